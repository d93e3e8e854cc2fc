name = 激活函数游乐场

# Rooms
rooms = 页面导航
room-playground = 训练场
room-explorer = 激活函数
room-softmax = Softmax
room-lessons = 课程

# Transport and status
transport = 训练控制
play = 开始
train = 开始训练
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
all-settings = 全部设置
fewer-settings = 精简设置
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
share = 保存 / 分享
save-picture = 保存为图片
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
units = 单元数

# Goal
goal = 停止条件
goal-none = 无
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
dataset-demand = 畅销商品
dataset-column-price = 价格
dataset-column-shipping-cost = 运费
dataset-column-marketing = 营销
dataset-column-material = 材料
dataset-class-other = 普通
dataset-class-top-seller = 畅销
dataset-formula = 公式
dataset-parameter-expression = 公式
dataset-parameter-columns = 输入个数
dataset-parameter-as = 公式给出
dataset-choice-as-values = 数值
dataset-choice-as-classes = 类别（按正负号）
dataset-formula-help = 可用 x（两个输入时用 x1、x2）、数字、+ − * / ^、括号、比较，以及 sin(x)、max(x, 0)、where(x > 0, 1, −1) 等函数
feature-formula = 用公式作特征
feature-formula-help = 可用列 x1、x2……、数字、+ − * / ^、括号、比较，以及 sin(x1)、max(x1, x2) 等函数
dataset-custom = 自定义数据
data-stored = { $train } 行用于训练，{ $test } 行用于测试，按文件划分
dataset-stored = 文件数据
seed = 随机种子
new-seed = 换一个种子
new-weights = 换权重
new-weights-title = 数据不变，重新抽取初始权重
keep-weights = 保留权重
keep-weights-title = 从当前权重开始：重置、链接和文件都回到这些权重
weights-seed = 权重的种子
weights-seed-same = 同上
start-weights = 初始权重
start-weights-given = 已给定
start-weights-drawn = 随机抽取

# Custom data: drawn points
own-data = 自定义数据
drawing-open = 编辑数据点
drawing = 编辑数据点

# Custom data: files
import = 导入数据
import-open = 打开文件…
legend-every = 每 { $every } 个点显示 1 个
export = 存为 CSV…
export-predictions = 包含预测结果
export-save = 保存

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
unit-weights = { $name }：编辑它的权重和偏置

# Activation menu
activation-pictures = { $name }的曲线：选择其他激活函数
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
analysis-pad = 画一张图
dataset-parameter-side = 图像边长（像素）
dataset-parameter-shift = 平移幅度（占边长的比例）
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

# Notices
worker-stopped = 引擎反复停止，训练已关闭。您的工作已保留。
worker-again = 重试
engine-broken = 由于结果会出错，训练已禁用。

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

# Presets: what the page begins with
presets = 预设
preset-experiments = 预设实验
next = 下一个：{ $name }
preset-spiral = 三条旋臂
preset-xor = 异或需要隐藏层
hint-spiral = 随着损失下降，颜色逐渐贴合旋臂。点击图上任意位置，查看那里的概率。

# Explanations of panels, loaded on demand
explain = 这是什么？{ $name }
