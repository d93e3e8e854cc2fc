import jsQR from "jsqr";
import type { Locator, Page } from "@playwright/test";
import { violationsInBothThemes } from "./axe.ts";
import { expect, Playground, test } from "./playground.ts";
import { faultsOf, tutorial } from "./tutorial.ts";

test.use({ permissions: ["clipboard-read", "clipboard-write"] });

const shareButton = (page: Page) => page.getByRole("button", { name: "Save / Share" });
const clipboard = (page: Page) => page.evaluate(() => navigator.clipboard.readText());

async function openDialog(page: Page): Promise<Locator> {
  await shareButton(page).click();
  const dialog = page.getByRole("dialog", { name: "Save / Share" });
  await expect(dialog.getByRole("button", { name: "Copy the link" })).toBeFocused();
  return dialog;
}

async function openEmbedding(page: Page): Promise<Locator> {
  const dialog = await openDialog(page);
  await dialog.getByRole("tab", { name: "Embed" }).click();
  return dialog;
}

/** The form of that name, copied. */
async function copied(dialog: Locator, form: string): Promise<string> {
  await dialog.getByRole("tab", { name: form, exact: true }).click();
  await dialog.getByRole("button", { name: "Copy", exact: true }).click();
  await expect(dialog.getByRole("status")).toHaveText("Copied");
  return clipboard(dialog.page());
}

/** A part of the page and a lock, a task and a goal. */
async function choose(dialog: Locator): Promise<void> {
  await dialog.getByRole("textbox", { name: "Task, in one sentence" }).fill("Reach 90 % (or more) & stop");
  await dialog.getByRole("combobox", { name: "Training stops at" }).selectOption({ label: "Test accuracy" });
  await dialog.getByRole("spinbutton", { name: "or more" }).fill("0.9");
  await dialog.getByRole("spinbutton", { name: "or more" }).press("Enter");
  await dialog.getByRole("radio", { name: "Locked" }).check();
  await dialog.getByRole("checkbox", { name: "Data" }).uncheck();
  await dialog.getByRole("checkbox", { name: "Units a layer" }).check();
  await dialog.getByRole("spinbutton", { name: "Units a layer" }).fill("12");
  await dialog.getByRole("spinbutton", { name: "Units a layer" }).press("Enter");
  await dialog.getByRole("combobox", { name: "Colors" }).selectOption({ label: "Dark" });
}

/** What was chosen holds in a playground. */
async function expectChosen(playground: Locator): Promise<void> {
  await expect(playground.getByText("Reach 90 % (or more) & stop")).toBeVisible();
  await expect(playground.locator("playground-network")).toBeVisible();
  await expect(playground.locator("playground-data")).toHaveCount(0);
  await expect(
    playground.getByRole("group", { name: "layers: set by the author", includeHidden: true }).first(),
  ).toBeAttached();
  await expect(playground).toHaveAttribute("theme", "dark");
}

test("by keyboard: opened, copied, and left to where it was", async ({ page, playground }) => {
  await playground.open("#preset=xor");
  await shareButton(page).focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("button", { name: "Copy the link" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect.poll(() => clipboard(page)).toBe(page.url());
  for (let i = 0; i < 60; i++) {
    await page.keyboard.press("Tab");
    const isOutside = await page.evaluate(() => {
      let focused = document.activeElement;
      const path = [];
      for (; focused; focused = focused.shadowRoot?.activeElement ?? null) path.push(focused.localName);
      return path.length > 1 && !path.includes("playground-share");
    });
    expect(isOutside).toBe(false);
  }
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await expect(shareButton(page)).toBeFocused();
});

test("the link that is copied opens with its parts, locks, task and goal", async ({ page, playground, context }) => {
  await playground.open("#preset=xor");
  const dialog = await openEmbedding(page);
  await choose(dialog);
  const link = await copied(dialog, "Link");
  const other = await context.newPage();
  const opened = new Playground(other);
  await other.goto(link);
  await expect.poll(() => opened.config()).not.toBeNull();
  await expectChosen(opened.element);
  expect((await opened.config())!.data).toMatchObject({ name: "xor" });
  await expect(other.getByRole("button", { name: "Stop condition: Test accuracy ≥ 90%" }).first()).toBeVisible();
  expect(opened.faults).toEqual([]);
});

test("the frame and the element that are copied work in another page", async ({ page, playground, context }) => {
  await playground.open("#preset=xor");
  const dialog = await openEmbedding(page);
  await choose(dialog);
  for (const form of ["Frame", "Element"]) {
    const { url, server } = await tutorial(await copied(dialog, form));
    const other = await context.newPage();
    const faults = faultsOf(other);
    await other.goto(url);
    const within = form === "Frame" ? other.frameLocator("iframe") : other;
    await expectChosen(within.locator("activation-playground"));
    const config = await within
      .locator("activation-playground")
      .evaluate((element) => (element as unknown as { config: object }).config);
    expect(config).toMatchObject({
      data: { name: "xor" },
      layers: await playground.element
        .first()
        .evaluate((element) => (element as unknown as { config: { layers: object[] } }).config.layers),
    });
    expect(faults).toEqual([]);
    server.close();
  }
});

test("the preview shows what is chosen, in its size, and tells the page around nothing", async ({
  page,
  playground,
}) => {
  await playground.open("#preset=xor");
  await playground.element.evaluate((element) => {
    element.setAttribute("data-readies", "0");
    for (const name of ["ready", "config-change"])
      element.addEventListener(name, () => element.setAttribute("data-readies", "1"));
  });
  const dialog = await openEmbedding(page);
  const preview = dialog.locator("activation-playground");
  await dialog.getByRole("radio", { name: "Slide, 960 × 540" }).check();
  await expect(preview.locator("playground-data")).not.toHaveCount(0);
  await choose(dialog);
  await expectChosen(preview);
  for (const [name, width] of [
    ["Phone, 390", 390],
    ["Slide, 960 × 540", 960],
    ["Column, 720", 720],
  ] as const) {
    await dialog.getByRole("radio", { name }).check();
    await expect.poll(() => preview.evaluate((element) => (element as HTMLElement).offsetWidth)).toBe(width);
    const [shown, stage] = [
      await preview.boundingBox(),
      await dialog.getByRole("region", { name: "Preview" }).boundingBox(),
    ];
    expect(shown!.width).toBeLessThanOrEqual(stage!.width);
  }
  await dialog.getByRole("radio", { name: "Slide, 960 × 540" }).check();
  expect(await copied(dialog, "Frame")).toContain('height="540"');
  await expect(playground.element.first()).toHaveAttribute("data-readies", "0");
});

test("the QR code is the link; a link that is too long for one says so", async ({ page, playground }) => {
  await playground.open("#preset=xor");
  let dialog = await openEmbedding(page);
  const link = await copied(dialog, "Link");
  await dialog.getByRole("tab", { name: "QR code" }).click();
  await expect(dialog.getByRole("img", { name: "QR code" })).toBeVisible();
  const picture = await dialog
    .getByRole("link", { name: "Save as SVG" })
    .evaluate(async (anchor: HTMLAnchorElement) => {
      const image = new Image();
      image.src = anchor.href;
      await image.decode();
      const context = new OffscreenCanvas(400, 400).getContext("2d")!;
      context.drawImage(image, 0, 0, 400, 400);
      return Array.from(context.getImageData(0, 0, 400, 400).data);
    });
  expect(jsQR(Uint8ClampedArray.from(picture), 400, 400)?.data).toBe(link);
  await dialog.getByRole("button", { name: "Copy", exact: true }).click();
  await expect(dialog.getByRole("status")).toHaveText("Copied");
  expect(await page.evaluate(async () => (await navigator.clipboard.read())[0].types)).toEqual(["image/png"]);
  await page.keyboard.press("Escape");
  const inputs = Array.from({ length: 300 }, (_, i) => [Math.sin(i), Math.cos(3 * i)]);
  await playground.propose({
    data: { name: "custom", inputs, targets: inputs.map((_, i) => i % 2) },
    layers: [{ units: 2 }],
  });
  dialog = await openEmbedding(page);
  await dialog.getByRole("tab", { name: "QR code" }).click();
  await expect(dialog.getByText(/This link has [\d,]+ characters/)).toBeVisible();
});

test("where the browser does not copy, the text stands selected in its field", async ({ page, playground }) => {
  await page.addInitScript(() => Object.defineProperty(navigator, "clipboard", { value: undefined }));
  await playground.open();
  const dialog = await openDialog(page);
  await dialog.getByRole("button", { name: "Copy the link" }).click();
  const field = dialog.getByRole("textbox", { name: "Link to this experiment" });
  await expect(field).toBeFocused();
  await expect(field).toHaveValue(page.url());
  const selected = (input: HTMLInputElement) => input.value.slice(input.selectionStart!, input.selectionEnd!);
  expect(await field.evaluate(selected)).toBe(page.url());
  await expect(dialog.getByRole("alert")).toContainText("may not copy to the clipboard");
  await dialog.getByRole("tab", { name: "Embed" }).click();
  const code = dialog.getByRole("textbox", { name: "Frame" });
  await expect(async () => {
    await dialog.getByRole("button", { name: "Copy", exact: true }).click();
    await expect(code).toBeFocused({ timeout: 500 });
    expect(await code.evaluate(selected)).toContain("<iframe");
  }).toPass(); // the text changes once more, when the preview has been measured
});

test("during a lesson the link is the lesson's, and the element plays it", async ({ page, playground, context }) => {
  await playground.open("#lesson=bend&step=2");
  await expect(page.locator("playground-lesson .dots [aria-current]")).toHaveText("2");
  await expect.poll(() => page.evaluate(() => location.hash)).toBe("#lesson=bend&step=2");
  const dialog = await openEmbedding(page);
  await expect(dialog.locator("activation-playground playground-lesson h2")).toHaveText("A line is not enough");
  expect(new URL(await copied(dialog, "Link")).hash).toBe("#lesson=bend&step=2");
  const element = await copied(dialog, "Element");
  expect(element).toContain('<activation-playground lesson="bend">');
  const { url, server } = await tutorial(element);
  const other = await context.newPage();
  await other.goto(url);
  await expect(other.locator("playground-lesson h2")).toHaveText("A line is not enough");
  server.close();
});

test("nothing for axe, in either theme and on a phone, where nothing scrolls sideways", async ({
  page,
  playground,
}) => {
  await playground.open("#preset=xor");
  const dialog = await openEmbedding(page);
  await dialog.getByRole("radio", { name: "Chosen" }).check();
  await dialog.getByText("Panels below the network").click();
  expect(await violationsInBothThemes(page, dialog)).toEqual([]);
  await page.setViewportSize({ width: 390, height: 844 });
  await dialog.getByRole("tab", { name: "QR code" }).click();
  expect(await violationsInBothThemes(page, dialog)).toEqual([]);
  expect(await dialog.evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth)).toBe(0);
});
