import * as tf from "@tensorflow/tfjs";
import { afterAll, expect, test } from "vitest";
import { exportFormats, exportModel } from "../../../web/exports/export.ts";
import type { ExportedFile } from "../../../web/exports/exported.ts";
import type { Config } from "../../../web/engine/types.ts";
import { engine } from "../engine.ts";
import { CASES, differenceTable, filesOf, randomCases, trained, type Trained, worst } from "./cases.ts";

const BOUND = 1e-5;

const refusalsOf = (config: Config) => exportFormats(config).find(({ format }) => format === "tensorflowjs")!.refusals;

async function predict({ inputs, rows }: Pick<Trained, "inputs" | "rows">, files: Map<string, ExportedFile>) {
  const { modelTopology, weightsManifest } = JSON.parse(new TextDecoder().decode(files.get("model.json")!.data));
  const weightData = files.get("weights.bin")!.data.slice().buffer;
  const weightSpecs = weightsManifest[0].weights;
  const model = await tf.loadLayersModel({ load: async () => ({ modelTopology, weightSpecs, weightData }) });
  const shape = model.inputs[0].shape.slice(1) as number[];
  const input = tf.tensor(Float32Array.from(inputs), [rows, ...shape]);
  const output = model.predict(input) as tf.Tensor;
  const values = output.dataSync();
  tf.dispose([input, output]);
  model.dispose();
  return values;
}

const table = differenceTable("tensorflowjs");
const all = [...CASES, ...randomCases(5, 6)];
const sayable = all.filter(({ config }) => refusalsOf(config).length === 0);

test("TensorFlow.js can say most of the catalog", () => {
  expect(sayable.length).toBeGreaterThan(130);
});

test.each(sayable.map((each) => [each.item, each] as const))(
  "TensorFlow.js predicts as the engine: %s",
  async (item, { config }) => {
    const network = trained(config);
    const difference = worst(await predict(network, filesOf(network, "tensorflowjs")), network.predictions);
    table.add(item, difference);
    expect(difference).toBeLessThan(BOUND);
  },
);

test.each<[Config, string[]]>([
  [
    { layers: [{ units: 4, activation: { name: "elu", alpha: 0.7 } }, { units: 3 }] },
    ["layers[0].activation.alpha export_setting"],
  ],
  [{ layers: [{ units: 4, activation: "gcu" }, { units: 3 }] }, ["layers[0].activation export_activation"]],
  [
    { layers: [{ units: 4, activation: { name: "custom", expression: "x" } }, { units: 3 }] },
    ["layers[0].activation export_formula"],
  ],
  [{ features: ["x1", "x1_x2"] }, ["features[1] export_feature"]],
  [
    { data: { name: "order" }, layers: [{ kind: "gru", units: 2 }, { units: 2 }] },
    ["layers[0].reset_after export_setting"],
  ],
  [
    { data: { name: "order" }, layers: [{ kind: "lstm", units: 2, activation: "leaky_relu" }, { units: 2 }] },
    ["layers[0].activation export_activation_in_layer"],
  ],
  [
    {
      data: { name: "order" },
      layers: [{ kind: "conv1d", filters: 2, kernel_size: 3, padding: "causal" }, { kind: "flatten" }, { units: 2 }],
    },
    ["layers[0].padding export_setting"],
  ],
])("what TensorFlow.js cannot say is refused with its path: %j", (config, expected) => {
  expect(refusalsOf(config).map(({ path, code }) => `${path} ${code}`)).toEqual(expected);
  const parameters = engine.createTrainer(config).parameters();
  expect(() => exportModel({ config, parameters }, "tensorflowjs")).toThrow(expected[0].split(" ")[0]);
});

test("columns are taken and scaled before the first layer", async () => {
  const network = trained({ features: ["x2", "x1"], layers: [{ units: 4, activation: "tanh" }, { units: 3 }] });
  const { trainer, inputs, rows, predictions } = network;
  const scaling = [
    { offset: 5, factor: 0.25 },
    { offset: -100, factor: 0.01 },
  ];
  const request = { config: trainer.config, parameters: trainer.parameters() };
  const raw = inputs.map((value, i) => value / scaling[i % 2].factor + scaling[i % 2].offset);
  const named = (files: ExportedFile[]) => new Map(files.map((file) => [file.name, file]));
  expect(worst(await predict(network, named(exportModel(request, "tensorflowjs"))), predictions)).toBeLessThan(BOUND);
  const scaled = named(exportModel({ ...request, scaling }, "tensorflowjs"));
  expect(worst(await predict({ inputs: raw, rows }, scaled), predictions)).toBeLessThan(BOUND);
});

test("the link is in the model", () => {
  const parameters = engine.createTrainer({}).parameters();
  const link = "https://example.org/#preset=xor";
  const [{ data }] = exportModel({ config: {}, parameters, link }, "tensorflowjs");
  expect(JSON.parse(new TextDecoder().decode(data)).userDefinedMetadata).toEqual({ link });
});

afterAll(() => table.write());
