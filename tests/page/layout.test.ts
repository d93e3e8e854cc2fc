import type { Page } from "@playwright/test";
import { expect, test } from "./playground.ts";

const heightOf = async (page: Page, selector: string) => (await page.locator(selector).boundingBox())!.height;

/** An em of common fonts for pages, a character: a text of them is at most so wide. */
const USUAL_WIDTH = 0.49;
const TEXT = "The colours follow the arms as the loss falls. Click anywhere on the map to see the probabilities there.";

/** What is to fit a screen fits it in text of the usual width: where the machine's font is wider, it is set smaller. */
const usualText = (page: Page) =>
  page.addInitScript(
    ([text, usual]) =>
      addEventListener("DOMContentLoaded", () => {
        const context = document.createElement("canvas").getContext("2d")!;
        context.font = "100px system-ui, sans-serif";
        const width = context.measureText(text as string).width / 100 / (text as string).length;
        document.documentElement.style.fontSize = `${16 * Math.min(1, (usual as number) / width)}px`;
      }),
    [TEXT, USUAL_WIDTH],
  );

const SCREENS = [
  [1200, 800],
  [1280, 800],
  [1366, 768],
  [1440, 900],
] as const;

test("the head is one line on every usual screen, in both languages", async ({ page, playground }) => {
  await usualText(page);
  await playground.openPaused();
  await playground.step(4000);
  await expect(page.locator(".loss-train")).toContainText("e−");
  for (const [width, height] of SCREENS) {
    await page.setViewportSize({ width, height });
    await expect.poll(() => heightOf(page, "header.bar"), `${width} px`).toBeLessThan(60);
    const [bar, last] = [
      await page.locator("header.bar").boundingBox(),
      await page.locator(".score-test").boundingBox(),
    ];
    expect(last!.y, `the last item is in that line, ${width} px`).toBeLessThan(bar!.y + bar!.height - 20);
  }
  await page.getByRole("button", { name: "简体中文" }).click();
  await expect(page.getByRole("heading", { name: "激活函数游乐场" })).toHaveCount(1);
  for (const [width, height] of SCREENS) {
    await page.setViewportSize({ width, height });
    await expect.poll(() => heightOf(page, "header.bar"), `Chinese, ${width} px`).toBeLessThan(60);
  }
});

test("everything is on one screen of every usual size, the training bar in one line", async ({ page, playground }) => {
  await usualText(page);
  await playground.openPaused();
  for (const [width, height] of SCREENS) {
    await page.setViewportSize({ width, height });
    await expect
      .poll(() => page.evaluate(() => document.documentElement.scrollHeight), `${width} × ${height}`)
      .toBeLessThanOrEqual(height);
    expect(await heightOf(page, ".training.card"), `${width} px`).toBeLessThan(70);
  }
});

test("on a tablet the name, the rooms and the actions stand in one line, play and the numbers below", async ({
  page,
  playground,
}) => {
  await page.setViewportSize({ width: 900, height: 1200 });
  await playground.openPaused();
  const middle = async (selector: string) =>
    ((box) => box!.y + box!.height / 2)(await page.locator(selector).boundingBox());
  expect(Math.abs((await middle("h1")) - (await middle(".actions")))).toBeLessThan(6);
  expect(Math.abs((await middle("playground-transport")) - (await middle("playground-status")))).toBeLessThan(6);
  expect(await middle("playground-transport")).toBeGreaterThan((await middle("h1")) + 20);
});

test("the head of a phone has the page's name in one line, or its picture", async ({ page, playground }) => {
  await page.setViewportSize({ width: 390, height: 700 });
  await playground.openPaused();
  await expect(page.getByRole("heading", { name: "Activation Playground" })).toHaveCount(1);
  for (const width of [320, 360, 390]) {
    await page.setViewportSize({ width, height: 700 });
    await expect.poll(() => heightOf(page, "h1"), `${width} px`).toBeLessThan(30);
    const [name, actions] = [await page.locator("h1").boundingBox(), await page.locator(".actions").boundingBox()];
    expect(name!.x + name!.width, `${width} px`).toBeLessThanOrEqual(actions!.x);
    expect(actions!.x + actions!.width, `${width} px`).toBeLessThanOrEqual(width);
    const presets = (await page.getByRole("button", { name: "Preset experiments" }).boundingBox())!;
    expect(presets.x + presets.width, `${width} px`).toBeLessThanOrEqual(width);
    const undo = (await page.getByRole("button", { name: "Undo" }).boundingBox())!;
    expect(undo.x, `${width} px`).toBeGreaterThanOrEqual(0);
    expect(Math.abs(actions!.y + actions!.height / 2 - name!.y - name!.height / 2), `${width} px`).toBeLessThan(6);
  }
});

test("with a row of parameters every tab of a closer look stays in view", async ({ page, playground }) => {
  await playground.openPaused({
    layers: [{ units: 8, activation: { name: "custom" } }, { units: 8, activation: "elu" }, { units: 3 }],
  });
  const panel = (await page.locator("playground-analysis").boundingBox())!;
  for (const tab of await page.locator("playground-analysis").getByRole("tab").all()) {
    const { y, height } = (await tab.boundingBox())!;
    expect(y + height, (await tab.textContent())!).toBeLessThanOrEqual(panel.y + panel.height);
  }
});

test("panels keep their place when another is chosen; pins have a line of their own once there is one", async ({
  page,
  playground,
}) => {
  await playground.openPaused();
  const left = async () => (await page.locator("#analysis").boundingBox())!.x;
  const before = await left();
  for (const name of ["Health", "Confusion", "Compare"]) {
    await page.getByRole("tab", { name }).click();
    expect(await left(), name).toBe(before);
  }
  const [pin, place] = [
    page.getByRole("button", { name: "Pin this point" }),
    page.locator("playground-inspector .place input").first(),
  ];
  const [button, input] = [(await pin.boundingBox())!, (await place.boundingBox())!];
  expect(Math.abs(button.y + button.height / 2 - input.y - input.height / 2)).toBeLessThan(3);
  await expect(page.locator(".pins")).toHaveCount(0);
  await pin.click();
  await expect(page.locator(".pins .pinned")).toHaveCount(1);
  await expect(pin).toBeDisabled();
});

test("lines lead from a picture to the first layer, as wide as each unit's weights are large", async ({
  page,
  playground,
}) => {
  await playground.openPaused({
    data: { name: "digits", classes: 10, samples: 100 },
    features: Array.from({ length: 64 }, (_, i) => `x${i + 1}`),
    layers: [{ units: 5, activation: "relu" }, { units: 10 }],
  });
  const widths = () =>
    page.locator("path.bundle").evaluateAll((paths) => paths.map((path) => Number(path.getAttribute("stroke-width"))));
  await expect.poll(async () => (await widths()).filter((width) => width > 1)).toHaveLength(5);
  const start = await widths();
  await page.getByRole("combobox", { name: "Learning rate" }).selectOption("1");
  await playground.step(20);
  await expect.poll(async () => (await widths()).every((width, i) => width > start[i])).toBe(true);
});

test("on a phone nothing scrolls sideways, whatever the network, and the numbers have labels of one line", async ({
  page,
  playground,
}) => {
  await usualText(page);
  await page.setViewportSize({ width: 390, height: 844 });
  await playground.openPaused({ layers: [...Array.from({ length: 20 }, () => ({ units: 4 })), { units: 3 }] });
  await playground.step(1);
  const widthOf = (selector: string) =>
    page.locator(selector).evaluate(({ scrollWidth, clientWidth }) => [scrollWidth, clientWidth]);
  const [content, view] = await widthOf("playground-network .scroll");
  expect(content).toBe(view);
  expect(await widthOf("html")).toEqual([390, 390]);
  expect(await heightOf(page, ".score-test dt")).toBeCloseTo(await heightOf(page, ".loss-test dt"), 0);
});

test("the name of an axis is in view on the lowest usual screen", async ({ page, playground }) => {
  await page.setViewportSize({ width: 1366, height: 768 });
  await playground.openPaused();
  await playground.step(20);
  const panel = (await page.locator("playground-analysis .panel").boundingBox())!;
  const name = (await page.locator("playground-curves").getByText("epochs").first().boundingBox())!;
  expect(name.y + name.height).toBeLessThanOrEqual(panel.y + panel.height + 0.5);
});

test("beside the training bar alone, the map takes the room of what is left out, in the page and in an element", async ({
  page,
}) => {
  const map = page.locator("playground-map canvas").first();
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.goto("/?panels=output,training,transport");
  await expect.poll(async () => (await map.boundingBox())?.width ?? 0).toBeGreaterThan(450);
  await page.route("**/guest.html", (route) =>
    route.fulfill({
      contentType: "text/html",
      body: '<!doctype html><activation-playground panels="output,training,transport"></activation-playground><script type="module" src="./activation-playground.js"></script>',
    }),
  );
  await page.goto("/guest.html");
  const card = page.locator("activation-playground section.output");
  await expect.poll(async () => (await map.boundingBox())?.width ?? 0).toBeGreaterThan(450);
  const [inner, outer] = [(await map.boundingBox())!, (await card.boundingBox())!];
  expect(outer.y + outer.height, "nothing of the map is cut off").toBeGreaterThanOrEqual(inner.y + inner.height);
});
