import { version } from "../../../../package.json";
import { isAllColumns, featureFormula } from "../../formula/features.ts";
import { namedLayers } from "../../code/named.ts";
import type { Format } from "../../format.ts";
import type { Model } from "../../model.ts";
import { sizeOfShape } from "../../../experiment/shape.ts";
import { joined } from "../../bytes.ts";
import { activated } from "./activations.ts";
import { formulaOps } from "./formula.ts";
import { Graph } from "./graph.ts";
import { layerOps } from "./layers.ts";
import { integer, bytes, message, string } from "./protobuf.ts";

const INPUT = "input";
const OUTPUT = "output";
const IR_VERSION = 8;
const OPSET = 17;

/** The numbers of the data before they were scaled, scaled. */
function scaled(graph: Graph, { scaling }: Model, shape: readonly number[], x: string): string {
  if (!scaling) return x;
  const constant = (key: "offset" | "factor") =>
    graph.floats(
      scaling.map((column) => column[key]),
      shape,
      `scaling.${key}`,
    );
  return graph.op("Mul", [graph.op("Sub", [x, constant("offset")]), constant("factor")]);
}

/** Features, of rows of columns. */
function features(graph: Graph, { experiment, dataShape }: Model, x: string): string {
  const columns = sizeOfShape(dataShape);
  const formulas = experiment.features.map((feature) => featureFormula(feature, columns));
  const values = new Map<string, string>();
  const column = (name: string): string | undefined => {
    const place = /^x(\d+)$/.exec(name)?.[1];
    if (place === undefined) return undefined;
    const value = values.get(name) ?? graph.op("Gather", [x, graph.whole([Number(place) - 1])], { axis: 1 });
    values.set(name, value);
    return value;
  };
  const parts = formulas.map((formula) => formulaOps(graph, formula, column, "x1"));
  return graph.op("Concat", parts, { axis: 1 });
}

function graphOf(model: Model): Uint8Array {
  const graph = new Graph();
  const isPlain = isAllColumns(model);
  const shape = isPlain ? model.input : [sizeOfShape(model.dataShape)];
  const read = scaled(graph, model, shape, INPUT);
  let value = isPlain ? read : features(graph, model, read);
  namedLayers(model.layers).forEach((layer, i) => {
    value = layerOps(graph, layer, model.parameters[i], layer.name, value);
  });
  if (model.answer) value = activated(graph, model.answer, value);
  graph.ops("Identity", [value], {}, [OUTPUT]);
  const outputs = model.layers[model.layers.length - 1].shape.output;
  const batch = (name: string, sizes: readonly number[]) => ({ name, shape: ["batch", ...sizes] });
  return graph.written("network", [batch(INPUT, shape)], [batch(OUTPUT, outputs)], true);
}

function onnxFile(model: Model): Uint8Array {
  return joined([
    integer(1, IR_VERSION),
    string(2, "activation-playground"),
    string(3, version),
    ...(model.link ? [string(6, model.link)] : []),
    bytes(7, graphOf(model)),
    message(8, integer(2, OPSET)),
  ]);
}

/** From rows of the data to what `Trainer.predict` gives, in float32. */
export const onnx: Format = {
  id: "onnx",
  refusals: () => [],
  files: (model) => [{ name: "model.onnx", type: "application/octet-stream", data: onnxFile(model) }],
};
