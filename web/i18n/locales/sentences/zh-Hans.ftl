# Expressions of lessons in words. Layers and items are counted from 1.

# Places
fact-layer = 第 { $number } 层
fact-layer-last = 最后一层
fact-layer-from-end = 倒数第 { $number } 层
fact-layer-computed = 第 [{ $place }] 层
fact-layers = 第 { $first } 到 { $last } 层
fact-layers-from = 第 { $first } 层起的各层
fact-layers-all = 所有层
fact-layers-but-last = 除最后一层外的各层
fact-layers-to-end = 第 { $first } 层起、除最后 { $left } 层外的各层
fact-layers-computed = [{ $first }:{ $end }] 各层
fact-item = { $list }中的第 { $number } 个
fact-item-last = { $list }中的最后一个
fact-item-from-end = { $list }中的倒数第 { $number } 个
fact-item-computed = { $list }中的第 [{ $place }] 个
fact-items = { $list }中的第 { $first } 到 { $last } 个
fact-items-from = { $list }中第 { $first } 个起的各个
fact-key = { $list }的 { $key }

# Facts of a run
fact-step = 步数
fact-epoch = 轮数
fact-diverged = 发散
fact-weights = 权重的个数
fact-train = 训练数据上的{ $metric }
fact-test = 测试数据上的{ $metric }
fact-metric-loss = 损失
fact-metric-data-loss = 不含惩罚的损失
fact-metric-accuracy = 准确率
fact-metric-top-2-accuracy = 前二准确率
fact-metric-exact-match = 所有标签全对的比例
fact-metric-mean-absolute-error = 平均绝对误差
fact-metric-r-squared = R²
fact-outputs = 训练数据上的各个答案
fact-fingerprint = 指纹
fact-history-step = 记录的各个步数
fact-history-train = 记录的各个训练损失
fact-history-test = 记录的各个测试损失
fact-reached-epoch = 达到停止条件的轮数
fact-reached-step = 达到停止条件的步数
fact-was = 前面某一步的“{ $name }”
fact-answer = 预测
fact-rival = A 组的{ $fact }

# Layers
fact-health-gradient-norm = { $layer }的梯度大小
fact-health-update-ratio = { $layer }的更新与权重之比
fact-health-dead = { $layer }的死亡单元标记
fact-health-dead-fraction = { $layer }中死亡单元的比例
fact-health-saturated-fraction = { $layer }中平坦斜率的比例
fact-health-mean = { $layer }激活值的均值
fact-health-std = { $layer }激活值的标准差
fact-health-units = { $layer }的单元数
fact-health-grad-h = { $layer }每一时间步的梯度大小
fact-parameters = { $layer }的{ $what }
fact-moved = { $layer }的{ $what }自开始以来的变化
fact-gradients = { $layer }的{ $what }的梯度
fact-weights-kernel = 权重
fact-weights-bias = 偏置
fact-weights-alpha = 学得的斜率 α
fact-weights-recurrent-kernel = 循环权重
fact-weights-gamma = 缩放 γ
fact-weights-beta = 平移 β
fact-weights-moving-mean = 滑动均值
fact-weights-moving-variance = 滑动方差

# The experiment
fact-config-optimizer-learning-rate = 学习率
fact-config-optimizer-name = 优化器
fact-config-batch-size = 批大小
fact-config-loss-name = 损失函数
fact-config-seed = 种子
fact-config-layers = 层数
fact-config-layers-units = { $layer }的单元数
fact-config-layers-filters = { $layer }的卷积核个数
fact-config-layers-activation-name = { $layer }的激活函数
fact-config-layers-kernel-initializer = { $layer }的初始化方法
fact-config-layers-kind = { $layer }的种类
fact-config-other = 设置 { $path }

# The point
fact-point-inputs = 该点的输入
fact-point-logits = 该点的 logits
fact-point-probabilities = 该点的各个概率
fact-point-loss = 该点的损失
fact-point-z = 该点处{ $layer }的加权和 z
fact-point-a = 该点处{ $layer }的激活值 a
fact-point-grad-z = 该点处{ $layer }的梯度 ∂loss/∂z
fact-point-grad-a = 该点处{ $layer }的梯度 ∂loss/∂a

# The nudge
fact-nudge = { $what }（{ $precision }）
fact-nudge-epsilon = 微扰的 ε
fact-nudge-plus = 往上微扰后的损失
fact-nudge-minus = 往下微扰后的损失
fact-nudge-here = 微扰前的损失
fact-nudge-rise = 微扰使损失增加的量
fact-nudge-slope = 微扰得到的斜率
fact-nudge-gradient = 反向传播得到的斜率

# The rooms
fact-lab-logits = softmax 页的各个 logit
fact-lab-temperature = 温度
fact-lab-truth = 从 0 数起的真实类别
fact-lab-power = 2/10ⁿ 的 n
fact-lab-labels = softmax 页的各个标签
fact-lab-from-logits = “from logits”
fact-lab-stable = “减去最大值”
fact-lab-clip = “截断”
fact-lab-probabilities = softmax 页的各个概率
fact-lab-sigmoids = softmax 页的各个 sigmoid
fact-lab-loss = softmax 页的损失
fact-lab-float32-probability = float32 的概率
fact-lab-float32-loss = float32 的损失
fact-lab-float32-gradient = float32 的梯度
fact-lab-float64-probability = float64 的概率
fact-lab-float64-loss = float64 的损失
fact-lab-float64-gradient = float64 的梯度
fact-lab-two32-direct = float32 的 2/10ⁿ
fact-lab-two32-difference = float32 用差算出的 2/10ⁿ
fact-lab-two32-lost = float32 丢失的 2/10ⁿ 的比例
fact-lab-two64-direct = float64 的 2/10ⁿ
fact-lab-two64-difference = float64 用差算出的 2/10ⁿ
fact-lab-two64-lost = float64 丢失的 2/10ⁿ 的比例
fact-explorer-x = 激活函数页的 x
fact-explorer-span = 激活函数图的范围
fact-explorer-width = 深层网络每层的单元数
fact-explorer-focus = 选中的激活函数
fact-explorer-initializer = 深层网络的初始化方法
fact-explorer-activations = 显示的各个激活函数
fact-depth-mean = 20 层 { $name } 中每一层之后的均值
fact-depth-variance = 20 层 { $name } 中每一层之后的方差
fact-depth-gradient = 20 层 { $name } 中每一层的梯度

# Sentences
sentence-below = { $left }小于 { $right }
sentence-at-most = { $left }不大于 { $right }
sentence-above = { $left }大于 { $right }
sentence-at-least = { $left }不小于 { $right }
sentence-equal = { $left }等于 { $right }
sentence-unequal = { $left }不等于 { $right }
sentence-near = { $left }与 { $right } 相差不超过 { $tolerance }
sentence-not-near = { $left }与 { $right } 相差超过 { $tolerance }
sentence-finite = { $value }是有限的数
sentence-not-finite = { $value }不是有限的数
sentence-and = { $left }，并且{ $right }
sentence-or = { $left }，或者{ $right }
sentence-not = 并非{ $condition }
sentence-group = （{ $condition }）
sentence-true = 发生了{ $fact }
sentence-always = 总是
sentence-never = 从不
sentence-all = { $value }（每一个都如此）
sentence-any = { $value }（至少有一个如此）
sentence-none-dead = { $layer }没有死亡的单元
sentence-sum-dead = { $layer }中死亡单元的个数
sentence-mean-dead = { $layer }中死亡单元的比例
sentence-quoted = “{ $text }”
sentence-comma = 、

# Numbers
sentence-abs = { $value }的绝对值
sentence-sqrt = { $value }的平方根
sentence-exp = e 的 { $value } 次方
sentence-ln = { $value }的自然对数
sentence-log10 = { $value }的常用对数
sentence-round = { $value }取整
sentence-min = { $value }的最小值
sentence-max = { $value }的最大值
sentence-sum = { $value }之和
sentence-mean = { $value }的平均
sentence-count = { $value }的个数
sentence-f = { $name } 在 { $x } 处的值
sentence-f-with = 参数为 { $parameter } 的 { $name } 在 { $x } 处的值
sentence-slope = { $name } 在 { $x } 处的斜率
sentence-slope-with = 参数为 { $parameter } 的 { $name } 在 { $x } 处的斜率
