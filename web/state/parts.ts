import { signal, type Signal } from "@preact/signals-core";
import { partCause, type Kind } from "../platform/causes.ts";
import type { Notice } from "./notice.ts";

type Load = () => Promise<object>;

/**
 * Parts of the page that are loaded when they are first needed. One that does not come is named in a notice, and asked
 * for again only by the press of its button.
 */
export class Parts {
  readonly #notice: Signal<Notice | null>;
  readonly #there = new Map<string, boolean>();
  /** Another number whenever one has come, or is to be asked for again. */
  readonly changes = signal(0);

  constructor(notice: Signal<Notice | null>) {
    this.#notice = notice;
  }

  /** Whether a part is there; asked for the first time, it is loaded. Who renders by it renders again when it comes. */
  has(name: string, load: Load): boolean {
    this.changes.value;
    if (!this.#there.has(name)) this.#load(name, load);
    return this.#there.get(name)!;
  }

  #load(name: string, load: Load): void {
    this.#there.set(name, false);
    const again = () => {
      this.#there.delete(name);
      this.changes.value++;
    };
    void this.get(load, again).then((part) => {
      if (part === undefined) return;
      this.#there.set(name, true);
      this.changes.value++;
    });
  }

  /** What a press needs; undefined where it does not come. `again` does what the press did. */
  async get<Part extends object>(load: () => Promise<Part>, again: () => void, kind?: Kind): Promise<Part | undefined> {
    try {
      return await load();
    } catch (error) {
      void partCause(error, kind).then((cause) => (this.#notice.value = { kind: "cause", cause, again }));
      return undefined;
    }
  }
}
