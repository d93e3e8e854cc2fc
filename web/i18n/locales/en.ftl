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

# Panels
all-settings = All settings
fewer-settings = Fewer settings
parts = Panels
data = Data
network = Network
training = Training
inspector = Probabilities
tab-network = Network
tab-data = Data
tab-training = Training
tab-inspect = Inspect
share = Save / Share
save-picture = Save as picture
theme = Light or dark theme
task-multiclass = { $name }, { $classes } classes

# Undo and redo
history = Edit history
undo = Undo
redo = Redo

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
data-samples = Samples
data-noise = Noise
data-test-fraction = Test fraction
dataset-overlap = Overlap
dataset-demand = Sales
feature-formula = Formula as a feature
feature-formula-help = The columns x1, x2 …; numbers, + − * / ^, brackets, comparisons, and functions such as sin(x1), max(x1, x2)
seed = Seed
new-seed = New seed
new-weights = New weights
new-weights-title = Draw other start weights for the same data
keep-weights = Keep weights
keep-weights-title = Start from the present weights: reset, links and files lead back to them

# Custom data: drawn points
own-data = Custom data
drawing-open = Edit points

# Custom data: files
import-open = Open a file …
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
output-layer = Output
layer-more = More settings of { $name }
activation-of = Activation of { $name }
units-of = Units of { $name }
fewer-units = Remove a unit from { $name }
more-units = Add a unit to { $name }
unit-name = { $name }, unit { $number }
more-units-shown = +{ $count } more
units-shown = { $name }: { $units }
output-fused-softmax = logits; softmax in the loss
optimizer-parameter-beta-1 = β₁
optimizer-parameter-beta-2 = β₂
optimizer-parameter-epsilon = ε

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
more-training = More
precision = Precision
precision-float32 = float32
precision-float64 = float64
shuffle = Shuffle each epoch

# Curves
metric-accuracy = Accuracy
epochs = epochs
logarithmic = log
loss-chart = Loss on training and test data over the epochs
metric-accuracy-chart = Accuracy on training and test data over the epochs
legend-train = train
legend-test = test

# Analysis
analysis = Analysis
analysis-curves = Curves
analysis-health = Health
analysis-nudge = ε-nudge
analysis-collapse = Collapse
analysis-confusion = Confusion

# Weight editor
unit-weights = { $name }: edit its weights and bias

# Activation menu
activation-pictures = Curve of { $name }: choose another activation

# Backprop on the graph
analysis-backprop = Backprop

# Space transformed by a layer
analysis-warp = Space

# Comparison
analysis-compare = Compare

# Map
map-label = Decision map. Arrow keys move the inspected point, Enter pins it, Delete removes its pin, 1 to 4 go to a pin.
show-test = Show test data
show-discrete = Discretize: show the decision only
class-name = Class { $number }

# Inspector
inspector-empty = The numbers appear once the network is ready.
true-class-choice = True class
softmax-shift = m = { $highest } is the largest z. Subtracting it keeps eᶻ in range and p unchanged.
pin = Pin this point
to-gain = y − p
to-gain-why = y − p is the negative gradient: the true class rises, every other one falls by its p.
unit-sum = { $name }: show its weighted sum
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
