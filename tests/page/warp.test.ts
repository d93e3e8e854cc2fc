import { expect, test } from "./playground.ts";

test("the plane as the layers carry it: wide layers by their widest directions, two units with the way there and the lines", async ({
  page,
  playground,
}) => {
  await playground.openPaused();
  await page.getByRole("tab", { name: "Space" }).click();
  const panel = page.locator("playground-warp");
  const picture = (canvas: string) => panel.locator(canvas).evaluate((canvas: HTMLCanvasElement) => canvas.toDataURL());
  await expect(panel).toContainText("16 dimensions");
  await expect.poll(async () => (await picture("canvas.points")).length, { timeout: 15_000 }).toBeGreaterThan(5000);
  const before = await picture("canvas.lines");
  await panel.getByLabel("x axis").selectOption("Unit 3");
  await expect(panel.getByLabel("y axis")).not.toHaveValue("principal");
  await expect.poll(() => picture("canvas.lines")).not.toBe(before);
  await playground.propose({
    ...(await playground.config())!,
    layers: [{ units: 2, activation: "tanh" }, { units: 3 }],
  });
  await expect(panel).toContainText("straight lines");
  await expect(panel.getByLabel("x axis")).toHaveValue("0");
  const whole = await picture("canvas.lines");
  await panel.getByRole("slider", { name: "Progress through the layer" }).press("Home");
  await expect.poll(() => picture("canvas.lines")).not.toBe(whole);
});
