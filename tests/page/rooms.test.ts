import { carried, expect, test } from "./playground.ts";

const decoded = (hash: string) => JSON.parse(carried(hash) || "{}");

test("links enter rooms, the back button leaves them, and the playground continues where it was", async ({
  page,
  playground,
}) => {
  await playground.openPaused({ seed: 31 });
  await playground.step(40);
  const parameters = await playground.parameters();
  const rooms = page.getByRole("navigation", { name: "Sections of this page" });
  await expect(rooms.getByRole("link", { name: "Playground" })).toHaveAttribute("aria-current", "page");

  await rooms.getByRole("link", { name: "Activations" }).focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: "Function and derivative" })).toBeVisible();
  await expect(page).toHaveTitle("Activations – Activation Playground");
  await expect(page.locator("playground-network")).toHaveCount(0);
  await rooms.getByRole("link", { name: "Softmax" }).click();
  await expect(page.getByRole("heading", { name: "From logits to loss" })).toBeVisible();
  await expect.poll(async () => decoded(await page.evaluate(() => location.hash)).view?.room).toBe("softmax");

  await page.goBack();
  await expect(page.getByRole("heading", { name: "Function and derivative" })).toBeVisible();
  await page.goBack();
  await expect(page.locator("playground-network")).toBeVisible();
  await expect(rooms.getByRole("link", { name: "Playground" })).toHaveAttribute("aria-current", "page");
  expect((await playground.config())!.seed).toBe(31);
  expect(await playground.parameters()).toEqual(parameters);
  await expect
    .poll(async () => new Set(await playground.picture(0, 0)).size, { message: "shades of a unit's picture" })
    .toBeGreaterThan(2);
});

test("training rests while another room is on show", async ({ page, playground }) => {
  await playground.open();
  await expect.poll(async () => (await playground.status())?.step ?? 0).toBeGreaterThan(10);
  await page.getByRole("link", { name: "Softmax" }).click();
  await expect(page.locator('[data-cell="sparse"]')).toHaveText("0.4170");
  const before = await playground.fingerprint();
  await page.waitForTimeout(300);
  expect(await playground.fingerprint()).toBe(before);
  await page.getByRole("link", { name: "Playground" }).click();
  await expect(page.getByRole("button", { name: "Pause" })).toBeVisible();
  await expect.poll(() => playground.fingerprint()).not.toBe(before);
});

test("a link carries the state of a room", async ({ page, playground }) => {
  await playground.openRoom("softmax");
  await page.getByRole("spinbutton", { name: "Logit of class 2" }).fill("3.5");
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: "Class 3" }).click();
  await expect
    .poll(async () => decoded(await page.evaluate(() => location.hash)).view?.lab)
    .toMatchObject({ logits: [2, 3.5, 0.1], truth: 2 });
  await page.reload();
  await expect(page.getByRole("spinbutton", { name: "Logit of class 2" })).toHaveValue("3.5");
  await expect(page.getByRole("button", { name: "Class 3" })).toHaveAttribute("aria-pressed", "true");
});

test("the explorer reads off f and f′ under the cursor, by keys and by pointer", async ({ page, playground }) => {
  await playground.openRoom("explorer");
  await page.getByRole("button", { name: "S-shaped" }).click();
  await expect.poll(() => playground.cells("value")).toEqual([0.7311, 0.7616, 0.5, 0.6667]);
  const chart = page.getByRole("slider", { name: "Functions at x" });
  await chart.focus();
  await page.keyboard.press("Home");
  await expect(chart).toHaveAttribute("aria-valuenow", "-6");
  for (let i = 0; i < 12; i++) await page.keyboard.press("Shift+ArrowRight");
  await expect(chart).toHaveAttribute("aria-valuenow", "0");
  await expect.poll(() => playground.cells("value")).toEqual([0.5, 0, 0, 0.5]);
  await expect.poll(() => playground.cells("derivative")).toEqual([0.25, 1, 1, 0.1667]);
  await expect(chart).toHaveAttribute("aria-valuetext", /x = 0; Sigmoid 0\.5000/);
  const box = (await chart.boundingBox())!;
  await page.mouse.click(box.x + box.width - 14, box.y + 40);
  await expect
    .poll(async () => Number(await page.getByRole("spinbutton", { name: "x", exact: true }).inputValue()))
    .toBeGreaterThan(5.8);
});

test("an activation is added, its parameter moves its curve, its properties and its code", async ({
  page,
  playground,
}) => {
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await playground.openRoom("explorer");
  await page.getByRole("checkbox", { name: "ELU", exact: true }).check();
  const row = page.getByRole("row", { name: /^ELU/ });
  await expect(row).toContainText("−1 to ∞");
  await page.getByRole("spinbutton", { name: "α" }).fill("0.5");
  await page.keyboard.press("Enter");
  await expect(row).toContainText("−0.5 to ∞");
  await expect(row).toContainText("no, corner at 0");
  await page.getByRole("button", { name: "Copy the Keras code" }).click();
  await expect(page.getByRole("status").filter({ hasText: "The code is copied." })).toHaveCount(1);
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe("keras.activations.elu(x, alpha=0.5)");
  await page.getByRole("checkbox", { name: "ELU", exact: true }).uncheck();
  await expect(row).toHaveCount(0);
});

test("a formula of one's own is drawn, and a mistake in it is marked", async ({ page, playground }) => {
  await playground.openRoom("explorer");
  await page.getByRole("checkbox", { name: "Custom" }).check();
  const field = page.getByRole("textbox", { name: "formula" });
  await field.fill("2x");
  await field.press("Enter");
  await expect(field).toHaveAccessibleDescription(/Character 2: expected an operator/);
  await field.fill("abs(x)");
  await field.press("Enter");
  await expect(page.getByRole("row", { name: /^Custom/ })).toContainText("no, decreases: x ≤ 0");
});

test("SELU's own start keeps the variance, sigmoids lose the gradient", async ({ page, playground }) => {
  await playground.openRoom("explorer");
  await page.getByRole("button", { name: "SELU with LeCun normal" }).click();
  const verdict = (name: string) => page.locator(".verdicts li").filter({ hasText: name });
  await expect(verdict("Sigmoid")).toContainText("the gradient vanishes");
  await expect(verdict("SELU")).toContainText(/variance (0\.[89]|1\.[01])/);
  await page.getByRole("checkbox", { name: "Exponential" }).check();
  await expect(verdict("Exponential")).toContainText("the numbers overflow");
});

test("a step is timed with every activation, on a press, and another press ends it", async ({ page, playground }) => {
  await playground.openRoom("explorer");
  const rows = page.locator("[data-timed]");
  const measure = page.getByRole("button", { name: /^Measure/ });
  await expect(rows).toHaveCount(0);
  await measure.click();
  await rows.first().waitFor();
  await page.getByRole("button", { name: "Stop", exact: true }).click();
  await expect(page.getByText(/^(One round|Medians of [2-8] rounds)\.$/)).toBeVisible();
  await expect(rows).toHaveCount(
    await page.getByRole("group", { name: "Activations to show" }).getByRole("checkbox").count(),
  );
  await measure.click();
  await expect(page.getByText("Medians of 9 rounds.")).toBeVisible({ timeout: 50_000 });
  const times = await page.locator('[data-timed] [data-cell="step"]').allTextContents();
  const microseconds = times
    .filter((time) => time !== "not possible")
    .map((time) => Number(time.replaceAll(/,| µs/g, "")));
  expect(times.length - microseconds.length, "exponentials overflow in two layers").toBe(1);
  expect(Math.min(...microseconds)).toBeGreaterThan(0);
  expect(microseconds).toEqual([...microseconds].sort((a, b) => a - b));
});

test("without a hidden layer no steps are timed, and the room says so", async ({ page, playground }) => {
  await playground.open("#preset=xor");
  await page.getByRole("link", { name: "Activations" }).click();
  await expect(page.getByText("has no hidden layer whose activation could be changed")).toBeVisible();
  await expect(page.getByRole("button", { name: "Measure" })).toBeDisabled();
});

test("the lab follows the tutorials' logits from left to right", async ({ page, playground }) => {
  await playground.openRoom("softmax");
  expect(await playground.cells("power")).toEqual([7.3891, 2.7183, 1.1052]);
  expect(await playground.cells("sum")).toEqual([11.2125]);
  expect(await playground.cells("probability")).toEqual([0.659, 0.2424, 0.0986]);
  expect(await playground.cells("gradient")).toEqual([-0.341, 0.2424, 0.0986]);
  expect(await playground.cells("sparse")).toEqual(await playground.cells("one-hot-loss"));
  expect(await playground.cells("sigmoid")).toEqual([0.8808, 0.7311, 0.525]);
  await page.getByRole("spinbutton", { name: "Temperature T" }).fill("2");
  await page.keyboard.press("Enter");
  await expect.poll(() => playground.cells("scaled")).toEqual([1, 0.5, 0.05]);
  await page.getByRole("button", { name: "Add a class" }).click();
  await expect.poll(() => playground.cells("probability")).toHaveLength(4);
});

test("the step at which the naive way breaks is marked, and the stable ways hold", async ({ page, playground }) => {
  await playground.openRoom("softmax");
  await page.getByRole("button", { name: "Too large for float32" }).click();
  await expect(page.locator('[data-cell="power-float32"]')).toContainText("fails here");
  await expect(page.locator('[data-cell="power-float64"]')).not.toContainText("fails here");
  await page.getByRole("button", { name: "Too large for float64" }).click();
  await expect(page.locator('[data-cell="power-float64"]')).toContainText("∞");
  await expect(page.locator('[data-cell="loss-float64"]')).toContainText("NaN");
  await expect(page.locator('[data-cell="power"]').first()).toHaveText("1.97e434");
  await page.getByRole("switch", { name: "from logits" }).check();
  await expect(page.locator('[data-cell="loss-float32"]')).toContainText("0.31329");
  await page.getByRole("button", { name: "Confidently wrong" }).click();
  await page.getByRole("switch", { name: "from logits" }).uncheck();
  await page.getByRole("switch", { name: "clip p" }).check();
  await expect(page.locator('[data-cell="clip-float32"]')).toContainText("no gradient");
  await expect(page.locator('[data-cell="loss-float64"]')).toContainText("16.118");
});

test("2/10,000 is one click away", async ({ page, playground }) => {
  await playground.openRoom("softmax");
  await page.getByRole("button", { name: "2/10,000", exact: true }).click();
  await expect(page.getByRole("heading", { name: "2/10,000 in two ways" })).toBeFocused();
  await expect(page.locator('[data-cell="difference-float64"]')).toHaveText("0.00019999999999997797");
  await page.getByRole("spinbutton", { name: "x = 2/10ⁿ, n" }).fill("8");
  await page.keyboard.press("Enter");
  await expect(page.locator('[data-cell="difference-float32"]')).toHaveText("0");
});

test("on any sub-path a room's part is found", async ({ page, playground }) => {
  await page.route("**/some/path/**", (route) =>
    route.continue({ url: route.request().url().replace("/some/path/", "/") }),
  );
  await page.goto("/some/path/index.html#explorer");
  await expect.poll(() => playground.cells("value")).toEqual([1, 0.7311, 0.7616, 0.8413]);
});

test("a room that cannot be fetched is named", async ({ page }) => {
  await page.route("**/assets/softmax-*.js", (route) => route.abort());
  await page.goto("/#softmax");
  await expect(page.getByRole("alert")).toContainText("could not be loaded");
});
