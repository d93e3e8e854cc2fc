import type { Store } from "./store.ts";

/** Copies a text. If the browser refuses, as in many frames and without https, the notice shows the text to be copied by hand. */
export async function copy(store: Store, text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    store.notice.value = { kind: "copy", text };
    return false;
  }
}
