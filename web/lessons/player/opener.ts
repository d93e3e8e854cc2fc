import type { Config } from "../../engine/types.ts";
import { isEqual } from "../../platform/equal.ts";
import type { Session } from "../../state/session/session.ts";
import type { Store } from "../../state/store.ts";
import type { Lesson, Step } from "../lesson.ts";
import { isSetUp, originOf, setUp, type Setup } from "./setup.ts";

/** Opens the experiments of a lesson's steps. */
export class Opener {
  readonly #store: Store;
  readonly #session: Session;
  readonly #lesson: Lesson;
  #setup: Setup | undefined;

  constructor(store: Store, session: Session, lesson: Lesson) {
    this.#store = store;
    this.#session = session;
    this.#lesson = lesson;
  }

  /** Whether a step is open that the next one may go on from. */
  get isOpen(): boolean {
    return this.#setup !== undefined;
  }

  /** The next step begins as if it were the first one. */
  forget(): void {
    this.#setup = undefined;
  }

  /** Opens the experiment of a step. One that is opened out of turn has what the steps before it change, but not their training. */
  async open(step: Step, index: number, follows: boolean): Promise<void> {
    if (follows && !isSetUp(step)) return;
    const before = follows && step.experiment === undefined ? this.#setup : undefined;
    const origin = originOf(this.#lesson, index);
    if (!before) await this.#propose({ experiment: this.#seeded(origin.experiment), rival: null });
    const experiment = this.#session.draft!;
    this.#setup = before
      ? setUp({ ...before, experiment }, step)
      : origin.steps.reduce<Setup>(setUp, { experiment, rival: null });
    await this.#propose(this.#setup);
  }

  async #propose({ experiment, rival }: Setup): Promise<void> {
    const { view } = this.#store;
    if (isEqual(experiment, this.#session.draft) && isEqual(rival, view.value.baseline)) return this.#session.reset();
    this.#store.change({ baseline: rival, preset: null, goal: null });
    await this.#session.propose(experiment, "start", rival);
  }

  /** With the seed of the page, unless the lesson was shown for one seed only. */
  #seeded(config: Config): Config {
    return this.#lesson.fixedSeed ? config : { ...config, seed: this.#session.draft?.seed };
  }
}
