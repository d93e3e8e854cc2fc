/** A fault of imported data: the id of its text, and the text's arguments. */
export interface Fault {
  fault: string;
  [value: string]: string | number;
}

export const isFault = (value: object): value is Fault => "fault" in value;

/** The most input values that are imported. */
export const MOST_VALUES = 2_000_000;

/** The most numbers of stored data: 256 MiB in float32. */
export const MOST_STORED = 2 ** 26;

/** The largest size of a decompressed file, in bytes. */
export const MOST_BYTES = 64 * 2 ** 20;
