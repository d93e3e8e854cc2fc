# 自己编写的课程
builder = 我的课程
builder-close = 关闭；草稿保留在本设备上
builder-language = 文字的语言
builder-optional = 这种语言的文字可以不写，届时显示第一种语言的文字。
builder-step = 第 { $number } 步
builder-add = 从当前状态添加一步：使用现在打开的实验和视图
builder-open-step = 显示这一步开始时的实验
builder-follows = 接着上一步的结果继续
builder-earlier = 将这一步前移
builder-later = 将这一步后移
builder-remove = 删除这一步

# 课程的组成部分
builder-field-title = 标题
builder-field-question = 课程要回答的问题
builder-field-say = 先说明情况，两三句话
builder-field-ask = 问题
builder-field-do = 学习者要做什么
builder-field-after = 结果说明什么，为什么
builder-field-choices = 选项
builder-field-hints = 提示
builder-field-check = 完成条件
builder-field-predict = 预测
builder-field-show = 演示
builder-field-stop = 停止训练

builder-predict = 动手之前，学习者先预测
builder-predict-none = 不预测
builder-predict-choices = 几个选项之一
builder-predict-number = 一个数
builder-choices-why = 结果为真的选项就是正确的。选取一个数：一个界限和它的反面会成为选项。
builder-choice = 选项 { $number }
builder-choice-text = 文字
builder-choice-when = 何时为真
builder-add-choice = 添加选项
builder-remove-choice = 删除此选项
builder-guess = 要预测的数
builder-guess-low = 从
builder-guess-high = 到
builder-guess-near = 允许误差 ±
builder-hint = 提示 { $number }
builder-hint-when = 何时显示
builder-hint-text = 文字
builder-add-hint = 添加提示
builder-remove-hint = 删除此提示

builder-pick = 选取一个数
builder-picking = 点按任意带虚线框的数，或用 Tab 键移到它再按回车。按 Esc 结束。
builder-offer = 必须满足

builder-record = 录制“演示给我看”
builder-record-end = 结束录制
builder-record-why = 这一步会从头打开；之后你训练和更改的内容就是“演示给我看”所做的。
builder-recording = 正在录制：请训练，或更改网络、权重或点。
builder-shown = “演示给我看”所做的
builder-did-train = 训练到停止为止
builder-did-epochs = 训练 { $count } 轮
builder-did-steps = 训练 { $count } 步
builder-did-point = 移动点
builder-did-set = 更改 { $changes }
builder-did-update = 继续训练，并设 { $changes }
builder-did-weights = 设置权重 { $changes }
builder-did-nudge = 移动 ε 微调的权重：{ $changes }
builder-stop = 训练多久后停止
builder-stop-epochs = 轮
builder-stop-steps = 步
builder-stop-none = 不停止
builder-field-seeds = 连续玩几个种子
builder-field-remember = 留给后面步骤的数
builder-remember-name = 名称
builder-remember-number = 数
builder-remember-add = 记住一个数
builder-remember-remove = 不再记住这个数
builder-stop-earlier = 或提前停在
builder-goal-none = 无
builder-goal-train-loss = 训练损失
builder-goal-train-accuracy = 训练准确率
builder-controls = 学习者可用：
builder-controls-none = 无

# 用多个随机种子试验
builder-try = 用 { $count } 个种子试一试
builder-holds = 完成条件在 { $runs } 次中有 { $holds } 次成立。
builder-already = 有 { $already } 次（共 { $runs } 次）在开始之前就已成立。
builder-would = 如果改为 { $condition }，就是 { $runs } 次。
builder-take = 采用这个界限
builder-came = “{ $choice }”在 { $runs } 次中有 { $count } 次为真。
builder-range = 这个数在 { $least } 到 { $greatest } 之间，大多为 { $median }。
builder-fault-no-choice = 没有哪个选项几乎每次都为真。
builder-fault-choices = 有多个选项为真，或某个选项只是有时为真。
builder-fault-outside = 这个数并不总在刻度范围内。
builder-fault-certain = 次数几乎为零或几乎全部。
builder-fault-silent = 某段文字中的数届时不存在。

# 分享
builder-missing = 尚未完成：
builder-play = 试学
builder-save = 存为文件
builder-open = 打开文件
builder-share = 分享
builder-new = 新课程
builder-beside = 课程文件须与网页放在一起。
builder-copy = 复制：{ $what }
builder-too-large = 课程太大，放不进地址；请分享文件。
