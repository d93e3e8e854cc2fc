import { Persistence, type SavedWork, type PersistenceListener } from "../../state/persistence.ts";
import { isStored } from "../../experiment/experiment.ts";
import { Address } from "./address.ts";
import type { Host } from "./host.ts";

/** Keeps the work in the page's address, to be shared, and in the browser's storage, for a reload. */
export class Autosave {
  readonly #host: Host;
  readonly address: Address;
  #persistence: Persistence | undefined;

  constructor(host: Host) {
    this.#host = host;
    this.address = new Address(
      host.store,
      () => host.element.linked,
      () => this.#persistence?.setAddress(location.hash),
    );
  }

  /** The storage of this tab, not in use yet; undefined if the page belongs to someone else. */
  open(): Persistence | undefined {
    return this.#host.element.linked ? new Persistence(this.#listener, this.#host.store.panels) : undefined;
  }

  /** Begins to save. `isNew`: none of the work comes from the storage. */
  begin(persistence: Persistence | undefined, isNew: boolean): void {
    this.#persistence = persistence;
    this.save(isNew);
  }

  end(): void {
    this.#persistence?.close();
    this.#persistence = undefined;
  }

  /** The storage's messages become notices. */
  get #listener(): PersistenceListener {
    const { notice } = this.#host.store;
    return {
      damaged: (faults) => (notice.value = { kind: "damaged", faults }),
      late: (restore) => (notice.value = { kind: "restorable", restore }),
      unsaved: (fault) => {
        if (notice.value) return false;
        notice.value = { kind: "unsaved", fault };
        return true;
      },
    };
  }

  /** The work so far; undefined before an experiment is open. */
  get work(): SavedWork | undefined {
    const { history, wholeView, playing, saved, stored } = this.#host.store;
    if (history.value.at < 0) return undefined;
    const named = new Set(history.value.entries.map(({ experiment: { data } }) => isStored(data) && data.reference));
    return {
      view: wholeView.value,
      playing: playing.value,
      history: history.value,
      saved: saved.value,
      stored: new Map([...stored].filter(([reference]) => named.has(reference))),
    };
  }

  /** Writes address and storage. Says once if new work does not fit into a link. */
  save(isNew = true): void {
    const wasTooLarge = this.address.isTooLarge || !isNew;
    void this.address.write().then(() => {
      if (this.address.isTooLarge && !wasTooLarge) this.sayTooLarge();
    });
    this.saveToStorage();
  }

  /** Leaves the address as it is. */
  saveToStorage(): void {
    const { work } = this;
    if (work) this.#persistence?.save(work);
  }

  sayTooLarge(): void {
    this.#host.store.notice.value = { kind: "too-large", isSaved: this.#persistence?.isSaving ?? false };
  }

  /** Saves when the page is hidden, left or restored from the browser's cache. Returns a function that ends that. */
  listen(): () => void {
    addEventListener("pagehide", this.#onPageHide);
    addEventListener("pageshow", this.#onPageShow);
    document.addEventListener("visibilitychange", this.#onVisibilityChange);
    return () => {
      removeEventListener("pagehide", this.#onPageHide);
      removeEventListener("pageshow", this.#onPageShow);
      document.removeEventListener("visibilitychange", this.#onVisibilityChange);
    };
  }

  /** Nothing asynchronous completes after this event. */
  #onPageHide = ({ persisted }: PageTransitionEvent): void => {
    this.address.writeNow();
    const { work } = this;
    if (work) this.#persistence?.saveNow(work);
    if (persisted) this.#persistence?.close();
  };

  #onPageShow = ({ persisted }: PageTransitionEvent): void => {
    if (persisted) void this.#persistence?.reopen().then(() => this.save());
  };

  /** A hidden page may be ended without a further event. The session saves the trainer by itself. */
  #onVisibilityChange = (): void => {
    if (document.visibilityState === "hidden") this.save();
  };
}
