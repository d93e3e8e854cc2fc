import type { Page } from "@playwright/test";
import { zip } from "../../web/exports/zip.ts";
import { expect, type Playground, test } from "./playground.ts";

interface NamedFile {
  name: string;
  data: Uint8Array;
}

interface Files {
  inspect(point: number[]): Promise<{ probabilities: Float64Array }>;
  exportAs(format: string): Promise<NamedFile[]>;
}

const PICTURES = {
  data: { name: "digits", side: 8, samples: 100 },
  layers: [
    { kind: "conv2d", filters: 4, kernel_size: 3, activation: "relu" },
    { kind: "max_pooling2d" },
    { kind: "flatten" },
    { units: 10 },
  ],
};
const PICTURE = Array.from({ length: 64 }, (_, i) => ((i * 7) % 5) / 4);

const predictions = ({ element }: Playground) =>
  element.evaluate(async (element, point) => {
    const { probabilities } = await (element as unknown as Files).inspect(point);
    return Array.from(probabilities);
  }, PICTURE);

async function exported({ element }: Playground): Promise<NamedFile[]> {
  const files = await element.evaluate(async (element) => {
    const files = await (element as unknown as Files).exportAs("tensorflowjs");
    return files.map(({ name, data }) => ({ name, data: Array.from(data) }));
  });
  return files.map(({ name, data }) => ({ name, data: Uint8Array.from(data) }));
}

const drop = (page: Page, files: readonly NamedFile[]) =>
  page.locator("playground-map").evaluate(
    (map, given) => {
      const dataTransfer = new DataTransfer();
      for (const { name, data } of given) dataTransfer.items.add(new File([Uint8Array.from(data)], name));
      for (const type of ["dragover", "drop"])
        map.dispatchEvent(new DragEvent(type, { dataTransfer, bubbles: true, composed: true, cancelable: true }));
    },
    files.map(({ name, data }) => ({ name, data: Array.from(data) })),
  );

const largest = (a: readonly number[], b: readonly number[]) =>
  Math.max(...a.map((value, i) => Math.abs(value - b[i])));

test("a network of TensorFlow.js opens with its weights: as two files, and as an archive in the dialog", async ({
  page,
  playground,
}) => {
  await playground.openPaused(PICTURES);
  await playground.step(10);
  const expected = await predictions(playground);
  const files = await exported(playground);
  expect(files.map(({ name }) => name)).toEqual(["model.json", "weights.bin"]);

  await playground.propose({ layers: [{ units: 3 }] });
  await drop(page, files);
  await expect.poll(async () => (await playground.config())!.layers!.length).toBe(PICTURES.layers.length);
  expect((await playground.config())!.data).toMatchObject({ name: "digits", side: 8 });
  expect(largest(await predictions(playground), expected)).toBeLessThan(1e-5);

  await playground.propose({ layers: [{ units: 3 }] });
  await page.getByRole("button", { name: "Open a file" }).click();
  const buffer = Buffer.from(zip(files));
  const field = page.locator("playground-import input[type=file]");
  await field.setInputFiles([{ name: "digits.zip", mimeType: "application/zip", buffer }]);
  await expect.poll(async () => (await playground.config())!.layers!.length).toBe(PICTURES.layers.length);
  expect(largest(await predictions(playground), expected)).toBeLessThan(1e-5);
});

test("a layer that is not known is refused with its place, and nothing changes", async ({ page, playground }) => {
  await playground.openPaused({ layers: [{ units: 3 }] });
  const layers = [
    { class_name: "InputLayer", config: { batch_shape: [null, 2], name: "input" } },
    { class_name: "SeparableConv2D", config: { filters: 2 } },
  ];
  const network = JSON.stringify({ class_name: "Sequential", config: { layers } });
  await drop(page, [{ name: "topology.json", data: new TextEncoder().encode(network) }]);
  await expect(page.locator("playground-notice")).toContainText("layers[1]");
  await expect(page.locator("playground-notice")).toContainText("SeparableConv2D");
  expect((await playground.config())!.layers).toHaveLength(1);
});
