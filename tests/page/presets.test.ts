import { PRESETS } from "../../web/experiment/presets.ts";
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

test("each experiment to try is opened from the menu by keyboard, and runs", async ({ page, playground }) => {
  await playground.open();
  const menu = page.getByRole("group", { name: "Preset experiments" });
  for (const { id, experiment } of PRESETS) {
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
  }
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
  await expect(hint).toContainText("SELU keeps the variance");
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
