import { signal, type Signal } from "@preact/signals-core";
import type { Kind } from "../platform/load-error.ts";
import { findCause } from "./find-cause.ts";
import type { Notice } from "./notice.ts";

/** The one way to load modules and texts when they are first needed. A failure becomes a notice with a button that tries again. */
export class LazyModules {
  readonly #notice: Signal<Notice | null>;
  readonly #loadViewTexts: () => Promise<void>;
  /** By name; undefined while it is loading. */
  readonly #loaded = new Map<string, object | undefined>();
  /** Changes whenever a module has loaded or is to be loaded again. */
  readonly changes = signal(0);

  /** `loadViewTexts` loads the texts that views need when they are loaded on demand. */
  constructor(notice: Signal<Notice | null>, loadViewTexts: () => Promise<void>) {
    this.#notice = notice;
    this.#loadViewTexts = loadViewTexts;
  }

  /** For rendering: a module once it and its texts are there. The first call loads it; the caller renders again when it is loaded. */
  find<Module extends object>(name: string, load: () => Promise<Module>): Module | undefined {
    this.changes.value;
    if (!this.#loaded.has(name)) this.#load(name, load);
    return this.#loaded.get(name) as Module | undefined;
  }

  /** Likewise, for a module that defines a view. */
  has(name: string, load: () => Promise<object>): boolean {
    return this.find(name, load) !== undefined;
  }

  #load(name: string, load: () => Promise<object>): void {
    this.#loaded.set(name, undefined);
    const again = () => {
      this.#loaded.delete(name);
      this.changes.value++;
    };
    void this.getView(load, again).then((loaded) => {
      if (loaded === undefined) return;
      this.#loaded.set(name, loaded);
      this.changes.value++;
    });
  }

  /** For a command: the module, or undefined if it cannot be loaded. `again` repeats the command. */
  async get<Module extends object>(
    load: () => Promise<Module>,
    again: () => void,
    kind: Kind = "part",
  ): Promise<Module | undefined> {
    try {
      return await load();
    } catch (error) {
      void findCause(kind, ({ partCause }) => partCause(error, kind)).then(
        (cause) => (this.#notice.value = { kind: "cause", cause, again }),
      );
      return undefined;
    }
  }

  /** Like `get`, for a module with a view, which needs its texts. */
  getView<Module extends object>(load: () => Promise<Module>, again: () => void): Promise<Module | undefined> {
    return this.get(() => this.#withTexts(load), again);
  }

  async #withTexts<Module extends object>(load: () => Promise<Module>): Promise<Module> {
    const [module] = await Promise.all([load(), this.#loadViewTexts()]);
    return module;
  }

  /** For a view that the page can do without: its module, or undefined. A failure gives no notice. */
  async tryGetView<Module extends object>(load: () => Promise<Module>): Promise<Module | undefined> {
    try {
      return await this.#withTexts(load);
    } catch {
      return undefined;
    }
  }
}
