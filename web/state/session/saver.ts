import type { Api, SaveAnswer } from "../../experiment/protocol.ts";
import type { RunState } from "./run-state.ts";
import { SaveTimer } from "./save-timer.ts";
import type { Store } from "../store.ts";
import { WorkerLost } from "./supervisor.ts";

export interface SaverContext {
  store: Store;
  runState: RunState;
  now: () => number;
  call: <T>(ask: (api: Api) => Promise<T>) => Promise<T>;
  /** Whether there is more to save with time. */
  isTraining: () => boolean;
}

/** Keeps the state from which another worker, or the page after a reload, goes on. */
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

  /** Resolves once the store holds it. */
  async save(): Promise<void> {
    const { store, runState, now, call, isTraining } = this.#of;
    const covered = runState.checkpoint?.since ?? [];
    this.timer.begin(now());
    let answer: SaveAnswer | undefined;
    try {
      answer = await call((api) => api.save());
    } catch (error) {
      if (error instanceof WorkerLost) return; // what was saved before stands
    }
    this.timer.end(answer?.milliseconds, isTraining());
    if (!answer) return;
    if (runState.keep(answer.run, answer.saved, covered)) store.saved.value = answer.saved;
    else this.timer.atOnce();
  }
}
