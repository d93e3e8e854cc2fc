# Custom data: drawn points
drawing-tool = 工具
drawing-add = 添加
drawing-move = 移动
drawing-erase = 擦除
drawing-spray = 喷洒
drawing-close = 完成
drawing-class = 新点的类别
drawing-labels = 新点的标签
drawing-value = 新点的值
drawing-new-class = 新类别
drawing-help-add = 在图上点击或拖动。键盘：方向键移动，Enter 添加，Delete 删除最近的点。
drawing-help-curve = 在图上点击或拖动：高度就是目标值。键盘：方向键移动，Enter 添加，Delete 删除最近的点。
drawing-help-move = 拖动一个点。键盘：方向键移动，Enter 拿起或放下，Escape 取消。
drawing-help-erase = 点击或拖过要擦除的点。键盘：方向键移动，Enter 擦除，Delete 删除最近的点。
drawing-restarts = 每次改动后都会重新开始训练。
drawing-map-label = 编辑数据点。方向键移动光标，Enter 使用工具，Delete 删除最近的点，数字键选择类别。
drawing-done = { $place }。共 { $count } 个点。
drawing-carried = 已在 { $place } 拿起。按 Enter 放下。
drawing = 编辑数据点

# Custom data: files
rows-of-data = 数据行
row-number = 第 { $row } 行，共 { $rows } 行
row-before = 上一行
row-after = 下一行
row-true = 真实
row-says = 预测
data-missing = 这个实验的数据不在本设备上：
data-missing-what = 共 { $rows } 个样本，每个 { $shape } 个数，其中 { $test } 个用于测试，来自在别处打开的文件。
data-missing-how = 在这里打开同样的文件，实验就会打开；在此之前，当前内容保持不变。
data-missing-open = 打开数据文件…
link-too-large = 这份数据太大，放不进链接（链接约可容纳 { $count } 个数）。要分享数据，请存为 CSV 后发送文件。
import = 导入数据
legend-every = 每 { $every } 个点显示 1 个

# Health of training
health-values = a：均值 { $mean }，标准差 { $std }，{ $least } … { $greatest }
health-values-training = 训练时：均值 { $mean }，标准差 { $std }
health-moved = 权重移动了 { $moved }
measured-sample = 只用开头的训练样本测量：{ $rows } 个中至多 { $most } 个。
health-fine = 没有问题：每一层都在学习。
health-start = 训练一步后才有梯度和更新。
health-early = 还为时过早：从第 { $step } 步起才比较各层的梯度。
health-inputs = f 的输入
health-usual = 更新的典型大小
health-chart = { $name }：实线为 f，虚线为 f′；柱形为输入的分布，从 { $from } 到 { $to }。
health-gradient = 梯度范数
health-update = 更新 / 权重
health-dead = 死亡
health-saturated = 饱和
health-flat = 斜率 < 0.01
health-nothing = 这一层没有权重，也没有逐元素的函数，因此没有可测量的内容。
health-units = { $count } / { $units }
finding-dead-below = { $layer }：{ $units } 个单元中有 { $count } 个已死亡：对每个点，它们的输入都为负。
finding-dead = { $layer }：{ $units } 个单元中有 { $count } 个已死亡：对每个点，它们的斜率都为 0。
finding-saturated = { $layer }：{ $units } 个单元中有 { $count } 个已饱和：在 90 % 的点上斜率小于 0.01。
finding-vanishing = 梯度消失：{ $layer }的梯度只有输出层的 { $share } 倍。
finding-exploding = 梯度爆炸：{ $layer }的梯度范数为 { $share }。
finding-leaps = { $layer }：一次更新使权重改变 { $share }。
try-dead-below = 死亡的单元不再学习。试试 Leaky ReLU 或 ELU，或用更小的学习率、He 初始化重新开始。
try-dead = 死亡的单元不再学习。试试两端不平坦的激活函数，或用更小的学习率重新开始。
try-saturated = 饱和的单元学得很慢。试试更小的学习率、更小的初始权重，或 ReLU。
try-vanishing = 前面的层几乎学不到东西。试试 ReLU 或 GELU、与之匹配的初始化方法，或减少层数。
try-exploding = 试试更小的学习率或更小的初始权重。
try-leaps = 试试更小的学习率：通常每次更新为 0.1 % 到 1 %。
unit-dead = { $name }，已死亡：对每个点斜率都为 0
unit-saturated = { $name }，已饱和：在 90 % 的点上斜率小于 0.01

# ε-nudge
passes = 全部 { $weights } 个权重的梯度：反向传播只需 2 遍（前向、反向各一遍），逐个权重移动 ±ε 则需 { $passes } 遍。
nudge-layer = 层
nudge-input = 从
nudge-unit = 到
nudge-slope = (L₊ − L₋) / 2ε
nudge-gradient = 反向传播 ∂L/∂w
nudge-difference = 差
nudge-chart = 不同 ε 的差
nudge-empty = 网络太大，无法在这里测量单个权重的影响。
nudge-why = L 是全部训练点上的损失，含正则项。ε 越小，估计越准，直到两个损失的前几位数字相同、舍入误差占主导：float32 远早于 float64。点击网络中的一条连线即可选取它的权重。
unit-number = 单元 { $number }

# Menu of layer kinds
add-layer-before = 加在此层之前
add-layer-misfits = 以下各层不适合放在那里：
add-layer-with = 同时：{ $repair }
layer-kind-note-dense = 每个单元读取全部输入。
layer-kind-note-activation = 单独成层的激活函数，同 Keras 的 Activation 与 PReLU。
layer-kind-note-dropout = 训练时随机丢弃一部分输入。
layer-kind-note-alpha-dropout = 保持均值与方差的 dropout，配合 SELU 使用。
layer-kind-note-conv2d = 小卷积核在图片上滑动，每个位置使用同一组权重。
layer-kind-note-max-pooling2d = 取图片每个窗口中的最大值。
layer-kind-note-average-pooling2d = 取图片每个窗口的平均值。
layer-kind-note-global-max-pooling2d = 取每个通道的最大值，不论它在何处。
layer-kind-note-global-average-pooling2d = 取每个通道在所有位置上的平均值。
layer-kind-note-conv1d = 小卷积核在序列上滑动，每一步使用同一组权重。
layer-kind-note-max-pooling1d = 取序列每个窗口中的最大值。
layer-kind-note-average-pooling1d = 取序列每个窗口的平均值。
layer-kind-note-global-max-pooling1d = 取每个通道的最大值，不论在哪一步。
layer-kind-note-global-average-pooling1d = 取每个通道在所有步上的平均值。
layer-kind-note-flatten = 同样的数排成一列，逐行排列，通道最快。
layer-kind-note-reshape = 同样的数换成另一种形状；写 -1 的大小由其余部分得出。
layer-kind-note-batch-normalization = 按整批把每个通道归一化；预测时用滑动平均。
layer-kind-note-layer-normalization = 在每个样本的每个位置上，按各通道归一化。
layer-kind-note-simple-rnn = 逐步读取序列，并把自己的状态作为下一步的输入。
layer-kind-note-lstm = 由门决定遗忘、写入和输出什么，因此记得更久。
layer-kind-note-gru = 一个门决定保留多少状态，另一个门决定读取多少状态。

# Weight editor
weight-value = 权重
bias-value = 偏置
weight-refused = 请输入所选精度内的有限数。权重保持不变。
weight-refused-diverged = 网络中含有非有限的数。请先回到最后的正常状态。
weight-edit-why = 训练将从新值继续，曲线和优化器的状态保持不变。
unit-own-name = 为这个单元命名
unit-named = { $name }（{ $place }）
unit-name-change = { $name } 的名称
weight-edit = 从{ $from }到{ $to }的权重
bias-edit = { $to }的偏置

# Backprop on the graph
backprop-empty = 网络较小，且该点有真实类别或目标值时，这里逐步显示计算。
backprop-steps = 前向与反向的各步
backprop-back = 上一个单元
backprop-next = 下一个单元
backprop-layer-back = 上一层
backprop-layer-next = 下一层
backprop-forward = 前向：{ $name }
backprop-backward = 反向：{ $name }
backprop-softmax = softmax 与交叉熵合并：L = −ln p（真实类别的 p），它经过 softmax 的导数就是 p − y，其中真实类别 y = 1，其余 y = 0。
backprop-sigmoid = sigmoid 与交叉熵合并：导数就是 p − y，标签为真时 y = 1，否则 y = 0；有多个标签时再除以标签数。
backprop-same-forward = 此处不在训练中，这一层原样传递每个数：a 与前一层相同。
backprop-same-backward = 梯度也原样传回：前一层的 ∂L/∂a 就是这一层的。
backprop-other = 这里不逐步写出这类层的计算。
backprop-through = 它由{ $name }传回，该层的计算不逐步写出。
backprop-why = 在所查看的点（{ $place }）处；L 是该点的损失，不含正则项。网络图中，每个单元右侧是 a，左侧是 ∂L/∂z，连线上是 ∂L/∂w。暂停训练可使数字保持不变。
analysis-recurrence = 循环
analysis-normalization = 归一化

# Maps of convolutions
convolution-large = 这个网络的特征图太大，无法显示。
convolution-maps = 特征图
convolution-counts = 参数
convolution-move = 移动样本
convolution-parameters = 参数
convolution-multiplications = 乘法次数
convolution-right = 向右
convolution-down = 向下
convolution-back = 复位
convolution-shifts = 样本向右移动若干格时的输出
convolution-input = 输入
convolution-filter = 滤波器 { $number }
convolution-channel = 通道 { $number }
convolution-more = 还有 { $count } 个
convolution-fewer = 收起
convolution-place = 第 { $row } 行第 { $column } 列
convolution-step = 第 { $step } 步
convolution-detail = 一个数值是怎样算出来的
convolution-map = 特征图：方向键移动单元格，Page Up 和 Page Down 切换滤波器
convolution-field = 输入：感受野 { $size }
convolution-effect = 按 |∂a/∂x|：实际依赖的部分
convolution-padding = 填充
convolution-sums = 各通道的和
convolution-largest = { $count } 个单元格的最大值 =
convolution-mean = { $count } 个单元格的平均值 =
convolution-spoken = { $name }，{ $filter }，{ $place }：z = { $z }，a = { $a }。
analysis-convolution = 卷积

# Space transformed by a layer
warp-columns = 此面板需要有两列输入的数据。
warp-plot = { $name }之后平面的网格与数据点
warp-after = 经过
warp-across = x 轴
warp-up = y 轴
warp-main-1 = 第一主方向
warp-main-2 = 第二主方向
warp-far = 变换的进度
warp-one = 只有一个单元的层得到的是直线，不是平面。请选择其他层。
warp-wide = { $units } 维空间，沿两个单元，或沿数据点的两个主方向显示。
warp-sample = 这里画出 { $rows } 个点中的前 { $count } 个。
warp-line = 输出层只接收这两个数，并用直线划分：前面各层已使各类别线性可分。
warp-plane = 两个单元的层：先旋转、拉伸、平移平面，再由激活函数使其弯曲。

# Collapse
collapse-none = 没有相邻的线性层：其间的非线性激活函数使每一层都有必要。
collapse-try = 把所有隐藏层改为线性
collapse-says = { $from }到{ $to }共有 { $held } 个参数，等价于一组 W 和 b，共 { $needed } 个参数。
collapse-more = { $inputs } 个输入 × { $units } 个单元；只显示前面的部分。
collapse-table = { $from }到{ $to }合并后的 W 和 b
collapse-bias = b
collapse-one = x·W + b
collapse-layers = 逐层算出的 z
collapse-why = 在所查看的点上，两者给出同样的 z：线性层叠加，作用不超过一层。

# Confusion matrix
confusion-none = 回归任务没有可混淆的类别。下面是它的损失。
confusion-truth = 真实
confusion-predicted = 预测
confusion-right = 正确
confusion-held = 真正例
confusion-missed = 假负例
confusion-wrong = 假正例
confusion-neither = 真负例
confusion-train = 训练集
confusion-test = 测试集
confusion-loss = 损失
confusion-data-loss = 不含正则项
confusion-penalty = 正则项

# Comparison
compare-why = 把这次训练保留为 A，然后做一处改动，例如换一种激活函数或优化器。改动后的是 B。两者使用同一个随机种子，同步训练。
compare-start = 把这次训练保留为 A
compare-again = 把 B 作为新的 A
compare-end = 结束
compare-same = A 与 B 目前完全相同。请改动激活函数、优化器或其他设置，改动后的就是 B。
compare-differs = A → B：
compare-diverged = A 已在第 { $step } 步停止：出现了非有限的数。
compare-map = { $run } 的决策图
compare-chart = 两者的{ $measure }随轮次的变化

# Images, and the canvas for digits
gallery-wrong = { $count } 个中错 { $wrong } 个
gallery-first = 只显示 { $rows } 个中的前 { $count } 个，以免训练停顿。
gallery-only-wrong = 只看错误的
gallery-none-wrong = 没有预测错误的样本。
gallery-page = { $page } / { $pages }
gallery-back = 上一页
gallery-on = 下一页
gallery-picture = 图像 { $number }
gallery-sequence = 序列 { $number }
gallery-value = { $truth }，预测为 { $predicted }
gallery-is-right = { $truth }，预测为 { $predicted }，概率 { $share }：正确
gallery-is-wrong = { $truth }，预测为 { $predicted }，概率 { $share }：错误
pad-label = 手写板。可用鼠标、手指或手写笔书写。键盘：方向键选择像素，空格键涂黑或擦除，Delete 清空。
pad-hint = 在这里画一张图
pad-seen = 网络看到的样子
pad-clear = 清空
pad-samples = 或从样例开始：
pad-sample = 把样例 { $number } 放到手写板上
pad-answers = 预测结果
pad-read = 预测为 { $number }，概率 { $share }。
pad-cell-ink = 第 { $row } 行第 { $column } 列：已涂黑。
pad-cell-paper = 第 { $row } 行第 { $column } 列：空白。
analysis-pad = 画一张图
dataset-parameter-side = 图像边长（像素）
dataset-parameter-shift = 平移幅度 ÷ 边长
dataset-parameter-steps = 步数
pixels = 像素
sequence = 序列
sequence-here = 所查看的序列
sequence-pinned = 一个序列
example-numbers = 数值（{ $shape }）
map-range = { $name }：从 { $least } 到 { $greatest }
picture-here = 当前查看的图像
picture-pinned = 一张图像
gallery = 图像与预测
gallery-sequences = 序列与预测

# Print summary
printout-experiment = 实验设置
printout-results = 训练结果
printout-map = 决策图与数据
printout-link = 在浏览器中打开这个实验
printout-qr = 链接的二维码
printout-link-long = 链接太长，无法打印。请从页面复制。
printout-shortened = 为控制在两页以内，此处省略各层的数值。
printout-link-none = 数据太大，放不进链接。请从页面存为 CSV。
printout-part = ，{ $part } { $value }

# Table views
table-output = 输出
table-example = 读取的样本含 { $shape } 个数。
weights-kernel = 核
weights-recurrent-kernel = 循环核
weights-bias = 偏置
weights-backward-kernel = 反向核
weights-backward-recurrent-kernel = 反向循环核
weights-backward-bias = 反向偏置
weights-alpha = α
weights-gamma = γ
weights-beta = β
weights-moving-mean = 移动均值
weights-moving-variance = 移动方差
table-step = 第 { $step } 步时
table-again = 刷新
table-close = 关闭
table-features = 输入：{ $features }。
table-layer = 层
table-activation = 激活函数
table-parameters = 参数
table-range = 权重范围
table-weights = 权重
table-from-to = { $from } 到 { $to }
table-list = { $name }的权重与偏置
table-show = 显示
table-hide = 收起
table-map-multiclass = 各点最可能的类别及其概率。
table-map-multilabel = 各点每个标签的概率。
table-map-regression = 各点的预测值。
table-at = { $column } = { $value }
table-share = { $name } { $share }

# Activation explorer
explorer-sets = 预设
explorer-set-family = ReLU 家族
explorer-set-squashing = S 形
explorer-set-smooth = 平滑
explorer-choose = 选择要显示的激活函数
explorer-curves = 函数与导数
explorer-span = x 的范围
explorer-empty = 请选择一个激活函数或预设。
explorer-chart-f = 各函数在 x 处的值。用方向键移动光标。
explorer-chart-slope = 各导数在 x 处的值。用方向键移动光标。
explorer-cursor-help = 指向图表、拖动，或使用方向键。下表显示各函数的值。
explorer-properties = 取值与性质
explorer-properties-why = 各项性质都按当前参数由数值算出。零均值：输入均值为 0、方差为 1 时，f 的均值为 0。饱和：导数始终小于 0.01。光滑：f 与 f′ 都没有跳变。死区：导数恰为 0，在那里无法学习。
explorer-name = 激活函数
explorer-show = { $name } 的详情
explorer-remove = 移除
explorer-details-empty = 选择一个激活函数，查看其公式与代码。
explorer-no-code = 自定义公式在 Keras 和 PyTorch 中没有对应名称。请用 keras.ops 或 torch 编写。
explorer-source = 来源：{ $source }
explorer-copy = 复制 { $name } 的代码
explorer-copied = 代码已复制。
trait-range = 值域
trait-centred = 零均值
trait-saturates = 饱和
trait-smooth = 光滑
trait-monotonic = 单调
trait-dead = 死区
trait-range-value = { $from } 到 { $to }
trait-centred-no = 否，均值 { $mean }
trait-jump = 否，f 在 { $places } 处跳变
trait-corner = 否，在 { $places } 处有折点
trait-falls = 否，递减区间：{ $where }
trait-waves = 否，反复振荡
trait-between = { $from } 到 { $to }
trait-everywhere = 处处
trait-nowhere = 无
depth = 信号穿过 20 层
depth-why = 把均值为 0、方差为 1 的输入送进一个未经训练、20 层相同的网络。前向：所有单元和输入上的均值与方差表明信号能否保持。反向：平方误差的梯度与第 20 层之比，表明靠前的层能否学习。
depth-width = 宽度
depth-selu = SELU 与 LeCun 正态
depth-mean = 各层之后的均值
depth-variance = 各层之后的方差
depth-gradient = 各层梯度与第 20 层之比
depth-waiting = { $name }：…
depth-lives = { $name }：20 层之后均值 { $mean }，方差 { $variance }；传到第 1 层的梯度是第 20 层的 { $gradient } 倍。
depth-vanishes = { $name }：梯度消失：传到第 1 层的只有 { $gradient }，那里几乎无法学习。20 层之后均值 { $mean }，方差 { $variance }。
depth-explodes = { $name }：数值爆炸：20 层之后方差 { $variance }；第 1 层的梯度是第 20 层的 { $gradient } 倍。
depth-overflows = { $name }：不到第 20 层数值就已溢出，没有梯度。
timing = 一个训练步的时间
timing-why = 依次在隐藏层中换上每个激活函数，用“训练场”里的网络训练，轮流测 { $rounds } 轮，显示中位数。这是本设备、本浏览器此刻的时间：换一台机器就不同，微小的差别没有意义。
timing-measure = 测量
timing-again = 重新测量
timing-stop = 停止
timing-progress = 正在测量第 { $round } 轮，共 { $rounds } 轮…
timing-median = { $rounds ->
    [1] 只测了一轮。
   *[other] { $rounds } 轮的中位数。
 }
timing-changed = 此后网络已改变。
timing-no-hidden = “训练场”里的网络没有可以更换激活函数的隐藏层。
timing-step = 一步
timing-relative = 与 { $name } 相比
timing-overflows = 无法训练
timing-times = { $times } 倍
timing-micro = { $value } 微秒
guide = 如何选择
guide-hidden = 隐藏层
guide-hidden-start = 默认选择：计算快，配合 He 初始化效果好。
guide-hidden-dying = ReLU 单元死亡时：负半轴的斜率使其继续学习。
guide-hidden-deep-plain = 不带归一化的深层全连接网络；配合 LeCun 正态初始化和 alpha dropout。
guide-hidden-transformer = Transformer 与现代卷积网络：平滑，在那里略胜 ReLU。
guide-hidden-phone = 小型设备与低精度运算。
guide-hidden-recurrent = 循环单元与门控。层数多时会饱和，梯度消失。
guide-output = 输出层
guide-task = 任务
guide-activation = 激活函数
guide-units = 单元数
guide-loss = 损失函数
guide-output-binary = 是或否
guide-output-one-of = k 类中的一类
guide-output-labels = k 个标签中的任意几个
guide-output-number = 一个数
guide-output-positive = 一个正数
guide-output-why = 前三种分类任务，输出层保持线性，由损失从 logits 计算：结果相同，而舍入误差更小。

# Softmax and cross-entropy lab
lab = 从 logits 到损失
lab-examples = 示例
lab-preset-tutorial = [2.0, 1.0, 0.1]
lab-preset-overflow32 = 超出 float32
lab-preset-overflow64 = 超出 float64
lab-preset-wrong = 自信但错误
lab-preset-digits = 2/10,000
lab-why = 从左到右：logit、它的指数、在总和中所占的比例，以及与真实标签之差，也就是梯度。
lab-fewer = 减少一个类别
lab-more = 增加一个类别
lab-temperature = 温度 T
lab-logits = Logit
lab-logit = 类别 { $number } 的 logit
lab-one-hot = 独热标签：真实类别为 1，其余为 0
lab-sparse = 标签为序号 { $index }
lab-one-hot-labels = 独热标签 [{ $labels }]
lab-gradient-why = 两者是同一个数：除真实类别外，每一项都乘以 0。梯度 p − y 使真实类别上升，使其他类别按各自的概率下降。温度高，概率趋于均匀；温度低，概率更尖锐。
lab-sigmoid = 每个标签一个 sigmoid
lab-sigmoid-why = Softmax 把 1 分给各个类别：只有一个为真。Sigmoid 单独判断每个标签：可以有任意几个为真，总和没有意义。
lab-holds = 标签为真
lab-binary = 二元交叉熵，对各标签取平均
lab-digits = 2/10,000 的两种算法
lab-digits-why = 同一个 x，一次直接写出，一次写成两个接近 1 的数之差。在 1 旁边放不下的数字就此丢失。如果在取对数之前先存下 p，也会发生同样的事。
lab-digits-power = x = 2/10ⁿ，n
lab-digits-lost = 相对误差
lab-digits-all = 100 %
lab-rounding = 损失的计算方法，及其失效之处
lab-rounding-why = 对上面的 logits，逐步跟踪真实类别。float32 通过对每一步运算结果舍入来模拟。朴素方法直接计算 e 的 z 次幂；稳定方法先减去最大的 z；从 logits 计算则从不存储 p。
lab-stable = 减去最大的 z
lab-clip = 把 p 截断到 [1e−7, 1 − 1e−7]
lab-step = 类别 { $number }
lab-ways = 所有方法
lab-way = 方法
lab-way-naive = 朴素
lab-way-stable = 稳定
lab-way-clip = 截断
lab-loss = 损失，{ $format }
lab-true-loss = 真实的损失是 { $value }。
lab-fault-overflow = 上溢，在此失效
lab-fault-underflow = 下溢，在此失效
lab-fault-nan = 非数（NaN），在此失效
lab-fault-clipped = 被截断：没有梯度

# 循环层
recurrence-empty = 层的规模较小时，这里显示各时间步的状态。
recurrence-stage = { $layer }的各时间步。方向键：左右选择时间步，上下选择单元。
recurrence-at = 第 { $step } 步（共 { $count } 步），单元 { $unit }
recurrence-backward = 反向（从最后一步到第一步）
recurrence-backward-of = { $name }（反向）
recurrence-baseline = A（对比的运行）
recurrence-forget-bias = 遗忘门初始为开（unit_forget_bias）
recurrence-compare = 保留此次运行用于对比
recurrence-effect-odds = x 的底色：每一步的 x 稍有变化，对数几率（{ $output }）会变化多少。
recurrence-effect-output = x 的底色：每一步的 x 稍有变化，输出 { $output } 会变化多少。
recurrence-effect-at = x 的影响：{ $value }

# 归一化
normalization-empty = 层的规模较小时，这里显示统计量。
normalization-present = 当前
normalization-moving = 移动平均（虚线）
normalization-mean = 均值
normalization-variance = 方差（对数）
normalization-channels = 各通道：当前统计量与移动统计量
normalization-spoken = 通道 { $channel }：当前均值 { $meanPresent }，移动平均 { $meanMoving }；当前方差 { $variancePresent }，移动平均 { $varianceMoving }
normalization-channel = 通道 { $channel }，{ $rows } 个训练样本
normalization-channel-sample = 通道 { $channel }，{ $train } 个训练样本中的前 { $rows } 个
normalization-before = 之前
normalization-after = 之后
normalization-histogram = { $title }：直方图，从 { $low } 到 { $high }
normalization-lag = 训练时按每个批次归一化；页面上的损失、图和概率则按移动统计量计算。动量为 { $momentum } 时，移动统计量大约滞后 { $steps } 步，页面上的数字也随之滞后。
normalization-quick = 将动量设为 { $momentum }（滞后 { $steps } 步）

# Panels
copy-by-hand = 此页面无法写入剪贴板。请从这里复制：
curves = 曲线
inspector-values = 预测值
tab-write = 手写
task-multilabel = { $name }，{ $classes } 个标签
task-regression = { $name }，回归

# Undo and redo
undo-change = 撤销：{ $change }
redo-change = 重做：{ $change }
change = { $name } { $before } → { $after }
followed = 同时调整：
change-and-more = { $change }，另有 { $count } 处
own-data-rows = { $name }，{ $rows } 行
hidden-layers = 隐藏层数
issue-of = { $name }：
layer-part = { $layer } { $part }
units = 单元数

# Goal
goal-is = 停止条件：{ $goal }
goal-at-most = 不超过{ $unit }
goal-at-least = 达到{ $unit }
goal-loss = { $measure } ≤ { $value }
goal-other = { $measure } ≥ { $value }
goal-within = { $goal }，最多 { $limit } 轮
goal-limit = 限制轮数
goal-limit-epochs = 最多轮数
goal-missed = 未达到目标：{ $goal }
goal-gave-up = 已到轮数上限，训练停止：共 { $steps } 步，{ $epochs } 轮。
goal-reached = 已达到目标：{ $goal }
goal-took = 共用 { $steps } 步，{ $epochs } 轮。

# Network
layer-key-units = { units }
layer-key-activation = 激活函数
layer-key-alpha-dropout = Alpha dropout
layer-key-rate = 丢弃比例
layer-key-filters = 卷积核个数
layer-key-kernel-size = 卷积核大小
layer-key-strides = 步幅
layer-key-padding = 填充
layer-key-dilation-rate = 扩张率
layer-key-pool-size = 池化窗口
layer-key-target-shape = 目标形状
layer-key-momentum = 动量
layer-key-epsilon = ε
layer-key-recurrent-activation = 门的激活函数
layer-key-recurrent-initializer = 循环核的初始化方法
layer-key-return-sequences = 输出每一步
layer-key-bidirectional = 双向
layer-key-unit-forget-bias = 遗忘门偏置从 1 开始
layer-key-reset-after = 先乘循环核再重置
advice = 关于本实验的 { $count } 条提示
advice-dismiss = 不再显示关于{ $name }的提示
layer-option-padding-valid = 不填充
layer-option-padding-same = 两侧填充
layer-option-padding-causal = 因果填充
layer-option-bidirectional-none = 仅正向
layer-option-bidirectional-concat = 双向，拼接
layer-option-bidirectional-sum = 双向，相加
layer-option-bidirectional-ave = 双向，平均
layer-option-bidirectional-mul = 双向，相乘
axis-size = 第 { $axis } 轴
axis-rows = 行
axis-columns = 列
activation-choice-approximate-false = 精确
activation-choice-approximate-true = tanh 近似
activation-choice-trainable-false = a 固定
activation-choice-trainable-true = a 可学习
formula-of = { $name }的公式
formula-wrong = { $name }的公式，无效
formula-column = 第 { $column } 个字符：
line-column = 第 { $line } 行第 { $column } 个字符：
formula-help = 可用 x、a、数字、+ − * / ^、括号、比较，以及 sigmoid(x)、exp(x)、max(x, 0)、where(x > 0, x, a * x) 等函数
choice-false = 否
choice-true = 是
folded-layers = 另有 { $count } 层
show-folded = { $layers }：显示第 { $count ->
    [1] { $first } 层
   *[other] { $first } 至 { $last } 层
  }
layer-of-kind = 第 { $number } 层：{ $kind }
layer-kind-dense = 全连接
layer-kind-activation = 激活
layer-kind-dropout = Dropout
layer-kind-alpha-dropout = Alpha dropout
layer-kind-conv2d = 二维卷积
layer-kind-max-pooling2d = 二维最大池化
layer-kind-average-pooling2d = 二维平均池化
layer-kind-global-max-pooling2d = 二维全局最大池化
layer-kind-global-average-pooling2d = 二维全局平均池化
layer-kind-conv1d = 一维卷积
layer-kind-max-pooling1d = 一维最大池化
layer-kind-average-pooling1d = 一维平均池化
layer-kind-global-max-pooling1d = 一维全局最大池化
layer-kind-global-average-pooling1d = 一维全局平均池化
layer-kind-flatten = 展平
layer-kind-reshape = 变形
layer-kind-batch-normalization = 批归一化
layer-kind-layer-normalization = 层归一化
layer-kind-simple-rnn = 简单 RNN
layer-kind-lstm = LSTM
layer-kind-gru = GRU
fewer-units-shown = 收起
output-units = { $units } 个单元
output-fused-sigmoid = logits；损失含 sigmoid
initializer = 初始化方法
use-bias = 偏置
layer-key-kernel-initializer = 初始化方法
layer-key-use-bias = 偏置
layer-key-dropout = Dropout
layer-key-trainable = 参与训练
layer-key-l1 = { l1 }
layer-key-l2 = { l2 }
layer-own-value = 单独设置{ $name }
activation-parameter-a = a
activation-parameter-alpha = α
activation-parameter-approximate = tanh 近似公式
activation-parameter-expression = 公式
activation-parameter-trainable = 学习 a
activation-parameter-beta = β
activation-parameter-negative-slope = 负半轴斜率
activation-parameter-slope = 斜率
optimizer-parameter-rho = ρ
optimizer-parameter-momentum = 动量
optimizer-parameter-nesterov = Nesterov 动量
optimizer-parameter-weight-decay = 权重衰减
optimizer-parameter-initial-accumulator-value = 累加器初值
loss-parameter-label-smoothing = 标签平滑
loss-parameter-epsilon = 截断到 [ε, 1 − ε]
loss-parameter-delta = δ，超出后为线性

# Activation menu
activation-everywhere = 所有隐藏层都使用 { $name }
learned-title = 每个单元各自学得：平均值、最小值和最大值
learned-now = 现为 { $mean }（{ $low } 至 { $high }）

# Notices
repair-put = 在它之前加入{ $name }
repair-padding = 填充它的输入（same）
repair-sequences = 把整个序列传给它
repair-from-logits = 让损失接收 logits
repair-activation = 输出层改用 { $name }
config-refused = 这个实验无法运行，继续原来的实验：
link-refused = 链接中的实验无法运行，改为显示另一个实验：
start-refused = 这个实验无法运行，改为显示另一个实验：
link-damaged = 链接已损坏，改为显示另一个实验。
link-not-text = 链接的一部分缺失或被改动。
link-not-json = 其内容被截断或改动，已不是有效的实验。
link-no-experiment = 其中没有实验。
link-no-preset = 其中的预设不存在。
link-no-lesson = 链接中的课程无法读取。
link-unit-names = 链接中有些单元名称已略去：每个名称须是 1 到 40 个字符的文字，并写明层和单元的编号。
link-unknown = 地址中 # 之后的内容不是已知的链接。
link-unpacks-large = 它解压后超出链接允许的大小。
link-old-browser = 它经过压缩，而此浏览器太旧，无法解压。请更新浏览器。
baseline-refused = 用来对比的实验 A 无法运行，已略去：
file-refused = 无法打开此文件，一切保持不变：
lesson-refused = 无法播放此课程：
saved-here = 在此设备上重新加载即可恢复。
restore-damaged = 此标签页保存的内容未能全部恢复。
restore-view = 保存的视图已损坏，改用地址中的视图。
restore-history = 保存的编辑历史已损坏，之前的更改无法撤销。
restore-trained = 保存的网络已损坏或来自其他版本，训练将重新开始。
restore-format = 它由本页面的其他版本保存。地址中的实验将重新开始。
restore-unread = 浏览器无法读取其中一部分。
restore-silent = 浏览器的存储没有响应。地址中的实验将重新开始。
restore-late = 浏览器的存储现在有响应了。可以恢复此标签页保存的内容，替换当前显示的内容。
restore = 恢复
unsaved-refused = 浏览器不为本页面保存任何内容，重新加载会丢失链接之外的内容。
unsaved-full = 浏览器的存储空间已满，重新加载会丢失链接之外的内容。
unsaved-trained = 浏览器的存储空间放不下训练好的网络，重新加载后训练将重新开始。
unsaved-large = 训练好的网络太大，无法保存，重新加载后训练将重新开始。
unsaved-silent = 浏览器的存储没有响应，重新加载可能丢失链接之外的内容。
unsaved-advice = 请复制链接，并把自定义数据存为 CSV。
link-at = 从 # 起的第 { $column } 个字符不允许出现在链接中。
worker-replaced = 引擎意外停止，已从第 { $step } 步重新启动。
given-up = 引擎两次在{ $act }时出错，已跳过此操作。
given-up-kept = 其他一切保持不变。
given-up-begin = 打开实验
given-up-change = 进行这项更改
given-up-compare = 开始比较
given-up-undo = 撤销更改
given-up-redo = 重做更改
given-up-reset = 重置
given-up-rewind = 退回之前的步
given-up-weight = 设置权重
diverged = 训练在第 { $step } 步停止，位置：{ $layer }。
diverged-why = 很可能是学习率对这个网络来说太大。
diverged-start = 训练无法开始：{ $layer }给出了非有限的数。
diverged-start-why = 还没有学到任何东西，所以原因不是学习率。请检查这一层的公式或激活函数、修改过的权重，以及数据。
rewind = 回到上一个正常状态，第 { $step } 步
slower = 回到那里，并把学习率除以 10

# Catalog: Chinese for the English labels of the engine
activation-note-leaky-relu = 0 以下的小斜率让每个单元都活着。Keras 的函数取 0.2，层取 0.3，PyTorch 取 0.01。
activation-note-prelu = 0 以下的斜率由学习得到，每个单元一个。Keras 从 0 开始，PyTorch 从 0.25 开始并共用一个斜率。
activation-note-relu6 = 带上限的 ReLU，为低位宽运算而设。
activation-note-elu = 负值把输出的均值拉向 0。
activation-note-selu = 配合 lecun_normal 与 alpha dropout，穿过许多层仍保持均值 0、方差 1。
activation-note-sigmoid = 一个是或否的概率。斜率最多 1/4，层数一多梯度就消失。
activation-note-log-sigmoid = 概率的对数，在概率极小处也精确。
activation-note-tanh = 以 0 为中心的 sigmoid，在 0 处斜率为 1。
activation-note-softplus = 平滑的 ReLU，恒为正：用于不能为负的输出。
activation-note-softsign = 类似 tanh，但两端收敛得慢。
activation-note-silu = 平滑的 ReLU，在 0 以下略有凹陷。Keras 和 PyTorch 把 β 固定为 1，SiLU 之名正是此意。
activation-note-gelu = 按正态变量小于 x 的可能性给 x 加权。可用误差函数精确计算，也可用较早的 tanh 公式。
activation-note-mish = 与 SiLU 接近，稍陡一些。
activation-note-hard-sigmoid = 由三段直线构成的 sigmoid。Keras 3 和 PyTorch 取斜率 1/6，Keras 2、TensorFlow.js 和 ONNX 取 0.2。
activation-note-hard-silu = 由直线段和抛物线段构成的 SiLU。
activation-note-exponential = 用于按倍数变化的正输出。很早就会溢出。
activation-note-sin = 周期函数；Keras 指南中的自定义激活函数。
activation-note-gcu = 振幅随 x 增长的波：单个单元就能解决异或问题。
activation-note-gaussian = 仅在 0 附近有响应：每个单元标出平面上的一条带，而不是半个平面。
activation-note-softmax = 一层各单元上相加为 1 的概率。
activation-note-custom = 你自己写的、关于 x 和 a 的公式，导数精确；a 可以学习，每个单元一个。
activation-log-sigmoid = 对数 sigmoid
activation-hard-sigmoid = 硬 sigmoid
activation-hard-silu = 硬 SiLU（硬 swish）
activation-exponential = 指数
activation-sin = 正弦
activation-gaussian = 高斯
activation-custom = 自定义
activation-note-linear = 什么也不添加：多层叠起来仍相当于一层。用于回归和 logits。
activation-note-relu = 计算便宜，不易饱和；输入始终小于 0 的单元就死了。

# Transport and status
metric-r-squared-train = 训练 R²
metric-r-squared-test = 测试 R²

# Number fields
number-empty = 请输入一个数。
number-unreadable = “{ $text }”不是一个数。
number-ambiguous = “{ $text }”可以理解为 { $one } 或 { $other }，请输入其中之一。
number-whole = 请输入整数。
number-extreme = 这个数太大，或太接近 0。
number-range = 请输入 { $low } 到 { $high } 之间的数。
number-least = 请输入不小于 { $low } 的数。

# Data
labels = 标签数
data-custom = 自定义数据：{ $rows } 行，{ $columns } 列输入。
dataset-parameter-repeats = 每类条数
dataset-parameter-angle = 角度（度）
dataset-column-price = 价格
dataset-column-shipping-cost = 运费
dataset-column-marketing = 营销
dataset-column-material = 材料
dataset-class-other = 普通
dataset-class-top-seller = 畅销
dataset-parameter-expression = 公式
dataset-parameter-columns = 输入个数
dataset-parameter-as = 公式给出
dataset-choice-as-values = 数值
dataset-choice-as-classes = 类别（按正负号）
dataset-formula-help = 可用 x（两个输入时用 x1、x2）、数字、+ − * / ^、括号、比较，以及 sin(x)、max(x, 0)、where(x > 0, 1, −1) 等函数
dataset-custom = 自定义数据
data-kept = 数据只保存在本设备上。链接只写明是哪份数据：在这里可直接打开，在别的设备上会请你打开这些文件。
data-stored = { $train } 行用于训练，{ $test } 行用于测试，按文件划分
dataset-stored = 文件数据
weights-seed = 权重的种子
weights-seed-same = 同上
start-weights = 初始权重
start-weights-given = 已给定
start-weights-drawn = 随机抽取

# Training
loss-mean-squared-error = 均方误差
loss-mean-absolute-error = 平均绝对误差
loss-huber = Huber 损失
loss-log-cosh = 对数双曲余弦损失
loss-binary-crossentropy = 二元交叉熵
loss-categorical-crossentropy = 分类交叉熵
usual-values = { $name }的常用值
initializer-glorot-uniform = Glorot 均匀
initializer-glorot-normal = Glorot 正态
initializer-he-uniform = He 均匀
initializer-he-normal = He 正态
initializer-lecun-uniform = LeCun 均匀
initializer-lecun-normal = LeCun 正态
initializer-zeros = 全零
initializer-random-uniform = 随机均匀
initializer-orthogonal = 正交

# Curves
metric-top-2-accuracy = 前 2 准确率
metric-exact-match = 完全匹配率
metric-mean-absolute-error = 平均绝对误差
metric-r-squared = R²
metric-r-squared-chart = 各轮次在训练集和测试集上的 R²

# Analysis
analysis-warns = 发现问题

# Map
map-output = 图上显示的输出
point-spoken = { $place }：{ $answers }
class-probability = 类别 { $number }：{ $share }
legend-values = 从负到正
label-name = 标签 { $number }

# Inspector
label = 标签
label-cost = −ln
labels-remark = ✓：最近的点上该标签为真。损失是各标签的平均：为真时取 −ln p，否则取 −ln (1 − p)。
output = 输出
target = 目标
target-nearest = 目标取自最近的点。
difference = 差
pins = 已固定的点
pin-name = 点 { $name }，位于 { $place }
unpin = 取消固定点 { $name }
more-terms = 另有 { $count } 项
