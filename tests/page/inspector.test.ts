import { expect, sharedTest, test } from "./playground.ts";

sharedTest("what the inspector shows adds up, wherever the mouse points", async ({ page, playground }) => {
  await playground.openPaused();
  await playground.reset();
  await playground.step(60);
  const map = page.getByRole("application", { name: /Decision map/ });
  const box = (await map.boundingBox())!;
  for (const [across, down] of [
    [0.5, 0.5],
    [0.2, 0.7],
    [0.9, 0.1],
  ]) {
    await page.mouse.click(box.x + across * box.width, box.y + down * box.height);
    const x1 = page.getByRole("spinbutton", { name: "x₁" });
    const x2 = page.getByRole("spinbutton", { name: "x₂" });
    await expect.poll(async () => Number(await x1.inputValue())).toBeCloseTo(6 * across - 3, 1);
    await expect.poll(async () => Number(await x2.inputValue())).toBeCloseTo(3 - 6 * down, 1);
    const expected = await playground.inspect([Number(await x1.inputValue()), Number(await x2.inputValue())]);
    const logits = Object.values(expected.logits);
    await expect.poll(() => playground.cells("z")).toEqual(logits.map((z) => expect.closeTo(z, 3)));

    const [powers, probabilities] = [await playground.cells("power"), await playground.cells("probability")];
    const [[sum], [total]] = [await playground.cells("sum"), await playground.cells("total")];
    const highest = Math.max(...logits);
    logits.forEach((z, i) => {
      expect(powers[i]).toBeCloseTo(Math.exp(z - highest), 3);
      expect(powers[i] / sum).toBeCloseTo(probabilities[i], 3);
    });
    expect(powers.reduce((a, b) => a + b)).toBeCloseTo(sum, 3);
    expect(probabilities.reduce((a, b) => a + b)).toBeCloseTo(1, 3);
    expect(total).toBe(1);
  }
});

sharedTest("a class chosen as the true one gives its own −ln p", async ({ page, playground }) => {
  await playground.openPaused();
  await playground.reset();
  await playground.step(30);
  await playground.inspect([0.4, -0.8]);
  for (const number of [1, 2, 3]) {
    await page.getByRole("button", { name: `Class ${number}` }).click();
    await expect(page.locator("tr.chosen")).toContainText(`Class ${number}`);
    const probabilities = await playground.cells("probability");
    const [minusLog] = await playground.cells("minus-log");
    expect(Math.exp(-minusLog)).toBeCloseTo(probabilities[number - 1], 3);
    const { loss } = await playground.inspect([0.4, -0.8], number - 1);
    expect(minusLog).toBeCloseTo(loss!, 3);
  }
});

sharedTest("arrow keys move the point, with Shift further", async ({ page, playground }) => {
  await playground.openPaused();
  await playground.inspect([0, 0]);
  await page.getByRole("application", { name: /Decision map/ }).focus();
  const place = async () =>
    Promise.all(["x₁", "x₂"].map(async (name) => Number(await page.getByRole("spinbutton", { name }).inputValue())));
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowUp");
  await expect.poll(place).toEqual([0.1, 0.05]);
  const before = await playground.cells("z");
  await page.keyboard.press("Shift+ArrowLeft");
  await expect.poll(place).toEqual([-0.4, 0.05]);
  await expect.poll(() => playground.cells("z")).not.toEqual(before);
  await expect(page.locator("playground-map [role=status]")).toHaveText(
    /^−0\.4; 0\.05: Class 1 \d+%, Class 2 \d+%, Class 3 \d+%$/,
  );
});

test("a typed point stays until Enter, also during training", async ({ page, playground }) => {
  await playground.open();
  const x1 = page.getByRole("spinbutton", { name: "x₁" });
  await x1.fill("-2.2");
  const { step } = (await playground.status())!;
  await expect.poll(async () => (await playground.status())!.step).toBeGreaterThan(step + 100);
  await expect(x1).toHaveValue("-2.2");
  await x1.press("Enter");
  await expect
    .poll(async () => (await playground.config()) && page.locator("svg.cross circle.ring").getAttribute("cx"))
    .toBe(String((-2.2 / 3 + 1) * 500));
});

test("the point follows a touch", async ({ browser }) => {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });
  const page = await context.newPage();
  await page.goto("/");
  await page.getByRole("tab", { name: "Inspect" }).tap();
  const map = page.getByRole("application", { name: /Decision map/ });
  const box = (await map.boundingBox())!;
  await page.touchscreen.tap(box.x + box.width / 4, box.y + box.height / 2);
  await expect
    .poll(async () => Number(await page.getByRole("spinbutton", { name: "x₁" }).inputValue()))
    .toBeCloseTo(-1.5, 1);
  await context.close();
});

sharedTest("the inspector shows z and a of each layer, and a is the activation of z", async ({ page, playground }) => {
  await playground.openPaused();
  await playground.reset();
  await playground.step(40);
  const { layers } = await playground.inspect([1.2, -0.3]);
  const units = page.getByRole("group", { name: "Layer 1" }).last().locator("li");
  await expect(async () => {
    const shown = await units.evaluateAll((items) =>
      items.map((item) => [0, 1].map((row) => Number(item.children[row].textContent.replace("−", "-")))),
    );
    expect(shown).toHaveLength(16);
    Object.values(layers[0].z).forEach((z, unit) => {
      expect(shown[unit][0]).toBeCloseTo(z, 1);
      expect(shown[unit][1]).toBeCloseTo(Math.max(z, 0), 1);
    });
  }).toPass({ timeout: 10_000 });
});

sharedTest(
  "one sigmoid, several labels, and a value each have their chain of formulas",
  async ({ page, playground }) => {
    await playground.openPaused({
      data: { name: "moons", classes: 2 },
      layers: [{ units: 4, activation: "tanh" }, { units: 1 }],
      loss: { name: "binary_crossentropy", from_logits: true },
    });
    await playground.step(50);
    await expect.poll(async () => (await playground.cells("probability")).length).toBe(2);
    const [[z], [power], pair] = [
      await playground.cells("z"),
      await playground.cells("power"),
      await playground.cells("probability"),
    ];
    expect(power).toBeCloseTo(Math.exp(-z), 2);
    expect(pair[1]).toBeCloseTo(1 / (1 + Math.exp(-z)), 3);
    expect(pair[0] + pair[1]).toBeCloseTo(1, 3);

    await playground.propose({
      data: { name: "overlap", classes: 3 },
      layers: [{ units: 6, activation: "tanh" }, { units: 3 }],
      loss: { name: "binary_crossentropy", from_logits: true },
    });
    await expect.poll(async () => (await playground.cells("z")).length).toBe(3);
    const [zs, ps] = [await playground.cells("z"), await playground.cells("probability")];
    zs.forEach((z, i) => expect(ps[i]).toBeCloseTo(1 / (1 + Math.exp(-z)), 3));

    await playground.propose({ data: { name: "plane" }, layers: [{ units: 1 }], loss: { name: "mean_squared_error" } });
    await expect.poll(async () => (await playground.cells("value")).length).toBe(1);
    expect(await playground.cells("value")).toEqual(await playground.cells("z"));
    const [[value], [target]] = [await playground.cells("value"), await playground.cells("target")];
    const loss = Number(/[\d.]+/.exec((await page.locator(".result").textContent())!)![0]);
    expect(loss).toBeCloseTo((value - target) ** 2, 3);
  },
);

test("a sequence is shown as a strip with its numbers at hand, and maps with their range", async ({
  page,
  playground,
}) => {
  await playground.openPaused({
    data: { name: "adding", steps: 8 },
    layers: [{ kind: "conv1d", filters: 3, kernel_size: 3 }, { kind: "gru", units: 4 }, { units: 1 }],
    loss: { name: "mean_squared_error" },
  });
  const inspector = page.locator("playground-inspector");
  await expect(inspector.getByRole("img", { name: "The inspected sequence" })).toBeVisible();
  await expect(inspector.getByRole("spinbutton")).toHaveCount(0);
  const numbers = inspector.getByText("Numbers (8 × 2)");
  await numbers.focus();
  await page.keyboard.press("Enter");
  await expect(inspector.getByRole("row")).toHaveCount(2 + 1 + 8);
  const convolution = inspector.getByRole("group", { name: "Layer 1: Convolution 1D" });
  await expect(convolution.getByRole("img")).toHaveCount(3);
  const strip = convolution.getByRole("img").first();
  await expect(strip).toHaveAccessibleName(/unit 1: from −?\d.* to −?\d/);
  const drawn = await strip.evaluate((canvas: HTMLCanvasElement) => {
    const box = canvas.getBoundingClientRect();
    const scale = Math.min(box.width / canvas.width, box.height / canvas.height);
    return getComputedStyle(canvas).objectFit === "contain" ? canvas.height * scale : box.height;
  });
  expect(drawn, "its row of numbers is high enough to see").toBeGreaterThan(10);
  const gru = inspector.getByRole("group", { name: "Layer 2" });
  await expect(gru.locator("li")).toHaveCount(4);
  await expect(gru).not.toContainText("Tanh(z)");
});
