# Custom data: drawn points
drawing-tool = Tool
drawing-add = Add
drawing-move = Move
drawing-erase = Erase
drawing-spray = Spray
drawing-close = Done
drawing-class = Class of new points
drawing-labels = Labels of new points
drawing-value = Value of new points
drawing-new-class = New class
drawing-help-add = Click or drag on the map. Keyboard: arrow keys move, Enter adds, Delete removes the nearest point.
drawing-help-curve = Click or drag on the map: the height is the value. Keyboard: arrow keys move, Enter adds, Delete removes the nearest point.
drawing-help-move = Drag a point. Keyboard: arrow keys move, Enter picks up and drops, Escape cancels.
drawing-help-erase = Click points or drag over them. Keyboard: arrow keys move, Enter erases, Delete removes the nearest point.
drawing-restarts = Every change restarts training.
drawing-map-label = Edit points. Arrow keys move the cursor, Enter uses the tool, Delete removes the nearest point, digits choose a class.
drawing-done = { $place }. { $count ->
    [one] 1 point
   *[other] { $count } points
  }.
drawing-carried = Picked up at { $place }. Press Enter to drop it.
drawing = Edit points

# Custom data: files
rows-of-data = Data rows
row-number = Row { $row } of { $rows }
row-before = Previous row
row-after = Next row
row-true = True
row-says = Predicted
data-missing = The data of this experiment is not on this device:
data-missing-what = { $rows } examples of { $shape } numbers, { $test } of them for testing, from files that were opened elsewhere.
data-missing-how = Open the same files here, and the experiment opens. Until then nothing changes.
data-missing-open = Open its files …
link-too-large = This data is too large for a link, which holds about { $count } numbers. To share it, save it as CSV and send the file.
import = Import data
legend-every = 1 in { $every } shown

# Health of training
health-values = a: mean { $mean }, spread { $std }, { $least } … { $greatest }
health-values-training = in training: mean { $mean }, spread { $std }
health-moved = weights moved by { $moved }
measured-sample = Measured on the first training rows: at most { $most } of { $rows }.
health-fine = No problems: every layer is learning.
health-start = Gradients and updates appear after the first step.
health-early = Too early to judge: gradients are compared from step { $step } on.
health-inputs = input of f
health-usual = typical size of an update
health-chart = { $name }: f solid, f′ dashed; the bars show the distribution of its inputs, from { $from } to { $to }.
health-gradient = Gradient norm
health-update = Update / weight
health-dead = Dead
health-saturated = Saturated
health-flat = Slope < 0.01
health-nothing = Nothing is measured here: no weights, and no function of one number.
health-units = { $count } of { $units }
finding-dead-below = { $layer }: { $count } of { $units } units are dead: their input is negative for every point.
finding-dead = { $layer }: { $count } of { $units } units are dead: their slope is 0 for every point.
finding-saturated = { $layer }: { $count } of { $units } units are saturated: their slope is below 0.01 at 90 % of points.
finding-vanishing = The gradient vanishes: at { $layer } it is { $share } of that at the output.
finding-exploding = The gradient explodes: at { $layer } its norm is { $share }.
finding-leaps = { $layer }: one update changes the weights by { $share }.
try-dead-below = Dead units do not learn. Try Leaky ReLU or ELU, or restart with a lower learning rate or He initialization.
try-dead = Dead units do not learn. Try an activation without flat ends, or restart with a lower learning rate.
try-saturated = Saturated units learn slowly. Try a lower learning rate, smaller initial weights, or ReLU.
try-vanishing = The first layers hardly learn. Try ReLU or GELU, a matching initializer, or fewer layers.
try-exploding = Try a lower learning rate or smaller initial weights.
try-leaps = Try a lower learning rate: 0.1 % to 1 % is typical.
unit-dead = { $name }, dead: its slope is 0 for every point
unit-saturated = { $name }, saturated: its slope is below 0.01 at 90 % of points

# ε-nudge
passes = { $weights ->
    [one] Gradient of the one weight
   *[other] Gradient of all { $weights } weights
  }: 2 passes by backprop (one forward, one backward), { $passes } by moving each weight by ±ε.
nudge-layer = Layer
nudge-input = From
nudge-unit = To
nudge-slope = (L₊ − L₋) / 2ε
nudge-gradient = Backprop ∂L/∂w
nudge-difference = Difference
nudge-chart = Difference by ε
nudge-empty = This network is too large to measure the effect of one weight here.
nudge-why = L is the loss on all training points, with penalties. A smaller ε gives a better estimate until rounding error dominates: both losses then share their leading digits. In float32 this happens much earlier than in float64. Click a line of the network to select its weight.
unit-number = Unit { $number }

# Menu of layer kinds
add-layer-before = Before
add-layer-misfits = These do not fit there:
add-layer-with = Also: { $repair }

# Weight editor
weight-value = Weight
bias-value = Bias
weight-refused = Enter a finite number of the experiment's precision. The weight is unchanged.
weight-refused-diverged = The network contains numbers that are not finite. Go back to the last good state first.
weight-edit-why = Training continues from the new value. The curves and the optimizer state are kept.
unit-own-name = Name of this unit
unit-named = { $name } ({ $place })
unit-name-change = name of { $name }
weight-edit = Weight from { $from } to { $to }
bias-edit = Bias of { $to }

# Backprop on the graph
backprop-empty = The steps are shown for small networks, at a point with a true class or value.
backprop-steps = Forward and backward steps
backprop-back = Previous unit
backprop-next = Next unit
backprop-layer-back = Previous layer
backprop-layer-next = Next layer
backprop-forward = Forward: { $name }
backprop-backward = Backward: { $name }
backprop-softmax = Softmax and cross-entropy combined: L = −ln p of the true class. Its derivative through softmax is p − y, where y is 1 for the true class and 0 for every other.
backprop-sigmoid = Sigmoid and cross-entropy combined: the derivative is p − y, where y is 1 if the label is true and 0 if not; with several labels, it is divided by their number.
backprop-same-forward = Here, outside of training, it passes every number on unchanged: a is that of the layer before.
backprop-same-backward = It passes the gradient back unchanged, too: ∂L/∂a of the layer before is that of this layer.
backprop-other = The steps of this kind of layer are not written out here.
backprop-through = It comes back through { $name }, whose steps are not written out.
backprop-why = At the inspected point ({ $place }). L is its loss, without penalties. The network shows a to the right of each unit, ∂L/∂z to the left, and ∂L/∂w on the lines. Pause training to keep the numbers still.
analysis-recurrence = Recurrence
analysis-normalization = Normalization

# Maps of convolutions
convolution-large = The maps of this network are too large to show.
convolution-maps = Maps
convolution-counts = Parameters
convolution-move = Move the example
convolution-parameters = Parameters
convolution-multiplications = Multiplications
convolution-right = right
convolution-down = down
convolution-back = Back
convolution-shifts = Outputs over cells moved to the right
convolution-input = Input
convolution-filter = Filter { $number }
convolution-channel = Channel { $number }
convolution-more = + { $count } more
convolution-fewer = Show fewer
convolution-place = row { $row }, column { $column }
convolution-step = step { $step }
convolution-detail = How a number is computed
convolution-map = Map: the arrow keys move the cell, Page Up and Page Down change the filter
convolution-field = Input: receptive field { $size }
convolution-effect = |∂a/∂x|: the field in effect
convolution-padding = padding
convolution-sums = Sums of the channels
convolution-largest = { $count ->
    [one] max of one cell =
   *[other] max of { $count } cells =
  }
convolution-mean = { $count ->
    [one] mean of one cell =
   *[other] mean of { $count } cells =
  }
convolution-spoken = { $name }, { $filter }, { $place }: z = { $z }, a = { $a }.
analysis-convolution = Convolution

# Space transformed by a layer
warp-columns = This panel needs data with two input columns.
warp-plot = Grid and points of the plane after { $name }
warp-after = After
warp-across = x axis
warp-up = y axis
warp-main-1 = 1st principal
warp-main-2 = 2nd principal
warp-far = Progress through the layer
warp-one = A layer with one unit gives a line, not a plane. Choose another layer.
warp-wide = A space of { $units } dimensions, shown along two units or along the two principal directions of its points.
warp-sample = The first { $count } of { $rows } points are drawn.
warp-line = The output layer sees only these two numbers and separates them by straight lines: the layers before have made the classes linearly separable.
warp-plane = A layer with two units: it first rotates, stretches and shifts the plane, then the activation bends it.

# Collapse
collapse-none = No two neighbouring layers are linear: the nonlinear activations between them make each layer necessary.
collapse-try = Make every hidden layer linear
collapse-says = { $from } to { $to } have { $held } parameters and are equivalent to one W and b with { $needed }.
collapse-more = { $inputs } inputs × { $units } units; only the first are shown.
collapse-table = W and b of { $from } to { $to } combined
collapse-bias = b
collapse-one = x·W + b
collapse-layers = z, layer by layer
collapse-why = At the inspected point, both give the same z: stacked linear layers can do no more than one.

# Confusion matrix
confusion-none = A regression has no classes to confuse. Its loss is shown below.
confusion-truth = True
confusion-predicted = Predicted
confusion-right = Correct
confusion-held = true positive
confusion-missed = false negative
confusion-wrong = false positive
confusion-neither = true negative
confusion-train = Training data
confusion-test = Test data
confusion-loss = Loss
confusion-data-loss = without penalty
confusion-penalty = penalty

# Comparison
compare-why = Keep this run as A, then change something, such as the activation or the optimizer. The changed run is B. Both start from the same seed and train side by side.
compare-start = Keep this run as A
compare-again = Make B the new A
compare-end = End
compare-same = A and B are still identical. Change an activation, the optimizer, or anything else: that is B.
compare-differs = A → B:
compare-diverged = A stopped at step { $step }: a number was no longer finite.
compare-map = Decision map of { $run }
compare-chart = { $measure } of both runs over the epochs

# Images, and the canvas for digits
gallery-wrong = { $wrong } of { $count } wrong
gallery-first = The first { $count } of { $rows }: predicting all of them would make training wait.
gallery-only-wrong = only wrong ones
gallery-none-wrong = No example is misclassified.
gallery-page = { $page } / { $pages }
gallery-back = Previous examples
gallery-on = Next examples
gallery-picture = Image { $number }
gallery-sequence = Sequence { $number }
gallery-value = { $truth }, predicted { $predicted }
gallery-is-right = { $truth }, predicted { $predicted } with { $share }: correct
gallery-is-wrong = { $truth }, predicted { $predicted } with { $share }: wrong
pad-label = Canvas. Draw with mouse, finger or pen. Keyboard: arrow keys choose a pixel, Space inks or clears it, Delete clears the canvas.
pad-hint = Draw a picture here
pad-seen = as the network sees it
pad-clear = Clear
pad-samples = or start from a sample:
pad-sample = Put a sample { $number } on the canvas
pad-answers = Prediction
pad-read = Predicted { $number } with { $share }.
pad-cell-ink = Row { $row }, column { $column }: ink.
pad-cell-paper = Row { $row }, column { $column }: blank.
analysis-pad = Draw a picture
dataset-parameter-side = Image size in pixels
dataset-parameter-shift = Shift ÷ side
dataset-parameter-steps = Steps
pixels = Pixels
sequence = Sequence
sequence-here = The inspected sequence
sequence-pinned = a sequence
example-numbers = Numbers ({ $shape })
map-range = { $name }: from { $least } to { $greatest }
picture-here = The inspected image
picture-pinned = an image
gallery = Images and predictions
gallery-sequences = Sequences and predictions

# Print summary
printout-experiment = The experiment
printout-results = Result
printout-map = Decision map and data
printout-link = Open this experiment in a browser
printout-qr = The link as a QR code
printout-link-long = The link is too long to print. Copy it from the page.
printout-shortened = The values of each layer are omitted to fit two pages.
printout-link-none = The data is too large for a link. Save it as CSV from the page.
printout-part = , { $part } { $value }

# Table views
table-output = Output
table-example = It reads examples of { $shape } numbers.
weights-kernel = Kernel
weights-recurrent-kernel = Recurrent kernel
weights-bias = Bias
weights-backward-kernel = Backward kernel
weights-backward-recurrent-kernel = Backward recurrent kernel
weights-backward-bias = Backward bias
weights-alpha = α
weights-gamma = γ
weights-beta = β
weights-moving-mean = Moving mean
weights-moving-variance = Moving variance
table-step = At step { $step }
table-again = Refresh
table-close = Close
table-features = Inputs: { $features }.
table-layer = Layer
table-activation = Activation
table-parameters = Parameters
table-range = Weight range
table-weights = Weights
table-from-to = { $from } to { $to }
table-list = Weights and biases of { $name }
table-show = Show
table-hide = Hide
table-map-multiclass = The most likely class at each point, and its probability.
table-map-multilabel = The probability of each label at each point.
table-map-regression = The predicted value at each point.
table-at = { $column } = { $value }
table-share = { $name } { $share }

# Activation explorer
explorer-sets = Presets
explorer-set-family = ReLU family
explorer-set-squashing = S-shaped
explorer-set-smooth = Smooth
explorer-choose = Activations to show
explorer-curves = Function and derivative
explorer-span = Range of x
explorer-empty = Choose an activation or a preset.
explorer-chart-f = Functions at x. The arrow keys move the cursor.
explorer-chart-slope = Derivatives at x. The arrow keys move the cursor.
explorer-cursor-help = Point at a chart, drag, or use the arrow keys. The table shows the values.
explorer-properties = Values and properties
explorer-properties-why = All properties are computed numerically, for the chosen parameters. Zero-centred: f has mean 0 for inputs with mean 0 and variance 1. Saturates: the derivative stays below 0.01. Smooth: f and f′ have no jumps. Dead: the derivative is exactly 0, so nothing is learned.
explorer-name = Activation
explorer-show = Details of { $name }
explorer-remove = Remove
explorer-details-empty = Choose an activation to see its formula and code.
explorer-no-code = A custom formula has no name in Keras or PyTorch. Write it with keras.ops or torch.
explorer-source = Source: { $source }
explorer-copy = Copy the { $name } code
explorer-copied = The code is copied.
trait-range = Range
trait-centred = Zero-centred
trait-saturates = Saturates
trait-smooth = Smooth
trait-monotonic = Monotonic
trait-dead = Dead
trait-range-value = { $from } to { $to }
trait-centred-no = no, mean { $mean }
trait-jump = no, f jumps at { $places }
trait-corner = no, corner at { $places }
trait-falls = no, decreases: { $where }
trait-waves = no, oscillates
trait-between = { $from } to { $to }
trait-everywhere = everywhere
trait-nowhere = nowhere
depth = Signal through 20 layers
depth-why = Inputs with mean 0 and variance 1 pass through an untrained network of 20 equal layers. Forward, the mean and variance over all units and inputs show whether the signal survives. Backward, the gradient of a squared error, relative to layer 20, shows whether the first layers can learn.
depth-width = Width
depth-selu = SELU with LeCun normal
depth-mean = Mean after each layer
depth-variance = Variance after each layer
depth-gradient = Gradient at each layer, relative to layer 20
depth-waiting = { $name }: …
depth-lives = { $name }: mean { $mean }, variance { $variance } after 20 layers; { $gradient } of the gradient reaches layer 1.
depth-vanishes = { $name }: the gradient vanishes: only { $gradient } of it reaches layer 1, which hardly learns. Mean { $mean }, variance { $variance } after 20 layers.
depth-explodes = { $name }: the numbers explode: variance { $variance } after 20 layers; the gradient at layer 1 is { $gradient } times that at layer 20.
depth-overflows = { $name }: the numbers overflow before layer 20, so there is no gradient.
timing = Time of a training step
timing-why = The network of the playground trains with each activation in its hidden layers, one after the other, { $rounds } times in turn; the medians are shown. They are times of this device, this browser and this moment: another one has others, and small differences mean nothing.
timing-measure = Measure
timing-again = Measure again
timing-stop = Stop
timing-progress = Measuring, round { $round } of { $rounds }…
timing-median = { $rounds ->
    [one] One round.
   *[other] Medians of { $rounds } rounds.
 }
timing-changed = The network has changed since then.
timing-no-hidden = The network of the playground has no hidden layer whose activation could be changed.
timing-step = One step
timing-relative = Compared with { $name }
timing-overflows = not possible
timing-times = { $times }×
timing-micro = { $value } µs
guide = Which one to choose
guide-hidden = Hidden layers
guide-hidden-start = A good default: fast, and works well with He initialization.
guide-hidden-dying = If ReLU units die: a slope below 0 keeps them learning.
guide-hidden-deep-plain = Deep dense networks without normalization; with LeCun normal initialization and alpha dropout.
guide-hidden-transformer = Transformers and modern convolutional networks: smooth, and slightly better than ReLU there.
guide-hidden-phone = Small devices and low-precision arithmetic.
guide-hidden-recurrent = Recurrent cells and gates. In deep stacks they saturate and the gradient vanishes.
guide-output = Output layer
guide-task = Task
guide-activation = Activation
guide-units = Units
guide-loss = Loss
guide-output-binary = Yes or no
guide-output-one-of = One of k classes
guide-output-labels = Any of k labels
guide-output-number = A number
guide-output-positive = A positive number
guide-output-why = For the three classification tasks, keep the layer linear and compute the loss from logits: the result is the same, with less rounding error.

# Softmax and cross-entropy lab
lab = From logits to loss
lab-examples = Examples
lab-preset-tutorial = [2.0, 1.0, 0.1]
lab-preset-overflow32 = Too large for float32
lab-preset-overflow64 = Too large for float64
lab-preset-wrong = Confidently wrong
lab-preset-digits = 2/10,000
lab-why = From left to right: the logit, its exponential, its share of the sum, and the difference from the true label, which is the gradient.
lab-fewer = Remove a class
lab-more = Add a class
lab-temperature = Temperature T
lab-logits = Logit
lab-logit = Logit of class { $number }
lab-one-hot = One-hot label: 1 for the true class, 0 for every other
lab-sparse = Label as an index, { $index }
lab-one-hot-labels = One-hot label, [{ $labels }]
lab-gradient-why = Both are the same number: every term except that of the true class is multiplied by 0. The gradient p − y raises the true class and lowers every other one by its probability. A high temperature flattens the probabilities, a low one sharpens them.
lab-sigmoid = One sigmoid per label
lab-sigmoid-why = Softmax divides 1 among the classes: exactly one is true. Sigmoid judges each label separately: any number may be true, and the sum has no meaning.
lab-holds = Label is true
lab-binary = Binary cross-entropy, mean over the labels
lab-digits = 2/10,000 in two ways
lab-digits-why = The same x, written directly and as a difference of two numbers near 1. The digits that do not fit beside the 1 are lost. The same happens to p if it is stored before the logarithm is taken.
lab-digits-power = x = 2/10ⁿ, n
lab-digits-lost = Relative error
lab-digits-all = 100 %
lab-rounding = How the loss is computed, and where it fails
lab-rounding-why = The logits above, followed for the true class. float32 is simulated by rounding the result of every operation. Naive computes e to the power of z directly; stable subtracts the largest z first; from logits never stores p.
lab-stable = subtract the largest z
lab-clip = clip p to [1e−7, 1 − 1e−7]
lab-step = Class { $number }
lab-ways = All methods
lab-way = Method
lab-way-naive = naive
lab-way-stable = stable
lab-way-clip = clipped
lab-loss = Loss, { $format }
lab-true-loss = The true loss is { $value }.
lab-fault-overflow = overflow, fails here
lab-fault-underflow = underflow, fails here
lab-fault-nan = not a number, fails here
lab-fault-clipped = clipped: no gradient

# Recurrence
recurrence-empty = The states over the steps are shown for layers that are small enough.
recurrence-stage = { $layer } over the steps. Arrow keys: left and right for the step, up and down for the unit.
recurrence-at = Step { $step } of { $count }, unit { $unit }
recurrence-backward = Backwards (from the last step to the first)
recurrence-backward-of = { $name }, backwards
recurrence-baseline = A (compared run)
recurrence-forget-bias = Forget gate starts open (unit_forget_bias)
recurrence-compare = Keep this run to compare
recurrence-effect-odds = Shade of x: how much a small change of x at each step would change the log-odds of { $output }.
recurrence-effect-output = Shade of x: how much a small change of x at each step would change the output { $output }.
recurrence-effect-at = effect of x: { $value }

# Normalization
normalization-empty = The statistics are shown for layers that are small enough.
normalization-present = present
normalization-moving = moving (dashed)
normalization-mean = Mean
normalization-variance = Variance (log)
normalization-channels = Channels: the present statistics beside the moving ones
normalization-spoken = Channel { $channel }: mean { $meanPresent } at present, { $meanMoving } moving; variance { $variancePresent } at present, { $varianceMoving } moving
normalization-channel = Channel { $channel }, at { $rows } training rows
normalization-channel-sample = Channel { $channel }, at the first { $rows } of { $train } training rows
normalization-before = Before
normalization-after = After
normalization-histogram = { $title }: histogram from { $low } to { $high }
normalization-lag = Training normalizes by each batch; losses, maps and probabilities on the page are computed by the moving statistics. With momentum { $momentum } these lag by about { $steps } steps, and so do the page's numbers.
normalization-quick = Set momentum { $momentum } (lag: { $steps } steps)

# Panels
copy-by-hand = This page may not copy to the clipboard. Copy from here:
curves = Curves
inspector-values = Predicted values
tab-write = Draw
task-multilabel = { $name }, { $classes } labels
task-regression = { $name }, regression

# Undo and redo
undo-change = Undo: { $change }
redo-change = Redo: { $change }
change = { $name } { $before } → { $after }
followed = Also changed:
change-and-more = { $change }, and { $count } more
own-data-rows = { $name }, { $rows } rows
hidden-layers = Hidden layers
issue-of = { $name }:
layer-part = { $layer }, { $part }
units = Units

# Goal
goal-is = Stop condition: { $goal }
goal-at-most = is at most{ $unit }
goal-at-least = is at least{ $unit }
goal-loss = { $measure } ≤ { $value }
goal-other = { $measure } ≥ { $value }
goal-within = { $goal }, { $limit ->
    [one] at most 1 epoch
   *[other] at most { $limit } epochs
  }
goal-limit = Give up after
goal-limit-epochs = epochs at most
goal-reached = Goal reached: { $goal }
goal-missed = Goal not reached: { $goal }
goal-gave-up = Training stopped at the limit, after { $steps ->
    [one] 1 step
   *[other] { $steps } steps
  }, { $epochs } epochs.
goal-took = It took { $steps ->
    [one] 1 step
   *[other] { $steps } steps
  }, { $epochs } epochs.

# Network
layer-key-rate = Share dropped
layer-key-target-shape = Target shape
layer-key-momentum = Momentum
layer-key-epsilon = ε
advice = { $count ->
    [one] One hint on this experiment
   *[other] { $count } hints on this experiment
  }
advice-dismiss = Dismiss the hint on { $name }
layer-option-bidirectional-none = Forwards only
layer-option-bidirectional-concat = Both, side by side
layer-option-bidirectional-sum = Both, added
layer-option-bidirectional-ave = Both, averaged
layer-option-bidirectional-mul = Both, multiplied
axis-size = Axis { $axis }
axis-rows = Rows
axis-columns = Columns
activation-choice-approximate-false = exact
activation-choice-approximate-true = tanh
activation-choice-trainable-false = a fixed
activation-choice-trainable-true = a learned
formula-of = Formula of { $name }
formula-wrong = Formula of { $name }, invalid
formula-column = Character { $column }:
line-column = Line { $line }, character { $column }:
formula-help = x, a, numbers, + − * / ^, brackets, comparisons, and functions such as sigmoid(x), exp(x), max(x, 0), where(x > 0, x, a * x)
choice-false = no
choice-true = yes
folded-layers = { $count ->
    [one] +1 layer
   *[other] +{ $count } layers
  }
show-folded = { $layers }: show { $count ->
    [one] layer { $first }
   *[other] layers { $first } to { $last }
  }
layer-of-kind = Layer { $number }: { $kind }
fewer-units-shown = Show fewer
output-units = { $units ->
    [one] 1 unit
   *[other] { $units } units
  }
output-fused-sigmoid = logits; sigmoid in the loss
initializer = Initializer
use-bias = Bias
layer-key-kernel-initializer = Initializer
layer-key-use-bias = Bias
layer-key-trainable = Trained
layer-key-l1 = L1 penalty
layer-key-l2 = L2 penalty
layer-own-value = { $name } of its own
activation-parameter-a = a
activation-parameter-alpha = α
activation-parameter-expression = formula
activation-parameter-trainable = learn a
activation-parameter-beta = β
activation-parameter-negative-slope = slope
activation-parameter-slope = slope
optimizer-parameter-rho = ρ
optimizer-parameter-momentum = Momentum
optimizer-parameter-weight-decay = Weight decay
optimizer-parameter-initial-accumulator-value = Initial accumulator
loss-parameter-label-smoothing = Label smoothing
loss-parameter-epsilon = Clip to [ε, 1 − ε]
loss-parameter-delta = δ, where it becomes linear

# Activation menu
activation-everywhere = Use { $name } in all hidden layers
learned-title = Learned by each unit: mean, minimum and maximum
learned-now = now { $mean } ({ $low } to { $high })

# Notices
repair-put = Put { $name } before it
repair-padding = Pad its input (same)
repair-sequences = Give the whole sequence to it
repair-from-logits = Give the logits to the loss
repair-activation = Give the output layer { $name }
config-refused = This experiment cannot run. The previous one continues:
link-refused = The experiment in this link cannot run. Another one is shown:
start-refused = This experiment cannot run. Another one is shown:
link-damaged = This link is damaged. Another experiment is shown.
link-not-text = Part of it is missing or was changed.
link-not-json = Its content is truncated or changed, and is no longer an experiment.
link-no-experiment = It contains no experiment.
link-no-preset = It names an unknown preset.
link-no-lesson = The link names a lesson that cannot be read.
link-unit-names = Some names that this link gives units were left out: each has to be a text of 1 to 40 characters, with the numbers of its layer and unit.
link-unknown = The text after the # in the address is not a known link.
link-unpacks-large = Decompressed, it is larger than a link may be.
link-old-browser = It is compressed, and this browser is too old to decompress it. Update the browser.
baseline-refused = Experiment A of the comparison cannot run and is left out:
file-refused = This file cannot be opened, so nothing has changed:
lesson-refused = This lesson cannot be played:
saved-here = Reloading on this device restores it.
restore-damaged = Not everything saved in this tab could be restored.
restore-view = The saved view is damaged. The view in the address is used.
restore-history = The saved edit history is damaged. Earlier changes cannot be undone.
restore-trained = The saved network is damaged or from another version. Training starts over.
restore-format = It was saved by another version of this page. The experiment in the address starts over.
restore-unread = The browser cannot read part of it.
restore-silent = The browser’s storage does not respond. The experiment in the address starts over.
restore-late = The browser’s storage responds now. The work saved in this tab can be restored, in place of what is shown.
restore = Restore
unsaved-refused = The browser does not store anything for this page. Reloading loses everything that is not in the link.
unsaved-full = The browser’s storage is full. Reloading loses everything that is not in the link.
unsaved-trained = The browser’s storage has no room for the trained network. After a reload, training starts over.
unsaved-large = This trained network is too large to be saved. After a reload, training starts over.
unsaved-silent = The browser’s storage does not respond. Reloading may lose what is not in the link.
unsaved-advice = Copy the link, and save custom data as CSV.
link-at = Character { $column }, counted from the #, is not allowed in a link.
worker-replaced = The engine stopped unexpectedly. It was restarted at step { $step }.
given-up = The engine failed twice at { $act }, so it was skipped.
given-up-kept = Everything else is unchanged.
given-up-begin = opening an experiment
given-up-change = this change
given-up-compare = starting the comparison
given-up-undo = undoing a change
given-up-redo = redoing a change
given-up-reset = the reset
given-up-rewind = going back to an earlier step
given-up-weight = setting a weight
diverged = Training stopped at step { $step }, in { $layer }.
diverged-why = The learning rate is most likely too high for this network.
diverged-start = Training cannot start: { $layer } gives numbers that are not finite.
diverged-start-why = Nothing has been learned yet, so the learning rate is not the cause. Check the formula or activation of this layer, edited weights, and the data.
rewind = Back to the last good state, step { $step }
slower = Go back and divide the learning rate by 10

# Transport and status
metric-r-squared-train = Train R²
metric-r-squared-test = Test R²

# Number fields
number-empty = Enter a number.
number-unreadable = “{ $text }” is not a number.
number-ambiguous = “{ $text }” can mean { $one } or { $other }. Enter one of these.
number-whole = Enter a whole number.
number-extreme = This number is too large or too close to 0.
number-range = Enter a number from { $low } to { $high }.
number-least = Enter { $low } or more.

# Data
labels = Labels
data-custom = Custom data: { $rows } rows, { $columns ->
    [one] 1 input column
   *[other] { $columns } input columns
  }.
dataset-parameter-expression = Formula
dataset-parameter-columns = Inputs
dataset-parameter-as = The formula gives
dataset-choice-as-values = a value
dataset-choice-as-classes = a class, by its sign
dataset-formula-help = x, or x1 and x2 with two inputs; numbers, + − * / ^, brackets, comparisons, and functions such as sin(x), max(x, 0), where(x > 0, 1, −1)
dataset-custom = Custom data
data-kept = The data stays on this device. Links name it and open here; elsewhere they ask for the files.
data-stored = { $train } rows for training and { $test } for testing, split as in the files
dataset-stored = Data from files
weights-seed = Seed of the weights
weights-seed-same = the same
start-weights = Start weights
start-weights-given = given
start-weights-drawn = drawn

# Training
usual-values = Common values of { $name }

# Curves
metric-r-squared = R²
metric-r-squared-chart = R² on training and test data over the epochs

# Analysis
analysis-warns = Problem found

# Map
map-output = Output shown on the map
point-spoken = { $place }: { $answers }
class-probability = Class { $number } { $share }
legend-values = negative to positive
label-name = Label { $number }

# Inspector
label = Label
label-cost = −ln
labels-remark = ✓: true at the nearest point. The loss is the mean of −ln p for true labels and −ln (1 − p) for the others.
output = Output
target = Target
target-nearest = The target is that of the nearest point.
difference = Difference
pins = Pinned points
pin-name = Pin { $name } at { $place }
unpin = Remove pin { $name }
more-terms = { $count } more terms
