import { readFileSync } from "node:fs";
import type { Locator, Page } from "@playwright/test";
import type { Lesson } from "../../web/lessons/lesson.ts";
import { violations } from "./axe.ts";
import { expect, test, type Playground } from "./playground.ts";

/** Twenty seeds and whole lessons are played. */
const patient = expect.configure({ timeout: 60_000 });

const builder = (page: Page) => page.locator("playground-lesson-builder");
const player = (page: Page) => page.locator("playground-lesson");

/** A teacher, whose every action is counted. */
class Teacher {
  readonly page: Page;
  actions = 0;

  constructor(page: Page) {
    this.page = page;
  }

  get panel(): Locator {
    return builder(this.page);
  }

  async press(target: Locator): Promise<void> {
    this.actions++;
    await target.click();
  }

  button = (name: string | RegExp, root: Locator | Page = this.panel) =>
    this.press(root.getByRole("button", { name, exact: typeof name === "string" }));

  async write(label: string, text: string, nth = 0): Promise<void> {
    this.actions++;
    await this.panel.getByLabel(label, { exact: true }).nth(nth).fill(text);
  }

  async choose(label: string, option: string): Promise<void> {
    this.actions++;
    await this.panel.getByLabel(label, { exact: true }).selectOption({ label: option });
  }

  /** Picks a number of the page for a field, and takes one of the bounds that are offered. */
  async pick(field: string, fact: string, bound?: RegExp): Promise<void> {
    await this.press(this.panel.locator(`[data-pick=${field}]`));
    await this.press(this.page.locator(`[data-fact="${fact}"]`).first());
    if (bound) await this.press(this.panel.locator(".offer button").filter({ hasText: bound }));
  }

  /** Records a training of some steps. */
  async record(playground: Playground, steps: number): Promise<void> {
    await this.button(/^Record/);
    await patient(this.panel.getByRole("button", { name: "End the recording" })).toBeVisible();
    await this.button("Play", this.page);
    await patient.poll(async () => (await playground.status())!.step).toBeGreaterThan(steps);
    await this.button("End the recording");
    await patient(this.panel.getByRole("button", { name: /^Record/ })).toBeVisible();
  }
}

/** Predicts what is asked, lets the lesson show it, and goes on, to the end. */
async function learn(page: Page, steps: readonly ("choice" | "number" | "nothing")[]): Promise<void> {
  const panel = player(page);
  for (const [i, asks] of steps.entries()) {
    await patient(panel.locator(".dots [aria-current]")).toHaveText(String(i + 1));
    if (asks === "choice") await panel.getByRole("radio").first().check();
    if (asks === "number") await panel.getByRole("spinbutton").focus();
    if (asks !== "nothing") await panel.getByRole("button", { name: "Lock in" }).click();
    await panel.getByRole("button", { name: "Show me" }).click();
    await patient(panel.locator(".dots .done")).toHaveCount(i + 1);
    await panel.getByRole("button", { name: i + 1 < steps.length ? "Next" : "Finish" }).click();
  }
  await patient(panel.locator(".answers li")).toHaveCount(steps.length);
}

test("a teacher builds three steps with a prediction and a lock, and embeds them in a plain page", async ({
  page,
  playground,
  browser,
  baseURL,
}) => {
  test.setTimeout(180_000);
  const began = Date.now();
  const teacher = new Teacher(page);
  await playground.open("#preset=xor");
  await teacher.press(page.getByRole("link", { name: "Lessons" }));
  await teacher.button("Write a lesson", page);
  await teacher.write("Title", "A bend");
  await teacher.write("The question that the lesson answers", "Is a line enough?");

  await teacher.write("What is so, in two or three sentences", "This network draws one straight line.");
  await teacher.choose("Before the trial, the learner predicts", "one of several choices");
  await teacher.write("Question", "How many points will it get right?");
  await teacher.write("What the learner does", "Press Play.");
  await teacher.record(playground, 100);
  await teacher.pick("choices", "train.accuracy", /at most/);
  await teacher.pick("check", "epoch", /at least/);
  await patient(teacher.panel.locator("#check-said")).toContainText(/the number of epochs is at least \d+/);
  await patient(teacher.panel.locator("#check-said [lang=zh-Hans]")).toContainText("不小于");
  await patient(teacher.panel.getByLabel("Text", { exact: true }).nth(1)).toHaveValue(/^The accuracy .* is above/);

  await teacher.button("+ Add layer", page);
  await teacher.button(/^Add a step from here/);
  await teacher.write("What is so, in two or three sentences", "Now with a hidden layer.");
  await teacher.write("What the learner does", "Press Play again.");
  await teacher.record(playground, 400);
  await teacher.pick("check", "train.accuracy", /at least/);

  await teacher.button(/^Add a step from here/);
  await teacher.write("What is so, in two or three sentences", "The same network once more.");
  await teacher.choose("Before the trial, the learner predicts", "a number");
  await teacher.write("Question", "How large will the loss be?");
  await teacher.pick("number", "train.loss");
  await teacher.write("What the learner does", "Press Play a last time.");

  const download = page.waitForEvent("download");
  await teacher.button("Save as a file");
  const file = await download;
  expect(file.suggestedFilename()).toBe("a-bend.lesson.json");
  const text = readFileSync(await file.path(), "utf8");
  const minutes = (Date.now() - began) / 60_000;
  test.info().annotations.push({ type: "built", description: `${teacher.actions} actions, ${minutes.toFixed(2)} min` });
  expect(teacher.actions).toBeLessThan(60);

  const lesson = JSON.parse(text) as Lesson;
  expect(lesson.steps.map(({ controls }) => controls)).toEqual([["play"], ["play"], ["play"]]);
  expect(lesson.steps[0].experiment?.layers).toHaveLength(1);
  expect(lesson.steps[1].experiment?.layers).toHaveLength(2);

  await teacher.button("Play it");
  await patient(player(page).getByRole("heading", { name: "A bend" })).toBeVisible();
  await learn(page, ["choice", "nothing", "number"]);
  await player(page)
    .getByRole("button", { name: /^Leave the lesson/ })
    .click();
  await patient(teacher.panel.getByLabel("Title", { exact: true })).toHaveValue("A bend");
  expect(playground.faults).toEqual([]);

  const plain = await browser.newPage();
  await plain.route("**/course/", (route) =>
    route.fulfill({
      contentType: "text/html",
      body: `<!doctype html><meta charset="utf-8"><title>Course</title><link rel="icon" href="data:,"><script type="module" src="/activation-playground.js"></script>
        <activation-playground lesson="week-1.lesson.json"></activation-playground>`,
    }),
  );
  await plain.route("**/course/week-1.lesson.json", (route) => route.fulfill({ body: text }));
  await plain.goto(`${baseURL}/course/`);
  await patient(player(plain).getByRole("heading", { name: "A bend" })).toBeVisible();
  await patient(plain.locator("fieldset.locked").first()).toBeAttached();
  await learn(plain, ["choice", "nothing", "number"]);
  await plain.close();
});

test("what is done while recording becomes what the lesson shows", async ({ page, playground }) => {
  const teacher = new Teacher(page);
  await playground.open("#preset=xor");
  await page.getByRole("button", { name: "Preset experiments" }).click();
  await teacher.button("Start a lesson from here", page);
  await teacher.button(/^Record/);
  await page.getByRole("button", { name: "+ Add layer" }).click();
  await patient.poll(async () => (await playground.config())?.layers?.length).toBe(2);
  await playground.step(14);
  await teacher.button("End the recording");
  await patient(teacher.panel.locator(".show li")).toHaveText([/^changes layers = /, "trains until it stops"]);
  await patient(teacher.panel.getByLabel("epochs", { exact: true })).toHaveValue("2");
  await patient(teacher.panel.locator("details summary").first()).toHaveText(/playing, layers/);
});

test("numbers are picked by the keyboard, and Escape ends it", async ({ page, playground }) => {
  const teacher = new Teacher(page);
  await playground.open("#preset=xor");
  await page.getByRole("link", { name: "Lessons" }).click();
  await teacher.button("Write a lesson", page);
  const loss = page.locator('playground-status [data-fact="train.loss"]');
  const pick = teacher.panel.locator("[data-pick=check]");
  await pick.press("Enter");
  await patient(loss).toHaveAttribute("role", "button");
  await page.keyboard.press("Escape");
  await patient(loss).not.toHaveAttribute("role");
  await pick.press("Enter");
  await patient(loss).toHaveAccessibleName(/^the loss on the training data: /);
  await loss.press("Enter");
  await patient(teacher.panel.locator(".offer button").first()).toBeFocused();
  await page.keyboard.press("Enter");
  await patient(teacher.panel.getByLabel("Done when", { exact: true })).toHaveValue(/^train\.loss >= [\d.]+$/);
  await teacher.panel.getByLabel("Done when", { exact: true }).fill("train.los > 1");
  await patient(teacher.panel.locator("#check-said .fault")).toContainText("Character 7");
  expect(await violations(page, builder(page))).toEqual([]);
});

test("a draft outlives a reload, and what is missing is named", async ({ page, playground }) => {
  const teacher = new Teacher(page);
  await playground.open("#preset=xor");
  await page.getByRole("link", { name: "Lessons" }).click();
  await teacher.button("Write a lesson", page);
  await teacher.write("Title", "Kept");
  await teacher.button("Play it");
  await patient(teacher.panel.locator(".missing li").first()).toContainText("Step 1");
  await patient(player(page)).toHaveCount(0);
  await page.reload();
  await page.getByRole("link", { name: "Lessons" }).click();
  await teacher.button("Write a lesson", page);
  await patient(teacher.panel.getByLabel("Title", { exact: true })).toHaveValue("Kept");
  await patient(teacher.panel.locator(".dots [aria-current]")).toHaveCount(1);
});

test("twenty seeds say what holds, and the better bound is taken", async ({ page, playground }) => {
  test.setTimeout(120_000);
  const teacher = new Teacher(page);
  await playground.open("#preset=xor");
  await page.getByRole("link", { name: "Lessons" }).click();
  await teacher.button("Write a lesson", page);
  await teacher.write("Title", "Seeds");
  await teacher.write("The question that the lesson answers", "How sure is that?");
  await teacher.write("What is so, in two or three sentences", "One straight line.");
  await teacher.write("What the learner does", "Press Play.");
  await teacher.write("epochs", "5");
  await teacher.panel.getByLabel("epochs", { exact: true }).press("Enter");
  await teacher.write("Done when", "train.loss < 0.7");
  await teacher.button("Try on 20 seeds");
  const found = teacher.panel.locator(".found section");
  await patient(found).toContainText(/holds in \d+ of 20/);
  expect(await found.textContent()).not.toContain("in 20 of 20");
  await teacher.button("Take that bound");
  await patient(teacher.panel.getByLabel("Done when", { exact: true })).not.toHaveValue("train.loss < 0.7");
  await teacher.button("Try on 20 seeds");
  await patient(found).toContainText("holds in 20 of 20");
});

test("a lesson file is opened, and goes on with seeds, an earlier stop and a remembered number", async ({
  page,
  playground,
}) => {
  const teacher = new Teacher(page);
  await playground.open("#preset=xor");
  await page.getByRole("link", { name: "Lessons" }).click();
  await teacher.button("Write a lesson", page);
  const open = (name: string, text: string) =>
    teacher.panel
      .getByLabel("Open a file")
      .setInputFiles({ name, mimeType: "application/json", buffer: Buffer.from(text) });
  await open("bend.lesson.json", readFileSync("web/lessons/data/bend.json", "utf8"));
  const title = teacher.panel.getByLabel("Title", { exact: true });
  await patient(title).not.toHaveValue("");
  const known = await title.inputValue();
  await open("broken.lesson.json", '{"lesson": 2}');
  await patient(teacher.panel.locator(".missing li").first()).not.toBeEmpty();
  await patient(title).toHaveValue(known);

  await teacher.choose("Training stops after", "epochs");
  await teacher.choose("or earlier, at", "train loss");
  await teacher.panel.getByLabel("train loss", { exact: true }).last().fill("0.2");
  await page.keyboard.press("Enter");
  await teacher.write("Seeds in a row", "5");
  await page.keyboard.press("Enter");
  await teacher.press(teacher.panel.locator("summary").filter({ hasText: "Numbers for later steps" }));
  await teacher.button("Remember a number");
  await teacher.write("Name", "1 first!");
  await teacher.write("Number", "train.loss");
  const download = page.waitForEvent("download");
  await teacher.button("Save as a file");
  const lesson = JSON.parse(readFileSync(await (await download).path(), "utf8")) as Lesson;
  expect(lesson.steps[0]).toMatchObject({ seeds: 5, stop: { train_loss: 0.2 }, remember: { first: "train.loss" } });
});

/** Drops a file on the page's map. */
const drop = (page: Page, name: string, text: string) =>
  page.locator("playground-map").evaluate(
    (map, [name, text]) => {
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File([text], name));
      for (const type of ["dragover", "drop"])
        map.dispatchEvent(new DragEvent(type, { dataTransfer, bubbles: true, composed: true, cancelable: true }));
    },
    [name, text],
  );

const HOSTILE: [string, string][] = [
  ["no JSON", "<script>alert(1)</script>"],
  ["another version", '{"lesson": 2}'],
  ["an unknown key", '{"lesson": 1, "id": "x", "lang": "en", "steps": [], "texts": {}, "run": "alert(1)"}'],
  [
    "a step of nonsense",
    '{"lesson": 1, "id": "x", "lang": "en", "steps": [{"id": "a", "check": "while(1)"}], "texts": {"en": {}}}',
  ],
  ["a prototype", '{"__proto__": {"lesson": 1}, "constructor": 5}'],
  ["too much", `"${"x".repeat(300_000)}"`],
];

test("a lesson file that is dropped anywhere opens, and a hostile one changes nothing", async ({
  page,
  playground,
}) => {
  const lesson = readFileSync("web/lessons/data/bend.json", "utf8");
  await playground.open();
  await drop(page, "bend.lesson.json", lesson);
  await patient(player(page).locator(".dots [aria-current]")).toHaveText("1");
  await patient(player(page).locator(".say")).not.toBeEmpty();
  const before = JSON.stringify(await playground.config());
  const said = await player(page).locator(".say").textContent();
  for (const [kind, text] of HOSTILE) {
    await drop(page, "hostile.lesson.json", text);
    const notice = page.locator("playground-notice");
    await patient(notice.getByRole("listitem").first(), kind).not.toBeEmpty();
    await patient(player(page).locator(".say"), kind).toHaveText(said!);
    expect(JSON.stringify(await playground.config()), kind).toBe(before);
    await notice.getByRole("button", { name: "Close this notice" }).click();
  }
  expect(playground.faults).toEqual([]);
});
