import type { Experiment } from "../../experiment/experiment.ts";
import { isEqual } from "../../platform/equal.ts";
import { replaceHash, roomLink, writeLink, writePlainLink, type LinkView } from "../../experiment/link.ts";
import type { Store } from "../../state/store.ts";

interface Shown {
  readonly experiment: Experiment;
  readonly view: LinkView;
}

/** Keeps the page's address in step with experiment and view. Deflating a link takes several tasks; the newest link is written. */
export class Address {
  readonly #store: Store;
  readonly #isOwn: () => boolean;
  readonly #written: () => void;
  #shown: Shown | null = null;
  /** The link to it; null: too large for a link, undefined: not ready. */
  #hash: string | null | undefined;
  #making: Promise<boolean> = Promise.resolve(false);
  /** The link is not deflated. */
  #isPlain = false;

  /** `isOwn` says whether the element may write the address. `written` is called after each write. */
  constructor(store: Store, isOwn: () => boolean, written: () => void) {
    this.#store = store;
    this.#isOwn = isOwn;
    this.#written = written;
  }

  /** Experiment and view do not fit in a link. */
  get isTooLarge(): boolean {
    return this.#hash === null;
  }

  /** Whether the address is up to date. */
  get isCurrent(): boolean {
    const now = this.#now();
    const hash = this.#store.lessonShown.value?.hash;
    return now !== null && (hash ? this.#hash === hash : this.#isShown(now)) && typeof this.#hash === "string";
  }

  /** Resolves when the address is up to date: true if it carries the experiment. */
  write(): Promise<boolean> {
    const now = this.#now();
    if (!now) return Promise.resolve(false);
    if (this.#putLesson()) return Promise.resolve(true);
    if (!this.#isShown(now) || this.#isPlain) {
      this.#shown = now;
      this.#hash = undefined;
      this.#isPlain = false;
      this.#making = this.#make(now);
    } else if (this.#hash !== undefined) {
      this.#put();
    }
    return this.#making;
  }

  /** Writes the link at once, without deflating it: for when the page is left. */
  writeNow(): void {
    const now = this.#now();
    if (!now || this.#putLesson()) return;
    if (!this.#isShown(now) || this.#hash === undefined) {
      this.#shown = now;
      this.#hash = writePlainLink(now) ?? null;
      this.#isPlain = true;
      this.#making = Promise.resolve(this.#hash !== null);
    }
    this.#put();
  }

  /** During a lesson, the address leads to its step. */
  #putLesson(): boolean {
    const hash = this.#store.lessonShown.value?.hash;
    if (!hash) return false;
    this.#hash = hash;
    this.#shown = null;
    this.#put();
    return true;
  }

  #now(): Shown | null {
    const experiment = this.#isOwn() ? this.#store.experiment.value : null;
    return experiment && { experiment, view: this.#store.linkView };
  }

  #isShown({ experiment, view }: Shown): boolean {
    return this.#shown?.experiment === experiment && isEqual(this.#shown.view, view);
  }

  async #make(now: Shown): Promise<boolean> {
    const hash = (await writeLink(now)) ?? null;
    if (this.#shown === now && this.#hash === undefined) {
      this.#hash = hash;
      this.#put();
    }
    return hash !== null;
  }

  /** Writes the link, or the room alone if there is none. */
  #put(): void {
    const hash = this.#hash ?? roomLink(this.#store.view.value.room);
    if (location.hash !== hash) replaceHash(hash);
    this.#written();
  }
}
