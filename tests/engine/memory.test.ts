import { beforeEach, expect, test } from "vitest";
import { EngineError, loadEngine } from "../../web/engine/engine.ts";
import type { Engine, Trainer } from "../../web/engine/types.ts";
import { experiment } from "./module.ts";
import { withMemory } from "./patched.ts";

/** Of 64 kB: the 16 MB that the engine has at its start, and 8 more. */
const pages = 384;

let engine: Engine;
beforeEach(async () => {
  engine = await loadEngine({ wasm: withMemory(pages) });
});

const wide = (units: number, layers: number) =>
  ({ data: { name: "spiral", samples: 2 }, layers: [...Array.from({ length: layers }, () => ({ units })), { units: 3 }] });

/** Trainers, large ones and then ever smaller ones, until there is no room for the smallest. */
function fill(): Trainer[] {
  const trainers: Trainer[] = [];
  for (const [units, layers] of [[512, 2], [256, 2], [128, 1], [16, 1], [1, 1]] as const) {
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

test("texts, lists and bytes that do not fit are refused by name, and every trainer is as it was", () => {
  const small = engine.createTrainer(experiment());
  small.train({ steps: 20 });
  const before = small.fingerprint();
  const saved = small.save();
  const filling = fill();
  const prints = filling.map((one) => one.fingerprint());
  const large = new Float64Array(4_000_000);
  const text = `{"seed":1}${" ".repeat(16_000_000)}`;
  const calls: (() => unknown)[] = [
    () => engine.validate(text), () => engine.complete(text), () => engine.activate("relu", large), () => engine.softmax(large),
    () => engine.logSoftmax(large), () => engine.loss({ name: "mean_squared_error" }, large, large),
    () => engine.restore(new Uint8Array(16_000_000)), () => engine.createTrainer(wide(1024, 4)),
    () => engine.dataset({ name: "spiral", samples: 100_000 }, 7), () => small.predict(large), () => small.neurons(large),
    () => small.inspect(large), () => small.gradients(new Uint32Array(4_000_000)), () => small.train({ batches: [Array(2_000_000).fill(0)] }),
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
