# 保存与分享
share-close = 关闭
share-ways = 保存与分享的方式
share-way-link = 链接
share-way-file = 文件
share-way-code = 代码
share-way-model = 模型
share-way-pictures = 图片
share-way-embed = 嵌入
share-about-link = 在任何地方打开本实验
share-about-link-stored = 在本设备上打开
share-about-file = 以后从这里继续
share-about-code = Keras、PyTorch、笔记本
share-about-model = 训练好的网络，供程序使用
share-about-pictures = 用于幻灯片和论文的图
share-about-embed = 放进网页、课程或幻灯片

# 链接
share-link = 本实验的链接
share-link-stored = 数据只保存在本设备上。在别的设备上，链接会说明是哪份数据，并请对方打开文件。
share-copy-link = 复制链接
share-copied = 已复制
share-copy-by-hand = 本页面无法写入剪贴板。文本已选中，请用键盘复制。
share-weights = 包含训练好的权重
share-weights-on = 打开时以当前权重作为初始权重，预测结果相同。
share-weights-off = 打开时使用相同的初始权重，尚未训练。
share-weights-long = 包含权重时，本网络的链接超过 { $most } 个字符，邮件和聊天程序无法打开。请改为保存成文件。
share-length = { $length } 个字符。
share-length-long = { $length } 个字符：有些聊天软件会截断超过 2,000 个字符的链接。用文件或不含权重的链接更稳妥。
share-copy-code = 复制二维码
share-file = 本页面从磁盘打开：它的地址只能在这台设备上使用。

# 文件
share-save = 保存
share-save-named = 保存 { $name }
share-save-format = 保存 { $format }
share-file-training = 训练状态
share-file-training-note = 权重、优化器状态、随机数和曲线。打开后逐位相同地继续。
share-open-note = 要再次打开文件，把它拖到页面上，或在“数据”中选择“打开文件”。


# 代码与模型
share-writing = 正在写出……
share-refused = { $name } 无法表示这个网络：
share-zip = 多个文件保存为一个压缩包。
share-model-note = 权重为此刻的值。
export-json = 实验
export-json-note = 数据、网络、设置和权重，为文本。可在这里和引擎中打开。
export-csv = 权重表
export-csv-note = 每行一个权重，供电子表格和统计使用。
export-keras = Keras
export-keras-note = Keras 3：网络及其权重，以及相同的训练，所有默认值都写出。
export-pytorch = PyTorch
export-pytorch-note = PyTorch 1.13 或更新版本：网络及其权重，以及相同的训练。
export-notebook = 笔记本
export-notebook-note = 分步的 Keras 代码，含数据，用于 Jupyter 和 Colab。
export-tensorflowjs = TensorFlow.js
export-tensorflowjs-note = 用于 loadLayersModel，可在浏览器和 Node 中使用。
export-onnx = ONNX
export-onnx-note = Opset 17，用于 ONNX Runtime 等许多程序。

# 图片
share-figure = 图片内容
share-redraw = 重新绘制
share-drawing = 正在绘制……
share-copy-picture = 复制为图片
share-pictures-note = 始终为浅色，带标题、图例和链接。SVG 任意放大都清晰，各部分可编辑；PNG 的像素是显示的两倍。
figure-progress = { $task } · 第 { $epoch } 轮 · 训练损失 { $loss }

# 嵌入
share-task = 一句话任务
share-task-example = 用不超过两层达到 95 %
share-goal = 训练停止于
share-goal-none = 无目标
share-goal-at-most = 不超过
share-goal-at-least = 不低于
share-controls = 控件
share-controls-all = 全部
share-controls-simple = 简单
share-controls-locked = 锁定
share-controls-chosen = 自选
share-controls-all-note = 一切都可以更改。
share-controls-simple-note = 数据、激活函数、单元数、学习率和训练。
share-controls-locked-note = 只能训练和查看；其余显示但不可用。
share-controls-chosen-note = 只有勾选的才可以更改。
share-others-locked = 显示其余控件，但不可用
share-panels = 显示内容
share-part-head = 页眉
share-part-data = 数据
share-part-network = 网络
share-part-output = 输出图
share-part-inspector = 点的数值
share-part-training = 训练设置
share-part-transport = 训练按钮
share-analysis = 网络下方的面板（{ $count }）
share-limits = 上限
share-limit-layers = 层数
share-limit-units = 每层单元数
share-limit-step = 步数
share-language = 语言
share-language-auto = 随读者
share-theme = 配色
share-theme-auto = 随读者
share-theme-light = 浅色
share-theme-dark = 深色
share-autoplay = 立即训练

# 预览
share-preview = 预览
share-frame-phone = 手机，{ $width }
share-frame-column = 栏宽，{ $width }
share-frame-slide = 幻灯片，{ $width } × 540
share-try = 在新标签页打开

# 形式及其适用之处
share-forms = 形式
share-copy = 复制
share-form-frame = 框架
share-form-element = 元素
share-form-markdown = Markdown
share-form-docusaurus = Docusaurus
share-form-myst = MyST
share-form-jupyter = Jupyter
share-form-link = 链接
share-form-qr = 二维码
share-hosts-frame = 用于 Moodle（编辑器的源代码）、Canvas（HTML 编辑器）和您自己的网页的 HTML。在 reveal.js 中请把 src 写成 data-src：幻灯片显示时才加载。有些网站只允许教师或管理员嵌入框架。
share-hosts-element = 用于您能添加脚本的网页，例如 reveal.js 或自己的网站：高度随内容而定，并带有方法和事件。Moodle、Canvas 和 Notion 会去掉脚本。
share-hosts-markdown = 一个链接，任何 Markdown 都接受：GitHub、论坛、笔记。框架在那里会被去掉。
share-hosts-docusaurus = 用于 MDX 网页，其样式是对象。
share-hosts-myst = 用于 MyST 文档和 Jupyter Book 2。
share-hosts-jupyter = 用于 Jupyter 或 Colab 的代码单元。来自 http://localhost 的页面只在这台设备上显示。
share-hosts-link = 用于邮件、聊天和幻灯片。在 Notion 中粘贴后选择“创建嵌入”。在 Moodle 中，它是 URL 活动的地址。
share-hosts-qr = 用于幻灯片和讲义：用相机扫描即可打开链接。
share-qr-long = 这个链接有 { $count } 个字符，对应的二维码过于细密，相机无法识别。
share-picture-by-hand = 此浏览器无法复制图片。请把二维码存为文件。
share-save-svg = 存为 SVG
