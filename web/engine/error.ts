import type { Issue } from "./types.ts";

/**
 * What every refused call throws: `path` names the culprit where there is one, `column` the character of a formula.
 * `code` tells the two ways apart in which an engine is EngineBroken: `wrong_answers` (this browser or device computes
 * wrongly: another worker would as well) and `trap` (this instance stopped in the middle of a call: another one works).
 */
export class EngineError extends Error {
  override readonly name: string;
  readonly path: string;
  readonly column?: number;
  readonly code?: "wrong_answers" | "trap";
  readonly #sentence: string;

  constructor(name: string, path: string, message: string, column?: number, code?: "wrong_answers" | "trap") {
    super(path ? `${path}: ${message}` : message);
    this.name = name;
    this.path = path;
    if (column !== undefined) this.column = column;
    if (code !== undefined) this.code = code;
    this.#sentence = message;
  }

  /** The refusal as validate reports it: `message` does not repeat the path. */
  get issue(): Issue {
    const { path, column } = this;
    return { path, message: this.#sentence, ...(column === undefined ? {} : { column }) };
  }
}

export function refuse(path: string, message: string): never {
  throw new EngineError("ConfigError", path, message);
}

export const outOfMemory = (path: string): EngineError =>
  new EngineError("MemoryError", path, "There is not enough memory for this.");
