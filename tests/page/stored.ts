import type { Page } from "@playwright/test";
import { expect } from "./playground.ts";

/** A digest of the trained state that the tab has kept; empty where it has none. */
export const trained = (page: Page) =>
  page.evaluate(async () => {
    const id = sessionStorage.getItem("activation-playground-tab");
    const opening = indexedDB.open("activation-playground");
    const database = await new Promise<IDBDatabase>((resolve) => (opening.onsuccess = () => resolve(opening.result)));
    const reading = database.transaction("work").objectStore("work").get(`${id} trained`);
    const saved = await new Promise<{ trainer: Uint8Array } | undefined>(
      (resolve) => (reading.onsuccess = () => resolve(reading.result)),
    );
    database.close();
    return saved ? String(saved.trainer.reduce((sum, byte) => (31 * sum + byte) % 1e9, 7)) : "";
  });

/** Waits until what is kept has not changed for a while. */
export async function settled(page: Page): Promise<string> {
  let last = "";
  await expect
    .poll(
      async () => {
        const before = last;
        last = await trained(page);
        return last !== "" && last === before;
      },
      { intervals: [1500], timeout: 20_000 },
    )
    .toBe(true);
  return last;
}
