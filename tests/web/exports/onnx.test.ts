import { expect, test } from "vitest";
import { exportModel } from "../../../web/exports/export.ts";
import { engine } from "../engine.ts";

/** Fields of a message of Protocol Buffers, by their numbers. */
function fieldsOf(data: Uint8Array): Map<number, (number | Uint8Array)[]> {
  const fields = new Map<number, (number | Uint8Array)[]>();
  let at = 0;
  const varint = () => {
    let value = 0;
    for (let shift = 1; ; shift *= 128) {
      const byte = data[at++];
      value += (byte & 127) * shift;
      if (byte < 128) return value;
    }
  };
  while (at < data.length) {
    const tag = varint();
    const [field, type] = [Math.floor(tag / 8), tag % 8];
    const length = type === 2 ? varint() : type === 5 ? 4 : 0;
    const value = type === 0 ? varint() : data.subarray(at, at + length);
    at += length;
    fields.set(field, [...(fields.get(field) ?? []), value]);
  }
  return fields;
}

const messages = (fields: ReturnType<typeof fieldsOf>, field: number) =>
  (fields.get(field) ?? []).map((value) => fieldsOf(value as Uint8Array));
const textIn = (fields: ReturnType<typeof fieldsOf>, field: number) =>
  new TextDecoder().decode(fields.get(field)![0] as Uint8Array);

test("a model of ONNX says its version, its link, its input and its weights by name", () => {
  const config = { layers: [{ units: 4, activation: "tanh" }, { units: 3 }] };
  const trainer = engine.createTrainer(config);
  const parameters = trainer.parameters();
  const request = { config, parameters, link: "https://example.org/#preset=xor" };
  const [{ name, data }] = exportModel(request, "onnx");
  expect(name).toBe("model.onnx");
  const model = fieldsOf(data);
  expect(model.get(1)).toEqual([8]);
  expect(textIn(model, 6)).toBe(request.link);
  expect(messages(model, 8)[0].get(2)).toEqual([17]);
  const [graph] = messages(model, 7);
  expect(messages(graph, 1).map((node) => textIn(node, 4))).toEqual([
    "MatMul",
    "Add",
    "Tanh",
    "MatMul",
    "Add",
    "Softmax",
    "Identity",
  ]);
  expect([...messages(graph, 11), ...messages(graph, 12)].map((value) => textIn(value, 1))).toEqual([
    "input",
    "output",
  ]);
  const kernel = messages(graph, 5).find((tensor) => textIn(tensor, 8) === "dense_2.kernel")!;
  expect(kernel.get(1)).toEqual([Uint8Array.of(4, 3)]);
  const bytes = (kernel.get(9)![0] as Uint8Array).slice();
  expect(Array.from(new Float32Array(bytes.buffer))).toEqual(Array.from(parameters[1].kernel));
});

test("an experiment without features of its own needs no operations before the first layer", () => {
  const operations = (features: string[]) => {
    const config = { features, layers: [{ units: 3 }] };
    const parameters = engine.createTrainer(config).parameters();
    const [{ data }] = exportModel({ config, parameters }, "onnx");
    return messages(messages(fieldsOf(data), 7)[0], 1).map((node) => textIn(node, 4));
  };
  expect(operations(["x1", "x2"])).toEqual(["MatMul", "Add", "Softmax", "Identity"]);
  expect(operations(["x2", "x1_x2"]).slice(0, 5)).toEqual(["Gather", "Gather", "Mul", "Concat", "MatMul"]);
});
