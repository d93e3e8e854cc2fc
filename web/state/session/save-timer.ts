const SOONEST_MS = 1500;
const LATEST_MS = 4000;
/** A save may take 5 % of the worker's time: the pause is this many times its duration. */
const PAUSE = 20;

/** Decides when the next save is due, by the time that a save takes in the worker. */
export class SaveTimer {
  #next = Infinity;
  #begun = 0;
  #pause = SOONEST_MS;
  #underWay = false;

  isDue(now: number): boolean {
    return !this.#underWay && now >= this.#next;
  }

  get isWaiting(): boolean {
    return !this.#underWay && this.#next < Infinity;
  }

  /** The present state is not saved yet. */
  atOnce(): void {
    this.#next = -Infinity;
  }

  /** Training continues, so a later state will have to be saved. */
  continued(now: number): void {
    if (!this.#underWay) this.#next = Math.min(this.#next, now + this.#pause);
  }

  begin(now: number): void {
    this.#underWay = true;
    this.#begun = now;
    this.#next = Infinity;
  }

  /** `milliseconds`: the time in the worker; undefined if saving failed. */
  end(milliseconds: number | undefined, training: boolean): void {
    this.#underWay = false;
    this.#pause =
      milliseconds === undefined ? LATEST_MS : Math.min(LATEST_MS, Math.max(SOONEST_MS, PAUSE * milliseconds));
    if (training) this.#next = Math.min(this.#next, this.#begun + this.#pause);
  }

  /** To be called when the worker is replaced. */
  restart(): void {
    this.#underWay = false;
    this.#next = Infinity;
  }
}
