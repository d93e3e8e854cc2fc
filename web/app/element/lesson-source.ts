import type { Issue } from "../../engine/types.ts";
import { copyOf } from "./input.ts";
import type { Host } from "./host.ts";

const INSIDE = ':scope > script[type="application/json"][slot="lesson"]';

/** Loaded when there is a lesson to read. */
const loadSource = () => import("../../lessons/source.ts");

/** The lesson that the page around names. */
export class LessonSource {
  readonly #host: Host;
  /** Counts what was set, so that an answer that comes late is dropped. */
  #count = 0;
  /** Resolves when the lesson that was set last is known. */
  loaded: Promise<void> = Promise.resolve();

  constructor(host: Host) {
    this.#host = host;
  }

  /** The id of the lesson on show. */
  get shown(): string | null {
    const { lessonRequest, lessonShown } = this.#host.store;
    return lessonShown.value?.id ?? lessonRequest.value?.id ?? null;
  }

  /** null and undefined leave the lesson. */
  set(value: unknown): void {
    const count = ++this.#count;
    const { store, element } = this.#host;
    if (value === null || value === undefined || value === "") {
      store.lessonRequest.value = null;
      return;
    }
    const copy = copyOf(value);
    const base = element.baseURI;
    this.loaded = this.loaded.then(async () => {
      const source = await store.modules.get(loadSource, () => this.set(value));
      try {
        const request = await source?.lessonFrom(copy, base);
        if (request && count === this.#count) store.lessonRequest.value = request;
      } catch (error) {
        const { issue } = error as { issue?: Issue };
        if (!issue) throw error;
        store.notice.value = { kind: "issues", issues: [issue], from: "lesson" };
      }
    });
  }

  /** Reads a lesson that stands inside the element. */
  readInside(): void {
    const script = this.#host.element.querySelector(INSIDE);
    if (script && this.#count === 0) this.set(script.textContent);
  }
}
