import { readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import type { Page } from "@playwright/test";
import type { CustomData } from "../../web/engine/types.ts";
import { expect, test, type Playground } from "./playground.ts";

const FLOWERS = `length,width,colour,species
5.1,3.5,red,rose
4.9,3.0,red,rose
6.3,3.3,blue,aster
5.8,2.7,blue,aster
`;

const own = async (playground: Playground) => (await playground.config())!.data as CustomData;
const dialog = (page: Page) => page.getByRole("dialog", { name: "Import data" });
const alert = (page: Page) => dialog(page).getByRole("alert");
const role = (page: Page, column: string) =>
  dialog(page).getByRole("combobox", { name: `Role of ${column}`, exact: true });
const takes = (page: Page, name: RegExp) => dialog(page).getByRole("button", { name });

async function open(playground: Playground, page: Page): Promise<void> {
  await playground.openPaused();
  await page.getByRole("button", { name: "Open a file" }).click();
  await expect(dialog(page)).toBeVisible();
}

const file = (name: string, content: string | Buffer) => ({
  name,
  mimeType: "application/octet-stream",
  buffer: Buffer.from(content),
});
const choose = (page: Page, ...files: ReturnType<typeof file>[]) =>
  dialog(page).locator('input[type="file"]').setInputFiles(files);

test("a CSV file is shown, chosen from and taken; its classes keep their names, through the link too", async ({
  page,
  playground,
}) => {
  await open(playground, page);
  await choose(page, file("flowers.csv", FLOWERS));
  await expect(dialog(page).getByRole("row")).toHaveCount(5);
  await expect(role(page, "species")).toHaveValue("target");
  await expect(role(page, "colour")).toHaveValue("input");
  await role(page, "colour").selectOption("unused");
  await takes(page, /Import 4 rows, 2 inputs/).click();
  await expect.poll(() => own(playground)).toMatchObject({ name: "custom", targets: [1, 1, 0, 0] });
  expect((await playground.config())!.layers!.at(-1)!.units).toBe(2);
  await expect(page.locator(".legend")).toContainText("aster");
  await expect(page.getByRole("button", { name: "rose" }).first()).toBeVisible();
  await playground.step(50);
  await page.waitForTimeout(500);
  await page.reload();
  await expect(page.locator(".legend")).toContainText("rose");
});

test("rows that the map does not reach are counted", async ({ page, playground }) => {
  await open(playground, page);
  await dialog(page).getByRole("textbox").fill("a,b,y\n1,2,0\n2,500,1\n-9,8,0\n");
  await expect(dialog(page)).not.toContainText("outside the map");
  await dialog(page).getByLabel("Scaling").selectOption("none");
  await expect(dialog(page)).toContainText("2 rows lie outside the map, which shows −3 to 3.");
});

test("a fault is named by row and column, and the running experiment stays", async ({ page, playground }) => {
  await open(playground, page);
  const before = await playground.config();
  await dialog(page).getByRole("textbox").fill("a;b;y\n1,5;2;0\n1,5;zwei;1\n2;3;0\n");
  await expect(alert(page)).toHaveText("Row 3, column “b”: “zwei” is not a number.");
  await expect(takes(page, /^Import/)).toBeDisabled();
  await dialog(page).getByRole("switch", { name: "Drop faulty rows" }).click();
  await expect(takes(page, /Import 2 rows without 1 faulty/)).toBeEnabled();
  await dialog(page).getByRole("button", { name: "Cancel" }).click();
  await expect(dialog(page)).toHaveCount(0);
  expect(await playground.config()).toEqual(before);
});

test("one column and a number make a curve; the map shows it", async ({ page, playground }) => {
  await open(playground, page);
  await dialog(page)
    .getByRole("textbox")
    .fill("x,y\n" + Array.from({ length: 40 }, (_, i) => `${i / 10},${Math.sin(i / 10)}`).join("\n"));
  await expect(dialog(page).getByLabel("Target type")).toHaveValue("numbers");
  await takes(page, /Import 40 rows, 1 input/).click();
  await expect.poll(async () => (await own(playground)).inputs?.[0].length).toBe(1);
  expect((await playground.config())!.loss!.name).toBe("mean_squared_error");
  await playground.step(20);
  await expect(page.getByText("Train R²").first()).toBeVisible();
});

test("several targets are chosen by their boxes: labels, a mistake in them by row and column, then numbers, of which the map shows one", async ({
  page,
  playground,
}) => {
  await open(playground, page);
  await dialog(page).getByRole("textbox").fill("a,b,red,green\n-1,-1,1,1\n2,1,0,0\n0,1,0,1\n1,-2,2,1\n");
  await expect(role(page, "green")).toHaveValue("target");
  await expect(role(page, "red")).toHaveValue("input");
  await role(page, "red").selectOption("target");
  await expect(dialog(page)).toContainText("2 inputs, 2 targets: red, green");
  await expect(dialog(page).getByLabel("Target type")).toHaveValue("numbers");
  await dialog(page).getByLabel("Target type").selectOption("labels");
  await expect(alert(page)).toHaveText("Row 5, column “red”: “2” is neither 0 nor 1.");
  await dialog(page).getByRole("switch", { name: "Drop faulty rows" }).click();
  await takes(page, /Import 3 rows without 1 faulty/).click();
  await expect
    .poll(() => own(playground))
    .toMatchObject({
      targets: [
        [1, 1],
        [0, 0],
        [0, 1],
      ],
    });
  expect(await playground.config()).toMatchObject({
    loss: { name: "binary_crossentropy" },
    layers: [{}, {}, { units: 2 }],
  });
  await expect(page.locator("playground-map .legend")).toContainText(/red\s+green/);

  await page.getByRole("button", { name: "Open a file" }).click();
  await dialog(page).getByRole("textbox").fill("a,b,y1,y2\n-1,-1,1,9\n2,1,3,7\n0,1,2,8\n1,-2,3,1\n");
  await takes(page, /Import 4 rows, 2 inputs/).click();
  await expect
    .poll(playground.config)
    .toMatchObject({ loss: { name: "mean_squared_error" }, layers: [{}, {}, { units: 2 }] });
  await playground.step(30);
  await expect(page.locator("playground-inspector tbody").getByRole("rowheader")).toHaveText(["y1", "y2"]);
  const map = () => page.locator("canvas.map").evaluate((canvas: HTMLCanvasElement) => canvas.toDataURL());
  const first = await map();
  await page.getByLabel("Output shown on the map").selectOption("y2");
  await expect.poll(map).not.toBe(first);
});

test("columns past the limit are reported; without a target nothing is imported", async ({ page, playground }) => {
  await open(playground, page);
  const line = (cell: (i: number) => string) => Array.from({ length: 30 }, (_, i) => cell(i)).join(",");
  await dialog(page)
    .getByRole("textbox")
    .fill(`${line((i) => `c${i + 1}`)}\n${line(String)}\n${line((i) => String(i * i))}\n`);
  await expect(dialog(page)).toContainText("29 inputs, target c30");
  await expect(dialog(page).getByRole("columnheader")).toHaveCount(13);
  await dialog(page).getByRole("button", { name: "Next columns" }).click();
  await dialog(page).getByRole("button", { name: "Next columns" }).click();
  await expect(dialog(page)).toContainText("Columns 19 to 30 of 30");
  await role(page, "c30").selectOption("unused");
  await expect(alert(page)).toHaveText("Choose at least one column as target.");
  await expect(takes(page, /^Import/)).toBeDisabled();
});

test("many columns: no plane, but every row can be looked at, and the way back works", async ({ page, playground }) => {
  await open(playground, page);
  await dialog(page).getByRole("textbox").fill("a,b,c,d,kind\n1,2,3,4,u\n2,3,4,5,v\n9,8,7,6,u\n");
  await takes(page, /Import 3 rows, 4 inputs/).click();
  const row = page.getByRole("spinbutton", { name: /Row 1 of 3/ });
  await expect(row).toBeVisible();
  await expect(page.getByRole("button", { name: "Feature a" })).toHaveAttribute("aria-pressed", "true");
  await page.getByRole("button", { name: "Next row" }).click();
  await expect(page.getByRole("spinbutton", { name: /Row 2 of 3/ })).toHaveValue("2");
  await playground.step(300);
  await expect(page.locator("playground-rows .answer")).toContainText("%");
  await page.getByRole("button", { name: "Feature b" }).click();
  await expect.poll(async () => (await playground.config())!.features).toEqual(["x1", "x3", "x4"]);
  await page.getByRole("radio", { name: "Moons" }).check();
  await expect(page.getByRole("application", { name: /Decision map/ })).toBeVisible();
  expect((await playground.config())!.features).toEqual(["x1", "x2"]);
});

test("a file dropped on the data is opened", async ({ page, playground }) => {
  await playground.openPaused();
  await page.locator("playground-data").evaluate((target, text) => {
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File([text], "flowers.csv"));
    target.dispatchEvent(new DragEvent("drop", { dataTransfer, bubbles: true, composed: true, cancelable: true }));
  }, FLOWERS);
  await expect(takes(page, /Import 4 rows, 4 inputs/)).toBeEnabled();
});

test("the exported CSV holds the rows on show, optionally with predictions, and can be read in again", async ({
  page,
  playground,
}) => {
  await playground.openPaused();
  await playground.step(100);
  await page.getByRole("button", { name: "Save as CSV" }).click();
  await page.getByRole("switch", { name: "Include predictions" }).click();
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "Save", exact: true }).click(),
  ]);
  expect(download.suggestedFilename()).toBe("spiral.csv");
  const text = readFileSync(await download.path(), "utf8");
  const [head, ...lines] = text.split("\r\n");
  expect(head).toBe("set,x1,x2,class,predicted,p(Class 1),p(Class 2),p(Class 3)");
  expect(lines).toHaveLength(300);
  expect(lines.filter((line) => line.startsWith("test,"))).toHaveLength(90);
  for (const line of lines)
    expect(
      line
        .split(",")
        .slice(5)
        .reduce((sum, share) => sum + Number(share), 0),
    ).toBeCloseTo(1, 5);
  const right = lines
    .filter((line) => line.startsWith("test,"))
    .filter((line) => line.split(",")[3] === line.split(",")[4]).length;
  expect(right / 90).toBeCloseTo((await playground.status())!.test!.accuracy, 5);
});

/** Images of 8 × 8: label k is bright in row k. */
function digits(count: number): { images: Buffer; labels: Buffer } {
  const head = (sizes: number[]) => [0, 0, 8, sizes.length, ...sizes.flatMap((size) => [0, 0, size >> 8, size & 255])];
  const label = (i: number) => i % 5;
  const pixels = Array.from({ length: count * 64 }, (_, i) =>
    Math.floor((i % 64) / 8) === label(Math.floor(i / 64)) ? 255 : 0,
  );
  return {
    images: Buffer.from([...head([count, 8, 8]), ...pixels]),
    labels: Buffer.from([...head([count]), ...Array.from({ length: count }, (_, i) => label(i))]),
  };
}

test("IDX files: packed images and labels, in any order, become classes that a network learns", async ({
  page,
  playground,
}) => {
  const { images, labels } = digits(300);
  await open(playground, page);
  await choose(page, file("labels", labels));
  await expect(alert(page)).toContainText("labels has labels. Now choose the file of their images.");
  await choose(page, file("images.gz", gzipSync(images)));
  await expect(dialog(page)).toContainText("300 images of 8 × 8");
  await expect(dialog(page).locator("figcaption")).toHaveText([
    "0",
    "1",
    "2",
    "3",
    "4",
    "0",
    "1",
    "2",
    "3",
    "4",
    "0",
    "1",
  ]);
  await dialog(page).getByRole("textbox", { name: /paste/ }).isVisible();
  await dialog(page).getByRole("spinbutton").fill("200");
  await dialog(page).getByRole("spinbutton").press("Enter");
  await takes(page, /Import 200 rows, 64 inputs/).click();
  await expect(page.locator("playground-gallery canvas").first()).toBeVisible();
  expect((await playground.config())!.layers!.at(-1)!.units).toBe(5);
  await playground.step(200);
  expect((await playground.status())!.test!.accuracy).toBe(1);
});

test("IDX files that are cut short or do not belong together are named", async ({ page, playground }) => {
  const { images, labels } = digits(20);
  await open(playground, page);
  await choose(page, file("cut", images.subarray(0, 500)), file("labels", labels));
  await expect(alert(page)).toContainText("cut is truncated: 500 bytes of 1,296.");
  await choose(page, file("images", images), file("others", digits(19).labels));
  await expect(alert(page)).toContainText("images has 20 images, but others 19 labels");
  await choose(page, file("images", images), file("labels", labels), file("t10k-images", digits(5).images));
  await expect(alert(page)).toContainText("t10k-images has images. Now choose the file of their labels.");
  await choose(page, file("images", images), file("labels", labels), file("readme.txt", "a,b\n1,2\n"));
  await expect(alert(page)).toContainText("readme.txt is no IDX file.");
  await expect(takes(page, /^Import/)).toBeDisabled();
});

test("encoding, header and decimal mark can be changed, and the preview follows", async ({ page, playground }) => {
  await open(playground, page);
  const words = Buffer.from("h\xF6he;breite;art\n1,5;2,25;K\xFCrbis\n2,5;3,75;K\xF6rbis\n", "latin1");
  await choose(page, file("sorten.csv", words));
  const cell = (name: string) => dialog(page).getByRole("cell", { name, exact: true });
  await expect(dialog(page).getByLabel("Encoding")).toHaveValue("windows-1252");
  await expect(dialog(page).getByLabel("Number format")).toHaveValue("comma");
  await expect(cell("Kürbis")).toBeVisible();
  await dialog(page).getByLabel("Encoding").selectOption("windows-1251");
  await expect(cell("Kьrbis")).toBeVisible();
  await dialog(page).getByLabel("Encoding").selectOption("utf-8");
  await expect(alert(page)).toHaveText(
    "sorten.csv: row 1 is not valid in this encoding (Unicode, UTF-8). Choose another one.",
  );
  await expect(takes(page, /^Import/)).toBeDisabled();
  await dialog(page).getByLabel("Encoding").selectOption("windows-1252");
  await expect(takes(page, /Import 2 rows, 2 inputs/)).toBeEnabled();
  await dialog(page).getByLabel("Column names").selectOption("none");
  await expect(role(page, "x1")).toBeVisible();
  await expect(cell("höhe")).toBeVisible();
});

test("of several files one is taken; one that is broken is named, and nothing is taken until another is chosen", async ({
  page,
  playground,
}) => {
  await open(playground, page);
  await choose(page, file("flowers.csv", FLOWERS), file("others.csv", "a,b,kind\n1,2,u\n3,4,v\n5,7,u\n"));
  const table = (name: string) => dialog(page).getByRole("radio", { name });
  await expect(table("flowers.csv")).toBeChecked();
  await table("others.csv").check();
  await expect(takes(page, /Import 3 rows, 2 inputs/)).toBeEnabled();
  await choose(page, file("flowers.csv", FLOWERS), file("broken.xlsx", "PK\x03\x04[Content_Types].xml"));
  await expect(table("broken.xlsx")).toBeChecked();
  await expect(alert(page)).toContainText("broken.xlsx is a workbook");
  await expect(takes(page, /^Import/)).toBeDisabled();
  await table("flowers.csv").check();
  await expect(takes(page, /Import 4 rows/)).toBeEnabled();
  await choose(page, file("rows.json", '[{"x":0}]'));
  await expect(alert(page)).toContainText("rows.json is JSON");
  await expect(takes(page, /^Import/)).toBeDisabled();
});

test("rows without a value are counted and can be filled; categories become inputs", async ({ page, playground }) => {
  await open(playground, page);
  await dialog(page)
    .getByRole("textbox")
    .fill(
      "age,port,survived\n" +
        Array.from({ length: 12 }, (_, i) => `${i === 3 ? "" : 20 + i},${"SCQ"[i % 3]},${i % 2}`).join("\n"),
    );
  await expect(dialog(page).getByRole("status")).toHaveText(
    "Import 11 rows, 4 inputs. 1 row with missing values is dropped.",
  );
  await expect(takes(page, /Import 11 rows, 4 inputs/)).toBeEnabled();
  await dialog(page).getByLabel("Missing values").selectOption("fill");
  await expect(dialog(page).getByRole("status")).toHaveText("Import 12 rows, 4 inputs.");
  await takes(page, /Import 12 rows, 4 inputs/).click();
  await expect.poll(async () => (await own(playground)).inputs?.length).toBe(12);
  await expect(page.getByRole("button", { name: "Feature port=S" })).toBeVisible();
});

test("pictures as CSV, the label first, take one press, and are shown as pictures", async ({ page, playground }) => {
  await open(playground, page);
  const line = (i: number) =>
    [i % 10, ...Array.from({ length: 784 }, (_, p) => (Math.floor(p / 28) === 2 * (i % 10) ? 255 : 0))].join(",");
  await choose(
    page,
    file(
      "mnist.csv",
      `label,${Array.from({ length: 784 }, (_, i) => `pixel${i}`).join(",")}\n${Array.from({ length: 1200 }, (_, i) => line(i)).join("\n")}`,
    ),
  );
  await expect(dialog(page).locator("figcaption")).toHaveText([
    "0",
    "1",
    "2",
    "3",
    "4",
    "5",
    "6",
    "7",
    "8",
    "9",
    "0",
    "1",
  ]);
  await takes(page, /Import 1,000 rows, 784 inputs/).click();
  await expect(page.locator("playground-gallery canvas").first()).toBeVisible({ timeout: 20_000 });
  const taken = await page.evaluate(() => {
    const { data, layers } = document.querySelector("activation-playground")!.config as {
      data: CustomData;
      layers: { units: number }[];
    };
    return [data.inputs.length, data.targets.length, Math.max(...data.inputs[0]), layers.at(-1)!.units];
  });
  expect(taken).toEqual([1000, 1000, 1, 10]);
});
