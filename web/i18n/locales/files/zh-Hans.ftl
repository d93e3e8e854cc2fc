# Custom data: files
import-file = 选择文件，或拖放到此处
import-file-other = 选择其他文件，或拖放到此处
import-file-kinds = 数据：CSV、TSV、文本、MNIST 的 IDX，可为 gzip 压缩；或训练状态、实验、课程、Keras 或 TensorFlow.js 的网络
import-paste = 或在此粘贴一张表格
import-pasted = 粘贴的文本
import-help = 最多 { $rows } 行、{ $columns } 列、64 MiB。文件不会离开本设备。
import-reading = 正在读取…
import-tables = 使用哪个文件
import-guesses = 文件格式
import-encoding = 文字编码
import-encoding-utf-8 = Unicode（UTF-8）
import-encoding-utf-16le = Unicode（UTF-16 LE）
import-encoding-utf-16be = Unicode（UTF-16 BE）
import-encoding-gb18030 = 简体中文（GBK / GB18030）
import-encoding-big5 = 繁体中文（Big5）
import-encoding-shift-jis = 日文（Shift-JIS）
import-encoding-euc-jp = 日文（EUC-JP）
import-encoding-iso-2022-jp = 日文（ISO-2022-JP）
import-encoding-euc-kr = 韩文（EUC-KR）
import-encoding-windows-1252 = 西欧（Windows-1252）
import-encoding-windows-1250 = 中欧（Windows-1250）
import-encoding-windows-1251 = 西里尔文（Windows-1251）
import-encoding-koi8-r = 西里尔文（KOI8-R）
import-encoding-windows-1253 = 希腊文（Windows-1253）
import-encoding-windows-1254 = 土耳其文（Windows-1254）
import-encoding-windows-1257 = 波罗的海文（Windows-1257）
import-encoding-windows-1258 = 越南文（Windows-1258）
import-encoding-windows-1255 = 希伯来文（Windows-1255）
import-encoding-windows-1256 = 阿拉伯文（Windows-1256）
import-encoding-windows-874 = 泰文（Windows-874）
import-encoding-macintosh = 西欧（Mac Roman）
import-delimiter = 列分隔符
import-delimiter-comma = 逗号 ,
import-delimiter-semicolon = 分号 ;
import-delimiter-tab = 制表符
import-delimiter-bar = 竖线 |
import-delimiter-space = 空格
import-numbers = 数字格式
import-numbers-point = 1,234.5
import-numbers-comma = 1.234,5
import-header = 列名
import-header-row = 第 { $row } 行：{ $text }
import-header-none = 无
import-kind = 目标的类型
import-kind-classes = 类别
import-kind-labels = 标签，各为 0 或 1
import-kind-one-hot = 类别（独热编码）
import-kind-numbers = 数值
import-scale = 缩放
import-scale-standard = 均值 0、标准差 1
import-scale-unit = 0 到 1
import-scale-pixels = 像素缩放为 0 到 1
import-scale-none = 不缩放
import-shape = 每行的形状
import-shape-flat = 平铺
import-shape-why = 图像为 行 × 列 × 通道，序列为 步 × 特征，例如 28 × 28 × 1
import-missing = 缺失值
import-missing-drop = 丢弃该行
import-missing-fill = 用均值填充
import-skip = 丢弃有误的行
import-preview = 预览
import-row = 行
import-role = “{ $name }”的用途
import-role-input = 输入
import-role-target = 目标
import-role-sequence = 序列名称
import-role-unused = 不用
import-type-number = 数值
import-type-boolean = 是或否
import-type-category = { $count } 个类目
import-type-classes = { $count } 个类别
import-type-text = 文本
import-type-index = 行号
import-type-date = 日期
import-type-empty = 空列
import-column-missing = 缺 { $count } 个
import-roles = { $inputs } 列输入，{ $count ->
    [0] 没有目标列
    [one] 目标列：{ $names }
   *[other] { $count } 列目标：{ $names }
  }
import-columns = 第 { $first } 至 { $last } 列，共 { $count } 列
import-columns-before = 前面的列
import-columns-after = 后面的列
import-pictures-split = { $count } 张 { $width } × { $height } 像素的图像用于训练，{ $tested } 张用于测试，灰度缩放为 0 到 1。
import-pictures = { $count } 张 { $width } × { $height } 像素的图像，灰度缩放为 0 到 1。
import-rows = 使用的图像数（最多 { $most }）
import-rows-of = 使用的行数，均匀取自整个文件（最多 { $most } 行，共 { $count } 行）
import-fewer = 减少一行
import-more = 增加一行
import-incomplete = 已丢弃 { $count } 行含缺失值的数据。
import-constant = { $count ->
    [one] “{ $names }”列只有一个值，不作缩放。
   *[other] { $count } 列输入各只有一个值，不作缩放：{ $names }。
  }
import-outside = 有 { $count } 行在图外：图只显示 −{ $extent } 到 { $extent }。
import-cancel = 取消
import-take = 导入
import-take-rows = 导入 { $rows } 行、{ $columns } 列输入
import-take-without = 导入 { $rows } 行，丢弃 { $skipped } 行有误的
csv-empty = 其中没有数据行。
csv-one-column = 只有一列，而输入与目标至少需要两列。列分隔符是否正确？
csv-none-complete = 全部 { $rows } 行在所用的列中都有缺失值。请少选几列，或填充缺失值。
csv-quotes = 第 { $row } 行：引号没有闭合。
csv-uneven = 第 { $row } 行有 { $found } 列，而大多数行有 { $wanted } 列。
csv-not-number = 第 { $row } 行“{ $column }”列：“{ $text }”不是数。
csv-not-label = 第 { $row } 行“{ $column }”列：“{ $text }”既不是 0 也不是 1。
csv-not-one = 第 { $row } 行：{ $count ->
    [0] 各目标列中没有 1
   *[other] 各目标列中有 { $count } 个 1
  }；独热编码中恰有一个 1。它们是不是标签？
csv-no-input = 请至少选一列数值或类目作为输入。
csv-no-target = 请至少选一列作为目标。
csv-date = “{ $column }”列是日期，不是数值：请改用以天数或小时数表示的列。
csv-too-many-words = “{ $column }”列有 { $found } 个不同的值；作为输入最多允许 { $most } 个，每个值占一列输入。
csv-shape = { $shape } 的乘积不等于输入数 { $columns }。
csv-sequence-length = 序列 { $name } 有 { $found } 行，而 { $first } 有 { $wanted } 行：所有序列的步数必须相同。
csv-too-many-columns = 输入列数超过上限 { $most }。
csv-too-many-targets = 目标列数超过上限 { $most }。
csv-too-many-classes = 目标列有 { $found } 个类别，最多允许 { $most } 个。它是不是数值？
file-too-large = { $name } 超过 { $most } MiB 的上限。请把其中一部分行另存为一个文件。
file-not-unpacked = { $name } 无法解压：文件已损坏或不完整。
file-empty = { $name } 是空文件。
file-encoding = { $name }：第 { $row } 行不是所选编码（{ $encoding }）。请另选一种编码。
file-is-binary = { $name } 不是文本表格。请把数据另存为 CSV 再打开。
file-is-workbook = { $name } 是电子表格工作簿。请用 Excel、WPS 或 LibreOffice 打开，把工作表另存为“CSV UTF-8”。
file-is-json = { $name } 是 JSON。请转存为 CSV；pandas：pd.read_json(…).to_csv("data.csv", index=False)
file-is-web = { $name } 是网页，而不是数据文件。请下载文件本身；在 GitHub 上请点“Raw”。
file-is-markup = { $name } 是 XML。请把数据另存为 CSV。
file-is-picture = { $name } 是图像。图像数据须为 IDX 文件，或每个像素一列的 CSV。
file-is-media = { $name } 是音频或视频。请把数据另存为 CSV。
file-is-document = { $name } 是文档。请复制其中的表格，粘贴到此处。
file-is-frame = { $name } 是二进制格式的表格。请转存为 CSV；pandas：df.to_csv("data.csv", index=False)
file-is-numpy = { $name } 是 NumPy 数组。请转存为 CSV：np.savetxt("data.csv", array, delimiter=",")
file-is-database = { $name } 是数据库。请把数据表导出为 CSV。
file-is-archive = { $name } 是压缩包。请先解压，再选择其中的文件。
file-is-arff = { $name } 是 Weka 的 ARFF 文件。请在 Weka 中另存为 CSV。
idx-type = { $name }：不支持数据类型 { $type }；只支持类型 8（无符号字节）。
idx-dimensions = { $name } 有 { $found } 维；图像应为 3 维，标签为 1 维。
idx-short = { $name } 不完整：应有 { $wanted } 字节，只有 { $found } 字节。
idx-long = { $name } 的长度不对：{ $found } 字节，应为 { $wanted } 字节。
idx-counts = 有 { $images } 张图像，却有 { $labels } 个标签：两个文件不匹配。
idx-sizes = 训练图像为 { $width } × { $height } 像素，测试图像为 { $testWidth } × { $testHeight } 像素。
idx-too-many = 有 { $found } 张图像，超过 { $most } 张的上限。
idx-too-large = 这些图像以 float32 存放需要 { $found } MiB；最多允许 { $most } MiB。
idx-labels-missing = 这是图像文件。请再选标签文件。
idx-images-missing = 这是标签文件。请再选图像文件。
