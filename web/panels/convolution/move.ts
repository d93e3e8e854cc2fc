import { html, nothing, type TemplateResult } from "lit";
import type { Task } from "../../engine/types.ts";
import { classProbabilities } from "../../experiment/experiment.ts";
import { trueClass } from "../../charts/chain.ts";
import { classStyle } from "../../ui/legend.ts";
import type { View } from "../../ui/view.ts";
import { shiftLines, type ShiftLine } from "./chart.ts";
import { isCurve } from "./maps.ts";
import { originOf, reachOf, shifted } from "./moving.ts";
import type { MapShape } from "./stages.ts";
import { UNMOVED } from "./state.ts";
import type { Outputs, Shifts } from "./types.ts";

export interface Moving {
  view: View;
  shape: MapShape;
  /** The plot's size in pixels. */
  width: number;
  height: number;
  /** The picture of the moved example. */
  picture: TemplateResult;
}

/** The example moved by hand, and the network's outputs over the way to the right. */
export function moveView(moving: Moving): TemplateResult {
  const { view, shape, picture } = moving;
  const { right, down } = placeOf(view, shape);
  return html`<div class="move">
    <div class="hand">
      <div
        class="dragged"
        @pointerdown=${(event: PointerEvent) => drag(event, moving)}
      >
        ${picture}
      </div>
      <div class="by">
        ${slider(moving, "right", right, reachOf(shape.columns))} ${slider(moving, "down", down, reachOf(shape.rows))}
        <button type="button" class="outlined" ?disabled=${right === 0 && down === 0} @click=${() => move(view, shape, 0, 0)}>
          ${view.text("convolution-back")}
        </button>
      </div>
    </div>
    ${plot(moving, right)}
  </div>`;
}

const placeOf = (view: View, shape: MapShape) =>
  originOf(shape, view.store.view.value.convolution, view.store.point.value);

function slider({ view, shape }: Moving, along: "right" | "down", value: number, reach: number) {
  if (reach === 0) return nothing;
  const label = view.text(`convolution-${along}`);
  const onInput = (event: Event) => {
    const now = placeOf(view, shape);
    const to = { ...now, [along]: (event.target as HTMLInputElement).valueAsNumber };
    move(view, shape, to.right, to.down);
  };
  return html`<label>
    <span>${label} <b class="number">${view.store.texts.value.number(value)}</b></span>
    <input type="range" min=${-reach} max=${reach} .value=${String(value)} aria-label=${label} @input=${onInput} />
  </label>`;
}

/** The true class, if there is one: a row's target may be a list. */
const classOf = ({ store }: View): number | null =>
  store.task.value === "multiclass" ? trueClass(store.target.value) : null;

/** The moved example is the inspected point, so that the whole page shows it. */
function move(view: View, shape: MapShape, right: number, down: number): void {
  const { store } = view;
  const { example } = placeOf(view, shape);
  const within = (value: number, cells: number) => Math.max(-reachOf(cells), Math.min(reachOf(cells), value));
  const [across, along] = [within(right, shape.columns), within(down, shape.rows)];
  store.change({
    convolution: {
      ...store.view.value.convolution,
      ...(across || along ? { example, right: across, down: along } : UNMOVED),
    },
    point: Array.from(shifted(shape, example, across, along)),
    target: classOf(view),
  });
}

/** Follows the pointer by whole cells until it is released. */
function drag(event: PointerEvent, { view, shape }: Moving): void {
  const box = event.currentTarget as HTMLElement;
  const { width, height } = box.getBoundingClientRect();
  const { right, down } = placeOf(view, shape);
  box.setPointerCapture(event.pointerId);
  const end = new AbortController();
  box.addEventListener(
    "pointermove",
    (to) =>
      move(
        view,
        shape,
        right + Math.round(((to.clientX - event.clientX) * shape.columns) / width),
        down + (isCurve(shape) ? 0 : Math.round(((to.clientY - event.clientY) * shape.rows) / height)),
      ),
    { signal: end.signal },
  );
  box.addEventListener("lostpointercapture", () => end.abort(), { signal: end.signal });
}

function plot({ view, width, height }: Moving, cursor: number): TemplateResult {
  const { texts, task } = view.store;
  const shifts = view.store.part("shifts");
  const lines = shifts ? linesOf(view, shifts) : [];
  const isShare = task.value !== "regression";
  const formatX = (value: number) => texts.value.number(value);
  const formatY = (value: number) =>
    texts.value.number(
      value,
      isShare ? { style: "percent", maximumFractionDigits: 0 } : { maximumSignificantDigits: 3 },
    );
  const at = shifts?.right.indexOf(cursor) ?? -1;
  const named = lines
    .filter(({ isMain }) => isMain)
    .map((line) => ({ ...line, reading: at < 0 ? "–" : formatY(line.values[at]) }));
  const said = named.map(({ name, reading }) => `${name}: ${reading}`);
  return html`<figure class="plot-of-shifts">
    <figcaption>${named.map(({ name, style, reading }) => html`<span>${lineKey(style)} ${name} <b class="number">${reading}</b></span>`)}</figcaption>
    <div class="shifts">
      <svg role="img" aria-label=${[view.text("convolution-shifts"), ...said].join("; ")}>
        ${
          shifts && width > 0
            ? shiftLines({
                width,
                height,
                x: shifts.right,
                lines,
                cursor,
                xLabel: view.text("convolution-right"),
                isShare,
                formatX,
                formatY,
              })
            : nothing
        }
      </svg>
    </div>
  </figure>`;
}

const lineKey = (style: string): TemplateResult =>
  html`<svg class="key" viewBox="0 0 24 8" aria-hidden="true"><path class=${`curve ${style}`} d="M0 4H24"></path></svg>`;

interface NamedLine extends ShiftLine {
  name: string;
  /** Of the class that is followed. */
  isMain: boolean;
}

/** A line a class. That of the true class, or of the likeliest one of the unmoved example, is followed in both runs, A and B. */
function linesOf(view: View, shifts: Shifts): NamedLine[] {
  const { task } = view.store;
  const count = shifts.right.length;
  const own = byOutput(task.value, shifts, count);
  const unmoved = own.map((values) => values[(count - 1) / 2]);
  const main = classOf(view) ?? unmoved.indexOf(Math.max(...unmoved));
  const name = task.value === "regression" ? view.outputLabel(main) : view.classLabel(main);
  const followed = (values: number[], run: string, style: string): NamedLine => ({
    values,
    style: `${classStyle(main)} main ${style}`,
    name: `${name}${run}`,
    isMain: true,
  });
  const compared = shifts.baseline && byOutput(task.value, shifts.baseline, count)[main];
  return [
    ...own.map((values, i) => ({ values, style: classStyle(i), name: "", isMain: false })).filter((_, i) => i !== main),
    ...(compared ? [followed(compared, " (A)", "baseline")] : []),
    followed(own[main], compared ? " (B)" : "", ""),
  ];
}

function byOutput(task: Task | null, { outputs, values }: Outputs, count: number): number[][] {
  const rows = Array.from({ length: count }, (_, i) => {
    const row = values.subarray(i * outputs, (i + 1) * outputs);
    return task && task !== "regression" ? classProbabilities(task, row) : Array.from(row);
  });
  return rows[0].map((_, output) => rows.map((row) => row[output]));
}
