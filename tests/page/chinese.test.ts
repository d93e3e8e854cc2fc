import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "./playground.ts";

const source = (file: string) => readFileSync(join(import.meta.dirname, "../../web/i18n/locales", file), "utf8");
const ids = [...`${source("en.ftl")}${source("views/en.ftl")}`.matchAll(/^([a-z][\w-]*-[\w-]*) =/gm)].map(
  ([, id]) => id,
);

/** Everything that is to be read or heard once the page has started, in every shadow root. */
const words = (root: ParentNode = document): string[] =>
  [...root.querySelectorAll("*:not(.unstarted, .unstarted *)")]
    .flatMap((element) => [
      ...[...element.childNodes]
        .filter(({ nodeType }) => nodeType === Node.TEXT_NODE)
        .map(({ textContent }) => textContent!.trim()),
      ...["aria-label", "title", "aria-valuetext"].map((name) => element.getAttribute(name) ?? ""),
      ...(element.shadowRoot ? words(element.shadowRoot) : []),
    ])
    .filter(Boolean);

test.describe("in a Chinese browser", () => {
  test.use({ locale: "zh-CN" });

  test("every room is in Chinese, without a key and without English prose", async ({ page, playground }) => {
    await page.addInitScript(
      `window.words = ${words.toString()}`.replace("words(element.shadowRoot)", "window.words(element.shadowRoot)"),
    );
    for (const [room, heading] of [
      ["playground", "网络"],
      ["explorer", "函数与导数"],
      ["softmax", "从 logits 到损失"],
    ]) {
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

  test("what the engine refuses, and why it diverges, is said in Chinese", async ({ page, playground }) => {
    await playground.open();
    const alert = page.locator("playground-notice").getByRole("alert");
    await playground.element.evaluate(
      (element) => ((element as unknown as { config: unknown }).config = { layers: [{ units: 0 }, { units: 3 }] }),
    );
    await expect(alert).toContainText("layers[0].units 应在 1 到 1,024 之间，而不是 0");
    await playground.element.evaluate((element) => element.setAttribute("config", '{"seed": }'));
    await expect(alert).toContainText("第 1 行第 10 个字符： 这不是 JSON：此处应为一个值");
    await page.getByRole("button", { name: "关闭这条提示" }).click();
    await playground.propose({
      data: { name: "plane" },
      layers: [{ units: 1 }],
      loss: { name: "mean_squared_error" },
      optimizer: { name: "sgd", learning_rate: 100 },
    });
    await playground.step(2000);
    await expect(alert).toContainText(/第 \d+ 步之后，损失不再是有限的数：在第 1 层/);
    await playground.propose({ layers: [{ units: 2, activation: { name: "custom", expression: "x" } }, { units: 3 }] });
    await page.getByRole("button", { name: "第 1 层的公式" }).click();
    const formula = page.getByRole("textbox", { name: "第 1 层的公式" });
    await formula.fill("2x");
    await formula.press("Enter");
    await expect(page.locator(".fault")).toContainText("第 2 个字符： “x”之前应有运算符；乘号不能省略，例如 2*x");
    await expect(page.locator(".fault span")).toHaveAttribute("lang", "zh-Hans");
  });

  test("the language is switched in the head, and kept", async ({ page }) => {
    await page.goto("/#softmax");
    await page.getByRole("button", { name: "English" }).click();
    await expect(page.getByRole("heading", { name: "From logits to loss" })).toBeVisible();
    await expect(page.locator("html")).toHaveAttribute("lang", "en");
    await page.reload();
    await expect(page.getByRole("heading", { name: "From logits to loss" })).toBeVisible();
    await page.getByRole("button", { name: "简体中文" }).click();
    await expect(page.getByRole("heading", { name: "从 logits 到损失" })).toBeVisible();
  });
});

test("the element's lang attribute wins over the browser's language", async ({ page }) => {
  await page.goto("/#softmax");
  await page.locator("activation-playground").evaluate((element) => element.setAttribute("lang", "zh-Hans"));
  await expect(page.getByRole("heading", { name: "从 logits 到损失" })).toBeVisible();
});

test("the language asked for last is spoken, however early it is asked for", async ({ page }) => {
  await page.goto("/");
  const [english, chinese] = ["Network", "网络"].map((name) => page.getByRole("heading", { name, exact: true }));
  await expect(english).toBeVisible();
  await page.evaluate(() => {
    const made = document.createElement("activation-playground");
    document.body.replaceChildren(made);
    made.lang = "zh-Hans"; // while its first language is on the way
  });
  await expect(chinese).toBeVisible();
  await page.locator("activation-playground").evaluate((made: HTMLElement) => {
    for (const language of ["en", "zh-Hans", "en"]) made.lang = language;
  });
  await expect(english).toBeVisible();
  await expect(chinese).toHaveCount(0);
});
