import { expect, test } from "./playground.ts";

test("training stops at its goal, says so, and plays on when asked to", async ({ page, playground }) => {
  await playground.openPaused();
  await playground.reset();
  await page.getByRole("button", { name: "Stop condition" }).click();
  await page.getByRole("combobox", { name: "Stop when" }).selectOption("Step");
  await page.getByRole("spinbutton", { name: "is at least" }).fill("60");
  await page.getByRole("spinbutton", { name: "is at least" }).press("Enter");
  await page.keyboard.press("Escape");
  await expect(page.getByRole("button", { name: "Stop condition: Step ≥ 60" })).toBeVisible();
  await page.getByRole("button", { name: "Play" }).click();
  await expect(page.getByRole("alert")).toContainText("Goal reached: Step ≥ 60");
  await expect(page.getByRole("alert")).toContainText("It took 60 steps, 8.6 epochs.");
  expect((await playground.status())!.step).toBe(60);
  await page.getByRole("button", { name: "Play" }).click();
  await expect.poll(async () => (await playground.status())!.step).toBeGreaterThan(80);
});

test("so many epochs are trained, no step more", async ({ page, playground }) => {
  await playground.openPaused();
  await playground.reset();
  await page.getByRole("button", { name: "Stop condition" }).click();
  await page.getByRole("spinbutton", { name: "Epochs" }).fill("4");
  await page.getByRole("spinbutton", { name: "Epochs" }).press("Enter");
  await page.getByRole("button", { name: "Train 4 epochs" }).click();
  await expect.poll(async () => (await playground.status())!.step).toBe(28);
  await expect(page.getByRole("button", { name: "Play" })).toBeEnabled();
});

test("a goal travels with the link", async ({ page, playground }) => {
  const link = Buffer.from('{"experiment":{},"view":{"goal":{"measure":"step","value":40}}}').toString("base64url");
  await playground.open(`#experiment=${link}`);
  await expect(page.getByRole("alert")).toContainText("Goal reached");
  expect((await playground.status())!.step).toBe(40);
});

test("a limit ends what does not reach its goal, and travels with the link", async ({ page, playground }) => {
  await playground.openPaused();
  await page.getByRole("button", { name: "Stop condition" }).click();
  await page.getByRole("combobox", { name: "Stop when" }).selectOption("Train loss");
  await page.getByRole("spinbutton", { name: "is at most" }).fill("0");
  await page.getByRole("spinbutton", { name: "is at most" }).press("Enter");
  await page.getByRole("switch", { name: "Give up after" }).press("Space");
  await page.getByRole("spinbutton", { name: "epochs at most" }).fill("5");
  await page.getByRole("spinbutton", { name: "epochs at most" }).press("Enter");
  await page.keyboard.press("Escape");
  await expect(page.getByRole("button", { name: "Stop condition: Train loss ≤ 0, at most 5 epochs" })).toBeVisible();
  await expect.poll(playground.linked).toContain('{"measure":"train_loss","value":0,"limit":5}');
  await page.getByRole("button", { name: "Play" }).click();
  await expect(page.getByRole("alert")).toContainText("Goal not reached: Train loss ≤ 0");
  await expect(page.getByRole("alert")).toContainText("Training stopped at the limit, after 35 steps, 5 epochs.");
  expect((await playground.status())!.step).toBe(35);
});
