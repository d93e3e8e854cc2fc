import type { Locator, Page } from "@playwright/test";
import { violationsInBothThemes } from "./axe.ts";
import { expect, test } from "./playground.ts";

const sound = async (page: Page, name: string, within?: Locator) =>
  expect(await violationsInBothThemes(page, within), name).toEqual([]);

test.describe("in Chinese", () => {
  test.use({ locale: "zh-CN" });

  test("axe finds nothing in any tab of a closer look", async ({ page, playground }) => {
    test.slow(); // axe looks at every panel
    await playground.openPaused();
    await playground.step(50);
    const tabs = await page.getByRole("tablist").last().getByRole("tab").all();
    expect(tabs.length).toBeGreaterThan(7);
    await sound(page, "the whole page");
    for (const tab of tabs) {
      await tab.click();
      await page.waitForTimeout(300);
      await sound(page, (await tab.textContent())!, page.locator("playground-analysis"));
    }
  });

  test("axe finds nothing in what opens: experiments to try, a weight, curves of activations, a file's data, tables", async ({
    page,
    playground,
  }) => {
    test.slow();
    await playground.openPaused();
    await playground.element.evaluate((element) => ((element as unknown as { config: unknown }).config = { seed: -1 }));
    await expect(page.getByRole("alert").first()).toContainText("seed");
    await page.getByRole("button", { name: "预设实验" }).click();
    await sound(page, "try, and a notice");
    await page.keyboard.press("Escape");
    await page.getByRole("button", { name: "第 1 层的曲线：选择其他激活函数" }).click();
    await expect(page.getByRole("button", { name: "Mish" })).toBeVisible();
    await sound(page, "curves of activations");
    await page.keyboard.press("Escape");
    await page.getByRole("button", { name: "第 1 层，单元 1：编辑它的权重和偏置" }).press("Enter");
    await expect(page.getByRole("dialog").getByRole("spinbutton")).toBeVisible();
    await sound(page, "a weight");
    await page.keyboard.press("Escape");
    for (const [button, content] of [
      ["打开文件…", "取消"],
      ["网络的表格视图", "刷新"],
      ["决策图的表格视图", "刷新"],
    ]) {
      await page.getByRole("button", { name: button }).press("Enter");
      const dialog = page.getByRole("dialog");
      await expect(dialog.getByRole("button", { name: content })).toBeVisible();
      if (button === "网络的表格视图") await dialog.getByRole("button", { name: "第 1 层的权重与偏置" }).click();
      if (content === "取消") await dialog.getByRole("textbox").fill("a,b,c,kind\n1,2,3,u\n2,two,4,v\n");
      await page.waitForTimeout(300);
      await sound(page, button, dialog);
      await page.keyboard.press("Escape");
    }
  });
});

test("the tables fit a phone without sideways scrolling of the page", async ({ page, playground }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  await playground.openPaused();
  for (const name of ["Network as a table", "Map as a table"]) {
    await page.getByRole("button", { name }).press("Enter");
    await expect(page.getByRole("dialog").getByRole("table").first()).toBeVisible();
    const box = (await page.getByRole("dialog").boundingBox())!;
    expect(box.x + box.width, name).toBeLessThanOrEqual(320);
    expect(await page.evaluate(() => document.documentElement.scrollWidth), name).toBeLessThanOrEqual(320);
    await page.keyboard.press("Escape");
  }
});
