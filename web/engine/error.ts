import type { Argument, Issue } from "./types.ts";

function placeOf({ line, column }: Issue): string {
  if (column === undefined) return "";
  return line === undefined ? `column ${column}: ` : `line ${line}, column ${column}: `;
}

/**
 * What every refused call throws: an Issue whose message begins with its path, line and column. Codes are those of
 * `catalog().messages`. Two codes distinguish the causes of EngineBroken: `wrong_answers` (this browser or device
 * computes wrongly, so that another worker would, too) and `trap` (this instance stopped in the middle of a call; a new
 * one works).
 */
export class EngineError extends Error {
  override readonly name: string;
  readonly code: string;
  readonly args: Readonly<Record<string, Argument>>;
  readonly path: string;
  readonly line?: number;
  readonly column?: number;
  readonly #sentence: string;

  constructor(name: string, issue: Issue) {
    const { code, args, path, message, line, column } = issue;
    super(`${path ? `${path}: ` : ""}${placeOf(issue)}${message}`);
    this.name = name;
    this.code = code;
    this.args = args;
    this.path = path;
    if (line !== undefined) this.line = line;
    if (column !== undefined) this.column = column;
    this.#sentence = message;
  }

  /** The error as an issue, as validate reports it: its message has no path and no place. */
  get issue(): Issue {
    const { code, args, path, line, column } = this;
    return {
      code,
      args,
      path,
      message: this.#sentence,
      ...(line === undefined ? {} : { line }),
      ...(column === undefined ? {} : { column }),
    };
  }
}
