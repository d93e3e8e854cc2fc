name = Activation Playground

# Transport and status
transport = Training
play = Play
pause = Pause
step = One step
epoch = One epoch
reset = Back to the start
epoch-count = Epoch
step-count = Step
speed-now = Steps/s
loss-train = Train loss
loss-test = Test loss
accuracy-train = Train accuracy
accuracy-test = Test accuracy
r2-train = Train R²
r2-test = Test R²

# Parts of the page
parts = Parts of the playground
data = Data
network = Network
training = Training
curves = Curves
inspector = Probabilities at a point
inspector-values = Values at a point
tab-network = Network
tab-data = Data
tab-training = Training
tab-inspect = Inspect
share = Copy the link to this experiment
shared = The link is copied.
theme = Light or dark
dismiss = Close this notice
task-multiclass = { $name }, { $classes } classes
task-multilabel = { $name }, { $classes } labels
task-regression = { $name }, regression

# Data
dataset = Data set
classes = Classes
labels = Labels
data-samples = Samples
data-noise = Noise
data-test-fraction = Test share
data-custom = The data came with the experiment.
dataset-overlap = Overlap
dataset-custom = Own data
seed = Seed
new-seed = New seed

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
formula-column = Character { $column }
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
accuracy = Accuracy
r2 = R²
epochs = epochs
logarithmic = log scale
loss-chart = Loss on training and test data over the epochs
accuracy-chart = Accuracy on training and test data over the epochs
r2-chart = R² on training and test data over the epochs
legend-train = train
legend-test = test

# Map
map-label = Decision map. The arrow keys move the point looked at.
map-too-many-columns = The map shows data of one or two columns; this data has more.
point-spoken = { $place }: { $answers }
class-probability = Class { $number } { $share }
legend-values = negative to positive
class-name = Class { $number }
label-name = Label { $number }

# Inspector
inspector-empty = The numbers appear once the network is there.
true-class-choice = True class
softmax-shift = m = { $highest } is the largest z: e^z stays in range, p as it is.
label = Label
label-cost = −ln
labels-remark = ✓ holds at the nearest point. −ln p where a label holds, −ln (1 − p) where it does not; the loss is their mean.
output = Output
target = Target
target-nearest = The target is that of the nearest point.
difference = Difference
take-as-true = Take class { $number } as the true one
loss-here = loss { $value }
way-features = The way there, from the features

# Notices
config-refused = This experiment cannot run, so the one before it goes on:
link-refused = The experiment of this link cannot run, so another one is shown:
link-damaged = This link is damaged, so the usual experiment is shown.
link-not-text = A part of it is missing or was changed on the way.
link-not-json = What it carries is cut off or changed, and is no longer an experiment.
link-no-experiment = It carries no experiment.
worker-replaced = The engine stopped unexpectedly. A new one goes on from step { $step }.
worker-stopped = The engine stopped again and again, so training has ended. Reload the page to start anew.
engine-broken = Nothing is trained here, because the numbers would be wrong.
diverged = Training stopped at step { $step }, in { $layer }.
diverged-why = Most likely the learning rate is too high for this network.
rewind = Back to the last good state, step { $step }
slower = Go back and learn 10 times slower
