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

test("the label of the gradients is whole beside its chart", async ({ page, playground }) => {
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
