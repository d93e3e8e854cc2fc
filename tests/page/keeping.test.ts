import type { Page } from "@playwright/test";
import type { Config } from "../../web/engine/types.ts";
import { Playground, expect, test } from "./playground.ts";
import { settled } from "./stored.ts";

/** Own data of two classes whose numbers have all of their digits. */
function ownData(rows: number, columns: number): Config {
  let state = 1;
  const next = () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
  const inputs = Array.from({ length: rows }, () => Array.from({ length: columns }, () => next() * 8 - 4));
  return {
    data: { name: "custom", inputs, targets: inputs.map(([x]) => (x > 0 ? 1 : 0)), test_fraction: 0.2 },
    layers: [{ units: 4, activation: "tanh" }, { units: 2 }],
  };
}

test("own data of the promised size, in both of two runs, travels in the link and prints", async ({
  page,
  playground,
  context,
}) => {
  await playground.openPaused(ownData(10_000, 2));
  await page.getByRole("tab", { name: "Compare" }).click();
  await page.getByRole("button", { name: "Keep this run as A" }).click();
  await playground.propose({ ...ownData(1600, 10), seed: 5 });
  await expect.poll(async () => JSON.parse((await playground.linked()) || "{}").experiment?.seed).toBe(5);
  const config = await playground.config();
  await page.evaluate(() => (window.print = () => document.body.setAttribute("data-printed", "")));
  await page.getByRole("button", { name: "Print" }).click();
  await expect(page.locator("body")).toHaveAttribute("data-printed", "");
  const other = new Playground(await context.newPage());
  await other.open(await page.evaluate(() => location.hash));
  expect(await other.config()).toEqual(config);
  expect(JSON.parse(await other.linked()).view.rival.data.inputs).toHaveLength(10_000);
  expect(other.faults).toEqual([]);
});

/** The first step that the page shows, and when it does, from the navigation on. */
const watchStart = (page: Page) =>
  page.addInitScript(() => {
    const first = (event: Event) => {
      document.documentElement.dataset.first ??= String((event as CustomEvent).detail.step);
      document.documentElement.dataset.opened ??= String(performance.now());
    };
    addEventListener("training-progress", first);
  });

const first = (page: Page) => page.evaluate(() => Number(document.documentElement.dataset.first));
const openedAfter = (page: Page) => page.evaluate(() => Number(document.documentElement.dataset.opened));

/** What the tab has stored under a part's name is changed by a piece of code. */
const tamper = (page: Page, part: string, change: "text" | "nothing") =>
  page.evaluate(
    async ([part, change]) => {
      const request = indexedDB.open("activation-playground");
      const database = await new Promise<IDBDatabase>((resolve) => (request.onsuccess = () => resolve(request.result)));
      const transaction = database.transaction("work", "readwrite");
      const key = `${sessionStorage.getItem("activation-playground-tab")}${part}`;
      if (change === "text") transaction.objectStore("work").put("text", key);
      else transaction.objectStore("work").delete(key);
      await new Promise((resolve) => (transaction.oncomplete = resolve));
      database.close();
      IDBObjectStore.prototype.put = () => {
        throw new DOMException("full", "QuotaExceededError"); // what is kept at the end must not write over it
      };
    },
    [part, change] as const,
  );

test("a reload at any moment of training loses at most two seconds", async ({ page, playground }) => {
  await watchStart(page);
  await playground.open();
  for (const seconds of [1, 2.5, 4, 7]) {
    await page.waitForTimeout(seconds * 1000);
    const before = (await playground.status())!.step;
    await page.reload();
    await expect.poll(() => first(page)).toBeGreaterThanOrEqual(0);
    expect(
      (before - (await first(page))) / 100,
      `${seconds} s after the page was opened, at 100 steps a second`,
    ).toBeLessThan(2);
  }
});

test("damaged parts of kept work are named; the experiment runs with the rest", async ({ page, playground }) => {
  await playground.openPaused({ seed: 31 });
  await playground.step(30);
  await settled(page);
  await tamper(page, " history", "nothing");
  await page.reload();
  await expect(page.getByRole("alert")).toContainText("The saved edit history is damaged");
  await expect.poll(async () => (await playground.status())?.step).toBe(30);
  expect((await playground.config())!.seed).toBe(31);
});

test("where IndexedDB and locks do not answer, the page opens within three seconds and says so", async ({
  page,
  playground,
}) => {
  await watchStart(page);
  await playground.open();
  await expect
    .poll(() => page.evaluate(() => sessionStorage.getItem("activation-playground-address") === location.hash))
    .toBe(true);
  await page.addInitScript(() => {
    IDBFactory.prototype.open = () => ({}) as IDBOpenDBRequest;
    LockManager.prototype.request = () => new Promise(() => {});
  });
  await page.reload();
  await expect(page.getByRole("alert")).toContainText("storage does not respond");
  await expect.poll(() => first(page)).toBeGreaterThanOrEqual(0);
  expect(await openedAfter(page)).toBeLessThan(3000);
});

test("full storage is reported, with what to do", async ({ page, playground }) => {
  await page.addInitScript(() => {
    IDBObjectStore.prototype.put = () => {
      throw new DOMException("full", "QuotaExceededError");
    };
  });
  await playground.open();
  await expect(page.getByRole("alert")).toContainText("storage is full");
  await expect(page.getByRole("alert")).toContainText("Copy the link");
});

test("data too large for a link is reported, and kept on the device", async ({ page, playground }) => {
  await playground.openPaused({ seed: 3, ...ownData(1000, 101) });
  await expect(page.getByRole("alert")).toContainText("too large for a link");
  await expect(page.getByRole("alert")).toContainText("Reloading on this device restores it");
  const config = await playground.config();
  await playground.step(20);
  const before = await playground.fingerprint();
  await expect.poll(() => page.evaluate(() => location.hash)).toBe("#playground");
  await settled(page);
  await page.reload();
  await expect.poll(async () => (await playground.status())?.step, { timeout: 20_000 }).toBe(20);
  expect(await playground.fingerprint()).toBe(before);
  expect(await playground.config()).toEqual(config);
});
