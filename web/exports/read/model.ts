import type { Catalog, Config, LayerParameters, Task } from "../../engine/types.ts";
import { activationName, type Experiment, taskOf } from "../../experiment/experiment.ts";
import { type Shape, sizeOfShape } from "../../experiment/shape.ts";
import { exportError } from "../messages.ts";
import { dataFor, lossFor } from "./data.ts";
import { inputFrom, layersFrom, type ReadLayer } from "./layers.ts";
import { type Fields, type Topology, topologyOf } from "./topology.ts";
import { type ModelFile, tensorsFrom, weightsFrom } from "./weights.ts";

/** What an activation of the output layer makes of it. */
const TASKS: Readonly<Record<string, (outputs: number) => Task>> = {
  softmax: () => "multiclass",
  sigmoid: (outputs) => (outputs === 1 ? "multiclass" : "multilabel"),
};

/** The activation of an output that gives logits, or numbers. */
const LOGITS = "linear";

/** Without a last activation that a loss from logits applies itself; the name of that. */
function withoutAnswer(layers: readonly ReadLayer[]): { layers: readonly ReadLayer[]; answer: string | null } {
  const [before, last] = layers.slice(-2).map(({ layer }) => layer);
  const isAnswer = last?.kind === "activation" && before.kind === undefined && activationName(last.activation) in TASKS;
  if (!isAnswer || activationName(before.activation) !== LOGITS) return { layers, answer: null };
  return { layers: layers.slice(0, -1), answer: activationName(last.activation) };
}

function readLayers(catalog: Catalog, topology: Topology): { input: Shape; layers: ReadLayer[] } {
  const input = inputFrom(topology);
  if (input === null) throw exportError("model_input", "layers[0]", {});
  const layers = layersFrom(catalog, topology, input);
  if (layers.length === 0) throw exportError("model_empty", "layers", {});
  return { input, layers };
}

/**
 * A network of Keras or TensorFlow.js as an experiment, with its weights if the file names them. The data is the present
 * experiment's if the network can read it, else a generated set of that shape.
 * @throws ExportError with the path in the file
 */
export function networkFrom(catalog: Catalog, present: Experiment, file: Fields, files: readonly ModelFile[]): Config {
  const read = readLayers(catalog, topologyOf(file));
  const { layers, answer } = withoutAnswer(read.layers);
  const { layer: last, shape } = layers[layers.length - 1];
  const outputs = sizeOfShape(shape.output);
  const activation = answer ?? activationName(last.activation);
  const task = TASKS[activation]?.(outputs) ?? null;
  const data = dataFor(catalog, present, { input: read.input, outputs, task });
  if (!data) throw exportError("model_data", "layers", { input: [...read.input], outputs });
  const isOther = task === null && activation !== LOGITS;
  const meaning = isOther ? "regression" : (task ?? taskOf(catalog, { ...present, data }));
  const tensors = tensorsFrom(file, files);
  return {
    seed: present.seed,
    data,
    layers: layers.map(({ layer }) => layer),
    loss: lossFor(meaning, outputs, activation === LOGITS || answer !== null),
    optimizer: present.optimizer,
    batch_size: present.batch_size,
    ...(tensors && { parameters: layers.map((each): LayerParameters => weightsFrom(tensors, each.from, each.shape)) }),
  };
}
