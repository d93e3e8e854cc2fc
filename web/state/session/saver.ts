import type { Api, SaveAnswer } from "../../experiment/protocol.ts";
import type { Present } from "./present.ts";
import { SaveTimer } from "./save-timer.ts";
import type { Store } from "../store.ts";
import { Lost } from "./supervisor.ts";

export interface Savable {
  store: Store;
  present: Present;
  now: () => number;
  call: <T>(ask: (api: Api) => Promise<T>) => Promise<T>;
  /** Whether there is more to save with time. */
  isTraining: () => boolean;
}

/** Keeps the state from which another worker, or the page after a reload, goes on. */
export class Saver {
  readonly timer = new SaveTimer();
  readonly #of: Savable;

  constructor(of: Savable) {
    this.#of = of;
  }

  whenDue(): void {
    const { present, now } = this.#of;
    if (present.running && this.timer.isDue(now())) void this.save();
  }

  /** Resolves once the store holds it. */
  async save(): Promise<void> {
    const { store, present, now, call, isTraining } = this.#of;
    const covered = present.ground?.since ?? [];
    this.timer.begin(now());
    let answer: SaveAnswer | undefined;
    try {
      answer = await call((api) => api.save());
    } catch (error) {
      if (error instanceof Lost) return; // what was saved before stands
    }
    this.timer.end(answer?.milliseconds, isTraining());
    if (!answer) return;
    if (present.keep(answer.run, answer.saved, covered)) store.saved.value = answer.saved;
    else this.timer.atOnce();
  }
}
