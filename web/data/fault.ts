/** What is wrong with data from outside: the text that says so, by its name, and what that text names. */
export interface Fault {
  fault: string;
  [value: string]: string | number;
}

export const isFault = (value: object): value is Fault => "fault" in value;

/** Numbers that the page takes in at once: inputs of all rows. */
export const MOST_VALUES = 2_000_000;

/** Bytes of a file, unpacked. */
export const MOST_BYTES = 64 * 2 ** 20;
