import { EngineError } from "../engine/error.ts";

/** The engine's refusal. Any other error means that this worker is broken; it is thrown on. */
export function refusalOf(error: unknown): EngineError {
  if (error instanceof EngineError && error.name !== "EngineBroken") return error;
  throw error;
}

/** The result, or undefined if the engine refuses. */
export function unlessRefused<T>(question: () => T): T | undefined {
  try {
    return question();
  } catch (error) {
    refusalOf(error);
    return undefined;
  }
}
