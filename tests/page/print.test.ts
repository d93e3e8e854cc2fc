import type { Page } from "@playwright/test";
import type { Config } from "../../web/engine/types.ts";
import { expect, test } from "./playground.ts";

/** Of A4 between its margins. */
const PAPER = { width: 700, height: 1030 };

const pagesOf = async (page: Page, format: string) =>
  (await page.pdf({ format })).toString("latin1").match(/\/Type \/Page\b/g)!.length;

const LOOKS = [
  "",
  "activation-playground { --font: monospace; letter-spacing: 0.1em }",
  "html { font-size: 200% } activation-playground { --font: serif }",
];
const rows = Array.from({ length: 3000 }, (_, i) => [
  Math.sin(i),
  Math.cos(1.7 * i),
  i % 7,
  i % 5,
  i / 3000,
  i % 3,
  i % 11,
  i % 2,
]);
const relu = (count: number) => Array.from({ length: count }, () => ({ units: 16, activation: "relu" }));
const EXPERIMENTS: Record<string, Config> = {
  "16 layers, each with all that it can have": {
    layers: [
      ...relu(16).map((layer) => ({
        ...layer,
        kernel_initializer: "lecun_normal",
        dropout: 0.1,
        l1: 0.001,
        l2: 0.002,
      })),
      { units: 3 },
    ],
  },
  "own data that no link carries": {
    data: { name: "custom", inputs: rows, targets: rows.map((_, i) => i % 10) },
    layers: [...relu(4), { units: 10 }],
  },
};

for (const [language, shortened] of [
  ["en", "The values of each layer are omitted"],
  ["zh-Hans", "此处省略各层的数值"],
]) {
  test(`two pages at most, whatever the font, and the size of text, in ${language}`, async ({ page, playground }) => {
    await playground.openPaused();
    await playground.element.evaluate((element, language) => element.setAttribute("lang", language), language);
    await expect(page.locator("html")).toHaveAttribute("lang", language);
    await page.evaluate(() => {
      document.adoptedStyleSheets.push(new CSSStyleSheet());
      window.print = () => document.body.setAttribute("data-printed", "");
    });
    for (const [name, config] of Object.entries(EXPERIMENTS)) {
      await playground.propose(config);
      await playground.step(10);
      await page.keyboard.press("Control+p"); // loads the printout
      await expect(page.locator("body")).toHaveAttribute("data-printed", "", { timeout: 20_000 });
      await page.evaluate(() => document.body.removeAttribute("data-printed"));
      for (const look of LOOKS) {
        await page.evaluate((look) => document.adoptedStyleSheets.at(-1)!.replaceSync(look), look);
        expect(await pagesOf(page, "Letter"), `${name}, ${look}`).toBeLessThanOrEqual(2);
      }
      if (name.startsWith("16")) {
        await page.emulateMedia({ media: "print" });
        await expect(page.locator("playground-printout").getByText(shortened)).toBeVisible();
        await expect(page.locator("playground-printout .way")).toBeHidden();
        await page.emulateMedia({ media: "screen" });
      }
    }
  });
}

test("the printout, from the dark theme and from any panel", async ({ page, playground }) => {
  await page.emulateMedia({ colorScheme: "dark" });
  await playground.openPaused();
  await page.getByRole("tab", { name: "Health" }).click();
  await playground.step(3000);
  await page.evaluate(
    () =>
      (window.print = () =>
        document.body.setAttribute(
          "data-printed",
          document
            .querySelector("activation-playground")!
            .shadowRoot!.querySelector("playground-printout")!
            .shadowRoot!.querySelector("figure > svg path.train")!
            .getAttribute("d")!,
        )),
  );
  await page.keyboard.press("Control+p");
  await expect(page.locator("body")).toHaveAttribute("data-printed", /^M.*L/);
  const points = (path: string | null) => path!.match(/[ML]/g)!.length;
  const printed = points(await page.locator("body").getAttribute("data-printed"));
  await page.getByRole("tab", { name: "Curves" }).click();
  await expect
    .poll(
      async () => points(await page.locator("playground-curves .plot path.train").first().getAttribute("d")),
      "the curves, which no panel showed, were asked for first",
    )
    .toBe(printed);
  expect(await pagesOf(page, "A4")).toBeLessThanOrEqual(2);

  await page.setViewportSize(PAPER);
  await page.emulateMedia({ media: "print", colorScheme: "dark" });
  const printout = page.locator("playground-printout");
  await expect(printout).toBeVisible();
  await expect(page.locator(":is(button, input, select, nav):visible")).toHaveCount(0);
  for (const text of ["Spiral", "Layer 1", "ReLU, Units 16", "Adam", "Seed", "Step", "#deflated="])
    await expect(printout).toContainText(text);
  for (const part of [".network", ".map", ".curves", "playground-inspector table", ".address"])
    await expect(printout.locator(part).first(), part).toBeVisible();
  expect(await printout.evaluate((element) => element.scrollWidth - element.clientWidth)).toBeLessThanOrEqual(0);
  expect(await printout.evaluate((element) => element.getBoundingClientRect().width)).toBeLessThanOrEqual(
    PAPER.width + 1,
  );
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(PAPER.width);
  expect(
    await printout.evaluate((element) => [getComputedStyle(element).backgroundColor, getComputedStyle(element).color]),
  ).toEqual(["rgb(255, 255, 255)", "rgb(0, 0, 0)"]);

  await page.emulateMedia({ media: "screen" });
  await expect(printout).toHaveCount(0);
});

for (const room of ["explorer", "softmax"] as const) {
  test(`the ${room} room on paper: names, but nothing to press, and nothing cut off`, async ({ page, playground }) => {
    await playground.openRoom(room);
    await page.setViewportSize(PAPER);
    await page.emulateMedia({ media: "print" });
    await expect(page.getByRole("navigation")).toHaveCount(0);
    await expect(page.locator("button:not(.row-name, dt > button):visible")).toHaveCount(0);
    await expect(page.locator('input[type="range"]:visible')).toHaveCount(0);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(PAPER.width);
  });
}
