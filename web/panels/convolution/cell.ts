import { html, nothing, svg, type TemplateResult } from "lit";
import { largest } from "../../charts/raster.ts";
import type { Experiment } from "../../experiment/experiment.ts";
import type { View } from "../../ui/view.ts";
import { numberOf } from "./cells.ts";
import { curve, curveBox, gridBox, gridSize, isNarrow, numberGrid, type GridOptions } from "./chart.ts";
import { effectPicture } from "./effect.ts";
import { fieldIn, inputOf, isCurve, isSingle, scaleOf } from "./maps.ts";
import { filterName, placeText } from "./names.ts";
import { fieldAlong, type Stage } from "./stages.ts";
import type { Cell } from "./state.ts";
import { channelOf, kernelOf, taken, weightedSum, winner, type Taken } from "./sums.ts";
import type { Convolution } from "./types.ts";

/** Places of a window whose numbers are written out. */
const MOST_WRITTEN = 49;
/** Channels whose sums are written out. */
const MOST_SUMS = 16;

const MOVES: Record<string, readonly [number, number]> = {
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
};
const TURNS: Record<string, 1 | -1> = { PageUp: -1, PageDown: 1 };

/** A cell that is looked at. */
interface Looking {
  view: View;
  experiment: Experiment;
  convolution: Convolution;
  cell: Cell;
  /** The cell that is chosen by now, which may not be drawn yet. */
  now(): Cell;
  choose(cell: Cell): void;
}

/** One number of a map: where it reads, and how it is computed. */
export function cellDetail(looking: Looking): TemplateResult {
  const { view, convolution, cell } = looking;
  const stage = convolution.stages[cell.stage];
  const { reading, layer, output } = stage;
  return html`<section class="detail" role="group" aria-label=${view.text("convolution-detail")}>
    <h3>
      ${view.layerTitle(layer)}, ${filterName(view, convolution.stages[cell.stage], cell.filter)}
      ${isSingle(output) ? nothing : html`<span class="muted">${placeText(view, output, cell)}</span>`}
    </h3>
    <div class="views">${pictures(looking)}</div>
    ${reading === "sum" ? sums(looking, stage) : reading === "one" ? nothing : pooled(looking, stage)}
    ${activated(looking)}
  </section>`;
}

/** A map of one row over its steps, with the steps that the cell depends on. */
export function curveOf(convolution: Convolution, cell: Cell, stage: number, channel: number) {
  const shape = stage < 0 ? convolution.stages[0].input : convolution.stages[stage].output;
  const values = channelOf(shape, inputOf(convolution, stage + 1), channel);
  const isOwn = stage !== cell.stage || channel === cell.filter;
  const band = isOwn ? fieldIn(convolution, cell, stage)?.columns : undefined;
  return svg`${curve({ values, scale: scaleOf(convolution, stage), band })}`;
}

/** The picture, the map before and the map itself. */
function pictures(looking: Looking): TemplateResult {
  const { view, convolution, cell } = looking;
  const { stages } = convolution;
  const field = stages.slice(0, cell.stage + 1);
  const size = [fieldAlong(field.map(({ rows }) => rows)).size, fieldAlong(field.map(({ columns }) => columns)).size];
  const isReached = cell.stage > 0 ? field : [];
  const before = cell.stage === 0 ? view.text("convolution-input") : view.layerTitle(stages[cell.stage - 1].layer);
  const read = stages[cell.stage].reading === "sum" ? cell.channel : cell.filter;
  return html`
    ${
      isReached.length > 0
        ? html`${figure(looking, -1, 0, view.text("convolution-field", { size: stages[0].input.rows === 1 ? size[1] : size.join(" × ") }))}
            ${effectPicture(view, convolution, cell)}<span class="arrow" aria-hidden="true">→</span>`
        : nothing
    }
    ${figure(looking, cell.stage - 1, read, before)} ${isReached.length > 0 ? nothing : effectPicture(view, convolution, cell)}
    <span class="arrow" aria-hidden="true">→</span>
    ${ownMap(looking)}
  `;
}

function picture({ convolution, cell }: Looking, stage: number, channel: number): TemplateResult {
  const shape = stage < 0 ? convolution.stages[0].input : convolution.stages[stage].output;
  return isCurve(shape)
    ? html`<svg class="big curve" viewBox=${curveBox} preserveAspectRatio="none" aria-hidden="true">${curveOf(convolution, cell, stage, channel)}</svg>`
    : html`<canvas class="big" data-stage=${stage} data-channel=${channel} aria-hidden="true"></canvas>`;
}

const figure = (looking: Looking, stage: number, channel: number, caption: string): TemplateResult =>
  html`<figure>${picture(looking, stage, channel)}<figcaption class="muted">${caption}</figcaption></figure>`;

/** The map whose cell is shown: the pointer and the arrow keys move the cell. */
function ownMap(looking: Looking): TemplateResult {
  const { view, convolution, cell, choose } = looking;
  const { output } = convolution.stages[cell.stage];
  const at = (event: PointerEvent) => {
    const { left, top, width, height } = (event.currentTarget as HTMLElement).getBoundingClientRect();
    const along = (share: number, count: number) => Math.min(count - 1, Math.max(0, Math.floor(share * count)));
    const row = along((event.clientY - top) / height, output.rows);
    const column = along((event.clientX - left) / width, output.columns);
    if (row !== cell.row || column !== cell.column) choose({ ...cell, row, column });
  };
  const onKey = (event: KeyboardEvent) => {
    const move = MOVES[event.key];
    const turn = TURNS[event.key];
    if (!move && !turn) return;
    event.preventDefault();
    const within = (value: number, count: number) => Math.min(count - 1, Math.max(0, value));
    const now = looking.now();
    const [down, right] = move ?? [0, 0];
    choose({
      ...now,
      filter: within(now.filter + (turn ?? 0), output.channels),
      row: within(now.row + down, output.rows),
      column: within(now.column + right, output.columns),
    });
  };
  return html`<figure>
    <div
      class="own"
      role="application"
      tabindex="0"
      aria-label=${view.text("convolution-map")}
      @keydown=${onKey}
      @pointerdown=${(event: PointerEvent) => {
        (event.currentTarget as HTMLElement).setPointerCapture(event.pointerId);
        at(event);
      }}
      @pointermove=${(event: PointerEvent) => event.buttons > 0 && at(event)}
    >
      ${picture(looking, cell.stage, cell.filter)}
    </div>
    <figcaption class="muted">${filterName(view, convolution.stages[cell.stage], cell.filter)}</figcaption>
  </figure>`;
}

/** A number in a place of a window. */
const short = (view: View, value: number): string =>
  view.store.texts.value.number(
    value,
    Math.abs(value) < 100
      ? { minimumFractionDigits: 2, maximumFractionDigits: 2 }
      : { notation: "compact", maximumSignificantDigits: 2 },
  );

/** Without the zero before the point. */
const pointed = (number: string): string => number.replace(/^(\D?)0(?=\D)/, "$1");

const factor = (view: View, value: number): string => (value < 0 ? `(${short(view, value)})` : short(view, value));

function grid(view: View, options: Omit<GridOptions, "format">, name: string): TemplateResult {
  const { width, height } = gridSize(options);
  const places = options.values.map((value) =>
    value === null ? view.text("convolution-padding") : short(view, value),
  );
  return html`<figure>
    <svg class="grid" width=${width} height=${height} viewBox=${gridBox(options)} role="img" aria-label=${`${name}: ${places.join("; ")}`}>
      ${numberGrid({ ...options, format: (value) => (isNarrow(options) ? pointed(short(view, value)) : short(view, value)) })}
    </svg>
    <figcaption class="muted">${name}</figcaption>
  </figure>`;
}

const isWritten = ({ values }: Taken): boolean => values.length <= MOST_WRITTEN;

/** Window times kernel in one channel, and the sums of all channels. */
function sums(looking: Looking, stage: Stage): TemplateResult {
  const { view, convolution, cell } = looking;
  const { kernel, bias, z } = convolution.values[cell.stage];
  if (!kernel) return html``;
  const inputs = inputOf(convolution, cell.stage);
  const of = (channel: number) => {
    const window = taken(stage, inputs, cell.row, cell.column, channel);
    const weights = kernelOf(stage, kernel, channel, cell.filter);
    return { window, weights, sum: weightedSum(window, weights) };
  };
  const { channels } = stage.input;
  const { window, weights } = of(cell.channel);
  const others = Array.from({ length: Math.min(channels, MOST_SUMS) }, (_, channel) => of(channel).sum);
  const exact = (value: number) => view.store.texts.value.exact(value);
  const at = numberOf(stage, cell);
  const { rows, columns } = window;
  return html`
    ${
      isWritten(window)
        ? html`<div class="grids">
            ${grid(view, { ...window, scale: scaleOf(convolution, cell.stage - 1), padding: "0" }, "x")}
            <span class="sign" aria-hidden="true">·</span>
            ${grid(view, { rows, columns, values: weights, scale: largest(kernel), padding: "" }, "w")}
          </div>`
        : nothing
    }
    ${channels > 1 ? channelSums(looking, others, channels) : nothing}
    <p class="number sum">
      <i>z</i> = Σ <i>w</i>·<i>x</i> ${bias ? html`+ <i>b</i>` : nothing} =
      ${exact(z[at] - (bias?.[cell.filter] ?? 0))}${bias ? html` + ${factor(view, bias[cell.filter])}` : nothing} =
      <b data-cell="z">${exact(z[at])}</b>
    </p>
  `;
}

/** The channels' sums side by side; a press shows a channel's numbers. */
function channelSums({ view, cell, choose }: Looking, sums: readonly number[], channels: number): TemplateResult {
  const rest = channels - sums.length;
  return html`<div class="channels number" role="group" aria-label=${view.text("convolution-sums")}>
    ${sums.map(
      (sum, channel) => html`${channel > 0 ? html`<span aria-hidden="true">+</span>` : nothing}<button
          type="button"
          class="outlined"
          aria-pressed=${channel === cell.channel}
          aria-label=${`${view.text("convolution-channel", { number: channel + 1 })}: ${short(view, sum)}`}
          @click=${() => choose({ ...cell, channel })}
        >
          ${factor(view, sum)}
        </button>`,
    )}
    ${rest > 0 ? html`+ … (${view.text("more-terms", { count: rest })})` : nothing}
  </div>`;
}

/** The largest or the mean of a window. */
function pooled({ view, convolution, cell }: Looking, stage: Stage): TemplateResult {
  const window = taken(stage, inputOf(convolution, cell.stage), cell.row, cell.column, cell.filter);
  const isMax = stage.reading === "max";
  const count = window.values.filter((value) => value !== null).length;
  const at = numberOf(stage, cell);
  return html`
    ${
      isWritten(window)
        ? html`<div class="grids">
            ${grid(view, { ...window, scale: scaleOf(convolution, cell.stage - 1), padding: "–", ...(isMax ? { framed: winner(window) } : {}) }, "x")}
          </div>`
        : nothing
    }
    <p class="number sum">
      ${view.text(isMax ? "convolution-largest" : "convolution-mean", { count })}
      <b data-cell="pooled">${view.store.texts.value.exact(convolution.values[cell.stage].a[at])}</b>
    </p>
  `;
}

function activated({ view, experiment, convolution, cell }: Looking) {
  const stage = convolution.stages[cell.stage];
  const name = view.activationLabel(experiment, stage.layer);
  if (!name) return nothing;
  const { z, a } = convolution.values[cell.stage];
  const at = numberOf(stage, cell);
  const { texts } = view.store;
  return html`<p class="number sum">
    <i>a</i> = ${name}(${texts.value.exact(z[at])}) = <b data-cell="a">${texts.value.exact(a[at])}</b>
  </p>`;
}
