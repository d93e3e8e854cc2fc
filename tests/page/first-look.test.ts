import { gzipSync } from "node:zlib";
import type { Page, Response } from "@playwright/test";
import { expect, Playground, test } from "./playground.ts";
import { FIRST_VISIT } from "./returning.ts";

/** The budget is 280 kB; this is what it came to, and may only go down. */
const MOST_BYTES = 278_000;

test("a first visit waits at step 0 for its one press, with the simple controls until all are chosen", async ({
  browser,
  baseURL,
}) => {
  const context = await browser.newContext({ baseURL: baseURL!, storageState: FIRST_VISIT });
  const page = await context.newPage();
  const playground = new Playground(page);
  await page.goto("/");
  await page.getByRole("button", { name: "Train", exact: true }).waitFor();
  await expect(page.getByRole("combobox", { name: "Learning rate" })).toBeVisible();
  await expect(page.getByRole("combobox", { name: "Loss" })).toHaveCount(0);
  await page.waitForTimeout(500);
  expect((await playground.status())!.step).toBe(0);
  await page.getByRole("button", { name: "Train", exact: true }).click();
  await expect.poll(async () => (await playground.status())!.step).toBeGreaterThan(50);
  await expect(page.getByRole("button", { name: "Train", exact: true })).toHaveCount(0);
  await page.reload();
  await expect(page.getByRole("combobox", { name: "Learning rate" })).toBeVisible();
  await expect(page.getByRole("combobox", { name: "Loss" })).toHaveCount(0);
  await page.getByRole("button", { name: "All settings" }).click();
  await expect(page.getByRole("combobox", { name: "Loss" })).toBeVisible();
  await page.reload();
  await expect(page.getByRole("combobox", { name: "Loss" })).toBeVisible();
  expect(playground.faults).toEqual([]);
  await context.close();
});

test("a later visit trains without a click", async ({ page, playground }) => {
  await page.goto("/");
  await expect.poll(async () => (await playground.status())?.step ?? 0).toBeGreaterThan(0);
  await expect(page.getByRole("button", { name: "Pause" })).toBeEnabled();
  const { step } = (await playground.status())!;
  await expect.poll(async () => (await playground.status())!.step).toBeGreaterThan(step + 50);
});

/** Bytes of what has been asked for before the first step, packed, by its path. */
async function bytesBeforeStep(page: Page, playground: Playground, press: () => Promise<unknown>) {
  const responses: Response[] = [];
  page.on("response", (response) => response.url().startsWith("http") && responses.push(response));
  await page.addInitScript(() =>
    addEventListener("training-progress", (event) => {
      if ((event as CustomEvent<{ step: number }>).detail.step > 0)
        Object.assign(window, { begun: (window as { begun?: number }).begun ?? Date.now() });
    }),
  );
  await page.goto("/");
  await press();
  await expect.poll(async () => (await playground.status())?.step ?? 0, { timeout: 20_000 }).toBeGreaterThan(0);
  const begun = await page.evaluate(() => (window as { begun?: number }).begun ?? 0);
  const before = responses.filter((response) => response.request().timing().startTime <= begun);
  return Promise.all(
    before.map(async (response) => [new URL(response.url()).pathname, gzipSync(await response.body()).length] as const),
  );
}

const visits = [
  ["a later visit", undefined, async () => {}],
  [
    "a first visit that has waited",
    FIRST_VISIT,
    async (page: Page) => {
      const train = page.getByRole("button", { name: /^(Train|开始训练)$/ });
      await train.waitFor();
      await page.waitForTimeout(4000);
      await train.click();
    },
  ],
] as const;

for (const [visit, storageState, press] of visits) {
  for (const locale of ["en", "zh-CN"]) {
    test(`what comes before the first step is below its limit packed, worker and engine included, ${visit}, ${locale}`, async ({
      browser,
      baseURL,
    }) => {
      const page = await browser.newPage({ locale, baseURL: baseURL!, ...(storageState && { storageState }) });
      const sizes = await bytesBeforeStep(page, new Playground(page), () => press(page));
      for (const part of [/^\/$/, /worker-.*\.js$/, /engine-.*\.wasm$/, /index-.*\.css$/])
        expect(
          sizes.some(([name]) => part.test(name)),
          String(part),
        ).toBe(true);
      expect(sizes.reduce((sum, [, size]) => sum + size, 0)).toBeLessThan(MOST_BYTES);
      await page.close();
    });
  }
}

for (const [locale, width, height] of [
  ["en", 1440, 900],
  ["zh-CN", 1024, 768],
  ["zh-CN", 390, 844],
] as const) {
  test(`nothing moves when the engine arrives late, ${locale}, ${width} px`, async ({ browser, baseURL }) => {
    const page = await browser.newPage({ locale, baseURL: baseURL!, viewport: { width, height } });
    const playground = new Playground(page);
    await page.route("**/*.wasm", async (route) => {
      await new Promise((resolve) => setTimeout(resolve, 1000));
      await route.continue();
    });
    await page.addInitScript(() => {
      const moved = Object.assign(window, { moved: 0 });
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) moved.moved += (entry as PerformanceEntry & { value: number }).value;
      }).observe({ type: "layout-shift", buffered: true });
    });
    await page.goto("/");
    await expect.poll(async () => (await playground.status())?.step ?? 0, { timeout: 20_000 }).toBeGreaterThan(0);
    await page.waitForTimeout(500);
    expect(
      await page.evaluate(() => (window as unknown as { moved: number }).moved),
      "but for columns of numbers",
    ).toBeLessThan(0.005);
    expect(playground.faults).toEqual([]);
    await page.close();
  });
}
