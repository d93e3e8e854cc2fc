import { expect, sharedTest as test } from "./playground.ts";

const order = {
  data: { name: "order", steps: 12, samples: 100 },
  features: Array.from({ length: 12 }, (_, i) => `x${i + 1}`),
  layers: [{ kind: "lstm", units: 4 }, { units: 1 }],
  loss: { name: "binary_crossentropy", from_logits: true },
};

const stageName = /over the steps/;

test("a step is pointed at by keyboard and pointer, and is written out with its numbers", async ({
  page,
  playground,
}) => {
  await playground.openPaused();
  await expect(page.getByRole("tab", { name: "Recurrence" })).toHaveCount(0);
  await playground.propose(order);
  await playground.step(20);
  await page.getByRole("tab", { name: "Recurrence" }).click();
  const view = page.locator("playground-recurrence");
  const stage = page.getByRole("slider", { name: stageName });
  await expect(stage).toHaveAttribute("aria-valuetext", /^Step 12 of 12, unit 1: i .+; f .+; o .+; c .+; h /);
  await stage.press("ArrowLeft");
  await stage.press("ArrowDown");
  await expect(view.locator("caption")).toHaveText("Step 11 of 12, unit 2");
  await stage.press("Home");
  await expect(view.locator("caption")).toHaveText("Step 1 of 12, unit 2");

  const cell = async (gate: string, name: string) => {
    const text = await view.locator(`[data-gate="${gate}"] [data-cell="${name}"]`).innerText();
    return Number(text.replace("−", "-").match(/-?[\d.]+$/)![0]);
  };
  await expect.poll(() => cell("f", "recurrent")).toBe(0); // h before the first step
  await stage.press("End");
  await expect.poll(() => cell("f", "recurrent")).not.toBe(0);
  const z = await cell("f", "z");
  const sum = (await cell("f", "input")) + (await cell("f", "bias")) + (await cell("f", "recurrent"));
  expect(Math.abs(z - sum)).toBeLessThan(0.02);
  expect(Math.abs((await cell("f", "gate")) - 1 / (1 + Math.exp(-z)))).toBeLessThan(0.01);

  const map = (await view.locator('canvas[data-map="h"]').boundingBox())!;
  await page.mouse.click(map.x + (4.5 / 12) * map.width, map.y + (2.5 / 4) * map.height);
  await expect(view.locator("caption")).toHaveText("Step 5 of 12, unit 3");
  await expect(view.locator("[data-track]")).toHaveCount(8); // x, p, h, c, i, f, o and the gradient
});

test("behind what is read stands how much each step changes the output, with its scale and the step's number", async ({
  page,
  playground,
}) => {
  await playground.openPaused();
  await playground.propose(order);
  await playground.step(20);
  await page.getByRole("tab", { name: "Recurrence" }).click();
  const view = page.locator("playground-recurrence");
  const stage = page.getByRole("slider", { name: stageName });
  const shades = view.locator('[data-track="x"] .shade rect');
  await expect(shades).toHaveCount(12);
  await expect(view.locator(".notes")).toContainText(
    /‖∂ln\(p\/\(1−p\)\)\/∂xt‖ Shade of x: how much a small change of x at each step would change the log-odds of Class [12]\./,
  );
  const end = Number(/[\d.]+$/.exec((await view.locator(".scale").innerText()).trim())![0]);
  const opacities = await shades.evaluateAll((all) => all.map((rect) => Number(rect.getAttribute("fill-opacity"))));
  expect(Math.max(...opacities)).toBe(0.5);
  for (const [key, step] of [
    ["Home", 0],
    ["End", 11],
  ] as const) {
    await stage.press(key);
    await expect(stage).toHaveAttribute(
      "aria-valuetext",
      new RegExp(`^Step ${step + 1} of .*; effect of x: [\\d.e−]+$`),
    );
    const said = /effect of x: (.+)$/.exec((await stage.getAttribute("aria-valuetext"))!)![1];
    await expect(view.locator(".shading")).toContainText(`effect of x: ${said}`);
    const share = Number(said.replace("−", "-")) / end;
    expect(Math.abs(opacities[step] - share / 2), `step ${step + 1}`).toBeLessThan(0.05);
  }
});

test("cells are framed by the shade, of the class that is likeliest or whose unit is chosen", async ({
  page,
  playground,
}) => {
  await playground.openPaused({
    data: { name: "recall", steps: 8, classes: 3, samples: 100 },
    features: Array.from({ length: 24 }, (_, i) => `x${i + 1}`),
    layers: [{ kind: "gru", units: 4 }, { units: 3 }],
    loss: { name: "sparse_categorical_crossentropy", from_logits: true },
  });
  await page.getByRole("tab", { name: "Recurrence" }).click();
  const view = page.locator("playground-recurrence");
  const track = view.locator('[data-track="x"]');
  await expect(track.locator(".shade rect")).toHaveCount(8);
  const [shade, cells] = [
    (await track.locator(".shade").boundingBox())!,
    (await track.locator("canvas").boundingBox())!,
  ];
  expect(cells.height).toBeGreaterThanOrEqual(12);
  expect(cells.y - shade.y).toBeGreaterThanOrEqual(6);
  expect(shade.y + shade.height - cells.y - cells.height).toBeGreaterThanOrEqual(6);
  for (const unit of [1, 3]) {
    await page.getByRole("button", { name: `Output, unit ${unit}: show its weighted sum` }).click();
    await expect(view.locator(".notes")).toContainText(`the log-odds of Class ${unit}.`);
  }
});

test("the forget gate's bias is one step of undo, and the run before stays beside this one", async ({
  page,
  playground,
}) => {
  await playground.openPaused(order);
  await page.getByRole("tab", { name: "Recurrence" }).click();
  const view = page.locator("playground-recurrence");
  await page.getByRole("button", { name: "Keep this run to compare" }).click();
  await expect(view.locator(".key li")).toHaveText([/^\s*Layer 1/, /^\s*A \(compared run\)/]);
  const bias = async () => (await playground.config())!.layers![0].unit_forget_bias;
  await view.getByRole("switch", { name: /Forget gate/ }).click();
  await expect.poll(bias).toBe(false);
  await expect(view.locator('[data-track="gradient"] .curve')).toHaveCount(2);
  await page.getByRole("button", { name: /^Undo/ }).click();
  await expect.poll(bias).toBe(true);
  await page.getByRole("tab", { name: "Compare" }).click();
  await page.getByRole("button", { name: "End", exact: true }).click();
  await playground.propose({});
  await expect(page.getByRole("tab", { name: "Recurrence" })).toHaveCount(0);
});

test("a bidirectional layer shows the direction that is chosen; backwards, the last step is read first", async ({
  page,
  playground,
}) => {
  await playground.openPaused();
  await playground.propose({ ...order, layers: [{ kind: "lstm", units: 4, bidirectional: "concat" }, { units: 1 }] });
  await playground.step(20);
  await page.getByRole("tab", { name: "Recurrence" }).click();
  const view = page.locator("playground-recurrence");
  const recurrent = view.locator('[data-gate="f"] [data-cell="recurrent"]');
  const stage = page.getByRole("slider", { name: stageName });
  await stage.press("End");
  await expect(recurrent).not.toHaveText("0.00");
  await page.getByRole("switch", { name: /^Backwards/ }).press("Space");
  await expect(recurrent).toHaveText("0.00");
  await expect(view.locator(".key")).toContainText("Layer 1, backwards");
  await stage.press("Home");
  await expect(recurrent).not.toHaveText("0.00");
  await playground.propose(order);
  await expect(page.getByRole("switch", { name: /^Backwards/ })).toHaveCount(0);
});

for (const width of [1440, 1366]) {
  test(`the label of the gradients is whole beside its chart, ${width} px`, async ({ page, playground }) => {
    await page.setViewportSize({ width, height: 844 });
    await playground.openPaused(order);
    await page.getByRole("tab", { name: "Recurrence" }).click();
    const track = page.locator('playground-recurrence [data-track="gradient"]');
    await expect(track.locator("math")).toHaveText("‖∂L/∂ht‖");
    const gap = () =>
      track.evaluate((row) => {
        const [label, plot] = ["math", ".plot"].map((part) => row.querySelector(part)!.getBoundingClientRect());
        return plot.left - label.right;
      });
    await expect.poll(gap).toBeGreaterThanOrEqual(0);
  });
}
