import { saveLength } from "./notes.ts";
import { EngineError } from "./error.ts";
import { found } from "./issue.ts";
import { outOfMemory, refuse } from "./refuse.ts";

/**
 * Reads each argument of a call once, into data of the engine's own. The caller's code (getters, proxies, toJSON) runs only
 * here: before the call looks at the trainer, and never while wasm is on the stack.
 */

/** The largest number of items. More numbers do not fit into the memory that wasm may have. */
const most = 2 ** 28;

/** Runs code that reads an argument. Anything that the caller's code throws becomes a refusal. */
export function reading<T>(path: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (error instanceof EngineError) throw error;
    return refuse(path, "unreadable", {});
  }
}

// The properties of a typed array, even if the instance overrides them.
const typedArray = Object.getPrototypeOf(Uint8Array.prototype) as object;
const intrinsic = <T>(name: PropertyKey) => {
  const get = Object.getOwnPropertyDescriptor(typedArray, name)!.get!;
  return (value: unknown) => get.call(value) as T;
};
/** "Float64Array" and so on; undefined for anything else. */
const kindOf = intrinsic<string | undefined>(Symbol.toStringTag);
const lengthOf = intrinsic<number>("length");
const bufferOf = intrinsic<ArrayBuffer>("buffer");
const offsetOf = intrinsic<number>("byteOffset");

function allocated<T>(path: string, length: number, make: (length: number) => T): T {
  if (length > most) throw outOfMemory(path);
  try {
    return make(length);
  } catch {
    throw outOfMemory(path);
  }
}

/** A view of the same numbers, without the overridden properties of a typed array. */
function viewOf<T>(
  values: unknown,
  path: string,
  View: new (buffer: ArrayBuffer, offset: number, length: number) => T,
): T {
  refuseDetached(values, path);
  return new View(bufferOf(values), offsetOf(values), lengthOf(values));
}

function copied<T extends Float64Array | Uint8Array>(values: unknown, path: string, make: (length: number) => T): T {
  refuseDetached(values, path);
  const copy = allocated(path, lengthOf(values), make);
  copy.set(values as Float64Array);
  return copy;
}

/** Refuses an array whose buffer is detached, for example because it was transferred to a worker. */
function refuseDetached(values: unknown, path: string): void {
  try {
    new Uint8Array(bufferOf(values));
  } catch {
    refuse(path, "transferred", {});
  }
}

function lengthOfList(values: object, path: string): number {
  const { length } = values as ArrayLike<unknown>;
  if (!Number.isSafeInteger(length) || length < 0) refuse(path, "list_expected", { found: found(values) });
  if (length > most) refuse(path, "items_too_many", { most, found: length });
  return length;
}

/** A list's items. */
function items<T>(values: unknown, path: string, read: (item: unknown, i: number) => T): T[] {
  if (!Array.isArray(values)) refuse(path, "list_expected", { found: found(values) });
  const length = lengthOfList(values, path);
  const list: T[] = [];
  for (let i = 0; i < length; i++) list.push(read(values[i], i));
  return list;
}

/** Accepts NaN and infinities, which the engine checks. */
export function numbers(values: unknown, path: string): Float64Array {
  return reading(path, () => {
    const kind = kindOf(values);
    if (kind === "Float64Array") return viewOf(values, path, Float64Array); // wasm copies it
    if (kind && !kind.startsWith("Big")) return copied(values, path, (length) => new Float64Array(length));
    if (typeof values !== "object" || values === null) refuse(path, "list_expected", { found: found(values) });
    const length = lengthOfList(values, path);
    let list = new Float64Array(Math.min(length, 1024));
    for (let i = 0; i < length; i++) {
      const value: unknown = (values as ArrayLike<unknown>)[i];
      if (typeof value !== "number") refuse(`${path}[${i}]`, "number_expected", { found: found(value) });
      if (i === list.length) list = grown(list, path, length);
      list[i] = value;
    }
    return list.subarray(0, length);
  });
}

/** The arrays of data to store: inputs as bytes or floats, the rest as numbers. wasm copies them. */
export function storedArrays(data: unknown): {
  inputs: Uint8Array | Float32Array;
  targets: Float64Array;
  shape: Float64Array;
} {
  return reading("data", () => {
    if (typeof data !== "object" || data === null) refuse("data", "data_expected", { found: found(data) });
    const given: Record<string, unknown> = { ...data };
    const kind = kindOf(given.inputs);
    const inputs =
      kind === "Uint8Array"
        ? viewOf(given.inputs, "inputs", Uint8Array)
        : kind === "Float32Array"
          ? viewOf(given.inputs, "inputs", Float32Array)
          : Float32Array.from(numbers(given.inputs, "inputs"));
    return { inputs, targets: numbers(given.targets, "targets"), shape: numbers(given.shape, "shape") };
  });
}

/** A copy of twice the size. The length that a list claims is trusted only as far as it holds numbers. */
function grown(list: Float64Array<ArrayBuffer>, path: string, length: number): Float64Array<ArrayBuffer> {
  const larger = allocated(path, Math.min(length, 2 * list.length), (size) => new Float64Array(size));
  larger.set(list);
  return larger;
}

/** A number becomes a list of one, undefined an empty list. */
export function targetNumbers(target: unknown): Float64Array {
  if (target === undefined) return new Float64Array(0);
  return typeof target === "number" ? Float64Array.of(target) : numbers(target, "target");
}

const mostRows = 2 ** 32 - 1;

export function rowNumbers(rows: unknown, path: string): Uint32Array {
  const values = numbers(rows, path);
  for (let i = 0; i < values.length; i++) {
    const row = values[i];
    if (!Number.isInteger(row) || row < 0 || row > mostRows)
      refuse(`${path}[${i}]`, "whole_number_out_of_range", { most: mostRows, found: row });
  }
  return Uint32Array.from(values);
}

export function batches(lists: unknown): Uint32Array[] {
  return reading("batches", () => {
    return items(lists, "batches", (rows, i) => rowNumbers(rows, `batches[${i}]`));
  });
}

export function wholeNumber(value: unknown, path: string): number {
  if (typeof value !== "number" || !Number.isSafeInteger(value) || value < 0) {
    const given = reading(path, () => found(value));
    refuse(path, "whole_number_out_of_range", { most: Number.MAX_SAFE_INTEGER, found: given });
  }
  return value;
}

/** An option by its name; `initial` if it is absent. */
function option<T>(
  options: unknown,
  name: string,
  initial: T,
  isOne: (value: unknown) => value is T,
  code: "number_expected" | "boolean_expected",
): T {
  return reading(name, () => {
    if (options === undefined) return initial;
    if (typeof options !== "object" || options === null)
      refuse("options", "options_expected", { found: found(options) });
    const { [name]: value = initial } = options as Record<string, unknown>;
    return isOne(value) ? value : refuse(name, code, { found: found(value) });
  });
}

export const numberOption = (options: unknown, name: string, initial: number): number =>
  option(options, name, initial, (value) => typeof value === "number", "number_expected");

export const booleanOption = (options: unknown, name: string, initial: boolean): boolean =>
  option(options, name, initial, (value) => typeof value === "boolean", "boolean_expected");

/** The one entry of a request such as `{ steps: 5 }`. */
export function onlyEntry(request: unknown, path: string, names: readonly string[]): [string, unknown] {
  return reading(path, () => {
    const keys = typeof request === "object" && request !== null ? Object.keys(request) : [];
    if (keys.length !== 1) refuse(path, "request_expected", { allowed: names });
    const [key] = keys as [string];
    if (!names.includes(key)) refuse(path, "name_unknown", { name: found(key), allowed: names });
    return [key, (request as Record<string, unknown>)[key]];
  });
}

export type LayerArrays = Record<string, Float64Array>;

/** The weights with these names, layer by layer. Missing ones are empty. */
export function layerArrays(parameters: unknown, names: readonly (readonly string[])[]): LayerArrays[] {
  return reading("parameters", () => {
    return items(parameters, "parameters", (layer, i) => {
      if (typeof layer !== "object" || layer === null)
        refuse(`parameters[${i}]`, "layer_expected", { found: found(layer) });
      const part = (name: string) => {
        const path = `parameters[${i}].${name}`;
        const values = reading(path, () => (layer as Record<string, unknown>)[name]);
        return values === undefined ? new Float64Array(0) : numbers(values, path);
      };
      const unknown = Object.keys(layer).find((name) => names[i] && !names[i].includes(name));
      if (unknown !== undefined) refuse(`parameters[${i}]`, "weights_unknown", { name: unknown });
      return Object.fromEntries((names[i] ?? []).map((name) => [name, part(name)]));
    });
  });
}

/** Float32Arrays to write into, even if instances override their properties. */
export function floatArrays(arrays: unknown, path: string): Float32Array[] {
  return reading(path, () =>
    items(arrays, path, (array) => {
      if (kindOf(array) !== "Float32Array") refuse(path, "float_arrays_expected", { found: found(array) });
      return viewOf(array, path, Float32Array);
    }),
  );
}

/** The bytes that `save` gave, or their base64 text. */
export function savedBytes(saved: unknown): Uint8Array {
  return reading("saved", () => {
    const bytes = typeof saved === "string" ? fromBase64(saved) : copiedBytes(saved);
    return bytes.subarray(0, saveLength(bytes));
  });
}

function copiedBytes(saved: unknown): Uint8Array {
  if (kindOf(saved) !== "Uint8Array") refuse("saved", "save_expected", { found: found(saved) });
  return copied(saved, "saved", (length) => new Uint8Array(length));
}

function fromBase64(text: string): Uint8Array {
  let bytes: string;
  try {
    bytes = atob(text);
  } catch {
    return refuse("saved", "save_base64", {});
  }
  return allocated("saved", bytes.length, () => Uint8Array.from(bytes, (character) => character.charCodeAt(0)));
}

const encoder = new TextEncoder();
const encoded = (text: string, path: string): Uint8Array => allocated(path, text.length, () => encoder.encode(text));

/** Writes NaN and infinities, which JSON lacks, as text, so that the engine refuses them with their path. */
function plainJson(_key: string, value: unknown): unknown {
  if (typeof value === "number" && !Number.isFinite(value)) return String(value);
  if (kindOf(value)) return Array.from(value as Float64Array);
  return value;
}

/** A value as the text of its JSON, in UTF-8. */
export function json(value: unknown, path = ""): Uint8Array {
  let text: string | undefined;
  try {
    text = JSON.stringify(value, plainJson);
  } catch {
    refuse(path, "data_unwritable", {});
  }
  return encoded(text ?? refuse(path, "data_expected", { found: found(value) }), path);
}

/** A config as JSON text. A string is passed on as it is, so that its mistakes have a line and a column. */
export const configText = (config: unknown): Uint8Array =>
  typeof config === "string" ? encoded(config, "") : json(config);
