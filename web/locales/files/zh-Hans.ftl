# Own data: from files
import-file = CSV，或 MNIST 的 IDX 文件（图像与标签，可为压缩文件）；也可拖放到此处
import-paste = 或粘贴一张表格
import-help = 最多 { $rows } 行、{ $columns } 列。文件不会离开本设备。
import-kind = 目标的含义
import-kind-classes = 类别
import-kind-labels = 标签，各为 0 或 1
import-kind-one-hot = 类别（独热编码）
import-kind-numbers = 数值
import-delimiter = 列分隔符
import-delimiter-comma = 逗号 ,
import-delimiter-semicolon = 分号 ;
import-delimiter-tab = 制表符
import-delimiter-bar = 竖线 |
import-header = 首行为列名
import-comma = 逗号作小数点
import-standardise = 缩放为均值 0、标准差 1
import-skip = 略去有误的行
import-preview = 预览
import-row = 行
import-is-target = 目标
import-is-input = 输入
import-column-input = { $name }：输入
import-column-target = { $name }：目标
import-roles = { $inputs } 列输入，{ $count ->
    [0] 没有目标列
    [one] 目标列：{ $names }
   *[other] { $count } 列目标：{ $names }
  }
import-columns = 第 { $first } 至 { $last } 列，共 { $count } 列
import-columns-before = 前面的列
import-columns-after = 后面的列
import-pictures = { $count } 张 { $width } × { $height } 像素的图像；灰度换算为 0 到 1。
import-rows = 取用的图像数（最多 { $most }）
import-fewer = 减少一张
import-more = 增加一张
import-outside = 有 { $count } 行在图外：图只显示 −{ $extent } 到 { $extent }。
import-cancel = 取消
import-take = 采用数据
import-take-rows = 采用 { $rows } 行、{ $columns } 列输入
import-take-without = 采用 { $rows } 行，略去 { $skipped } 行有误的
csv-empty = 其中没有数据行。
csv-quotes = 第 { $row } 行：引号没有闭合。
csv-uneven = 第 { $row } 行有 { $found } 列，而首行有 { $wanted } 列。
csv-gap = 第 { $row } 行“{ $column }”列：单元格为空。
csv-not-number = 第 { $row } 行“{ $column }”列：“{ $text }”不是数。
csv-not-label = 第 { $row } 行“{ $column }”列：“{ $text }”既不是 0 也不是 1。
csv-not-one = 第 { $row } 行：{ $count ->
    [0] 各目标列中没有 1
   *[other] 各目标列中有 { $count } 个 1
  }；独热编码中恰有一个 1。它们是不是标签？
csv-no-input = 请至少选一列数值作为输入。
csv-no-target = 请至少选一列作为目标。
csv-too-many-rows = 行数超过上限 { $most }。
csv-too-many-columns = 输入列数超过上限 { $most }。
csv-too-many-values = { $rows } 行 × { $columns } 列，超过 { $most } 个数的上限：请少选几列。
csv-too-many-targets = 目标列数超过上限 { $most }。
csv-too-many-classes = 目标列有 { $found } 个类别，最多允许 { $most } 个。它是不是数值？
file-too-large = { $name } 超过 { $most } MiB 的上限。
file-not-unpacked = { $name } 无法解压：文件已损坏或不完整。
idx-type = { $name }：数据类型为 { $type }；只能读取类型 8（无符号字节）。
idx-dimensions = { $name } 有 { $found } 维；图像应为 3 维，标签为 1 维。
idx-short = { $name } 不完整：应有 { $wanted } 字节，只有 { $found } 字节。
idx-long = { $name } 的长度不对：{ $found } 字节，应为 { $wanted } 字节。
idx-counts = 有 { $images } 张图像，却有 { $labels } 个标签：两个文件不配套。
idx-labels-missing = 这是图像文件。请再选标签文件。
idx-images-missing = 这是标签文件。请再选图像文件。
