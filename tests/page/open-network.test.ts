import type { Page } from "@playwright/test";
import type { CustomData } from "../../web/engine/types.ts";
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

const FLOWERS = "length,width,species\n1,10,rose\n2,20,aster\n3,60,rose\n5,30,aster\n";

test("a network for data that was scaled on import takes the numbers from before", async ({ page, playground }) => {
  await playground.openPaused();
  await page.getByRole("button", { name: "Open a file" }).click();
  const buffer = Buffer.from(FLOWERS);
  const field = page.locator("playground-import input[type=file]");
  await field.setInputFiles([{ name: "flowers.csv", mimeType: "text/csv", buffer }]);
  await page.getByRole("button", { name: /Import 4 rows, 2 inputs/ }).click();
  await expect.poll(async () => (await playground.config())!.data!.name).toBe("custom");
  const { inputs } = (await playground.config())!.data as CustomData;
  const [model, weights] = await exported(playground);
  const manifest = JSON.parse(new TextDecoder().decode(model.data)).weightsManifest[0].weights as { name: string }[];
  expect(manifest.slice(0, 2).map(({ name }) => name)).toEqual(["columns/kernel", "columns/bias"]);
  // The first layer is diagonal: a factor and an offset a column.
  const [a, , , d, e, f] = new Float32Array(weights.data.slice(0, 24).buffer);
  const read = [1, 2, 3, 5].map((length, i) => [length * a + e, [10, 20, 60, 30][i] * d + f]);
  read.forEach((row, i) => row.forEach((value, k) => expect(value).toBeCloseTo(inputs[i][k], 5)));
});
