# Explanations of panels
explain-data = 每个点是一个样本，形状和颜色表示目标。噪声把点打散；换一个随机种子会得到另一批点。
explain-data-now = 网络用 { $train } 个点训练。其余 { $test } 个是测试数据：从不参与训练，所以能反映泛化能力。
explain-network = 一个单元计算输入的加权和，加上偏置，再经过激活函数 f。小图是它在整张图上的值；连线的粗细表示权重的大小，颜色表示正负。
explain-network-now = 训练在调整这里的 { $weights } 个权重。没有 f，每一层都是线性的，决策边界就是直线。
explain-inspector = 图上显示各处的输出：颜色表示类别或正负，深浅表示置信度或大小。下面对一个点逐步计算，直到损失。
explain-inspector-now = 在 { $place } 处最大的输出是 { $highest }。靠近边界时，移动一小步预测就会改变；远离所有点时，网络可能很自信却是错的。
explain-curves = 损失衡量误差，训练使它下降。准确率是预测正确的比例。
explain-curves-now = 现在训练损失是 { $train }，测试损失是 { $test }。如果训练损失下降而测试损失上升，就是过拟合。
explain-health = 反向传播时，梯度每经过一层就乘以该层的斜率 f′。f′ 接近 0 的地方，梯度所剩无几，也就学不到东西。
explain-health-now = 第 1 层现在的梯度是输出层的 { $share } 倍。远小于 1 是梯度消失，远大于 1 是梯度爆炸。
explain-nudge = 把一个权重向两边各移动 ε，测量损失的变化：这个斜率正是反向传播一次为所有权重算出的数。
explain-nudge-now = 这个权重是 { $weight }，梯度是 { $gradient }：逆着梯度的符号移动权重，损失就下降。
explain-collapse = 线性层叠加，作用不超过一层：它们的权重可以相乘合并。
explain-collapse-now = 所以层与层之间要有非线性激活函数。把隐藏层设为线性，就会在这里合并。
explain-backprop = 数值先前向算到损失，再反向传播：来自右边的梯度乘以斜率 f′，再传向左边。权重的梯度等于它的输入乘以其输出处的梯度。
explain-backprop-now = 这个点的损失是 { $value }；每个 ∂L/∂w 表示损失随该权重变化的快慢。
explain-convolution = 滤波器是在图像上滑动的小卷积核。它在每个位置把下面的数与自己的权重相乘再求和，因此无论图形在哪里都能找到。池化只保留每个窗口的最大值或平均值。
explain-convolution-now = 其中第一层有 { $parameters } 个参数，用它们做 { $multiplications } 次乘法：每个单元格用的都是这几个权重。
explain-recurrence = 循环层用同一组权重逐步读取序列，并保持状态 h。取值在 0 到 1 之间的门决定保留什么、吸收什么。梯度沿所有时间步反向传播：在对数坐标下，若曲线直线下降，说明它每一步都缩小同样的倍数，网络几乎无法从较早的步中学习。
explain-recurrence-now = 目前第一步的梯度是最后一步的 { $share } 倍。
explain-normalization = 批归一化从每个通道中减去它在批次内的均值，再除以标准差；γ 和 β 由训练学得。预测不能依赖某个批次，因此使用同样统计量的移动平均。当移动统计量跟上时，每个通道的两个标记会重合。
explain-normalization-now = 按当前权重，通道 { $channel } 的均值是 { $present }，移动平均是 { $moving }。
explain-warp = 每一层把平面上的点移到新的位置。训练就是寻找能用直线分开各类别的位置。
explain-warp-now = 这是经过第 { $number } 层后的平面，以及网格和数据点。网格折叠的地方，是激活函数使它弯曲。
explain-compare = 两个实验使用同一个随机种子，训练同样多的步，所以曲线的差别都来自你的改动。
explain-compare-now = 现在 A 的训练损失是 { $a }，B 的是 { $b }。
explain-pad = 画一张图：它会像手写数字那样居中、缩放，再输入网络。
explain-pad-now = 网络只见过 { $count } 张训练图片。其他任何图形也会被归为某一类，有时置信度还很高。
explain-confusion = 行是真实类别，列是预测类别。预测正确的在对角线上。
explain-confusion-now = 训练损失是 { $train }，测试损失是 { $test }。常被混淆的两个类别，在图上往往相邻。
explain-training = 训练使损失最小化。每一步取一批点，计算损失对每个权重的梯度，再由优化器让权重逆着梯度更新：SGD 直接按公式更新，其他优化器还利用先前的梯度。正则项把权重拉向 0。
explain-training-now = 每一步使用 { $train } 个训练点中的 { $batch } 个，所以一个轮次有 { $steps } 步；{ $optimizer } 以学习率 { $rate } 更新权重。学习率太大，损失会跳动甚至溢出；太小，损失几乎不降。

# In the activation explorer
explain-room-explorer = 每个小图是一个激活函数从 −4 到 4 的曲线。选中后，它会画进图表、列入比较表，并穿过 20 层，各有自己的颜色、形状和线型。
explain-room-explorer-now = { $count ->
    [0] 现在没有选中。
    [one] 现在选中一个：{ $names }。
   *[other] 现在选中 { $count } 个：{ $names }。
  }预设把同类的激活函数放在一起。
explain-explorer-curves = 上图是单元对加权和 x 的输出。下图是同一个 x 处的导数 f′：x 稍有变化时，输出变化多少。反向传播要乘以它。
explain-explorer-curves-now = 在 x = { $x } 处，{ $name } 的值是 { $value }，导数是 { $slope }。导数接近 0 的地方，梯度所剩无几，单元学得很慢，甚至学不动。
explain-explorer-properties = 各项性质由数值算出，所以对当前参数和自定义公式都成立。均值 μ 是对均值 0、方差 1 的正态分布 φ 的输入求的。
explain-explorer-properties-now = { $name } 的值域从 { $from } 到 { $to }，均值是 { $mean }。均值远离 0 会使下一层的输入偏移；曲线变平的地方就是饱和。
explain-explorer-details = 一个激活函数：它的公式、用途、参数，以及在 Keras 和 PyTorch 中的代码，每个参数都明确写出。
explain-explorer-details-now = 在 x = { $x } 处，{ $name } 的值是 { $value }。代码给出的值与此相同，只有最末几位可能不同。
explain-depth = 前向时，每一层乘以随机权重，再作用 f；反向时，梯度乘以同样的权重和 f′。二十个略小于 1 的因子相乘，几乎为零；二十个略大于 1 的因子相乘，就会爆炸。
explain-depth-now = { $name }：方差开始时为 1，20 层之后是 { $variance }；第 1 层的梯度是第 20 层的 { $gradient } 倍。匹配的初始化方法使两者都保持在 1 附近。
explain-timing = 一步包括：一个批次的前向计算、反向的梯度，以及一次权重更新。f 与 f′ 只占其中一部分，其余花在与权重的乘法上；所以一个贵五倍的 f，使整步变慢的程度要小得多。层越宽，f 的影响越小。
explain-timing-now = 最短的一步是 { $least }，{ $fewest }；最长的是 { $greatest }，{ $most }。它是否需要更少的步数，是另一个问题，只有训练能回答。
explain-guide = 从哪里开始。在隐藏层，梯度要传得到，f 要算得快；在输出层，由任务决定：输出必须能表示目标，损失函数也要与之匹配。
explain-guide-now = 训练场里的实验，隐藏层用的是：{ $hidden }；输出层：{ $output }；损失函数：{ $loss }。

# Of a layer: its code in other frameworks
layer-sizes = { $input } → { $output }，{ $parameters } 个参数
code-picture = PyTorch 的图片按“通道 × 行 × 列”存放。
code-sequence = PyTorch 的一维层读取“通道 × 步”：前后各加一次 x.transpose(1, 2)。
code-strided-same = PyTorch 的 padding="same" 只能与步幅 1 同用。这里用 F.pad 补上同样的格，多出的一格补在末尾。
code-average = 平均只计实际存在的格。PyTorch 把补上的格也算在内，所以要除以它们的占比。
code-momentum = PyTorch 的 momentum 等于 1 减去 Keras 的。它的移动方差除以 m − 1，Keras 除以 m。
code-start = PyTorch 的初始权重与 Keras 不同。
code-forget = Keras 的遗忘门偏置从 1 开始，PyTorch 不是。
code-two-biases = PyTorch 在这里有两个偏置，相加使用。
code-gates = PyTorch 的门按 r、z、n 排列，Keras 按 z、r、h。
code-loop = PyTorch 没有对应的模块。K、R、b 分别是核、循环核与偏置，用 nn.Parameter 表示。
code-both-ways = 反向时对 x.flip(1) 做同样的循环，使用另一组权重，最后合并两个方向。
code-penalty = 在 PyTorch 中，请把惩罚项加到损失上。
code-frozen = 在 PyTorch 中，用 requires_grad_(False) 冻结这一层；归一化层还要用 eval()。
code-formula = f 是你的公式，用 keras.ops 或 torch 编写。

# In the softmax lab
explain-lab = Softmax 把任意的数变成概率：e 的 z 次幂总是正数，再除以它们的和，结果之和等于 1。给每个 logit 加上同一个数，什么也不变；起作用的只是差。
explain-lab-now = 真实类别是类别 { $number }，p = { $probability }，所以损失是 −ln p = { $loss }。它的梯度 { $gradient } 使它上升；其余各类合起来下降同样多。
explain-lab-sigmoid = Sigmoid 就是 z 与 0 这两个 logit 的 softmax。每个标签单独判断；标签为真时，它的损失是 −ln p，否则是 −ln (1 − p)。
explain-lab-sigmoid-now = 这里各个 sigmoid 之和是 { $sum }，softmax 之和是 1。所有标签的损失取平均，是 { $loss }。
explain-lab-digits = 浮点数无论大小，有效数字的位数都是固定的：float32 约 7 位，float64 约 16 位。很小的数放在 1 的旁边，只保留放得下的那几位；其余的在相减之前就已舍去。
explain-lab-digits-now = x 是 { $direct }，而用 float32 求差得到 { $difference }。1 之后的下一个数，float32 相距 1.2e−7，float64 相距 2.2e−16。
explain-lab-rounding = e 的 z 次幂，float32 从 z = 89 起溢出，float64 从 710 起溢出。所有 z 都减去其中最大的 m，各个比例不变，而最大的指数值就成了 1。
explain-lab-rounding-now = 对上面的 logits，float32 用朴素方法得到的损失是 { $naive }，稳定方法是 { $stable }，从 logits 计算是 { $logits }；真实的损失是 { $value }。
