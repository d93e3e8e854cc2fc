import { isPrintKey, undoKey } from "../../ui/controls/keys.ts";
import type { Host } from "./host.ts";

/** Keeps the keys that the element uses from the page around it. */
const keepUsedKeys = async (element: HTMLElement) =>
  (await import("../../ui/controls/used-keys.ts")).keepUsedKeys(element);

/** Undo, redo and print by key: on the whole page if it is the element's, else within the element. Returns a function that ends that. */
export function listenToKeys(host: Host, print: () => void): () => void {
  const { element, store } = host;
  const { linked } = element;
  const onKey = (event: KeyboardEvent) => {
    const by = undoKey(event);
    if (store.view.value.room !== "playground") return;
    if (linked && isPrintKey(event)) {
      event.preventDefault();
      print();
    } else if (by) {
      event.preventDefault();
      void host.session?.travel(by);
    }
  };
  const target: HTMLElement | Window = linked ? window : element;
  target.addEventListener("keydown", onKey as EventListener);
  const release = linked ? undefined : keepUsedKeys(element).catch(() => undefined); // without it, the page gets all keys
  return () => {
    target.removeEventListener("keydown", onKey as EventListener);
    void release?.then((stop) => stop?.());
  };
}
