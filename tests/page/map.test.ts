import type { Locator } from "@playwright/test";
import { expect, sharedTest, test } from "./playground.ts";

/** A canvas's pixels: of all, and how many shades there are. */
const colors = (canvas: Locator) =>
  canvas.evaluate((canvas: HTMLCanvasElement) => {
    const copy = new OffscreenCanvas(canvas.width, canvas.height).getContext("2d", { willReadFrequently: true })!;
    copy.drawImage(canvas, 0, 0);
    const { data } = copy.getImageData(0, 0, canvas.width, canvas.height);
    return { all: data.join(), shades: new Set(new Uint32Array(data.buffer)).size };
  });

/** A canvas with no more pixels than a picture in the network, four numbers each. */
const asSmallAs = (picture: number[], canvas: Locator) =>
  canvas.evaluate(
    (canvas: HTMLCanvasElement, size) => {
      const copy = new OffscreenCanvas(size, size).getContext("2d", { willReadFrequently: true })!;
      copy.drawImage(canvas, 0, 0, size, size);
      return Array.from(copy.getImageData(0, 0, size, size).data);
    },
    Math.sqrt(picture.length / 4),
  );

const distance = (one: number[], other: number[]) => one.reduce((sum, value, i) => sum + Math.abs(value - other[i]), 0);

sharedTest(
  "a unit or a feature that is pointed at, or has the focus, stands large on the map",
  async ({ page, playground }) => {
    await playground.openPaused();
    await playground.step(100);
    const map = page.locator("canvas.map");
    const answer = await colors(map);
    const name = page.locator("playground-map .magnified");
    const units = (await playground.config())!.layers!.flatMap((spec, layer) =>
      Array.from({ length: Math.min(8, spec.units ?? 0) }, (_, unit) => [layer, unit] as [number, number]),
    );
    for (const [layer, unit, words] of [
      [0, 2, "Layer 1, unit 3"],
      [2, 1, "Output, unit 2"],
    ] as const) {
      await page.locator(`button.weights[data-layer="${layer}"][data-unit="${unit}"]`).hover();
      await expect(name).toHaveText(words);
      await expect.poll(() => colors(map)).not.toEqual(answer);
      const pictures = await Promise.all(units.map((each) => playground.picture(...each)));
      const shown = await asSmallAs(pictures[0], map);
      const apart = pictures.map((picture) => distance(shown, picture));
      expect(units[apart.indexOf(Math.min(...apart))], "the unit whose picture is the most like the map").toEqual([
        layer,
        unit,
      ]);
    }
    await page.getByRole("heading", { name: "Data", exact: true }).hover();
    await expect(name).toHaveCount(0);
    await expect.poll(() => colors(map)).toEqual(answer);
    await page.getByRole("button", { name: "Feature x₁x₂" }).focus();
    await expect(name).toHaveText("x₁x₂");
    await expect.poll(() => colors(map)).not.toEqual(answer);
  },
);

test("test points and certainty can be hidden, and a link keeps that", async ({ page, playground }) => {
  await playground.openPaused();
  await playground.step(100);
  const [map, points] = [page.locator("canvas.map"), page.locator("canvas.points")];
  const [answer, all] = [await colors(map), await colors(points)];
  await page.getByRole("button", { name: "Show test data" }).click();
  await expect.poll(() => colors(points)).not.toEqual(all);
  await page.getByRole("button", { name: "Discretize" }).click();
  await expect.poll(async () => (await colors(map)).shades).toBeLessThanOrEqual(3);
  expect(answer.shades).toBeGreaterThan(100);
  await expect.poll(playground.linked).toContain('"discrete":true');
  await page.reload();
  await expect(page.getByRole("button", { name: "Show test data" })).toHaveAttribute("aria-pressed", "false");
  await expect(page.getByRole("button", { name: "Discretize" })).toHaveAttribute("aria-pressed", "true");
});
