import { expect, sharedTest as test } from "./playground.ts";

test("the confusion matrix counts every point, and its diagonal is the accuracy", async ({ page, playground }) => {
  await playground.openPaused();
  await playground.reset();
  await playground.step(60);
  await page.getByRole("tab", { name: "Confusion" }).click();
  const status = (await playground.status())!;
  for (const [part, rows, accuracy] of [
    ["train", 210, status.train.accuracy],
    ["test", 90, status.test!.accuracy],
  ] as const) {
    const cells = page.locator(`[data-part="${part}"] .cell`);
    await expect(cells).toHaveCount(9);
    const counts = (await cells.allTextContents()).map(Number);
    expect(counts.reduce((a, b) => a + b)).toBe(rows);
    expect((counts[0] + counts[4] + counts[8]) / rows).toBeCloseTo(accuracy, 6);
  }
});

test("the loss is that of the data and the penalty", async ({ page, playground }) => {
  await playground.openPaused();
  await playground.propose({ ...(await playground.config())!, regularizer: { l1: 0, l2: 0.01 } });
  await playground.step(10);
  await page.getByRole("tab", { name: "Confusion" }).click();
  const { train } = (await playground.status())!;
  await expect.poll(async () => (await playground.cells("loss"))[0]).toBeCloseTo(train.loss, 3);
  const [[data], [penalty]] = [await playground.cells("data-loss"), await playground.cells("penalty")];
  expect(data).toBeCloseTo(train.data_loss, 3);
  expect(penalty).toBeGreaterThan(0.01);
  expect(data + penalty).toBeCloseTo(train.loss, 3);
});

test("labels have their four counts each, a regression has its loss", async ({ page, playground }) => {
  await playground.openPaused({
    data: { name: "overlap", classes: 3 },
    layers: [{ units: 6, activation: "tanh" }, { units: 3 }],
    loss: { name: "binary_crossentropy", from_logits: true },
  });
  await page.getByRole("tab", { name: "Confusion" }).click();
  await expect(page.locator('[data-part="train"] .cell')).toHaveCount(12);
  const { exact_match: share } = (await playground.status())!.train;
  expect(share).toBeGreaterThan(0);
  await expect(page.locator('[data-part="train"] [data-cell="exact_match"]')).toHaveText(
    `${Number((100 * share).toFixed(1))}%`,
  );
  await playground.propose({ data: { name: "plane" }, layers: [{ units: 1 }], loss: { name: "mean_squared_error" } });
  await expect(page.locator("playground-confusion")).toContainText("A regression has no classes to confuse");
  await expect(page.locator(".cell")).toHaveCount(0);
  await expect(page.locator('[data-cell="loss"]')).toHaveCount(2);
});

for (const preset of ["labels", "dense-64-32"]) {
  test(`the table of ${preset} is whole in the narrowest panel beside others`, async ({ page, playground }) => {
    await page.setViewportSize({ width: 1366, height: 768 });
    await playground.open(`#preset=${preset}`);
    await page.getByRole("tab", { name: "Confusion" }).click();
    const table = page.getByRole("table", { name: "Training data" });
    await expect(table).toBeVisible();
    const last = (await table.getByRole("columnheader").last().boundingBox())!;
    const panel = (await page.getByRole("tabpanel", { name: "Confusion" }).boundingBox())!;
    expect(last.x + last.width).toBeLessThanOrEqual(panel.x + panel.width);
  });
}
