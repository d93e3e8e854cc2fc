import type { Host } from "./host.ts";

const loadOwn = () => import("../../state/own-files.ts");

/** Opens files that are dropped anywhere on the element: trainings, experiments and lessons at once, data in the dialog that imports. */
export class DroppedFiles {
  readonly #host: Host;

  constructor(host: Host) {
    this.#host = host;
  }

  /** Returns what ends that. */
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

  /** The dialog that imports takes what is dropped on it by itself. */
  readonly #onDrop = (event: DragEvent): void => {
    const files = [...(event.dataTransfer?.files ?? [])];
    const isInDialog = event.composedPath().some((each) => (each as Element).localName === "playground-import");
    if (files.length === 0 || isInDialog) return;
    event.preventDefault();
    event.stopPropagation();
    void this.#open(files);
  };

  async #open(files: readonly File[]): Promise<void> {
    const { session, store } = this.#host;
    const part = await store.modules.get(loadOwn, () => void this.#open(files));
    const own = part && (await part.ownFile(files));
    if (!part || !session) return;
    if (own) return part.openOwn(store, session, own);
    if (!session.admits("data")) return;
    store.change({ room: "playground", tab: "data" });
    store.filesToImport.value = files;
  }
}
