import type { Page } from "@playwright/test";
import { mnistFiles } from "../mnist-files.mjs";
import { expect, test } from "./playground.ts";

/** Four files as MNIST's, of figures that the engine draws. */
async function files() {
  const built = new URL("../../dist/engine.js", import.meta.url).href;
  const { loadEngine } = (await import(built)) as typeof import("../../web/engine/engine.ts");
  return mnistFiles(await loadEngine());
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

test("MNIST's four files open as they are split, train whole, and are there after a reload", async ({
  page,
  playground,
}) => {
  test.setTimeout(300_000);
  await playground.openPaused();
  await page.getByRole("button", { name: "Open a file" }).click();
  const dialog = page.getByRole("dialog", { name: "Import data" });
  await dialog.locator('input[type="file"]').setInputFiles(await files());
  await expect(dialog).toContainText("60,000 images of 28 × 28 pixels for training and 10,000 for testing", {
    timeout: 60_000,
  });
  await dialog.getByRole("button", { name: /Import 70,?000 rows, 784 inputs/ }).click();
  await expect(page.locator("playground-gallery canvas").first()).toBeVisible({ timeout: 60_000 });
  const config = (await playground.config())!;
  expect(config.data).toMatchObject({ name: "stored", rows: 70_000, shape: [28, 28, 1], test_rows: 10_000 });
  expect(config.layers!.at(-1)!.units).toBe(10);

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
