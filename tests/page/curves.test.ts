import { expect, sharedTest as test } from "./playground.ts";

test("pointing at the curves reads both charts off at that epoch, by mouse and by keys", async ({
  page,
  playground,
}) => {
  await playground.openPaused();
  await playground.reset();
  for (let epoch = 0; epoch < 20; epoch++) await playground.step(7);
  const curves = page.locator("playground-curves");
  const loss = curves.getByRole("slider", { name: "Loss on training and test data" });
  const accuracy = curves.getByRole("slider", { name: "Accuracy on training and test data" });
  await expect(loss).toHaveAttribute("aria-valuemax", "20");
  const box = (await loss.boundingBox())!;
  await page.mouse.move(box.x + 44 + (box.width - 56) / 2, box.y + 30);
  await expect(loss).toHaveAttribute("aria-valuenow", "10");
  await expect(accuracy).toHaveAttribute("aria-valuetext", /^Epoch 10: train [\d.]+%; test [\d.]+%$/);
  await expect(curves.locator(".key b")).toHaveCount(4);
  await expect(curves.locator("circle.mark")).toHaveCount(4);
  await page.mouse.move(box.x + 60, box.y - 200);
  await expect(curves.locator(".key b")).toHaveCount(0);
  await loss.focus();
  for (const [key, epoch] of [
    ["ArrowLeft", "19"],
    ["Shift+ArrowLeft", "9"],
    ["ArrowRight", "10"],
    ["Home", "0"],
    ["ArrowLeft", "0"],
    ["End", "20"],
  ]) {
    await loss.press(key);
    await expect(loss).toHaveAttribute("aria-valuenow", epoch);
  }
  const now = (await playground.status())!;
  const [, train] = /train ([\d.]+);/.exec((await loss.getAttribute("aria-valuetext"))!)!;
  expect(Number(train)).toBeCloseTo(now.train.loss, 3);
  await expect(curves.locator(".key b").first()).toHaveText(train);
});
