import type { Api, SaveResult } from "../../experiment/protocol.ts";
import type { RunState } from "./run-state.ts";
import { SaveTimer } from "./save-timer.ts";
import type { Store } from "../store.ts";
import { WorkerLost } from "./supervisor.ts";

export interface SaverContext {
  store: Store;
  runState: RunState;
  now: () => number;
  call: <T>(ask: (api: Api) => Promise<T>) => Promise<T>;
  /** Whether the state is still changing. */
  isTraining: () => boolean;
}

/** Saves the state for another worker and for the page after a reload. */
export class Saver {
  readonly timer = new SaveTimer();
  readonly #of: SaverContext;

  constructor(of: SaverContext) {
    this.#of = of;
  }

  whenDue(): void {
    const { runState, now } = this.#of;
    if (runState.running && this.timer.isDue(now())) void this.save();
  }

  /** Resolves when the store has the save. */
  async save(): Promise<void> {
    const { store, runState, now, call, isTraining } = this.#of;
    const covered = runState.checkpoint?.since ?? [];
    this.timer.begin(now());
    let answer: SaveResult | undefined;
    try {
      answer = await call((api) => api.save());
    } catch (error) {
      if (error instanceof WorkerLost) return; // the save before stays
    }
    this.timer.end(answer?.milliseconds, isTraining());
    if (!answer) return;
    if (runState.keep(answer.run, answer.saved, covered)) store.saved.value = answer.saved;
    else this.timer.atOnce();
  }
}
