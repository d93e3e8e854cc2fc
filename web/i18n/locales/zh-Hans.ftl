name = 激活函数游乐场

# Rooms
rooms = 本页的各个房间
room-playground = 训练场
room-explorer = 激活函数
room-softmax = Softmax

# Transport and status
transport = 训练控制
play = 开始
pause = 暂停
step = 走一步
epoch = 走一轮
reset = 回到起点
epoch-count = 轮次
step-count = 步数
evaluated-step = 评估步数
evaluated-at = 损失与评分取自第 { $step } 步
speed-now = 步/秒
loss-train = 训练损失
loss-test = 测试损失
metric-accuracy-train = 训练准确率
metric-accuracy-test = 测试准确率
metric-r-squared-train = 训练 R²
metric-r-squared-test = 测试 R²

# Parts of the page
parts = 训练场的各个部分
data = 数据
network = 网络
training = 训练
curves = 曲线
inspector = 一点处的概率
inspector-values = 一点处的取值
tab-network = 网络
tab-data = 数据
tab-training = 训练
tab-inspect = 查看
tab-write = 手写
share = 复制本实验的链接
shared = 链接已复制。
copy-by-hand = 浏览器不允许此页面复制。请从这里复制：
theme = 浅色或深色
task-multiclass = { $name }，{ $classes } 类
task-multilabel = { $name }，{ $classes } 个标签
task-regression = { $name }，回归

# Numbers that are typed
number-empty = 请输入一个数。
number-unreadable = “{ $text }”不是一个数。
number-ambiguous = “{ $text }”可以理解为 { $one } 或 { $other }，请输入其中之一。
number-whole = 请输入整数。
number-extreme = 这个数太大，或太接近 0，无法保存。
number-range = 请输入 { $low } 到 { $high } 之间的数。
number-least = 请输入不小于 { $low } 的数。

# Undo and redo
history = 实验的改动
undo = 撤销
redo = 重做
undo-change = 撤销：{ $change }
redo-change = 重做：{ $change }
change = { $name } { $before } → { $after }
followed = 随之调整：
change-and-more = { $change }，另有 { $count } 处
own-data-rows = { $name }，{ $rows } 行
hidden-layers = 隐藏层数
layer-part = { $layer } { $part }
units = 单元数

# Goal
goal = 在哪里停下
goal-is = 停止条件：{ $goal }
goal-none = 不设目标
goal-at-most = 不超过{ $unit }
goal-at-least = 达到{ $unit }
goal-loss = { $measure } ≤ { $value }
goal-other = { $measure } ≥ { $value }
goal-reached = 已达到目标：{ $goal }
goal-took = 共用 { $steps } 步，{ $epochs } 轮。
stop-at = 停止条件
epochs-to-train = 轮数
train-epochs = 训练 { $epochs } 轮

# Data
dataset = 数据集
classes = 类别数
labels = 标签数
data-samples = 样本数
data-noise = 噪声
data-test-fraction = 测试集比例
data-custom = 自带数据：{ $rows } 行，{ $columns } 列输入。
dataset-blobs = 高斯团
dataset-circles = 同心圆
dataset-moons = 双月
dataset-xor = 异或
dataset-spiral = 螺旋
dataset-overlap = 重叠圆
dataset-plane = 平面
dataset-hills = 丘陵
dataset-curve = 曲线
dataset-digits = 手写数字
dataset-custom = 自带数据
seed = 随机种子
new-seed = 换一个种子

# Own data: by hand
own-data = 自己的数据
hand-open = 手工编辑
hand = 手工编辑数据点
hand-tool = 工具
hand-add = 添加
hand-move = 移动
hand-erase = 擦除
hand-spray = 喷洒
hand-close = 完成
hand-class = 要画的类别
hand-labels = 要画的标签
hand-value = 要画的值
hand-new-class = 新增一个类别
hand-help-add = 在图上点按或拖动。键盘：方向键移动，Enter 添加，Delete 删除最近的点。
hand-help-curve = 在图上点按或拖动：高度就是目标值。键盘：方向键移动，Enter 添加，Delete 删除最近的点。
hand-help-move = 拖动一个点。键盘：方向键移动，Enter 拿起和放下，Escape 放弃。
hand-help-erase = 点按或拖过要擦除的点。键盘：方向键移动，Enter 擦除，Delete 删除最近的点。
hand-restarts = 每次改动后，训练从头开始。
hand-map-label = 手工编辑数据点。方向键移动光标，Enter 使用工具，Delete 删除最近的点，数字键选择类别。
hand-done = { $place }。共 { $count } 个点。
hand-carried = 已在 { $place } 拿起。按 Enter 放下。

# Own data: from and to files
import = 从文件导入数据
import-open = 从文件导入…
legend-every = 每 { $every } 点画一点
export = 存为 CSV…
export-predictions = 附上网络的预测
export-save = 保存
link-too-large = 这份数据太大，放不进链接。链接可容纳 { $count } 个数字，数字较短时还可更多。要发送给他人，请存为 CSV 后发送文件。
rows-of-data = 数据行
row-number = 第 { $row } 行，共 { $rows } 行
row-before = 上一行
row-after = 下一行
row-true = 真实
row-says = 网络

# Network
features = 特征
feature-toggle = 特征 { $name }
network-size = { $layers ->
    [0] 没有隐藏层
   *[other] { $layers } 个隐藏层
  }
add-layer = + 添加一层
remove-layer = 删除{ $name }
layer-name = 第 { $number } 层
output-layer = 输出层
layer-more = { $name }的更多设置
activation-of = { $name }的激活函数
units-of = { $name }的单元数
fewer-units = { $name }减少一个单元
more-units = { $name }增加一个单元
unit-name = { $name }，单元 { $number }
more-units-shown = 另有 { $count } 个
output-units = { $units } 个单元
output-fused-softmax = logits；损失含 softmax
output-fused-sigmoid = logits；损失含 sigmoid
initializer = 权重初始化
dropout = Dropout
alpha-dropout = Alpha dropout
use-bias = 偏置
activation-choice-approximate-false = 精确
activation-choice-approximate-true = tanh 近似
activation-choice-trainable-false = a 固定
activation-choice-trainable-true = a 可学习
activation-parameter-a = a
activation-parameter-alpha = α
activation-parameter-approximate = tanh 近似公式
activation-parameter-expression = 公式
activation-parameter-trainable = 学习 a
formula-of = { $name }的公式
formula-wrong = { $name }的公式，有误
formula-column = 第 { $column } 个字符：
formula-help = 可用 x、a、数字、+ − * / ^、括号、比较，以及 sigmoid(x)、exp(x)、max(x, 0)、where(x > 0, x, a * x) 等函数
activation-parameter-beta = β
activation-parameter-negative-slope = 负半轴斜率
activation-parameter-slope = 斜率
optimizer-parameter-beta-1 = β₁
optimizer-parameter-beta-2 = β₂
optimizer-parameter-epsilon = ε
optimizer-parameter-rho = ρ
optimizer-parameter-momentum = 动量
optimizer-parameter-nesterov = Nesterov 动量
optimizer-parameter-weight-decay = 权重衰减
optimizer-parameter-initial-accumulator-value = 累加器初值
loss-parameter-label-smoothing = 标签平滑
loss-parameter-epsilon = 截断到 [ε, 1 − ε]
loss-parameter-delta = δ，由此变为直线
choice-false = 否
choice-true = 是

# Training
loss = 损失函数
loss-mean-squared-error = 均方误差
loss-mean-absolute-error = 平均绝对误差
loss-huber = Huber 损失
loss-binary-crossentropy = 二元交叉熵
loss-categorical-crossentropy = 分类交叉熵
loss-sparse-categorical-crossentropy = 稀疏分类交叉熵
from-logits = 从 logits 计算
optimizer = 优化器
learning-rate = 学习率
batch-size = 批大小
l1 = L1 正则
l2 = L2 正则
speed = 速度
speed-value = { $steps } 步/秒
speed-fastest = 最快
other-value = 其他…
usual-values = { $name }的常用值
more-training = 更多
precision = 精度
precision-float32 = float32
precision-float64 = float64
shuffle = 每轮打乱顺序
initializer-glorot-uniform = Glorot 均匀
initializer-glorot-normal = Glorot 正态
initializer-he-uniform = He 均匀
initializer-he-normal = He 正态
initializer-lecun-uniform = LeCun 均匀
initializer-lecun-normal = LeCun 正态
initializer-zeros = 全零
initializer-random-uniform = 随机均匀

# Curves
metric-accuracy = 准确率
metric-r-squared = R²
epochs = 轮次
logarithmic = 对数
loss-chart = 各轮次在训练集和测试集上的损失
metric-accuracy-chart = 各轮次在训练集和测试集上的准确率
metric-r-squared-chart = 各轮次在训练集和测试集上的 R²
legend-train = 训练
legend-test = 测试

# Analysis
analysis = 细看
analysis-curves = 曲线
analysis-health = 健康
analysis-nudge = ε 微扰
analysis-collapse = 合并
analysis-confusion = 混淆矩阵
analysis-warns = 有问题

# Health of training
health-fine = 一切正常：每一层都在学习。
health-start = 走过第一步后才有梯度和更新。
health-inputs = f 的输入
health-usual = 更新的常见大小
health-chart = { $name }：实线为 f，虚线为 f′；柱形为进入它的数值，从 { $from } 到 { $to }。
health-gradient = 梯度范数
health-update = 更新 / 权重
health-dead = 死亡
health-saturated = 饱和
health-flat = 斜率 < 0.01
health-units = { $count } / { $units }
unit-dead = { $name }，已死亡：对每个点斜率都为 0
unit-saturated = { $name }，已饱和：十个点中有九个斜率小于 0.01
finding-dead-below = { $layer }：{ $units } 个单元中有 { $count } 个已死亡：对每个点，它们的输入都小于 0。
finding-dead = { $layer }：{ $units } 个单元中有 { $count } 个已死亡：对每个点，它们的斜率都为 0。
finding-saturated = { $layer }：{ $units } 个单元中有 { $count } 个已饱和：十个点中有九个斜率小于 0.01。
finding-vanishing = 梯度消失：{ $layer }的梯度只有输出层的 { $share } 倍。
finding-exploding = 梯度爆炸：{ $layer }的梯度范数为 { $share }。
finding-leaps = { $layer }：一次更新使权重改变 { $share }。
try-dead-below = 它们不再学习。试试 Leaky ReLU 或 ELU，或用更小的学习率、He 初始化重新开始。
try-dead = 它们不再学习。试试没有平坦端的激活函数，或用更小的学习率重新开始。
try-saturated = 它们学得很慢。试试更小的学习率、更小的初始权重，或 ReLU。
try-vanishing = 前面的层几乎学不到东西。试试 ReLU 或 GELU、与之相配的初始权重，或减少层数。
try-exploding = 试试更小的学习率或更小的初始权重。
try-leaps = 试试更小的学习率：通常为 0.1 % 到 1 %。

# ε-nudge
nudge-layer = 层
nudge-input = 从
nudge-unit = 到
unit-number = 单元 { $number }
nudge-slope = (L₊ − L₋) / 2ε
nudge-gradient = 反向传播 ∂L/∂w
nudge-difference = 差
nudge-chart = 不同 ε 的差
nudge-empty = 网络太大，在这里移动一个权重耗时过长。
nudge-why = L 是全部训练点上的损失，含正则项。ε 越小越接近斜率，直到两个损失的前几位数字相同，舍入误差占了上风：float32 远早于 float64。点击网络中的一条连线即可选取它的权重。

# Weights by hand
weight-edit = 从{ $from }到{ $to }的权重
bias-edit = { $to }的偏置
weight-value = 权重
bias-value = 偏置
weight-refused = 权重必须是所选精度内的有限数，因此保持原值。
weight-refused-diverged = 网络中已有非有限的数。请先回到最后的正常状态。
weight-edit-why = 训练将从新值继续，曲线和优化器的状态保持不变。
unit-weights = { $name }：编辑它的权重和偏置

# Activations by their pictures
activation-pictures = { $name }的曲线：选择其他激活函数
activation-everywhere = 所有隐藏层都用 { $name }
learned-title = 每个单元各自学习：平均值、最小值和最大值
learned-now = 现为 { $mean }（{ $low } 至 { $high }）

# Backprop on the graph
analysis-backprop = 反向传播
backprop-empty = 网络足够小，且该点有真实类别或目标值时，这里逐步显示计算。
backprop-steps = 前向与反向的各步
backprop-back = 上一个单元
backprop-next = 下一个单元
backprop-layer-back = 上一层
backprop-layer-next = 下一层
backprop-forward = 前向：{ $name }
backprop-backward = 反向：{ $name }
backprop-softmax = softmax 与交叉熵合在一起：L = −ln p（真实类别的 p），它经过 softmax 的导数就是 p − y，其中真实类别 y = 1，其余 y = 0。
backprop-sigmoid = sigmoid 与交叉熵合在一起：导数就是 p − y，成立时 y = 1，不成立时 y = 0；有多个标签时再除以标签数。
backprop-why = 在所查看的点（{ $place }）处；L 是该点的损失，不含正则项。网络图中，每个单元右侧是 a，左侧是 ∂L/∂z，连线上是 ∂L/∂w。暂停训练可使数字保持不变。

# Space warped by a layer
analysis-warp = 空间
warp-columns = 这里显示各层如何变换平面；当前数据的列数不是二。
warp-plot = { $name }之后平面的网格与数据点
warp-after = 经过
warp-across = 横轴
warp-up = 纵轴
warp-main-1 = 第一主方向
warp-main-2 = 第二主方向
warp-far = 变换的进度
warp-one = 只有一个单元的层只剩一条直线，不成平面：请选择其他层。
warp-wide = { $units } 维空间，沿两个单元，或沿数据点最分散的两个主方向观看。
warp-line = 输出层只接收这两个数，并用直线划分：前面各层已把类别排列成直线可分的样子。
warp-plane = 两个单元的层：先旋转、拉伸、平移平面，再由激活函数弯折。

# Collapse
collapse-none = 这里没有相邻的线性层：其间的弯曲使每一层都有必要。
collapse-try = 把所有隐藏层改为线性
collapse-says = { $from }到{ $to }共有 { $held } 个数，合起来只是一组 W 和 b，共 { $needed } 个数。
collapse-more = { $inputs } 个输入 × { $units } 个单元；只显示前面的部分。
collapse-table = { $from }到{ $to }合为一层的 W 和 b
collapse-bias = b
collapse-one = x·W + b
collapse-layers = 逐层算出的 z
collapse-why = 在所看的点上，两者给出同样的 z：线性层接线性层，做不到一层做不到的事。

# Confusion matrix
confusion-none = 回归没有可混淆的类别；下面是它的损失。
confusion-truth = 真实
confusion-predicted = 预测
confusion-right = 正确
confusion-held = 成立且说出
confusion-missed = 成立而漏掉
confusion-wrong = 误说
confusion-neither = 皆否
confusion-train = 训练集
confusion-test = 测试集
confusion-loss = 损失
confusion-data-loss = 不含正则
confusion-penalty = 正则项

# Two runs
analysis-compare = 两次训练
compare-why = 把这次训练留作 A，然后作一处改动：换一种激活函数，或换一种优化器。改动后的是 B。两者从同一个随机种子出发，一步一步并排训练。
compare-start = 把这次训练留作 A
compare-again = 把 B 作为新的 A
compare-end = 结束
compare-same = A 与 B 目前完全相同。请改动激活函数、优化器或其他任何设置，改动后的就是 B。
compare-differs = A → B：
compare-diverged = A 已在第 { $step } 步停止：出现了非有限的数。
compare-map = { $run } 的决策图
compare-chart = 两者的{ $measure }随轮次的变化

# Map
map-output = 图上显示的数
map-label = 决策图。用方向键移动所看的点，Enter 钉住它，Delete 取下，1 到 4 跳到已钉的点。
point-spoken = { $place }：{ $answers }
class-probability = 类别 { $number }：{ $share }
legend-values = 从负到正
show-test = 在图上显示测试数据
show-discrete = 只显示判定，不显示把握（离散化）
class-name = 类别 { $number }
label-name = 标签 { $number }

# Pictures, and the pad to write on
analysis-pad = 手写板
data-side = 边长（像素）
pixels = 像素
picture-here = 当前所看的图片
picture-pinned = 一张图片
gallery = 图片，以及网络的判断
gallery-wrong = { $count } 张中错 { $wrong } 张
gallery-only-wrong = 只看错的
gallery-none-wrong = 没有判错的图片。
gallery-page = { $page } / { $pages }
gallery-back = 前面的图片
gallery-on = 更多图片
gallery-picture = 图片 { $number }
gallery-is-right = { $truth }，判为 { $predicted }，概率 { $share }：正确
gallery-is-wrong = { $truth }，判为 { $predicted }，概率 { $share }：错误
pad-label = 手写板。可用鼠标、手指或手写笔书写。用键盘时：方向键选择像素，空格键涂黑或擦除，Delete 清空。
pad-hint = 在这里写一个数字
pad-seen = 网络看到的样子
pad-clear = 清空
pad-samples = 或修改一个写好的数字：
pad-sample = 把一个写好的 { $number } 放到手写板上
pad-answers = 网络的判断
pad-read = 判为 { $number }，概率 { $share }。
pad-cell-ink = 第 { $row } 行第 { $column } 列：已涂黑。
pad-cell-paper = 第 { $row } 行第 { $column } 列：空白。

# Inspector
inspector-empty = 网络就绪后，这里会出现数值。
true-class-choice = 真实类别
softmax-shift = m = { $highest } 是最大的 z：eᶻ 不会越界，而 p 不变。
label = 标签
label-cost = −ln
labels-remark = ✓ 表示在最近的点上该标签成立。成立时取 −ln p，不成立时取 −ln (1 − p)；损失是它们的平均。
output = 输出
target = 目标
target-nearest = 目标取自最近的点。
difference = 差
pins = 已钉住的点
pin = 钉住这一点
pin-name = 点 { $name }，位于 { $place }
unpin = 取下点 { $name }
to-gain = 应增
to-gain-why = 应增：y − p，即沿损失下降的方向。真实类别上升，其他类别各按其 p 下降。
unit-sum = { $name }：写出它的和
more-terms = 另有 { $count } 项
take-as-true = 以类别 { $number } 为真实类别
loss-here = 损失 { $value }
way-features = 从特征开始的全过程

# On paper
print = 打印摘要
printout-experiment = 实验设置
printout-part = ，{ $part } { $value }
printout-results = 训练结果
printout-map = 输出图与数据
printout-link = 在浏览器中打开这个实验
printout-link-long = 链接太长，不便印在纸上。请从页面复制。
printout-shortened = 为控制在两页以内，此处省略各层的数值。
printout-link-none = 数据太大，放不进链接。请从页面存为 CSV。

# Notices
config-refused = 这个实验无法运行，因此继续原来的实验：
link-refused = 链接中的实验无法运行，因此显示另一个实验：
start-refused = 这个实验无法运行，因此显示另一个实验：
link-damaged = 链接已损坏，因此显示另一个实验。
link-not-text = 链接的一部分丢失了，或在途中被改动。
link-not-json = 其中的内容被截断或改动，已经不是一个实验。
link-no-experiment = 其中没有实验。
link-no-preset = 它指名的实验这里没有。
link-unknown = 地址中 # 之后的内容不是这里已知的链接。
link-unpacks-large = 它解压后超出链接允许的大小。
link-old-browser = 它经过压缩，而此浏览器太旧，无法解压。请更新浏览器。
baseline-refused = 用来对比的实验 A 无法运行，已略去：
kept-here = 在本设备上重新加载即可恢复。
kept-damaged = 此标签页保存的内容未能全部恢复。
kept-view = 页面上的选择已损坏，现以地址中的为准。
kept-history = 此前的修改记录已损坏，无法再撤销。
kept-trained = 训练好的网络已损坏或属于另一版本，训练将重新开始。
kept-format = 它由本页面的另一版本保存。地址中的实验将重新开始。
kept-unread = 浏览器无法读取其中一部分。
kept-silent = 浏览器的存储没有响应。地址中的实验将重新开始。
kept-late = 浏览器的存储现在有响应了。可以恢复此标签页保存的内容，替换当前显示的内容。
bring-back = 恢复
unkept-refused = 浏览器不为本页面保存任何内容，重新加载会丢失链接之外的内容。
unkept-full = 浏览器的存储空间已满，重新加载会丢失链接之外的内容。
unkept-trained = 浏览器的存储空间放不下训练好的网络，重新加载后训练将重新开始。
unkept-large = 训练好的网络太大，无法保存，重新加载后训练将重新开始。
unkept-silent = 浏览器的存储没有响应，重新加载可能丢失链接之外的内容。
unkept-advice = 请复制链接，并把自己的数据存为 CSV。
link-at = 从 # 数起第 { $column } 个字符不是链接中该有的字符。
worker-replaced = 引擎意外停止。新的引擎从第 { $step } 步继续。
worker-stopped = 引擎一再停止，现在不再训练。您所做的内容都已保留。
worker-again = 重试
given-up = 引擎两次在{ $act }时出错，因此已放弃这一操作。
given-up-kept = 其余一切保持原样。
given-up-begin = 打开实验
given-up-change = 进行这项更改
given-up-compare = 开始比较
given-up-undo = 撤销更改
given-up-redo = 重做更改
given-up-reset = 重置
given-up-rewind = 退回之前的步
given-up-weight = 设置权重
engine-broken = 这里不进行训练，因为得出的数值会是错的。
diverged = 训练在第 { $step } 步停止，位置：{ $layer }。
diverged-why = 很可能是学习率对这个网络来说太高。
diverged-start = 训练无法开始：{ $layer }给出了非有限的数。
diverged-start-why = 还没有学到任何东西，所以原因不是学习率。请检查这一层的公式或激活函数、手动设置的权重，以及数据。
rewind = 回到上一个正常状态，第 { $step } 步
slower = 回到那里，并把学习率降为十分之一

# In words: what the pictures show, as tables
words-network = 用表格读网络
words-map = 用表格读决策图
words-step = 第 { $step } 步时
words-again = 重新读取
words-close = 关闭
words-features = 输入的特征：{ $features }。
words-layer = 层
words-activation = 激活函数
words-parameters = 参数个数
words-range = 权重范围
words-weights = 权重
words-from-to = { $from } 到 { $to }
words-list = { $name }的权重与偏置
words-show = 显示
words-hide = 收起
words-map-multiclass = 各处最可能的类别及其概率。
words-map-multilabel = 各处每个标签的概率。
words-map-regression = 各处网络给出的值。
words-at = { $column } = { $value }
words-share = { $name } { $share }

# Activation explorer
explorer-sets = 现成的组合
explorer-set-family = ReLU 家族
explorer-set-squashing = S 形
explorer-set-smooth = 平滑
explorer-choose = 选择要显示的激活函数
explorer-curves = 函数与斜率
explorer-span = x 的范围
explorer-empty = 请选择一个激活函数，或一个现成的组合。
explorer-chart-f = 各函数在 x 处的值。用方向键移动光标。
explorer-chart-slope = 各函数在 x 处的斜率。用方向键移动光标。
explorer-cursor-help = 指向图表、拖动，或使用方向键：下表读出每个函数的值。
explorer-properties = 读数与比较
explorer-properties-why = 以下各项都按当前参数由数值算出。零均值：输入均值为 0、方差为 1 时，f 的均值为 0。饱和：该处斜率始终小于 0.01。光滑：f 与 f′ 都不跳变。死区：斜率恰为 0，在那里什么也学不到。
explorer-name = 激活函数
explorer-show = { $name } 的详情
explorer-remove = 移除
explorer-details-empty = 选中一个激活函数后，这里会显示它的说明和代码。
explorer-no-code = 自定义公式在 Keras 和 PyTorch 中没有名字：请用 keras.ops 或 torch 写出。
explorer-source = 出处：{ $source }
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
trait-falls = 否，下降区间：{ $where }
trait-waves = 否，反复升降
trait-between = { $from } 到 { $to }
trait-everywhere = 处处
trait-nowhere = 无
depth = 穿过 20 层
depth-why = 把均值为 0、方差为 1 的输入送进一个未经训练、各层相同的网络。前向：所有单元和输入上的均值与方差说明信号是否还活着。反向：平方误差的梯度与第 20 层之比，说明靠前的层还能不能学习。
depth-width = 宽度
depth-selu = SELU 及其专用初始化
depth-mean = 各层之后的均值
depth-variance = 各层之后的方差
depth-gradient = 各层梯度与第 20 层之比
depth-waiting = { $name }：…
depth-lives = { $name }：20 层之后均值 { $mean }，方差 { $variance }；传到第 1 层的梯度是第 20 层的 { $gradient } 倍。
depth-vanishes = { $name }：梯度消失。传到第 1 层的只有 { $gradient }，那里几乎学不动。20 层之后均值 { $mean }，方差 { $variance }。
depth-explodes = { $name }：数值爆炸。20 层之后方差 { $variance }，第 1 层的梯度是第 20 层的 { $gradient } 倍。
depth-overflows = { $name }：不到第 20 层数值就已溢出，没有梯度传回来。
guide = 该选哪一个
guide-hidden = 隐藏层
guide-hidden-start = 从它开始。计算便宜，配合 He 初始化效果好。
guide-hidden-dying = ReLU 单元大量死亡时：负半轴的斜率让它们继续学习。
guide-hidden-deep-plain = 不带归一化的深层全连接网络；配合 LeCun 正态初始化和 alpha dropout。
guide-hidden-transformer = Transformer 与现代卷积网络：平滑，在那里略胜 ReLU。
guide-hidden-phone = 小型设备与低位宽运算。
guide-hidden-recurrent = 循环单元内部和门控。堆得很深时会饱和，梯度消失。
guide-output = 输出层
guide-task = 问题
guide-activation = 激活函数
guide-units = 单元数
guide-loss = 损失函数
guide-output-binary = 是或否
guide-output-one-of = k 类中的一类
guide-output-labels = k 个标签中的任意几个
guide-output-number = 一个数
guide-output-positive = 一个正数
guide-output-why = 前三种分类问题，让输出层保持线性，由损失直接从 logits 计算：答案相同，而丢失的有效数字更少。

# Softmax and cross-entropy lab
lab = 从 logits 到损失
lab-examples = 示例
lab-preset-tutorial = [2.0, 1.0, 0.1]
lab-preset-overflow32 = 超出 float32
lab-preset-overflow64 = 超出 float64
lab-preset-wrong = 笃定却错了
lab-preset-digits = 2/10,000
lab-why = 从左到右：logit、以 e 为底的幂、它在总和中的份额，以及与真实标签之差，也就是梯度。
lab-fewer = 减少一个类别
lab-more = 增加一个类别
lab-temperature = 温度 T
lab-logits = Logit
lab-logit = 类别 { $number } 的 logit
lab-one-hot = 独热标签：真实类别为 1，其余为 0
lab-sparse = 标签写成序号 { $index }
lab-one-hot-labels = 标签写成独热 [{ $labels }]
lab-gradient-why = 两者是同一个数：除真实类别外，每一项都乘以 0。梯度 p − y 把真实类别往上拉，把其他类别按各自的概率往下推。温度高，概率趋于均匀；温度低，概率更尖锐。
lab-sigmoid = 每个标签一个 sigmoid
lab-sigmoid-why = Softmax 把 1 分给各个类别：只有一个正确。Sigmoid 单独询问每个标签：可以有任意几个成立，总和没有意义。
lab-holds = 标签成立
lab-binary = 二元交叉熵，对各标签取平均
lab-digits = 2/10,000 的两种算法
lab-digits-why = 同一个 x，一次直接写出，一次写成两个接近 1 的数之差。后一种绕经 1，放不下的有效数字就此丢失。取对数之前先把 p 存下来，发生的正是这件事。
lab-digits-power = x = 2/10ⁿ，n
lab-digits-lost = x 丢失的比例
lab-digits-all = 全部
lab-rounding = 如何计算，又在哪里失效
lab-rounding-why = 对上面的 logits，逐步跟踪真实类别。这里的 float32 是把每一步运算的结果舍入到最近的 float32 得到的。朴素算法直接取 e 的 z 次幂；稳定算法先减去最大的 z；从 logits 计算则根本不存下 p。
lab-stable = 减去最大的 z
lab-clip = 把 p 截断到 [1e−7, 1 − 1e−7]
lab-step = 类别 { $number }
lab-ways = 所有算法一览
lab-way = 算法
lab-way-naive = 朴素
lab-way-stable = 稳定
lab-way-clip = 截断
lab-loss = 损失，{ $format }
lab-true-loss = 真实的损失是 { $value }。
lab-fault-overflow = 太大，在此失效
lab-fault-underflow = 太小，在此失效
lab-fault-nan = 不是数，在此失效
lab-fault-clipped = 被截断：没有梯度

# Catalogue: what the engine says in English
activation-linear = 线性
activation-log-sigmoid = 对数 sigmoid
activation-hard-sigmoid = 硬 sigmoid
activation-hard-silu = 硬 SiLU（硬 swish）
activation-exponential = 指数
activation-sin = 正弦
activation-custom = 自定义
activation-note-linear = 什么也不添加：多层叠起来仍相当于一层。用于回归和 logits。
activation-note-relu = 计算便宜，不易饱和；输入始终小于 0 的单元就死了。
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
activation-note-softmax = 一层各单元上相加为 1 的概率。
activation-note-custom = 你自己写的、关于 x 和 a 的公式，导数精确；a 可以学习，每个单元一个。

# Experiments to try
try = 试一试
try-these = 可以试做的实验
next = 下一个：{ $name }
preset-spiral = 三条旋臂的螺旋
preset-xor = 异或需要隐藏层
preset-sigmoid = 五层 sigmoid
preset-relu = 同样五层，换成 ReLU
preset-dying = 死亡的 ReLU
preset-selu = SELU 保持方差
preset-classes = 三个类别的 softmax
preset-labels = 同时有多个标签
preset-curve = 用直线段拼出曲线
preset-linear = 线性层合为一层
preset-overfitting = 死记硬背
watch-spiral = 看颜色如何随着损失下降卷进旋臂。然后点一点图上任意位置，看看网络在那里有多大把握。
watch-xor = 没有隐藏层时，边界是一条直线，十个点里最多对七个。按“添加一层”，看边界弯过来。
watch-sigmoid = 看下方的“健康”：梯度一层比一层小，第 1 层几乎不动，什么也学不到。
watch-relu = 只换了激活函数：现在梯度能传到第 1 层，几秒钟就学会了同心圆。
watch-dying = 学习率太高：单元一个接一个对所有点都低于 0（✕），再也回不来。试试 Leaky ReLU，或把学习率降到 0.01。
watch-selu = 深达八层，而进入每层的数均值仍接近 0、标准差仍接近 1，所以梯度处处可达。再换成 sigmoid 比一比。
watch-classes = 没有隐藏层：三个 logit 经 softmax 分配，边界都是直线。把点移过一条边界，看 p 如何易主。
watch-labels = 圆盘相互重叠，所以每个标签各有一个 sigmoid：颜色混合处同时有几个标签成立，它们的 p 之和不必为 1。
watch-curve = 一个 ReLU 就是一个折点：八个 ReLU，曲线至多由九段直线拼成。减少单元试试，或改用 tanh。
watch-linear = 三层之间没有弯折：下方的“合并”找出与之等效的唯一一组 W 和 b。把其中一层换成 ReLU 再看。
watch-overfitting = 只有三十个点，却有上千个权重：训练损失降到 0，测试损失反而上升。试试 dropout、L2 正则，或增加样本。

# What a panel explains of itself; the explanations come when they are asked for
explain = 这是什么？{ $name }
