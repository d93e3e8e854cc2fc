import { css, svg, html, nothing, type TemplateResult } from "lit";
import type { Backprop } from "./types.ts";
import { linkMiddle, nodeY, type End } from "../../charts/graph.ts";
import { stepCounts, weightSlope } from "./chart.ts";
import { stepsOf, type Step } from "./steps.ts";
import { UNITS_SHOWN } from "../../state/valid-view.ts";
import { base } from "../../ui/styles/base.ts";
import { View } from "../../ui/view.ts";

const BESIDE = 24;

/** The numbers of both passes on the graph, up to the present step: a right of each unit, ∂L/∂z left of it, ∂L/∂w on the links. */
export class GraphValues extends View {
  static override properties = { ends: { attribute: false }, centers: { attribute: false } };
  declare ends: End[][];
  /** The middle of each column. */
  declare centers: number[];

  protected override render(): TemplateResult {
    const experiment = this.store.experiment.value;
    const backprop = this.store.part("backprop");
    if (!experiment || backprop?.layers.length !== experiment.layers.length || !backprop.layers[0].grad_z)
      return html``;
    const steps = stepsOf(stepCounts(backprop), UNITS_SHOWN);
    const at = Math.min(this.store.view.value.backprop, steps.length - 1);
    return html`<svg aria-hidden="true">${steps.slice(0, at + 1).map((step, i) => this.#value(backprop, step, i === at))} ${this.#weights(backprop, steps[at])}</svg>`;
  }

  #value({ layers }: Backprop, { pass, layer, unit }: Step, now: boolean) {
    const values = pass === "forward" ? layers[layer]?.a : layers[layer]?.grad_z;
    if (pass === "loss" || values?.[unit] === undefined || this.ends[layer + 1].length === 0) return nothing;
    const side = pass === "forward" ? 1 : -1;
    const x = this.centers[layer + 1] + side * BESIDE;
    return svg`<text class=${now ? `${pass} now` : pass} x=${x} y=${nodeY(unit)} dy="0.35em" text-anchor=${side > 0 ? "start" : "end"}>${this.#digits(values[unit])}</text>
      ${now ? svg`<rect x=${this.centers[layer + 1] - 20} y=${nodeY(unit) - 20} width="40" height="40" rx="11"></rect>` : nothing}`;
  }

  #weights(backprop: Backprop, { pass, layer, unit }: Step) {
    if (pass !== "backward" || backprop.layers[layer].form !== "sum") return nothing;
    const source = this.ends
      .slice(0, layer + 1)
      .map((nodes) => nodes.length > 0)
      .lastIndexOf(true);
    return (this.ends[source] ?? []).map(({ row, index }) => {
      const [x, y] = linkMiddle(this.centers[source], nodeY(row), this.centers[layer + 1], nodeY(unit));
      return svg`<text class="weight" x=${x} y=${y} dy="0.35em" text-anchor="middle">${this.#digits(weightSlope(backprop, layer, index, unit))}</text>`;
    });
  }

  #digits(value: number): string {
    const size = Math.abs(value);
    const plain = size === 0 || (size >= 0.005 && size < 1000);
    return this.store.texts.value.number(
      value,
      plain
        ? { minimumFractionDigits: 2, maximumFractionDigits: 2 }
        : { notation: "scientific", maximumFractionDigits: 0 },
    );
  }

  static override styles = [
    base,
    css`
      :host {
        grid-row: 2;
        grid-column: 1 / -1;
        position: absolute;
        inset: 0;
        z-index: 2;
        pointer-events: none;
      }
      svg {
        width: 100%;
        height: 100%;
        overflow: visible;
      }
      text {
        fill: var(--text);
        font-size: calc(0.625 * var(--em));
        font-variant-numeric: tabular-nums;
        paint-order: stroke;
        stroke: var(--surface);
        stroke-width: 4px;
        stroke-linejoin: round;
      }
      .backward,
      .weight {
        fill: var(--warning);
      }
      .weight {
        font-style: italic;
      }
      .now {
        font-weight: 700;
      }
      rect {
        fill: none;
        stroke: var(--warning);
        stroke-width: 2px;
      }
    `,
  ];
}

customElements.define("playground-graph-values", GraphValues);
