import { expect, test } from "./playground.ts";

test("a change is undone by its button, which names it, and made again by the keys", async ({ page, playground }) => {
  await playground.openPaused();
  await expect(page.getByRole("button", { name: "Undo" })).toBeDisabled();
  await page.getByRole("combobox", { name: "Activation of Layer 1" }).selectOption("tanh");
  await page.getByRole("button", { name: "Undo: Layer 1 ReLU → Tanh" }).click();
  const activation = async () => (await playground.config())!.layers![0].activation;
  await expect.poll(activation).toEqual({ name: "relu" });
  await expect(page.getByRole("button", { name: "Undo" })).toBeDisabled();
  await page.keyboard.press("Control+Shift+Z");
  await expect.poll(activation).toEqual({ name: "tanh" });
  await page.keyboard.press("Control+z");
  await expect.poll(activation).toEqual({ name: "relu" });
  await page.keyboard.press("Control+y");
  await expect.poll(activation).toEqual({ name: "tanh" });
});

test("a weight set by hand is undone by its button, which names it, and made again", async ({ page, playground }) => {
  await playground.openPaused();
  await playground.reset();
  await page.getByRole("button", { name: "Layer 1, unit 1: edit its weights and bias" }).press("Enter");
  const bias = page.getByRole("spinbutton", { name: "Bias" });
  const before = await playground.parameters();
  await bias.fill("1.5");
  await bias.press("Enter");
  const undo = page.getByRole("button", { name: "Undo: Bias of Layer 1, unit 1 0 → 1.5" });
  await expect(undo).toBeEnabled();
  const after = await playground.parameters();
  expect(after).not.toEqual(before);
  await page.keyboard.press("Escape");
  await undo.click();
  await expect.poll(playground.parameters).toEqual(before);
  await page.keyboard.press("Control+y");
  await expect.poll(playground.parameters).toEqual(after);
});

test("changes that need no restart are undone while training continues", async ({ page, playground }) => {
  await playground.openPaused();
  const { step } = await playground.step(40);
  await page.getByRole("combobox", { name: "Learning rate" }).selectOption("0.1");
  await page.getByRole("button", { name: "Undo: Learning rate 0.01 → 0.1" }).click();
  await expect.poll(async () => (await playground.config())!.optimizer!.learning_rate).toBe(0.01);
  expect((await playground.status())!.step).toBe(step);
});

test("dragging a slider is one step of undo", async ({ page, playground }) => {
  await playground.openPaused();
  const slider = page.getByRole("slider", { name: "Samples" });
  await slider.focus();
  const samples = async () => (await playground.config())!.data as { samples: number };
  for (let i = 1; i <= 4; i++) {
    await page.keyboard.press("ArrowRight");
    await expect.poll(async () => (await samples()).samples).toBeGreaterThan(300 + i - 1);
  }
  await page.keyboard.press("Control+z");
  await expect.poll(samples).toMatchObject({ samples: 300 });
});
