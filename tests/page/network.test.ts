import { expect, test } from "./playground.ts";

test("every unit's picture and every line follow training, and come back with another language", async ({ page, playground }) => {
  await playground.openPaused();
  const picture = async () => (await playground.picture(0, 1)).join();
  const lines = () => page.locator(".links path").evaluateAll((paths) => paths.map((path) => `${path.getAttribute("class")} ${path.getAttribute("stroke-width")}`).join());
  const before = [await picture(), await lines()];
  await playground.step(100);
  await expect.poll(picture).not.toBe(before[0]);
  await expect.poll(lines).not.toBe(before[1]);
  const after = await picture();
  await playground.element.evaluate((element) => element.setAttribute("lang", "zh-Hans"));
  await expect(page.getByRole("button", { name: "开始", exact: true })).toBeVisible();
  await expect.poll(picture).toBe(after);
});
