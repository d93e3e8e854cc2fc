import type { Page } from "@playwright/test";
import { violations, violationsInBothThemes } from "./axe.ts";
import { expect, test } from "./playground.ts";

const sizes = {
  wide: { width: 1440, height: 900 },
  tablet: { width: 900, height: 1100 },
  phone: { width: 390, height: 844 },
  small: { width: 320, height: 640 },
};

/** A switch is pressed by its label too. What is visible is asked together with its size: the page may be about to change. */
async function smallTargets(page: Page): Promise<string[]> {
  const small = await page.locator("button, select, input, nav a").evaluateAll((controls) =>
    controls
      .filter((control) => control.checkVisibility({ visibilityProperty: true }))
      .map((control) => ({ box: control.getBoundingClientRect(), html: control.outerHTML.slice(0, 120) }))
      .filter(({ box }) => box.width < 24 || box.height < 24)
      .map(({ html }) => html),
  );
  return small.filter((html) => !html.includes('role="switch"'));
}

// The tabs of a closer look: chinese-access.test.ts
test("one screen at 1440 × 900 shows everything; axe finds nothing there, and on a tablet", async ({
  page,
  playground,
}) => {
  await playground.openPaused();
  await page.getByLabel("Activation of Layer 1").selectOption({ label: "ELU" });
  await expect(page.getByRole("spinbutton", { name: "α" })).toBeVisible();
  expect(await page.evaluate(() => document.documentElement.scrollHeight)).toBeLessThanOrEqual(900);
  for (const part of [
    "playground-data",
    "playground-network",
    "playground-map",
    "playground-curves",
    "playground-inspector table",
  ]) {
    await expect(page.locator(part), part).toBeInViewport({ ratio: 0.9 });
  }
  await playground.step(100);
  expect(await violationsInBothThemes(page)).toEqual([]);
  await page.setViewportSize(sizes.tablet);
  await expect(page.locator(".page.medium")).toBeVisible();
  expect(await violations(page)).toEqual([]);
});

test("every part of the page on a phone: nothing for axe; on a small one no sideways scrolling, targets of 24 px", async ({
  page,
  playground,
}) => {
  await page.setViewportSize(sizes.phone);
  await playground.openPaused();
  await playground.step(100);
  for (const tab of await page.getByRole("tablist", { name: "Panels" }).getByRole("tab").all()) {
    await tab.click();
    const name = (await tab.textContent())!;
    expect(await violationsInBothThemes(page), name).toEqual([]);
    await page.setViewportSize(sizes.small);
    expect(await smallTargets(page), name).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth), name).toBeLessThanOrEqual(
      sizes.small.width,
    );
    await page.setViewportSize(sizes.phone);
  }
});

for (const room of ["explorer", "softmax"] as const) {
  test(`the room ${room}: nothing for axe, no sideways scrolling, targets of 24 px`, async ({ page, playground }) => {
    await playground.openRoom(room);
    for (const width of [320, 390, 860, 1200, 1440]) {
      await page.setViewportSize({ width, height: 900 });
      await page.waitForTimeout(100);
      expect(await page.evaluate(() => document.documentElement.scrollWidth), `${width} px`).toBeLessThanOrEqual(width);
      expect(await smallTargets(page), `${width} px`).toEqual([]);
      if (width === 390 || width === 1440) expect(await violationsInBothThemes(page), `${width} px`).toEqual([]);
    }
  });
}

for (const [width, colorScheme] of [
  [1440, "light"],
  [390, "dark"],
  [320, "light"],
] as const) {
  test(`own data at ${width} px, ${colorScheme}: nothing for axe, no sideways scrolling, targets of 24 px`, async ({
    page,
    playground,
  }) => {
    test.slow();
    await page.setViewportSize({ width, height: 844 });
    await page.emulateMedia({ colorScheme });
    await playground.openPaused();
    if (width < 800) await page.getByRole("tab", { name: "Data" }).click();
    const fits = async (name: string) => {
      expect(await smallTargets(page), name).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth), name).toBeLessThanOrEqual(width);
    };
    const sound = async (name: string) => {
      await fits(name);
      expect(await violations(page), name).toEqual([]);
    };
    await page.getByRole("button", { name: "Edit points" }).click();
    for (const tool of ["Move", "Erase", "Add"]) {
      await page.getByRole("radio", { name: tool, exact: true }).check();
      await fits(tool);
    }
    await sound("by hand");
    await page.getByRole("button", { name: "Open a file" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("textbox").fill("a,b,c,kind\n1,2,3,u\n2,two,4,v\n9,8,7,u\n");
    await expect(dialog.getByRole("alert")).toContainText("two");
    await sound("a fault");
    await dialog.getByRole("switch", { name: "Drop faulty rows" }).click();
    await dialog.getByRole("button", { name: /^Import 2 rows/ }).click();
    await expect(page.getByRole("spinbutton", { name: /Row 1 of 2/ })).toBeVisible();
    await sound("rows");
  });
}

test("axe finds nothing in a notice and in open panels", async ({ page, playground }) => {
  test.slow(); // axe looks three times
  await playground.openPaused();
  await playground.element.evaluate((element) => ((element as unknown as { config: unknown }).config = { seed: -1 }));
  await expect(page.getByRole("alert")).toContainText("seed");
  await page.getByRole("button", { name: "More", exact: true }).click();
  expect(await violations(page)).toEqual([]);
  await page.getByRole("button", { name: "Close this notice" }).last().click();
  await page.getByRole("button", { name: "Preset experiments" }).click();
  expect(await violations(page)).toEqual([]);
  await page.getByRole("button", { name: "What is this? Network" }).click();
  await expect(page.locator("playground-network math")).toBeVisible();
  expect(await violations(page)).toEqual([]);
});

test("two runs beside each other, and where to stop: nothing for axe, no sideways scrolling, targets of 24 px", async ({
  page,
  playground,
}) => {
  test.slow();
  await playground.openPaused();
  await page.getByRole("tab", { name: "Compare" }).click();
  await page.getByRole("button", { name: "Keep this run as A" }).click();
  await page.getByRole("combobox", { name: "Activation of Layer 1" }).selectOption("sigmoid");
  await expect(page.getByText("Layer 1 ReLU → Sigmoid")).toBeVisible();
  await playground.step(50);
  for (const viewport of [sizes.wide, sizes.phone, { width: 320, height: 700 }]) {
    await page.setViewportSize(viewport);
    if (viewport !== sizes.wide) await page.getByRole("tab", { name: "Training" }).click();
    await page.getByRole("button", { name: "Stop condition" }).click();
    await page.waitForTimeout(300);
    expect(await violations(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(viewport.width);
    expect(await smallTargets(page)).toEqual([]);
    await page.keyboard.press("Escape");
  }
});

test("from 320 px on no sideways scrolling, no button at the foot beyond the edge, and targets of 24 px", async ({
  page,
  playground,
}) => {
  await playground.openPaused();
  for (const width of [320, 390, 859, 860, 900, 1199, 1200, 1341, 1440, 2200]) {
    await page.setViewportSize({ width, height: 800 });
    await page.waitForTimeout(100);
    expect(await page.evaluate(() => document.documentElement.scrollWidth), `${width} px`).toBeLessThanOrEqual(width);
    const beyond = await page
      .locator("footer button:visible")
      .evaluateAll(
        (buttons) =>
          buttons
            .map((button) => button.getBoundingClientRect())
            .filter(({ left, right }) => left < 0 || right > innerWidth).length,
      );
    expect(beyond, `${width} px`).toBe(0);
    expect(await smallTargets(page), `${width} px`).toEqual([]);
  }
});

test("the inspector with pins and a sum does not scroll sideways on a phone, and axe finds nothing", async ({
  page,
  playground,
}) => {
  await playground.openPaused();
  await playground.step(300);
  await page.setViewportSize(sizes.phone);
  await page.getByRole("tab", { name: "Inspect" }).click();
  for (const point of [
    [0, 0],
    [1, 1],
    [-1, 2],
    [2, -2],
  ]) {
    await playground.inspect(point);
    await page.getByRole("button", { name: "Pin this point" }).click();
  }
  await page.getByRole("button", { name: "Layer 2, unit 3: show its weighted sum" }).press("Enter");
  await expect(page.locator(".sum")).toBeVisible();
  expect(await violations(page)).toEqual([]);
  for (const width of [320, 390]) {
    await page.setViewportSize({ width, height: 800 });
    await page.waitForTimeout(100);
    expect(await page.evaluate(() => document.documentElement.scrollWidth), `${width} px`).toBeLessThanOrEqual(width);
  }
});

test("every panel of the closer look on a phone: nothing for axe, no sideways scrolling, targets of 24 px", async ({
  page,
  playground,
}) => {
  test.slow();
  await playground.openPaused();
  await playground.propose({
    ...(await playground.config())!,
    layers: [{ units: 16 }, { units: 16, activation: "relu" }, { units: 3 }],
  });
  await playground.step(50);
  for (const [width, colorScheme] of [
    [390, "light"],
    [320, "dark"],
  ] as const) {
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize({ width, height: 800 });
    await page.getByRole("tab", { name: "Training" }).click();
    for (const tab of await page.getByRole("tablist", { name: "Analysis" }).getByRole("tab").all()) {
      await tab.click();
      const name = `${await tab.textContent()}, ${width} px`;
      await page.waitForTimeout(300);
      if (width === 390) expect(await violations(page, page.locator("playground-analysis")), name).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth), name).toBeLessThanOrEqual(width);
      expect(await smallTargets(page), name).toEqual([]);
    }
  }
});

test("digits on a small phone, gallery, pad and weights by hand: no sideways scrolling, targets of 24 px", async ({
  page,
  playground,
}) => {
  test.slow();
  await playground.openPaused();
  await page.getByRole("radio", { name: "Digits" }).check();
  await expect(page.locator("playground-gallery canvas").first()).toBeVisible();
  const sound = async (name: string) => {
    expect(await page.evaluate(() => document.documentElement.scrollWidth), name).toBeLessThanOrEqual(320);
    expect(await smallTargets(page), name).toEqual([]);
  };
  await page.setViewportSize({ width: 320, height: 640 });
  await expect(page.getByRole("tab", { name: "Training" })).toBeVisible();
  await sound("gallery");
  await page.getByRole("tab", { name: "Draw" }).click();
  await expect(page.locator("playground-pad")).toBeVisible();
  await sound("pad");
  await page.getByRole("tab", { name: "Network" }).click();
  await page.getByRole("button", { name: "Layer 2, unit 1: edit its weights and bias" }).press("Enter");
  await expect(page.getByRole("dialog")).toBeVisible();
  await sound("weights");
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Preset experiments" }).click();
  await sound("experiments to try");
});

test("everything can be reached with the Tab key", async ({ page, playground }) => {
  await playground.openPaused();
  const reached = new Set<string>();
  for (let i = 0; i < 100; i++) {
    await page.keyboard.press("Tab");
    reached.add(
      await page.evaluate(() => {
        let active = document.activeElement;
        while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
        return active?.getAttribute("aria-label") ?? active?.id ?? "";
      }),
    );
  }
  for (const name of [
    "Play",
    "One step",
    "loss",
    "learning-rate",
    "Noise",
    "seed",
    "activation-0",
    "Units of Layer 2",
    "Feature x₁²",
  ]) {
    expect([...reached], name).toContain(name);
  }
  expect([...reached].some((name) => name.startsWith("Decision map"))).toBe(true);
});
