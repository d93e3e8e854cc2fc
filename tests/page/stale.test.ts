import type { Page } from "@playwright/test";
import { expect, sharedTest, test, type Playground } from "./playground.ts";

const layers = async (playground: Playground) => (await playground.config())!.layers!.length;

const remove = (page: Page, number: number) => page.getByRole("button", { name: `Remove Layer ${number}` });

sharedTest("an editor goes with its weight, and does not come back with it", async ({ page, playground }) => {
  await playground.openPaused();
  await page.getByRole("button", { name: "+ Add layer" }).click();
  await expect.poll(() => layers(playground)).toBe(4);
  await page.getByRole("button", { name: "Layer 3, unit 2: edit its weights and bias" }).press("Enter");
  const editor = page.getByRole("dialog", { name: /Layer 3, unit 2/ });
  await expect(editor.getByRole("spinbutton")).toBeFocused();
  await page.keyboard.press("Control+z");
  await expect.poll(() => layers(playground)).toBe(3);
  await expect(editor).toHaveCount(0);
  await page.keyboard.press("Control+y");
  await expect.poll(() => layers(playground)).toBe(4);
  await expect(editor).toHaveCount(0);
});

sharedTest(
  "removing the hovered unit removes its tip, and the map shows the network again",
  async ({ page, playground }) => {
    await playground.openPaused();
    await page.getByRole("button", { name: "Layer 2, unit 8: edit its weights and bias" }).hover();
    await expect(page.getByRole("tooltip")).toBeVisible();
    await playground.propose({ layers: [{ units: 2, activation: "relu" }, { units: 3 }] });
    await expect(page.getByRole("tooltip")).toHaveCount(0);
    await expect(page.locator("playground-map .magnified")).toHaveCount(0);
    await page.getByRole("region", { name: "Network" }).focus();
    await page.keyboard.press("Tab");
    await expect(page.locator('.weights[tabindex="0"]')).toHaveCount(1);
  },
);

sharedTest(
  "a double press removes one layer, and a press in the same tick nothing that slides under it",
  async ({ page, playground }) => {
    await playground.openPaused({
      layers: [...[5, 4, 3, 2].map((units) => ({ units, activation: "relu" })), { units: 3 }],
    });
    const units = async () => (await playground.config())!.layers!.map(({ units }) => units);
    await remove(page, 1).dblclick();
    await expect.poll(units).toEqual([4, 3, 2, 3]);
    await page.waitForTimeout(600);
    await remove(page, 2).evaluate((button: HTMLElement) => {
      const more = button.getRootNode() as ShadowRoot;
      button.click();
      button.click();
      (more.querySelector('[aria-label="Add a unit to Layer 3"]') as HTMLElement).click();
      (more.querySelector('[aria-label="Add a unit to Layer 2"]') as HTMLElement).click();
    });
    await expect.poll(units).toEqual([4, 3, 3]);
  },
);

sharedTest(
  "the map as a table, asked for right after a change of data, is of that data",
  async ({ page, playground }) => {
    await playground.openPaused();
    const open = page.getByRole("button", { name: "Map as a table" });
    await open.focus();
    await playground.element.evaluate(
      (element) =>
        ((element as unknown as { config: unknown }).config = {
          data: { name: "curve" },
          features: ["x1"],
          layers: [{ units: 4, activation: "tanh" }, { units: 1 }],
          loss: { name: "mean_squared_error" },
        }),
    );
    await page.keyboard.press("Enter");
    const table = page.getByRole("dialog").getByRole("table");
    await expect(table.getByRole("row")).toHaveCount(14);
    await page.keyboard.press("Control+z");
    await expect(table.getByRole("row")).toHaveCount(8);
  },
);

test("a point beyond all numbers is cut to what can be drawn", async ({ page, playground }) => {
  const view = {
    point: [1e39, -1e300],
    target: 7,
    pins: [
      { point: [1e38, 0], target: -1 },
      { point: [1, 2, 3], target: null },
    ],
    output: 4,
    analysis: "pad",
  };
  await playground.open(`#experiment=${Buffer.from(JSON.stringify({ experiment: {}, view })).toString("base64url")}`);
  await expect(page.locator("svg.cross circle.ring")).toHaveCount(1);
  await expect(page.getByRole("button", { name: "Remove pin A" })).toBeVisible();
  await expect(page.locator("svg.cross circle.spot")).toHaveCount(1);
});

sharedTest("inspect refuses unknown points and classes by name", async ({ playground }) => {
  await playground.openPaused();
  const refused = (point: unknown, target?: unknown) =>
    playground.inspect(point as number[], target as number).then(
      () => "",
      (error: Error) => error.message,
    );
  expect(await refused([0, 0], 99)).toContain("a class from 0 to 2");
  expect(await refused([0, 0], 1.5)).toContain("a class from 0 to 2");
  expect(await refused([1e39, 0])).toContain("numbers from");
  expect(await refused([0])).toContain("2 numbers");
  expect(await refused([0, 0], 2)).toBe("");
});
