import { expect, test } from "vitest";
import type { Config, DataToStore } from "../../web/engine/types.ts";
import { engine } from "./module.ts";

const rows = 60;
const drawn = engine.dataset({ name: "digits", samples: rows, side: 8 }, 7);
const inputs = Uint8Array.from(drawn.inputs, (pixel) => Math.round(255 * pixel));
const data: DataToStore = { inputs, targets: drawn.targets, shape: [8, 8, 1] };

const config = (own: Config["data"]): Config => ({
  data: own,
  layers: [{ units: 6, activation: "relu" }, { units: 10 }],
  loss: { name: "sparse_categorical_crossentropy", from_logits: true },
});

test("bytes that are stored train as the same numbers in lists", () => {
  const stored = engine.addData(data);
  expect(stored).toEqual({
    name: "stored",
    reference: expect.stringMatching(/^[0-9a-f]{16}$/),
    rows,
    shape: [8, 8, 1],
  });
  const list = Array.from({ length: rows }, (_, i) => Array.from(inputs.subarray(64 * i, 64 * i + 64), (x) => x / 255));
  const lists = { name: "custom" as const, inputs: list, targets: Array.from(drawn.targets), test_fraction: 0 };
  const trainers = [stored, lists].map((own) => engine.createTrainer(config(own)));
  for (const trainer of trainers) trainer.train({ epochs: 2 });
  expect(trainers[0].fingerprint()).toBe(trainers[1].fingerprint());
  expect(trainers[0].data()).toMatchObject({ rows, columns: 64, shape: [8, 8, 1], inputs: new Float64Array(0) });
  for (const trainer of trainers) trainer.dispose();
});

test("an experiment names stored data, also in a save, and is refused where the data is not", () => {
  const stored = engine.addData({ ...data, inputs: Float32Array.from(drawn.inputs) });
  const trainer = engine.createTrainer(config({ ...stored, test_rows: 20 }));
  expect(trainer.data().trainRows).toBe(40);
  expect(trainer.config.data).toEqual({ ...stored, test_rows: 20 });
  const saved = trainer.save();
  const restored = engine.restore(saved);
  trainer.train({ steps: 3 });
  restored.train({ steps: 3 });
  expect(restored.fingerprint()).toBe(trainer.fingerprint());
  engine.removeData(stored.reference);
  expect(engine.validate(config(stored))).toMatchObject([{ code: "stored_data_missing", path: "data.reference" }]);
  expect(() => engine.restore(saved)).toThrow(/open its files again/);
  restored.train({ steps: 1 });
});

test("what does not fit is refused by name", () => {
  const refused = (change: Partial<DataToStore>) => {
    try {
      engine.addData({ ...data, ...change });
    } catch (error) {
      const { path, code } = (error as { issue: { path: string; code: string } }).issue;
      return `${path} ${code}`;
    }
  };
  expect(refused({ shape: [8, 8, 2] })).toBe("inputs number_count");
  expect(refused({ targets: [1] })).toBe("targets list_length");
  expect(refused({ inputs: Float32Array.of(NaN), targets: [0, 1], shape: [1] })).toBe("inputs number_count");
  expect(refused({ inputs: Float32Array.of(NaN, 1), targets: [0, 1], shape: [1] })).toBe(
    "inputs[0] finite_number_expected",
  );
  expect(refused({ inputs: "text" as never })).toBe("inputs list_expected");
  const large = { inputs: new Uint8Array(90_000 * 784), targets: new Uint8Array(90_000), shape: [28, 28, 1] };
  expect(refused(large)).toBe("inputs data_too_large");
});
