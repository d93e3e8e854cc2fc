import { expect, sharedTest, test } from "./playground.ts";

sharedTest(
  "every layer's activation is set from its menu, with its parameter beside it",
  async ({ page, playground }) => {
    await playground.openPaused();
    await page.getByLabel("Activation of Layer 1").selectOption({ label: "ELU" });
    await expect
      .poll(async () => (await playground.config())!.layers![0].activation)
      .toEqual({ name: "elu", alpha: 1 });
    const alpha = page.getByRole("spinbutton", { name: "α" });
    await alpha.fill("0.7");
    await alpha.press("Enter");
    await expect
      .poll(async () => (await playground.config())!.layers![0].activation)
      .toEqual({ name: "elu", alpha: 0.7 });
    await page.getByLabel("Activation of Layer 2").selectOption({ label: "GELU" });
    await page.getByLabel("tanh formula").selectOption("tanh");
    await expect
      .poll(async () => (await playground.config())!.layers![1].activation)
      .toEqual({ name: "gelu", approximate: true });
    await playground.step(20);
    expect((await playground.status())!.step).toBe(20);
  },
);

sharedTest("layers and units are added and removed", async ({ page, playground }) => {
  await playground.openPaused();
  await page.getByRole("button", { name: "+ Add layer" }).click();
  await expect
    .poll(async () => (await playground.config())!.layers!.map(({ units }) => units))
    .toEqual([16, 16, 16, 3]);
  await page.getByRole("button", { name: "Remove a unit from Layer 3" }).evaluate((button: HTMLButtonElement) => {
    button.click();
    button.click();
  });
  await expect
    .poll(async () => (await playground.config())!.layers!.map(({ units }) => units))
    .toEqual([16, 16, 14, 3]);
  await page.getByRole("button", { name: "Remove Layer 1" }).click();
  await expect.poll(async () => (await playground.config())!.layers!.map(({ units }) => units)).toEqual([16, 14, 3]);
});

sharedTest("initial weights, dropout and bias in a layer's panel, by keyboard", async ({ page, playground }) => {
  await playground.openPaused();
  await page.getByRole("button", { name: "More settings of Layer 1" }).focus();
  await page.keyboard.press("Enter");
  const panel = page.getByRole("group", { name: "More settings of Layer 1" });
  await panel.getByLabel("Initializer").selectOption("zeros");
  await panel.getByRole("spinbutton", { name: "Dropout" }).fill("0.25");
  await page.keyboard.press("Enter");
  await panel.getByRole("switch", { name: "Bias" }).press("Space");
  await expect
    .poll(async () => (await playground.config())!.layers![0])
    .toMatchObject({ kernel_initializer: "zeros", dropout: 0.25, use_bias: false });
  await page.keyboard.press("Escape");
  await expect(panel).toBeHidden();
  await expect(page.getByRole("button", { name: "More settings of Layer 1" })).toBeFocused();
});

sharedTest("every data set trains, and its output fits the task", async ({ page, playground }) => {
  await playground.openPaused();
  const tiles = page.getByRole("radiogroup", { name: "Data set" }).getByRole("radio");
  const names = await tiles.evaluateAll((inputs) => inputs.map((input) => (input as HTMLInputElement).value));
  expect(names).toEqual(
    expect.arrayContaining(["blobs", "circles", "moons", "xor", "spiral", "overlap", "plane", "hills", "curve"]),
  );
  for (const name of names) {
    await page.locator(`input[value="${name}"]`).check({ force: true });
    await expect.poll(async () => (await playground.config())!.data!.name).toBe(name);
    const before = (await playground.status())!;
    await playground.step(100);
    const after = (await playground.status())!;
    expect(after.step, name).toBe(100);
    expect(after.train.loss, name).toBeLessThan(before.train.loss);
  }
});

test("a refused config is named with its path, and the one before goes on", async ({ page, playground }) => {
  await playground.open();
  const before = await playground.config();
  await playground.element.evaluate((element) => {
    (element as unknown as { config: unknown }).config = { layers: [{ units: 5000 }, { units: 3 }] };
  });
  const notice = page.getByRole("alert");
  await expect(notice).toContainText("layers[0].units");
  await expect(notice).toContainText("1024");
  expect(await playground.config()).toEqual(before);
  const { step } = (await playground.status())!;
  await expect.poll(async () => (await playground.status())!.step).toBeGreaterThan(step);
  await page.getByRole("button", { name: "Close this notice" }).click();
  await expect(notice).toBeEmpty();
});

sharedTest(
  "a number typed out of range is refused in words, and the next one is taken",
  async ({ page, playground }) => {
    await playground.openPaused();
    const samples = page.getByRole("spinbutton", { name: "Samples" });
    await samples.fill("-3");
    await samples.press("Enter");
    await expect(samples).toHaveAccessibleDescription("Enter a number from 2 to 100,000.");
    await samples.fill("120");
    await samples.press("Enter");
    await expect.poll(async () => (await playground.config())!.data).toMatchObject({ samples: 120 });
    await expect(samples).toHaveAccessibleDescription("");
  },
);

test("a worker that dies is replaced from its last saved state", async ({ page, playground }) => {
  await playground.openPaused();
  await playground.reset();
  const { step } = await playground.step(300);
  const before = await playground.parameters();
  await page.waitForTimeout(2000); // long enough for the state to be saved
  await page.workers()[0].evaluate(
    () =>
      void setTimeout(() => {
        throw new Error("for the test");
      }),
  );
  await expect(page.getByRole("alert")).toContainText(`restarted at step ${step}.`);
  expect(await playground.parameters()).toEqual(before);
  expect(playground.faults.splice(0)).toEqual(expect.arrayContaining([expect.stringContaining("for the test")]));
  await page.getByRole("button", { name: "Play" }).click();
  await expect.poll(async () => (await playground.status())!.step).toBeGreaterThan(step + 10);
});

test("a divergence stops, says where, and goes back to the last good state", async ({ page, playground }) => {
  await playground.openPaused({
    data: { name: "hills" },
    layers: [{ units: 16, activation: "relu" }, { units: 16, activation: "linear" }, { units: 1 }],
    loss: { name: "mean_squared_error" },
    optimizer: { name: "sgd", learning_rate: 10 },
  });
  await page.getByRole("button", { name: "Play" }).click();
  const notice = page.getByRole("alert");
  await expect(notice).toContainText(/Training stopped at step \d+, in (Layer \d|Output)\./);
  const diverged = (await playground.status())!.diverged!;
  await expect(notice).toContainText(`step ${diverged.step}`);
  await page.getByRole("button", { name: "Back to the last good state" }).click();
  await expect(notice).toBeEmpty();
  const status = (await playground.status())!;
  expect(status.state).toBe("ready");
  expect(Number.isFinite(status.train.loss)).toBe(true);
  await page.getByRole("button", { name: "Play" }).click();
  await page.getByRole("button", { name: "Go back and divide the learning rate by 10" }).click();
  await expect.poll(async () => (await playground.config())!.optimizer!.learning_rate).toBe(1);
  expect((await playground.status())!.state).toBe("ready");
});

sharedTest("typed text stays while another change is applied", async ({ page, playground }) => {
  await playground.openPaused();
  const noise = page.getByRole("spinbutton", { name: "Noise" });
  await noise.fill("0.25");
  await playground.propose({ ...(await playground.config())!, seed: 11 });
  await expect(page.getByRole("spinbutton", { name: "Seed" })).toHaveValue("11");
  await noise.press("Enter");
  await expect.poll(async () => (await playground.config())!.data).toMatchObject({ noise: 0.25 });
  expect((await playground.config())!.seed).toBe(11);
});
