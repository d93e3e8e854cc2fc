import type { Page } from "@playwright/test";
import { mnistData } from "../mnist-data.mjs";
import { mnistFiles } from "../mnist-files.mjs";
import { carried, expect, Playground, test } from "./playground.ts";
import { settled } from "./stored.ts";

async function loadEngine() {
  const built = new URL("../../dist/engine.js", import.meta.url).href;
  const part = (await import(built)) as typeof import("../../web/engine/engine.ts");
  return part.loadEngine();
}

/** How an experiment names what the four files hold. */
async function reference(): Promise<string> {
  const engine = await loadEngine();
  return engine.addData({ ...mnistData(engine), shape: [28, 28, 1] }).reference;
}

/** The longest time between two tasks of the page in milliseconds. */
const watchGaps = (page: Page) =>
  page.evaluate(() => {
    let last = performance.now();
    Object.assign(window, { gap: 0 });
    setInterval(() => {
      const now = performance.now();
      Object.assign(window, { gap: Math.max((window as unknown as { gap: number }).gap, now - last) });
      last = now;
    }, 10);
  });
const longestGap = (page: Page) => page.evaluate(() => (window as unknown as { gap: number }).gap);

/** Opens the files as a visitor does. */
async function openFiles(page: Page) {
  const dialog = page.getByRole("dialog", { name: "Import data" });
  await dialog.locator('input[type="file"]').setInputFiles(mnistFiles(await loadEngine()));
  await expect(dialog).toContainText("60,000 images of 28 × 28 pixels for training and 10,000 for testing", {
    timeout: 60_000,
  });
  await dialog.getByRole("button", { name: /Import 70,?000 rows, 784 inputs/ }).click();
  await expect(page.locator("playground-gallery canvas").first()).toBeVisible({ timeout: 60_000 });
}

/** The tab has its work in the browser's storage, and the address names the data. */
async function kept(page: Page): Promise<string> {
  await settled(page);
  const hash = await page.evaluate(() => location.hash);
  expect(carried(hash)).toContain('"name":"stored"');
  return hash;
}

/** How many tabs keep stored data on this device. */
const copies = (page: Page) =>
  page.evaluate(async () => {
    const opening = indexedDB.open("activation-playground");
    const database = await new Promise<IDBDatabase>((resolve) => (opening.onsuccess = () => resolve(opening.result)));
    const reading = database.transaction("work").objectStore("work").getAllKeys();
    const keys = await new Promise<IDBValidKey[]>((resolve) => (reading.onsuccess = () => resolve(reading.result)));
    database.close();
    return keys.filter((key) => (key as string).endsWith(" names")).length;
  });

test("MNIST's four files open as they are split, train whole, and are there after a reload", async ({
  page,
  playground,
}) => {
  test.setTimeout(300_000);
  await playground.openPaused();
  await page.getByRole("button", { name: "Open a file" }).click();
  await openFiles(page);
  const config = (await playground.config())!;
  expect(config.data).toMatchObject({ name: "stored", rows: 70_000, shape: [28, 28, 1], test_rows: 10_000 });
  expect(config.layers!.at(-1)!.units).toBe(10);

  const gallery = page.locator("playground-gallery");
  await expect(gallery).toContainText("of 10,000 wrong");
  await expect(gallery.locator("footer")).toContainText("1 / 500");
  await expect(gallery).not.toContainText("The first");

  await watchGaps(page);
  await page.getByLabel("Speed").selectOption("null");
  await playground.element.evaluate((element) => (element as unknown as { play(): void }).play());
  await expect.poll(async () => (await playground.status())!.epoch, { timeout: 120_000 }).toBeGreaterThan(1);
  await playground.element.evaluate((element) => (element as unknown as { pause(): void }).pause());
  expect(await longestGap(page)).toBeLessThan(1000);
  const accuracy = async () => (await playground.status())!.test!.accuracy;
  await expect.poll(accuracy, { timeout: 30_000 }).toBeGreaterThan(0.8); // the rows are evaluated in slices
  const { step } = (await playground.status())!;

  await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 3000)));
  await page.reload();
  await expect.poll(async () => (await playground.config())?.data?.name, { timeout: 30_000 }).toBe("stored");
  expect((await playground.status())!.step).toBeGreaterThanOrEqual(step);
  await playground.step(10);
  await expect.poll(accuracy, { timeout: 30_000 }).toBeGreaterThan(0.8);
});

test("a second tab opens an experiment on the device's data by its link, and keeps its own copy", async ({
  page,
  playground,
  context,
}) => {
  test.setTimeout(300_000);
  await playground.openPaused();
  await page.getByRole("button", { name: "Open a file" }).click();
  await openFiles(page);
  await playground.step(20);
  const hash = await kept(page);

  const second = await context.newPage();
  await second.goto(`/${hash}`);
  const other = new Playground(second);
  await expect
    .poll(async () => (await other.config())?.data, { timeout: 30_000 })
    .toEqual((await playground.config())!.data);
  await expect(second.locator("playground-gallery")).toContainText("of 10,000 wrong", { timeout: 30_000 });
  await expect(second.getByRole("alert")).toHaveText("");
  await other.step(5);
  await settled(second);
  expect(await copies(second)).toBe(2);

  await page.close();
  await second.reload();
  await expect.poll(async () => (await other.config())?.data?.name, { timeout: 30_000 }).toBe("stored");
  expect((await other.status())!.step).toBeGreaterThanOrEqual(5);
});

test("a link to data that is not here says so, leaves what is open, and opens with the files", async ({
  page,
  playground,
}) => {
  test.setTimeout(300_000);
  const data = { name: "stored", reference: await reference(), rows: 70_000, shape: [28, 28, 1], test_rows: 10_000 };
  const layers = [{ units: 12 }, { units: 10, activation: "softmax" }];
  const features = Array.from({ length: 784 }, (_, i) => `x${i + 1}`);
  const experiment = { seed: 8, data, features, layers, loss: { name: "sparse_categorical_crossentropy" } };
  const link = (experiment: object, view: object) =>
    `#experiment=${Buffer.from(JSON.stringify({ experiment, view })).toString("base64url")}`;
  await playground.open(link({ seed: 5 }, { unitNames: [{ layer: 0, unit: 0, name: "price" }] }));
  await page.evaluate(
    (hash) => (location.hash = hash),
    link(experiment, { unitNames: [{ layer: 0, unit: 1, name: "edge" }] }),
  );
  const notice = page.getByRole("alert");
  await expect(notice).toContainText("The data of this experiment is not on this device");
  await expect(notice).toContainText("70,000 examples of 28 × 28 numbers, 10,000 of them for testing");
  expect((await playground.config())!.seed).toBe(5);
  await expect.poll(playground.linked).toContain('"price"');

  await notice.getByRole("button", { name: "Open its files" }).click();
  await openFiles(page);
  const config = (await playground.config())!;
  expect(config).toMatchObject({ seed: 8, data });
  expect(config.layers!.map(({ units }) => units)).toEqual([12, 10]);
  await expect(notice).toHaveText("");
  await expect.poll(playground.linked).toContain('"edge"');
});
