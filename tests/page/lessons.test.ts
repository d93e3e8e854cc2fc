import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import type { Lesson } from "../../web/lessons/lesson.ts";
import { expect, Playground, test } from "./playground.ts";

const DATA = join(import.meta.dirname, "../../web/lessons/data");
const lessons = readdirSync(DATA).map((file) => JSON.parse(readFileSync(join(DATA, file), "utf8")) as Lesson);

const LABELS = {
  en: {
    lockIn: "Lock in",
    showMe: "Show me",
    next: "Next",
    finish: "Finish",
    guess: "Your guess",
    seeds: /^Play \d+ seeds/,
    leave: /^Leave the lesson/,
  },
  "zh-Hans": {
    lockIn: "确定预测",
    showMe: "演示给我看",
    next: "下一步",
    finish: "完成",
    guess: "你的估计",
    seeds: /^训练 \d+ 个/,
    leave: /^离开课程/,
  },
} as const;

/** What became of each step: whether its check held, and whether a prediction was judged. */
async function playThrough(page: Page, { steps, texts }: Lesson, language: keyof typeof LABELS) {
  const labels = LABELS[language];
  const panel = page.locator("playground-lesson");
  const button = (name: string | RegExp) => panel.getByRole("button", { name, exact: typeof name === "string" });
  const done: string[] = [];
  for (const [i, step] of steps.entries()) {
    await expect(panel.locator(".dots [aria-current]")).toHaveText(String(i + 1));
    if (step.predict) {
      if ("choices" in step.predict) {
        const own = texts[language].steps[step.id].choices!;
        expect(await panel.getByRole("radio").count()).toBe(Object.keys(own).length);
        await panel.getByRole("radio").first().check();
      } else {
        const field = panel.getByRole("spinbutton", { name: labels.guess });
        await field.fill(String(step.predict.high));
        await field.press("Enter");
      }
      const covered = page.locator("main.room[inert], .inspector[inert]");
      if (!step.stop) await expect(covered).toHaveCount(1);
      await button(labels.lockIn).click();
      await expect(covered).toHaveCount(0);
    }
    if (step.seeds !== undefined) await button(labels.seeds).click();
    else if (step.show?.length ?? step.stop) await button(labels.showMe).click();
    await expect(panel.locator(".dots .done")).toHaveCount(i + 1, { timeout: 60_000 });
    if (step.predict) await expect(panel.locator(".verdict")).not.toBeEmpty();
    if (texts[language].steps[step.id].after)
      await expect(panel.locator(".after")).not.toContainText(/[{}–]\s*$|NaN|undefined/);
    done.push(step.id);
    await button(i + 1 < steps.length ? labels.next : labels.finish).click();
  }
  return done;
}

for (const [language, locale] of [
  ["en", "en"],
  ["zh-Hans", "zh-CN"],
] as const)
  for (const lesson of lessons)
    test(`${lesson.id} is played from end to end by what it shows, ${language}`, async ({ browser, baseURL }) => {
      test.setTimeout(180_000);
      const page = await browser.newPage({ baseURL: baseURL!, locale });
      const playground = new Playground(page);
      await page.goto(`/#lesson=${lesson.id}`);
      const steps = await playThrough(page, lesson, language);
      expect(steps).toEqual(lesson.steps.map(({ id }) => id));
      await expect(page.locator("playground-lesson .answers li")).toHaveCount(lesson.steps.length);
      expect(playground.faults).toEqual([]);
      await page.close();
    });
