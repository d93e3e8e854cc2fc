import { isCount, isRecord } from "../platform/guards.ts";
import type { UnitPlace, WeightPlace } from "./protocol.ts";
import type { Config, LayerParameters, Trainer } from "../engine/types.ts";

export const isUnitPlace = (value: unknown): value is UnitPlace =>
  isRecord(value) && isCount(value.layer) && isCount(value.unit);

export const isWeightPlace = (value: unknown): value is WeightPlace =>
  isUnitPlace(value) && (isCount((value as WeightPlace).input) || (value as WeightPlace).input === null);

/** A weight's index in its layer's parameter arrays. */
export interface ListPlace {
  layer: number;
  list: "kernel" | "bias";
  index: number;
}

/** undefined if the network has no such weight. */
export function placeOf(
  { layer, input, unit }: WeightPlace,
  parameters: readonly LayerParameters[],
  config: Config,
): ListPlace | undefined {
  const units = config.layers![layer]?.units ?? 0;
  if (unit >= units) return undefined;
  const place: ListPlace =
    input === null ? { layer, list: "bias", index: unit } : { layer, list: "kernel", index: input * units + unit };
  return place.index < (parameters[layer][place.list]?.length ?? 0) ? place : undefined;
}

export const valueAt = (parameters: readonly LayerParameters[], { layer, list, index }: ListPlace) =>
  parameters[layer][list][index];

export function withWeight(
  parameters: LayerParameters[],
  { layer, list, index }: ListPlace,
  value: number,
): LayerParameters[] {
  const values = Float64Array.from(parameters[layer][list]);
  values[index] = value;
  return parameters.map((each, i) => (i === layer ? { ...each, [list]: values } : each));
}

/** Sets one weight and returns its previous value; undefined if there is no such weight. The optimizer's state stays. */
export function setWeight(trainer: Trainer, weight: WeightPlace, value: number): number | undefined {
  const parameters = trainer.parameters();
  const place = placeOf(weight, parameters, trainer.config);
  if (!place) return undefined;
  trainer.setParameters(withWeight(parameters, place, value));
  return valueAt(parameters, place);
}
