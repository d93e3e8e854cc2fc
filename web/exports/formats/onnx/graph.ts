import { joined, littleEndian } from "../../bytes.ts";
import { bytes, float, integer, integers, message, string } from "./protobuf.ts";

/** A graph of ONNX under construction. Values are named by texts. Field numbers are those of onnx.proto. */

const FLOAT = 1;
const INT64 = 7;

export type Attribute = number | readonly number[] | string | { float: number } | { body: Uint8Array };

/** Types of attributes. */
const KINDS = { float: 1, integer: 2, string: 3, graph: 5, integers: 7 };

function attribute(name: string, value: Attribute): Uint8Array {
  const of = (type: number, part: Uint8Array) => message(5, string(1, name), part, integer(20, type));
  if (typeof value === "number") return of(KINDS.integer, integer(3, value));
  if (typeof value === "string") return of(KINDS.string, string(4, value));
  if ("float" in value) return of(KINDS.float, float(2, value.float));
  if ("body" in value) return of(KINDS.graph, bytes(6, value.body));
  return of(KINDS.integers, integers(8, value));
}

/** Of floats. A size that is a text is free. */
export interface Value {
  name: string;
  shape: readonly (number | string)[];
}

function valueInfo(field: number, { name, shape }: Value): Uint8Array {
  const sizes = shape.map((size) => message(1, typeof size === "number" ? integer(1, size) : string(2, size)));
  return message(field, string(1, name), message(2, message(1, integer(1, FLOAT), message(2, ...sizes))));
}

/** What a graph shares with the graphs in it, which see its constants. */
interface Shared {
  constants: Uint8Array[];
  /** Of constants, by their content. */
  names: Map<string, string>;
  count: number;
}

export class Graph {
  readonly #shared: Shared;
  readonly #nodes: Uint8Array[] = [];

  constructor(shared: Shared = { constants: [], names: new Map(), count: 0 }) {
    this.#shared = shared;
  }

  /** A graph of its own that sees this one's constants and values. */
  inner(): Graph {
    return new Graph(this.#shared);
  }

  fresh(): string {
    return `v${this.#shared.count++}`;
  }

  /** Adds a node of one or more outputs, and gives their names. */
  ops(type: string, inputs: readonly string[], attributes: Record<string, Attribute>, outputs: string[]): string[] {
    const written = Object.entries(attributes).map(([name, value]) => attribute(name, value));
    const parts = [...inputs.map((input) => string(1, input)), ...outputs.map((output) => string(2, output))];
    this.#nodes.push(message(1, ...parts, string(3, `${type}_${this.#shared.count++}`), string(4, type), ...written));
    return outputs;
  }

  op(type: string, inputs: readonly string[], attributes: Record<string, Attribute> = {}): string {
    return this.ops(type, inputs, attributes, [this.fresh()])[0];
  }

  /** A constant of floats, rounded. `name` is how it is called in the file. */
  floats(values: ArrayLike<number>, shape: readonly number[], name?: string): string {
    return this.#constant(FLOAT, littleEndian(Float32Array.from(values)), shape, name);
  }

  scalar(value: number): string {
    return this.floats([value], []);
  }

  whole(values: readonly number[]): string {
    return this.#constant(INT64, littleEndian(BigInt64Array.from(values, BigInt)), [values.length]);
  }

  /** Without a name, equal constants are one. */
  #constant(type: number, data: Uint8Array, shape: readonly number[], name?: string): string {
    const { constants, names } = this.#shared;
    const key = name ?? `${type} ${shape.join()} ${data.join()}`;
    const known = names.get(key);
    if (known !== undefined) return known;
    const called = name ?? this.fresh();
    names.set(key, called);
    constants.push(message(5, integers(1, shape), integer(2, type), string(8, called), bytes(9, data)));
    return called;
  }

  /** A GraphProto; the outermost holds the constants. */
  written(name: string, inputs: readonly Value[], outputs: readonly Value[], holdsConstants: boolean): Uint8Array {
    const parts = [
      ...this.#nodes,
      string(2, name),
      ...(holdsConstants ? this.#shared.constants : []),
      ...inputs.map((value) => valueInfo(11, value)),
      ...outputs.map((value) => valueInfo(12, value)),
    ];
    return joined(parts);
  }
}
