# Expressions of lessons in words. Layers and items are counted from 1.

# Places
fact-layer = layer { $number }
fact-layer-last = the last layer
fact-layer-from-end = layer { $number } from the end
fact-layer-computed = layer [{ $place }]
fact-layers = layers { $first } to { $last }
fact-layers-from = the layers from { $first } on
fact-layers-all = all layers
fact-layers-but-last = all layers but the last
fact-layers-to-end = the layers from { $first } on without the last { $left }
fact-layers-computed = the layers [{ $first }:{ $end }]
fact-item = number { $number } of { $list }
fact-item-last = the last of { $list }
fact-item-from-end = number { $number } from the end of { $list }
fact-item-computed = number [{ $place }] of { $list }
fact-items = numbers { $first } to { $last } of { $list }
fact-items-from = { $list } from number { $first } on
fact-key = { $key } of { $list }

# Facts of a run
fact-step = the number of steps
fact-epoch = the number of epochs
fact-diverged = divergence
fact-weights = the number of weights
fact-train = the { $metric } on the training data
fact-test = the { $metric } on the test data
fact-metric-loss = loss
fact-metric-data-loss = loss without penalties
fact-metric-accuracy = accuracy
fact-metric-top-2-accuracy = top-2 accuracy
fact-metric-exact-match = share of examples with every label right
fact-metric-mean-absolute-error = mean absolute error
fact-metric-r-squared = R²
fact-outputs = the answers on the training data
fact-fingerprint = the fingerprint
fact-history-step = the recorded steps
fact-history-train = the recorded training losses
fact-history-test = the recorded test losses
fact-reached-epoch = the epoch in which the stop was reached
fact-reached-step = the step in which the stop was reached
fact-was = “{ $name }” from an earlier step
fact-answer = the prediction
fact-rival = { $fact } in run A

# Layers
fact-health-gradient-norm = the size of the gradient in { $layer }
fact-health-update-ratio = the update relative to the weights in { $layer }
fact-health-dead = the marks of dead units in { $layer }
fact-health-dead-fraction = the share of dead units in { $layer }
fact-health-saturated-fraction = the share of flat slopes in { $layer }
fact-health-mean = the mean of the activations in { $layer }
fact-health-std = the spread of the activations in { $layer }
fact-health-units = the number of units in { $layer }
fact-health-grad-h = the sizes of the gradient in each step of { $layer }
fact-parameters = the { $what } of { $layer }
fact-moved = the moves since the start of the { $what } of { $layer }
fact-gradients = the gradients of the { $what } of { $layer }
fact-weights-kernel = weights
fact-weights-bias = biases
fact-weights-alpha = learned slopes α
fact-weights-recurrent-kernel = recurrent weights
fact-weights-gamma = scales γ
fact-weights-beta = shifts β
fact-weights-moving-mean = moving means
fact-weights-moving-variance = moving variances

# The experiment
fact-config-optimizer-learning-rate = the learning rate
fact-config-optimizer-name = the optimizer
fact-config-batch-size = the batch size
fact-config-loss-name = the loss function
fact-config-seed = the seed
fact-config-layers = the number of layers
fact-config-layers-units = the number of units of { $layer }
fact-config-layers-filters = the number of filters of { $layer }
fact-config-layers-activation-name = the activation of { $layer }
fact-config-layers-kernel-initializer = the initializer of { $layer }
fact-config-layers-kind = the kind of { $layer }
fact-config-other = the setting { $path }

# The point
fact-point-inputs = the inputs of the point
fact-point-logits = the logits at the point
fact-point-probabilities = the probabilities at the point
fact-point-loss = the loss at the point
fact-point-z = the sums z of { $layer } at the point
fact-point-a = the activations a of { $layer } at the point
fact-point-grad-z = the gradients ∂loss/∂z of { $layer } at the point
fact-point-grad-a = the gradients ∂loss/∂a of { $layer } at the point

# The nudge
fact-nudge = { $what } in { $precision }
fact-nudge-epsilon = ε of the nudge
fact-nudge-plus = the loss after the nudge up
fact-nudge-minus = the loss after the nudge down
fact-nudge-here = the loss before the nudge
fact-nudge-rise = the rise of the loss by the nudge
fact-nudge-slope = the slope that the nudge finds
fact-nudge-gradient = the slope that backpropagation finds

# The rooms
fact-lab-logits = the logits of the lab
fact-lab-temperature = the temperature
fact-lab-truth = the true class, counted from 0,
fact-lab-power = the power of ten of 2/10ⁿ
fact-lab-labels = the labels of the lab
fact-lab-from-logits = “from logits”
fact-lab-stable = “subtract the largest”
fact-lab-clip = “clip”
fact-lab-probabilities = the probabilities of the lab
fact-lab-sigmoids = the sigmoids of the lab
fact-lab-loss = the loss of the lab
fact-lab-float32-probability = the probability in float32
fact-lab-float32-loss = the loss in float32
fact-lab-float32-gradient = the gradient in float32
fact-lab-float64-probability = the probability in float64
fact-lab-float64-loss = the loss in float64
fact-lab-float64-gradient = the gradient in float64
fact-lab-two32-direct = 2/10ⁿ in float32
fact-lab-two32-difference = 2/10ⁿ as a difference in float32
fact-lab-two32-lost = the share of 2/10ⁿ that float32 loses
fact-lab-two64-direct = 2/10ⁿ in float64
fact-lab-two64-difference = 2/10ⁿ as a difference in float64
fact-lab-two64-lost = the share of 2/10ⁿ that float64 loses
fact-explorer-x = x in the room of activations
fact-explorer-span = the range of the charts of activations
fact-explorer-width = the units of the deep network
fact-explorer-focus = the activation in focus
fact-explorer-initializer = the initializer of the deep network
fact-explorer-activations = the activations on show
fact-depth-mean = the means after each of 20 layers of { $name }
fact-depth-variance = the variances after each of 20 layers of { $name }
fact-depth-gradient = the gradients at each of 20 layers of { $name }

# Sentences
sentence-below = { $left } is below { $right }
sentence-at-most = { $left } is at most { $right }
sentence-above = { $left } is above { $right }
sentence-at-least = { $left } is at least { $right }
sentence-equal = { $left } is { $right }
sentence-unequal = { $left } is not { $right }
sentence-near = { $left } is within { $tolerance } of { $right }
sentence-not-near = { $left } is not within { $tolerance } of { $right }
sentence-finite = { $value } is finite
sentence-not-finite = { $value } is not finite
sentence-and = { $left }, and { $right }
sentence-or = { $left }, or { $right }
sentence-not = it is not so that { $condition }
sentence-group = ({ $condition })
sentence-true = { $fact } is the case
sentence-always = always
sentence-never = never
sentence-all = { $value }, for each of them
sentence-any = { $value }, for at least one of them
sentence-none-dead = in { $layer } no unit is dead
sentence-sum-dead = the number of dead units in { $layer }
sentence-mean-dead = the share of dead units in { $layer }
sentence-quoted = “{ $text }”
sentence-comma = { ", " }

# Numbers
sentence-abs = the size of { $value }
sentence-sqrt = the square root of { $value }
sentence-exp = e to the power of { $value }
sentence-ln = the natural logarithm of { $value }
sentence-log10 = the decimal logarithm of { $value }
sentence-round = { $value }, rounded
sentence-min = the least of { $value }
sentence-max = the greatest of { $value }
sentence-sum = the sum of { $value }
sentence-mean = the mean of { $value }
sentence-count = the number of values in { $value }
sentence-f = { $name } at { $x }
sentence-f-with = { $name } with { $parameter } at { $x }
sentence-slope = the slope of { $name } at { $x }
sentence-slope-with = the slope of { $name } with { $parameter } at { $x }
