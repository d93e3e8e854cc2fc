import type { Issue } from "../../engine/types.ts";
import { copyOf } from "./input.ts";
import type { Host } from "./host.ts";

const INSIDE = ':scope > script[type="application/json"][slot="lesson"]';
const LESSON_FILE = /\.lesson\.json$/i;
const JSON_FILE = /\.json$/i;

/** Loaded when there is a lesson to read. */
const loadSource = () => import("../../lessons/source.ts");

/** The lesson that the page around names, and the files with one that are dropped on the element. */
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

  /** Opens lesson files that are dropped anywhere; other files go where they are dropped. Returns what ends that. */
  listen(): () => void {
    const { element } = this.#host;
    element.addEventListener("dragover", this.#onDrag);
    element.addEventListener("drop", this.#onDrop, { capture: true });
    return () => {
      element.removeEventListener("dragover", this.#onDrag);
      element.removeEventListener("drop", this.#onDrop, { capture: true });
    };
  }

  readonly #onDrag = (event: DragEvent): void => {
    if (event.dataTransfer?.types.includes("Files")) event.preventDefault();
  };

  readonly #onDrop = (event: DragEvent): void => {
    const isOnData = event.composedPath().some((each) => (each as Element).localName === "playground-data");
    const pattern = isOnData ? LESSON_FILE : JSON_FILE;
    const file = Array.from(event.dataTransfer?.files ?? []).find(({ name }) => pattern.test(name));
    if (!file) return;
    event.preventDefault();
    event.stopPropagation();
    void this.#open(file);
  };

  async #open(file: File): Promise<void> {
    const { session, store } = this.#host;
    // A step of a lesson locks presets, but another lesson may take its place.
    if (store.permissions.author.value.locked.has("presets")) return void session?.admits("presets");
    if (store.view.value.room === "lessons") store.change({ room: "playground" });
    store.lessonRequest.value = { value: await file.text() };
  }
}
