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

# Panels
all-settings = 全部设置
fewer-settings = 精简设置
parts = 面板
data = 数据
network = 网络
training = 训练
inspector = 概率
tab-network = 网络
tab-data = 数据
tab-training = 训练
tab-inspect = 查看
share = 保存 / 分享
save-picture = 保存为图片
theme = 浅色或深色主题
task-multiclass = { $name }，{ $classes } 类

# Undo and redo
history = 编辑历史
undo = 撤销
redo = 重做

# Goal
goal = 停止条件
goal-none = 无
stop-at = 停止条件
epochs-to-train = 轮数
train-epochs = 训练 { $epochs } 轮

# Data
dataset = 数据集
classes = 类别数
data-samples = 样本数
data-noise = 噪声
data-test-fraction = 测试集比例
dataset-blobs = 高斯团
dataset-circles = 同心圆
dataset-moons = 双月
dataset-xor = 异或
dataset-stripes = 条纹
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
dataset-formula = 公式
feature-formula = 用公式作特征
feature-formula-help = 可用列 x1、x2……、数字、+ − * / ^、括号、比较，以及 sin(x1)、max(x1, x2) 等函数
seed = 随机种子
new-seed = 换一个种子
new-weights = 换权重
new-weights-title = 数据不变，重新抽取初始权重
keep-weights = 保留权重
keep-weights-title = 从当前权重开始：重置、链接和文件都回到这些权重

# Custom data: drawn points
own-data = 自定义数据
drawing-open = 编辑数据点

# Custom data: files
import-open = 打开文件…
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
output-layer = 输出层
layer-more = { $name }的更多设置
activation-of = { $name }的激活函数
units-of = { $name }的单元数
fewer-units = { $name }减少一个单元
more-units = { $name }增加一个单元
unit-name = { $name }，单元 { $number }
more-units-shown = 另有 { $count } 个
units-shown = { $name }：{ $units }
output-fused-softmax = logits；损失含 softmax
optimizer-parameter-beta-1 = β₁
optimizer-parameter-beta-2 = β₂
optimizer-parameter-epsilon = ε

# Training
loss = 损失函数
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
more-training = 更多
precision = 精度
precision-float32 = float32
precision-float64 = float64
shuffle = 每轮打乱顺序

# Curves
metric-accuracy = 准确率
epochs = 轮次
logarithmic = 对数
loss-chart = 各轮次在训练集和测试集上的损失
metric-accuracy-chart = 各轮次在训练集和测试集上的准确率
legend-train = 训练
legend-test = 测试

# Analysis
analysis = 分析
analysis-curves = 曲线
analysis-health = 健康
analysis-nudge = ε 微扰
analysis-collapse = 合并
analysis-confusion = 混淆矩阵

# Weight editor
unit-weights = { $name }：编辑它的权重和偏置

# Activation menu
activation-pictures = { $name }的曲线：选择其他激活函数

# Backprop on the graph
analysis-backprop = 反向传播

# Space transformed by a layer
analysis-warp = 空间

# Comparison
analysis-compare = 对比

# Map
map-label = 决策图。方向键移动所查看的点，Enter 固定该点，Delete 取消固定，1 到 4 跳到已固定的点。
show-test = 显示测试数据
show-discrete = 离散化：只显示判定结果
class-name = 类别 { $number }

# Inspector
inspector-empty = 网络就绪后，这里会出现数值。
true-class-choice = 真实类别
softmax-shift = m = { $highest } 是最大的 z。减去它可使 eᶻ 不溢出，而 p 不变。
pin = 固定此点
to-gain = y − p
to-gain-why = y − p 是负梯度：真实类别上升，其他类别各按其 p 下降。
unit-sum = { $name }：显示它的加权和
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

# Presets: what the page begins with
presets = 预设
preset-experiments = 预设实验
next = 下一个：{ $name }
preset-spiral = 三条旋臂
preset-xor = 异或需要隐藏层
hint-spiral = 随着损失下降，颜色逐渐贴合旋臂。点击图上任意位置，查看那里的概率。

# Explanations of panels, loaded on demand
explain = 这是什么？{ $name }
