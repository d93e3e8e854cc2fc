import { found } from "../../engine/issue.ts";
import { exportError } from "../messages.ts";

/** The layers that a file of Keras or TensorFlow.js writes down, in their order. */

export type Fields = Readonly<Record<string, unknown>>;

/** A layer with its place in the file. */
export interface FileLayer {
  className: string;
  config: Fields;
  path: string;
}

export interface Topology {
  layers: FileLayer[];
  /** Written by Keras 3, some of whose activations differ from those of Keras 2. */
  isKeras3: boolean;
}

export const isFields = (value: unknown): value is Fields =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** A text; "" for anything else. */
export const textFrom = (value: unknown): string => (typeof value === "string" ? value : "");

const fieldsIn = (value: unknown, key: string): Fields | undefined => {
  const inner = isFields(value) ? value[key] : undefined;
  return isFields(inner) ? inner : undefined;
};

/** The network itself: with or without what surrounds it in model.json. */
function networkIn(file: Fields): Fields {
  const topology = fieldsIn(file, "modelTopology") ?? file;
  return fieldsIn(topology, "model_config") ?? topology;
}

/** Whether the file is a network of Keras or TensorFlow.js. */
export const isTopology = (file: Fields): boolean =>
  isFields(file.modelTopology) || (typeof networkIn(file).class_name === "string" && isFields(networkIn(file).config));

function fileLayer(value: unknown, path: string): FileLayer {
  const className = isFields(value) ? value.class_name : undefined;
  if (typeof className !== "string") throw exportError("model_layer", path, { name: found(value) });
  return { className, config: fieldsIn(value, "config") ?? {}, path };
}

/** The texts in a value, at any depth. */
const textsIn = (value: unknown): string[] => {
  if (typeof value === "string") return [value];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(textsIn) : [];
};

/** Throws unless each layer of a functional network reads the one before. */
function checkChain(layers: readonly unknown[], names: readonly string[]): void {
  layers.forEach((layer, i) => {
    const inbound = isFields(layer) ? (layer.inbound_nodes ?? []) : [];
    const read = textsIn(inbound).filter((text) => names.includes(text));
    const expected = i === 0 ? [] : [names[i - 1]];
    if (read.join() !== expected.join()) throw exportError("model_chain", `layers[${i}]`, {});
  });
}

export function topologyOf(file: Fields): Topology {
  const network = networkIn(file);
  const version = network.keras_version ?? fieldsIn(file, "modelTopology")?.keras_version;
  const config = fieldsIn(network, "config");
  const list = Array.isArray(network.config) ? network.config : config?.layers;
  if (!Array.isArray(list)) throw exportError("model_unknown", "", {});
  const layers = list.map((layer, i) => fileLayer(layer, `layers[${i}]`));
  const isSequential = network.class_name === "Sequential";
  if (!isSequential)
    checkChain(
      list,
      list.map((layer, i) => textFrom((layer as Fields).name ?? layers[i].config.name)),
    );
  return { layers, isKeras3: textFrom(version).startsWith("3") || network.module !== undefined };
}
