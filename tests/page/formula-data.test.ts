import { violations } from "./axe.ts";
import { expect, sharedTest } from "./playground.ts";

sharedTest(
  "data by a formula is chosen, typed, refused at its place, made classes, and trained",
  async ({ page, playground }) => {
    await playground.openPaused();
    await page.getByRole("radio", { name: "Formula" }).check();
    const data = async () =>
      (await playground.config())!.data as { expression?: string; as?: string; columns?: number };
    await expect.poll(data).toMatchObject({ name: "formula", as: "values", columns: 1 });

    const field = page.getByRole("textbox", { name: "Formula", exact: true });
    await field.fill("max(0, 1.5*y)");
    await field.press("Enter");
    await expect(field).toHaveAttribute("aria-invalid", "true");
    await expect(field).toHaveAccessibleDescription(/Character 12: "y" is not known/);
    await expect(page.locator("playground-data .fault mark")).toHaveText("y");
    expect(await violations(page)).toEqual([]);

    await field.fill("max(0, 1.5*x)");
    await field.press("Enter");
    await expect.poll(data).toMatchObject({ expression: "max(0, 1.5*x)" });
    await expect(field).toHaveAttribute("aria-invalid", "false");
    expect((await playground.step(30)).train.r_squared).toBeGreaterThan(0);

    await page.getByLabel("The formula gives").selectOption({ label: "a class, by its sign" });
    await expect.poll(data).toMatchObject({ as: "classes", expression: "max(0, 1.5*x)" });
    expect((await playground.step(30)).train.accuracy).toBeGreaterThan(0.5);
  },
);

sharedTest(
  "a formula is added to the features and left out again; weights are drawn anew for the same data",
  async ({ page, playground }) => {
    await playground.openPaused();
    await page.getByRole("button", { name: "Formula as a feature" }).click();
    const field = page.getByRole("textbox", { name: "Formula as a feature" });
    await field.fill("x1 * y");
    await field.press("Enter");
    await expect(field).toHaveAttribute("aria-invalid", "true");
    await field.fill("x1 - x2");
    await field.press("Enter");
    const features = async () => (await playground.config())!.features;
    await expect.poll(features).toEqual(["x1", "x2", { expression: "x1 - x2" }]);
    await page.keyboard.press("Escape");
    const before = await playground.parameters();
    expect(before[0][0]).toHaveLength(3 * 16);

    const { seed } = (await playground.config())!;
    await page.getByRole("button", { name: "New weights" }).click();
    await expect.poll(async () => (await playground.config())!.weights_seed).toBeDefined();
    expect(await playground.parameters()).not.toEqual(before);
    expect((await playground.config())!.seed).toBe(seed);

    await playground.step(20);
    const trained = await playground.parameters();
    await page.getByRole("button", { name: "Keep weights" }).click();
    await expect.poll(async () => (await playground.config())!.parameters).toHaveLength(3);
    expect((await playground.status())!.step).toBe(0);
    expect(await playground.parameters()).toEqual(trained);
    await page.keyboard.press("Control+z");
    await expect.poll(async () => (await playground.config())!.parameters).toBeUndefined();

    await page.getByRole("button", { name: /x1 - x2/ }).click();
    await expect.poll(features).toEqual(["x1", "x2"]);
  },
);
