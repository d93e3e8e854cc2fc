import type { Page } from "@playwright/test";
import type { CustomData } from "../../web/engine/types.ts";
import { expect, test, type Playground } from "./playground.ts";

const canvas = (page: Page) => page.getByRole("application", { name: /Edit points/ });
const own = async (playground: Playground) => (await playground.config())!.data as CustomData;
const rows = async (playground: Playground) => (await own(playground)).inputs?.length ?? 0;

/** Two points of two classes: one in the middle of the map, one at `place` on both axes. */
const pair = (place: number): CustomData => ({
  name: "custom",
  inputs: [
    [0, 0],
    [place, place],
  ],
  targets: [0, 1],
});

/** A place in parts of the map's side, from the top left. */
async function at(page: Page, across: number, down: number): Promise<[number, number]> {
  const box = (await canvas(page).boundingBox())!;
  return [box.x + across * box.width, box.y + down * box.height];
}

async function drag(page: Page, from: [number, number], to: [number, number], pause = async () => {}): Promise<void> {
  await page.mouse.move(...(await at(page, ...from)));
  await page.mouse.down();
  await page.mouse.move(...(await at(page, ...to)), { steps: 12 });
  await pause();
  await page.mouse.up();
}

async function open(playground: Playground, page: Page): Promise<void> {
  await playground.openPaused();
  await page.getByRole("button", { name: "Edit points" }).click();
  await expect(canvas(page)).toBeVisible();
}

test("opening the drawing tools changes nothing; the first point makes the data custom", async ({
  page,
  playground,
}) => {
  await open(playground, page);
  expect((await playground.config())!.data!.name).toBe("spiral");
  await page.getByRole("radio", { name: "Class 2" }).click();
  await page.mouse.click(...(await at(page, 0.75, 0.25)));
  await expect.poll(() => rows(playground)).toBe(301);
  const { inputs, targets, test_fraction } = await own(playground);
  expect(inputs[300]).toEqual([expect.closeTo(1.5, 1), expect.closeTo(1.5, 1)]);
  expect(targets[300]).toBe(1);
  expect(test_fraction).toBe(0);
  await playground.step(20);
  expect((await playground.status())!.train.loss).toBeGreaterThan(0);
});

test("the first point of a new class adds the class", async ({ page, playground }) => {
  await open(playground, page);
  await page.getByRole("button", { name: "New class" }).click();
  await expect(page.getByRole("button", { name: "New class" })).toBeDisabled();
  await page.mouse.click(...(await at(page, 0.5, 0.5)));
  await expect.poll(async () => (await playground.config())!.layers!.at(-1)!.units).toBe(4);
  expect((await own(playground)).targets).toContain(3);
  await expect(page.locator(".legend").getByText("Class 4")).toBeVisible();
});

test("a point is dragged: one change at the end, none on the way", async ({ page, playground }) => {
  await playground.openPaused({ data: pair(1) });
  await page.getByRole("button", { name: "Edit points" }).click();
  await page.getByRole("radio", { name: "Move" }).click();
  await drag(page, [0.51, 0.49], [0.25, 0.75], async () => {
    await page.waitForTimeout(100);
    expect((await own(playground)).inputs[0]).toEqual([0, 0]);
  });
  await expect
    .poll(async () => (await own(playground)).inputs[0])
    .toEqual([expect.closeTo(-1.5, 1), expect.closeTo(-1.5, 1)]);
  expect((await own(playground)).inputs[1]).toEqual([1, 1]);
});

test("spray draws many, the eraser takes them away, and the last point stays", async ({ page, playground }) => {
  await playground.openPaused({ data: pair(1) });
  await page.getByRole("button", { name: "Edit points" }).click();
  await page.getByRole("switch", { name: "Spray" }).click();
  await drag(page, [0.2, 0.2], [0.5, 0.2]);
  await expect.poll(() => rows(playground)).toBeGreaterThan(20);
  await page.getByRole("radio", { name: "Erase" }).click();
  for (const line of [0.05, 0.1, 0.15, 0.2, 0.25, 0.3, 0.35, 0.5]) await drag(page, [0, line], [1, line]);
  await expect.poll(() => rows(playground)).toBe(1);
});

test("by keyboard: Enter adds, numbers choose the class, Delete removes the nearest, a point is carried", async ({
  page,
  playground,
}) => {
  await playground.openPaused({ data: pair(2) });
  await playground.inspect([0.3, 0.6]);
  await page.getByRole("button", { name: "Edit points" }).click();
  await canvas(page).focus();
  await page.keyboard.press("2");
  await page.keyboard.press("Shift+ArrowLeft");
  await page.keyboard.press("Enter");
  await expect
    .poll(() => own(playground))
    .toMatchObject({
      inputs: [
        [0, 0],
        [2, 2],
        [-0.3, 0.6],
      ],
      targets: [0, 1, 1],
    });
  await expect(page.getByText("−0.3; 0.6. 3 points.")).toBeAttached();
  await page.getByRole("radio", { name: "Move" }).click();
  await canvas(page).focus();
  await page.keyboard.press("Enter");
  await page.keyboard.press("Shift+ArrowUp");
  await page.keyboard.press("Enter");
  await expect.poll(async () => (await own(playground)).inputs[2]).toEqual([-0.3, 1.2]);
  await page.keyboard.press("Delete");
  await expect.poll(() => rows(playground)).toBe(2);
});

test("points are drawn by touch", async ({ browser, baseURL }) => {
  const page = await browser.newPage({ baseURL, hasTouch: true, viewport: { width: 390, height: 844 } });
  await page.goto("/");
  await page.getByRole("tab", { name: "Data" }).tap();
  await page.getByRole("button", { name: "Edit points" }).tap();
  await page.touchscreen.tap(...(await at(page, 0.3, 0.3)));
  await expect(page.getByText(/301 rows/)).toBeVisible();
  await page.close();
});

test("on a curve the height is the value; values and labels are drawn as chosen", async ({ page, playground }) => {
  await playground.openPaused({
    data: { name: "custom", inputs: [[0], [1]], targets: [2, -4] },
    features: ["x1"],
    loss: { name: "mean_squared_error" },
    layers: [{ units: 1 }],
  });
  await page.getByRole("button", { name: "Edit points" }).click();
  await page.mouse.click(...(await at(page, 0.75, 0.25)));
  await expect
    .poll(() => own(playground))
    .toMatchObject({ inputs: [[0], [1], [expect.closeTo(1.5, 1)]], targets: [2, -4, expect.closeTo(2.5, 1)] });
  await playground.propose({ data: { name: "overlap", samples: 50 } });
  await page.getByRole("checkbox", { name: "Label 2" }).click();
  await page.mouse.click(...(await at(page, 0.5, 0.5)));
  await expect.poll(async () => ((await own(playground)).targets as number[][])?.at(-1)?.slice(0, 2)).toEqual([1, 1]);
  await playground.propose({ data: { name: "plane", samples: 50 } });
  await page.getByRole("spinbutton", { name: "Value of new points" }).fill("-1.5");
  await page.getByRole("spinbutton", { name: "Value of new points" }).press("Enter");
  await page.mouse.click(...(await at(page, 0.5, 0.5)));
  await expect.poll(async () => ((await own(playground)).targets as number[])?.at(-1)).toBe(-1.5);
});

test("class names are kept beside tanh and squared error", async ({ page, playground }) => {
  await playground.openPaused({
    data: { name: "moons", classes: 2 },
    loss: { name: "mean_squared_error" },
    layers: [{ units: 4 }, { units: 1, activation: "tanh" }],
  });
  for (const point of [
    [-1, 1],
    [1, -1],
    [2, -0.5],
    [-2, 0],
  ]) {
    await playground.inspect(point);
    await expect.poll(async () => (await playground.cells("target"))[0]).toBeGreaterThanOrEqual(0);
    await expect(page.locator(".result")).toContainText(/\d/);
  }
});
