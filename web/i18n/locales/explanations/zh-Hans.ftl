# What a panel explains of itself
explain-data = 每个点是一个样本，形状和颜色就是要学的答案。噪声把点打散，随机种子决定怎样重新取点。
explain-data-now = 网络从 { $train } 个点学习。其余 { $test } 个是测试数据：从不参与学习，所以能看出网络怎样对待新的点。
explain-network = 一个单元把各输入乘以权重，加上偏置求和，再经过激活函数 f。小图是它在整张图上的值；线的粗细是权重的大小，颜色是正负。
explain-network-now = 训练在调整这里的 { $weights } 个权重。没有 f，各层只是和的和，边界就是一条直线。
explain-inspector = 图上处处画出网络的答案：颜色表示是哪一个，深浅表示把握或数值的大小。下面对一个点逐步写出，直到损失。
explain-inspector-now = 在 { $place } 处最大的输出是 { $highest }。靠近边界时，走一小步答案就变；离所有点都远时，网络可能很有把握却是错的。
explain-curves = 损失表示答案错得多厉害，训练使它下降；准确率数的是答对的份额。
explain-curves-now = 现在训练损失是 { $train }，测试损失是 { $test }。如果前者下降而后者上升，网络就是在死记硬背。
explain-health = 反向传播把误差分给每一层，途中每经过一层就乘一次斜率 f′。f′ 接近 0 的地方传不过去，也就学不到。
explain-health-now = 第 1 层现在得到的梯度是输出层的 { $share } 倍。远小于 1 是消失，远大于 1 是爆炸。
explain-nudge = 把一个权重向两边各移动 ε，看损失怎样变化：这个斜率，正是反向传播一次为所有权重算出的数。
explain-nudge-now = 这个权重是 { $weight }，梯度是 { $gradient }：逆着梯度的符号移动权重，损失就下降。
explain-collapse = 线性层一个接一个，作用不超过一层：它们的权重可以乘成一个。
explain-collapse-now = 所以层与层之间要有会弯折的激活函数。把隐藏层设为线性，就会在这里合并。
explain-backprop = 数值先向前算到损失，再往回传：从右边来的量乘以斜率 f′ 再传向左边；一个权重的梯度，是左边输入的值乘以右边传回的值。
explain-backprop-now = 这个点的损失是 { $value }；每个 ∂L/∂w 说明损失随这个权重变化得多快。
explain-warp = 每一层把平面上的点移到新的位置。训练就是在寻找这样的位置：用直线就能把该分开的分开。
explain-warp-now = 这里是第 { $number } 层把平面、网格和数据点变成的样子。网格折叠的地方，是激活函数把它弯折了。
explain-compare = 两个实验用同一个随机种子开始，走同样多的步，所以曲线之间的差别来自你改动的地方。
explain-compare-now = 现在 A 的训练损失是 { $a }，B 的是 { $b }。
explain-pad = 写一个数字：它会像训练用的数字那样居中和缩放，再原样通过网络。
explain-pad-now = 网络只见过 { $count } 个训练数字。没见过的样子，它也会归到某一类，有时还很有把握。
explain-confusion = 每一行是真实的类别，每一列是网络的判断：对角线上的都是对的。
explain-confusion-now = 对应的训练损失是 { $train }，测试损失是 { $test }。常被混淆的两个类别，在图上往往相邻。
explain-training = 损失函数规定什么该变小。每一步取一批点，求出损失对每个权重的斜率，再由优化器让权重逆着斜率移动：SGD 就照公式走，其他优化器还记得先前的斜率。正则项把权重拉向 0。
explain-training-now = 这里每一步看 { $train } 个训练点中的 { $batch } 个，所以一个轮次有 { $steps } 步；{ $optimizer } 以学习率 { $rate } 移动权重。学习率太高，损失会跳动甚至溢出；太低，损失几乎不降。

# In the activation explorer
explain-room-explorer = 每个小图是一个激活函数从 −4 到 4 的曲线。勾选后，它会画进图表、列入比较表，并穿过 20 层，颜色、形状和线型始终是它自己的。
explain-room-explorer-now = { $count ->
    [0] 现在一个也没有选。
    [one] 现在选了一个：{ $names }。
   *[other] 现在选了 { $count } 个：{ $names }。
  }现成的组合把同类函数放在一起，差别一目了然。
explain-explorer-curves = 上图是单元对总和 x 的输出。下图是同一个 x 处的斜率 f′：x 稍稍移动时，输出移动多少。反向传播经过这个单元时，就要乘以它。
explain-explorer-curves-now = 在 x = { $x } 处，{ $name } 的值是 { $value }，斜率是 { $slope }。斜率接近 0 的地方，几乎没有梯度传回来，单元学得很慢，甚至学不动。
explain-explorer-properties = 这里的每一项都不是查表得来，而是由数值算出，所以对当前的参数、对你自己的公式都成立。均值 μ 是对均值 0、方差 1 的正态分布 φ 的输入求的。
explain-explorer-properties-now = { $name } 的值域从 { $from } 到 { $to }，均值是 { $mean }。均值离 0 远，下一层的输入就会偏移；曲线变平的地方就是饱和。
explain-explorer-details = 单独看一个激活函数：它的公式、用途、参数，以及在 Keras 和 PyTorch 中的写法，每个参数都明确写出。
explain-explorer-details-now = 在 x = { $x } 处，{ $name } 的值是 { $value }：这两行代码算出的结果与此相同，只有最末几位可能不同。
explain-depth = 前向时，每一层乘以随机权重，再作用 f；反向时，梯度乘以同样的权重和 f′。二十个略小于 1 的因子相乘，几乎什么也不剩；二十个略大于 1 的因子相乘，就会爆炸。
explain-depth-now = { $name }：方差开始时为 1，20 层之后是 { $variance }；第 1 层得到的梯度是第 20 层的 { $gradient } 倍。与激活函数相配的初始权重使两者都保持在 1 附近。
explain-guide = 从哪里开始选。在隐藏层，要紧的是梯度传得到、f 算得快；在输出层，由问题决定：输出必须能表示答案，损失函数也要与它相配。
explain-guide-now = 训练场里的实验，隐藏层用的是：{ $hidden }；输出层：{ $output }；损失函数：{ $loss }。

# In the softmax lab
explain-lab = Softmax 把任意的数变成总和为 1 的份额：e 的 z 次方总是正数，再除以它们的和，就加起来等于 1。给每个 logit 加上同一个数，什么也不变；起作用的只是差。
explain-lab-now = 真实类别是类别 { $number }，p = { $probability }，所以损失是 −ln p = { $loss }。它的梯度 { $gradient } 把它往上拉；其余各类合起来被往下推同样多。
explain-lab-sigmoid = Sigmoid 就是 z 与 0 这两个 logit 的 softmax。每个标签单独判断；标签成立时，它的损失是 −ln p，不成立时是 −ln (1 − p)。
explain-lab-sigmoid-now = 这里各个 sigmoid 之和是 { $sum }，softmax 之和是 1。所有标签的损失取平均，是 { $loss }。
explain-lab-digits = 浮点数无论大小，能容纳的有效数字都是固定的：float32 约 7 位，float64 约 16 位。很小的数放在 1 的旁边，只留得下够得着的那几位；其余的在相减之前就已舍去。
explain-lab-digits-now = x 是 { $direct }，而用 float32 求差得到 { $difference }。1 之后的下一个数，float32 相距 1.2e−7，float64 相距 2.2e−16。
explain-lab-rounding = e 的 z 次方，float32 从 z = 89 起溢出，float64 从 710 起溢出。所有 z 都减去其中最大的 m，各个份额不变，而最大的幂就成了 1。
explain-lab-rounding-now = 对上面的 logits，float32 用朴素算法得到的损失是 { $naive }，稳定算法是 { $stable }，从 logits 计算是 { $logits }；真实的损失是 { $value }。
