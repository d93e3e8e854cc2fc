# What a panel explains of itself
explain-data = Each point is an example; its shape and colour are the answer to be learned. Noise scatters the points, the seed draws them anew.
explain-data-now = The network learns from { $train } points. The other { $test } are the test data: it never learns from them, so they show what it makes of new ones.
explain-network = A unit adds up its inputs, each times a weight, and a bias, and passes the sum through the activation f. Its picture is its value over the whole map; a line's width is the size of the weight, its colour the sign.
explain-network-now = Training moves the { $weights } weights here. Without f every layer would be a sum of sums, and the border a straight line.
explain-inspector = The map shows the network's answer everywhere: the colour says which, the strength how sure or how large. Below, the same for one point, step by step, up to the loss.
explain-inspector-now = At { $place } the highest output is { $highest }. Near a border the answer turns with a small step; far from all points it may be sure and wrong.
explain-curves = The loss says how wrong the answers are, and training pushes it down; accuracy counts those that are right.
explain-curves-now = Now the loss is { $train } on training data and { $test } on test data. Where the second one rises while the first one falls, the network learns by heart.
explain-health = Backprop brings each layer its share of the blame, times the slope f′ of every layer on the way. Where f′ is near 0, little comes through and little is learned.
explain-health-now = Layer 1 now gets { $share } times the gradient of the output layer. Far below 1 it vanishes, far above 1 it explodes.
explain-nudge = Move one weight by ε to either side and see what the loss does: that slope is what backprop computes for all weights at once.
explain-nudge-now = This weight is { $weight }, and its gradient { $gradient }: the loss falls when the weight is moved against that sign.
explain-collapse = Linear layers one after another do no more than one: their weights can be multiplied out.
explain-collapse-now = That is why an activation that bends stands between layers. Set hidden layers to Linear and they are merged here.
explain-backprop = The numbers run forwards to the loss and then back: what comes from the right, times the slope f′, goes on to the left, and a weight's gradient is what comes in from the left times what comes in from the right.
explain-backprop-now = At this point the loss is { $value }; every ∂L/∂w says how fast it changes with that weight.
explain-warp = A layer carries every point of the plane to a new place. Training looks for places where straight lines part what belongs apart.
explain-warp-now = Here is what layer { $number } makes of the plane, its grid and the points. Where the grid folds, an activation bends it.
explain-compare = Two experiments start from one seed and take the same steps, so that what differs between their curves comes from what you have changed.
explain-compare-now = Now the training loss of A is { $a }, that of B { $b }.
explain-pad = Write a figure: it is centred and scaled like those the network learns from, and goes through the network as it is.
explain-pad-now = The network knows only what its { $count } training figures showed it. What they do not, it takes for one of its classes all the same, and is sometimes sure.
explain-confusion = Each row is what is true, each column what the network said: what lies on the diagonal is right.
explain-confusion-now = The loss behind it is { $train } on training data and { $test } on test data. Two classes that are often taken for each other lie side by side on the map.
explain-training = The loss says what is to become small. A step takes a batch of points, finds the slope of the loss for every weight, and the optimizer moves each weight against its slope: SGD as the formula says, the others with a memory of earlier slopes. A penalty pulls the weights towards 0.
explain-training-now = Here a step looks at { $batch } of { $train } training points, so that an epoch has { $steps } steps, and { $optimizer } moves the weights with a learning rate of { $rate }. Too high, and the loss jumps or overflows; too low, and it hardly falls.

# In the activation explorer
explain-room-explorer = Each tile is the curve of an activation between −4 and 4. One that is ticked is drawn in the charts, compared in the table and followed through 20 layers, always in its own colour, shape and dashes.
explain-room-explorer-now = { $count ->
    [0] None is chosen now.
    [one] One is chosen now: { $names }.
   *[other] { $count } are chosen now: { $names }.
  } The ready sets put relatives side by side, so that what differs is seen.
explain-explorer-curves = Above, what a unit makes of its sum x. Below, the slope f′ at the same x: how much the output moves when x moves a little. Backprop multiplies by it on its way through the unit.
explain-explorer-curves-now = At x = { $x } { $name } gives { $value }, with the slope { $slope }. Where the slope is near 0, next to nothing comes back, and the unit learns slowly or not at all.
explain-explorer-properties = Nothing here is looked up: it is read off the numbers, and so holds for the parameters chosen and for a formula of your own. The mean μ is taken over inputs spread as the normal distribution φ of mean 0 and variance 1.
explain-explorer-properties-now = { $name } runs from { $from } to { $to }, and its mean is { $mean }. A mean far from 0 shifts what the next layer takes in; where the curve comes to rest, it saturates.
explain-explorer-details = One activation by itself: its formula, what it is good for, its parameters, and the line that writes it in Keras and in PyTorch, with every parameter spelled out.
explain-explorer-details-now = At x = { $x } { $name } is { $value }: the same as the lines of code give, but for the last digits.
explain-depth = Forwards, each layer multiplies by random weights and applies f; backwards, the gradient is multiplied by the same weights and by f′. Twenty factors a little below 1 leave next to nothing, twenty a little above 1 explode.
explain-depth-now = { $name }: the variance, 1 at the start, is { $variance } after 20 layers, and layer 1 gets { $gradient } times the gradient of layer 20. Initial weights that fit the activation keep both near 1.
explain-guide = Where to begin. In hidden layers it matters that gradients arrive and that f is quick; at the output the question decides, for the layer must be able to say the answer, and the loss must fit it.
explain-guide-now = The experiment in the playground takes, in hidden layers: { $hidden }; at the output: { $output }; as its loss: { $loss }.

# In the softmax lab
explain-lab = Softmax turns any numbers into shares of 1: e to the power of z is positive, and divided by the sum of all, they add to 1. To add one number to every logit changes nothing; only differences count.
explain-lab-now = Class { $number } is the true one, with p = { $probability }, so the loss is −ln p = { $loss }. Its gradient { $gradient } pulls it up; together the others are pushed down by as much.
explain-lab-sigmoid = A sigmoid is the softmax of two logits, z and 0. Each label is asked by itself; its loss is −ln p where it holds and −ln (1 − p) where it does not.
explain-lab-sigmoid-now = Here the sigmoids add to { $sum }, softmax to 1. The mean of the losses of all labels is { $loss }.
explain-lab-digits = A float has room for so many digits whatever its size, float32 for about 7 and float64 for about 16. Beside 1 a tiny number keeps only the digits that fit there; the rest is rounded away before the difference is taken.
explain-lab-digits-now = x is { $direct }, and in float32 the difference is { $difference }. After 1 the next number is 1.2e−7 farther in float32, and 2.2e−16 in float64.
explain-lab-rounding = e to the power of z overflows from z = 89 on in float32 and from 710 on in float64. To subtract the largest z, m, from all leaves every share as it is, and the largest power is then 1.
explain-lab-rounding-now = With the logits above, the naive way gives a loss of { $naive } in float32, the stable one { $stable }, from logits { $logits }; the true one is { $value }.
