# Explanations of panels
explain-data = Each point is an example; its shape and colour show its target. Noise scatters the points; another seed gives other points.
explain-data-now = The network trains on { $train } points. The other { $test } are the test data: it never trains on them, so they show how well it generalizes.
explain-network = A unit computes the weighted sum of its inputs, adds a bias, and applies the activation f. Its picture shows its value over the whole map. The width of a line is the size of the weight, its colour the sign.
explain-network-now = Training adjusts the { $weights } weights here. Without f, every layer would be linear, and the boundary a straight line.
explain-inspector = The map shows the output everywhere: the colour is the class or sign, the intensity the confidence or size. Below, the computation for one point, step by step, up to the loss.
explain-inspector-now = At { $place } the highest output is { $highest }. Near a boundary a small step changes the prediction; far from all points it may be confident and wrong.
explain-curves = The loss measures the error, and training reduces it. Accuracy is the fraction of correct predictions.
explain-curves-now = The loss is now { $train } on training data and { $test } on test data. If the test loss rises while the training loss falls, the network overfits.
explain-health = Backprop multiplies the gradient by the slope f′ of every layer on the way back. Where f′ is near 0, little gradient remains and little is learned.
explain-health-now = The gradient at layer 1 is now { $share } times that at the output layer. Far below 1 it vanishes, far above 1 it explodes.
explain-nudge = Move one weight by ε in both directions and measure the change of the loss: this slope is what backprop computes for all weights at once.
explain-nudge-now = This weight is { $weight }, its gradient { $gradient }: moving the weight against the sign of the gradient reduces the loss.
explain-collapse = Stacked linear layers can do no more than one: their weights can be multiplied out.
explain-collapse-now = That is why there is a nonlinear activation between layers. Set hidden layers to Linear and they are combined here.
explain-backprop = The numbers run forward to the loss and then back: the gradient from the right, times the slope f′, is passed to the left. The gradient of a weight is its input times the gradient at its output.
explain-backprop-now = At this point the loss is { $value }; every ∂L/∂w says how fast it changes with that weight.
explain-convolution = A filter is a small kernel that slides over the picture. At every cell it multiplies the numbers under it by its own and adds them up, so it finds the same shape anywhere. Pooling keeps the largest or the mean of each window.
explain-convolution-now = The first of these layers has { $parameters } parameters, which it uses for { $multiplications } multiplications: the same few weights at every cell.
explain-recurrence = A recurrent layer reads the sequence step by step with the same weights and keeps a state h. Gates between 0 and 1 decide what is kept and what is taken in. The gradient runs back through all steps: where its line falls straight on the logarithmic scale, it shrinks by the same factor in each step, and early steps are hardly learned from.
explain-recurrence-now = At present the gradient at the first step is { $share } times that at the last.
explain-normalization = Batch normalization subtracts each channel's mean over the batch and divides by its standard deviation; γ and β are learned. Predictions cannot depend on a batch, so they take moving averages of the same statistics. The two marks of a channel meet when the moving ones have caught up.
explain-normalization-now = Channel { $channel } has the mean { $present } with the present weights, and { $moving } as moving average.
explain-warp = A layer moves every point of the plane to a new place. Training looks for places in which straight lines separate the classes.
explain-warp-now = This is the plane after layer { $number }, with its grid and points. Where the grid folds, the activation bends it.
explain-compare = Both experiments start from the same seed and take the same number of steps, so any difference between the curves comes from your change.
explain-compare-now = The training loss is now { $a } for A and { $b } for B.
explain-pad = Draw a picture. It is centred and scaled as handwritten digits are, and passed through the network.
explain-pad-now = The network knows only its { $count } training pictures. It assigns anything else to one of its classes too, sometimes with high confidence.
explain-confusion = Rows are true classes, columns are predictions. Correct predictions are on the diagonal.
explain-confusion-now = The loss is { $train } on training data and { $test } on test data. Two classes that are often confused lie side by side on the map.
explain-training = Training minimizes the loss. A step takes a batch of points and computes the gradient of the loss for every weight, and the optimizer moves each weight against its gradient: SGD by the plain formula, the others with a memory of earlier gradients. A penalty pulls the weights towards 0.
explain-training-now = A step uses { $batch } of { $train } training points, so an epoch has { $steps } steps. { $optimizer } updates the weights with a learning rate of { $rate }. If it is too high, the loss jumps or overflows; if it is too low, the loss hardly falls.

# In the activation explorer
explain-room-explorer = Each tile shows an activation between −4 and 4. Selected ones are drawn in the charts, compared in the table, and followed through 20 layers, each in its own colour, shape and dashes.
explain-room-explorer-now = { $count ->
    [0] None is selected.
    [one] One is selected: { $names }.
   *[other] { $count } are selected: { $names }.
  } The presets put related activations side by side.
explain-explorer-curves = Above, the output of a unit for its weighted sum x. Below, the derivative f′ at the same x: how much the output changes when x changes a little. Backprop multiplies by it.
explain-explorer-curves-now = At x = { $x }, { $name } is { $value } and its derivative { $slope }. Where the derivative is near 0, hardly any gradient remains, and the unit learns slowly or not at all.
explain-explorer-properties = The properties are computed from the numbers, so they hold for the chosen parameters and for custom formulas. The mean μ is taken over inputs with the normal distribution φ of mean 0 and variance 1.
explain-explorer-properties-now = { $name } ranges from { $from } to { $to }, and its mean is { $mean }. A mean far from 0 shifts the inputs of the next layer; where the curve flattens, it saturates.
explain-explorer-details = One activation: its formula, use and parameters, and the code for it in Keras and PyTorch, with every parameter written out.
explain-explorer-details-now = At x = { $x }, { $name } is { $value }. The code gives the same value, except for the last digits.
explain-depth = Forward, each layer multiplies by random weights and applies f; backward, the gradient is multiplied by the same weights and by f′. Twenty factors a little below 1 leave almost nothing; twenty a little above 1 explode.
explain-depth-now = { $name }: the variance, 1 at the start, is { $variance } after 20 layers, and the gradient at layer 1 is { $gradient } times that at layer 20. A matching initializer keeps both near 1.
explain-timing = A step is a batch forward, its gradients backward, and one update of the weights. f and f′ are only a part of it: the products with the weights take the rest, so an f that costs five times as much lengthens the step by far less. The wider the layers, the less f matters.
explain-timing-now = The shortest step is that of { $least }, { $fewest }; the longest that of { $greatest }, { $most }. Whether fewer steps are then needed is another question, which only training answers.
explain-guide = Where to begin. In hidden layers, gradients must get through and f should be fast. At the output, the task decides: the layer must be able to represent the target, and the loss must match.
explain-guide-now = The experiment in the playground uses, in hidden layers: { $hidden }; at the output: { $output }; as its loss: { $loss }.

# Of a layer: its code in other frameworks
layer-sizes = { $input } → { $output }, { $parameters } parameters
code-picture = PyTorch keeps pictures as channels × rows × columns.
code-sequence = PyTorch’s 1D layers read channels × steps: put x.transpose(1, 2) before and after.
code-strided-same = In PyTorch, padding="same" goes with strides of 1 only. Here F.pad adds the same cells, the odd one at the end.
code-average = An average takes the cells that exist. PyTorch counts padded cells too, so their share is divided out.
code-momentum = PyTorch’s momentum is 1 minus Keras’s. It also keeps the variance by m − 1 examples, Keras by m.
code-start = PyTorch draws other start weights than Keras.
code-forget = Keras starts the bias of the forget gate at 1, PyTorch does not.
code-two-biases = PyTorch has two biases here, which add up.
code-gates = PyTorch has the gates in the order r, z, n; Keras has z, r, h.
code-loop = PyTorch has no module for this. K, R and b are the kernel, the recurrent kernel and the bias, as nn.Parameter.
code-both-ways = Backwards it is the same loop over x.flip(1), with weights of its own; then both are merged.
code-penalty = In PyTorch, add the penalty to the loss.
code-frozen = In PyTorch, freeze the layer with requires_grad_(False); a normalization with eval(), too.
code-formula = f is your formula, written with keras.ops or torch.

# In the softmax lab
explain-lab = Softmax turns any numbers into probabilities: e to the power of z is positive, and divided by the sum, the results add up to 1. Adding the same number to every logit changes nothing; only differences count.
explain-lab-now = The true class is { $number }, with p = { $probability }, so the loss is −ln p = { $loss }. Its gradient { $gradient } raises it; together, the other classes are lowered by the same amount.
explain-lab-sigmoid = A sigmoid is the softmax of two logits, z and 0. Each label is judged separately; its loss is −ln p if it is true and −ln (1 − p) if not.
explain-lab-sigmoid-now = Here the sigmoids add up to { $sum }, the softmax to 1. The mean of the losses of all labels is { $loss }.
explain-lab-digits = A float has a fixed number of significant digits whatever its size: about 7 in float32 and about 16 in float64. Beside 1, a tiny number keeps only the digits that fit; the rest is rounded away before the difference is taken.
explain-lab-digits-now = x is { $direct }, and in float32 the difference is { $difference }. The next number after 1 is 1.2e−7 away in float32 and 2.2e−16 in float64.
explain-lab-rounding = e to the power of z overflows from z = 89 in float32 and from 710 in float64. Subtracting the largest z, m, from all leaves every share unchanged, and the largest exponential is then 1.
explain-lab-rounding-now = With the logits above, the naive method gives a loss of { $naive } in float32, the stable one { $stable }, from logits { $logits }; the true loss is { $value }.
