import { expect, test } from "./playground.ts";

test("every unit's picture and every line follow training, and come back with another language", async ({
  page,
  playground,
}) => {
  await playground.openPaused();
  const picture = async () => (await playground.picture(0, 1)).join();
  const lines = () =>
    page
      .locator(".links path")
      .evaluateAll((paths) =>
        paths.map((path) => `${path.getAttribute("class")} ${path.getAttribute("stroke-width")}`).join(),
      );
  const before = [await picture(), await lines()];
  await playground.step(100);
  await expect.poll(picture).not.toBe(before[0]);
  await expect.poll(lines).not.toBe(before[1]);
  const after = await picture();
  await playground.element.evaluate((element) => element.setAttribute("lang", "zh-Hans"));
  await expect(page.getByRole("button", { name: "开始", exact: true })).toBeVisible();
  await expect.poll(picture).toBe(after);
});

test("with more than two columns, features and units show their values at the current row, and the fields stay within the panel", async ({
  page,
  playground,
}) => {
  const inputs = Array.from({ length: 40 }, (_, i) => [Math.sin(i), Math.cos(i), (i % 5) - 2, (i % 3) - 1]);
  await playground.openPaused({
    data: { name: "custom", inputs, targets: inputs.map(([a]) => (a > 0 ? 1 : 0)), test_fraction: 0 },
    features: ["x1", "x2", "x3", "x4"],
    layers: [{ units: 4, activation: "tanh" }, { units: 2 }],
  });
  const isPainted = async () => (await playground.picture(0, 0)).some((value, i) => i % 4 === 3 && value > 0);
  await expect.poll(isPainted).toBe(true);
  const before = await playground.picture(0, 0);
  await page.getByRole("spinbutton", { name: "x₁" }).fill("-3");
  await page.keyboard.press("Enter");
  await expect.poll(async () => JSON.stringify(await playground.picture(0, 0)) === JSON.stringify(before)).toBe(false);
  const [panel, pin] = [
    (await page.locator(".inspector").boundingBox())!,
    (await page.getByRole("button", { name: "Pin this point" }).boundingBox())!,
  ];
  expect(pin.x + pin.width).toBeLessThanOrEqual(panel.x + panel.width);
});
