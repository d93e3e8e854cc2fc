name = Activation Playground

# Rooms
rooms = Sections of this page
room-playground = Playground
room-explorer = Activations
room-softmax = Softmax
room-lessons = Lessons

# Transport and status
transport = Training
play = Play
train = Train
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
all-settings = All settings
fewer-settings = Fewer settings
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
share = Save / Share
save-picture = Save as picture
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
units = Units

# Goal
goal = Stop condition
goal-none = none
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
dataset-demand = Sales
dataset-parameter-expression = Formula
dataset-parameter-columns = Inputs
dataset-parameter-as = The formula gives
dataset-choice-as-values = a value
dataset-choice-as-classes = a class, by its sign
dataset-formula-help = x, or x1 and x2 with two inputs; numbers, + − * / ^, brackets, comparisons, and functions such as sin(x), max(x, 0), where(x > 0, 1, −1)
feature-formula = Formula as a feature
feature-formula-help = The columns x1, x2 …; numbers, + − * / ^, brackets, comparisons, and functions such as sin(x1), max(x1, x2)
dataset-custom = Custom data
data-stored = { $train } rows for training and { $test } for testing, split as in the files
dataset-stored = Data from files
seed = Seed
new-seed = New seed
new-weights = New weights
new-weights-title = Draw other start weights for the same data
keep-weights = Keep weights
keep-weights-title = Start from the present weights: reset, links and files lead back to them
weights-seed = Seed of the weights
weights-seed-same = the same
start-weights = Start weights
start-weights-given = given
start-weights-drawn = drawn

# Custom data: drawn points
own-data = Custom data
drawing-open = Edit points
drawing = Edit points

# Custom data: files
import = Import data
import-open = Open a file …
legend-every = 1 in { $every } shown
export = Save as CSV …
export-predictions = Include predictions
export-save = Save

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
unit-weights = { $name }: edit its weights and bias

# Activation menu
activation-pictures = Curve of { $name }: choose another activation
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
analysis-pad = Draw a picture
dataset-parameter-side = Image size in pixels
dataset-parameter-shift = Shift, as a share of the side
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

# Notices
worker-stopped = The engine keeps stopping, so training is off. Your work is kept.
worker-again = Try again
engine-broken = Training is disabled because the results would be wrong.

# Table views
table-network = Network as a table
table-map = Map as a table

# Presets: what the page begins with
presets = Presets
preset-experiments = Preset experiments
next = Next: { $name }
preset-spiral = Three spiral arms
preset-xor = XOR needs a hidden layer
hint-spiral = The colours follow the arms as the loss falls. Click anywhere on the map to see the probabilities there.

# Explanations of panels, loaded on demand
explain = What is this? { $name }
