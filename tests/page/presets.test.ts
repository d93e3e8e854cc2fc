import { PRESETS, PRESET_GROUPS } from "../../web/experiment/presets.ts";
import { expect, test } from "./playground.ts";

test("a hint is shown at the first visit; once closed, it stays away", async ({ page, playground }) => {
  await playground.open();
  const hint = page.getByRole("region", { name: "Presets" });
  await expect(hint).toContainText("Three spiral arms");
  await hint.getByRole("button", { name: "Next: XOR needs a hidden layer" }).click();
  await expect.poll(async () => (await playground.config())!.data!.name).toBe("xor");
  await expect(hint).toContainText("the boundary is a straight line");
  await page.getByRole("button", { name: "+ Add layer" }).click();
  await expect.poll(async () => (await playground.status())!.train.accuracy, { timeout: 30_000 }).toBeGreaterThan(0.9);
  await hint.getByRole("button", { name: "Close" }).click();
  await expect(hint).toHaveCount(0);
  await page.goto("about:blank");
  await playground.open();
  await expect(page.locator("playground-network .graph")).toBeVisible();
  await expect(hint).toHaveCount(0);
});

for (const { id: group, presets } of PRESET_GROUPS) {
  test(`each preset of the group "${group}" is opened from the menu by keyboard, trains, and shows its panel`, async ({
    page,
    playground,
  }) => {
    await playground.open();
    const menu = page.getByRole("group", { name: "Preset experiments" });
    for (const { id, experiment, baseline, analysis } of presets) {
      await page.getByRole("button", { name: "Preset experiments" }).press("Enter");
      await menu
        .getByRole("button")
        .nth(PRESETS.findIndex((preset) => preset.id === id))
        .press("Enter");
      await expect(menu).toBeHidden();
      await expect
        .poll(async () => (await playground.config())!.layers!.length, { message: id })
        .toBe(experiment.layers?.length ?? 3);
      await expect(page.getByRole("button", { name: "Pause" })).toBeEnabled();
      await expect.poll(async () => (await playground.status())!.step, { message: id }).toBeGreaterThan(0);
      await expect(page.locator(`playground-${analysis}`), id).toBeVisible();
      await expect(page.locator(`playground-${analysis} :is(svg, canvas, td)`).first(), id).toBeVisible();
      await expect.poll(async () => (await playground.linked()).includes('"rival"'), id).toBe(baseline !== undefined);
      await expect(page.getByRole("alert"), id).toHaveText("");
    }
  });
}

test("the menu names its groups, and fits a phone by scrolling", async ({ page, playground }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await playground.open();
  await page.getByRole("button", { name: "Preset experiments" }).click();
  const menu = page.getByRole("group", { name: "Preset experiments" });
  for (const name of [
    "Activations and outputs",
    "Convolution",
    "Recurrence",
    "Normalization",
    "The tutorials’ networks",
  ])
    await expect(menu.getByRole("group", { name })).toHaveCount(1);
  const { x, y, width, height } = (await menu.boundingBox())!;
  expect(Math.min(x, y, 390 - x - width, 844 - y - height)).toBeGreaterThanOrEqual(0);
  await menu.getByRole("button", { name: "LSTM(64) over 100 steps" }).click();
  await expect.poll(async () => (await playground.config())!.data!.name).toBe("order");
});

test("choosing shapes in place of points sets a convolution, which one step of undo takes back", async ({
  page,
  playground,
}) => {
  await playground.openPaused();
  await page.getByRole("radio", { name: "Shapes" }).check({ force: true });
  const kinds = async () => (await playground.config())!.layers!.map(({ kind, units }) => kind ?? units);
  await expect.poll(kinds).toEqual(["conv2d", "global_max_pooling2d", 6]);
  await expect(page.getByRole("tab", { name: "Convolution", selected: true })).toBeVisible();
  await page.keyboard.press("Control+z");
  await expect.poll(kinds).toEqual([16, 16, 3]);
});

test("a link by a preset's name opens it, and the address keeps its sentence over a reload", async ({
  page,
  playground,
}) => {
  await playground.open("#preset=selu");
  const hint = page.getByRole("region", { name: "Presets" });
  await expect(hint).toContainText("SELU keeps the variance");
  await expect(page.getByRole("tab", { name: "Health", selected: true })).toBeVisible();
  await expect.poll(() => page.evaluate(() => location.hash)).toMatch(/^#deflated=/);
  await page.reload();
  await expect(hint).toContainText("SELU keeps the variance", { timeout: 20_000 }); // its text is loaded after the page
});

test("a link with an unknown preset is reported", async ({ page, playground }) => {
  await playground.open("#preset=perceptron");
  await expect(page.getByRole("alert")).toContainText("names an unknown preset");
});

test("the head is one line at 1440 px, and the sentence leaves the page one screen", async ({ page, playground }) => {
  await playground.open();
  expect((await page.locator("header.bar").boundingBox())!.height).toBeLessThan(70);
  expect(await page.evaluate(() => document.documentElement.scrollHeight)).toBeLessThanOrEqual(900);
});

test("the element's attribute preset opens an experiment of that name; an unknown one is named, and the running one stays", async ({
  page,
  playground,
}) => {
  await playground.openPaused();
  await playground.element.evaluate((element) => element.setAttribute("preset", "linear"));
  await expect.poll(async () => (await playground.config())!.data!.name).toBe("circles");
  await expect(page.getByRole("region", { name: "Presets" })).toContainText("Linear layers collapse");
  await expect(page.getByRole("tab", { name: "Collapse" })).toHaveAttribute("aria-selected", "true");
  await playground.element.evaluate((element) => element.setAttribute("preset", "nothing"));
  await expect(page.getByRole("alert").first()).toContainText('preset "nothing" is not known; allowed are spiral, xor');
  expect((await playground.config())!.data!.name).toBe("circles");
});

test("an element that is made with a preset begins with it", async ({ page, playground }) => {
  await playground.openPaused();
  const name = await page.evaluate(() => {
    const element = document.createElement("activation-playground") as HTMLElement & {
      config: { data: { name: string } };
    };
    element.setAttribute("preset", "xor");
    const opened = new Promise<string>((resolve) =>
      element.addEventListener("config-change", () => resolve(element.config.data.name)),
    );
    document.body.append(element);
    return opened;
  });
  expect(name).toBe("xor");
});
