import { expect, test } from "vitest";
import type { Config, LayerParameters, Trainer } from "../../web/engine/types.ts";
import { loadEngine } from "../../web/engine/engine.ts";
import { engine, experiment, refusal, thrown, trainer, wasm, wrong } from "./module.ts";

const sizes = (layers: LayerParameters[]) =>
  layers.map(({ kernel, bias, alpha }) => [kernel.length, bias?.length, alpha?.length]);

const point = [0.4, -1.2];

/** Takes 40 MB. */
const wide = { units: 1024, kernel_initializer: "zeros" };
const large = { data: { name: "blobs", samples: 10 }, layers: [wide, wide, wide, { units: 3 }] };

// ---- training ----

test("the shape of the data is that of its numbers", () => {
  const one = trainer();
  const { inputs, targets, ...shape } = one.data();
  expect(one.dataShape()).toEqual(shape);
  expect([inputs.length, targets.length]).toEqual([shape.rows * shape.columns, shape.rows * shape.outputs]);
  one.dispose();
});

test("steps, epochs and batches", () => {
  const ofClasses = engine.catalog().metrics.flatMap(({ name, tasks }) => (tasks.includes("multiclass") ? [name] : []));
  const one = trainer();
  expect(one.status()).toMatchObject({ step: 0, epoch: 0, state: "ready" });
  expect(one.train({ steps: 3 })).toMatchObject({ step: 3, state: "ready" });
  expect(one.train({ epochs: 1 })).toMatchObject({ step: 6, epoch: 1 });
  const status = one.train({ batches: [[0, 1, 2], [44]] });
  expect(status.step).toBe(8);
  expect(status).toEqual(one.status());
  for (const metrics of [status.train, status.test!]) {
    expect(Object.keys(metrics)).toEqual(["loss", "data_loss", ...ofClasses]);
    for (const value of Object.values(metrics)) expect(Number.isFinite(value)).toBe(true);
  }
  one.dispose();
});

test("regression and several labels have metrics of their own, and no test data gives null", () => {
  const names = (data: string) => Object.keys(engine.createTrainer({ data: { name: data } }).status().train);
  expect(names("hills")).toEqual(["loss", "data_loss", "mean_absolute_error", "r_squared"]);
  expect(names("overlap")).toEqual(["loss", "data_loss", "accuracy", "exact_match"]);
  expect(trainer({ data: { name: "spiral", samples: 20, test_fraction: 0 } }).status().test).toBeNull();
});

test("the same experiment gives the same numbers, however it is sliced", () => {
  const [a, b] = [trainer(), trainer()];
  a.train({ steps: 30 });
  for (let i = 0; i < 30; i++) b.train({ steps: 1 });
  expect(b.parameters()).toEqual(a.parameters());
  expect(b.history()).toEqual(a.history());
});

test("an invalid request is refused by path, and the trainer stays as it was", () => {
  const one = trainer();
  one.train({ steps: 2 });
  const before = one.save();
  const train = (request: unknown) => refusal(() => one.train(wrong(request)));
  expect(train({})).toBe("ConfigError train");
  expect(train(null)).toBe("ConfigError train");
  expect(train({ steps: 1, epochs: 1 })).toBe("ConfigError train");
  expect(train({ hours: 1 })).toBe("ConfigError train");
  for (const steps of [-1, 0.5, NaN, Infinity, "1", null]) expect(train({ steps })).toBe("ConfigError steps");
  expect(train({ epochs: -1 })).toBe("ConfigError epochs");
  expect(train({ batches: 3 })).toBe("ConfigError batches");
  expect(train({ batches: [[0], []] })).toBe("ConfigError batches[1]");
  expect(train({ batches: [[0], [1, 45]] })).toBe("ConfigError batches[1][1]");
  expect(train({ batches: [[-1]] })).toBe("ConfigError batches[0][0]");
  expect(train({ batches: [[0.5]] })).toBe("ConfigError batches[0][0]");
  expect(train({ batches: [["0"]] })).toBe("ConfigError batches[0][0]");
  expect(one.save()).toEqual(before);
});

test("divergence is reported with step and layer, and can be rewound", () => {
  const wild = trainer({
    data: { name: "hills" },
    layers: [{ units: 8, activation: "relu" }, { units: 1 }],
    optimizer: { name: "sgd", learning_rate: 1e4 },
  });
  const status = wild.train({ steps: 5000 });
  expect(status.state).toBe("diverged");
  expect(status.step).toBeLessThan(5000);
  expect(status.diverged!.step).toBe(status.step);
  expect([0, 1]).toContain(status.diverged!.layer);
  expect(status.diverged!.code).toMatch(/^diverged_/);
  expect(status.diverged!.args).toEqual({ step: status.step, layer: status.diverged!.layer + 1 });
  const back = wild.rewind();
  expect(back).toMatchObject({ state: "ready", step: status.diverged!.good_step });
  expect(Number.isFinite(back.train.loss)).toBe(true);
});

// ---- questions ----

test("neurons of many rows equal those of each row", () => {
  const one = trainer();
  one.train({ epochs: 2 });
  const rows = Array.from({ length: 5000 }, (_, i) => [Math.sin(i), Math.cos(3 * i)]);
  const all = one.neurons(rows.flat());
  for (const row of [0, 1, 2047, 2048, 2049, 4095, 4096, 4999]) {
    const alone = one.neurons(rows[row]);
    expect(
      all.map((layer, i) => Array.from(layer.slice(row * alone[i].length, (row + 1) * alone[i].length))),
      `row ${row}`,
    ).toEqual(alone.map((layer) => Array.from(layer)));
  }
});

test("results have the documented shapes", () => {
  const one = trainer();
  one.train({ epochs: 2 });
  const inputs = [...point, 1, 1, 2, 2];
  const p = one.predict(inputs);
  expect(p).toBeInstanceOf(Float32Array);
  expect(p.length).toBe(9);
  for (const row of [0, 3, 6]) expect(p[row] + p[row + 1] + p[row + 2]).toBeCloseTo(1, 6);
  const neurons = one.neurons(inputs);
  expect(neurons.map((layer) => [layer.constructor.name, layer.length])).toEqual([
    ["Float32Array", 15],
    ["Float32Array", 12],
    ["Float32Array", 9],
  ]);
  const numbers = neurons.map((layer) => Array.from(layer));
  const into = neurons.map(({ length }) => new Float32Array(length).fill(7));
  expect(one.neurons(inputs, into)).toBe(into);
  expect(into.map((layer) => Array.from(layer))).toEqual(numbers);
  const history = one.history();
  expect(Object.values(history).map((column) => [column.constructor.name, column.length])).toEqual(
    Array(3).fill(["Float64Array", 3]),
  );
  expect(Array.from(history.step)).toEqual([0, 6, 12]);
  expect(sizes(one.parameters())).toEqual([
    [10, 5, 5],
    [20, 0, undefined],
    [12, 3, undefined],
  ]);
  expect(sizes(one.gradients())).toEqual(sizes(one.parameters()));
  expect(sizes(one.gradients([0, 1]))).toEqual(sizes(one.parameters()));
  const data = one.data();
  expect([data.rows, data.columns, data.outputs, data.trainRows, data.inputs.length, data.targets.length]).toEqual([
    60, 2, 3, 45, 120, 180,
  ]);
});

test("inspect is consistent from z through softmax to the loss and its gradients", () => {
  const one = trainer();
  one.train({ steps: 20 });
  const seen = one.inspect(point, 1);
  expect(seen.layers.map(({ z, a, grad_z, grad_a }) => [z.length, a.length, grad_z!.length, grad_a!.length])).toEqual([
    [5, 5, 5, 5],
    [4, 4, 4, 4],
    [3, 3, 3, 3],
  ]);
  expect(Array.from(seen.inputs)).toEqual(point);
  expect(seen.probabilities).toEqual(engine.softmax(seen.logits));
  expect(seen.loss).toBe(
    engine.loss({ name: "sparse_categorical_crossentropy", from_logits: true }, 1, seen.logits).value,
  );
  for (const [i, a] of engine.activate("tanh", seen.layers[1].z).value.entries())
    expect(seen.layers[1].a[i]).toBeCloseTo(a, 15);
  for (const [i, p] of one.predict(point).entries()) expect(p).toBeCloseTo(seen.probabilities[i], 5);
  expect(one.inspect(point, [0, 1, 0])).toEqual(seen);
  const unlabelled = one.inspect(point);
  expect(unlabelled.loss).toBeUndefined();
  expect(unlabelled.layers[0].grad_z).toBeUndefined();
});

test("health has a histogram of every preactivation", () => {
  const one = trainer();
  one.train({ steps: 2 });
  const health = one.health();
  expect(
    health.map(({ dead, histogram }) => [
      dead.length,
      histogram.counts.length,
      histogram.counts.reduce((a, b) => a + b),
    ]),
  ).toEqual([
    [5, 32, 225],
    [4, 32, 180],
    [3, 32, 135],
  ]);
  for (const layer of health) {
    expect(layer.gradient_norm).toBeGreaterThan(0);
    expect(layer.update_ratio).toBeGreaterThan(0);
    expect(layer.std).toBeGreaterThan(0);
  }
});

test("invalid questions are refused by path", () => {
  const one = trainer();
  expect(refusal(() => one.predict([1, 2, 3]))).toBe("ConfigError inputs");
  expect(refusal(() => one.predict([1, NaN]))).toBe("ConfigError inputs[1]");
  expect(refusal(() => one.predict(wrong("12")))).toBe("ConfigError inputs");
  expect(refusal(() => one.neurons([1]))).toBe("ConfigError inputs");
  const arrays = one.neurons(point);
  expect(refusal(() => one.neurons([1, 2, 3, 4], arrays))).toBe("ConfigError into");
  expect(refusal(() => one.neurons(point, arrays.slice(1)))).toBe("ConfigError into");
  expect(refusal(() => one.neurons(point, [...arrays.slice(1), wrong([1, 2, 3])]))).toBe("ConfigError into");
  expect(refusal(() => one.neurons(point, wrong("12")))).toBe("ConfigError into");
  expect(refusal(() => one.inspect([1]))).toBe("ConfigError input");
  expect(refusal(() => one.inspect([1, 2, 3, 4]))).toBe("ConfigError input");
  expect(refusal(() => one.inspect([1, NaN]))).toBe("ConfigError input[1]");
  expect(refusal(() => one.inspect(point, 3))).toBe("ConfigError target");
  expect(refusal(() => one.inspect(point, NaN))).toBe("ConfigError target");
  expect(refusal(() => one.inspect(point, [1, 0]))).toBe("ConfigError target");
  expect(refusal(() => one.gradients([]))).toBe("ConfigError rows");
  expect(refusal(() => one.gradients([45]))).toBe("ConfigError rows[0]");
});

test("returned arrays are copies", () => {
  const one = trainer();
  one.train({ epochs: 1 });
  const results: (() => unknown)[] = [
    () => one.parameters(),
    () => one.history(),
    () => one.predict(point),
    () => one.neurons(point),
    () => one.gradients(),
    () => one.inspect(point, 1),
    () => one.health(),
    () => one.data(),
    () => one.save(),
  ];
  const scribble = (value: unknown): void => {
    if (ArrayBuffer.isView(value)) (value as Float64Array).fill(77);
    else if (typeof value === "object" && value !== null) Object.values(value).forEach(scribble);
  };
  for (const result of results) {
    const before = structuredClone(result());
    scribble(result());
    expect(result()).toEqual(before);
  }
  const kept = one.parameters();
  const clone = structuredClone(kept);
  engine.createTrainer(large).dispose(); // wasm's memory grows, and views of it would be empty
  one.train({ steps: 5 });
  expect(kept).toEqual(clone);
});

test("arguments are neither kept nor changed", () => {
  const one = trainer();
  const parameters = one.parameters();
  one.setParameters(parameters);
  (parameters[0].kernel as Float64Array).fill(9);
  expect(one.parameters()).not.toEqual(parameters);
});

// ---- parameters and changes ----

test("parameters round-trip, as typed arrays or as lists", () => {
  const [a, b] = [trainer(), trainer({ seed: 3 })];
  expect(b.parameters()).not.toEqual(a.parameters());
  b.setParameters(a.parameters());
  expect(b.parameters()).toEqual(a.parameters());
  const lists = a.parameters().map(({ kernel, bias, alpha }) => ({
    kernel: Array.from(kernel),
    ...(bias && { bias: Array.from(bias) }),
    ...(alpha && { alpha: Array.from(alpha) }),
  }));
  b.setParameters(lists);
  expect(b.parameters()).toEqual(a.parameters());
});

test("parameters are a part of an experiment, as typed arrays or as lists", () => {
  const one = trainer();
  one.train({ steps: 5 });
  const start = engine.createTrainer({ ...one.config, parameters: one.parameters() });
  expect(start.parameters()).toEqual(one.parameters());
  expect(start.status()).toEqual({ ...one.status(), step: 0, epoch: 0 });
  const travelled = JSON.parse(JSON.stringify(start.config)) as Config;
  expect(engine.createTrainer(travelled).fingerprint()).toBe(start.fingerprint());
  const [first] = one.parameters();
  const mixed = engine.createTrainer({ ...one.config, parameters: [null, ...one.parameters().slice(1)] });
  expect(mixed.parameters()[0]).toEqual(trainer().parameters()[0]);
  expect(mixed.parameters()[0]).not.toEqual(first);
});

test("invalid parameters are refused by path, and nothing is set", () => {
  const one = trainer();
  const good = one.parameters();
  const before = one.save();
  const set = (change: (layers: LayerParameters[]) => unknown) => {
    const layers = structuredClone(good);
    (layers[0].kernel as Float64Array)[0] = 9;
    const replaced = change(layers);
    const result = refusal(() =>
      one.setParameters(Array.isArray(replaced) || replaced === null ? wrong(replaced) : layers),
    );
    expect(one.save()).toEqual(before);
    return result;
  };
  expect(set((layers) => layers.slice(1))).toBe("ConfigError parameters");
  expect(set(() => null)).toBe("ConfigError parameters");
  expect(set((layers) => void (layers[2].kernel = [1]))).toBe("ConfigError parameters[2].kernel");
  expect(set((layers) => void delete layers[2].bias)).toBe("ConfigError parameters[2].bias");
  expect(set((layers) => void (layers[1].bias = [1, 2, 3, 4]))).toBe("ConfigError parameters[1].bias");
  expect(set((layers) => void ((layers[2].bias as Float64Array)[1] = NaN))).toBe("ConfigError parameters[2].bias");
  expect(set((layers) => void (layers[0].alpha = wrong(["x", 1, 1, 1, 1])))).toBe("ConfigError parameters[0].alpha[0]");
  expect(set((layers) => [layers[0], 3, layers[2]])).toBe("ConfigError parameters[1]");
});

test("update accepts training settings and refuses the rest", () => {
  const one = trainer();
  one.train({ steps: 3 });
  const before = one.save();
  expect(refusal(() => one.update(experiment({ seed: 8 })))).toBe("ConfigError seed");
  expect(refusal(() => one.update(experiment({ batch_size: -1 })))).toBe("ConfigError batch_size");
  expect(refusal(() => one.update(experiment({ optimizer: { name: "sgd" } })))).toMatch(/^ConfigError optimizer/);
  expect(one.save()).toEqual(before);
  one.update(experiment({ optimizer: { name: "adam", learning_rate: 0.5 }, batch_size: 20 }));
  expect(one.config.batch_size).toBe(20);
  expect(one.config.optimizer).toMatchObject({ name: "adam", learning_rate: 0.5 });
  expect(one.train({ epochs: 1 }).step).toBe(5); // the 21 rows that the epoch has left
});

test("the trainer's config is the complete experiment", () => {
  expect(trainer().config).toEqual(engine.complete(experiment()));
});

// ---- open ----

test("open gives the complete config and a trainer for it", () => {
  const config = experiment();
  const opened = engine.open(config);
  if (opened.issues) throw new Error("refused");
  expect(opened.config).toEqual(engine.complete(config));
  expect(opened.trainer.save()).toEqual(engine.createTrainer(config).save());
  expect(engine.open(JSON.stringify(config))).toMatchObject({ config: opened.config });
});

test("open gives the issues that validate gives, and leaves the running trainer as it was", () => {
  const running = trainer();
  running.train({ steps: 3 });
  const before = running.save();
  for (const config of [{ colour: 1, seed: -1 }, '{"seed": 3', null, undefined, () => 1, { features: ["x1 +"] }]) {
    const issues = engine.validate(config);
    expect(issues).not.toEqual([]);
    expect(engine.open(config, running)).toEqual({ issues });
  }
  expect(running.save()).toEqual(before);
});

test("open updates the running trainer if it can, and else makes a new one", () => {
  const running = trainer();
  running.train({ steps: 3 });
  const faster = experiment({ optimizer: { name: "adam", learning_rate: 0.5 } });
  const updated = engine.open(faster, running);
  expect(updated).toMatchObject({ trainer: running, config: engine.complete(faster) });
  expect(running.status().step).toBe(3);
  expect(running.config).toEqual(engine.complete(faster));
  const before = running.save();
  const made = engine.open(experiment({ seed: 8 }), running);
  if (made.issues) throw new Error("refused");
  expect(made.trainer).not.toBe(running);
  expect(made.trainer.status().step).toBe(0);
  expect(running.save()).toEqual(before);
});

test("open refuses a running trainer that is not this engine's, or is disposed of", async () => {
  const other = await loadEngine({ wasm });
  const [foreign, gone] = [other.createTrainer(experiment()), trainer()];
  gone.dispose();
  for (const one of [foreign, null, {}, 4])
    expect(refusal(() => engine.open(experiment(), wrong(one)))).toBe("ConfigError running");
  expect(thrown(() => engine.open(experiment(), gone)).name).toBe("DisposedError");
});

// ---- saved, restored, disposed of ----

test("a saved trainer continues to the same bits, from bytes and from text", () => {
  for (const precision of ["float32", "float64"] as const) {
    const one = trainer({ precision });
    one.train({ steps: 7 });
    const saved = one.save();
    expect(saved).toBeInstanceOf(Uint8Array);
    one.train({ steps: 20 });
    for (const form of [saved, Buffer.from(saved).toString("base64")]) {
      const other = engine.restore(form);
      expect(other.status().step).toBe(7);
      expect(other.config).toEqual(one.config);
      other.train({ steps: 20 });
      expect(other.parameters()).toEqual(one.parameters());
      expect(other.status()).toEqual(one.status());
      expect(other.history()).toEqual(one.history());
    }
  }
});

test("anything but a saved trainer is refused", () => {
  const saved = trainer().save();
  const flipped = saved.slice();
  flipped[100] ^= 1;
  for (const bytes of [
    saved.slice(0, -1),
    saved.slice(1),
    flipped,
    new Uint8Array(0),
    "bm90IHNhdmVk",
    "not base64!",
    "",
    null,
    3,
    [1, 2],
  ]) {
    expect(refusal(() => engine.restore(wrong(bytes)))).toBe("ConfigError saved");
  }
});

test("after dispose every call throws, except another dispose", () => {
  const one: Trainer = trainer();
  one.dispose();
  one.dispose();
  const calls: (() => unknown)[] = [
    () => one.train({ steps: 1 }),
    () => one.status(),
    () => one.history(),
    () => one.predict(point),
    () => one.inspect(point),
    () => one.neurons(point),
    () => one.health(),
    () => one.parameters(),
    () => one.setParameters([]),
    () => one.gradients(),
    () => one.data(),
    () => one.rewind(),
    () => one.update(experiment()),
    () => one.save(),
    () => one.config,
  ];
  for (const call of calls) expect(thrown(call).name).toBe("DisposedError");
});

test.skipIf(!Symbol.dispose)("a trainer can be a resource of `using`", () => {
  const one = trainer();
  (one as unknown as Disposable)[Symbol.dispose]();
  expect(thrown(() => one.status()).name).toBe("DisposedError");
});

test("making and disposing of many trainers does not use up the memory", () => {
  for (let i = 0; i < 60; i++) engine.createTrainer(large).dispose();
  expect(trainer().train({ steps: 1 }).step).toBe(1);
});
