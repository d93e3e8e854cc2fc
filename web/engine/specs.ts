/** What an experiment says of an item of the catalog, and of its data. */

/** An item of the catalog by name, with parameters that the catalog lists for it. Missing parameters take their default. */
export interface ItemSpec {
  name: string;
  [parameter: string]: number | boolean | string | undefined;
}

export interface GeneratedData extends ItemSpec {
  classes?: number;
  samples?: number;
  noise?: number;
  test_fraction?: number;
  /** Image data sets only: pixels per side. The inputs are the pixels, row by row from the top left; 0 is paper, 1 is ink. */
  side?: number;
  /** Data set `formula` only: a formula of `columns` 1 (x) or 2 (x1, x2); `as` says whether it gives values, or two classes by its sign. */
  expression?: string;
  columns?: number;
  as?: "values" | "classes";
  /** Sequence data sets only: steps. The inputs are the features of each step in turn. */
  steps?: number;
}

export interface CustomData {
  name: "custom";
  /** Of an example, rows first and channels last. Its product is the number of columns. Absent: a flat list of them. */
  shape?: number[];
  inputs: number[][];
  /** Rows of numbers, or one class index per example. */
  targets: number[][] | number[];
  test_fraction?: number;
}

/** Data for `Engine.addData`: rows of inputs in the given shape (bytes are shares of 255), and a class or a number per row. */
export interface DataToStore {
  inputs: Uint8Array | Float32Array;
  targets: ArrayLike<number>;
  shape: ArrayLike<number>;
}

/** Data that `Engine.addData` has stored, named by a hash. The last `test_rows` rows are for testing; nothing is shuffled. */
export interface StoredData {
  name: "stored";
  reference: string;
  rows: number;
  shape: number[];
  test_rows?: number;
}

export type DataSpec = GeneratedData | CustomData | StoredData;
