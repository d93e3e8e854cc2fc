name = 激活函数游乐场

# Rooms
rooms = 页面导航
room-playground = 训练场
room-explorer = 激活函数
room-softmax = Softmax

# Transport and status
transport = 训练控制
play = 开始
pause = 暂停
step = 单步
epoch = 训练一轮
reset = 重置
epoch-count = 轮次
step-count = 步数
evaluated-step = 评估步数
evaluated-at = 损失与指标取自第 { $step } 步
speed-now = 步/秒
loss-train = 训练损失
loss-test = 测试损失
metric-accuracy-train = 训练准确率
metric-accuracy-test = 测试准确率
metric-r-squared-train = 训练 R²
metric-r-squared-test = 测试 R²

# Panels
parts = 面板
data = 数据
network = 网络
training = 训练
curves = 曲线
inspector = 概率
inspector-values = 预测值
tab-network = 网络
tab-data = 数据
tab-training = 训练
tab-inspect = 查看
tab-write = 手写
share = 复制本实验的链接
shared = 链接已复制。
copy-by-hand = 此页面无法写入剪贴板。请从这里复制：
theme = 浅色或深色主题
task-multiclass = { $name }，{ $classes } 类
task-multilabel = { $name }，{ $classes } 个标签
task-regression = { $name }，回归

# Number fields
number-empty = 请输入一个数。
number-unreadable = “{ $text }”不是一个数。
number-ambiguous = “{ $text }”可以理解为 { $one } 或 { $other }，请输入其中之一。
number-whole = 请输入整数。
number-extreme = 这个数太大，或太接近 0。
number-range = 请输入 { $low } 到 { $high } 之间的数。
number-least = 请输入不小于 { $low } 的数。

# Undo and redo
history = 编辑历史
undo = 撤销
redo = 重做
undo-change = 撤销：{ $change }
redo-change = 重做：{ $change }
change = { $name } { $before } → { $after }
followed = 同时调整：
change-and-more = { $change }，另有 { $count } 处
own-data-rows = { $name }，{ $rows } 行
hidden-layers = 隐藏层数
layer-part = { $layer } { $part }
units = 单元数

# Goal
goal = 停止条件
goal-is = 停止条件：{ $goal }
goal-none = 无
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
data-custom = 自定义数据：{ $rows } 行，{ $columns } 列输入。
dataset-blobs = 高斯团
dataset-circles = 同心圆
dataset-moons = 双月
dataset-xor = 异或
dataset-stripes = 条纹
dataset-parameter-repeats = 每类条数
dataset-parameter-angle = 角度（度）
dataset-spiral = 螺旋
dataset-overlap = 重叠圆
dataset-plane = 平面
dataset-hills = 丘陵
dataset-curve = 曲线
dataset-digits = 手写数字
dataset-bars = 线段
dataset-shapes = 图形
dataset-order = 先后
dataset-adding = 加法
dataset-recall = 回忆
dataset-bursts = 波包
dataset-parity = 奇偶
dataset-custom = 自定义数据
data-stored = { $train } 行用于训练，{ $test } 行用于测试，按文件划分
dataset-stored = 文件数据
seed = 随机种子
new-seed = 换一个种子

# Custom data: drawn points
own-data = 自定义数据
drawing-open = 编辑数据点
drawing = 编辑数据点

# Custom data: files
import = 导入数据
import-open = 导入文件…
legend-every = 每 { $every } 个点显示 1 个
export = 存为 CSV…
export-predictions = 包含预测结果
export-save = 保存
link-too-large = 这份数据太大，放不进链接（链接约可容纳 { $count } 个数）。要分享数据，请存为 CSV 后发送文件。

# Network
features = 特征
feature-toggle = 特征 { $name }
network-size = { $layers ->
    [0] 没有隐藏层
   *[other] { $layers } 个隐藏层
  }
add-layer = + 添加一层
add-layer-of-kind = 添加其他类型的层
remove-layer = 删除{ $name }
layer-name = 第 { $number } 层
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
output-layer = 输出层
layer-more = { $name }的更多设置
activation-of = { $name }的激活函数
units-of = { $name }的单元数
fewer-units = { $name }减少一个单元
more-units = { $name }增加一个单元
unit-name = { $name }，单元 { $number }
more-units-shown = 另有 { $count } 个
fewer-units-shown = 收起
units-shown = { $name }：{ $units }
output-units = { $units } 个单元
output-fused-softmax = logits；损失含 softmax
output-fused-sigmoid = logits；损失含 sigmoid
initializer = 初始化方法
use-bias = 偏置
layer-key-units = { units }
layer-key-activation = 激活函数
layer-key-kernel-initializer = 初始化方法
layer-key-use-bias = 偏置
layer-key-dropout = Dropout
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
layer-key-l1 = { l1 }
layer-key-l2 = { l2 }
axis-size = { $name }，第 { $axis } 轴
layer-own-value = 单独设置{ $name }
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
formula-wrong = { $name }的公式，无效
formula-column = 第 { $column } 个字符：
line-column = 第 { $line } 行第 { $column } 个字符：
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
loss-parameter-delta = δ，超出后为线性
choice-false = 否
choice-true = 是

# Training
loss = 损失函数
loss-mean-squared-error = 均方误差
loss-mean-absolute-error = 平均绝对误差
loss-huber = Huber 损失
loss-log-cosh = 对数双曲余弦损失
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
initializer-orthogonal = 正交

# Curves
metric-accuracy = 准确率
metric-top-2-accuracy = 前 2 准确率
metric-exact-match = 完全匹配率
metric-mean-absolute-error = 平均绝对误差
metric-r-squared = R²
epochs = 轮次
logarithmic = 对数
loss-chart = 各轮次在训练集和测试集上的损失
metric-accuracy-chart = 各轮次在训练集和测试集上的准确率
metric-r-squared-chart = 各轮次在训练集和测试集上的 R²
legend-train = 训练
legend-test = 测试

# Analysis
analysis = 分析
analysis-curves = 曲线
analysis-health = 健康
analysis-nudge = ε 微扰
analysis-collapse = 合并
analysis-confusion = 混淆矩阵
analysis-warns = 发现问题

# Health of training
unit-dead = { $name }，已死亡：对每个点斜率都为 0
unit-saturated = { $name }，已饱和：在 90 % 的点上斜率小于 0.01

# ε-nudge
unit-number = 单元 { $number }

# Weight editor
weight-edit = 从{ $from }到{ $to }的权重
bias-edit = { $to }的偏置
unit-weights = { $name }：编辑它的权重和偏置

# Activation menu
activation-pictures = { $name }的曲线：选择其他激活函数
activation-everywhere = 所有隐藏层都使用 { $name }
learned-title = 每个单元各自学得：平均值、最小值和最大值
learned-now = 现为 { $mean }（{ $low } 至 { $high }）

# Backprop on the graph
analysis-backprop = 反向传播
analysis-recurrence = 循环
analysis-normalization = 归一化

# Maps of convolutions
analysis-convolution = 卷积

# Space transformed by a layer
analysis-warp = 空间

# Comparison
analysis-compare = 对比

# Map
map-output = 图上显示的输出
map-label = 决策图。方向键移动所查看的点，Enter 固定该点，Delete 取消固定，1 到 4 跳到已固定的点。
point-spoken = { $place }：{ $answers }
class-probability = 类别 { $number }：{ $share }
legend-values = 从负到正
show-test = 显示测试数据
show-discrete = 离散化：只显示判定结果
class-name = 类别 { $number }
label-name = 标签 { $number }

# Images, and the canvas for digits
analysis-pad = 手写数字
dataset-parameter-side = 图像边长（像素）
dataset-parameter-shift = 平移幅度（占边长的比例）
dataset-parameter-steps = 步数
pixels = 像素
sequence = 序列
sequence-here = 所查看的序列
picture-here = 当前查看的图像
picture-pinned = 一张图像
gallery = 图像与预测
gallery-sequences = 序列与预测

# Inspector
inspector-empty = 网络就绪后，这里会出现数值。
true-class-choice = 真实类别
softmax-shift = m = { $highest } 是最大的 z。减去它可使 eᶻ 不溢出，而 p 不变。
label = 标签
label-cost = −ln
labels-remark = ✓：最近的点上该标签为真。损失是各标签的平均：为真时取 −ln p，否则取 −ln (1 − p)。
output = 输出
target = 目标
target-nearest = 目标取自最近的点。
difference = 差
pins = 已固定的点
pin = 固定此点
pin-name = 点 { $name }，位于 { $place }
unpin = 取消固定点 { $name }
to-gain = y − p
to-gain-why = y − p 是负梯度：真实类别上升，其他类别各按其 p 下降。
unit-sum = { $name }：显示它的加权和
more-terms = 另有 { $count } 项
take-as-true = 以类别 { $number } 为真实类别
loss-here = 损失 { $value }
way-features = 特征

# Print summary
print = 打印摘要
printout-part = ，{ $part } { $value }

# Notices
repair-put = 在它之前加入{ $name }
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
link-unknown = 地址中 # 之后的内容不是已知的链接。
link-unpacks-large = 它解压后超出链接允许的大小。
link-old-browser = 它经过压缩，而此浏览器太旧，无法解压。请更新浏览器。
baseline-refused = 用来对比的实验 A 无法运行，已略去：
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
worker-stopped = 引擎反复停止，训练已关闭。您的工作已保留。
worker-again = 重试
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
engine-broken = 由于结果会出错，训练已禁用。
diverged = 训练在第 { $step } 步停止，位置：{ $layer }。
diverged-why = 很可能是学习率对这个网络来说太大。
diverged-start = 训练无法开始：{ $layer }给出了非有限的数。
diverged-start-why = 还没有学到任何东西，所以原因不是学习率。请检查这一层的公式或激活函数、修改过的权重，以及数据。
rewind = 回到上一个正常状态，第 { $step } 步
slower = 回到那里，并把学习率除以 10

# Table views
table-network = 网络的表格视图
table-map = 决策图的表格视图

# Catalog: Chinese for the English labels of the engine
activation-linear = 线性
activation-log-sigmoid = 对数 sigmoid
activation-hard-sigmoid = 硬 sigmoid
activation-hard-silu = 硬 SiLU（硬 swish）
activation-exponential = 指数
activation-sin = 正弦
activation-gaussian = 高斯
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
activation-note-gcu = 振幅随 x 增长的波：单个单元就能解决异或问题。
activation-note-gaussian = 仅在 0 附近有响应：每个单元标出平面上的一条带，而不是半个平面。
activation-note-softmax = 一层各单元上相加为 1 的概率。
activation-note-custom = 你自己写的、关于 x 和 a 的公式，导数精确；a 可以学习，每个单元一个。

# Presets
presets = 预设
preset-experiments = 预设实验
next = 下一个：{ $name }
preset-spiral = 三条旋臂
preset-xor = 异或需要隐藏层
preset-sigmoid = 五层 sigmoid
preset-relu = 五层 ReLU
preset-dying = 死亡的 ReLU
preset-selu = SELU 保持方差
preset-classes = 三个类别的 softmax
preset-labels = 同时有多个标签
preset-curve = 分段线性的曲线
preset-linear = 线性层可以合并
preset-overfitting = 过拟合
hint-spiral = 随着损失下降，颜色逐渐贴合旋臂。点击图上任意位置，查看那里的概率。
hint-xor = 没有隐藏层时，决策边界是直线，最多只有 70 % 的点正确。按“添加一层”，看边界弯曲。
hint-sigmoid = 见下方的“健康”：梯度逐层变小，第 1 层几乎不变，什么也学不到。
hint-relu = 只换了激活函数：现在梯度能传到第 1 层，几秒钟就学会了同心圆。
hint-dying = 学习率太大：单元一个接一个死亡（✕），不再恢复。试试 Leaky ReLU，或把学习率降到 0.01。
hint-selu = 在八层中，各层输入的均值保持在 0 附近，标准差保持在 1 附近，所以梯度能传到每一层。与 sigmoid 对比看看。
hint-classes = 没有隐藏层：三个 logit 经 softmax，边界都是直线。把点移过一条边界，看 p 如何变化。
hint-labels = 圆盘相互重叠，所以每个标签各有一个 sigmoid。颜色混合处有几个标签同时为真，它们的 p 之和不必为 1。
hint-curve = 每个 ReLU 带来一个折点：八个 ReLU 的曲线最多有九段直线。减少单元，或改用 tanh。
hint-linear = 三层之间没有非线性：下方的“合并”算出与之等价的一组 W 和 b。把其中一层换成 ReLU 再看。
hint-overfitting = 只有三十个点，却有上千个权重：训练损失降到 0，测试损失反而上升。试试 dropout、L2 正则，或增加样本。

# Explanations of panels, loaded on demand
explain = 这是什么？{ $name }
