import { html, nothing, type TemplateResult } from "lit";
import type { Catalog, LayerHealth } from "../../engine/types.ts";
import { unitStates } from "../../panels/health/diagnosis.ts";
import { classMark } from "../../ui/legend.ts";
import type { View } from "../../ui/view.ts";
import type { Column } from "./columns.ts";
import type { Pointed } from "./graph.ts";
import type { ShownLayer } from "./shown-layer.ts";
import { stateMark } from "../../ui/unit-state.ts";

/** A unit's place in the graph. */
export interface Stop {
  layer: number;
  unit: number;
}

/** The events of a unit's button. */
export interface UnitEvents {
  point: (pointed: Pointed | undefined) => void;
  edit: (button: HTMLElement, stop: Stop) => void;
  move: (event: KeyboardEvent, from: Stop) => void;
}

const MOVES: Record<string, [layers: number, units: number]> = {
  ArrowRight: [1, 0],
  ArrowLeft: [-1, 0],
  ArrowDown: [0, 1],
  ArrowUp: [0, -1],
};

/** The nodes of a layer: as many as a column has room for, or all of them if asked for. */
export function unitNodes(shown: ShownLayer, stop: Stop, pointed: Pointed | null, events: UnitEvents): TemplateResult {
  const { view, layer, index, isOutput, column } = shown;
  const { nodes, weighted } = column;
  const hasClasses = isOutput && view.store.task.value !== "regression" && (layer.units ?? 0) > 1;
  return html`
    ${nodes.map(
      ({ index: unit }) => html`<div class="node">
        <div class="face" role="img" aria-label=${view.unitName(index, unit)} data-layer=${index} data-unit=${unit}></div>
        ${weighted ? unitButton(view, { layer: index, unit }, stop, pointed, events) : nothing} ${hasClasses ? html`<span class="class">${outputMark(view, unit)}</span>` : nothing} ${isOutput ? nothing : stateMark()} ${ownNameOf(view, index, unit)}
      </div>`,
    )}
    ${restButton(shown)}
  `;
}

/** In sight only: the unit's button and picture have it in their names. */
function ownNameOf(view: View, layer: number, unit: number) {
  const own = view.ownUnitName(layer, unit);
  return own === undefined ? nothing : html`<span class="own" dir="auto" aria-hidden="true">${own}</span>`;
}

/** A class's mark; a digit has its own number. */
const outputMark = (view: View, unit: number) =>
  view.store.side.value ? html`<span class="digit">${view.classNumber(unit)}</span>` : classMark(unit);

function restButton({ view, index, column: { nodes, count }, expanded, expand }: ShownLayer) {
  if (nodes.length === count && !expanded) return nothing;
  const text = expanded
    ? view.text("fewer-units-shown")
    : view.text("more-units-shown", { count: count - nodes.length });
  return html`<button type="button" class="rest" aria-expanded=${expanded} aria-label=${view.text("units-shown", { name: view.layerTitle(index), units: text })} @click=${() => expand(index)}>${text}</button>`;
}

/** Of all units one is in the Tab order; the arrow keys move between them. */
function unitButton(
  view: View,
  { layer, unit }: Stop,
  stop: Stop,
  pointed: Pointed | null,
  events: UnitEvents,
): TemplateResult {
  const show = (event: Event) => events.point(beside(event.currentTarget as HTMLElement, layer, unit));
  const hide = () => events.point(undefined);
  return html`<button
    type="button"
    class="weights"
    data-layer=${layer}
    data-unit=${unit}
    aria-haspopup="dialog"
    aria-label=${view.text("unit-weights", { name: view.unitName(layer, unit) })}
    aria-describedby=${layer === pointed?.layer && unit === pointed.unit ? "tip" : nothing}
    tabindex=${layer === stop.layer && unit === stop.unit ? 0 : -1}
    @focus=${show}
    @pointerenter=${show}
    @blur=${hide}
    @pointerleave=${hide}
    @keydown=${(event: KeyboardEvent) => events.move(event, { layer, unit })}
    @click=${(event: MouseEvent) => events.edit(event.currentTarget as HTMLElement, { layer, unit })}
  ></button>`;
}

/** A unit as pointed at, with the place to the right of its button. */
function beside(button: HTMLElement, layer: number, unit: number): Pointed {
  const graph = button.closest(".graph")!.getBoundingClientRect();
  const { right, top } = button.getBoundingClientRect();
  return { layer, unit, x: right - graph.left, y: top - graph.top };
}

/** How many units of each layer have a button. */
const counts = (columns: readonly Column[]) => columns.map(({ nodes, weighted }) => (weighted ? nodes.length : 0));

/** The first unit of the network. */
export const firstStop = (columns: readonly Column[]): Stop => ({
  layer: Math.max(
    0,
    counts(columns).findIndex((count) => count > 0),
  ),
  unit: 0,
});

/** The unit that an arrow key leads to; layers without units are skipped. */
export function nextStop({ key }: KeyboardEvent, { layer, unit }: Stop, columns: readonly Column[]): Stop | undefined {
  const move = MOVES[key];
  if (!move) return undefined;
  const units = counts(columns);
  let next = layer + move[0];
  while (move[0] !== 0 && units[next] === 0) next += move[0];
  if (!(next in units)) next = layer;
  return { layer: next, unit: Math.max(0, Math.min(units[next], unit + move[1] + 1) - 1) };
}

/** Shows dead and saturated units, by a mark and in the unit's name. */
export function markUnits(view: View, catalog: Catalog, health: readonly LayerHealth[] | undefined): void {
  const experiment = view.store.experiment.value;
  if (!experiment || health?.length !== experiment.layers.length) return;
  const states = health.slice(0, -1).map((layer, i) => unitStates(catalog, experiment, i, layer));
  for (const face of view.renderRoot.querySelectorAll<HTMLElement>(".face[data-layer]")) {
    const [layer, unit] = [Number(face.dataset.layer), Number(face.dataset.unit)];
    const state = states[layer]?.[unit] ?? "fine";
    const node = face.parentElement!;
    const own = view.ownUnitName(layer, unit) ?? "";
    if (node.dataset.state === state && node.dataset.own === own) continue;
    Object.assign(node.dataset, { state, own });
    const name = view.unitName(layer, unit);
    face.ariaLabel = face.title = state === "fine" ? name : view.text(`unit-${state}`, { name });
  }
}
