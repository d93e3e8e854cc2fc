const SOONEST_MS = 1500;
const LATEST_MS = 4000;
/** Milliseconds between two saves for each that a save takes of the worker: 5 %. */
const PAUSE = 20;

/** Says when the next save is due: by what a save takes of the worker, and not by how busy the page is. */
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

  /** What there is now is not saved. */
  atOnce(): void {
    this.#next = -Infinity;
  }

  /** Training goes on: there will be more to save. */
  continued(now: number): void {
    if (!this.#underWay) this.#next = Math.min(this.#next, now + this.#pause);
  }

  begin(now: number): void {
    this.#underWay = true;
    this.#begun = now;
    this.#next = Infinity;
  }

  /** `milliseconds`: what it took of the worker; undefined where there is no save. */
  end(milliseconds: number | undefined, training: boolean): void {
    this.#underWay = false;
    this.#pause =
      milliseconds === undefined ? LATEST_MS : Math.min(LATEST_MS, Math.max(SOONEST_MS, PAUSE * milliseconds));
    if (training) this.#next = Math.min(this.#next, this.#begun + this.#pause);
  }

  /** The worker is another one. */
  restart(): void {
    this.#underWay = false;
    this.#next = Infinity;
  }
}
