import { version } from "../../../../package.json";
import { plainColumns } from "../../../experiment/features.ts";
import { sizeOfShape } from "../../../experiment/shape.ts";
import type { Refusal } from "../../exported.ts";
import { type Format, textFile } from "../../format.ts";
import { namedLayers } from "../../code/named.ts";
import { featureFormula, isAllColumns } from "../../formula/features.ts";
import { refusal } from "../../messages.ts";
import { type Model, type Network } from "../../model.ts";
import { joined, littleEndian } from "../../bytes.ts";
import { activationRefusals, FORMAT } from "./activations.ts";
import { ALLOWED, layerOf, type Written } from "./layers.ts";

/** Columns that a feature is; -1: it is computed. */
function columnsOf({ experiment, dataShape }: Network): number[] {
  const count = sizeOfShape(dataShape);
  const columns = plainColumns(count);
  return experiment.features.map((feature) => columns.indexOf(featureFormula(feature, count)));
}

function refusals(network: Network): Refusal[] {
  const { experiment, layers, input, scaling } = network;
  const features = columnsOf(network).flatMap((column, i) => {
    if (column >= 0) return [];
    const feature = experiment.features[i];
    const name = typeof feature === "string" ? feature : feature.expression;
    return [refusal("export_feature", `features[${i}]`, { format: FORMAT, name })];
  });
  const ofLayers = layers.flatMap((written, i) => {
    const path = `layers[${i}]`;
    const allowed = ALLOWED[written.shape.kind]?.(written.layer) ?? null;
    const found = allowed && (written.layer[allowed.key] as string | boolean);
    return [
      ...activationRefusals(written, path),
      ...(allowed
        ? [refusal("export_setting", `${path}.${allowed.key}`, { format: FORMAT, value: allowed.value, found })]
        : []),
    ];
  });
  const scaled = scaling && input.length > 1 ? [refusal("export_scaling", "scaling", { format: FORMAT })] : [];
  return [...features, ...ofLayers, ...scaled];
}

/** A dense layer that takes the features from the columns, and scales them. */
function columnsLayer(model: Model): Written {
  const { scaling, experiment, dataShape } = model;
  if (!scaling && isAllColumns(model)) return { layers: [], tensors: [] };
  const units = experiment.features.length;
  const kernel = new Float64Array(sizeOfShape(dataShape) * units);
  const bias = new Float64Array(units);
  columnsOf(model).forEach((column, i) => {
    const { offset, factor } = scaling?.[column] ?? { offset: 0, factor: 1 };
    kernel[column * units + i] = factor;
    bias[i] = -offset * factor;
  });
  const name = "columns";
  const shape = [sizeOfShape(dataShape), units];
  return {
    layers: [{ class_name: "Dense", config: { name, units, activation: "linear", use_bias: true, trainable: false } }],
    tensors: [
      { name: `${name}/kernel`, shape, values: kernel },
      { name: `${name}/bias`, shape: [units], values: bias },
    ],
  };
}

function parts(model: Model): Written[] {
  const layers = namedLayers(model.layers).map((layer, i) => layerOf(layer, model.parameters[i], layer.name));
  const answer = { class_name: "Activation", config: { name: "answer", activation: model.answer } };
  return [columnsLayer(model), ...layers, ...(model.answer ? [{ layers: [answer], tensors: [] }] : [])];
}

function inputLayer(model: Model): Written["layers"][number] {
  const shape = isAllColumns(model) ? model.input : [sizeOfShape(model.dataShape)];
  const batch = [null, ...shape];
  // Keras 2 and TensorFlow.js read the one, Keras 3 the other.
  return {
    class_name: "InputLayer",
    config: { batch_input_shape: batch, batch_shape: batch, dtype: "float32", sparse: false, name: "input" },
  };
}

const WEIGHTS = "weights.bin";

function files(model: Model) {
  const written = parts(model);
  const tensors = written.flatMap((part) => part.tensors);
  const layers = [inputLayer(model), ...written.flatMap((part) => part.layers)];
  const content = {
    format: "layers-model",
    generatedBy: `activation-playground ${version}`,
    convertedBy: null,
    modelTopology: {
      keras_version: "2.15.0",
      backend: "tensorflow",
      model_config: { class_name: "Sequential", config: { name: "network", layers } },
    },
    weightsManifest: [
      { paths: [WEIGHTS], weights: tensors.map(({ name, shape }) => ({ name, shape, dtype: "float32" })) },
    ],
    ...(model.link && { userDefinedMetadata: { link: model.link } }),
  };
  const data = joined(tensors.map(({ values }) => littleEndian(Float32Array.from(values))));
  return [
    textFile("model.json", "application/json", `${JSON.stringify(content, null, 1)}\n`),
    { name: WEIGHTS, type: "application/octet-stream", data },
  ];
}

/** For `loadLayersModel`: from rows of the data to what `Trainer.predict` gives, in float32. */
export const tensorflowjs: Format = { id: "tensorflowjs", refusals, files };
