import { crc32 } from "node:zlib";
import { expect, test } from "vitest";
import { exportModel } from "../../../web/exports/export.ts";
import { npz } from "../../../web/exports/npz.ts";
import { catalog, engine } from "../engine.ts";
import { randomNumbers, stackWith } from "./stacks.ts";

const textOf = (data: Uint8Array) => new TextDecoder().decode(data);

test.each(["float32", "float64"] as const)("a %s experiment with its weights opens again to the bit", (precision) => {
  const random = randomNumbers(2);
  for (const kind of catalog.layers) {
    const config = { ...stackWith(kind, random), precision };
    const trainer = engine.createTrainer(config);
    trainer.train({ steps: 5 });
    const parameters = trainer.parameters();
    for (const layer of parameters) for (const values of Object.values(layer)) if (values.length > 0) values[0] = -0;
    trainer.setParameters(parameters);
    const [{ name, type, data }] = exportModel({ config, parameters: trainer.parameters() }, "json");
    expect([name, type]).toEqual(["experiment.json", "application/json"]);
    const result = engine.open(textOf(data));
    if (result.issues) throw new Error(result.issues[0].message);
    const opened = result.trainer;
    expect(opened.parameters()).toEqual(parameters);
    const { parameters: _, ...experiment } = opened.config;
    expect(experiment).toEqual(trainer.config);
    trainer.dispose();
    opened.dispose();
  }
});

test("the table of weights has a line for each number, with its place", () => {
  const config = {
    data: { name: "digits" },
    layers: [{ kind: "conv2d", filters: 2, kernel_size: [2, 3] as const }, { kind: "flatten" }, { units: 10 }],
  };
  const trainer = engine.createTrainer(config);
  const parameters = trainer.parameters();
  const [{ name, data }] = exportModel({ config, parameters }, "csv");
  expect(name).toBe("weights.csv");
  const [head, ...lines] = textOf(data)
    .trimEnd()
    .split("\r\n")
    .map((line) => line.split(","));
  expect(head).toEqual(["layer", "kind", "weight", "index 1", "index 2", "index 3", "index 4", "value"]);
  const { kernel, bias } = parameters[0];
  expect(lines).toHaveLength(
    parameters.flatMap((layer) => Object.values(layer)).reduce((sum, { length }) => sum + length, 0),
  );
  // Row 2, column 3, channel 1, filter 2 of 2 × 3 × 1 × 2.
  expect(lines).toContainEqual(["1", "conv2d", "kernel", "2", "3", "1", "2", String(kernel[11])]);
  expect(lines).toContainEqual(["1", "conv2d", "bias", "2", "", "", "", String(bias[1])]);
  const last = parameters[2].kernel;
  expect(lines).toContainEqual(["3", "dense", "kernel", "5", "7", "", "", String(last[4 * 10 + 6])]);
});

test("an archive of arrays has a readable header, the numbers and their checksum", () => {
  const values = Float32Array.of(1.5, -2, 3, 4, 5, 6);
  const archive = npz([
    { name: "a/kernel", shape: [2, 3], values },
    { name: "b", shape: [2], values: Float64Array.of(0.1, 0.2) },
  ]);
  const view = new DataView(archive.buffer);
  expect(view.getUint32(0, true)).toBe(0x04034b50);
  const [size, nameLength] = [view.getUint32(18, true), view.getUint16(26, true)];
  expect(textOf(archive.subarray(30, 30 + nameLength))).toBe("a/kernel.npy");
  const file = archive.subarray(30 + nameLength, 30 + nameLength + size);
  expect(view.getUint32(14, true)).toBe(crc32(file));
  const headerEnd = 10 + file[8] + 256 * file[9];
  expect(headerEnd % 64).toBe(0);
  expect(textOf(file.subarray(10, headerEnd)).trim()).toBe(
    "{'descr': '<f4', 'fortran_order': False, 'shape': (2, 3), }",
  );
  expect(new Float32Array(file.slice(headerEnd).buffer)).toEqual(values);
  const end = archive.length - 22;
  expect(view.getUint32(end, true)).toBe(0x06054b50);
  expect(view.getUint16(end + 10, true)).toBe(2);
  expect(view.getUint32(view.getUint32(end + 16, true), true)).toBe(0x02014b50);
});
