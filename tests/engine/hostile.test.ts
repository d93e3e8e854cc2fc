import { expect, test } from "vitest";
import { EngineError } from "../../web/engine/engine.ts";
import type { Trainer } from "../../web/engine/types.ts";
import { engine, trainer, wrong } from "./module.ts";

// Arguments as an attacker, or a framework, would pass them. Each call returns, or throws an EngineError with a path and a
// sentence; a call that throws has changed nothing.

const trap = () => {
  throw new Error("trap");
};
const traps = new Proxy(
  {},
  { get: trap, set: trap, has: trap, ownKeys: trap, getPrototypeOf: trap, getOwnPropertyDescriptor: trap },
);
const revoked = () => {
  const { proxy, revoke } = Proxy.revocable([], {});
  revoke();
  return proxy;
};
const detached = () => {
  const array = new Float64Array(4);
  structuredClone(array, { transfer: [array.buffer] });
  return array;
};
const cut = () => {
  const buffer = new (wrong(ArrayBuffer))(32, { maxByteLength: 64 });
  const array = new Float64Array(buffer, 16, 2);
  buffer.resize(8);
  return array;
};
/** A typed array that says another length than it has. */
const lies = (length: unknown, real = 2) => Object.defineProperty(new Float64Array(real), "length", { value: length });
class Short extends Float64Array {
  override get length() {
    return 3;
  }
}
const cyclic: Record<string, unknown> = {};
cyclic.me = cyclic;
const deep = (levels: number) => {
  const outer: Record<string, unknown> = {};
  for (let i = 0, inner = outer; i < levels; i++) inner = inner.a = {};
  return outer;
};
const counting = () => {
  let n = 0;
  return {
    get length() {
      return n++;
    },
    0: 1,
    1: 1,
    2: 1,
  };
};

const values: Record<string, unknown> = {
  undefined,
  null: null,
  true: true,
  zero: 0,
  "-0": -0,
  NaN,
  Infinity,
  negative: -1,
  half: 0.5,
  "2^53": 2 ** 53,
  "2^32": 2 ** 32,
  1e39: 1e39,
  text: "abc",
  empty: "",
  NUL: "\0",
  "lone surrogate": "\ud800",
  "long text": "x".repeat(1e6),
  digits: "12",
  BOM: "\ufeff{}",
  BigInt: 10n,
  Symbol: Symbol("s"),
  function: () => 1,
  class: class A {},
  object: {},
  "no prototype": Object.create(null),
  list: [],
  holes: [1, , 3],
  nested: [[1], [2]],
  strings: ["1", "2"],
  cyclic,
  deep: deep(3000),
  date: new Date(NaN),
  pattern: /x/,
  map: new Map([[1, 2]]),
  set: new Set([1]),
  weak: new WeakMap(),
  promise: Promise.resolve(1),
  error: new Error("x"),
  float64: new Float64Array([0.5, 1]),
  NaNs: new Float64Array([NaN, Infinity]),
  detached: detached(),
  cut: cut(),
  shared: new Float64Array(new SharedArrayBuffer(16)),
  bytes: new Uint8Array(16),
  clamped: new Uint8ClampedArray(4),
  int8: new Int8Array(4),
  int64: new BigInt64Array(2),
  view: new DataView(new ArrayBuffer(8)),
  buffer: new ArrayBuffer(8),
  traps,
  revoked: revoked(),
  "list by proxy": new Proxy([1, 2], {}),
  "numbers by proxy": new Proxy(new Float64Array(2), {}),
  "length throws": {
    get length() {
      return trap();
    },
    get name() {
      return trap();
    },
  },
  "item throws": {
    length: 2,
    0: 0.5,
    get 1() {
      return trap();
    },
  },
  counting: counting(),
  "length text": { length: "3" },
  "length -5": { length: -5 },
  "length NaN": { length: NaN },
  "length 1.5": { length: 1.5, 0: 1, 1: 1 },
  "length 2^32": { length: 2 ** 32, 0: 1 },
  "length 2^53": { length: 2 ** 53, 0: 1 },
  "length ∞": { length: Infinity, 0: 1 },
  "length 2^27": { length: 2 ** 27, 0: 1 },
  "lies 1000": lies(1000),
  "lies 1": lies(1, 1000),
  "lies 3e8": lies(3e8),
  "lies NaN": lies(NaN),
  "lies -1": lies(-1),
  "lies text": lies("2"),
  "lies by class": new Short(10),
  toJSON: { toJSON: () => ({ name: "relu" }) },
  "toJSON throws": { toJSON: trap },
  "toJSON BigInt": { toJSON: () => 1n },
  valueOf: { valueOf: () => 3 },
  toPrimitive: { [Symbol.toPrimitive]: trap },
  boxed: Object(3),
  "boxed text": Object("relu"),
  "own __proto__": JSON.parse('{"__proto__":{"name":"relu"}}'),
  constructor: { constructor: 1, prototype: 2 },
};

const ofEngine: Record<string, (v: any) => unknown> = {
  activate: (v) => engine.activate(v, [1, 2]),
  "activate x": (v) => engine.activate("relu", v),
  softmax: (v) => engine.softmax(v),
  "softmax options": (v) => engine.softmax([1, 2], v),
  temperature: (v) => engine.softmax([1, 2], { temperature: v }),
  logSoftmax: (v) => engine.logSoftmax(v),
  loss: (v) => engine.loss(v, 0, [1, 2]),
  "loss target": (v) => engine.loss({ name: "mean_squared_error" }, v, [1, 2]),
  "loss output": (v) => engine.loss({ name: "mean_squared_error" }, [1, 2], v),
  dataset: (v) => engine.dataset(v, 7),
  "dataset seed": (v) => engine.dataset({ name: "xor" }, v),
  complete: (v) => engine.complete(v),
  validate: (v) => engine.validate(v),
  advice: (v) => engine.advice(v),
  open: (v) => engine.open(v),
  "open running": (v) => engine.open({}, v),
  createTrainer: (v) => engine.createTrainer(v).dispose(),
  restore: (v) => engine.restore(v).dispose(),
  seed: (v) => engine.complete({ seed: v }),
  layers: (v) => engine.complete({ layers: v }),
  units: (v) => engine.complete({ layers: [{ units: v }] }),
  data: (v) => engine.complete({ data: v }),
  inputs: (v) => engine.complete({ data: { name: "custom", inputs: v, targets: [1] } }),
  targets: (v) => engine.complete({ data: { name: "custom", inputs: [[1]], targets: v } }),
  activation: (v) => engine.complete({ layers: [{ units: 3, activation: v }] }),
  optimizer: (v) => engine.complete({ optimizer: v }),
  batch_size: (v) => engine.complete({ batch_size: v }),
};

/** Few enough steps. */
const few = (v: unknown): any => (typeof v === "number" && v > 1000 ? -1 : v);

/** Of a network of three layers. */
const ofTrainer: Record<string, (one: Trainer, v: any) => unknown> = {
  train: (one, v) => one.train(v),
  batches: (one, v) => one.train({ batches: v }),
  batch: (one, v) => one.train({ batches: [v] }),
  steps: (one, v) => one.train({ steps: few(v) }),
  epochs: (one, v) => one.train({ epochs: few(v) }),
  "train options": (one, v) => one.train({ steps: 1 }, v),
  evaluate: (one, v) => one.train({ steps: 1 }, { evaluate: v }),
  "trainSome steps": (one, v) => one.trainSome(few(v), 50),
  "trainSome rows": (one, v) => one.trainSome(1, v),
  continueEvaluation: (one, v) => one.continueEvaluation(v),
  predict: (one, v) => one.predict(v),
  inspect: (one, v) => one.inspect(v),
  "inspect target": (one, v) => one.inspect([0, 0], v),
  neurons: (one, v) => one.neurons(v),
  "neurons into": (one, v) => one.neurons([0, 0], v),
  "neurons into each": (one, v) => one.neurons([0, 0], [v, v, v]),
  setParameters: (one, v) => one.setParameters(v),
  "setParameters layer": (one, v) => one.setParameters([v, v, v]),
  kernel: (one, v) => one.setParameters(one.parameters().map((layer) => ({ ...layer, kernel: v }))),
  bias: (one, v) => one.setParameters(one.parameters().map((layer, i) => (i === 0 ? { ...layer, bias: v } : layer))),
  gradients: (one, v) => one.gradients(v),
  update: (one, v) => one.update(v),
  open: (one, v) => engine.open(v, one),
};

const known = Object.keys(engine.catalog().messages);

/** Where the call throws: what it throws. */
function refused(what: string, call: () => unknown): EngineError | undefined {
  try {
    call();
  } catch (error) {
    expect(error, what).toBeInstanceOf(EngineError);
    const { name, code, args, path, message } = error as EngineError;
    expect(["ConfigError", "MemoryError"], what).toContain(name);
    expect(typeof path, what).toBe("string");
    expect(message, what).toMatch(/\w{2,} \w+/);
    expect(known, what).toContain(code);
    expect(JSON.stringify(args).length, what).toBeLessThan(1000);
    return error as EngineError;
  }
  return undefined;
}

test.each(Object.entries(ofEngine))("%s accepts or refuses any argument by name", (what, call) => {
  for (const [name, value] of Object.entries(values)) refused(`${what}(${name})`, () => call(value));
});

test.each(Object.entries(ofTrainer))(
  "%s of a trainer takes, or refuses by name, whatever it is given",
  (what, call) => {
    const one = trainer();
    one.train({ steps: 5 });
    for (const [name, value] of Object.entries(values)) {
      const before = one.fingerprint();
      if (refused(`${what}(${name})`, () => call(one, value)))
        expect(one.fingerprint(), `${what}(${name})`).toBe(before);
    }
    one.dispose();
  },
);

test("temperature, seed and rows must be numbers", () => {
  for (const value of ["2", true, [3], {}]) {
    expect(refused("temperature", () => engine.softmax([1, 2], { temperature: wrong(value) }))?.path).toBe(
      "temperature",
    );
    expect(refused("seed", () => engine.dataset({ name: "xor" }, wrong(value)))?.path).toBe("seed");
  }
  const one = trainer();
  for (const value of [0, "", "0", false])
    expect(refused("rows", () => one.gradients(wrong(value)))?.path).toBe("rows");
  expect(one.gradients(wrong(null))).toEqual(one.gradients());
  expect(refused("options", () => engine.softmax([1, 2], wrong(null)))?.path).toBe("options");
});

test("a typed array is read by its elements, whatever its properties claim", () => {
  const one = trainer();
  const expected = one.predict([0.25, 0.5]);
  for (const length of [0, 1, 1000, NaN, "2"]) {
    const point = Object.assign(lies(length), { 0: 0.25, 1: 0.5 });
    expect(one.predict(wrong(point)), String(length)).toEqual(expected);
  }
  const into = one.neurons([0.25, 0.5]);
  const other = into.map((array) =>
    Object.defineProperty(new Float32Array(array.length), "set", { value: () => expect.unreachable() }),
  );
  expect(one.neurons([0.25, 0.5], other)).toBe(other);
  expect(other.map((array) => [...array])).toEqual(into.map((array) => [...array]));
});

test("a list that changes while it is read is read once", () => {
  const one = trainer();
  let reads = 0;
  const rows = {
    length: 3,
    get 0() {
      reads++;
      return reads;
    },
    1: 1,
    2: 2,
  };
  expect(one.gradients(wrong(rows))).toEqual(one.gradients([1, 1, 2]));
  expect(reads).toBe(1);
});

test.each<[string, (one: Trainer, argument: any) => unknown]>([
  ["predict", (one, v) => one.predict(v)],
  ["neurons", (one, v) => one.neurons(v)],
  ["inspect", (one, v) => one.inspect(v)],
  ["effectsOn", (one, v) => one.effectsOn(v, 0, 0)],
  ["target", (one, v) => one.inspect([0, 0], v)],
  ["gradients", (one, v) => one.gradients(v)],
  ["train", (one, v) => one.train({ batches: [v] })],
])("a trainer that is disposed of while the argument of %s is read is not looked at any more", (_, call) => {
  const one = trainer();
  const argument = {
    get length() {
      one.dispose();
      return 2;
    },
    0: 1,
    1: 0,
  };
  expect(() => call(one, argument)).toThrowError(expect.objectContaining({ name: "DisposedError", path: "" }));
  expect(trainer().status().step).toBe(0);
});

test("an array that is detached while another argument is read is refused by name", () => {
  const one = trainer();
  const before = one.fingerprint();
  const detach = (array: Float64Array) =>
    void (array.length > 0 && structuredClone(array, { transfer: [array.buffer] }));
  const [first, ...others] = one.parameters();
  const kernel = new Float64Array(first.kernel);
  const layer = {
    kernel,
    get bias() {
      detach(kernel);
      return first.bias;
    },
  };
  expect(refused("parameters", () => one.setParameters([wrong(layer), ...others]))?.path).toBe("parameters[0].kernel");
  const target = Float64Array.of(1, 0);
  expect(
    refused("loss", () =>
      engine.loss(
        { name: "mean_squared_error" },
        target,
        wrong({
          get length() {
            detach(target);
            return 2;
          },
          0: 1,
          1: 2,
        }),
      ),
    )?.name,
  ).toBe("ConfigError");
  const inputs = Float64Array.of(0.5, 0.5);
  expect(
    one.neurons(
      inputs,
      wrong(
        new Proxy(one.neurons([]), {
          get(list, key) {
            detach(inputs);
            return Reflect.get(list, key);
          },
        }),
      ),
    ).length,
  ).toBe(3);
  expect(one.fingerprint()).toBe(before);
});

test("a method called on another object, or on none, is refused", () => {
  const one = trainer();
  for (const name of ["status", "history", "health", "parameters", "save", "fingerprint", "dispose"] as const) {
    for (const other of [{}, undefined, 5, null, { __proto__: one }]) {
      expect(refused(name, () => Reflect.apply(one[name], other, []))?.path).toBe("this");
    }
  }
});

test("no prototype has been changed", () => {
  expect(Object.keys(Object.prototype)).toEqual([]);
  expect(wrong({}).name).toBeUndefined();
});
