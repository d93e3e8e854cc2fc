import type { DatasetItem, LayerItem, LayerSpec } from "../engine/types.ts";
import { isEqual } from "../platform/equal.ts";
import { outputIndex } from "./layers.ts";
import type { Description } from "./protocol.ts";

type Own = Partial<LayerSpec>;

/** What a network for pictures or sequences begins with, by the number of axes; its layers as changes of usual ones. */
const BY_AXES: Readonly<Record<number, readonly Own[]>> = {
  2: [{ kind: "gru", units: 12 }],
  3: [{ kind: "conv2d", filters: 8, kernel_size: [5, 5] }, { kind: "global_max_pooling2d" }],
};

/** The data sets that another network suits better. */
const BY_NAME: Readonly<Record<string, readonly Own[]>> = {
  digits: [{ units: 25 }, { units: 15 }], // the figures are centred; the tutorials' network
  bursts: [{ kind: "conv1d", filters: 8, kernel_size: 9 }, { kind: "global_max_pooling1d" }],
};

/** The layers before the output that a network for such pictures or sequences begins with. */
export function firstLayers({ catalog, defaults }: Description, { name, shape }: DatasetItem): LayerSpec[] {
  const { kernel_initializer } = defaults.layers![0];
  const usualOf = ({ kind }: Own): LayerItem["usual"] => catalog.layers.find(({ usual }) => usual.kind === kind)!.usual;
  const suited = (usual: LayerItem["usual"]) => (hasRelu(usual, defaults.layers![0]) ? { kernel_initializer } : {});
  return (BY_NAME[name] ?? BY_AXES[shape.length]).map((own) => {
    const usual = usualOf(own);
    return { ...usual, ...suited(usual), ...own };
  });
}

/** Whether it has the activation of the default network, whose initializer suits it then. */
const hasRelu = (usual: LayerItem["usual"], { activation }: LayerSpec): boolean =>
  isEqual(usual.activation, activation);

/** Whether a network is as it began. Keys that are not set are left out by the engine. */
export function isFirst(description: Description, dataset: DatasetItem, layers: readonly LayerSpec[]): boolean {
  const first = firstLayers(description, dataset);
  const hidden = layers.slice(0, outputIndex(layers));
  const isAs = (layer: LayerSpec, began: LayerSpec) =>
    Object.entries(layer).every(([key, value]) => isEqual(value, began[key as keyof LayerSpec]));
  return hidden.length === first.length && hidden.every((layer, i) => isAs(layer, first[i]));
}
