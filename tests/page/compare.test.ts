import { expect, test } from "./playground.ts";

test("two runs from one seed: what differs, both curves and both maps, and neither changes the other", async ({
  page,
  playground,
}) => {
  await playground.openPaused();
  await playground.reset();
  await playground.step(70);
  const alone = await playground.fingerprint();

  await page.getByRole("tab", { name: "Compare" }).click();
  await page.getByRole("button", { name: "Keep this run as A" }).click();
  await expect(page.getByText("A and B are still identical")).toBeVisible();
  await expect.poll(async () => (await playground.status())!.step).toBe(0);
  await playground.step(70);
  expect(await playground.fingerprint()).toBe(alone);
  const chart = page.getByRole("slider", { name: "Test loss of both" });
  await expect(chart).toHaveAttribute("aria-valuetext", /A ([\d.]+); B \1$/);

  await page.getByRole("combobox", { name: "Activation of Layer 1" }).selectOption("sigmoid");
  await expect(page.getByText("Layer 1 ReLU → Sigmoid")).toBeVisible();
  await playground.step(70);
  await expect(chart).not.toHaveAttribute("aria-valuetext", /A ([\d.]+); B \1$/);
  await expect(chart.locator("path.curve.a")).toHaveAttribute("d", /^M.+L/);
  await expect(chart.locator("path.curve.b")).toHaveAttribute("d", /^M.+L/);
  const pixels = (run: string) =>
    page
      .getByRole("img", { name: `Decision map of ${run}` })
      .evaluate((canvas) => (canvas as HTMLCanvasElement).toDataURL());
  expect(await pixels("A")).not.toBe(await pixels("B"));

  await page.keyboard.press("Control+z");
  await playground.step(70);
  expect(await playground.fingerprint()).toBe(alone);
  await expect.poll(async () => (await pixels("A")) === (await pixels("B"))).toBe(true);
  await page.getByRole("button", { name: "End", exact: true }).click();
  await expect(page.getByRole("button", { name: "Keep this run as A" })).toBeVisible();
  expect(await playground.fingerprint()).toBe(alone);
});

test("pointing at the pair of curves reads both runs off in both charts, each as far as it has come", async ({
  page,
  playground,
}) => {
  await playground.openPaused();
  await page.getByRole("tab", { name: "Compare" }).click();
  await page.getByRole("button", { name: "Keep this run as A" }).click();
  await page.getByRole("combobox", { name: "Batch size" }).selectOption("8"); // 27 steps an epoch, where A has 7
  for (let epoch = 0; epoch < 10; epoch++) await playground.step(27);
  const [loss, accuracy] = ["Test loss of both", "Test accuracy of both"].map((name) =>
    page.getByRole("slider", { name }),
  );
  const runs = page.locator("playground-compare .chart .number");
  await expect(loss).toHaveAttribute("aria-valuemax", /^38/);
  const now = await runs.allTextContents();
  const box = (await loss.boundingBox())!;
  const at = (epoch: number) => page.mouse.move(box.x + 44 + ((box.width - 56) * epoch) / (270 / 7), box.y + 20);
  await at(4);
  await expect(accuracy).toHaveAttribute("aria-valuetext", /^Epoch [345]: A [\d.]+%; B [\d.]+%$/);
  await expect(page.locator("playground-compare circle.mark")).toHaveCount(4);
  expect(await runs.allTextContents()).not.toEqual(now);
  await at(30);
  await expect(loss).toHaveAttribute("aria-valuetext", /A [\d.]+; B –$/);
  await expect(page.locator("playground-compare circle.mark")).toHaveCount(2);
  await page.mouse.move(box.x + 60, box.y - 300);
  await expect(runs).toHaveText(now);
  await accuracy.focus();
  await accuracy.press("Home");
  const [, a, b] = /^Epoch 0: A ([\d.]+); B ([\d.]+)$/.exec((await loss.getAttribute("aria-valuetext"))!)!;
  expect(a).toBe(b); // one seed, one start
});

test("a link opens both runs, and one whose A cannot run says so", async ({ page, playground }) => {
  const link = (baseline: object) =>
    `#experiment=${Buffer.from(JSON.stringify({ experiment: { seed: 5 }, view: { rival: baseline } })).toString("base64url")}`;
  await playground.open(link({ optimizer: { name: "sgd" } }));
  await page.getByRole("tab", { name: "Compare" }).click();
  await expect(page.getByText("Optimizer SGD → Adam")).toBeVisible();
  await page.goto(`/?again${link({ batch_size: -3 })}`);
  await expect(page.getByRole("alert")).toContainText("baseline.batch_size");
  await expect.poll(async () => (await playground.status())?.step ?? 0).toBeGreaterThan(5);
});
