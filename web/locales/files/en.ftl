# Own data: from files
import-file = CSV, or MNIST’s IDX files (images and labels, packed or not); drop them here too
import-paste = Or paste a table
import-help = At most { $rows } rows and { $columns } columns. The file stays on this device.
import-kind = Meaning of the target
import-kind-classes = Classes
import-kind-labels = Labels, 0 or 1 each
import-kind-one-hot = Classes, one-hot
import-kind-numbers = Numbers
import-delimiter = Columns parted by
import-delimiter-comma = Comma ,
import-delimiter-semicolon = Semicolon ;
import-delimiter-tab = Tab
import-delimiter-bar = Bar |
import-header = First row has names
import-comma = Decimal comma
import-standardise = Scale to mean 0, sd 1
import-skip = Leave faulty rows out
import-preview = Preview
import-row = Row
import-is-target = target
import-is-input = input
import-column-input = { $name } is input
import-column-target = { $name } is target
import-roles = { $inputs ->
    [one] 1 input
   *[other] { $inputs } inputs
  }, { $count ->
    [0] no target
    [one] target { $names }
   *[other] { $count } targets: { $names }
  }
import-columns = Columns { $first } to { $last } of { $count }
import-columns-before = Columns before
import-columns-after = Columns after
import-pictures = { $count } images of { $width } × { $height } pixels; shades become 0 to 1.
import-rows = Images to take (at most { $most })
import-fewer = One image fewer
import-more = One image more
import-outside = { $count ->
    [one] 1 row lies
   *[other] { $count } rows lie
  } outside the map, which shows −{ $extent } to { $extent }.
import-cancel = Cancel
import-take = Take the data
import-take-rows = Take { $rows } rows, { $columns ->
    [one] 1 input
   *[other] { $columns } inputs
  }
import-take-without = Take { $rows } rows without { $skipped } faulty ones
csv-empty = There are no rows in it.
csv-quotes = Row { $row }: a quotation mark is not closed.
csv-uneven = Row { $row } has { $found } columns; the first row has { $wanted }.
csv-gap = Row { $row }, column “{ $column }”: the cell is empty.
csv-not-number = Row { $row }, column “{ $column }”: “{ $text }” is not a number.
csv-not-label = Row { $row }, column “{ $column }”: “{ $text }” is neither 0 nor 1.
csv-not-one = Row { $row }: { $count ->
    [0] none of the targets is 1
   *[other] { $count } of the targets are 1
  }; one-hot, just one is. Are they labels?
csv-no-input = Choose at least one column of numbers as input.
csv-no-target = Choose at least one column as target.
csv-too-many-rows = There are more rows than { $most }, the most allowed.
csv-too-many-columns = There are more inputs than { $most }, the most allowed.
csv-too-many-values = { $rows } rows of { $columns } columns are more than { $most } numbers, the most allowed: choose fewer columns.
csv-too-many-targets = There are more targets than { $most }, the most allowed.
csv-too-many-classes = The target has { $found } classes; at most { $most } are allowed. Does it hold numbers?
file-too-large = { $name } is larger than { $most } MiB, the most allowed.
file-not-unpacked = { $name } could not be unpacked: it is damaged or cut short.
idx-type = { $name }: numbers of type { $type }; only type 8, unsigned bytes, can be read.
idx-dimensions = { $name } has { $found } dimensions; images have 3, labels 1.
idx-short = { $name } is cut short: { $found } bytes of { $wanted }.
idx-long = { $name } does not end where it should: { $found } bytes, not { $wanted }.
idx-counts = { $images } images, but { $labels } labels: the files do not belong together.
idx-labels-missing = These are the images. Now choose the file of labels.
idx-images-missing = These are the labels. Now choose the file of images.
