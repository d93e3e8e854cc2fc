# Refusals by code, with the arguments of core/text/messages.hpp, web/engine/messages.ts, web/app/element/config-error.ts and
# web/lessons/messages.ts. English is in those files.
refusal-quoted = “{ $text }”
refusal-type-list = 列表
refusal-type-object = 对象

# Values of any kind
refusal-object-expected = 应为含有 { $allowed } 的对象，而不是 { $found }
refusal-key-unknown = 不是已知的键；可用的有 { $allowed }
refusal-key-missing = 缺少这一项
refusal-number-expected = 应为数，而不是 { $found }
refusal-number-out-of-range = 应在 { $least } 到 { $most } 之间，而不是 { $found }
refusal-whole-number-expected = 应为整数，而不是 { $found }
refusal-whole-number-out-of-range = 应为 0 到 { $most } 的整数，而不是 { $found }
refusal-finite-number-expected = 应为有限的数，而不是 { $found }
refusal-positive-number-expected = 应为大于 0 的有限数，而不是 { $found }
refusal-boolean-expected = 应为 true 或 false，而不是 { $found }
refusal-name-expected = 应为名称，而不是 { $found }
refusal-name-unknown = 没有名为{ $name }的项；可用的有 { $allowed }
refusal-name-missing = 缺少这一项；可用的有 { $allowed }
refusal-named-object-expected = 应为带有 name 的对象，而不是 { $found }
refusal-name-or-object-expected = 应为名称，或带有 name 的对象，而不是 { $found }
refusal-formula-expected = 应为写成文本的公式，而不是 { $found }
refusal-list-expected = 应为列表，而不是 { $found }
refusal-list-length = 应有 { $least } 到 { $most } 项，而不是 { $found } 项

# The experiment
refusal-version-unsupported = 应为 1，即实验格式的版本，而不是 { $found }
refusal-custom-data-incomplete = 缺少这一项；自带数据要有 inputs 和 targets
refusal-row-length = 应与前面各行一样，是 { $columns } 个数的列表
refusal-row-counts-differ = 有 { $found } 行，而 inputs 有 { $rows } 行
refusal-inputs-too-many = 含有 { $rows } × { $columns } 个数；最多允许 { $most } 个
refusal-data-too-large = 以 { $precision } 存放需要 { $found } MiB；最多允许 { $most } MiB
refusal-stored-data-missing = { $reference } 所指的数据不在本设备上；请重新打开其文件
refusal-numbers-too-many = 使整个数据集有 { $found } 个数；最多允许 { $most } 个
refusal-features-too-many = 使整个数据集有 { $found } 个数；最多允许 { $most } 个
refusal-targets-too-many = 的目标值超过 { $most } 个
refusal-parameters-too-many = 共有 { $found } 个参数；最多允许 { $most } 个
refusal-layer-numbers-too-many = 使每个样本有 { $found } 个数；最多允许 { $most } 个
refusal-batch-numbers-too-many = 给出 { $numbers } 个数，一批有 { $examples } 个样本；一批合计最多允许 { $most } 个
refusal-multiply-adds-too-many = 每个样本需要 { $found } 次乘法；最多允许 { $most } 次
refusal-shape-of-rows = 给出 { $shape } 个数，而 inputs 有 { $columns } 列
refusal-feature-unknown = 没有名为{ $name }的特征；可用的有 { $allowed }，以及列 x1 到 x{ $columns }
refusal-feature-columns = { $name }需要 { $needed } 列，而数据有 { $columns } 列
refusal-feature-repeated = { $name }出现了两次
refusal-feature-formulas-many = 公式过多；最多 { $most } 个特征可以是公式
refusal-units-missing = 缺少这一项，即该层的单元数
refusal-layer-key-missing = 缺少这一项，这种层需要它
refusal-sizes-expected = 应为整数，或两个整数的列表（先行后列），而不是 { $found }
refusal-sizes-open = 只能有一个 -1
refusal-target-shape-misfit = { $target } 放不下该层得到的 { $found } 个数
refusal-activation-not-elementwise = 应为只看一个数、没有可学习参数的激活函数，而不是 { $found }
refusal-dilation-with-strides = 不能与大于 1 的 strides 同时使用
refusal-window-too-long = 跨越 { $found } 个格子，而这里只有 { $most } 个：请把它改小，或将 padding 设为 same
refusal-shape-not-picture = 需要 行 × 列 × 通道；得到的是 { $found } 个数：请在前面加上 { $layer }
refusal-shape-not-sequence = 需要 时间步 × 特征；得到的是 { $found } 个数：请在前面加上 { $layer }
refusal-shape-last-step = 需要 时间步 × 特征；得到的是 { $found } 个数：请将前一层的 return_sequences 设为 true
refusal-output-shape = 输出层给出 { $found } 个数；请在前面加上 flatten 或全局池化层
refusal-output-kind = 输出层应为全连接层，或全连接层之后的激活层
refusal-dropouts-together = 不能与 dropout 同时使用
refusal-output-dropout = 在输出层必须为 0
refusal-class-out-of-range = 应为 0 到 { $last } 的类别，而不是 { $found }
refusal-probability-out-of-range = 用交叉熵时应在 0 到 1 之间，而不是 { $found }
refusal-probabilities-sum = 各类别相加应为 1，而不是 { $found }
refusal-loss-needs-classes = { $loss }需要类别或标签；目标是数值时可用的损失有 { $allowed }
refusal-loss-needs-one-class = { $loss }要求每个样本属于一个类别；一个样本有几个标签时可用的损失有 { $allowed }
refusal-loss-needs-class-numbers = { $loss }需要类别编号；目标写成行时请用 categorical_crossentropy
refusal-units-too-few = 用{ $loss }时至少为 2，每个类别一个单元
refusal-units-for-targets = 应为 { $units }，每个目标一个单元，而不是 { $found }
refusal-units-for-classes = 应为 { $units }，每个类别或标签一个单元，而不是 { $found }
refusal-units-for-two-classes = 有两个类别时应为 1 或 2，而不是 { $found }
refusal-activation-not-linear = 在{ $loss }的 from_logits 为 true 时应为 linear：该损失直接使用 logits
refusal-activation-not-probabilities = 在{ $loss }的 from_logits 为 false 时应给出概率；这样的激活函数有 { $allowed }。若用 linear，请将 from_logits 设为 true

# Advice
refusal-loss-measures-distances = { $loss }衡量数值之间的距离；目标是类别或标签时请用 { $usual }
refusal-loss-separates-classes = { $loss }单独判断每个类别；一个样本只属于一个类别时请用 { $usual }
refusal-activation-unsuited = { $activation }不适合 { $loss }；请用 { $usual }
refusal-softmax-twice = 这里用了{ $activation }，而{ $loss }的 from_logits 为 true，会再用一次：概率被拉平，梯度变小；请在这里设为 linear，或把 from_logits 设为 false
refusal-output-limited = 只能给出 { $least } 到 { $most } 之间的数；除非所有目标都在此范围内，否则请用 linear
refusal-activation-twice = 在{ $first }之后，下一层又对结果使用{ $second }；请在这里设为 linear
refusal-softmax-hidden = 隐藏层用了 softmax，各单元之和因此总是 1；请用 relu 或 tanh 等激活函数
refusal-linear-hidden = 是线性的，这一层与下一层合起来只相当于一个线性层；请用 relu 或 tanh 等激活函数
refusal-units-start-equal = 使这一层的所有单元起点相同，并一直相同；请用随机抽取权重的初始化方法
refusal-initializer-unsuited = { $initializer }不适合 { $activation }；后者要用 lecun_normal 才能保持均值和方差
refusal-dropout-unsuited = 不适合 { $activation }，会改变它的均值和方差；请用 alpha_dropout
refusal-alpha-dropout-unsuited = 是为 selu 设计的；在 { $activation }之后请用 dropout
refusal-bias-without-effect = 没有作用：后面的批归一化会减去偏置；请设为 false
refusal-batch-of-one = 使批归一化只用一个数求均值，因而对任何输入都只给出 β；请用 2 或更大
refusal-dense-over-places = 输入为 { $shape }，在每个位置上只读取 { $numbers } 个数；若要读取全部数，请在前面加上 flatten
refusal-inputs-not-scaled = 含有大到 { $found } 的数；请把各列缩放到大约 −1 到 1

# The text of an experiment
refusal-json-value = 这不是 JSON：此处应为一个值
refusal-json-end = 这不是 JSON：文本应到此结束
refusal-json-key = 这不是 JSON：此处应为带引号的键
refusal-json-colon = 这不是 JSON：此处应为“:”
refusal-json-object = 这不是 JSON：此处应为“,”或“{"}"}”
refusal-json-list = 这不是 JSON：此处应为“,”或“]”
refusal-json-digit = 这不是 JSON：此处应为一位数字
refusal-json-number = 这不是 JSON：此处应为小于 1.8e308 的数
refusal-json-text = 这不是 JSON：此处应为结束引号，或其他 UTF-8 字符
refusal-json-escape = 这不是 JSON：此处应为 \n 之类的转义
refusal-json-surrogates = 这不是 JSON：此处应为一对代理字符
refusal-json-hexadecimal = 这不是 JSON：此处应为四位十六进制数字
refusal-json-keys = 一个对象有超过 { $most } 个键
refusal-json-depth = 列表和对象的嵌套超过 { $most } 层

# A formula
refusal-formula-too-long = 公式超过 { $most } 个字符
refusal-formula-too-deep = 括号与正负号的嵌套超过 { $most } 层
refusal-formula-steps = 公式的运算超过 { $most } 步；请用更短的公式
refusal-formula-empty = 此处应为公式，例如 x * sigmoid(x)
refusal-formula-incomplete = 公式不完整：此处应为数、名称、函数或“(”
refusal-formula-operand = 此处应为数、名称、函数或“(”，却遇到{ $found }
refusal-formula-unclosed = 公式不完整：此处应为“)”
refusal-formula-operator = 此处应为运算符或公式的结尾，却遇到{ $found }
refusal-formula-operator-or-bracket = 此处应为运算符或“)”，却遇到{ $found }
refusal-formula-operator-or-comma = 此处应为运算符或“,”，却遇到{ $found }
refusal-formula-product = { $found }之前应有运算符；乘号不能省略，例如 2*x
refusal-formula-power = 此处应为数；乘方写作 ^，而不是 **
refusal-formula-equality = 比较是否相等写作 ==，而不是 =
refusal-formula-chain = 比较不能连写；请写 0 < x and x < 1
refusal-formula-number = { $found }太大；应为小于 1.8e308 的数
refusal-formula-name = 没有名为{ $found }的项；可用的有 { $allowed }
refusal-formula-call = { $function }之后应为“(”
refusal-formula-operands-few = { $function }有 { $count } 个参数，用“,”分隔
refusal-formula-operands-many = { $function }的最后一个参数之后应为“)”
refusal-formula-condition = 此处应为数，却是条件；请写 where(x > 0, 1, 0)
refusal-formula-not-finite = 在{ $point }处得到 { $found }；对每个样本都应得到有限的数
refusal-formula-no-condition = 此处应为条件，例如 x > 0，却是数

# Arguments of calls
refusal-numbers-missing = 至少要有一个数
refusal-rows-missing = 至少要有一行
refusal-number-count = 应有 { $count } 个数，而不是 { $found } 个
refusal-output-count = 应有 { $count } 个数，每个输出一个，而不是 { $found } 个
refusal-layer-count = 应有 { $count } 层，而不是 { $found } 层
refusal-rows-incomplete = 含有 { $found } 个数，不能排成每行 { $columns } 个
refusal-training-row-unknown = 应为 0 到 { $last } 的训练数据行，而不是 { $found }
refusal-numbers-at-once = 一次要求 { $rows } × { $numbers } 个数；最多允许 { $most } 个
refusal-arrays-differ = 应为 neurons 对同样多的行返回的数组
refusal-restart-needed = 不重新开始训练就不能改动
refusal-save-foreign = 不是本训练场保存的训练
refusal-save-damaged = 已损坏或不完整
refusal-items-too-many = 最多可有 { $most } 项，而不是 { $found } 项
refusal-unreadable = 无法读取：读取时出错
refusal-transferred = 无法读取：其内存已被转移
refusal-options-expected = 应为含有选项的对象，而不是 { $found }
refusal-request-expected = 应为对象，恰好含有 { $allowed } 之一
refusal-layer-expected = 应为按名称列出该层权重的对象，而不是 { $found }
refusal-weights-unknown = 没有名为{ $name }的权重
refusal-float-arrays-expected = 其中应为 Float32Array，而不是 { $found }
refusal-save-expected = 应为 save() 返回的 Uint8Array 或其 base64 文本，而不是 { $found }
refusal-save-base64 = 不是所保存的训练的 base64 文本
refusal-trainer-expected = 应为此引擎的训练器
refusal-data-expected = 应为普通数据，而不是 { $found }
refusal-data-unwritable = 不是普通数据：它引用了自身、太大，或含有 JSON 不能表示的内容
refusal-no-experiment = 没有打开的实验
refusal-weight-unknown = 网络中没有这个权重
refusal-trainer-disposed = 这个训练器已被释放。

# Calls of the element
refusal-point-expected = 应为 { $columns } 个数的列表，每个数在 { $least } 到 { $most } 之间
refusal-target-expected = 应为 null，或 0 到 { $last } 的类别，而不是 { $found }
refusal-target-unexpected = 应为 null，而不是 { $found }

# Training
refusal-diverged-weights = 第 { $step } 步之后，损失不再是有限的数：在第 { $layer } 层，权重溢出。
refusal-diverged-preactivations = 第 { $step } 步之后，损失不再是有限的数：在第 { $layer } 层，预激活值 z 溢出。
refusal-diverged-activations = 第 { $step } 步之后，损失不再是有限的数：在第 { $layer } 层，激活值溢出。
refusal-diverged-loss = 第 { $step } 步之后，损失不再是有限的数：在第 { $layer } 层，损失本身溢出。
refusal-out-of-memory = 内存不足。
refusal-internal-error = 引擎出错：{ $reason }

# Loading
refusal-wasm-address = 引擎无法加载：{ $source }不是地址。
refusal-wasm-unreachable = 引擎无法加载：{ $source }无法访问。
refusal-wasm-status = 引擎无法加载：对{ $source }的请求得到状态码 { $status }。
refusal-wasm-unusable = 引擎无法加载：wasm 文件已损坏，或不能在此运行（{ $reason }）。
refusal-wrong-answers = 这个浏览器或设备的计算有误：启动时的检查{ $check }结果不对。请更新浏览器，或换一个浏览器或设备。
refusal-trap = 引擎在运行中途停止，不能继续；需要重新加载引擎，并从保存的内容恢复训练。

# Lessons
refusal-lesson-json = 不是课程：不是 JSON
refusal-lesson-too-large = 作为课程太大：有 { $found } 个字符，最多 { $most } 个
refusal-lesson-version = 应为 1，即课程格式的版本，而不是 { $found }
refusal-lesson-id = 应为 1 到 { $most } 个小写字母 a 到 z、数字或 -，而不是 { $found }
refusal-lesson-name = 应为 1 到 { $most } 个字母、数字或 _，以字母开头，而不是 { $found }
refusal-lesson-text = 应为 1 到 { $most } 个字符的文本，而不是 { $found }
refusal-lesson-ids-repeated = 前面已有一步用了这个 id
refusal-lesson-language = 应为语言的名称，如 en 或 zh-Hans，而不是 { $found }
refusal-lesson-path = 在实验里找不到这个位置
refusal-lesson-then = 同一步里还需要 rival 为 "before"
refusal-lesson-one-of = 应当恰好有 { $allowed } 中的一项
refusal-lesson-stop-missing = 需要这一步的 stop，或自己写明何时停止
refusal-lesson-text-extra = 这一步里没有与它对应的内容
refusal-lesson-low-high = 应大于 { $low }，而不是 { $found }
refusal-lesson-room = 这个页面没有这样的设置
refusal-lesson-address = 应为课程的 id，或与网页同一主机上的地址，而不是 { $found }
refusal-lesson-unreachable = 无法加载 { $found }
refusal-lesson-remembered = 前面没有一步记住{ $name }

# Expressions of lessons, at a column
refusal-expression-expected = 应为 1 到 { $most } 个字符的表达式，而不是 { $found }
refusal-expression-deep = 括号和符号嵌套超过 { $most } 层
refusal-expression-character = 表达式里不能有 { $found }
refusal-expression-quote = 缺少结束的引号
refusal-expression-number = { $found } 太大；应为小于 1.8e308 的数
refusal-expression-value = 这里应为数、事实、函数或“(”，而不是 { $found }
refusal-expression-value-end = 表达式不完整：后面应为数、事实、函数或“(”
refusal-expression-name = 点的后面应为名称
refusal-expression-sign = 应为 { $sign }，而不是 { $found }
refusal-expression-sign-end = 表达式不完整：缺少 { $sign }
refusal-expression-end = 应为运算符或表达式的结尾，而不是 { $found }
refusal-expression-chain = 比较不能连写；请写成 0 < x and x < 1
refusal-expression-equality = 比较相等写作 ==，而不是 =
refusal-expression-function = 没有函数 { $name }；有 { $allowed }
refusal-expression-arguments = { $name } 要有 { $least } 到 { $most } 个值，而不是 { $found } 个
refusal-fact-unknown = 没有事实 { $name }；有 { $allowed }
refusal-fact-absent = 现在没有 { $name }
refusal-fact-index = 没有第 { $index } 项：共 { $count } 项
refusal-fact-whole = { $name } 有几个部分，请指明其中一个：{ $allowed }
refusal-operand-numbers = { $sign } 需要数
refusal-operand-truths = { $sign } 需要条件，例如 step > 0
refusal-operand-kinds = { $sign } 两边应是同一种值
refusal-operand-lengths = { $sign } 两边的列表应一样长，而不是 { $left } 项和 { $right } 项
refusal-operand-name = { $sign } 需要引号里的激活函数名
refusal-index-expected = 列表中的位置应为整数
refusal-condition-expected = 应为条件，例如 train.accuracy >= 0.9
refusal-condition-list = 得到的是一列条件；请写 all(…) 或 any(…)
refusal-quantity-expected = 应当得到一个数
# The author's limits
refusal-limit-exceeded = 此页面最多允许 { $limit }，而不是 { $found }
# Exports
refusal-export-format-unknown = 没有名为{ $name }的格式；可用的有 { $allowed }
refusal-export-text-expected = 应为文本，而不是 { $found }
refusal-export-activation = { $format } 没有激活函数{ $name }
refusal-export-activation-in-layer = { $format } 的这种层里没有激活函数{ $name }
refusal-export-setting = { $format } 在这里只支持 { $value }，而不是 { $found }
refusal-export-item = { $format } 的代码写不出{ $name }
refusal-export-formula-unreadable = 不是可以读取的公式；引擎的 validate 会指出错处
refusal-export-formula = { $format } 没有自定义公式
refusal-export-feature = { $format } 不能由各列算出{ $name }
refusal-export-scaling = { $format } 不能缩放有多个轴的数据
# Networks from files
refusal-model-unreadable = 不是 JSON
refusal-model-unknown = 既不是实验，也不是 Keras 或 TensorFlow.js 的网络
refusal-model-layer = 这里没有名为{ $name }的层
refusal-model-activation = 这里没有激活函数{ $name }
refusal-model-option = 这里不支持 { $found }；支持的是 { $known }
refusal-model-key = 这里没有这一项，而文件把它设为 { $found }
refusal-model-chain = 应为一串层，每一层读取它前面的那一层
refusal-model-input = 没有说明它读取的数据的形状
refusal-model-empty = 没有进行计算的层
refusal-model-weights-missing = 文件中没有名为{ $name }的权重
refusal-model-weights-shape = 的{ $name }有 { $found } 个数，而该层需要 { $shape }
refusal-model-weights-type = { $name }以{ $found }存储；这里只读取 float32
refusal-model-file-missing = 缺少{ $name }：请与指明它的文件一起打开
refusal-model-file-short = { $name }在最后一个数之前就结束了
refusal-model-data = 读取 { $input } 个数，给出 { $outputs } 个，这里没有这样的数据：请先打开这样的数据
