import { html, nothing, svg, type TemplateResult } from "lit";
import { math } from "../../charts/math.ts";
import { activationName, classProbabilities, withLayer, type Experiment } from "../../experiment/experiment.ts";
import { hasSteps, readsBothWays } from "../../experiment/layers.ts";
import { select, toggle } from "../../ui/controls/fields.ts";
import { known } from "../../ui/known.ts";
import { classColors, classMark, classStyle } from "../../ui/legend.ts";
import { base, controls, panel } from "../../ui/styles/base.ts";
import { PartSize } from "../../ui/view.ts";
import { MOST_MEASURED } from "../../experiment/measured-rows.ts";
import { PanelView, type Explanation } from "../panel-view.ts";
import { sampleNote } from "../sample-note.ts";
import {
  curveRange,
  gradientRange,
  heatHeight,
  paintSteps,
  signedScale,
  stepAt,
  stepAxis,
  stepCurves,
  type CurveOptions,
  type StepCurve,
} from "./chart.ts";
import { equations } from "./equations.ts";
import { shade, shadeAt, shadeCaption, shadeLegend } from "./shade.ts";
import { unitStep } from "./step.ts";
import { recurrenceStyles } from "./styles.ts";
import type { GradientLine, Recurrence, RecurrenceState, StepEffects } from "./types.ts";

const FAST = 10;
const INPUT_HEIGHT = 36;
const OUTPUT_HEIGHT = 44;
const GRADIENT_HEIGHT = 72;
const AXIS_HEIGHT = 14;

/** A state over the steps: below each other the units. */
interface HeatMap {
  name: string;
  values: ArrayLike<number>;
  rows: number;
  signed: boolean;
  scale: number;
  /** Its rows are the layer's units. */
  hasUnits: boolean;
}

/** A layer that reads a sequence: its states over the steps, one step written out, the output after each, and the gradient. */
export class RecurrenceView extends PanelView {
  readonly explanation: Explanation = {
    formula: String.raw`h_t = f(x_t K + h_{t-1} R + b)`,
    numbers: ({ snapshot, texts }) => {
      const { norms } = snapshot.value?.parts.stepGradients?.[0] ?? {};
      const share = norms && norms[0] / norms[norms.length - 1];
      return { share: known(share, (value) => texts.value.number(value, { maximumSignificantDigits: 2 })) };
    },
  };

  /** All charts have the same width. */
  #size = new PartSize(this, ".axis");

  protected override render(): TemplateResult {
    const experiment = this.store.experiment.value;
    const recurrence = this.store.part("recurrence");
    const chosen = this.store.view.value.recurrence;
    if (!experiment) return html``;
    const layer = experiment.layers[chosen.layer];
    const isPresent =
      recurrence?.layer === chosen.layer && recurrence.units === layer.units && recurrence.backward === chosen.backward;
    if (!isPresent) return html`<p class="late muted">${this.text("recurrence-empty")}</p>`;
    return html`
      <div class="parts">
        ${this.#stage(recurrence, chosen)}
        <div class="side">${this.#choice(experiment, chosen)} ${this.#direction(experiment, chosen)} ${this.#equations(experiment, recurrence)}</div>
        <div class="notes">${this.#notes(experiment, recurrence)}</div>
      </div>
    `;
  }

  /** The chosen step, from 0. */
  #step({ count }: Recurrence): number {
    return Math.min(this.store.view.value.recurrence.step ?? Infinity, count - 1);
  }

  #choose(change: Partial<RecurrenceState>): void {
    this.store.change({ recurrence: { ...this.store.view.value.recurrence, ...change } });
  }

  #choice({ layers }: Experiment, { layer }: RecurrenceState) {
    const offered = layers.flatMap((each, i) => (hasSteps(each) ? [i] : []));
    if (offered.length < 2) return nothing;
    return select({
      id: "recurrence-layer",
      label: this.text("nudge-layer"),
      hidden: true,
      value: String(layer),
      items: offered.map((i) => ({ value: String(i), label: this.layerTitle(i) })),
      change: (value) => this.#choose({ layer: Number(value) }),
    });
  }

  #direction({ layers }: Experiment, { layer, backward }: RecurrenceState) {
    if (!readsBothWays(layers[layer])) return nothing;
    const change = (value: boolean) => this.#choose({ backward: value });
    return toggle({ label: this.text("recurrence-backward"), value: backward, change });
  }

  #heatMaps({ states: { h, c, gates }, inputs, features, units }: Recurrence): {
    inputs: HeatMap[];
    states: HeatMap[];
  } {
    const state = (name: string, values: Float64Array): HeatMap => ({
      name,
      values,
      rows: units,
      signed: true,
      scale: signedScale(values),
      hasUnits: true,
    });
    const candidate = c ? "c" : "h";
    const open = Object.entries(gates).filter(([name]) => name !== candidate);
    const signed = inputs.some((value) => value < 0);
    const cells = { name: "x", values: inputs, rows: features, signed, scale: signedScale(inputs) };
    return {
      inputs: features > 1 ? [{ ...cells, hasUnits: false }] : [],
      states: [
        state("h", h),
        ...(c ? [state("c", c)] : []),
        ...open.map(([name, values]) => ({ ...state(name, values), signed: false, scale: 1 })),
      ],
    };
  }

  #stage(recurrence: Recurrence, chosen: RecurrenceState): TemplateResult {
    const { count, effects } = recurrence;
    const step = this.#step(recurrence);
    const maps = this.#heatMaps(recurrence);
    return html`<div
      class="stage"
      role="slider"
      tabindex="0"
      aria-label=${this.text("recurrence-stage", { layer: this.layerTitle(recurrence.layer) })}
      aria-valuemin="1"
      aria-valuemax=${count}
      aria-valuenow=${step + 1}
      aria-valuetext=${this.#spoken(recurrence, step)}
      @keydown=${(event: KeyboardEvent) => this.#onKey(event, recurrence)}
      @pointerdown=${(event: PointerEvent) => this.#onPointer(event, recurrence, true)}
      @pointermove=${(event: PointerEvent) => this.#onPointer(event, recurrence, event.pointerType !== "mouse")}
    >
      ${this.#inputCurve(recurrence, step)} ${maps.inputs.map((map) => this.#heat(map, chosen.unit, effects))}
      ${effects ? shadeLegend(this, effects, step, this.#tiny) : nothing} ${this.#outputs(recurrence, step)}
      ${this.#gradients(recurrence, step)} ${maps.states.map((map) => this.#heat(map, chosen.unit))}
      <div class="track">
        <span class="muted">${math("t")}</span>
        <svg class="axis" height=${AXIS_HEIGHT}>${stepAxis(count, this.#size.width, step, this.#whole)}</svg>
      </div>
      <svg class="cursor" viewBox=${`0 0 ${count} 1`} preserveAspectRatio="none"><rect x=${step} width="1" height="1"></rect></svg>
    </div>`;
  }

  #inputCurve({ features, inputs, effects }: Recurrence, step: number) {
    if (features > 1) return nothing;
    const curve = [{ values: inputs, style: "input" }];
    return this.#curves("x", math("x"), curve, { range: curveRange(curve), step, height: INPUT_HEIGHT, effects });
  }

  #curves(
    name: string,
    label: unknown,
    curves: readonly StepCurve[],
    { effects, ...options }: Omit<CurveOptions, "width"> & Pick<Recurrence, "effects">,
    ends: readonly [string, string] = [this.#brief(options.range[1]), this.#brief(options.range[0])],
  ): TemplateResult {
    const { width } = this.#size;
    const { height } = options;
    return html`<div class="track" data-track=${name}>
      <span class="label">${label}</span>
      <div class="plot">
        ${effects ? shade(effects.norms) : nothing}
        <svg height=${height}>${width > 0 ? stepCurves(curves, { ...options, width }) : svg``}</svg>
        <span class="end top">${ends[0]}</span><span class="end bottom">${ends[1]}</span>
      </div>
    </div>`;
  }

  #heat({ name, rows, signed, scale, hasUnits }: HeatMap, unit: number, effects?: StepEffects): TemplateResult {
    const ends = signed ? `±${this.#brief(scale)}` : `0 … ${this.#brief(scale)}`;
    return html`<div class="track" data-track=${name}>
      <span class="label">${math(name)} <small>${ends}</small></span>
      <div class=${effects ? "plot framed" : "plot"}>
        ${effects ? shade(effects.norms) : nothing}
        <canvas data-map=${name}></canvas>
        <svg height=${heatHeight(rows)} viewBox=${`0 0 1 ${rows}`} preserveAspectRatio="none">
          ${hasUnits ? svg`<rect class="unit" y=${unit} width="1" height="1"></rect>` : svg``}
        </svg>
      </div>
    </div>`;
  }

  #outputs({ outputs, count, target }: Recurrence, step: number) {
    if (!outputs) return nothing;
    const width = outputs.length / count;
    const task = this.store.task.value ?? "multiclass";
    const rows = Array.from({ length: count }, (_, t) =>
      classProbabilities(task, outputs.subarray(t * width, (t + 1) * width)),
    );
    const isClass = task !== "regression";
    const curves = rows[0].map((_, i) => ({
      values: rows.map((row) => row[i]),
      style: `${classStyle(i)}${i === target ? " true" : ""}`,
      shape: i,
    }));
    const aims =
      isClass || target === null
        ? []
        : [target]
            .flat()
            .map((value, i) => ({ values: new Array(count).fill(value), style: `${classStyle(i)} aim`, shape: i }));
    const range = isClass ? ([0, 1] as const) : curveRange([...curves, ...aims]);
    return html`${this.#curves("outputs", math(isClass ? "p" : "y"), [...curves, ...aims], { range, step, height: OUTPUT_HEIGHT })}
      <p class="legend">${curves.map((_, i) => html`<span>${classMark(i)} ${isClass ? this.classLabel(i) : this.outputLabel(i)}</span>`)}</p>`;
  }

  get #lines(): readonly GradientLine[] {
    return this.store.part("stepGradients") ?? [];
  }

  #gradientCurves(gradients: readonly GradientLine[], chosen: Pick<Recurrence, "layer" | "backward">): StepCurve[] {
    const isChosen = (line: GradientLine) => line.layer === chosen.layer && line.backward === chosen.backward;
    return gradients.map((line) => ({
      values: line.norms,
      style: line.run === "baseline" ? "baseline" : isChosen(line) ? "gradient" : "gradient other",
    }));
  }

  #gradients(recurrence: Recurrence, step: number) {
    const curves = this.#gradientCurves(
      this.#lines.filter(({ norms }) => norms.length === recurrence.count),
      recurrence,
    );
    if (curves.length === 0) return nothing;
    const range = gradientRange(curves);
    const ends = [this.#power(range[1]), this.#power(range[0])] as const;
    const options = { range, step, logarithmic: true, height: GRADIENT_HEIGHT };
    const name = math("‖\\partial L\\text{/}\\partial h_t‖");
    return html`${this.#curves("gradient", name, curves, options, ends)} ${sampleNote(this, MOST_MEASURED)}`;
  }

  #equations({ layers }: Experiment, recurrence: Recurrence): TemplateResult {
    const { activation, recurrent_activation } = layers[recurrence.layer];
    const step = this.#step(recurrence);
    return equations(recurrence, step, {
      activation: this.itemLabel("activation", activationName(activation)),
      gates: this.itemLabel("activation", activationName(recurrent_activation)),
      caption: this.text("recurrence-at", { step: step + 1, count: recurrence.count, unit: recurrence.unit + 1 }),
      format: this.#short,
    });
  }

  /** What the shade means, and what belongs to the gradient's chart: which line is whose, and the experiments that change it. */
  #notes(experiment: Experiment, recurrence: Recurrence): TemplateResult {
    const { layer, effects } = recurrence;
    const step = this.#step(recurrence);
    const { unit_forget_bias } = experiment.layers[layer];
    const name = ({ run, layer, backward }: GradientLine) => {
      const title = run === "baseline" ? this.text("recurrence-baseline") : this.layerTitle(layer);
      return backward ? this.text("recurrence-backward-of", { name: title }) : title;
    };
    const curves = this.#gradientCurves(this.#lines, recurrence);
    return html`
      ${effects ? shadeCaption(this, effects) : nothing}
      <ul class="key">
        ${this.#lines.map(
          (line, i) => html`<li>
            <svg aria-hidden="true" viewBox="0 0 20 8"><path class=${`curve ${curves[i].style}`} d="M0 4H20"></path></svg>
            ${name(line)} <b class="number">${this.#power(line.norms[Math.min(step, line.norms.length - 1)])}</b>
          </li>`,
        )}
      </ul>
      ${
        unit_forget_bias === undefined
          ? nothing
          : toggle({
              label: this.text("recurrence-forget-bias"),
              value: unit_forget_bias,
              change: (value) =>
                this.editLayer(layer, (draft, at) => withLayer(draft, at, { unit_forget_bias: value })),
            })
      }
      ${
        this.store.view.value.baseline
          ? nothing
          : html`<button type="button" class="outlined" @click=${() => void this.session.compare(experiment)}>${this.text("recurrence-compare")}</button>`
      }
    `;
  }

  #spoken(recurrence: Recurrence, step: number): string {
    const { effects } = recurrence;
    const { gates, h, c } = unitStep(recurrence, step);
    const named = (name: string, value: number) => `${name} ${this.#short(value)}`;
    const numbers = [
      ...gates.filter(({ isCandidate }) => !isCandidate).map(({ name, value }) => named(name, value)),
      ...(c === undefined ? [] : [named("c", c)]),
      named("h", h),
      ...(effects ? [shadeAt(this, effects.norms[step], this.#tiny)] : []),
    ];
    const at = this.text("recurrence-at", { step: step + 1, count: recurrence.count, unit: recurrence.unit + 1 });
    return `${at}: ${numbers.join("; ")}`;
  }

  #onKey(event: KeyboardEvent, recurrence: Recurrence): void {
    const { count, units } = recurrence;
    const { unit, step } = this.store.view.value.recurrence; // which may not be drawn yet
    const by = event.shiftKey ? FAST : 1;
    const at = Math.min(step ?? Infinity, count - 1);
    const inSteps = { ArrowLeft: at - by, ArrowRight: at + by, Home: 0, End: count - 1 }[event.key];
    const inUnits = { ArrowUp: unit - 1, ArrowDown: unit + 1, PageUp: unit - FAST, PageDown: unit + FAST }[event.key];
    if (inSteps === undefined && inUnits === undefined) return;
    event.preventDefault();
    if (inSteps !== undefined) this.#choose({ step: Math.max(0, Math.min(count - 1, inSteps)) });
    if (inUnits !== undefined) this.#choose({ unit: Math.max(0, Math.min(units - 1, inUnits)) });
  }

  /** The step under the pointer; a press in a heat map takes its unit, too. */
  #onPointer(event: PointerEvent, { count, units }: Recurrence, presses: boolean): void {
    const stage = event.currentTarget as HTMLElement;
    const { left, width } = stage.querySelector(".cursor")!.getBoundingClientRect();
    const share = (event.clientX - left) / width;
    if (share < 0 || share > 1) return;
    const map = presses && (event.target as HTMLElement).closest(".plot")?.querySelector("canvas[data-map]");
    const step = stepAt(share, count);
    if (!map || (map as HTMLElement).dataset.map === "x") return this.#choose({ step });
    const { top, height } = map.getBoundingClientRect();
    this.#choose({ step, unit: stepAt((event.clientY - top) / height, units) });
  }

  protected override paint(): void {
    const [recurrence, colors] = [this.store.part("recurrence"), this.store.colors.value];
    if (!recurrence || !colors) return;
    const { inputs, states } = this.#heatMaps(recurrence);
    for (const { name, values, signed, scale } of [...inputs, ...states]) {
      const canvas = this.renderRoot.querySelector<HTMLCanvasElement>(`canvas[data-map="${name}"]`);
      if (canvas) paintSteps(canvas, values, { count: recurrence.count, signed, scale, colors });
    }
  }

  #whole = (value: number): string => this.store.texts.value.number(value, { maximumFractionDigits: 0 });

  #short = (value: number): string => {
    const digits = Math.abs(value) < 100 ? 2 : 0;
    const write = { minimumFractionDigits: digits, maximumFractionDigits: digits };
    return this.store.texts.value.number(
      value,
      Math.abs(value) < 1e4 ? write : { notation: "scientific", maximumFractionDigits: 0 },
    );
  };

  #brief = (value: number): string => this.store.texts.value.number(value, { maximumSignificantDigits: 2 });

  #tiny = (value: number): string => (value > 0 && value < 1e-3 ? this.#power(value) : this.#brief(value));

  #power = (value: number): string =>
    this.store.texts.value.number(value, { notation: "scientific", maximumFractionDigits: 1 });

  static override styles = [base, controls, panel, classColors, recurrenceStyles];
}

customElements.define("playground-recurrence", RecurrenceView);
