name = Activation Playground

# Rooms
rooms = Sections of this page
room-playground = Playground
room-explorer = Activations
room-softmax = Softmax

# Transport and status
transport = Training
play = Play
pause = Pause
step = One step
epoch = One epoch
reset = Reset
epoch-count = Epoch
step-count = Step
evaluated-step = At step
evaluated-at = Losses and metrics at step { $step }
speed-now = Steps/s
loss-train = Train loss
loss-test = Test loss
metric-accuracy-train = Train accuracy
metric-accuracy-test = Test accuracy
metric-r-squared-train = Train R²
metric-r-squared-test = Test R²

# Panels
parts = Panels
data = Data
network = Network
training = Training
curves = Curves
inspector = Probabilities
inspector-values = Predicted values
tab-network = Network
tab-data = Data
tab-training = Training
tab-inspect = Inspect
tab-write = Draw
share = Copy the link to this experiment
shared = The link is copied.
copy-by-hand = This page may not copy to the clipboard. Copy from here:
theme = Light or dark theme
task-multiclass = { $name }, { $classes } classes
task-multilabel = { $name }, { $classes } labels
task-regression = { $name }, regression

# Number fields
number-empty = Enter a number.
number-unreadable = “{ $text }” is not a number.
number-ambiguous = “{ $text }” can mean { $one } or { $other }. Enter one of these.
number-whole = Enter a whole number.
number-extreme = This number is too large or too close to 0.
number-range = Enter a number from { $low } to { $high }.
number-least = Enter { $low } or more.

# Undo and redo
history = Edit history
undo = Undo
redo = Redo
undo-change = Undo: { $change }
redo-change = Redo: { $change }
change = { $name } { $before } → { $after }
followed = Also changed:
change-and-more = { $change }, and { $count } more
own-data-rows = { $name }, { $rows } rows
hidden-layers = Hidden layers
layer-part = { $layer }, { $part }
units = Units

# Goal
goal = Stop condition
goal-is = Stop condition: { $goal }
goal-none = none
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
data-test-fraction = Test fraction
data-custom = Custom data: { $rows } rows, { $columns ->
    [one] 1 input column
   *[other] { $columns } input columns
  }.
dataset-overlap = Overlap
dataset-custom = Custom data
data-stored = { $train } rows for training and { $test } for testing, split as in the files
dataset-stored = Data from files
seed = Seed
new-seed = New seed

# Custom data: drawn points
own-data = Custom data
drawing-open = Edit points
drawing = Edit points

# Custom data: files
import = Import data
import-open = Import file …
legend-every = 1 in { $every } shown
export = Save as CSV …
export-predictions = Include predictions
export-save = Save
link-too-large = This data is too large for a link, which holds about { $count } numbers. To share it, save it as CSV and send the file.

# Network
features = Features
feature-toggle = Feature { $name }
network-size = { $layers ->
    [0] no hidden layer
    [one] one hidden layer
   *[other] { $layers } hidden layers
  }
add-layer = + Add layer
add-layer-of-kind = Add a layer of another kind
remove-layer = Remove { $name }
layer-name = Layer { $number }
layer-of-kind = Layer { $number }: { $kind }
output-layer = Output
layer-more = More settings of { $name }
activation-of = Activation of { $name }
units-of = Units of { $name }
fewer-units = Remove a unit from { $name }
more-units = Add a unit to { $name }
unit-name = { $name }, unit { $number }
more-units-shown = +{ $count } more
fewer-units-shown = Show fewer
units-shown = { $name }: { $units }
output-units = { $units ->
    [one] 1 unit
   *[other] { $units } units
  }
output-fused-softmax = logits; softmax in the loss
output-fused-sigmoid = logits; sigmoid in the loss
initializer = Initializer
use-bias = Bias
layer-key-kernel-initializer = Initializer
layer-key-use-bias = Bias
layer-key-rate = Share dropped
layer-key-target-shape = Target shape
layer-key-momentum = Momentum
layer-key-epsilon = ε
layer-key-l1 = L1 penalty
layer-key-l2 = L2 penalty
axis-size = { $name }, axis { $axis }
layer-own-value = { $name } of its own
activation-choice-approximate-false = exact
activation-choice-approximate-true = tanh
activation-choice-trainable-false = a fixed
activation-choice-trainable-true = a learned
activation-parameter-a = a
activation-parameter-alpha = α
activation-parameter-expression = formula
activation-parameter-trainable = learn a
formula-of = Formula of { $name }
formula-wrong = Formula of { $name }, invalid
formula-column = Character { $column }:
line-column = Line { $line }, character { $column }:
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
optimizer-parameter-initial-accumulator-value = Initial accumulator
loss-parameter-label-smoothing = Label smoothing
loss-parameter-epsilon = Clip to [ε, 1 − ε]
loss-parameter-delta = δ, where it becomes linear
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
usual-values = Common values of { $name }
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
analysis = Analysis
analysis-curves = Curves
analysis-health = Health
analysis-nudge = ε-nudge
analysis-collapse = Collapse
analysis-confusion = Confusion
analysis-warns = Problem found

# Health of training
unit-dead = { $name }, dead: its slope is 0 for every point
unit-saturated = { $name }, saturated: its slope is below 0.01 at 90 % of points

# ε-nudge
unit-number = Unit { $number }

# Weight editor
weight-edit = Weight from { $from } to { $to }
bias-edit = Bias of { $to }
unit-weights = { $name }: edit its weights and bias

# Activation menu
activation-pictures = Curve of { $name }: choose another activation
activation-everywhere = Use { $name } in all hidden layers
learned-title = Learned by each unit: mean, minimum and maximum
learned-now = now { $mean } ({ $low } to { $high })

# Backprop on the graph
analysis-backprop = Backprop
analysis-recurrence = Recurrence
analysis-normalization = Normalization

# Maps of convolutions
analysis-convolution = Convolution

# Space transformed by a layer
analysis-warp = Space

# Comparison
analysis-compare = Compare

# Map
map-output = Output shown on the map
map-label = Decision map. Arrow keys move the inspected point, Enter pins it, Delete removes its pin, 1 to 4 go to a pin.
point-spoken = { $place }: { $answers }
class-probability = Class { $number } { $share }
legend-values = negative to positive
show-test = Show test data
show-discrete = Discretize: show the decision only
class-name = Class { $number }
label-name = Label { $number }

# Images, and the canvas for digits
analysis-pad = Draw a digit
dataset-parameter-side = Image size in pixels
dataset-parameter-shift = Shift, as a share of the side
dataset-parameter-steps = Steps
pixels = Pixels
sequence = Sequence
sequence-here = The inspected sequence
picture-here = The inspected image
picture-pinned = an image
gallery = Images and predictions
gallery-sequences = Sequences and predictions

# Inspector
inspector-empty = The numbers appear once the network is ready.
true-class-choice = True class
softmax-shift = m = { $highest } is the largest z. Subtracting it keeps eᶻ in range and p unchanged.
label = Label
label-cost = −ln
labels-remark = ✓: true at the nearest point. The loss is the mean of −ln p for true labels and −ln (1 − p) for the others.
output = Output
target = Target
target-nearest = The target is that of the nearest point.
difference = Difference
pins = Pinned points
pin = Pin this point
pin-name = Pin { $name } at { $place }
unpin = Remove pin { $name }
to-gain = y − p
to-gain-why = y − p is the negative gradient: the true class rises, every other one falls by its p.
unit-sum = { $name }: show its weighted sum
more-terms = { $count } more terms
take-as-true = Use class { $number } as the true class
loss-here = loss { $value }
way-features = Features

# Print summary
print = Print a summary
printout-part = , { $part } { $value }

# Notices
repair-put = Put { $name } before it
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
link-unknown = The text after the # in the address is not a known link.
link-unpacks-large = Decompressed, it is larger than a link may be.
link-old-browser = It is compressed, and this browser is too old to decompress it. Update the browser.
baseline-refused = Experiment A of the comparison cannot run and is left out:
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
worker-stopped = The engine keeps stopping, so training is off. Your work is kept.
worker-again = Try again
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
engine-broken = Training is disabled because the results would be wrong.
diverged = Training stopped at step { $step }, in { $layer }.
diverged-why = The learning rate is most likely too high for this network.
diverged-start = Training cannot start: { $layer } gives numbers that are not finite.
diverged-start-why = Nothing has been learned yet, so the learning rate is not the cause. Check the formula or activation of this layer, edited weights, and the data.
rewind = Back to the last good state, step { $step }
slower = Go back and divide the learning rate by 10

# Table views
table-network = Network as a table
table-map = Map as a table

# Presets
presets = Presets
preset-experiments = Preset experiments
next = Next: { $name }
preset-spiral = Three spiral arms
preset-xor = XOR needs a hidden layer
preset-sigmoid = Five sigmoid layers
preset-relu = Five ReLU layers
preset-dying = Dying ReLUs
preset-selu = SELU keeps the variance
preset-classes = Softmax with three classes
preset-labels = Several labels at once
preset-curve = A piecewise linear curve
preset-linear = Linear layers collapse
preset-overfitting = Overfitting
hint-spiral = The colours follow the arms as the loss falls. Click anywhere on the map to see the probabilities there.
hint-xor = Without one, the boundary is a straight line, and at best 70 % of points are correct. Press “Add layer” and watch the boundary bend.
hint-sigmoid = See Health, below: the gradient shrinks from layer to layer, so layer 1 hardly changes and nothing is learned.
hint-relu = Only the activation differs: now the gradient reaches layer 1, and the circles are learned within seconds.
hint-dying = The learning rate is far too high: one unit after another dies (✕) and never recovers. Try Leaky ReLU, or a rate of 0.01.
hint-selu = In eight layers, the inputs of each keep a mean near 0 and a standard deviation near 1, so the gradient reaches every layer. Compare with sigmoid.
hint-classes = No hidden layer: softmax over three logits gives straight boundaries. Move the point across one and watch p change.
hint-labels = The discs overlap, so each label has its own sigmoid. Where colours mix, several labels are true, and their p need not add up to 1.
hint-curve = Each ReLU adds one bend: with eight of them the curve has at most nine straight pieces. Remove units, or choose tanh.
hint-linear = Three layers without a nonlinearity: Collapse, below, computes the single W and b that does the same. Choose ReLU in one layer and look again.
hint-overfitting = Thirty points and thousands of weights: the training loss goes to 0 while the test loss rises. Try dropout, an L2 penalty, or more samples.

# Explanations of panels, loaded on demand
explain = What is this? { $name }
