import { expect, test } from "./playground.ts";

test("the plane as the layers carry it: wide layers by their widest directions, two units with the way there and the lines", async ({ page, playground }) => {
  await playground.openPaused();
  await page.getByRole("tab", { name: "Space" }).click();
  const panel = page.locator("playground-warp");
  const inked = (canvas: string) =>
    panel.locator(canvas).evaluate((canvas: HTMLCanvasElement) => {
      const { data } = canvas.getContext("2d")!.getImageData(0, 0, canvas.width || 1, canvas.height || 1);
      let sum = 0;
      for (let i = 0; i < data.length; i += 4) sum = (sum * 31 + data[i] + data[i + 3]) % 1000003;
      return data.some((value) => value > 0) ? sum : 0;
    });
  await expect(panel).toContainText("16 dimensions");
  await expect.poll(() => inked("canvas.points")).not.toBe(0);
  const before = await inked("canvas.lines");
  await panel.getByLabel("Across").selectOption("Unit 3");
  await expect(panel.getByLabel("Up")).not.toHaveValue("principal");
  await expect.poll(() => inked("canvas.lines")).not.toBe(before);
  await playground.propose({ ...(await playground.config())!, layers: [{ units: 2, activation: "tanh" }, { units: 3 }] });
  await expect(panel).toContainText("straight lines");
  await expect(panel.getByLabel("Across")).toHaveValue("0");
  const whole = await inked("canvas.lines");
  await panel.getByRole("slider", { name: "How far through the layer" }).press("Home");
  await expect.poll(() => inked("canvas.lines")).not.toBe(whole);
});
