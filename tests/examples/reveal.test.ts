import type { Locator } from "@playwright/test";
import { Host } from "../page/host.ts";
import { expect, Playground, test } from "../page/playground.ts";

interface Element extends HTMLElement {
  status: { step: number } | null;
  point: number[];
}

const stepOf = (element: Locator) => element.evaluate((found) => (found as Element).status?.step ?? -1);

test("on slides the element keeps its keys, trains only while its slide is shown, and can be pointed at when it is scaled", async ({
  page,
}, info) => {
  const host = await Host.open(info.outputPath("host"), "activation-playground", "examples/reveal");
  const deck = new URL("..", host.address).href;
  const { faults } = new Playground(page);
  // reveal.js writes HTML from text, which the policy of static-server.mjs forbids.
  await page.route(deck, async (route) => {
    const response = await route.fetch();
    const { "content-security-policy": _, ...headers } = response.headers();
    await route.fulfill({ response, headers });
  });
  await page.setViewportSize({ width: 1000, height: 640 }); // smaller than a slide
  await page.goto(deck);
  const [spiral, curve] = [page.locator("activation-playground").nth(0), page.locator("activation-playground").nth(1)];
  const slide = () => page.evaluate(() => location.hash);

  await test.step("a slide that is not shown does not compute", async () => {
    await page.waitForTimeout(1500);
    expect(await stepOf(spiral)).toBeLessThanOrEqual(0);
    await page.keyboard.press("ArrowRight");
    await expect.poll(() => stepOf(spiral)).toBeGreaterThan(20);
    await page.keyboard.press("ArrowRight");
    await expect.poll(slide).toBe("#/2");
    await page.waitForTimeout(1000);
    const before = await stepOf(spiral);
    await page.waitForTimeout(1000);
    expect(await stepOf(spiral)).toBe(before);
  });

  await test.step("keys that a control uses do not turn the slide, others do", async () => {
    const rate = curve.getByRole("combobox", { name: "Learning rate" });
    await rate.focus();
    const value = await rate.inputValue();
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("ArrowRight");
    expect(await slide()).toBe("#/2");
    expect(await rate.inputValue()).not.toBe(value);
    await rate.evaluate((found: HTMLElement) => found.blur());
    await page.keyboard.press("ArrowLeft");
    await expect.poll(slide).toBe("#/1");
  });

  await test.step("it fits the slide, and a press on the scaled map is where it seems to be", async () => {
    await page.waitForTimeout(1500); // the slide moves in
    const box = (await spiral.boundingBox())!;
    expect(box.x).toBeGreaterThanOrEqual(0);
    expect(box.x + box.width).toBeLessThanOrEqual(1000);
    expect(box.y + box.height).toBeLessThanOrEqual(640);
    const map = (await spiral.locator("playground-map canvas").first().boundingBox())!;
    await page.mouse.click(map.x + map.width / 4, map.y + map.height / 4);
    const at = (axis: number) => () => spiral.evaluate((found, i) => (found as Element).point[i], axis);
    await expect.poll(at(0)).toBeCloseTo(-1.5, 1); // of −3 to 3
    await expect.poll(at(1)).toBeCloseTo(1.5, 1);
  });
  expect(faults).toEqual([]);
  await host.stop();
});
