name = Activation Playground

# Rooms
rooms = Rooms of this page
room-playground = Playground
room-explorer = Activations
room-softmax = Softmax

# Transport and status
transport = Training
play = Play
pause = Pause
step = One step
epoch = One epoch
reset = Back to the start
epoch-count = Epoch
step-count = Step
evaluated-step = Of step
evaluated-at = Losses and scores of step { $step }
speed-now = Steps/s
loss-train = Train loss
loss-test = Test loss
metric-accuracy-train = Train accuracy
metric-accuracy-test = Test accuracy
metric-r-squared-train = Train R²
metric-r-squared-test = Test R²

# Parts of the page
parts = Parts of the playground
data = Data
network = Network
training = Training
curves = Curves
inspector = Probabilities here
inspector-values = Values here
tab-network = Network
tab-data = Data
tab-training = Training
tab-inspect = Inspect
tab-write = Write
share = Copy the link to this experiment
shared = The link is copied.
copy-by-hand = The browser does not let this page copy. Copy it from here:
theme = Light or dark
task-multiclass = { $name }, { $classes } classes
task-multilabel = { $name }, { $classes } labels
task-regression = { $name }, regression

# Numbers that are typed
number-empty = Enter a number.
number-unreadable = “{ $text }” is not a number.
number-ambiguous = “{ $text }” can mean { $one } or { $other }. Enter one of these.
number-whole = Enter a whole number.
number-extreme = This number is too large, or too close to 0, to be kept.
number-range = Enter a number from { $low } to { $high }.
number-least = Enter a number of at least { $low }.

# Undo and redo
history = Changes of the experiment
undo = Undo
redo = Redo
undo-change = Undo: { $change }
redo-change = Redo: { $change }
change = { $name } { $before } → { $after }
followed = Changed to fit:
change-and-more = { $change }, and { $count } more
own-data-rows = { $name }, { $rows } rows
hidden-layers = Hidden layers
layer-part = { $layer }, { $part }
units = Units

# Goal
goal = Where to stop
goal-is = Where to stop: { $goal }
goal-none = no goal
goal-at-most = is at most{ $unit }
goal-at-least = is at least{ $unit }
goal-loss = { $measure } ≤ { $value }
goal-other = { $measure } ≥ { $value }
goal-reached = Goal reached: { $goal }
goal-took = It took { $steps ->
    [one] 1 step
   *[other] { $steps } steps
  }, { $epochs } epochs.
stop-at = Stop when
epochs-to-train = Epochs
train-epochs = Train { $epochs ->
    [one] 1 epoch
   *[other] { $epochs } epochs
  }

# Data
dataset = Data set
classes = Classes
labels = Labels
data-samples = Samples
data-noise = Noise
data-test-fraction = Test share
data-custom = Own data: { $rows } rows, { $columns ->
    [one] 1 column
   *[other] { $columns } columns
  } of input.
dataset-overlap = Overlap
dataset-custom = Own data
seed = Seed
new-seed = New seed

# Own data: by hand
own-data = Own data
hand-open = Edit by hand
hand = Points by hand
hand-tool = Tool
hand-add = Add
hand-move = Move
hand-erase = Erase
hand-spray = Spray
hand-close = Done
hand-class = Class drawn
hand-labels = Labels drawn
hand-value = Value drawn
hand-new-class = A new class
hand-help-add = Press or drag on the map. Keys: arrows, Enter adds, Delete removes the nearest.
hand-help-curve = Press or drag on the map: the height is the value. Keys: arrows, Enter adds, Delete removes the nearest.
hand-help-move = Drag a point. Keys: arrows, Enter picks up and puts down, Escape gives up.
hand-help-erase = Press or drag over points. Keys: arrows, Enter erases, Delete removes the nearest.
hand-restarts = After each change training starts again.
hand-map-label = Points by hand. The arrow keys move the cursor, Enter uses the tool, Delete removes the nearest point, numbers choose a class.
hand-done = { $place }. { $count ->
    [one] 1 point
   *[other] { $count } points
  }.
hand-carried = Picked up at { $place }. Enter puts it down.

# Own data: from and to files
import = Data from a file
import-open = From a file …
legend-every = one of { $every } drawn
export = Save as CSV …
export-predictions = With what the network says
export-save = Save
link-too-large = This data is too large for a link, which holds { $count } numbers and, where they are short, more. To send it, save it as CSV and send the file.
rows-of-data = Rows of the data
row-number = Row { $row } of { $rows }
row-before = Row before
row-after = Row after
row-true = True
row-says = Network

# Network
features = Features
feature-toggle = Feature { $name }
network-size = { $layers ->
    [0] no hidden layer
    [one] one hidden layer
   *[other] { $layers } hidden layers
  }
add-layer = + Add layer
remove-layer = Remove { $name }
layer-name = Layer { $number }
output-layer = Output
layer-more = More of { $name }
activation-of = Activation of { $name }
units-of = Units of { $name }
fewer-units = One unit fewer in { $name }
more-units = One unit more in { $name }
unit-name = { $name }, unit { $number }
more-units-shown = +{ $count } more
output-units = { $units ->
    [one] 1 unit
   *[other] { $units } units
  }
output-fused-softmax = logits; softmax in the loss
output-fused-sigmoid = logits; sigmoid in the loss
initializer = Initial weights
dropout = Dropout
alpha-dropout = Alpha dropout
use-bias = Bias
activation-choice-approximate-false = exact
activation-choice-approximate-true = tanh
activation-choice-trainable-false = a fixed
activation-choice-trainable-true = a learned
activation-parameter-a = a
activation-parameter-alpha = α
activation-parameter-expression = formula
activation-parameter-trainable = learn a
formula-of = Formula of { $name }
formula-wrong = Formula of { $name }, with a mistake
formula-column = Character { $column }:
formula-help = x, a, numbers, + − * / ^, brackets, comparisons, and functions such as sigmoid(x), exp(x), max(x, 0), where(x > 0, x, a * x)
activation-parameter-beta = β
activation-parameter-negative-slope = slope
activation-parameter-slope = slope
optimizer-parameter-beta-1 = β₁
optimizer-parameter-beta-2 = β₂
optimizer-parameter-epsilon = ε
optimizer-parameter-rho = ρ
optimizer-parameter-momentum = Momentum
optimizer-parameter-weight-decay = Weight decay
optimizer-parameter-initial-accumulator-value = Accumulator at the start
loss-parameter-label-smoothing = Label smoothing
loss-parameter-epsilon = Clip to [ε, 1 − ε]
loss-parameter-delta = δ, where it turns straight
choice-false = no
choice-true = yes

# Training
loss = Loss
from-logits = from logits
optimizer = Optimizer
learning-rate = Learning rate
batch-size = Batch size
l1 = L1 penalty
l2 = L2 penalty
speed = Speed
speed-value = { $steps ->
    [one] 1 step/s
   *[other] { $steps } steps/s
  }
speed-fastest = fastest
other-value = other…
usual-values = Usual values of { $name }
more-training = More
precision = Precision
precision-float32 = float32
precision-float64 = float64
shuffle = Shuffle each epoch

# Curves
metric-accuracy = Accuracy
metric-r-squared = R²
epochs = epochs
logarithmic = log
loss-chart = Loss on training and test data over the epochs
metric-accuracy-chart = Accuracy on training and test data over the epochs
metric-r-squared-chart = R² on training and test data over the epochs
legend-train = train
legend-test = test

# Analysis
analysis = A closer look
analysis-curves = Curves
analysis-health = Health
analysis-nudge = ε-nudge
analysis-collapse = Collapse
analysis-confusion = Confusion
analysis-warns = Something is wrong

# Health of training
health-fine = Nothing is wrong: every layer learns.
health-start = Gradients and updates are known after the first step.
health-inputs = what enters f
health-usual = usual size of an update
health-chart = { $name }: f as a line, f′ dashed; the bars show what enters it, from { $from } to { $to }.
health-gradient = Gradient norm
health-update = Update / weight
health-dead = Dead
health-saturated = Saturated
health-flat = Slope < 0.01
health-units = { $count } of { $units }
unit-dead = { $name }, dead: its slope is 0 for every point
unit-saturated = { $name }, saturated: its slope is below 0.01 at nine points of ten
finding-dead-below = { $layer }: { $count } of { $units } units are dead: their input is below 0 for every point.
finding-dead = { $layer }: { $count } of { $units } units are dead: their slope is 0 for every point.
finding-saturated = { $layer }: { $count } of { $units } units are saturated: their slope is below 0.01 at nine points of ten.
finding-vanishing = The gradient vanishes: at { $layer } it is { $share } of that at the output.
finding-exploding = The gradient explodes: at { $layer } its norm is { $share }.
finding-leaps = { $layer }: one update changes the weights by { $share }.
try-dead-below = They learn no more. Try Leaky ReLU or ELU, or start anew with a lower learning rate or He's initial weights.
try-dead = They learn no more. Try an activation without flat ends, or start anew with a lower learning rate.
try-saturated = They learn very slowly. Try a lower learning rate, smaller initial weights, or ReLU.
try-vanishing = The first layers hardly learn. Try ReLU or GELU, initial weights that fit them, or fewer layers.
try-exploding = Try a lower learning rate or smaller initial weights.
try-leaps = Try a lower learning rate: 0.1 % to 1 % is usual.

# ε-nudge
nudge-layer = Layer
nudge-input = From
nudge-unit = To
unit-number = Unit { $number }
nudge-slope = (L₊ − L₋) / 2ε
nudge-gradient = Backprop ∂L/∂w
nudge-difference = Difference
nudge-chart = Difference by ε
nudge-empty = Moving a weight of so large a network takes too long here.
nudge-why = L is the loss on all training points, with penalties. A smaller ε comes nearer to the slope, until both losses share their leading digits and round-off wins: in float32 long before float64. A click on a line of the network takes its weight.

# Weights by hand
weight-edit = Weight from { $from } to { $to }
bias-edit = Bias of { $to }
weight-value = Weight
bias-value = Bias
weight-refused = A weight is a finite number of the experiment's precision. This one stays as it was.
weight-refused-diverged = The network holds numbers that are no longer finite. Go back to its last good state first.
weight-edit-why = Training goes on from the new value; curves and the optimizer's memory stay.
unit-weights = { $name }: edit its weights and bias

# Activations by their pictures
activation-pictures = Curve of { $name }: choose another
activation-everywhere = Take { $name } in all hidden layers
learned-title = Learned by each unit: mean, least and greatest
learned-now = now { $mean } ({ $low } to { $high })

# Backprop on the graph
analysis-backprop = Backprop
backprop-empty = The steps appear where the network is small enough to follow and the point has a true class or value.
backprop-steps = Steps forwards and back
backprop-back = Previous unit
backprop-next = Next unit
backprop-layer-back = Previous layer
backprop-layer-next = Next layer
backprop-forward = Forwards: { $name }
backprop-backward = Backwards: { $name }
backprop-softmax = Softmax and cross-entropy together: L = −ln p of the true class, and the derivative of that through softmax is p − y, with y = 1 for the true class and 0 for every other.
backprop-sigmoid = Sigmoid and cross-entropy together: their derivative is p − y, with y = 1 where it holds and 0 where it does not; with several labels, divided by their number.
backprop-why = At the point looked at ({ $place }); L is its loss, without penalties. The network shows a right of each unit, ∂L/∂z left of it, and ∂L/∂w on the lines. Pause to keep the numbers still.

# Space warped by a layer
analysis-warp = Space
warp-columns = This shows what layers make of a plane; the data has another number of columns.
warp-plot = Grid and points of the plane after { $name }
warp-after = After
warp-across = Across
warp-up = Up
warp-main-1 = widest
warp-main-2 = 2nd widest
warp-far = How far through the layer
warp-one = A layer of one unit leaves a line and no plane: choose another.
warp-wide = A space of { $units } dimensions, seen along two units or along the two directions in which its points spread most.
warp-line = The output takes in just these two numbers, and divides them by straight lines: the layers before have laid the classes so that this is possible.
warp-plane = A layer of two units: first it turns, stretches and shifts the plane, then the activation bends it.

# Collapse
collapse-none = No neighbouring layers are linear here: what bends between them keeps each one needed.
collapse-try = Make every hidden layer linear
collapse-says = { $from } to { $to } hold { $held } numbers, and amount to one W and b of { $needed }.
collapse-more = { $inputs } inputs × { $units } units; the first of them are shown.
collapse-table = W and b of { $from } to { $to } as one
collapse-bias = b
collapse-one = x·W + b
collapse-layers = z, layer by layer
collapse-why = At the point looked at, both give the same z: a linear layer after a linear layer adds nothing that one could not do.

# Confusion matrix
confusion-none = A regression has no classes to confuse; its loss stands below.
confusion-truth = True
confusion-predicted = Predicted
confusion-right = Right
confusion-held = holds, said
confusion-missed = holds, missed
confusion-wrong = wrongly said
confusion-neither = neither
confusion-train = Training data
confusion-test = Test data
confusion-loss = Loss
confusion-data-loss = without penalty
confusion-penalty = penalty

# Two runs
analysis-compare = Two runs
compare-why = Keep this run as A, then change something: another activation, another optimizer. The changed one is B. Both start from the same seed and train step by step beside each other.
compare-start = Keep this run as A
compare-again = Make B the new A
compare-end = End
compare-same = A and B are still the same. Change an activation, the optimizer, or anything else: that is B.
compare-differs = A → B:
compare-diverged = A has stopped at step { $step }: a number was no longer finite.
compare-map = Decision map of { $run }
compare-chart = { $measure } of both over the epochs

# Map
map-output = Number shown on the map
map-label = Decision map. The arrow keys move the point looked at, Enter pins it, Delete takes the pin away, 1 to 4 go to a pin.
point-spoken = { $place }: { $answers }
class-probability = Class { $number } { $share }
legend-values = negative to positive
show-test = Test data on the map
show-discrete = Only what is decided, not how surely (discretize)
class-name = Class { $number }
label-name = Label { $number }

# Pictures, and the pad to write on
analysis-pad = Writing pad
data-side = Pixels a side
pixels = Pixels
picture-here = The picture looked at
picture-pinned = a picture
gallery = Pictures, and what the network takes them for
gallery-wrong = { $wrong } of { $count } wrong
gallery-only-wrong = only these
gallery-none-wrong = None is wrong.
gallery-page = { $page } / { $pages }
gallery-back = Pictures before
gallery-on = More pictures
gallery-picture = Picture { $number }
gallery-is-right = { $truth }, taken for { $predicted } with { $share }: right
gallery-is-wrong = { $truth }, taken for { $predicted } with { $share }: wrong
pad-label = Pad. Write with mouse, finger or pen. By keyboard: the arrow keys choose a pixel, the space bar inks or clears it, Delete clears the pad.
pad-hint = Write a figure here
pad-seen = as the network sees it
pad-clear = Clear
pad-samples = or change one that is written:
pad-sample = A written { $number } onto the pad
pad-answers = What the network takes it for
pad-read = Taken for { $number } with { $share }.
pad-cell-ink = Row { $row }, column { $column }: ink.
pad-cell-paper = Row { $row }, column { $column }: paper.

# Inspector
inspector-empty = The numbers appear once the network is there.
true-class-choice = True class
softmax-shift = m = { $highest } is the largest z: eᶻ stays in range, p as it is.
label = Label
label-cost = −ln
labels-remark = ✓ holds at the nearest point. −ln p where a label holds, −ln (1 − p) where it does not; the loss is their mean.
output = Output
target = Target
target-nearest = The target is that of the nearest point.
difference = Difference
pins = Pinned points
pin = Pin this point
pin-name = Pin { $name } at { $place }
unpin = Take pin { $name } away
to-gain = to gain
to-gain-why = To gain: y − p, the way down the loss. The true class goes up, each other one down by its p.
unit-sum = { $name }: write its sum out
more-terms = { $count } more terms
take-as-true = Take class { $number } as the true one
loss-here = loss { $value }
way-features = The way there, from the features

# On paper
print = Print a summary
printout-experiment = The experiment
printout-part = , { $part } { $value }
printout-results = Results
printout-map = Map of the outputs, with the data
printout-link = The experiment in a browser
printout-link-long = The link is too long for paper. Copy it from the page.
printout-shortened = The numbers of each layer are left out to fit two pages.
printout-link-none = The data is too large for a link. Save it as CSV from the page.

# Notices
config-refused = This experiment cannot run, so the one before it goes on:
link-refused = The experiment of this link cannot run, so another one is shown:
start-refused = This experiment cannot run, so another one is shown:
link-damaged = This link is damaged, so another experiment is shown.
link-not-text = A part of it is missing or was changed on the way.
link-not-json = What it carries is cut off or changed, and is no longer an experiment.
link-no-experiment = It carries no experiment.
link-no-preset = It names no experiment that is known here.
link-unknown = What stands after the # in the address is nothing that is known here.
link-unpacks-large = It unpacks to more than a link may hold.
link-old-browser = It is compressed, and this browser is too old to unpack it. Update the browser.
baseline-refused = The experiment that it is compared with, A, cannot run and is left out:
kept-here = A reload on this device brings it back.
kept-damaged = What this tab had kept could not all be brought back.
kept-view = What was chosen on the page is damaged. It is as the address says.
kept-history = The changes made so far are damaged and can no longer be undone.
kept-trained = The trained network is damaged or of another version. Training starts anew.
kept-format = It was kept by another version of this page. The experiment of the address starts anew.
kept-unread = The browser cannot read a part of it.
kept-silent = The browser’s storage does not answer. The experiment of the address starts anew.
kept-late = The browser’s storage answers now. What this tab had kept can be brought back in place of what is on show.
bring-back = Bring it back
unkept-refused = The browser keeps nothing for this page, so a reload loses what is not in the link.
unkept-full = The browser’s storage is full, so a reload loses what is not in the link.
unkept-trained = The browser’s storage has no room for the trained network, so after a reload training starts anew.
unkept-large = This trained network is too large to be kept, so after a reload training starts anew.
unkept-silent = The browser’s storage does not answer, so a reload may lose what is not in the link.
unkept-advice = Copy the link, and save data of your own as CSV.
link-at = Character { $column }, counted from the #, is none that a link has.
worker-replaced = The engine stopped unexpectedly. A new one goes on from step { $step }.
worker-stopped = The engine stopped again and again, so nothing is trained now. What you made is kept.
worker-again = Try again
given-up = The engine broke twice at { $act }, so it was left out.
given-up-kept = Everything else is as it was before.
given-up-begin = opening an experiment
given-up-change = this change
given-up-compare = starting the comparison
given-up-undo = undoing a change
given-up-redo = redoing a change
given-up-reset = the reset
given-up-rewind = going back to an earlier step
given-up-weight = setting a weight
engine-broken = Nothing is trained here, because the numbers would be wrong.
diverged = Training stopped at step { $step }, in { $layer }.
diverged-why = Most likely the learning rate is too high for this network.
diverged-start = Training cannot start: { $layer } gives numbers that are not finite.
diverged-start-why = Nothing has been learned yet, so it is not the learning rate. Look at the formula or activation of this layer, at weights set by hand, and at the data.
rewind = Back to the last good state, step { $step }
slower = Go back and learn 10 times slower

# In words: what the pictures show, as tables
words-network = Network as a table
words-map = Map as a table
words-step = At step { $step }
words-again = Read anew
words-close = Close
words-features = It takes in { $features }.
words-layer = Layer
words-activation = Activation
words-parameters = Parameters
words-range = Range of the weights
words-weights = Weights
words-from-to = { $from } to { $to }
words-list = Weights and biases of { $name }
words-show = Show
words-hide = Hide
words-map-multiclass = The likeliest class at each place, and its probability.
words-map-multilabel = The probability of each label at each place.
words-map-regression = The network’s value at each place.
words-at = { $column } = { $value }
words-share = { $name } { $share }

# Activation explorer
explorer-sets = Ready sets
explorer-set-family = ReLU family
explorer-set-squashing = S-curves
explorer-set-smooth = Smooth
explorer-choose = Activations to show
explorer-curves = Function and slope
explorer-span = Range of x
explorer-empty = Choose an activation, or a ready set.
explorer-chart-f = Functions at x. The arrow keys move the cursor.
explorer-chart-slope = Slopes at x. The arrow keys move the cursor.
explorer-cursor-help = Point at a chart, drag, or use the arrow keys: the table reads every function off.
explorer-properties = Read off, and compared
explorer-properties-why = Everything here is found from the numbers, at the parameters chosen. Zero-centred: the mean of f is 0 for an input of mean 0 and variance 1. Saturates: the slope stays below 0.01 there. Smooth: f and f′ never jump. Dead: the slope is exactly 0, so nothing is learned there.
explorer-name = Activation
explorer-show = Details of { $name }
explorer-remove = Remove
explorer-details-empty = What an activation is, and its line of code, stand here once one is chosen.
explorer-no-code = A formula of your own has no name in Keras or PyTorch: write it with keras.ops or torch.
explorer-source = Source: { $source }
explorer-copy = Copy the line for { $name }
explorer-copied = The line is copied.
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
trait-falls = no, falls: { $where }
trait-waves = no, rises and falls again and again
trait-between = { $from } to { $to }
trait-everywhere = everywhere
trait-nowhere = nowhere
depth = Through 20 layers
depth-why = An untrained network of equal layers is fed with inputs of mean 0 and variance 1. Forwards, mean and variance over all units and inputs say whether the signal lives. Backwards, the gradient of a squared error, as a share of that at layer 20, says whether the first layers can learn.
depth-width = Width
depth-selu = SELU with its own start
depth-mean = Mean after each layer
depth-variance = Variance after each layer
depth-gradient = Gradient at each layer, over that at layer 20
depth-waiting = { $name }: …
depth-lives = { $name }: after 20 layers mean { $mean }, variance { $variance }; { $gradient } of the gradient reaches layer 1.
depth-vanishes = { $name }: the gradient vanishes. Only { $gradient } of it reaches layer 1, which hardly learns. After 20 layers mean { $mean }, variance { $variance }.
depth-explodes = { $name }: the numbers explode. Variance { $variance } after 20 layers, gradient at layer 1 { $gradient } times that at layer 20.
depth-overflows = { $name }: the numbers overflow before layer 20, and no gradient comes back.
guide = Which one to take
guide-hidden = In hidden layers
guide-hidden-start = Start here. Cheap, and good with He's initial weights.
guide-hidden-dying = Where ReLU units die: a slope below 0 keeps them learning.
guide-hidden-deep-plain = Deep plain networks without normalisation; with LeCun's normal start and alpha dropout.
guide-hidden-transformer = Transformers and modern convolutional networks: smooth, and a little better than ReLU there.
guide-hidden-phone = Small devices and arithmetic in few bits.
guide-hidden-recurrent = Inside recurrent cells and as gates. In deep stacks they saturate and the gradient vanishes.
guide-output = In the output layer
guide-task = Question
guide-activation = Activation
guide-units = Units
guide-loss = Loss
guide-output-binary = Yes or no
guide-output-one-of = One of k classes
guide-output-labels = Any of k labels
guide-output-number = A number
guide-output-positive = A positive number
guide-output-why = For the three of classes, leave the layer linear and take the loss from logits: the same answer, with fewer digits lost.

# Softmax and cross-entropy lab
lab = From logits to the loss
lab-examples = Examples
lab-preset-tutorial = [2.0, 1.0, 0.1]
lab-preset-overflow32 = Too large for float32
lab-preset-overflow64 = Too large for float64
lab-preset-wrong = Sure and wrong
lab-preset-digits = 2/10,000
lab-why = From left to right: a logit, its power of e, its share of the sum, and the difference from the true label, which is the gradient.
lab-fewer = One class fewer
lab-more = One class more
lab-temperature = Temperature T
lab-logits = Logit
lab-logit = Logit of class { $number }
lab-one-hot = One-hot label: 1 for the true class, 0 for every other
lab-sparse = Label as an index, { $index }
lab-one-hot-labels = Label one-hot, [{ $labels }]
lab-gradient-why = Both are one number: every term but that of the true class is multiplied by 0. The gradient p − y pulls the true class up and pushes each other one down by its probability. A high temperature evens the probabilities out, a low one sharpens them.
lab-sigmoid = Sigmoid for each label
lab-sigmoid-why = Softmax shares 1 among the classes: one is right. Sigmoid asks of each label by itself: any number may hold, and the sum means nothing.
lab-holds = Label holds
lab-binary = Binary cross-entropy, mean over the labels
lab-digits = 2/10,000 in two ways
lab-digits-why = The same x, written at once and as a difference of two numbers near 1. The longer way passes by 1, and the digits that do not fit beside it are gone. That is what happens to p when it is stored before the logarithm is taken.
lab-digits-power = x = 2/10ⁿ, n
lab-digits-lost = Share of x lost
lab-digits-all = all of it
lab-rounding = How it is computed, and where it breaks
lab-rounding-why = The logits above, followed for the true class. float32 is reckoned here by rounding the result of every operation to the nearest float32. Naive takes e to the power of z as it stands; stable subtracts the largest z first; from logits never stores p at all.
lab-stable = subtract the largest z
lab-clip = clip p to [1e−7, 1 − 1e−7]
lab-step = Class { $number }
lab-ways = Every way at once
lab-way = Way
lab-way-naive = naive
lab-way-stable = stable
lab-way-clip = clipped
lab-loss = Loss, { $format }
lab-true-loss = The true loss is { $value }.
lab-fault-overflow = too large, breaks here
lab-fault-underflow = too small, breaks here
lab-fault-nan = not a number, breaks here
lab-fault-clipped = clipped: no gradient

# Experiments to try
try = Try
try-these = Experiments to try
next = Next: { $name }
preset-spiral = Three arms of a spiral
preset-xor = XOR needs a hidden layer
preset-sigmoid = Five layers of sigmoid
preset-relu = The same five with ReLU
preset-dying = Dying ReLUs
preset-selu = SELU keeps its variance
preset-classes = Softmax with three classes
preset-labels = Several labels at once
preset-curve = A curve of straight pieces
preset-linear = Linear layers are one
preset-overfitting = Learned by heart
watch-spiral = Watch the colours wind into the arms as the loss falls. Then press anywhere on the map to read how sure the network is there.
watch-xor = Without one, the border is a straight line and at best seven points of ten are right. Press “Add layer” and watch the border bend.
watch-sigmoid = Health, below: from layer to layer less gradient comes back, so layer 1 stands still and nothing is learned.
watch-relu = Only the activation differs: now the gradient reaches layer 1, and the circles are learned within seconds.
watch-dying = The learning rate is far too high: unit after unit falls below 0 for every point (✕) and never comes back. Try Leaky ReLU, or a rate of 0.01.
watch-selu = Eight layers deep, mean and spread of what enters each one stay near 0 and 1, so the gradient arrives everywhere. Compare with sigmoid.
watch-classes = No hidden layer: three logits, shared out by softmax, meet in straight borders. Move the point across one and watch p change hands.
watch-labels = Discs overlap, so each label has a sigmoid of its own: where colours mix, several hold, and their p need not add to 1.
watch-curve = A ReLU is one bend: with eight of them the curve has at most nine straight pieces. Take units away, or choose tanh.
watch-linear = Three layers, no bend between them: Collapse, below, finds the one W and b that does the same. Choose ReLU in one layer and look again.
watch-overfitting = Thirty points and thousands of weights: the loss on them goes to 0 while that on test data rises. Try dropout, an L2 penalty, or more samples.

# What a panel explains of itself; the explanations come when they are asked for
explain = What is this? { $name }
