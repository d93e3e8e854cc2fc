import type { Locator, Page } from "@playwright/test";
import { violations } from "./axe.ts";
import { expect, test, type Playground } from "./playground.ts";

type Spot = [number, number];

/** Part of an ellipse, in degrees from the right, downwards. */
const arc = (x: number, y: number, across: number, down: number, from: number, to: number): Spot[] =>
  Array.from({ length: 13 }, (_, i) => {
    const angle = ((from + ((to - from) * i) / 12) * Math.PI) / 180;
    return [x + across * Math.cos(angle), y + down * Math.sin(angle)];
  });

/** As a visitor would write them, by measures of their own: not the core's strokes, each in another place and size. */
const handwriting: Spot[][][] = [
  [arc(0.5, 0.5, 0.2, 0.32, -80, 285)],
  [
    [
      [0.55, 0.15],
      [0.53, 0.5],
      [0.5, 0.85],
    ],
  ],
  [[...arc(0.45, 0.33, 0.19, 0.17, 190, 390), [0.45, 0.62], [0.25, 0.82], [0.45, 0.81], [0.72, 0.82]]],
  [[...arc(0.45, 0.3, 0.17, 0.16, 200, 445), ...arc(0.45, 0.64, 0.2, 0.18, 275, 515)]],
  [
    [
      [0.38, 0.18],
      [0.32, 0.38],
      [0.29, 0.55],
      [0.5, 0.56],
      [0.75, 0.54],
    ],
    [
      [0.62, 0.22],
      [0.6, 0.5],
      [0.58, 0.86],
    ],
  ],
  [[[0.62, 0.16], [0.36, 0.18], [0.33, 0.45], ...arc(0.44, 0.62, 0.19, 0.19, 240, 500)]],
  [[[0.6, 0.12], [0.42, 0.35], [0.33, 0.62], ...arc(0.49, 0.7, 0.16, 0.17, 185, -185)]],
  [
    [
      [0.28, 0.22],
      [0.5, 0.2],
      [0.72, 0.21],
      [0.6, 0.45],
      [0.5, 0.65],
      [0.44, 0.86],
    ],
  ],
  [[...arc(0.5, 0.34, 0.14, 0.15, 85, -270), ...arc(0.5, 0.67, 0.18, 0.18, 270, 630)]],
  [[...arc(0.46, 0.34, 0.17, 0.17, -20, -350), [0.62, 0.35], [0.6, 0.6], [0.54, 0.88]]],
];

const pad = (page: Page): Locator => page.getByRole("application", { name: /^Canvas/ });

/** The digits as choosing them gives them, learned for that many steps. */
async function openDigits(page: Page, playground: Playground, steps: number): Promise<void> {
  await playground.openPaused();
  await page.getByRole("radio", { name: "Digits" }).check();
  await expect.poll(async () => (await playground.config())!.data!.name).toBe("digits");
  await playground.reset();
  if (steps > 0) await playground.step(steps);
}

async function write(page: Page, strokes: readonly Spot[][]): Promise<void> {
  const box = (await pad(page).boundingBox())!;
  const place = ([x, y]: Spot): Spot => [box.x + x * box.width, box.y + y * box.height];
  for (const [first, ...rest] of strokes) {
    await page.mouse.move(...place(first));
    await page.mouse.down();
    for (const spot of rest) await page.mouse.move(...place(spot));
    await page.mouse.up();
  }
}

/** The class that the bars show as the best, once it is that of what was written. */
const read = async (page: Page): Promise<string> =>
  (await page.locator("playground-pad .best .figure").textContent()) ?? "";

test("one click brings the digits, the tutorials' network, a gallery and a pad; another brings the plane back", async ({
  page,
  playground,
}) => {
  await openDigits(page, playground, 0);
  const { layers, loss, optimizer, batch_size, features } = (await playground.config())!;
  expect(layers!.map(({ units }) => units)).toEqual([25, 15, 10]);
  expect(loss).toMatchObject({ name: "sparse_categorical_crossentropy", from_logits: true });
  expect([(optimizer as { name: string }).name, batch_size, features!.length]).toEqual(["adam", 32, 64]);
  await expect(pad(page)).toBeVisible();
  await expect(page.locator("playground-gallery canvas")).toHaveCount(20);
  await page
    .getByRole("button", { name: "Next examples" })
    .evaluate((button: HTMLButtonElement) => [0, 1].forEach(() => button.click()));
  await expect(page.locator("playground-gallery footer"), "two presses before it is drawn again").toContainText(
    /^\W*3 /,
  );
  await expect(page.locator("canvas.map")).toHaveCount(0);

  await page.getByRole("radio", { name: "Spiral" }).check();
  await expect(page.locator("canvas.map")).toBeVisible();
  const plane = (await playground.config())!;
  expect([plane.features, plane.layers!.map(({ units }) => units)]).toEqual([
    ["x1", "x2"],
    [16, 16, 3],
  ]);
  await expect(pad(page)).toHaveCount(0);
});

test("the network reads what a hand writes that it has never seen", async ({ page, playground }) => {
  test.slow();
  await openDigits(page, playground, 660);
  for (const [figure, strokes] of handwriting.entries()) {
    await page.getByRole("button", { name: "Clear", exact: true }).click();
    await write(page, strokes);
    await expect.poll(() => read(page), { message: `a written ${figure}` }).toBe(String(figure));
  }
});

test("the gallery says of each picture what it is taken for, and the inspector follows to it", async ({
  page,
  playground,
}) => {
  await openDigits(page, playground, 110);
  const { accuracy } = (await playground.status())!.test!;
  const wrong = Math.round(300 * (1 - accuracy));
  await expect(page.locator("playground-gallery header")).toContainText(`${wrong} of 300 wrong`);
  await page.getByRole("switch", { name: "only wrong ones" }).click();
  await expect(page.locator("playground-gallery .wrong")).toHaveCount(Math.min(20, wrong));
  const picture = page.getByRole("button", { name: /predicted/ }).first();
  const [, truth, predicted, share] = /(\d), predicted (\d) with (\d+)%: wrong/.exec(
    (await picture.getAttribute("aria-label"))!,
  )!;
  await picture.click();
  await expect(picture).toHaveAttribute("aria-pressed", "true");
  await expect(page.locator("playground-inspector tr.chosen")).toContainText(`Class ${truth}`);
  await expect.poll(() => read(page)).toBe(predicted);
  const probabilities = await playground.cells("probability");
  expect(Math.abs(100 * probabilities[Number(predicted)] - Number(share))).toBeLessThan(1);
});

test("a unit of the first layer shows its weights, every pixel's", async ({ page, playground }) => {
  await openDigits(page, playground, 50);
  const picture = await playground.picture(0, 0);
  const side = Math.sqrt(picture.length / 4);
  const middle = (i: number) => Math.floor(((i + 0.5) * side) / 8);
  const shades = Array.from({ length: 64 }, (_, i) =>
    picture
      .slice(
        4 * (middle(Math.floor(i / 8)) * side + middle(i % 8)),
        4 * (middle(Math.floor(i / 8)) * side + middle(i % 8)) + 3,
      )
      .join(),
  );
  expect(new Set(shades).size, "weights with a shade of their own").toBeGreaterThan(40);
});

test("by keyboard alone: pixels of ink, clearing, and a written figure to change", async ({ page, playground }) => {
  await openDigits(page, playground, 220);
  await page.getByRole("button", { name: "Put a sample 3 on the canvas" }).press("Enter");
  await expect(page.locator("playground-inspector tr.chosen")).toContainText("Class 3");
  await pad(page).focus();
  await page.keyboard.press("Delete");
  await expect(page.getByText("Draw a picture here")).toBeVisible();
  const point = () =>
    page.locator("playground-pad canvas.seen").evaluate((canvas) => {
      const copy = Object.assign(document.createElement("canvas"), { width: 8, height: 8 }).getContext("2d", {
        willReadFrequently: true,
      })!;
      copy.drawImage(canvas as HTMLCanvasElement, 0, 0);
      const { data } = copy.getImageData(0, 0, 8, 8);
      return Array.from({ length: 64 }, (_, i) => i).filter((i) => data[4 * i] < 128);
    });
  await expect.poll(point).toEqual([]);
  for (const key of ["ArrowUp", "ArrowUp", " ", "ArrowDown", " ", "ArrowDown", " "]) await page.keyboard.press(key);
  await expect.poll(point).toEqual([28, 36, 44]);
  await expect(page.locator("playground-pad [role=status]")).toHaveText(
    /^Row 6, column 5: ink\. Predicted \d with [\d.]+%\.$/,
  );
  await page.keyboard.press(" ");
  await expect.poll(point).toEqual([28, 36]);
});

test("own data of square rows has the gallery and the pad, whatever its ink", async ({ page, playground }) => {
  const bar = (upright: boolean) =>
    Array.from({ length: 144 }, (_, i) => ([5, 6].includes(upright ? i % 12 : Math.floor(i / 12)) ? 255 : 0));
  await playground.openPaused({
    data: {
      name: "custom",
      inputs: Array.from({ length: 20 }, (_, i) => bar(i % 2 === 1)),
      targets: Array.from({ length: 20 }, (_, i) => i % 2),
      test_fraction: 0.3,
    },
    layers: [{ units: 4, activation: "relu" }, { units: 2 }],
  });
  await playground.step(100);
  await page.getByRole("tab", { name: "Draw a picture" }).click();
  await expect(page.locator("playground-gallery canvas")).toHaveCount(6);
  await page.getByRole("button", { name: "Clear", exact: true }).click();
  await write(page, [
    [
      [0.2, 0.5],
      [0.5, 0.5],
      [0.8, 0.5],
    ],
  ]);
  await expect.poll(() => read(page)).toBe("0");
  await page.getByRole("button", { name: "Clear", exact: true }).click();
  await write(page, [
    [
      [0.5, 0.2],
      [0.5, 0.5],
      [0.5, 0.8],
    ],
  ]);
  await expect.poll(() => read(page)).toBe("1");
});

for (const [width, colorScheme] of [
  [390, "light"],
  [320, "dark"],
] as const) {
  test(`on a phone of ${width} px: by touch, nothing for axe, no sideways scrolling, targets of 24 px`, async ({
    browser,
  }) => {
    const context = await browser.newContext({
      viewport: { width, height: 844 },
      hasTouch: true,
      isMobile: true,
      colorScheme,
    });
    const page = await context.newPage();
    await page.goto("/");
    await page.getByRole("tab", { name: "Data" }).tap();
    await page.getByRole("radio", { name: "Digits" }).tap();
    await expect(page.locator("playground-gallery canvas")).toHaveCount(20);
    await page.getByRole("tab", { name: "Draw" }).tap();
    await expect(pad(page)).toBeVisible();
    await page.getByRole("button", { name: "Clear", exact: true }).tap();
    await expect(page.getByText("Draw a picture here")).toBeVisible();
    await pad(page).tap();
    await expect(page.getByText("Draw a picture here")).toBeHidden();
    await expect(page.locator("playground-pad .answers li")).toHaveCount(10);
    await page.getByRole("button", { name: "Pause" }).tap();
    expect(await violations(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    const small = await page
      .locator("playground-pad button:visible, playground-gallery button:visible")
      .evaluateAll(
        (buttons) =>
          buttons
            .map((button) => button.getBoundingClientRect())
            .filter(({ width, height }) => width < 24 || height < 24).length,
      );
    expect(small).toBe(0);
    await context.close();
  });
}
