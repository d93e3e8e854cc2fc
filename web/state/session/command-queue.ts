import type { Result, Saved, WeightPlace } from "../../experiment/protocol.ts";
import type { Config, Issue } from "../../engine/types.ts";
import type { Experiment } from "../../experiment/experiment.ts";
import { travelled, type UndoHistory } from "../undo.ts";
import type { SavedWork } from "../persistence.ts";
import type { Origin } from "../notice.ts";

/** Experiments to begin with, in order. The first valid one is opened. */
export type Beginning = "default" | { kept: SavedWork } | { config: unknown; baseline: Config | null; from: Origin };

/** A command that changes what the worker has open. */
export type Command =
  | { kind: "begin"; ways: Beginning[] }
  /** `draft`: the config contains all changes that were queued before. */
  | { kind: "propose"; config: unknown; baseline: Config | null; from: Origin; draft?: Experiment }
  /** Number of steps; positive: redo, negative: undo. */
  | { kind: "travel"; steps: number }
  | { kind: "reset" }
  | { kind: "rewind" }
  /** `give` receives what the engine refuses of it. */
  | { kind: "restore"; saved: Saved; give(issues: Issue[]): void }
  /** For one run. `give` receives the result. */
  | { kind: "weight"; run: number; place: WeightPlace; value: number; give(answer: Result<number> | undefined): void };

/** The configs that the worker may have to open for a command. */
export function configsOf(command: Command, history: UndoHistory, running: unknown): unknown[] {
  if (command.kind === "propose") return [command.config, command.baseline];
  if (command.kind === "travel") return [history.entries[travelled(history, command.steps).at]?.experiment];
  if (command.kind === "reset") return [running];
  const way = command.kind === "begin" ? command.ways[0] : undefined;
  if (!way || way === "default") return [];
  return "kept" in way ? [way.kept.history.entries[way.kept.history.at]?.experiment] : [way.config, way.baseline];
}

export interface Entry {
  command: Command;
  /** Number of attempts. */
  tries: number;
  done: Promise<void>;
  resolve(): void;
}

function entryOf(command: Command): Entry {
  let resolve = () => {};
  const done = new Promise<void>((give) => (resolve = give));
  return { command, tries: 0, done, resolve };
}

/**
 * The commands that are not done, in order. A command is removed when its result has been adopted; until then it can be
 * repeated on another worker.
 */
export class CommandQueue {
  #entries: Entry[] = [];

  get first(): Entry | undefined {
    return this.#entries[0];
  }

  /** All commands but `begin`, which belongs to its session. */
  get undone(): Command[] {
    return this.#entries.map(({ command }) => command).filter(({ kind }) => kind !== "begin");
  }

  /** Resolves when all commands in the queue now are done. */
  get settled(): Promise<void> | undefined {
    return this.#entries.at(-1)?.done;
  }

  /** The experiment with all queued edits. */
  get draft(): Experiment | undefined {
    return this.#entries.flatMap(({ command }) => (command.kind === "propose" ? [command.draft] : [])).at(-1);
  }

  /** Resolves when it is known what the next edit builds on; undefined if it is known now. */
  get undecided(): Promise<void> | undefined {
    const unknown = ({ command }: Entry) => (command.kind === "propose" && !command.draft) || command.kind === "travel";
    return this.#entries.filter(unknown).at(-1)?.done;
  }

  /** Whether a proposal waits behind the first command. */
  get hasNewer(): boolean {
    return this.#entries.slice(1).some(({ command }) => command.kind === "propose");
  }

  /** Resolves when the command is done. A proposal replaces the proposals and undo steps that have not begun. */
  add(command: Command): Promise<void> {
    const entry = entryOf(command);
    const replaced = this.#replacedBy(command);
    for (const { resolve } of replaced) void entry.done.then(resolve);
    this.#entries.splice(this.#entries.length - replaced.length, replaced.length, entry);
    return entry.done;
  }

  finish(entry: Entry): void {
    this.#entries = this.#entries.filter((each) => each !== entry);
    entry.resolve();
  }

  /** Resolves all promises. The commands stay. */
  release(): void {
    for (const { resolve } of this.#entries) resolve();
  }

  #replacedBy(command: Command): Entry[] {
    if (command.kind !== "propose" && command.kind !== "travel") return [];
    const stays = ({ command: other, tries }: Entry) => tries > 0 || !isReplaced(other, command);
    const replaced = this.#entries.slice(this.#entries.map(stays).lastIndexOf(true) + 1);
    for (const { command: other } of replaced)
      if (command.kind === "travel" && other.kind === "travel") command.steps += other.steps;
    return replaced;
  }
}

const isReplaced = (waiting: Command, by: Command) =>
  waiting.kind === "travel" || (waiting.kind === "propose" && by.kind === "propose");
