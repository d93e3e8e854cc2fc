import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { afterAll, expect, test } from "vitest";
import { CASES, differenceTable, filesOf, randomCases, trained, type Trained, worst } from "../web/exports/cases.ts";

/** As scripts/exports installs it. */
const path = new URL(
  "../../build/deps/onnxruntime/node_modules/onnxruntime-web/dist/ort.node.min.mjs",
  import.meta.url,
);
const ort = await import(/* @vite-ignore */ path.href);
ort.env.logLevel = "error";

const BOUND = 1e-5;
const table = differenceTable("onnx");

async function run({ inputs, rows }: Pick<Trained, "inputs" | "rows">, file: Uint8Array): Promise<Float32Array> {
  const session = await ort.InferenceSession.create(file);
  const [{ shape }] = session.inputMetadata;
  const input = new ort.Tensor("float32", Float32Array.from(inputs), [rows, ...shape.slice(1)]);
  const { output } = await session.run({ input });
  await session.release();
  return output.data;
}

/** For the checker of the python package. */
const KEPT = "build/exports/onnx";
let kept = 0;
rmSync(KEPT, { recursive: true, force: true });
mkdirSync(KEPT, { recursive: true });

test.each([...CASES, ...randomCases(3, 6)].map((each) => [each.item, each] as const))(
  "onnxruntime predicts as the engine: %s",
  async (item, { config }) => {
    const network = trained(config);
    const { data } = filesOf(network, "onnx").get("model.onnx")!;
    writeFileSync(`${KEPT}/${kept++}.onnx`, data);
    const difference = worst(await run(network, data), network.predictions);
    table.add(item, difference);
    expect(difference).toBeLessThan(BOUND);
  },
);

test("what was scaled is read before its scaling", async () => {
  const network = trained({ layers: [{ units: 4, activation: "tanh" }, { units: 3 }] });
  const { trainer, inputs, rows } = network;
  const scaling = [
    { offset: 5, factor: 0.25 },
    { offset: -100, factor: 0.01 },
  ];
  const raw = inputs.map((value, i) => value / scaling[i % 2].factor + scaling[i % 2].offset);
  const { exportModel } = await import("../../web/exports/export.ts");
  const request = { config: trainer.config, parameters: trainer.parameters(), scaling, link: "https://example.org/#1" };
  const [{ data }] = exportModel(request, "onnx");
  expect(worst(await run({ inputs: raw, rows }, data), network.predictions)).toBeLessThan(BOUND);
});

afterAll(() => table.write());
