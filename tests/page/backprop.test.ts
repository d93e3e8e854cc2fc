import { expect, sharedTest as test } from "./playground.ts";

test("both passes, a unit at a time, in the numbers of the inspection", async ({ page, playground }) => {
  await playground.openPaused();
  await playground.step(40);
  const { layers, loss } = await playground.inspect([1, 1], 2);
  await page.getByRole("tab", { name: "Backprop" }).click();
  const panel = page.locator("playground-backprop");
  const cell = async (name: string) => {
    const text = (await panel.locator(`[data-cell="${name}"]`).first().textContent())!;
    return Number(text.replaceAll("−", "-"));
  };
  const title = panel.getByRole("heading", { level: 3 });
  await expect(title).toHaveText("Forward: Layer 1, unit 1");
  await expect.poll(() => cell("z")).toBeCloseTo(layers[0].z[0], 2);
  await panel.getByRole("button", { name: "Next unit" }).press("ArrowRight");
  await expect(title).toHaveText("Forward: Layer 1, unit 2");
  expect(await cell("a")).toBeCloseTo(layers[0].a[1], 2);
  for (let i = 0; i < 3; i++) await panel.getByRole("button", { name: "Next layer" }).click();
  await expect(title).toHaveText("Loss");
  expect(await cell("loss")).toBeCloseTo(loss!, 2);
  await panel.getByRole("button", { name: "Next unit" }).click();
  await expect(title).toHaveText("Backward: Output, unit 1");
  await expect(panel).toContainText("p − y");
  expect(await cell("grad-z")).toBeCloseTo(layers[2].grad_z![0], 2);
  await panel.getByRole("button", { name: "Next layer" }).click();
  await expect(title).toHaveText("Backward: Layer 2, unit 1");
  expect(await cell("grad-a")).toBeCloseTo(layers[1].grad_a![0], 2);
  await expect(panel.getByText("8 more terms")).toHaveCount(0);
  const graph = page.locator("playground-graph-values");
  await expect(graph.locator("text.forward")).toHaveCount(8 + 8 + 3);
  await expect(graph.locator("text.backward")).toHaveCount(4);
  await expect(graph.locator("text.weight")).toHaveCount(8);
  await page.getByRole("tab", { name: "Curves" }).click();
  await expect(graph).toHaveCount(0);
});

test("the steps lead through layers without units", async ({ page, playground }) => {
  await playground.openPaused({
    layers: [{ units: 4 }, { kind: "activation", activation: "tanh" }, { kind: "dropout", rate: 0.2 }, { units: 3 }],
  });
  await page.getByRole("tab", { name: "Backprop" }).click();
  const panel = page.locator("playground-backprop");
  const title = panel.getByRole("heading", { level: 3 });
  const next = panel.getByRole("button", { name: "Next layer" });
  await panel.getByRole("slider").press("Home"); // the page keeps the step of the test before
  await next.click();
  await expect(title).toHaveText("Forward: Layer 2: Activation, unit 1");
  await expect(panel).toContainText("Tanh");
  await expect(panel, "TeX commands are read").not.toContainText("text");
  await next.click();
  await expect(title).toHaveText("Forward: Layer 3: Dropout");
  await expect(panel).toContainText("passes every number on unchanged");
  for (let i = 0; i < 4; i++) await next.click();
  await expect(title).toHaveText("Backward: Layer 3: Dropout");
  await next.click();
  await expect(title).toHaveText("Backward: Layer 2: Activation, unit 1");
  await expect(panel.locator('[data-cell="grad-z"]')).toHaveText(/\d/);
  const graph = page.locator("playground-graph-values");
  await expect(graph.locator("text.forward")).toHaveCount(4 + 3);
  await expect(graph.locator("text.backward")).toHaveCount(3);
});

test("a network too large to follow says so", async ({ page, playground }) => {
  await playground.openPaused();
  await playground.propose({
    ...(await playground.config())!,
    layers: [{ units: 400, activation: "relu" }, { units: 400, activation: "relu" }, { units: 3 }],
  });
  await page.getByRole("tab", { name: "Backprop" }).click();
  await expect(page.locator("playground-backprop")).toContainText("for small networks");
});
