import { beforeEach, expect, test } from "vitest";
import { EngineError, loadEngine } from "../../web/engine/engine.ts";
import type { Engine, Trainer } from "../../web/engine/types.ts";
import { experiment, wasm, wrong } from "./module.ts";
import { withMemory } from "./patched.ts";

/** Of 64 kB: the 16 MB that the engine has at its start, and 8 more. */
const pages = 384;

let engine: Engine;
beforeEach(async () => {
  engine = await loadEngine({ wasm: withMemory(pages) });
});

const wide = (units: number, layers: number) => ({
  data: { name: "spiral", samples: 2 },
  layers: [...Array.from({ length: layers }, () => ({ units })), { units: 3 }],
});

/** Trainers, large ones and then ever smaller ones, until there is no room for the smallest. */
function fill(): Trainer[] {
  const trainers: Trainer[] = [];
  for (const [units, layers] of [
    [512, 2],
    [256, 2],
    [128, 1],
    [16, 1],
    [1, 1],
  ] as const) {
    try {
      for (;;) trainers.push(engine.createTrainer(wide(units, layers)));
    } catch (error) {
      expect(error).toMatchObject({ name: "MemoryError", path: "" });
    }
  }
  return trainers;
}

/** "taken", or the name of what it was refused with. */
function outcome(call: () => unknown): string {
  try {
    call();
    return "taken";
  } catch (error) {
    expect(error).toBeInstanceOf(EngineError);
    return (error as EngineError).name;
  }
}

test("texts, lists and bytes that do not fit into memory are refused, and no trainer changes", () => {
  const small = engine.createTrainer(experiment());
  small.train({ steps: 20 });
  const before = small.fingerprint();
  const saved = small.save();
  const filling = fill();
  const prints = filling.map((one) => one.fingerprint());
  const large = new Float64Array(4_000_000);
  const text = `{"seed":1}${" ".repeat(16_000_000)}`;
  const calls: (() => unknown)[] = [
    () => engine.validate(text),
    () => engine.complete(text),
    () => engine.activate("relu", large),
    () => engine.softmax(large),
    () => engine.logSoftmax(large),
    () => engine.loss({ name: "mean_squared_error" }, large, large),
    () => engine.restore(new Uint8Array(16_000_000)),
    () => engine.open(text),
    () => engine.open(wide(1024, 4), small),
    () => engine.createTrainer(wide(1024, 4)),
    () => engine.dataset({ name: "spiral", samples: 100_000 }, 7),
    () => small.predict(large),
    () => small.neurons(large),
    () => small.inspect(large),
    () => small.gradients(new Uint32Array(4_000_000)),
    () => small.train({ batches: [Array(2_000_000).fill(0)] }),
    () => small.setParameters([{ kernel: large, bias: large }]),
  ];
  for (const call of calls) {
    expect(outcome(call), call.toString()).toMatch(/^(MemoryError|ConfigError)$/);
    expect(small.fingerprint()).toBe(before);
  }
  expect(outcome(() => engine.validate(text))).toBe("MemoryError");
  expect(filling.map((one) => one.fingerprint())).toEqual(prints);
  for (const one of filling) one.dispose();
  expect(small.save()).toEqual(saved);
  expect(engine.restore(saved).fingerprint()).toBe(before);
});

test("a call refused for lack of memory changes nothing", () => {
  const config = experiment({ data: { name: "spiral", samples: 20_000, test_fraction: 0.5 } });
  const trainer = engine.createTrainer(config);
  trainer.train({ steps: 20 });
  const { batch_size: before } = trainer.config;
  const filling = fill();
  const print = trainer.fingerprint();
  expect(outcome(() => trainer.update({ ...config, batch_size: 10_000 }))).toBe("MemoryError");
  expect(outcome(() => trainer.train({ batches: [Array.from({ length: 9_000 }, (_, i) => i)] }))).toBe("MemoryError");
  expect(outcome(() => trainer.gradients())).toBe("MemoryError");
  expect(trainer.fingerprint()).toBe(print);
  expect(outcome(() => trainer.train({ steps: 50 }))).toBe("taken"); // which takes no memory
  for (const one of filling) one.dispose();
  expect(trainer.config.batch_size).toBe(before);
  const straight = engine.createTrainer(config);
  straight.train({ steps: 70 });
  expect(trainer.fingerprint()).toBe(straight.fingerprint());
});

test.each([
  ["rows of predict", "inputs", (one: Trainer) => one.predict(new Float64Array(2 ** 22))],
  ["a few more rows", "inputs", (one: Trainer) => one.predict(new Float64Array(2 ** 22 + 4))],
  ["rows of neurons", "inputs", (one: Trainer) => one.neurons(new Float64Array(2 ** 22))],
  ["rows of gradients", "rows", (one: Trainer) => one.gradients(new Uint32Array(2 ** 22))],
  ["rows of a batch", "batches[1]", (one: Trainer) => one.train({ batches: [[0], wrong(new Uint32Array(2 ** 22))] })],
])("so many %s that their numbers cannot be counted in 32 bits are refused by name", async (_, path, call) => {
  engine = await loadEngine({ wasm }); // with all its memory
  const neighbours = Array.from({ length: 20 }, (_, seed) => engine.createTrainer(experiment({ seed })));
  const one = engine.createTrainer({
    data: { name: "custom", inputs: [[0], [1]], targets: [Array(1024).fill(0), Array(1024).fill(1)] },
    layers: [{ units: 1024 }],
    loss: { name: "mean_squared_error" },
  });
  const prints = [one, ...neighbours].map((trainer) => trainer.fingerprint());
  expect(() => call(one)).toThrowError(
    expect.objectContaining({
      name: "ConfigError",
      path,
      code: "numbers_at_once",
      args: { rows: expect.closeTo(2 ** 22, -1) as number, numbers: 1024, most: 2 ** 28 },
    }),
  );
  expect([one, ...neighbours].map((trainer) => trainer.fingerprint())).toEqual(prints);
});
