import { plainColumns } from "../../experiment/features.ts";
import { sizeOfShape } from "../../experiment/shape.ts";
import type { Refusal } from "../exported.ts";
import { featureFormula } from "../formula/features.ts";
import { namesIn, parseFormula } from "../formula/parse.ts";
import { refusal } from "../messages.ts";
import type { Network } from "../model.ts";

/** The names that the code of a format can write. */
export interface Written {
  /** As messages call the format. */
  format: string;
  losses: readonly string[];
  optimizers: readonly string[];
  /** Absent: those of the layers are written by their names. */
  initializers?: readonly string[];
}

const CONSTANTS: readonly string[] = ["pi", "e"];

/** Features that are neither a column nor made of columns. */
function featureRefusals({ experiment, dataShape }: Network, format: string): Refusal[] {
  const columns = plainColumns(sizeOfShape(dataShape));
  const known = new Set([...columns, ...CONSTANTS]);
  return experiment.features.flatMap((feature, i) => {
    const names = namesIn(parseFormula(featureFormula(feature, columns.length)));
    const name = names.find((each) => !known.has(each));
    return name === undefined ? [] : [refusal("export_feature", `features[${i}]`, { format, name })];
  });
}

/** Items of the catalog that the code does not write. */
export function itemRefusals(network: Network, { format, losses, optimizers, initializers }: Written): Refusal[] {
  const { experiment } = network;
  const among = (known: readonly string[] | undefined, name: string | undefined, path: string): Refusal[] =>
    known === undefined || name === undefined || known.includes(name)
      ? []
      : [refusal("export_item", path, { format, name })];
  return [
    ...featureRefusals(network, format),
    ...experiment.layers.flatMap((layer, i) =>
      (["kernel_initializer", "recurrent_initializer"] as const).flatMap((key) =>
        among(initializers, layer[key], `layers[${i}].${key}`),
      ),
    ),
    ...among(losses, experiment.loss.name, "loss.name"),
    ...among(optimizers, experiment.optimizer.name, "optimizer.name"),
  ];
}
