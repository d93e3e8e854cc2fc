import { violations } from "./axe.ts";
import { expect, sharedTest, test } from "./playground.ts";

sharedTest(
  "a formula of one's own is typed, refused with its place, corrected, and trained",
  async ({ page, playground }) => {
    await playground.openPaused();
    await page.getByLabel("Activation of Layer 1").selectOption({ label: "Custom" });
    const expression = async () =>
      ((await playground.config())!.layers![0].activation as { expression?: string }).expression;
    await expect.poll(expression).toBe("x * sigmoid(1.7 * x)");
    expect(await page.evaluate(() => document.documentElement.scrollHeight)).toBeLessThanOrEqual(900);

    await page.getByRole("button", { name: "Formula of Layer 1" }).click();
    const field = page.getByRole("textbox", { name: "Formula of Layer 1" });
    await expect(field).toHaveValue("x * sigmoid(1.7 * x)");
    await playground.step(20);
    const before = await playground.parameters();

    await field.fill("x * sigmoid(2x)");
    await field.press("Enter");
    await expect(field).toHaveAttribute("aria-invalid", "true");
    await expect(field).toHaveValue("x * sigmoid(2x)");
    await expect(field).toHaveAccessibleDescription(
      /Character 14: expected an operator before "x"; a product is written with \*/,
    );
    await expect(page.locator(".fault mark")).toHaveText("x");
    await expect(page.locator(".fault pre")).toHaveText(/\n {13}\^$/);
    expect(await violations(page)).toEqual([]);
    expect(await expression()).toBe("x * sigmoid(1.7 * x)");
    expect(await playground.parameters()).toEqual(before);

    await page.keyboard.press("Escape");
    await page.getByRole("button", { name: "Formula of Layer 1, invalid" }).click();
    await field.fill("x * sigmoid(a*x)");
    await field.blur();
    await expect.poll(expression).toBe("x * sigmoid(a*x)");
    await expect(field).toHaveAttribute("aria-invalid", "false");
    await expect(page.locator(".fault")).toHaveCount(0);
    await page.getByRole("combobox", { name: "learn a" }).selectOption({ label: "a learned" });
    await expect
      .poll(async () => (await playground.config())!.layers![0].activation)
      .toMatchObject({ trainable: true });
    await page.keyboard.press("Escape");
    expect((await playground.step(50)).step).toBe(50);
    expect(new Set((await playground.parameters())[0][2]).size).toBeGreaterThan(1);
  },
);

test("a wrong formula of a script is named in the notice, and an entry that is taken back leaves no fault", async ({
  page,
  playground,
}) => {
  await playground.openPaused();
  await page.getByLabel("Activation of Layer 1").selectOption({ label: "Custom" });
  await page.getByRole("button", { name: "Formula of Layer 1" }).click();
  const field = page.getByRole("textbox", { name: "Formula of Layer 1" });
  await field.fill("sinn(x)");
  await field.press("Enter");
  await expect(field).toHaveAttribute("aria-invalid", "true");
  await field.fill("x * sigmoid(1.7 * x)");
  await field.press("Enter");
  await expect(field).toHaveAttribute("aria-invalid", "false");
  await page.keyboard.press("Escape");
  await playground.element.evaluate((element) => {
    (element as unknown as { config: unknown }).config = {
      layers: [{ units: 2, activation: { name: "custom", expression: "x y" } }, { units: 3 }],
    };
  });
  await expect(page.getByRole("alert")).toContainText("Character 3: expected an operator");
});

test("a formula that gives no finite numbers is blamed, not the learning rate, and is undone from there", async ({
  page,
  playground,
}) => {
  await playground.openPaused();
  await page.getByLabel("Activation of Layer 1").selectOption({ label: "Custom" });
  await page.getByRole("button", { name: "Formula of Layer 1" }).click();
  await page.getByRole("textbox", { name: "Formula of Layer 1" }).fill("log(x)");
  await page.keyboard.press("Enter");
  const notice = page.locator("playground-notice").getByRole("alert");
  await expect(notice).toContainText("Training cannot start: Layer 1 gives numbers that are not finite.");
  await expect(notice).not.toContainText("The learning rate is most likely");
  await page.keyboard.press("Escape");
  await notice.getByRole("button", { name: "Undo" }).click();
  await expect(notice).toBeEmpty();
  expect((await playground.step(10)).step).toBe(10);
});
