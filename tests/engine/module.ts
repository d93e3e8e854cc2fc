import { expect } from "vitest";
import { EngineError, loadEngine } from "../../web/engine/engine.ts";
import type { Config } from "../../web/engine/types.ts";

export const wasm = new URL("../../build/engine/engine.wasm", import.meta.url);

export const engine = await loadEngine({ wasm });

/** Small, quick, and with everything that a layer can have. */
export const experiment = (changes: Config = {}): Config => ({
  data: { name: "spiral", samples: 60, test_fraction: 0.25 },
  layers: [
    { units: 5, activation: { name: "prelu", alpha: 0.1 }, dropout: 0.1 },
    { units: 4, activation: "tanh", use_bias: false },
    { units: 3, activation: "linear" },
  ],
  batch_size: 8,
  ...changes,
});

export const trainer = (changes?: Config) => engine.createTrainer(experiment(changes));

/** The error that a call throws: an Error with a name, a path and a sentence. */
export function thrown(call: () => unknown): EngineError {
  try {
    call();
  } catch (error) {
    expect(error).toBeInstanceOf(Error);
    expect(error).toBeInstanceOf(EngineError);
    expect((error as Error).message).toMatch(/\w{2,} \w+/);
    expect((error as EngineError).code).toMatch(/^[a-z_0-9]+$/);
    return error as EngineError;
  }
  throw new Error("nothing was thrown");
}

/** Name and path of a refusal, and that its message says the path. */
export function refusal(call: () => unknown): string {
  const error = thrown(call);
  if (error.path) expect(error.message.startsWith(`${error.path}: `)).toBe(true);
  return `${error.name} ${error.path}`;
}

/** A value of a type that TypeScript would not let pass. */
export const wrong = (value: unknown): any => value;
