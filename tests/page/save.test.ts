import { readFile, writeFile } from "node:fs/promises";
import type { Download, Locator, Page } from "@playwright/test";
import { violationsInBothThemes } from "./axe.ts";
import { expect, Playground, test } from "./playground.ts";

test.use({ permissions: ["clipboard-read", "clipboard-write"] });

const POINTS = [0.3, -1.1, 2.5, 0.7];
const TRAINED = { layers: [{ units: 5, activation: "tanh" }, { units: 3 }], seed: 11 };

/** What the element of the page answers. */
interface Files {
  inspect(point: number[]): Promise<{ probabilities: Float64Array }>;
  exportAs(format: string, target?: string): Promise<{ name: string; type: string; data: Uint8Array }[]>;
  save(): Promise<Uint8Array>;
  load(bytes: Uint8Array): Promise<void>;
  fingerprint(): Promise<string>;
}

async function openWay(page: Page, way: string): Promise<Locator> {
  await page.getByRole("button", { name: "Save / Share" }).click();
  const dialog = page.getByRole("dialog", { name: "Save / Share" });
  await dialog.getByRole("tab", { name: way }).click();
  return dialog;
}

const predictions = ({ element }: Playground) =>
  element.evaluate(async (element, points) => {
    const files = element as unknown as Files;
    const first = await files.inspect(points.slice(0, 2));
    const second = await files.inspect(points.slice(2));
    return [...first.probabilities, ...second.probabilities];
  }, POINTS);

const fingerprint = ({ element }: Playground) =>
  element.evaluate((element) => (element as unknown as Files).fingerprint());

async function saved(page: Page, press: () => Promise<void>): Promise<Download> {
  const [download] = await Promise.all([page.waitForEvent("download"), press()]);
  return download;
}

/** Drops a file on the map. */
const drop = (page: Page, name: string, bytes: Buffer) =>
  page.locator("playground-map").evaluate(
    (map, [name, letters]) => {
      const dataTransfer = new DataTransfer();
      const content = Uint8Array.from(atob(letters), (letter) => letter.charCodeAt(0));
      dataTransfer.items.add(new File([content], name));
      for (const type of ["dragover", "drop"])
        map.dispatchEvent(new DragEvent(type, { dataTransfer, bubbles: true, composed: true, cancelable: true }));
    },
    [name, bytes.toString("base64")],
  );

test("a link with weights opens in another tab, where it predicts the same", async ({ page, playground, context }) => {
  await playground.openPaused(TRAINED);
  await playground.step(40);
  const expected = await predictions(playground);
  const dialog = await openWay(page, "Link");
  await dialog.getByRole("switch", { name: "With the trained weights" }).check();
  await expect(dialog.getByText("Opens with the present weights")).toBeVisible();
  const link = await dialog.getByRole("textbox", { name: "Link to this experiment" }).inputValue();
  expect(link).not.toBe(page.url());
  const other = await context.newPage();
  const opened = new Playground(other);
  await other.addInitScript(() =>
    new MutationObserver(() => document.querySelector("activation-playground")?.removeAttribute("autoplay")).observe(
      document,
      { childList: true, subtree: true },
    ),
  );
  await other.goto(link);
  await expect.poll(() => opened.config()).not.toBeNull();
  expect((await opened.status())!.step).toBe(0);
  expect(await predictions(opened)).toEqual(expected);
  expect(opened.faults).toEqual([]);
});

test("a network that is too large for a link with weights is refused, and a file offered", async ({
  page,
  playground,
}) => {
  await playground.openPaused({ layers: [{ units: 100 }, { units: 100 }, { units: 3 }] });
  const dialog = await openWay(page, "Link");
  await dialog.getByRole("switch", { name: "With the trained weights" }).check();
  await expect(dialog.getByRole("alert")).toContainText("32,000 characters");
  await dialog.getByRole("button", { name: "File", exact: true }).click();
  await expect(dialog.getByRole("button", { name: "Save Training" })).toBeVisible();
});

test("a training that was saved goes on to the bit, from a drop and from a chosen file", async ({
  page,
  playground,
}, info) => {
  await playground.openPaused(TRAINED);
  await playground.step(30);
  const before = await fingerprint(playground);
  const dialog = await openWay(page, "File");
  const download = await saved(page, () => dialog.getByRole("button", { name: "Save Training" }).click());
  expect(download.suggestedFilename()).toMatch(/^spiral-epoch-\d+\.playground$/);
  const path = info.outputPath("saved.playground");
  await download.saveAs(path);
  await page.keyboard.press("Escape");
  await playground.step(5);
  const after = await fingerprint(playground);
  await playground.propose({ seed: 3 });
  await drop(page, "saved.playground", await readFile(path));
  await expect.poll(() => fingerprint(playground)).toBe(before);
  expect((await playground.status())!.step).toBe(30);
  await playground.step(5);
  expect(await fingerprint(playground)).toBe(after);
  await page.getByRole("button", { name: "Open a file" }).click();
  await page.locator("playground-import input[type=file]").setInputFiles(path);
  await expect.poll(() => fingerprint(playground)).toBe(before);
  await expect(page.getByRole("dialog")).toHaveCount(0);
});

test("an experiment with its weights is saved as JSON, and opens again", async ({ page, playground }, info) => {
  await playground.openPaused(TRAINED);
  await playground.step(20);
  const expected = await predictions(playground);
  const dialog = await openWay(page, "File");
  const download = await saved(page, () => dialog.getByRole("button", { name: "Save Experiment" }).click());
  const path = info.outputPath("experiment.json");
  await download.saveAs(path);
  await page.keyboard.press("Escape");
  await playground.propose({ seed: 3 });
  await drop(page, "experiment.json", await readFile(path));
  await expect.poll(async () => (await playground.config())!.seed).toBe(TRAINED.seed);
  expect(await predictions(playground)).toEqual(expected);
});

test("a damaged file is refused by name, and changes nothing; a locked page takes none", async ({
  page,
  playground,
}, info) => {
  await playground.openPaused(TRAINED);
  const bytes = await playground.element.evaluate(async (element) =>
    Array.from(await (element as unknown as Files).save()),
  );
  const damaged = Buffer.from(bytes.slice(0, 400));
  await writeFile(info.outputPath("damaged.playground"), damaged);
  const before = await fingerprint(playground);
  await drop(page, "damaged.playground", damaged);
  const notice = page.locator("playground-notice");
  await expect(notice).toContainText("This file cannot be opened");
  await drop(page, "wrong.json", Buffer.from('{"layers": [{"units": -1}]}'));
  await expect(notice).toContainText("layers[0].units");
  expect(await fingerprint(playground)).toBe(before);
  await playground.element.evaluate((element) => element.setAttribute("locked", "presets"));
  await drop(page, "whole.playground", Buffer.from(bytes));
  await expect(notice).toContainText("presets (set by the author)");
  expect(await fingerprint(playground)).toBe(before);
});

test("what a script saves, it loads to the bit; what it loads in error stays away", async ({ playground }) => {
  await playground.openPaused(TRAINED);
  await playground.step(12);
  const result = await playground.element.evaluate(async (element) => {
    const files = element as unknown as Files & { step(steps: number): Promise<unknown> };
    const refused = (promise: Promise<unknown>) =>
      promise.then(
        () => "taken",
        ({ name, path }) => `${name} ${path}`,
      );
    const bytes = await files.save();
    const before = await files.fingerprint();
    await files.step(3);
    const faults = [
      await refused(files.load(bytes.slice(0, 200))),
      await refused(files.load("nothing" as unknown as Uint8Array)),
      await refused(files.exportAs("docx")),
      await refused(files.exportAs("svg", "nowhere")),
    ];
    await files.load(bytes);
    return { before, after: await files.fingerprint(), faults };
  });
  expect(result.after).toBe(result.before);
  expect(result.faults).toEqual([
    expect.stringMatching(/^ConfigError/),
    "ConfigError bytes",
    "ConfigError format",
    "ConfigError target",
  ]);
});

/** A picture as a script of the page gets it. */
const exported = async ({ element }: Playground, format: string, target: string) => {
  const { name, letters } = await element.evaluate(
    async (element, [format, target]) => {
      const [{ name, data }] = await (element as unknown as Files).exportAs(format, target);
      return { name, letters: Array.from(data, (byte) => String.fromCharCode(byte)).join("") };
    },
    [format, target],
  );
  return { name, bytes: Buffer.from(letters, "latin1") };
};

/** What a reader without our styles finds in a drawing. */
const read = (reader: Page, text: string) =>
  reader.evaluate(async (text) => {
    const drawing = new DOMParser().parseFromString(text, "image/svg+xml").documentElement;
    const image = new Image();
    image.src = `data:image/svg+xml,${encodeURIComponent(text)}`;
    await image.decode();
    const context = new OffscreenCanvas(image.width, image.height).getContext("2d")!;
    context.drawImage(image, 0, 0);
    const pictures = [...drawing.querySelectorAll("image, use")].map((part) => part.getAttribute("href") ?? "");
    return {
      size: [image.width, image.height],
      corner: Array.from(context.getImageData(2, 2, 1, 1).data),
      styled: drawing.querySelectorAll("foreignObject, style, script, [class], [style]").length,
      pictures: pictures.length,
      outside: pictures.filter((href) => !href.startsWith("data:")),
      link: drawing.querySelector("a")!.getAttribute("href"),
      texts: [...drawing.querySelectorAll("text")].map(({ textContent }) => textContent).join(" "),
    };
  }, text);

const PNG_SIZE = 16;

test("figures are light, stand by themselves and carry title and link; a PNG has twice the pixels", async ({
  playground,
  context,
}) => {
  const reader = await context.newPage();
  await playground.openPaused(TRAINED);
  await playground.step(30);
  await playground.element.evaluate((element) => element.setAttribute("theme", "dark"));
  for (const target of ["network", "map", "curves", "health", "confusion"]) {
    const { name, bytes } = await exported(playground, "svg", target);
    const drawn = await read(reader, bytes.toString());
    expect(name).toBe(`${target}.svg`);
    expect(drawn.corner, target).toEqual([255, 255, 255, 255]);
    expect(drawn, target).toMatchObject({ styled: 0, outside: [], link: playground.page.url() });
    expect(drawn.texts).toContain("Spiral, 3 classes");
    const png = await exported(playground, "png", target);
    expect(png.bytes.readUInt32BE(PNG_SIZE), target).toBe(2 * drawn.size[0]);
    expect(png.bytes.readUInt32BE(PNG_SIZE + 4), target).toBe(2 * drawn.size[1]);
  }
});

test("the picture of a network shows all its units, also those beyond the screen", async ({ playground, context }) => {
  const reader = await context.newPage();
  await playground.openPaused({ layers: [{ units: 40 }, { units: 3 }] });
  const { bytes } = await exported(playground, "svg", "network");
  expect(await read(reader, bytes.toString())).toMatchObject({ pictures: 2 + 40 + 3, outside: [] });
});

test("code is shown, copied as it is shown, and saved with its weights in one archive", async ({
  page,
  playground,
}) => {
  await playground.openPaused(TRAINED);
  await playground.step(10);
  const dialog = await openWay(page, "Code");
  await dialog.getByRole("tab", { name: "PyTorch", exact: true }).click();
  const listing = dialog.getByRole("region", { name: "model.py" });
  await expect(listing).toContainText("import torch");
  await expect(listing).toContainText(page.url());
  await dialog.getByRole("button", { name: "Copy", exact: true }).click();
  await expect(dialog.getByRole("status")).toHaveText("Copied");
  expect((await page.evaluate(() => navigator.clipboard.readText())).trim()).toBe((await listing.innerText()).trim());
  const download = await saved(page, () => dialog.getByRole("button", { name: "Save model.py + weights.npz" }).click());
  expect(download.suggestedFilename()).toMatch(/-pytorch\.zip$/);
  const archive = (await readFile(await download.path())).toString("latin1");
  for (const name of ["model.py", "weights.npz"]) expect(archive).toContain(name);
});

test("a format that cannot say the network is disabled, with the culprit; the others are saved", async ({
  page,
  playground,
}) => {
  await playground.openPaused({ layers: [{ units: 4, activation: "gcu" }, { units: 3 }] });
  const dialog = await openWay(page, "Model");
  await expect(dialog.getByRole("button", { name: "Save TensorFlow.js" })).toBeDisabled();
  const reason = dialog.getByRole("listitem");
  await expect(reason).toContainText("layers[0].activation");
  await expect(reason).toContainText("gcu");
  const download = await saved(page, () => dialog.getByRole("button", { name: "Save ONNX" }).click());
  expect(download.suggestedFilename()).toMatch(/\.onnx$/);
});

test("a panel's button opens the dialog at its picture, which is saved", async ({ page, playground }) => {
  await playground.openPaused(TRAINED);
  await page.locator("playground-analysis").getByRole("button", { name: "Save as picture" }).click();
  const dialog = page.getByRole("dialog", { name: "Save / Share" });
  await expect(dialog.getByRole("combobox", { name: "Picture of" })).toHaveValue("curves");
  await expect(dialog.getByRole("img", { name: "Curves" })).toBeVisible();
  for (const format of ["SVG", "PNG"]) {
    const download = await saved(page, () => dialog.getByRole("button", { name: `Save ${format}` }).click());
    expect(download.suggestedFilename()).toBe(`spiral-epoch-0-curves.${format.toLowerCase()}`);
  }
  await dialog.getByRole("button", { name: "Copy as picture" }).click();
  await expect(dialog.getByRole("status")).toHaveText("Copied");
  expect(await page.evaluate(async () => (await navigator.clipboard.read())[0].types)).toEqual(["image/png"]);
});

test("where sharing is locked, nothing is saved from the page", async ({ page, playground }) => {
  await playground.open("?locked=share#preset=xor");
  await expect(page.getByRole("button", { name: "Save / Share" })).toBeDisabled();
  await expect(page.getByRole("button", { name: "Save as picture" })).toHaveCount(0);
  await playground.open("?locked#preset=xor");
  await expect(page.getByRole("button", { name: "Save / Share" })).toBeEnabled();
});

test("every way is without faults for axe, in both themes and on a phone", async ({ page, playground }) => {
  await playground.openPaused(TRAINED);
  const dialog = await openWay(page, "Link");
  for (const size of [
    { width: 1440, height: 900 },
    { width: 390, height: 844 },
  ]) {
    await page.setViewportSize(size);
    for (const way of ["Link", "File", "Model", "Pictures"]) {
      await dialog.getByRole("tab", { name: way }).click();
      if (way === "Pictures") await expect(dialog.getByRole("img", { name: "Network" })).toBeVisible();
      expect(await violationsInBothThemes(page, dialog), way).toEqual([]);
      expect(await dialog.evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth)).toBe(0);
    }
  }
});
