import { expect, sharedTest as test } from "./playground.ts";

test("a weight is moved a little: the losses, the slope and backprop's number stand beside each other in both precisions", async ({
  page,
  playground,
}) => {
  await playground.openPaused();
  await playground.reset();
  await playground.step(40);
  const before = await playground.fingerprint();
  await page.getByRole("tab", { name: "ε-nudge" }).click();
  await page.getByLabel("Layer", { exact: true }).selectOption("Layer 2");
  await page.getByLabel("From", { exact: true }).selectOption("Unit 12");
  await page.getByLabel("To", { exact: true }).selectOption("Unit 5");
  await expect(page.locator("playground-nudge")).toContainText("Gradient of all 371 weights: 2 passes");
  const cell = async (name: string) => (await playground.cells(name))[0];
  await expect(async () => {
    for (const precision of [32, 64]) {
      const [plus, minus] = [await cell(`plus-${precision}`), await cell(`minus-${precision}`)];
      const [slope, gradient] = [await cell(`slope-${precision}`), await cell(`gradient-${precision}`)];
      expect((plus - minus) / 0.02).toBeCloseTo(slope, 4);
      expect(Math.abs(slope - gradient)).toBeLessThan(0.01);
    }
  }).toPass();
  const slider = page.getByRole("slider", { name: "ε =" });
  await slider.focus();
  const far = Math.abs(await cell("difference-64"));
  for (let i = 0; i < 6; i++) await page.keyboard.press("ArrowRight");
  await expect(page.locator("playground-nudge caption")).toContainText("ε = 1e−5");
  await expect.poll(async () => Math.abs(await cell("difference-64"))).toBeLessThan(far);
  await page.keyboard.press("End");
  await expect(page.locator("playground-nudge caption")).toContainText("ε = 1e−12");
  expect(Math.abs(await cell("difference-32"))).toBeGreaterThan(Math.abs(await cell("difference-64")));
  expect(await playground.fingerprint()).toBe(before);
});

test("a click on a line of the network takes its weight", async ({ page, playground }) => {
  await playground.openPaused();
  await page.getByRole("tab", { name: "ε-nudge" }).click();
  const [from, to] = [(await playground.face(0, 2).boundingBox())!, (await playground.face(1, 2).boundingBox())!];
  await page.mouse.click(from.x + from.width + 3, from.y + from.height / 2);
  await expect(page.getByLabel("Layer", { exact: true })).toHaveValue("1");
  await expect(page.getByLabel("From", { exact: true })).toHaveValue("2");
  await page.mouse.click(to.x - 3, to.y + to.height / 2);
  await expect(page.getByLabel("To", { exact: true })).toHaveValue("2");
  await expect(page.locator(".links path[data-chosen]")).toHaveCount(1);
  await page.getByRole("tab", { name: "Curves" }).click();
  await expect(page.locator(".links path[data-chosen]")).toHaveCount(0);
});

test("a weight that goes with its layer gives way to another", async ({ page, playground }) => {
  await playground.openPaused();
  await page.getByRole("tab", { name: "ε-nudge" }).click();
  await page.getByLabel("Layer", { exact: true }).selectOption("Output");
  await page.getByLabel("From", { exact: true }).selectOption("Unit 16");
  await page.getByRole("button", { name: "Remove Layer 2" }).click();
  await page.getByRole("button", { name: "Remove Layer 1" }).click();
  await expect(page.getByLabel("Layer", { exact: true })).toHaveValue("0");
  await expect(page.getByLabel("From", { exact: true })).toHaveValue("1");
  await expect.poll(async () => (await playground.cells("slope-64")).length).toBe(1);
});
