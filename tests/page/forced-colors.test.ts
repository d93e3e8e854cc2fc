import type { Locator } from "@playwright/test";
import { expect, test } from "./playground.ts";

const style = (locator: Locator, name: string) =>
  locator.evaluate((element, name) => getComputedStyle(element).getPropertyValue(name), name);

/** Colours of a canvas that are no greys, rounded, by how often. */
const colorful = (canvas: Locator) =>
  canvas.evaluate((element: Element) => {
    const { width, height } = element as HTMLCanvasElement;
    const { data } = (element as HTMLCanvasElement).getContext("2d")!.getImageData(0, 0, width, height);
    const counts = new Map<string, number>();
    for (let i = 0; i < data.length; i += 4) {
      const rgb = [data[i], data[i + 1], data[i + 2]];
      if (data[i + 3] < 200 || Math.max(...rgb) - Math.min(...rgb) < 60) continue;
      const hue = rgb.map((value) => Math.round(value / 64)).join();
      counts.set(hue, (counts.get(hue) ?? 0) + 1);
    }
    return [...counts.values()].filter((count) => count > 20).length;
  });

for (const colorScheme of ["light", "dark"] as const) {
  test.describe(`with forced colours, ${colorScheme}`, () => {
    test.use({ contextOptions: { forcedColors: "active" }, colorScheme });

    test("classes keep their colours, in the map, on its points and in the legend", async ({ page, playground }) => {
      await playground.openPaused();
      await playground.step(300);
      await expect.poll(() => colorful(page.locator("canvas.points"))).toBeGreaterThanOrEqual(3);
      await expect.poll(() => colorful(page.locator("canvas.map"))).toBeGreaterThanOrEqual(3);
      const fills = await page
        .locator("playground-map .legend .mark")
        .evaluateAll((marks) => marks.map((mark) => getComputedStyle(mark).fill));
      expect(new Set(fills).size).toBe(3);
    });

    test("what is chosen stands out: tabs, features, data, switches; and where the focus is", async ({
      page,
      playground,
    }) => {
      await playground.openPaused();
      const tabs = page.getByRole("tablist", { name: "Analysis" }).getByRole("tab");
      const ground = (locator: Locator) => style(locator, "background-color");
      expect(await ground(tabs.nth(0))).not.toBe(await ground(tabs.nth(1)));
      expect(await style(tabs.nth(0), "color")).not.toBe(await style(tabs.nth(1), "color"));
      const feature = (name: string) =>
        page.getByRole("button", { name: `Feature ${name}`, exact: true }).locator(".face");
      expect(await style(feature("x₁"), "outline-width")).toBe("3px");
      expect(await style(feature("x₁²"), "outline-width")).toBe("1px");
      const rooms = page.getByRole("navigation").getByRole("link");
      expect(await style(rooms.nth(0), "border-bottom-width")).toBe("3px");
      expect(await style(rooms.nth(1), "border-bottom-width")).toBe("0px");
      await page.getByRole("button", { name: "More", exact: true }).click();
      expect(await style(page.getByRole("switch", { name: "Shuffle each epoch" }), "appearance")).toBe("auto");
      await page.keyboard.press("Escape");
      await page.getByRole("button", { name: "One step" }).focus();
      await page.keyboard.press("Tab");
      await page.keyboard.press("Shift+Tab");
      expect(await style(page.getByRole("button", { name: "One step" }), "outline-style")).toBe("solid");
    });
  });
}
