import type { Answer, WeightPlace } from "../../experiment/protocol.ts";
import type { Config } from "../../engine/types.ts";
import type { Experiment } from "../../experiment/experiment.ts";
import { travelled, type History } from "../undo.ts";
import type { Kept } from "../persistence.ts";
import type { Origin } from "../notice.ts";

/** Ways to begin, in order: the first that is sound is opened. */
export type Beginning = "default" | { kept: Kept } | { config: unknown; baseline: Config | null; from: Origin };

/** What is asked of the worker so that it becomes another one than it was. */
export type Command =
  | { kind: "begin"; ways: Beginning[] }
  /** `draft`: the config is built on all that was asked before. */
  | { kind: "propose"; config: unknown; baseline: Config | null; from: Origin; draft?: Experiment }
  /** Steps of redo; below 0, of undo. */
  | { kind: "travel"; steps: number }
  | { kind: "reset" }
  | { kind: "rewind" }
  /** Of one run; `give` is told what becomes of it. */
  | { kind: "weight"; run: number; place: WeightPlace; value: number; give(answer: Answer<number> | undefined): void };

/** The configs that it brings the worker to open next. */
export function configsOf(command: Command, history: History, running: unknown): unknown[] {
  if (command.kind === "propose") return [command.config, command.baseline];
  if (command.kind === "travel") return [history.entries[travelled(history, command.steps).at]?.experiment];
  if (command.kind === "reset") return [running];
  const way = command.kind === "begin" ? command.ways[0] : undefined;
  if (!way || way === "default") return [];
  return "kept" in way ? [way.kept.history.entries[way.kept.history.at]?.experiment] : [way.config, way.baseline];
}

export interface Entry {
  command: Command;
  /** How often it was begun. */
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
 * What has been asked and is not done, in order. A command stays here until its answer has been adopted, so that it can
 * be done again on another worker.
 */
export class CommandQueue {
  #entries: Entry[] = [];

  get first(): Entry | undefined {
    return this.#entries[0];
  }

  /** All but the beginning, which belongs to its session. */
  get undone(): Command[] {
    return this.#entries.map(({ command }) => command).filter(({ kind }) => kind !== "begin");
  }

  /** Resolves once all that waits now is done. */
  get settled(): Promise<void> | undefined {
    return this.#entries.at(-1)?.done;
  }

  /** The experiment with all edits that wait. */
  get draft(): Experiment | undefined {
    return this.#entries.flatMap(({ command }) => (command.kind === "propose" ? [command.draft] : [])).at(-1);
  }

  /** Resolves once it is known what the next edit builds on; undefined where it is known now. */
  get undecided(): Promise<void> | undefined {
    const unknown = ({ command }: Entry) => (command.kind === "propose" && !command.draft) || command.kind === "travel";
    return this.#entries.filter(unknown).at(-1)?.done;
  }

  /** Whether a proposal waits behind the first. */
  get hasNewer(): boolean {
    return this.#entries.slice(1).some(({ command }) => command.kind === "propose");
  }

  /** Resolves once it is done. A proposal takes the place of those, and of the steps of undo, that wait for their turn. */
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

  /** Nobody waits any longer; what was asked stays. */
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
