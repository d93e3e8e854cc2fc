# Custom data: files
import-file = Choose files, or drop them here
import-file-other = Choose other files, or drop them here
import-file-kinds = Data: CSV, TSV, text, MNIST’s IDX, also gzipped. Or a training, an experiment, a lesson, a network of Keras or TensorFlow.js
import-paste = Or paste a table here
import-pasted = Pasted text
import-help = At most { $rows } rows, { $columns } columns and 64 MiB. The file stays on this device.
import-reading = Reading …
import-tables = Which file to use
import-guesses = File format
import-encoding = Encoding
import-encoding-utf-8 = Unicode, UTF-8
import-encoding-utf-16le = Unicode, UTF-16 LE
import-encoding-utf-16be = Unicode, UTF-16 BE
import-encoding-gb18030 = Simplified Chinese, GBK / GB18030
import-encoding-big5 = Traditional Chinese, Big5
import-encoding-shift-jis = Japanese, Shift-JIS
import-encoding-euc-jp = Japanese, EUC-JP
import-encoding-iso-2022-jp = Japanese, ISO-2022-JP
import-encoding-euc-kr = Korean, EUC-KR
import-encoding-windows-1252 = Western, Windows-1252
import-encoding-windows-1250 = Central European, Windows-1250
import-encoding-windows-1251 = Cyrillic, Windows-1251
import-encoding-koi8-r = Cyrillic, KOI8-R
import-encoding-windows-1253 = Greek, Windows-1253
import-encoding-windows-1254 = Turkish, Windows-1254
import-encoding-windows-1257 = Baltic, Windows-1257
import-encoding-windows-1258 = Vietnamese, Windows-1258
import-encoding-windows-1255 = Hebrew, Windows-1255
import-encoding-windows-1256 = Arabic, Windows-1256
import-encoding-windows-874 = Thai, Windows-874
import-encoding-macintosh = Western, Mac Roman
import-delimiter = Column separator
import-delimiter-comma = Comma ,
import-delimiter-semicolon = Semicolon ;
import-delimiter-tab = Tab
import-delimiter-bar = Bar |
import-delimiter-space = Spaces
import-numbers = Number format
import-numbers-point = 1,234.5
import-numbers-comma = 1.234,5
import-header = Column names
import-header-row = Row { $row }: { $text }
import-header-none = None
import-kind = Target type
import-kind-classes = Classes
import-kind-labels = Labels, 0 or 1 each
import-kind-one-hot = Classes, one-hot
import-kind-numbers = Numbers
import-scale = Scaling
import-scale-standard = Mean 0, sd 1
import-scale-unit = 0 to 1
import-scale-pixels = Pixels to 0 … 1
import-scale-none = None
import-shape = Shape of a row
import-shape-flat = flat
import-shape-why = rows × columns × channels of an image, or steps × features of a sequence, such as 28 × 28 × 1
import-missing = Missing values
import-missing-drop = Drop the row
import-missing-fill = Fill with the mean
import-skip = Drop faulty rows
import-preview = Preview
import-row = Row
import-role = Role of { $name }
import-role-input = Input
import-role-target = Target
import-role-sequence = Sequence name
import-role-unused = Not used
import-type-number = Numbers
import-type-boolean = Yes or no
import-type-category = { $count ->
    [one] 1 category
   *[other] { $count } categories
  }
import-type-classes = { $count ->
    [one] 1 class
   *[other] { $count } classes
  }
import-type-text = Text
import-type-index = Row numbers
import-type-date = Dates
import-type-empty = Empty
import-column-missing = { $count } missing
import-roles = { $inputs ->
    [one] 1 input
   *[other] { $inputs } inputs
  }, { $count ->
    [0] no target
    [one] target { $names }
   *[other] { $count } targets: { $names }
  }
import-columns = Columns { $first } to { $last } of { $count }
import-columns-before = Previous columns
import-columns-after = Next columns
import-pictures-split = { $count } images of { $width } × { $height } pixels for training and { $tested } for testing, scaled to 0 to 1.
import-pictures = { $count } images of { $width } × { $height } pixels, scaled to 0 to 1.
import-rows = Images to use (at most { $most })
import-rows-of = Rows to use, spread over the file (at most { $most } of { $count })
import-fewer = Fewer rows
import-more = More rows
import-incomplete = { $count ->
    [one] 1 row with missing values is dropped.
   *[other] { $count } rows with missing values are dropped.
  }
import-constant = { $count ->
    [one] { $names } has a single value and is not scaled.
   *[other] { $count } inputs have a single value and are not scaled: { $names }.
  }
import-outside = { $count ->
    [one] 1 row lies
   *[other] { $count } rows lie
  } outside the map, which shows −{ $extent } to { $extent }.
import-cancel = Cancel
import-take = Import
import-take-rows = Import { $rows } rows, { $columns ->
    [one] 1 input
   *[other] { $columns } inputs
  }
import-take-without = Import { $rows } rows without { $skipped } faulty ones
csv-empty = It has no rows.
csv-one-column = There is only one column, but inputs and a target are needed. Is the column separator right?
csv-none-complete = None of the { $rows } rows has a value in every used column. Use fewer columns, or fill missing values in.
csv-quotes = Row { $row }: a quotation mark is not closed.
csv-uneven = Row { $row } has { $found } columns; most rows have { $wanted }.
csv-not-number = Row { $row }, column “{ $column }”: “{ $text }” is not a number.
csv-not-label = Row { $row }, column “{ $column }”: “{ $text }” is neither 0 nor 1.
csv-not-one = Row { $row }: { $count ->
    [0] none of the targets is 1
   *[other] { $count } of the targets are 1
  }; in one-hot targets exactly one is. Are they labels?
csv-no-input = Choose at least one column of numbers or categories as input.
csv-no-target = Choose at least one column as target.
csv-date = Column “{ $column }” contains dates, which are not numbers. Use a column of days or hours instead.
csv-too-many-words = Column “{ $column }” has { $found } different values; an input may have at most { $most }, each of which becomes an input.
csv-shape = { $shape } does not give { $columns }, the number of inputs.
csv-sequence-length = Sequence { $name } has { $found } rows, but { $first } has { $wanted }: all sequences must have the same number of steps.
csv-too-many-columns = There are more than { $most } inputs, the maximum.
csv-too-many-targets = There are more than { $most } targets, the maximum.
csv-too-many-classes = The target has { $found } classes; at most { $most } are allowed. Does it contain numbers?
file-too-large = { $name } is larger than { $most } MiB, the maximum. Save part of its rows as a separate file.
file-not-unpacked = { $name } could not be decompressed: it is damaged or truncated.
file-empty = { $name } is empty.
file-encoding = { $name }: row { $row } is not valid in this encoding ({ $encoding }). Choose another one.
file-is-binary = { $name } is not a text table. Save the data as CSV and open that.
file-is-workbook = { $name } is a workbook. Open it in Excel, Numbers or LibreOffice, and save the sheet as “CSV UTF-8”.
file-is-json = { $name } is JSON. Save it as CSV; pandas: pd.read_json(…).to_csv("data.csv", index=False)
file-is-web = { $name } is a web page, not the data file. Download the file itself; on GitHub, press “Raw”.
file-is-markup = { $name } is XML. Save the data as CSV.
file-is-picture = { $name } is an image. Images are read from IDX files, or from CSV with one column per pixel.
file-is-media = { $name } is audio or video. Save the data as CSV.
file-is-document = { $name } is a document. Copy the table and paste it here.
file-is-frame = { $name } is a table in a binary format. Save it as CSV; pandas: df.to_csv("data.csv", index=False)
file-is-numpy = { $name } is a NumPy array. Save it as CSV: np.savetxt("data.csv", array, delimiter=",")
file-is-database = { $name } is a database. Export the table as CSV.
file-is-archive = { $name } is an archive. Unpack it, and choose the file inside.
file-is-arff = { $name } is a Weka ARFF file. Save it as CSV in Weka.
idx-type = { $name }: data type { $type } is not supported; only type 8, unsigned bytes, is.
idx-dimensions = { $name } has { $found } dimensions; images have 3, labels 1.
idx-short = { $name } is truncated: { $found } bytes of { $wanted }.
idx-long = { $name } is too long: { $found } bytes instead of { $wanted }.
idx-besides = { $name } is no IDX file. Choose the files of the images and of their labels alone.
idx-counts = { $name } has { $images } images, but { $other } { $labels } labels: they do not match.
idx-sizes = The training images have { $width } × { $height } pixels, the test images { $testWidth } × { $testHeight }.
idx-too-many = { $found } images are more than { $most }, the maximum.
idx-too-large = The images take { $found } MiB in float32; at most { $most } MiB are allowed.
idx-labels-missing = { $name } has images. Now choose the file of their labels.
idx-images-missing = { $name } has labels. Now choose the file of their images.
