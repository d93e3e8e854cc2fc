import type { Health } from "./types.ts";
import type { ActivationItem, Catalog, LayerHealth } from "../../engine/types.ts";
import { activationName, type Experiment } from "../../experiment/experiment.ts";
import { hasUnits, outputIndex } from "../../experiment/layers.ts";

/** The figures by which a layer is judged. */
type Judged = LayerHealth & Pick<Health, "units">;

export type UnitState = "dead" | "saturated" | "fine";

/** A problem in a layer. The texts finding-KIND and try-KIND describe it and give advice. */
export interface Finding {
  kind: "dead-below" | "dead" | "saturated" | "vanishing" | "exploding" | "leaps";
  layer: number;
  count: number;
  units: number;
  /** The ratio of gradients, or of the update to the weights. */
  share: number;
}

const FLAT_ROWS = 0.9;
const WORTH_SAYING = 0.25;
const VANISHED = 1e-2;
const EXPLODED = 100;
const LEAP = 0.1;
/** Before this step, gradients are not judged. */
export const SETTLED_STEPS = 20;

/** Bounded on both sides: a ReLU that is off for most inputs is not saturated. */
const isBounded = (item: ActivationItem | undefined) => item?.range.every(Number.isFinite) ?? false;

/** Dead: the slope is 0 for every row of the sample. Saturated: it is below 0.01 for 90 % of the rows, and f is bounded. */
export function unitStates(
  catalog: Catalog,
  { layers }: Experiment,
  index: number,
  { dead, units }: Judged,
): UnitState[] {
  const name = activationName(layers[index].activation);
  const bounded = isBounded(catalog.activations.find((item) => item.name === name));
  return Array.from(dead, (isDead, unit) => {
    if (isDead) return "dead";
    return bounded && (units?.[unit].flat ?? 0) >= FLAT_ROWS ? "saturated" : "fine";
  });
}

export const countOf = (states: readonly UnitState[], state: UnitState): number =>
  states.filter((each) => each === state).length;

/** The problems, the most severe first. */
export function diagnose(catalog: Catalog, experiment: Experiment, health: readonly Judged[], step: number): Finding[] {
  const hidden = health.slice(0, outputIndex(experiment.layers));
  const found = hidden
    .flatMap((layer, i) => unitFindings(unitStates(catalog, experiment, i, layer), layer, i))
    .sort((a, b) => b.share - a.share);
  if (step < SETTLED_STEPS) return found;
  return [...gradientFindings(experiment, health), ...found, ...updateFindings(health)];
}

function unitFindings(states: UnitState[], { units }: Judged, layer: number): Finding[] {
  return (["dead", "saturated"] as const).flatMap((state) => {
    const count = countOf(states, state);
    if (count === 0 || count < WORTH_SAYING * states.length) return [];
    const below = state === "dead" && units && states.every((each, i) => each !== "dead" || units[i].high <= 0);
    return [{ kind: below ? "dead-below" : state, layer, count, units: states.length, share: count / states.length }];
  });
}

/** Compares the layers that have a kernel. */
function gradientFindings({ layers }: Experiment, health: readonly Judged[]): Finding[] {
  const norms = health.map(({ gradient_norm }) => gradient_norm);
  const [first, last] = [layers.findIndex(hasUnits), outputIndex(layers)];
  const share = norms[first] / norms[last];
  const finding = (kind: Finding["kind"], layer: number, share: number): Finding => ({
    kind,
    layer,
    count: 0,
    units: health[layer].dead.length,
    share,
  });
  if (first < last && share < VANISHED) return [finding("vanishing", first, share)];
  const worst = norms.indexOf(Math.max(...norms));
  return norms[worst] > EXPLODED ? [finding("exploding", worst, norms[worst])] : [];
}

function updateFindings(health: readonly Judged[]): Finding[] {
  const ratios = health.map(({ update_ratio }) => update_ratio);
  const layer = ratios.indexOf(Math.max(...ratios));
  return ratios[layer] > LEAP
    ? [{ kind: "leaps", layer, count: 0, units: health[layer].dead.length, share: ratios[layer] }]
    : [];
}
