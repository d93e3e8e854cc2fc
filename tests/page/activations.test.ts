import { expect, sharedTest as test } from "./playground.ts";

test("a layer's menu shows every activation as its curve, takes the one that is pressed, and sets all hidden layers", async ({
  page,
  playground,
}) => {
  await playground.openPaused();
  const face = page.getByRole("button", { name: "Curve of Layer 2: choose another activation" });
  const drawn = () => face.locator("path.curve").getAttribute("d");
  await expect.poll(drawn).toMatch(/^M/);
  const relu = await drawn();
  await face.click();
  const menu = page.getByRole("group", { name: "Curve of Layer 2: choose another activation" });
  const names = await page.getByLabel("Activation of Layer 2").locator("option").count();
  expect(names).toBeGreaterThan(20);
  await expect(menu.locator("path.curve")).toHaveCount(names);
  await menu.getByRole("button", { name: "Tanh", exact: true }).click();
  await expect(page.getByLabel("Activation of Layer 2")).toHaveValue("tanh");
  await expect.poll(drawn).not.toBe(relu);
  await expect(page.getByLabel("Activation of Layer 1")).toHaveValue("relu");
  await menu.getByRole("button", { name: "Use Tanh in all hidden layers" }).click();
  await expect(page.getByLabel("Activation of Layer 1")).toHaveValue("tanh");
  await expect(page.getByLabel("Activation of Output")).toHaveValue("linear");
});

test("a slope that is learned is seen moving, as numbers and in the curve", async ({ page, playground }) => {
  await playground.openPaused();
  await page.getByLabel("Activation of Layer 1").selectOption("prelu");
  const learned = page.locator('[data-learned="0"]');
  await expect(learned).toHaveText("now 0.25 (0.25 to 0.25)");
  const curve = page.getByRole("button", { name: "Curve of Layer 1: choose another activation" }).locator("path.curve");
  await expect(curve).toHaveAttribute("d", /^M/);
  const before = await curve.getAttribute("d");
  await playground.step(400);
  await expect(learned).not.toContainText("0.25 (");
  const slopes = await playground.element.evaluate(async (element) =>
    Array.from(
      (await (element as unknown as { parameters(): Promise<{ alpha: Float64Array }[]> }).parameters())[0].alpha,
    ),
  );
  await expect(learned).toContainText(
    `(${Math.min(...slopes).toFixed(2)} to ${Math.max(...slopes).toFixed(2)})`.replaceAll("-", "−"),
  );
  await expect.poll(() => curve.getAttribute("d")).not.toBe(before);
});
