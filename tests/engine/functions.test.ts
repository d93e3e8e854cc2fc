import { expect, test } from "vitest";
import { engine, refusal, thrown, wrong } from "./module.ts";
import type { Config } from "../../web/engine/types.ts";

// ---- the catalog ----

const catalog = engine.catalog();

test("the catalog has every section, and names are unique", () => {
  for (const section of [
    "activations",
    "losses",
    "optimizers",
    "initializers",
    "datasets",
    "features",
    "metrics",
  ] as const) {
    const names = catalog[section].map((item) => item.name);
    expect(names.length).toBeGreaterThan(2);
    expect(new Set(names).size).toBe(names.length);
    for (const item of catalog[section]) {
      expect(item.label).toBeTruthy();
      expect(Array.isArray(item.parameters)).toBe(true);
    }
  }
});

test("infinite ranges are numbers", () => {
  const range = (name: string) => catalog.activations.find((item) => item.name === name)!.range;
  expect(range("relu")).toEqual([0, Infinity]);
  expect(range("linear")).toEqual([-Infinity, Infinity]);
  expect(range("tanh")).toEqual([-1, 1]);
});

test("changing a returned catalog does not change the next one", () => {
  engine.catalog().activations.length = 0;
  expect(engine.catalog()).toEqual(catalog);
});

// ---- activations ----

test("every activation of the catalog gives as many values and derivatives as it gets numbers", () => {
  const x = [-3, -0.5, 0, 0.5, 3];
  for (const { name, aliases, elementwise } of catalog.activations) {
    const { value, derivative } = engine.activate(name, x);
    expect(value).toBeInstanceOf(Float64Array);
    expect([value.length, derivative.length]).toEqual([5, 5]);
    for (const alias of aliases) expect(engine.activate(alias, x)).toEqual({ value, derivative });
    if (!elementwise) continue;
    for (const [i, single] of x.entries()) expect(engine.activate({ name }, [single]).value[0]).toBe(value[i]);
    expect(Number.isNaN(engine.activate(name, [NaN]).value[0])).toBe(true);
  }
});

test("activations equal known values", () => {
  const f = (activation: Parameters<typeof engine.activate>[0], x: number) => engine.activate(activation, [x]).value[0];
  expect(f("gelu", 1)).toBeCloseTo(0.8413447460685429, 15);
  expect(f({ name: "gelu", approximate: true }, 1)).toBeCloseTo(0.8411919906082768, 15);
  expect(f("tanh", 0.5)).toBeCloseTo(0.46211715726000975, 15);
  expect(f({ name: "elu", alpha: 0.7 }, -1)).toBeCloseTo(0.7 * Math.expm1(-1), 15);
  expect(f("relu", Infinity)).toBe(Infinity);
  expect(engine.activate("sigmoid", [0]).derivative[0]).toBe(0.25);
});

test("numbers may come in any kind of array, and an empty one gives empty ones", () => {
  for (const x of [[1, 2], Float32Array.of(1, 2), Int8Array.of(1, 2), { length: 2, 0: 1, 1: 2 }]) {
    expect(engine.activate("linear", x).value).toEqual(Float64Array.of(1, 2));
  }
  expect(engine.activate("relu", []).value.length).toBe(0);
});

test("invalid activations and inputs are refused by path", () => {
  expect(refusal(() => engine.activate("rectifier", [1]))).toBe("ConfigError activation");
  expect(refusal(() => engine.activate({ name: "elu", alpha: NaN }, [1]))).toBe("ConfigError activation.alpha");
  expect(refusal(() => engine.activate({ name: "relu", alpha: 1 }, [1]))).toBe("ConfigError activation.alpha");
  expect(refusal(() => engine.activate(wrong(undefined), [1]))).toBe("ConfigError activation");
  expect(refusal(() => engine.activate("relu", wrong(3)))).toBe("ConfigError x");
  expect(refusal(() => engine.activate("relu", wrong([1, "2"])))).toBe("ConfigError x[1]");
  expect(refusal(() => engine.activate("relu", wrong(null)))).toBe("ConfigError x");
});

test("a typed formula gives value and derivative", () => {
  const x = [-1, 0, 2];
  const typed = engine.activate({ name: "custom", expression: "where(x > 0, x, a * expm1(x))", a: 0.7 }, x);
  const known = engine.activate({ name: "elu", alpha: 0.7 }, x);
  for (const i of x.keys()) {
    expect(typed.value[i]).toBeCloseTo(known.value[i], 15);
    expect(typed.derivative[i]).toBeCloseTo(known.derivative[i], 15);
  }
  expect(engine.activate("custom", [2]).value[0]).toBeCloseTo(2 / (1 + Math.exp(-3.4)), 14);
});

test("a wrong formula is refused by path and column, and cannot reach anything else", () => {
  const fault = (expression: unknown) =>
    thrown(() => engine.activate({ name: "custom", expression: wrong(expression) }, [1]));
  expect(fault("x + 2x")).toMatchObject({ name: "ConfigError", path: "activation.expression", column: 6 });
  expect(fault("x + 2x")).toMatchObject({ code: "formula_product", args: { found: "x" } });
  expect(fault("x + 2x").message).toMatch(/^activation\.expression: column 6: \w+/);
  expect(fault("x − 😀").column).toBe(5);
  for (const text of [
    "constructor",
    "__proto__",
    "globalThis",
    "Math.sin(x)",
    "x.constructor",
    "import('x')",
    "\0",
    "(".repeat(1e5),
    "",
  ]) {
    expect(fault(text).path).toBe("activation.expression");
  }
  expect(fault(3).column).toBeUndefined();
  const layers = [{ units: 2, activation: { name: "custom", expression: "sin x" } }, { units: 3 }];
  expect(engine.validate({ layers })).toEqual([
    {
      code: "formula_call",
      args: { function: "sin" },
      path: "layers[0].activation.expression",
      message: 'expected "(" after "sin"',
      column: 5,
    },
  ]);
});

test("the catalog describes the formula as a text", () => {
  const { parameters, elementwise, range } = catalog.activations.find(({ name }) => name === "custom")!;
  expect(parameters.map(({ name, kind }) => [name, kind])).toEqual([
    ["a", "number"],
    ["trainable", "boolean"],
    ["expression", "text"],
  ]);
  expect(parameters[2]).toMatchObject({ default: "x * sigmoid(1.7 * x)", maximum: 500 });
  expect([elementwise, ...range]).toEqual([true, -Infinity, Infinity]);
});

// ---- softmax and losses ----

const sum = (values: ArrayLike<number>) => Array.from(values).reduce((a, b) => a + b, 0);

test("softmax and its logarithm, at a temperature and where probabilities underflow", () => {
  expect(sum(engine.softmax([1000, 1001, 1002]))).toBeCloseTo(1, 15);
  expect(engine.softmax([1000, 1001, 1002])[2]).toBeCloseTo(0.6652409557748219, 15);
  expect(engine.softmax([2, 4], { temperature: 2 })).toEqual(engine.softmax([1, 2]));
  expect(engine.softmax([0, 10], { temperature: 1e9 })[0]).toBeCloseTo(0.5, 8);
  expect(engine.logSoftmax([0, -1000])[1]).toBe(-1000);
  for (const temperature of [0, -1, NaN, Infinity]) {
    expect(refusal(() => engine.softmax([1], { temperature }))).toBe("ConfigError temperature");
  }
  expect(refusal(() => engine.softmax([]))).toBe("ConfigError logits");
  expect(refusal(() => engine.logSoftmax([]))).toBe("ConfigError logits");
});

test("a loss takes a class number or a list, and gives value and gradient", () => {
  const loss = { name: "sparse_categorical_crossentropy", from_logits: true };
  const logits = [1, 2, 3];
  const byClass = engine.loss(loss, 2, logits);
  expect(byClass).toEqual(engine.loss({ ...loss, name: "categorical_crossentropy" }, [0, 0, 1], logits));
  expect(byClass.value).toBeCloseTo(-Math.log(engine.softmax(logits)[2]), 14);
  expect(byClass.gradient).toBeInstanceOf(Float64Array);
  expect(sum(byClass.gradient)).toBeCloseTo(0, 15);
  expect(engine.loss({ name: "mean_squared_error" }, 1, [3])).toEqual({ value: 4, gradient: Float64Array.of(4) });
  expect(engine.loss({ name: "huber", delta: 1 }, [0, 0], [3, 0.5]).value).toBe((2.5 + 0.125) / 2);
});

test("a number is a class index for any number of classes, a list of one number is not", () => {
  for (const name of ["categorical_crossentropy", "sparse_categorical_crossentropy"]) {
    const loss = { name, from_logits: true };
    expect(engine.loss(loss, 0, [5])).toEqual({ value: 0, gradient: Float64Array.of(0) });
    expect(refusal(() => engine.loss(loss, 1, [5]))).toBe("ConfigError target");
  }
  expect(engine.loss({ name: "categorical_crossentropy", from_logits: true }, [0], [5]).gradient).toEqual(
    Float64Array.of(0),
  );
  expect(
    engine.loss({ name: "categorical_crossentropy", from_logits: true }, [1, 1], [0, Math.log(3)]).gradient[0],
  ).toBeCloseTo(-0.5, 15);
});

// What is not linear in these sizes does not come to its end within the minute that a test has: 64,000 keys once took 100 s.
const many = (count: number, item: (i: number) => string) => Array.from({ length: count }, (_, i) => item(i)).join();

test.each([
  ["different keys", `{${many(64_000, (i) => `"k${i}":0`)}}`, 1], // json_keys: more than an object may have
  ["objects of as many keys as may be", `[${many(1000, () => `{${many(200, (i) => `"k${i}":0`)}}`)}]`, 1],
  ["one key", `{${many(500_000, () => '"k":0')}}`, 1],
  ["keys that differ at their ends", `{${many(200, (i) => `"${"k".repeat(50_000)}${i}":0`)}}`, 20],
  ["digits", "7".repeat(2_000_000), 1],
  ["a text", `"${"x".repeat(2_000_000)}\\n"`, 1],
  ["lines", "\n".repeat(2_000_000), 1],
])("a long text of %s is read to its end", (_, text, issues) => {
  expect(engine.validate(text)).toHaveLength(issues);
});

test("at most 20 issues are named, and names are cut between characters", () => {
  expect(engine.validate({ features: Array(4096).fill("x1") })).toHaveLength(20);
  const [issue] = engine.validate({ ["😀".repeat(100000)]: 0 });
  expect(issue.path).toBe(`${"😀".repeat(40)}…`);
});

test("the loss from probabilities is capped at 16.118 unless epsilon is 0", () => {
  const name = "categorical_crossentropy";
  const capped = engine.loss({ name }, [1, 0], [0, 1]);
  expect(capped.value).toBeCloseTo(16.118, 3);
  expect(Array.from(capped.gradient)).toEqual([0, 0]);
  expect(engine.loss({ name, epsilon: 0 }, [1, 0], [0, 1]).value).not.toBeLessThan(Infinity);
});

test("targets that do not fit are refused", () => {
  const loss = { name: "categorical_crossentropy" };
  expect(refusal(() => engine.loss(loss, 3, [0.2, 0.8]))).toBe("ConfigError target");
  expect(refusal(() => engine.loss(loss, [1, 0, 0], [0.2, 0.8]))).toBe("ConfigError target");
  expect(refusal(() => engine.loss({ name: "hinge" }, 0, [1]))).toBe("ConfigError loss.name");
  expect(refusal(() => engine.loss({ name: "huber", delta: -1 }, 0, [1]))).toBe("ConfigError loss.delta");
  expect(refusal(() => engine.loss({ name: "mean_squared_error" }, 0, []))).toBe("ConfigError output");
});

// ---- data ----

test("every dataset is drawn with every number of classes, and the seed decides", () => {
  for (const { name, classes, shape, parameters, task } of catalog.datasets) {
    for (const k of classes) {
      const data = { name, classes: k, samples: 30, noise: 0.1 };
      const set = engine.dataset(data, 5);
      const named = Object.fromEntries([["classes", k], ...parameters.map((each) => [each.name, each.default])]);
      expect(set.shape).toEqual(shape.map((size) => (typeof size === "number" ? size : named[size])));
      const columns = set.shape.reduce((product, size) => product * size, 1);
      expect([set.rows, set.columns]).toEqual([30, columns]);
      expect(set.inputs.length).toBe(30 * columns);
      expect(set.targets.length).toBe(task === "multilabel" ? 30 * k : 30);
      expect(engine.dataset(data, 5)).toEqual(set);
      expect(engine.dataset(data, 6)).not.toEqual(set);
    }
  }
});

test("custom data comes back as it was given", () => {
  const set = engine.dataset(
    {
      name: "custom",
      inputs: [
        [1, 2],
        [3, 4],
      ],
      targets: [0, 1],
    },
    0,
  );
  const [inputs, targets] = [Float64Array.of(1, 2, 3, 4), Float64Array.of(0, 1)];
  expect(set).toEqual({ inputs, targets, rows: 2, columns: 2, shape: [2] });
});

test("invalid data and seeds are refused", () => {
  expect(refusal(() => engine.dataset({ name: "rings" }, 1))).toBe("ConfigError data.name");
  expect(refusal(() => engine.dataset({ name: "spiral", samples: 1e9 }, 1))).toBe("ConfigError data.samples");
  for (const seed of [-1, 0.5, NaN, Infinity, 2 ** 60])
    expect(refusal(() => engine.dataset({ name: "spiral" }, seed))).toBe("ConfigError seed");
});

// ---- experiments ----

test("the defaults are complete and valid", () => {
  const defaults = engine.defaults();
  expect(Object.keys(defaults)).toEqual([
    "version",
    "seed",
    "precision",
    "data",
    "features",
    "layers",
    "loss",
    "optimizer",
    "regularizer",
    "batch_size",
    "shuffle",
  ]);
  expect(engine.validate(defaults)).toEqual([]);
  expect(engine.validate(JSON.stringify(defaults))).toEqual([]);
  expect(engine.complete('{"seed": 3}').seed).toBe(3);
  expect(engine.validate('{"seed": 3')).toEqual([
    { code: "json_object", args: {}, path: "", message: 'not JSON: expected "," or "}"', line: 1, column: 11 },
  ]);
  expect(engine.complete(defaults)).toEqual(defaults);
  expect(engine.complete({ batch_size: 5 })).toEqual({ ...defaults, batch_size: 5 });
});

test("validate names each culprit by its path and says what is allowed", () => {
  const paths = (config: unknown) => engine.validate(config).map((issue) => issue.path);
  expect(paths({ layers: [{ units: 3 }, { units: 0 }] })).toEqual(["layers[1].units"]);
  expect(paths({ colour: 1, seed: -1 })).toEqual(["colour", "seed"]);
  expect(paths({ layers: Array.from({ length: 1000 }, () => ({ units: 3 })) })).toEqual(["layers"]);
  expect(paths({ data: { name: "custom", inputs: [[1], [2]], targets: [0, 5] }, layers: [{ units: 2 }] })).toEqual([
    "data.targets[1]",
  ]);
  expect(paths({ data: { name: "hills" }, loss: { name: "categorical_crossentropy" } })).toEqual(["loss"]);
  for (const nothing of [null, [], "spiral", 3, undefined, () => 1]) expect(paths(nothing)).toEqual([""]);
  expect(engine.validate({ optimizer: { name: "lion" } })[0].args.allowed).toContain("adam");
});

test("advice names what is seldom meant, in a config that is valid", () => {
  expect(engine.advice(engine.defaults())).toEqual([]);
  expect(engine.advice({ loss: { name: "huber" } })).toEqual([
    {
      code: "loss_measures_distances",
      args: { loss: "huber", usual: "sparse_categorical_crossentropy" },
      path: "loss",
      message:
        '"huber" measures distances between numbers; for classes or labels use "sparse_categorical_crossentropy"',
    },
  ]);
  expect(refusal(() => engine.advice({ seed: -1 }))).toBe("ConfigError seed");
});

test("NaN and infinity are refused with their path", () => {
  for (const value of [NaN, Infinity, -Infinity]) {
    const issues = engine.validate({ optimizer: { name: "sgd", learning_rate: value } });
    const [path, message] = ["optimizer.learning_rate", `must be a number, not ${value}`];
    expect(issues).toEqual([{ code: "number_expected", args: { found: value }, path, message }]);
    const inputs = engine.validate({ data: { name: "custom", inputs: [[1], [value]], targets: [0, 1] } });
    expect(inputs.map((issue) => issue.path)).toEqual(["data.inputs[1][0]"]);
    expect(inputs[0]).toMatchObject({ code: "finite_number_expected", args: { found: value } });
  }
});

test("anything but plain data is an issue, not a crash", () => {
  const circle: Record<string, unknown> = {};
  circle["data"] = circle;
  expect(engine.validate(circle)).toHaveLength(1);
  expect(engine.validate({ seed: 1n })).toHaveLength(1);
  expect(
    engine.validate({ data: { name: "custom", inputs: [Float64Array.of(1, 2)], targets: Float32Array.of(0) } }),
  ).toEqual([]);
});

test("createTrainer throws a ConfigError for what validate complains of", () => {
  const bad: [Config, string][] = [
    [{ layers: [{ units: 3 }, { units: 2.5 }] }, "layers[1].units"],
    [{ optimizer: { name: "adam", learning_rate: -1 } }, "optimizer.learning_rate"],
    [{ data: { name: "spiral", noise: NaN } }, "data.noise"],
    [wrong({ layerss: [] }), "layerss"],
  ];
  for (const [config, path] of bad) expect(refusal(() => engine.createTrainer(config))).toBe(`ConfigError ${path}`);
  expect(refusal(() => engine.createTrainer(wrong(undefined)))).toBe("ConfigError ");
});
