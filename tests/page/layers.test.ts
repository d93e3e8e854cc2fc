import { expect, test } from "./playground.ts";

const config = {
  layers: [
    { units: 5, activation: "relu" },
    { kind: "dropout", rate: 0.1 },
    { units: 4 },
    { kind: "activation", activation: "prelu" },
    { units: 3 },
    { kind: "activation", activation: "softmax" },
  ],
  loss: { name: "sparse_categorical_crossentropy", from_logits: false },
};

test("a network with layers that have no units opens, trains and shows every panel", async ({ page, playground }) => {
  const errors: Error[] = [];
  page.on("pageerror", (error) => errors.push(error));
  await playground.openPaused(config);
  await playground.step(20);
  await expect(page.locator('playground-network .column[aria-label="Layer 2: Dropout"]')).toBeVisible();
  await expect(page.locator(".face[data-layer]")).toHaveCount(5 + 4 + 3);
  for (const tab of await page.getByRole("tab").all()) {
    await tab.click();
    await playground.step(1);
  }
  expect((await playground.config())!.layers!.map(({ kind }) => kind)).toEqual([
    undefined,
    "dropout",
    undefined,
    "activation",
    undefined,
    "activation",
  ]);
  expect(errors).toEqual([]);
});
