import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "./playground.ts";

const ids = [...readFileSync(join(import.meta.dirname, "../../web/locales/en.ftl"), "utf8").matchAll(/^([a-z][\w-]*-[\w-]*) =/gm)].map(([, id]) => id);

/** Everything that is to be read or heard, in every shadow root. */
const words = (root: ParentNode = document): string[] =>
  [...root.querySelectorAll("*")].flatMap((element) => [
    ...[...element.childNodes].filter(({ nodeType }) => nodeType === Node.TEXT_NODE).map(({ textContent }) => textContent!.trim()),
    ...["aria-label", "title", "aria-valuetext"].map((name) => element.getAttribute(name) ?? ""),
    ...(element.shadowRoot ? words(element.shadowRoot) : []),
  ]).filter(Boolean);

test.describe("in a Chinese browser", () => {
  test.use({ locale: "zh-CN" });

  test("every room is in Chinese, without a key and without English prose", async ({ page, playground }) => {
    await page.addInitScript(`window.words = ${words.toString()}`.replace("words(element.shadowRoot)", "window.words(element.shadowRoot)"));
    for (const [room, heading] of [["playground", "网络"], ["explorer", "函数与斜率"], ["softmax", "从 logits 到损失"]]) {
      await page.goto("/");
      await page.goto(`/#${room}`);
      await expect(page.getByRole("heading", { name: heading }).first()).toBeVisible();
      await expect(page.locator("html")).toHaveAttribute("lang", "zh-Hans");
      const found: string[] = await page.evaluate("window.words()");
      expect(found.length).toBeGreaterThan(60);
      expect(found.filter((text) => ids.includes(text))).toEqual([]);
      expect(found.filter((text) => /[a-z]{3,} [a-z]{2,} [a-z]{2,}/.test(text))).toEqual([]);
    }
    expect(playground.faults).toEqual([]);
  });

  test("the language is switched in the head, and kept", async ({ page }) => {
    await page.goto("/#softmax");
    await page.getByRole("button", { name: "English" }).click();
    await expect(page.getByRole("heading", { name: "From logits to the loss" })).toBeVisible();
    await expect(page.locator("html")).toHaveAttribute("lang", "en");
    await page.reload();
    await expect(page.getByRole("heading", { name: "From logits to the loss" })).toBeVisible();
    await page.getByRole("button", { name: "简体中文" }).click();
    await expect(page.getByRole("heading", { name: "从 logits 到损失" })).toBeVisible();
  });
});

test("the element's lang attribute wins over the browser's language", async ({ page }) => {
  await page.goto("/#softmax");
  await page.locator("activation-playground").evaluate((element) => element.setAttribute("lang", "zh-Hans"));
  await expect(page.getByRole("heading", { name: "从 logits 到损失" })).toBeVisible();
});
