import type { Page } from "@playwright/test";
import { expect, test } from "./playground.ts";

/** The page loads the worker, the player and the lesson before there is something to see. */
const patient = expect.configure({ timeout: 60_000 });

const LESSON = {
  lesson: 1,
  id: "own",
  lang: "en",
  steps: [{ id: "one", stop: { epochs: 2 } }],
  texts: { en: { title: "Of one’s own", question: "?", steps: { one: { say: "S", do: "D" } } } },
};

/** A plain page beside the playground, with an element and the files that it names. */
async function plain(page: Page, element: string, files: Record<string, string> = {}): Promise<void> {
  await page.route("**/course/**", (route) => {
    const { pathname } = new URL(route.request().url());
    const body = files[pathname.replace("/course/", "")];
    if (pathname !== "/course/") return route.fulfill(body === undefined ? { status: 404 } : { body });
    return route.fulfill({
      contentType: "text/html",
      body: `<!doctype html><meta charset="utf-8"><title>Course</title><link rel="icon" href="data:,"><script type="module" src="/activation-playground.js"></script>${element}`,
    });
  });
  await page.goto("/course/");
}

const title = (page: Page) => page.locator("playground-lesson h2");
const refusal = (page: Page) => page.locator("playground-notice li");
const set = (page: Page, lesson: unknown) =>
  page
    .locator("activation-playground")
    .evaluate((element, lesson) => void ((element as HTMLElement & { lesson: unknown }).lesson = lesson), lesson);
const shown = (page: Page) =>
  page.locator("activation-playground").evaluate((element) => (element as HTMLElement & { lesson: unknown }).lesson);

test("a lesson of ours by its id, one as a value, and none", async ({ page }) => {
  await plain(page, `<activation-playground lesson="bend"></activation-playground>`);
  await patient(title(page)).toHaveText("A line is not enough");
  expect(await shown(page)).toBe("bend");
  await set(page, LESSON);
  await patient(title(page)).toHaveText("Of one’s own");
  await set(page, null);
  await patient(title(page)).toHaveCount(0);
  expect(await shown(page)).toBeNull();
});

test("a lesson inside the element, and one in a file beside the page", async ({ page }) => {
  const inside = JSON.stringify(LESSON);
  await plain(
    page,
    `<activation-playground><script type="application/json" slot="lesson">${inside}</script></activation-playground>`,
    { "week/two.json": JSON.stringify({ ...LESSON, texts: { en: { ...LESSON.texts.en, title: "Two" } } }) },
  );
  await patient(title(page)).toHaveText("Of one’s own");
  await set(page, "week/two.json");
  await patient(title(page)).toHaveText("Two");
});

for (const [kind, lesson, said] of [
  ["an unknown id", "nonsense", /is not known; allowed are/],
  ["another host", "https://example.org/a.json", /on the same host/],
  ["a file that is not there", "gone.json", /gone\.json.* could not be loaded/],
  ["a file that is no lesson", "page.json", /is not JSON/],
] as const)
  test(`${kind} is named, and the experiment opens`, async ({ page }) => {
    const asked: string[] = [];
    page.on("request", (request) => asked.push(new URL(request.url()).hostname));
    await plain(page, `<activation-playground lesson="${lesson}"></activation-playground>`, { "page.json": "<p>" });
    await patient(refusal(page).first()).toContainText(said);
    await patient(title(page)).toHaveCount(0);
    await patient(page.getByRole("heading", { name: "Network" })).toBeVisible();
    expect(asked).not.toContain("example.org");
  });
