import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import type { Config, Trainer } from "../../web/engine/types.ts";
import { shortList } from "../bits/experiments.mjs";
import { fingerprint } from "../bits/measure.mjs";
import { engine, experiment, trainer } from "./module.ts";

// ---- natively and in Node ----

const STEPS = 200;

const path = (name: string) => fileURLToPath(new URL(`../../build/${name}`, import.meta.url));

test.skipIf(process.arch !== "x64")("native code and WebAssembly come to the same bits", () => {
  const program = path("native/tests/core_bits");
  if (!existsSync(program)) throw new Error(`${program} is not there: scripts/test builds it before these tests.`);
  const list = shortList(engine.catalog());
  expect(list.length).toBeGreaterThan(5);
  mkdirSync(path("bits"), { recursive: true });
  writeFileSync(path("bits/short.json"), JSON.stringify(list));
  const { status, stderr } = spawnSync(
    program,
    [path("bits/short.json"), String(STEPS), path("bits/short-native.json")],
    { encoding: "utf8" },
  );
  expect(stderr).toBe("");
  expect(status).toBe(0);
  const native = JSON.parse(readFileSync(path("bits/short-native.json"), "utf8")) as Record<string, string>;
  expect(
    Object.fromEntries(list.map((experiment) => [experiment.name, fingerprint(engine, experiment, STEPS)])),
  ).toEqual(native);
});

// ---- the same bits whatever is done on the way ----

/** The fingerprint after 60 steps taken in this way. */
function after(train: (trainer: Trainer) => void, config?: Config): string {
  const one = trainer(config);
  train(one);
  expect(one.status().step).toBe(60);
  const result = one.fingerprint();
  one.dispose();
  return result;
}

const precisions = ["float32", "float64"] as const;

test.each(precisions)("60 steps in slices of any size give the same bits (%s)", (precision) => {
  const expected = after((one) => one.train({ steps: 60 }), { precision });
  expect(expected).toMatch(/^[0-9a-f]{16}$/);
  const sliced = (...slices: number[]) =>
    after((one) => slices.forEach((steps) => one.train({ steps })), { precision });
  expect(sliced(...Array<number>(60).fill(1))).toBe(expected);
  expect(sliced(7, 13, 40)).toBe(expected);
  expect(sliced(59, 0, 1)).toBe(expected);
  // 60 examples, a quarter of them held out: 45 in batches of 8 are 6 steps.
  expect(after((one) => one.train({ epochs: 10 }), { precision })).toBe(expected);
  expect(
    after((one) => [one.train({ steps: 4 }), one.train({ epochs: 1 }), one.train({ epochs: 9 })], { precision }),
  ).toBe(expected);
});

test.each(precisions)("inspection changes no bit (%s)", (precision) => {
  const questions: ((one: Trainer) => unknown)[] = [
    (one) => one.status(),
    (one) => one.predict([0.5, 1, -1, 2]),
    (one) => one.health(),
    (one) => one.gradients(),
    (one) => one.gradients([1, 2]),
    (one) => one.inspect([0.5, 1], 2),
    (one) => one.neurons([0.5, 1]),
    (one) => one.history(),
    (one) => one.parameters(),
    (one) => one.data(),
    (one) => one.save(),
    (one) => one.fingerprint(),
    (one) => one.config,
  ];
  const expected = after((one) => one.train({ steps: 60 }), { precision });
  const asked = after(
    (one) => {
      for (let i = 0; i < 60; i++) {
        one.train({ steps: 1 });
        questions[i % questions.length](one);
        questions[(7 * i + 3) % questions.length](one);
      }
    },
    { precision },
  );
  expect(asked).toBe(expected);
});

test.each(precisions)("a save at any step continues to the same bits (%s)", (precision) => {
  const expected = after((one) => one.train({ steps: 60 }), { precision });
  for (const step of [0, 1, 2, 3, 6, 7, 30, 59, 60]) {
    const one = trainer({ precision });
    one.train({ steps: step });
    const restored = engine.restore(one.save());
    expect(restored.fingerprint(), `at step ${step}`).toBe(one.fingerprint());
    restored.train({ steps: 60 - step });
    expect(restored.fingerprint(), `saved at step ${step}`).toBe(expected);
    one.dispose();
    restored.dispose();
  }
});

test("a save after divergence and rewind continues to the same bits", () => {
  const one = trainer({
    layers: [{ units: 5, activation: "leaky_relu" }, { units: 3 }],
    loss: { name: "mean_squared_error" },
    optimizer: { name: "sgd", learning_rate: 100 },
  });
  expect(one.train({ steps: 500 }).state).toBe("diverged");
  const other = engine.restore(one.save());
  expect(other.fingerprint()).toBe(one.fingerprint());
  for (const each of [one, other]) {
    each.rewind();
    each.update({ ...each.config, optimizer: { ...each.config.optimizer!, learning_rate: 0.001 } });
    each.train({ steps: 20 });
  }
  expect(one.status().state).toBe("ready");
  expect(other.fingerprint()).toBe(one.fingerprint());
});

test("another seed, another setting or one more step changes the fingerprint", () => {
  const expected = after((one) => one.train({ steps: 60 }));
  const changes: Config[] = [
    { seed: 8 },
    { precision: "float64" },
    { batch_size: 7 },
    { optimizer: { name: "adam", learning_rate: 0.010001 } },
  ];
  const others = changes.map((change) => after((one) => one.train({ steps: 60 }), change));
  const further = engine.createTrainer(experiment());
  further.train({ steps: 61 });
  expect(new Set([expected, ...others, further.fingerprint()]).size).toBe(changes.length + 2);
});
