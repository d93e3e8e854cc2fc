import type { Page } from "@playwright/test";
import { expect, test } from "./playground.ts";

/** The map's colours, as one text. */
const colors = (page: Page, layer = "map") =>
  page.locator(`canvas.${layer}`).first().evaluate((canvas: HTMLCanvasElement) => {
    const { data } = canvas.getContext("2d")!.getImageData(0, 0, canvas.width, canvas.height);
    return { width: canvas.width, some: [...data].filter((_, i) => i % 97 === 0).join(), shades: new Set(new Uint32Array(data.buffer)).size };
  });

test("a unit or a feature that is pointed at, or has the focus, stands large on the map", async ({ page, playground }) => {
  await playground.openPaused();
  await playground.step(100);
  const answer = await colors(page);
  const name = page.locator("playground-map .magnified");
  for (const [layer, unit, words] of [[0, 2, "Layer 1, unit 3"], [2, 1, "Output, unit 2"]] as const) {
    await page.locator(`button.weights[data-layer="${layer}"][data-unit="${unit}"]`).hover();
    await expect(name).toHaveText(words);
    await expect.poll(() => colors(page)).not.toEqual(answer);
    const small = page.locator(`canvas[data-layer="${layer}"][data-unit="${unit}"]`);
    const shown = await small.evaluate((canvas: HTMLCanvasElement) => canvas.getContext("2d")!.getImageData(0, 0, canvas.width, canvas.height).data.join());
    const large = await page.locator("canvas.map").evaluate((canvas: HTMLCanvasElement) => canvas.getContext("2d")!.getImageData(0, 0, canvas.width, canvas.height).data.join());
    expect(large).toBe(shown);
  }
  await page.getByRole("heading", { name: "Data", exact: true }).hover();
  await expect(name).toHaveCount(0);
  await expect.poll(() => colors(page)).toEqual(answer);
  await page.getByRole("button", { name: "Feature x₁x₂" }).focus();
  await expect(name).toHaveText("x₁x₂");
  await expect.poll(() => colors(page)).not.toEqual(answer);
});

test("test points and certainty are put away, and a link says so", async ({ page, playground }) => {
  await playground.openPaused();
  await playground.step(100);
  const [answer, points] = [await colors(page), await colors(page, "points")];
  await page.getByRole("button", { name: "Test data on the map" }).click();
  await expect.poll(() => colors(page, "points")).not.toEqual(points);
  await page.getByRole("button", { name: "Only what is decided" }).click();
  await expect.poll(async () => (await colors(page)).shades).toBeLessThanOrEqual(3);
  expect(answer.shades).toBeGreaterThan(100);
  await expect.poll(() => page.evaluate(() => atob(location.hash.replace("#experiment=", "").replaceAll("-", "+").replaceAll("_", "/")))).toContain('"discrete":true');
  await page.reload();
  await expect(page.getByRole("button", { name: "Test data on the map" })).toHaveAttribute("aria-pressed", "false");
  await expect(page.getByRole("button", { name: "Only what is decided" })).toHaveAttribute("aria-pressed", "true");
});
