import type { Config } from "../../web/engine/types.ts";
import { violationsInBothThemes } from "./axe.ts";
import { expect, sharedTest as test } from "./playground.ts";

const CONFIG: Config = {
  data: { name: "digits", side: 8, samples: 200, classes: 10 },
  features: Array.from({ length: 64 }, (_, i) => `x${i + 1}`),
  layers: [
    { kind: "conv2d", filters: 6, kernel_size: 3, padding: "same", activation: "relu" },
    { kind: "conv2d", filters: 20, kernel_size: 3 },
    { kind: "flatten" },
    { units: 10 },
  ],
};

test("a number of a map is written out, and the arrow keys move its cell", async ({ page, playground }) => {
  await playground.openPaused(CONFIG);
  await playground.step(5);
  await page.getByRole("tab", { name: "Convolution" }).click();
  const panel = page.locator("playground-convolution");
  const layers = panel.locator(".stage");
  await expect(layers).toHaveCount(3);
  await expect(layers.nth(1).getByRole("button", { name: /^Filter/ })).toHaveCount(6);

  await layers.nth(1).getByRole("button", { name: "Filter 2" }).click();
  const map = panel.getByRole("application");
  const { layers: inspected } = await playground.inspect(await pointOf(page));
  const cell = (row: number, column: number) => inspected[0].z[(row * 8 + column) * 6 + 1];
  const detail = panel.locator(".detail");
  await map.focus();
  for (let i = 0; i < 8; i++) {
    await map.press("ArrowUp");
    await map.press("ArrowLeft");
  }
  await expect(detail).toContainText("row 1, column 1");
  await expect.poll(async () => (await playground.cells("z"))[0]).toBeCloseTo(cell(0, 0), 3);
  await expect(detail.getByRole("img", { name: /^x: padding; padding; padding; padding/ })).toBeVisible();
  await map.press("ArrowRight");
  await map.press("ArrowDown");
  await expect.poll(async () => (await playground.cells("z"))[0]).toBeCloseTo(cell(1, 1), 3);
  await expect(panel.getByRole("status")).toContainText("Filter 2, row 2, column 2: z =");

  await map.press("PageDown");
  await expect(detail).toContainText("Filter 3");
});

test("the sums of the channels add up, and more filters are shown by a press", async ({ page, playground }) => {
  await playground.openPaused(CONFIG);
  await page.getByRole("tab", { name: "Convolution" }).click();
  const panel = page.locator("playground-convolution");
  const third = panel.locator(".stage").nth(2);
  await third.getByRole("button", { name: /more$/ }).click();
  await expect(third.getByRole("button", { name: /^Filter/ })).toHaveCount(20);
  await third.getByRole("button", { name: "Filter 20" }).click();
  const sums = panel.getByRole("group", { name: "Sums of the channels" }).getByRole("button");
  await expect(sums).toHaveCount(6);
  const written = (await sums.allTextContents()).map((text) =>
    Number(text.replaceAll(/[()\s]/g, "").replace("−", "-")),
  );
  const [z] = await playground.cells("z");
  expect(Math.abs(written.reduce((a, b) => a + b) - z)).toBeLessThan(0.04); // the bias is 0 before the first step
  await expect(panel.locator(".detail")).toContainText("receptive field 5 × 5");
});

test("parameters and multiplications are counted for each layer", async ({ page, playground }) => {
  await playground.openPaused(CONFIG);
  await page.getByRole("tab", { name: "Convolution" }).click();
  await page.getByRole("button", { name: "Parameters" }).click();
  const rows = page.locator("playground-convolution tbody tr");
  await expect(rows.nth(0)).toContainText(/60\s*3,456/);
  await expect(rows.nth(3)).toContainText(/7,210\s*7,200/);
});

test("the example is moved by hand, and comes back", async ({ page, playground }) => {
  await playground.openPaused(CONFIG);
  await page.getByRole("tab", { name: "Convolution" }).click();
  await page.getByRole("button", { name: "Move the example" }).click();
  const before = await pointOf(page);
  const panel = page.locator("playground-convolution");
  await panel.getByRole("slider", { name: "right" }).press("ArrowRight");
  await expect.poll(() => pointOf(page)).toEqual(before.map((_, i) => (i % 8 === 0 ? 0 : before[i - 1])));
  const chosen = page.locator("playground-inspector tr.chosen"); // the true class moves along
  await expect(chosen).toHaveCount(1);
  await expect(panel.locator("path.curve.main")).toHaveCount(2); // the line, and its key
  await expect(panel.getByRole("img", { name: /^Outputs over cells/ })).toHaveAccessibleName(/Class \d: \d+%/);

  const picture = (await panel.locator(".dragged").boundingBox())!;
  const cell = picture.width / 8;
  await page.mouse.move(picture.x + 20, picture.y + 20);
  await page.mouse.down();
  await page.mouse.move(picture.x + 20 + 2 * cell, picture.y + 20 + cell, { steps: 3 });
  await page.mouse.up();
  const moved = before.map((_, i) => (i % 8 < 3 || i < 8 ? 0 : before[i - 11]));
  await expect.poll(() => pointOf(page)).toEqual(moved);
  await panel.getByRole("button", { name: "Back" }).click();
  await expect.poll(() => pointOf(page)).toEqual(before);
});

test("the panel is high enough on a low screen for a cell and its numbers", async ({ page, playground }) => {
  await playground.openPaused(CONFIG);
  await page.setViewportSize({ width: 1366, height: 768 });
  await page.getByRole("tab", { name: "Convolution" }).click();
  const whole = () => page.evaluate(() => document.documentElement.scrollHeight);
  const height = async () => (await page.locator("#analysis").boundingBox())!.height;
  await expect.poll(height).toBeGreaterThanOrEqual(300);
  const tall = await whole();
  await page.getByRole("tab", { name: "Curves" }).click();
  await expect.poll(whole).toBeLessThan(tall);
});

test("below the maps, the cell written out stays where it is until a map is pressed, and then is in sight", async ({
  page,
  playground,
}) => {
  await playground.openPaused(CONFIG);
  await page.setViewportSize({ width: 390, height: 844 });
  await page.getByRole("tab", { name: "Training" }).click();
  await page.getByRole("tab", { name: "Convolution" }).click();
  await page.getByRole("button", { name: "Maps", exact: true }).click();
  const detail = page.locator("playground-convolution .detail");
  await expect(detail).toContainText("Layer 1");
  const card = page.locator("playground-convolution .stage").nth(2).getByRole("button", { name: "Filter 2" });
  await card.hover();
  await card.hover();
  await expect(detail).toContainText("Layer 1");
  await card.click();
  await expect(detail).toContainText("Layer 2");
  await expect(detail).toBeInViewport();
});

test("axe finds nothing in any view of the panel, in either theme", async ({ page, playground }) => {
  await playground.openPaused(CONFIG);
  await page.getByRole("tab", { name: "Convolution" }).click();
  const panel = page.locator("playground-convolution");
  for (const view of ["Maps", "Parameters", "Move the example"]) {
    await panel.getByRole("button", { name: view, exact: true }).click();
    expect(await violationsInBothThemes(page, panel), view).toEqual([]);
  }
});

test("the panel is offered only where a layer moves a window", async ({ page, playground }) => {
  await playground.openPaused(CONFIG);
  await page.getByRole("tab", { name: "Convolution" }).click();
  await playground.propose({ ...CONFIG, layers: [{ units: 10 }] });
  await expect(page.getByRole("tab", { name: "Convolution" })).toHaveCount(0);
  await expect(page.getByRole("tab", { name: "Curves" })).toHaveAttribute("aria-selected", "true");
});

/** The inspected point. */
const pointOf = (page: import("@playwright/test").Page): Promise<number[]> =>
  page
    .locator("playground-inspector")
    .evaluate((view) => [...(view as unknown as { store: { point: { value: number[] } } }).store.point.value]);
