import { expect, test } from "./playground.ts";

/** Of A4 between its margins. */
const PAPER = { width: 700, height: 1030 };

test("a handout for paper, from the dark theme and from any panel", async ({ page, playground }) => {
  await page.emulateMedia({ colorScheme: "dark" });
  await playground.openPaused();
  await page.getByRole("tab", { name: "Health" }).click();
  await playground.step(3000);
  await page.evaluate(() => (window.print = () => document.body.setAttribute("data-printed", document.querySelector("activation-playground")!.shadowRoot!.querySelector("playground-handout")!.shadowRoot!.querySelector("figure > svg path.train")!.getAttribute("d")!)));
  await page.keyboard.press("Control+p");
  await expect(page.locator("body")).toHaveAttribute("data-printed", /^M.*L/);
  const points = (path: string | null) => path!.match(/[ML]/g)!.length;
  const printed = points(await page.locator("body").getAttribute("data-printed"));
  await page.getByRole("tab", { name: "Curves" }).click();
  await expect.poll(async () => points(await page.locator("playground-curves .plot path.train").first().getAttribute("d")), "the curves, which no panel showed, were asked for first").toBe(printed);
  const pages = (await page.pdf({ format: "A4" })).toString("latin1").match(/\/Type \/Page\b/g)!.length;
  expect(pages).toBeLessThanOrEqual(2);

  await page.setViewportSize(PAPER);
  await page.emulateMedia({ media: "print", colorScheme: "dark" });
  const handout = page.locator("playground-handout");
  await expect(handout).toBeVisible();
  await expect(page.locator(":is(button, input, select, nav):visible")).toHaveCount(0);
  for (const text of ["Spiral", "Layer 1", "ReLU, Units 16", "Adam", "Seed", "Step", "#deflated="]) await expect(handout).toContainText(text);
  for (const part of [".network", ".map", ".curves", "playground-inspector table", ".address"]) await expect(handout.locator(part).first(), part).toBeVisible();
  expect(await handout.evaluate((element) => element.scrollWidth)).toBeLessThanOrEqual(PAPER.width);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(PAPER.width);
  expect(await handout.evaluate((element) => [getComputedStyle(element).backgroundColor, getComputedStyle(element).color])).toEqual(["rgb(255, 255, 255)", "rgb(0, 0, 0)"]);

  await page.emulateMedia({ media: "screen" });
  await expect(handout).toHaveCount(0);
});

for (const room of ["explorer", "softmax"] as const) {
  test(`the ${room} room on paper: names, but nothing to press, and nothing cut off`, async ({ page, playground }) => {
    await playground.openRoom(room);
    await page.setViewportSize(PAPER);
    await page.emulateMedia({ media: "print" });
    await expect(page.getByRole("navigation")).toHaveCount(0);
    await expect(page.locator('button:not(.row-name, dt > button):visible')).toHaveCount(0);
    await expect(page.locator('input[type="range"]:visible')).toHaveCount(0);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(PAPER.width);
  });
}
