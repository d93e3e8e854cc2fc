import type { Page } from "@playwright/test";
import { expect, sharedTest, test } from "./playground.ts";

/** Opens a panel's "?", reads it, and closes it again. */
async function explained(page: Page, name: string): Promise<{ text: string; formulas: number }> {
  const label = `What is this? ${name}`;
  await page.getByRole("button", { name: label, exact: true }).click();
  const panel = page.getByRole("group", { name: label, exact: true });
  await expect(panel.locator("p")).toHaveCount(2);
  await expect(panel, name).not.toContainText(/–|…/); // a number that is not known yet
  const text = (await panel.textContent())!;
  expect(text, name).not.toMatch(/explain-|NaN|\\/);
  const { y, height } = (await panel.boundingBox())!;
  expect(y, `${name} stays inside the window`).toBeGreaterThanOrEqual(0);
  expect(y + height, `${name} stays inside the window`).toBeLessThanOrEqual(900);
  const formulas = await panel.locator("math").count();
  await page.keyboard.press("Escape");
  await expect(panel).toBeHidden();
  return { text, formulas };
}

sharedTest(
  "every panel explains itself, with the numbers of now, and a formula where it has one",
  async ({ page, playground }) => {
    await playground.openPaused();
    await playground.step(40);
    const { data } = (await playground.config())!;
    expect((await explained(page, "Data")).text).toContain(
      `trains on ${210} points. The other ${(data as { samples: number }).samples - 210}`,
    );
    expect(await explained(page, "Training")).toMatchObject({
      text: expect.stringContaining("uses 32 of 210 training points, so an epoch has 7 steps. Adam"),
      formulas: 1,
    });
    expect(await explained(page, "Network")).toMatchObject({
      text: expect.stringContaining("336 weights"),
      formulas: 1,
    }); // 2·16 + 16·16 + 16·3
    expect(await explained(page, "Probabilities")).toMatchObject({
      text: expect.stringContaining("At 1; 1"),
      formulas: 1,
    });
    const loss = (await playground.status())!.train.loss.toFixed(4);
    for (const [name, formulas] of [
      ["Curves", 0],
      ["Health", 1],
      ["ε-nudge", 1],
      ["Collapse", 1],
      ["Confusion", 0],
    ] as const) {
      await page.getByRole("tab", { name: new RegExp(`^${name}`) }).click();
      await expect(page.locator("playground-analysis .panel > *").nth(1)).toBeVisible();
      const found = await explained(page, name);
      expect(found.formulas, name).toBe(formulas);
      if (name === "Curves" || name === "Confusion") expect(found.text).toContain(`${loss} on training data`);
    }
  },
);

test("every card of the activation explorer explains itself, with the numbers at the cursor and in the table", async ({
  page,
  playground,
}) => {
  await playground.openRoom("explorer");
  await page.getByRole("button", { name: "S-shaped" }).click();
  await expect.poll(() => playground.cells("value")).toEqual([0.7311, 0.7616, 0.5, 0.6667]);
  await expect(page.locator(".verdicts li").first()).toContainText(/Sigmoid: .* reaches layer 1/, { timeout: 20_000 });
  expect((await explained(page, "Activations")).text).toContain(
    "4 are selected: Sigmoid, Tanh, Softsign, Hard sigmoid",
  );
  expect(await explained(page, "Function and derivative")).toMatchObject({
    text: expect.stringContaining("At x = 1, Sigmoid is 0.7311 and its derivative 0.1966"),
    formulas: 1,
  });
  expect(await explained(page, "Values and properties")).toMatchObject({
    text: expect.stringContaining("Sigmoid ranges from 0 to 1, and its mean is 0.5"),
    formulas: 1,
  });
  expect((await explained(page, "Sigmoid")).text).toContain("At x = 1, Sigmoid is 0.7311");
  const [, gradient] = /only ([\d.e−]+) of it reaches layer 1/.exec(
    (await page.locator(".verdicts li").first().textContent())!,
  )!;
  expect(await explained(page, "Signal through 20 layers")).toMatchObject({
    text: expect.stringContaining(`is ${gradient} times`),
    formulas: 1,
  });
  expect((await explained(page, "Which one to choose")).text).toContain(
    "in hidden layers: ReLU; at the output: Linear; as its loss: Sparse categorical cross-entropy",
  );
});

test("every card of the softmax lab explains itself", async ({ page, playground }) => {
  await playground.openRoom("softmax");
  const cards = {
    "From logits to loss": "The true class is 1, with p = 0.6590, so the loss is −ln p = 0.4170. Its gradient −0.3410",
    "One sigmoid per label": "the sigmoids add up to 2.1368",
    "2/10,000 in two ways": "x is 0.000199999995, and in float32 the difference is 0.000200033188",
    "How the loss is computed, and where it fails":
      "a loss of 0.4170 in float32, the stable one 0.4170, from logits 0.4170; the true loss is 0.4170",
  };
  for (const [name, words] of Object.entries(cards))
    expect(await explained(page, name), name).toMatchObject({ text: expect.stringContaining(words), formulas: 1 });
  await page.getByRole("button", { name: "Class 2" }).click();
  await expect(page.locator('[data-cell="sparse"]')).toHaveText("1.4170");
  expect((await explained(page, "From logits to loss")).text).toContain("The true class is 2, with p = 0.2424");
});

test("the weights of the network are counted in layers of every kind", async ({ page, playground }) => {
  await playground.openPaused({
    data: { name: "shapes" },
    layers: [{ kind: "conv2d", filters: 4, kernel_size: 5 }, { kind: "global_max_pooling2d" }, { units: 6 }],
    loss: { name: "sparse_categorical_crossentropy", from_logits: true },
  });
  expect((await explained(page, "Network")).text).toContain("Training adjusts the 124 weights here.");
});
