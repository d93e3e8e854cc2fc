import type { Page } from "@playwright/test";
import { expect, sharedTest, test, type Playground } from "./playground.ts";

const mapOf = (page: Page) => page.getByRole("application", { name: /Decision map/ });
const pinsOf = (page: Page) => page.getByRole("group", { name: "Pinned points" });

async function pinned(playground: Playground, page: Page, points: number[][]): Promise<void> {
  await playground.openPaused();
  await playground.reset();
  await playground.step(60);
  for (const point of points) {
    await playground.inspect(point);
    await page.getByRole("button", { name: "Pin this point" }).click();
  }
}

sharedTest(
  "at most four points are pinned, each with its letter on the map and in the list",
  async ({ page, playground }) => {
    await pinned(playground, page, [
      [0, 0],
      [1, -1],
      [-2, 2],
      [2.5, 1],
    ]);
    await expect(mapOf(page).locator(".pin text")).toHaveText(["A", "B", "C", "D"]);
    const shapes = await mapOf(page)
      .locator(".pin path")
      .evaluateAll((paths) => paths.map((path) => path.getAttribute("d")));
    expect(new Set(shapes).size).toBe(4);
    await playground.inspect([0.3, 0.3]);
    await expect(page.getByRole("button", { name: "Pin this point" })).toBeDisabled();
    await page.getByRole("button", { name: "Remove pin B" }).click();
    await expect(mapOf(page).locator(".pin text")).toHaveText(["A", "B", "C"]);
    await expect(page.getByRole("button", { name: "Pin this point" })).toBeEnabled();
  },
);

sharedTest("each pin's loss is the engine's, and a press leads to its whole way", async ({ page, playground }) => {
  const points = [
    [0.4, -0.8],
    [-1.5, 1],
  ];
  await pinned(playground, page, points);
  for (const [i, point] of points.entries()) {
    const pin = pinsOf(page).getByRole("button", { name: `Pin ${"AB"[i]} at` });
    await pin.click();
    await expect(pin).toHaveAttribute("aria-pressed", "true");
    await expect
      .poll(async () => Number(await page.getByRole("spinbutton", { name: "x₁" }).inputValue()))
      .toBe(point[0]);
    await expect(page.locator("tr.chosen")).toHaveCount(1);
    await expect(async () => {
      const [minusLog] = await playground.cells("minus-log");
      const shown = Number(/[\d.]+$/.exec((await pin.textContent())!.trim())![0]);
      expect(shown).toBeCloseTo(minusLog, 1);
    }).toPass();
  }
});

sharedTest("by keyboard, Enter pins a point, a number selects one, Delete removes it", async ({ page, playground }) => {
  await playground.openPaused();
  await playground.inspect([0, 0]);
  await mapOf(page).focus();
  await page.keyboard.press("Enter");
  await page.keyboard.press("Shift+ArrowRight");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Enter");
  await expect(mapOf(page).locator(".pin text")).toHaveText(["A", "B"]);
  const x1 = page.getByRole("spinbutton", { name: "x₁" });
  await page.keyboard.press("1");
  await expect.poll(() => x1.inputValue()).toBe("0");
  await page.keyboard.press("2");
  await expect.poll(() => x1.inputValue()).toBe("0.5");
  await page.keyboard.press("Delete");
  await expect(mapOf(page).locator(".pin text")).toHaveText(["A"]);
});

test("pins travel with the link", async ({ page, playground }) => {
  await pinned(playground, page, [
    [0.5, 1],
    [-1, 0],
  ]);
  await page.waitForTimeout(500);
  await page.reload();
  await expect(mapOf(page).locator(".pin text")).toHaveText(["A", "B"]);
});

sharedTest("the inspector shows y − p of each class", async ({ page, playground }) => {
  await pinned(playground, page, [[0.4, -0.8]]);
  await page.getByRole("button", { name: "Class 2", exact: true }).click();
  await expect(page.locator("tr.chosen")).toContainText("Class 2");
  await expect(async () => {
    const probabilities = await playground.cells("probability");
    const gains = await playground.cells("gain");
    expect(gains).toHaveLength(3);
    gains.forEach((gain, i) => expect(gain).toBeCloseTo((i === 1 ? 1 : 0) - probabilities[i], 2));
  }).toPass();
});

sharedTest("a unit's sum is written out, and gives its z and a", async ({ page, playground }) => {
  await pinned(playground, page, []);
  await playground.inspect([1.2, -0.3]);
  const { layers } = await playground.inspect([1.2, -0.3]);
  await page.getByRole("button", { name: "Layer 2, unit 3: show its weighted sum" }).press("Enter");
  await expect.poll(() => playground.cells("sum-z")).toEqual([expect.closeTo(layers[1].z[2], 3)]);
  expect(await playground.cells("sum-a")).toEqual([expect.closeTo(layers[1].a[2], 3)]);
  const terms = await page.locator(".sum .term").allTextContents();
  expect(terms).toHaveLength(17);
  const sum = terms
    .map((term) => term.replaceAll(/[()]/g, "").replaceAll("−", "-").split("·").map(Number))
    .reduce((sum, factors) => sum + factors.reduce((a, b) => a * b), 0);
  expect(Math.abs(sum - layers[1].z[2])).toBeLessThan(0.3);
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("Enter");
  await expect.poll(() => playground.cells("sum-z")).toEqual([expect.closeTo(layers[1].z[3], 3)]);
  await page.keyboard.press("Enter");
  await expect(page.locator(".sum")).toHaveCount(0);
});
