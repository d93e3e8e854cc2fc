import { afterAll, expect, test, vi } from "vitest";
import type { EngineError as Thrown } from "../../web/engine/engine.ts";
import { experiment, wasm } from "./module.ts";

/** What the functions of wasm throw, by name, as a trap would. */
const traps = new Map<string, unknown>();

const core = "../../build/engine/engine-core.mjs";
vi.resetModules();
vi.doMock(core, async (original) => {
  const { default: load } = await original<{ default: (options: object) => Promise<Record<string, unknown>> }>();
  return {
    default: async (options: object) =>
      new Proxy(await load(options), {
        get(target, name: string) {
          const found = target[name];
          if (typeof found !== "function") return found;
          return (...args: unknown[]) => {
            if (traps.has(name)) throw traps.get(name);
            return found(...args) as unknown;
          };
        },
      }),
  };
});
const { EngineError, loadEngine } = await import("../../web/engine/engine.ts");
afterAll(() => {
  vi.doUnmock(core);
  vi.resetModules();
});

function thrownBy(call: () => unknown): Thrown {
  try {
    call();
  } catch (error) {
    expect(error).toBeInstanceOf(EngineError);
    return error as Thrown;
  }
  throw new Error("nothing was thrown");
}

test.each([
  ["a trap", new WebAssembly.RuntimeError("memory access out of bounds")],
  ["the end of the stack", new RangeError("Maximum call stack size exceeded")],
  ["a bare number, as a C++ exception is one", 5263128],
])("after %s every call of the engine and of its trainers says that it is broken", async (_, trap) => {
  const engine = await loadEngine({ wasm });
  const other = await loadEngine({ wasm });
  const trainers = [engine.createTrainer(experiment()), engine.createTrainer(experiment({ seed: 5 }))] as const;
  traps.set("predict", trap);
  const first = thrownBy(() => trainers[0].predict([0, 0]));
  traps.clear();
  expect(first).toMatchObject({ name: "EngineBroken", path: "", code: "trap", cause: trap });

  const calls = [
    () => engine.defaults(),
    () => engine.validate({}),
    () => engine.complete({}),
    () => engine.activate("relu", [1]),
    () => engine.softmax([1]),
    () => engine.logSoftmax([1]),
    () => engine.loss({ name: "mean_squared_error" }, [1], [1]),
    () => engine.dataset({ name: "xor" }, 1),
    () => engine.advice({}),
    () => engine.open({}),
    () => engine.createTrainer({}),
    () => engine.restore(new Uint8Array(9)),
    ...trainers.flatMap((one) => [
      () => one.train({ steps: 1 }),
      () => one.train({ epochs: 1 }),
      () => one.train({ batches: [[0]] }),
      () => one.trainSome(1, 1),
      () => one.beginEvaluation(),
      () => one.continueEvaluation(1),
      () => one.status(),
      () => one.history(),
      () => one.predict([0, 0]),
      () => one.inspect([0, 0]),
      () => one.neurons([0, 0]),
      () => one.health(),
      () => one.parameters(),
      () => one.setParameters([]),
      () => one.gradients(),
      () => one.data(),
      () => one.dataShape(),
      () => one.rewind(),
      () => one.update({}),
      () => one.save(),
      () => one.fingerprint(),
      () => one.config,
    ]),
  ];
  expect(engine.catalog().activations).not.toEqual([]);
  for (const call of calls) expect(thrownBy(call)).toMatchObject({ name: "EngineBroken", code: "trap" });
  for (const one of trainers) one.dispose();
  expect(thrownBy(() => trainers[0].status()).name).toBe("DisposedError");
  expect(other.softmax([0])).toEqual(Float64Array.of(1));
});

test("a trainer whose disposal traps is disposed of, and the engine broken", async () => {
  const engine = await loadEngine({ wasm });
  const trainer = engine.createTrainer(experiment());
  traps.set("dispose", new WebAssembly.RuntimeError("unreachable"));
  trainer.dispose();
  traps.clear();
  expect(thrownBy(() => engine.defaults()).name).toBe("EngineBroken");
});

test("a stack that ends inside wasm breaks the engine", async () => {
  const engine = await loadEngine({ wasm });
  let broken = 0;
  const dive = (): void => {
    try {
      dive();
    } catch {
      // Here is next to no stack left.
    }
    try {
      engine.complete({});
    } catch (error) {
      if (error instanceof EngineError && error.name === "EngineBroken") broken++;
    }
  };
  dive();
  expect(broken).toBeGreaterThan(0);
  expect(thrownBy(() => engine.defaults()).name).toBe("EngineBroken");
});

test("a wrong answer and a trap have different codes", async () => {
  traps.set("failedCheck", new WebAssembly.RuntimeError("unreachable"));
  await expect(loadEngine({ wasm })).rejects.toMatchObject({ name: "EngineBroken", code: "wrong_answers" });
  traps.clear();
});
