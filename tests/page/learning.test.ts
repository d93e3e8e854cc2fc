import { expect, sharedTest, test } from "./playground.ts";

test("the default network exceeds 95 % on held-out points of the spiral", async ({ page, playground }) => {
  await playground.open();
  await expect.poll(async () => (await playground.status())?.test?.accuracy, { timeout: 30_000 }).toBeGreaterThan(0.95);
  const { data } = (await playground.config())!;
  expect(data).toMatchObject({ name: "spiral", classes: 3 });
  await page.getByRole("button", { name: "Pause" }).click();
  const shown = async () => Number.parseFloat((await page.locator(".score-test dd").textContent())!);
  await expect.poll(async () => 100 * (await playground.status())!.test!.accuracy - (await shown())).toBeCloseTo(0, 1);
});

sharedTest("the map shows every class's colour, and the points their shapes", async ({ page, playground }) => {
  await playground.openPaused();
  await playground.step(700);
  const hues = await page.locator("canvas.map").evaluate((canvas: HTMLCanvasElement) => {
    const { data } = canvas.getContext("2d")!.getImageData(0, 0, canvas.width, canvas.height);
    const strong = { red: 0, green: 0, blue: 0 };
    for (let i = 0; i < data.length; i += 4) {
      const [r, g, b] = data.subarray(i, i + 3);
      if (r > b + 60) strong.red++;
      else if (b > g + 20) strong.blue++;
      else if (g > r + 40) strong.green++;
    }
    return { ...strong, all: data.length / 4 };
  });
  for (const count of [hues.red, hues.green, hues.blue]) expect(count / hues.all).toBeGreaterThan(0.1);
});

sharedTest("one step, one epoch, and reset to the start", async ({ page, playground }) => {
  await playground.openPaused();
  await page.getByRole("button", { name: "Reset", exact: true }).click();
  await expect.poll(async () => (await playground.status())!.step).toBe(0);
  const start = await playground.parameters();
  await page.getByRole("button", { name: "One step" }).click();
  await expect.poll(async () => (await playground.status())!.step).toBe(1);
  await page.getByRole("button", { name: "One epoch" }).click();
  // 300 samples, 30 % of them held out: 210 in batches of 32 are 7 steps.
  await expect.poll(async () => (await playground.status())!.step).toBe(8);
  expect(await playground.parameters()).not.toEqual(start);
  await page.getByRole("button", { name: "Reset", exact: true }).click();
  await expect.poll(async () => (await playground.status())!.step).toBe(0);
  expect(await playground.parameters()).toEqual(start);
});

sharedTest("the same seed gives the same numbers, another seed others", async ({ playground }) => {
  await playground.openPaused();
  const after = async () => {
    await playground.step(50);
    return playground.parameters();
  };
  await playground.reset();
  const first = await after();
  await playground.reset();
  expect(await after()).toEqual(first);
  await playground.propose({ ...(await playground.config())!, seed: 8 });
  expect(await after()).not.toEqual(first);
});

sharedTest("a learning rate changed while it runs goes on from where it is", async ({ page, playground }) => {
  await playground.openPaused();
  await playground.step(200);
  const before = await playground.parameters();
  await page.getByLabel("Learning rate").selectOption("0.03");
  await expect.poll(async () => (await playground.config())!.optimizer!.learning_rate).toBe(0.03);
  expect((await playground.status())!.step).toBeGreaterThanOrEqual(200);
  expect(await playground.parameters()).toEqual(before);
});

test("training pauses off-screen", async ({ page, playground }) => {
  await playground.open();
  await playground.element.evaluate((element) => (element.style.marginTop = "4000px"));
  await page.waitForTimeout(300);
  const before = await playground.parameters();
  await page.waitForTimeout(500);
  expect(await playground.parameters()).toEqual(before);
  await playground.element.evaluate((element) => (element.style.marginTop = ""));
  await expect.poll(() => playground.parameters()).not.toEqual(before);
});
