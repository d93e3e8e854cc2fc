import { html, nothing, type PropertyDeclarations, type TemplateResult } from "lit";
import { largest } from "../../charts/raster.ts";
import type { Experiment } from "../../experiment/experiment.ts";
import { classColors } from "../../ui/legend.ts";
import { axes, base, controls, panel } from "../../ui/styles/base.ts";
import { known } from "../../ui/known.ts";
import { PartSize } from "../../ui/view.ts";
import { PanelView, type Explanation } from "../panel-view.ts";
import { cellDetail, curveOf } from "./cell.ts";
import { cellIn, middleOf, numberOf } from "./cells.ts";
import { curveBox } from "./chart.ts";
import { countsTable } from "./counts.ts";
import { effectsOf, strengths } from "./effect.ts";
import { moveView } from "./move.ts";
import { VIEWS, type Cell } from "./state.ts";
import { fieldIn, inputOf, insideOf, isCurve, isIdentity, isSingle, scaleOf } from "./maps.ts";
import { marginOf, paintKernels, paintMap } from "./paint.ts";
import type { Stage } from "./stages.ts";
import { filterName, placeText, sizeText } from "./names.ts";
import { channelOf, kernelOf, multiplications, parameterCount, winners } from "./sums.ts";
import { convolutionStyles } from "./styles.ts";
import type { Convolution, Effects } from "./types.ts";

/** Widths in pixels, as in the style sheet. */
const MAP = 46;
const SINGLE = 24;
const CURVE = 76;
const BIG_MAP = 112;
const GAP = 6;
/** Channels whose kernels are drawn. */
export const MOST_KERNELS = 16;
const ROWS_AT_FIRST = 3;
/** Columns of a map in which every winner has a dot. */
const MOST_DOTTED = 14;
/** From this width of the panel on, the written out cell stands beside the maps, as in the style sheet. */
const BESIDE = 396;
const SPEAK_AFTER_MS = 400;

/** Pixels of a kernel's cell. */
const kernelCell = (window: number, channels: number): number =>
  Math.max(3, Math.floor((channels === 1 ? 30 : 15) / window));

/** The inspected example through the layers that read and give maps, and each number of a map as the sum that it is. */
export class ConvolutionView extends PanelView {
  readonly explanation: Explanation = {
    formula: String.raw`z_{y,x,f} = b_f + \sum w_{i,j,c,f} \cdot x_{y+i,x+j,c}`,
    numbers: ({ snapshot, texts }) => {
      const { shapes, stages } = snapshot.value?.parts.convolution ?? {};
      const [shape] = stages?.map(({ layer }) => shapes?.[layer]) ?? [];
      const write = (value: number) => texts.value.number(value);
      return {
        parameters: known(shape ? parameterCount(shape) : undefined, write),
        multiplications: known(shape ? multiplications(shape) : undefined, write),
      };
    },
  };
  static override properties: PropertyDeclarations = {
    pointed: { state: true },
    expanded: { state: true },
    spoken: { state: true },
  };
  /** The cell under the pointer. */
  declare pointed: Cell | null;
  /** The stages of which all maps are shown. */
  declare expanded: ReadonlySet<number>;
  declare spoken: string;

  #size = new PartSize(this, ".maps");
  #plot = new PartSize(this, ".shifts");
  #speaking = 0;

  constructor() {
    super();
    this.pointed = null;
    this.expanded = new Set();
    this.spoken = "";
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#speaking);
  }

  protected override render(): TemplateResult {
    const experiment = this.store.experiment.value;
    const convolution = this.store.part("convolution");
    if (!experiment || convolution?.shapes.length !== experiment.layers.length) return html``;
    const shown = this.#viewsOf(convolution);
    const { shown: chosen } = this.store.view.value.convolution;
    const current = shown.includes(chosen) ? chosen : "maps";
    return html`
      ${this.#choice(shown, current)}
      ${current === "maps" ? this.#maps(experiment, convolution) : current === "counts" ? countsTable(this, convolution.shapes) : this.#move(convolution)}
    `;
  }

  /** The example can be moved where the network reads it as a map. */
  #viewsOf({ stages, values }: Convolution): readonly (typeof VIEWS)[number][] {
    return stages[0].layer === 0 && values.length > 0 ? VIEWS : VIEWS.filter((name) => name !== "move");
  }

  #choice(names: readonly (typeof VIEWS)[number][], current: string): TemplateResult {
    return html`<div class="choice" role="group" aria-label=${this.text("analysis-convolution")}>
      ${names.map(
        (shown) =>
          html`<button type="button" aria-pressed=${shown === current} @click=${() => this.store.change({ convolution: { ...this.store.view.value.convolution, shown } })}>
            ${this.text(`convolution-${shown}`)}
          </button>`,
      )}
    </div>`;
  }

  #move(convolution: Convolution): TemplateResult {
    const { input: shape } = convolution.stages[0];
    const { width, height } = this.#plot;
    return moveView({ view: this, shape, width, height, picture: this.#picture(convolution, -1, 0, "hand-held") });
  }

  #maps(experiment: Experiment, convolution: Convolution): TemplateResult {
    if (convolution.values.length === 0) return html`<p class="muted">${this.text("convolution-large")}</p>`;
    const cell = this.cellShown(convolution);
    return html`<div class="flow">
        ${this.#source(convolution)}
        ${convolution.stages.map((stage, i) =>
          isIdentity(convolution, stage, i)
            ? nothing
            : html`${this.#stage(experiment, convolution, i, cell)} ${i === cell.stage ? this.#detail(experiment, convolution, cell) : nothing}`,
        )}
      </div>
      <p class="visually-hidden" role="status">${this.spoken}</p>`;
  }

  #detail(experiment: Experiment, convolution: Convolution, cell: Cell): TemplateResult {
    return cellDetail({
      view: this,
      experiment,
      convolution,
      cell,
      choose: (choice) => this.choose(choice),
      now: () => this.cellShown(convolution),
    });
  }

  /** The cell whose sum is written out. */
  cellShown(convolution: Convolution): Cell {
    const cell = this.pointed ?? this.store.view.value.convolution.cell;
    return cell ? cellIn(convolution.stages, cell) : middleOf(convolution.stages, 0, 0);
  }

  #source(convolution: Convolution): TemplateResult {
    const { input } = convolution.stages[0];
    return html`<section class="stage source" role="group" aria-label=${this.text("convolution-input")}>
      <h3>${this.text("convolution-input")} <span class="muted">${sizeText(input)}</span></h3>
      <div class="pictures">
        ${Array.from({ length: Math.min(input.channels, MOST_KERNELS) }, (_, channel) => this.#picture(convolution, -1, channel))}
      </div>
    </section>`;
  }

  #stage(experiment: Experiment, convolution: Convolution, index: number, cell: Cell): TemplateResult {
    const { layer, output } = convolution.stages[index];
    const title = this.layerTitle(layer);
    const shown = this.#countShown(convolution, index);
    const rest = output.channels - shown;
    const focused = cell.stage === index && cell.filter < shown ? cell.filter : 0;
    return html`<section class="stage" role="group" aria-label=${title}>
      <h3>${title} <span class="muted">${[this.activationLabel(experiment, layer), sizeText(output)].filter(Boolean).join(" · ")}</span></h3>
      <div class="maps" @keydown=${this.#onCardKey} @pointerleave=${() => (this.pointed = null)}>
        ${Array.from({ length: shown }, (_, filter) => this.#card(convolution, index, filter, cell, filter === focused))}
        ${
          rest > 0 || this.expanded.has(index)
            ? html`<button type="button" class="outlined more" @click=${() => this.#expand(index)}>
                ${rest > 0 ? this.text("convolution-more", { count: rest }) : this.text("convolution-fewer")}
              </button>`
            : nothing
        }
      </div>
    </section>`;
  }

  #card(convolution: Convolution, stage: number, filter: number, cell: Cell, isFocusable: boolean): TemplateResult {
    const { reading, output } = convolution.stages[stage];
    const isChosen = cell.stage === stage && cell.filter === filter;
    const name = filterName(this, convolution.stages[stage], filter);
    return html`<button
      type="button"
      class="card"
      aria-label=${name}
      aria-pressed=${isChosen}
      tabindex=${isFocusable ? 0 : -1}
      @click=${(event: PointerEvent) => void this.#take(convolution, stage, filter, event)}
      @pointermove=${(event: PointerEvent) => event.pointerType === "mouse" && this.#point(convolution, stage, filter, event)}
    >
      ${reading === "sum" ? html`<canvas class="kernel" data-kernel=${stage} data-filter=${filter} aria-hidden="true"></canvas>` : nothing}
      ${this.#picture(convolution, stage, filter, isSingle(output) ? "single" : "")}
    </button>`;
  }

  /** One channel of a map: a picture, or a curve over its steps. */
  #picture(convolution: Convolution, stage: number, channel: number, style = ""): TemplateResult {
    const shape = stage < 0 ? convolution.stages[0].input : convolution.stages[stage].output;
    if (!isCurve(shape))
      return html`<canvas class=${`map ${style}`} data-stage=${stage} data-channel=${channel} aria-hidden="true"></canvas>`;
    return html`<svg class="map curve" viewBox=${curveBox} preserveAspectRatio="none" aria-hidden="true" data-stage=${stage}>
      ${curveOf(convolution, this.cellShown(convolution), stage, channel)}
    </svg>`;
  }

  /** As many as fit into a few rows, unless all are shown. */
  #countShown({ stages }: Convolution, index: number): number {
    const { reading, input, output, columns } = stages[index];
    if (this.expanded.has(index)) return output.channels;
    const channels = reading === "sum" ? Math.min(input.channels, MOST_KERNELS) : 0;
    const kernels = (channels * (columns.window + 1) - 1) * kernelCell(columns.window, channels);
    const card = (channels > 0 ? kernels + 4 : 0) + (isSingle(output) ? SINGLE : isCurve(output) ? CURVE : MAP) + 8;
    const perRow = Math.max(1, Math.floor((this.#size.width + GAP) / (card + GAP)));
    return output.channels <= perRow * ROWS_AT_FIRST + 1 ? output.channels : perRow * ROWS_AT_FIRST;
  }

  #expand(stage: number): void {
    const expanded = new Set(this.expanded);
    if (!expanded.delete(stage)) expanded.add(stage);
    this.expanded = expanded;
  }

  /** The cell under the pointer; of a card outside of its map the cell that is chosen, or the one in the middle. */
  #cellAt(convolution: Convolution, stage: number, filter: number, event: PointerEvent): Cell {
    const map = (event.currentTarget as HTMLElement).querySelector(".map")!.getBoundingClientRect();
    const { output } = convolution.stages[stage];
    const [x, y] = [(event.clientX - map.left) / map.width, (event.clientY - map.top) / map.height];
    const present = this.cellShown(convolution);
    if (!(x >= 0 && x < 1 && y >= 0 && y < 1))
      return present.stage === stage ? { ...present, filter } : middleOf(convolution.stages, stage, filter);
    return {
      stage,
      filter,
      row: Math.floor(y * output.rows),
      column: Math.floor(x * output.columns),
      channel: present.stage === stage ? present.channel : 0,
    };
  }

  /** Below the maps, the written out cell would move those under the pointer: there it follows presses alone. */
  #point(convolution: Convolution, stage: number, filter: number, event: PointerEvent): void {
    if (this.#isBelow) return;
    const cell = this.#cellAt(convolution, stage, filter, event);
    const before = this.pointed;
    if (before && Object.entries(cell).every(([key, value]) => before[key as keyof Cell] === value)) return;
    this.pointed = cell;
  }

  async #take(convolution: Convolution, stage: number, filter: number, event: PointerEvent): Promise<void> {
    this.choose(this.#cellAt(convolution, stage, filter, event));
    if (!this.#isBelow) return;
    await this.updateComplete;
    this.renderRoot.querySelector(".detail")?.scrollIntoView({ block: "nearest" });
  }

  get #isBelow(): boolean {
    return this.clientWidth < BESIDE;
  }

  /** Keeps a cell, and says what it is. */
  choose(cell: Cell): void {
    this.pointed = null;
    this.store.change({ convolution: { ...this.store.view.value.convolution, cell } });
    clearTimeout(this.#speaking);
    this.#speaking = window.setTimeout(() => (this.spoken = this.#sentence()), SPEAK_AFTER_MS);
  }

  #sentence(): string {
    const convolution = this.store.snapshot.peek()?.parts.convolution;
    if (!convolution || convolution.values.length === 0) return "";
    const cell = this.cellShown(convolution);
    const stage = convolution.stages[cell.stage];
    const { layer, output } = stage;
    const { z, a } = convolution.values[cell.stage];
    const at = numberOf(stage, cell);
    return this.text("convolution-spoken", {
      name: this.layerTitle(layer),
      filter: filterName(this, stage, cell.filter),
      place: placeText(this, output, cell),
      z: this.store.texts.value.exact(z[at]),
      a: this.store.texts.value.exact(a[at]),
    });
  }

  /** Of a layer's cards one is in the Tab order; the arrow keys move between them. */
  #onCardKey = (event: KeyboardEvent): void => {
    const by = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    if (!by) return;
    const cards = [...(event.currentTarget as HTMLElement).querySelectorAll("button")];
    const next = cards[cards.indexOf(event.target as HTMLButtonElement) + by];
    if (!next) return;
    event.preventDefault();
    next.focus();
  };

  protected override paint(): void {
    const convolution = this.store.part("convolution");
    const colors = this.store.colors.value;
    if (!convolution || convolution.values.length === 0 || !colors) return;
    const cell = this.cellShown(convolution);
    for (const canvas of this.renderRoot.querySelectorAll<HTMLCanvasElement>("canvas[data-stage]"))
      this.#paintMap(canvas, convolution, cell, Number(canvas.dataset.stage), Number(canvas.dataset.channel));
    for (const canvas of this.renderRoot.querySelectorAll<HTMLCanvasElement>("canvas.kernel"))
      this.#paintKernel(canvas, convolution, Number(canvas.dataset.kernel), Number(canvas.dataset.filter));
    const effects = effectsOf(this, convolution, cell);
    const canvas = this.renderRoot.querySelector<HTMLCanvasElement>("canvas[data-effects]");
    if (effects && canvas) this.#paintEffects(canvas, convolution, cell, effects);
  }

  #paintEffects(canvas: HTMLCanvasElement, convolution: Convolution, cell: Cell, { values }: Effects): void {
    const { input } = convolution.stages[0];
    const all = strengths(input, values);
    const field = fieldIn(convolution, cell, -1);
    paintMap(
      canvas,
      {
        columns: input.columns,
        values: all,
        scale: largest(all),
        isInk: true,
        width: BIG_MAP * devicePixelRatio,
        outline: field && insideOf(field, input),
      },
      this.store.colors.value!,
    );
  }

  #paintMap(canvas: HTMLCanvasElement, convolution: Convolution, cell: Cell, index: number, channel: number): void {
    const { stages } = convolution;
    const next = stages[index + 1];
    const shape = index < 0 ? stages[0].input : stages[index]?.output;
    if (!shape || channel >= shape.channels) return;
    const all = inputOf(convolution, index + 1);
    const isBig = canvas.classList.contains("big");
    const isHeld = canvas.classList.contains("hand-held");
    const isRead = isBig && index === cell.stage - 1;
    const isOther = isHeld || (index === cell.stage && channel !== cell.filter);
    const field = isOther ? undefined : fieldIn(convolution, cell, index);
    paintMap(
      canvas,
      {
        columns: shape.columns,
        values: channelOf(shape, all, channel),
        scale: scaleOf(convolution, index),
        isInk: index < 0 && stages[0].layer === 0 && all.every((value) => value >= 0),
        width: (isBig || isHeld ? BIG_MAP : MAP) * devicePixelRatio,
        ...(isRead ? { margin: marginOf(next.rows, next.columns) } : {}),
        outline: field && (isRead ? field : insideOf(field, shape)),
        marked:
          next?.reading === "max"
            ? this.#winners(next, all, channel, isBig && shape.columns <= MOST_DOTTED)
            : undefined,
      },
      this.store.colors.value!,
    );
  }

  /** Zeros, of which a whole window may consist, are marked only in a large picture of few cells. */
  #winners(stage: Stage, values: Float64Array, channel: number, withZeros: boolean): Set<number> {
    const all = winners(stage, values, channel);
    const { channels } = stage.input;
    return withZeros ? all : new Set([...all].filter((cell) => values[cell * channels + channel] !== 0));
  }

  #paintKernel(canvas: HTMLCanvasElement, { stages, values }: Convolution, index: number, filter: number): void {
    const stage = stages[index];
    const { kernel } = values[index] ?? {};
    if (!stage || !kernel || filter >= stage.output.channels) return;
    const channels = Math.min(stage.input.channels, MOST_KERNELS);
    paintKernels(
      canvas,
      Array.from({ length: channels }, (_, channel) => kernelOf(stage, kernel, channel, filter)),
      {
        columns: stage.columns.window,
        cell: kernelCell(Math.max(stage.columns.window, stage.rows.window), channels),
        scale: largest(kernel),
      },
      this.store.colors.value!,
    );
  }

  static override styles = [base, controls, panel, axes, classColors, convolutionStyles];
}

customElements.define("playground-convolution", ConvolutionView);
