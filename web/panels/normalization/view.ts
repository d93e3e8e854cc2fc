import { html, nothing, svg, type TemplateResult } from "lit";
import { withLayer, type Experiment } from "../../experiment/experiment.ts";
import { hasMovingStatistics } from "../../experiment/layers.ts";
import { select } from "../../ui/controls/fields.ts";
import { known } from "../../ui/known.ts";
import { base, controls, panel } from "../../ui/styles/base.ts";
import { PartSize } from "../../ui/view.ts";
import { PanelView, type Explanation } from "../panel-view.ts";
import { meanScale, outline, pairs, placeIn, ROW_HEIGHT, varianceScale, type Scale } from "./chart.ts";
import { normalizationStyles } from "./styles.ts";
import type { Histogram, Normalization, NormalizationState } from "./types.ts";

const FAST = 10;
const HEIGHT = 62;
/** The momentum that is offered, with which the moving statistics follow within some 20 steps. */
const QUICK = 0.9;

/** The steps by which moving statistics lag behind. */
const lagOf = (momentum: number): number => Math.round(2 / (1 - momentum));

/** A layer that normalizes each batch: what it reads and gives, and its moving statistics beside the present ones. */
export class NormalizationView extends PanelView {
  readonly explanation: Explanation = {
    formula: String.raw`y = \gamma \cdot \frac{x - \mu}{\sqrt{\sigma^2 + \varepsilon}} + \beta`,
    numbers: ({ snapshot, texts }) => {
      const { present, moving, channel = 0 } = snapshot.value?.parts.normalization ?? {};
      const write = (value: number) => texts.value.number(value, { maximumSignificantDigits: 3 });
      return {
        channel: channel + 1,
        present: known(present?.mean[channel], write),
        moving: known(moving?.mean[channel], write),
      };
    },
  };

  #column = new PartSize(this, ".pairs");
  #chart = new PartSize(this, ".histogram");

  protected override render(): TemplateResult {
    const experiment = this.store.experiment.value;
    const normalization = this.store.part("normalization");
    const chosen = this.store.view.value.normalization;
    if (!experiment) return html``;
    if (normalization?.layer !== chosen.layer)
      return html`<p class="late muted">${this.text("normalization-empty")}</p>`;
    return html`
      <div class="parts">
        <div class="channels">
          ${this.#choice(experiment, chosen)} ${this.#key()} ${this.#channels(normalization)}
        </div>
        <div class="side">${this.#histograms(normalization)} ${this.#lag(experiment, normalization)}</div>
      </div>
    `;
  }

  #choose(change: Partial<NormalizationState>): void {
    this.store.change({ normalization: { ...this.store.view.value.normalization, ...change } });
  }

  #choice({ layers }: Experiment, { layer }: NormalizationState) {
    const offered = layers.flatMap((each, i) => (hasMovingStatistics(each) ? [i] : []));
    if (offered.length < 2) return nothing;
    return select({
      id: "normalization-layer",
      label: this.text("nudge-layer"),
      hidden: true,
      value: String(layer),
      items: offered.map((i) => ({ value: String(i), label: this.layerTitle(i) })),
      change: (value) => this.#choose({ layer: Number(value) }),
    });
  }

  #key(): TemplateResult {
    return html`<p class="key muted">
      <svg viewBox="-6 -6 12 12" aria-hidden="true"><circle class="present" r="4"></circle></svg>${this.text("normalization-present")}
      <svg viewBox="-6 -6 12 12" aria-hidden="true"><path class="moving" d="M0 -5l5 5l-5 5l-5 -5z"></path></svg>${this.text("normalization-moving")}
    </p>`;
  }

  #channels(normalization: Normalization): TemplateResult {
    const { channels, channel, present, moving } = normalization;
    const { width } = this.#column;
    const column = (
      name: "mean" | "variance",
      title: string,
      scale: (values: readonly number[], width: number) => Scale,
      rest: number,
    ) => {
      const pair = { present: present[name], moving: moving[name], rest, chosen: channel };
      const x = scale([...present[name], ...moving[name]], width);
      return html`<div>
        <p class="muted">${title}</p>
        <svg class="pairs" data-column=${name} height=${channels * ROW_HEIGHT}>${width > 0 ? pairs(pair, x, width) : svg``}</svg>
      </div>`;
    };
    return html`<div
      class="stage"
      role="slider"
      tabindex="0"
      aria-orientation="vertical"
      aria-label=${this.text("normalization-channels")}
      aria-valuemin="1"
      aria-valuemax=${channels}
      aria-valuenow=${channel + 1}
      aria-valuetext=${this.#spoken(normalization)}
      @keydown=${(event: KeyboardEvent) => this.#onKey(event, channels)}
      @pointerdown=${(event: PointerEvent) => this.#onPointer(event, channels)}
    >
      ${column("mean", this.text("normalization-mean"), meanScale, 0)} ${column("variance", this.text("normalization-variance"), varianceScale, 1)}
    </div>`;
  }

  #spoken({ channel, present, moving }: Normalization): string {
    const pair = (name: "mean" | "variance") => ({
      [`${name}Present`]: this.#brief(present[name][channel]),
      [`${name}Moving`]: this.#brief(moving[name][channel]),
    });
    return this.text("normalization-spoken", { channel: channel + 1, ...pair("mean"), ...pair("variance") });
  }

  #onKey(event: KeyboardEvent, channels: number): void {
    const at = Math.min(this.store.view.value.normalization.channel, channels - 1); // which may not be drawn yet
    const to = {
      ArrowUp: at - 1,
      ArrowLeft: at - 1,
      ArrowDown: at + 1,
      ArrowRight: at + 1,
      PageUp: at - FAST,
      PageDown: at + FAST,
      Home: 0,
      End: channels - 1,
    }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    this.#choose({ channel: Math.max(0, Math.min(channels - 1, to)) });
  }

  #onPointer(event: PointerEvent, channels: number): void {
    const chart = (event.target as Element).closest(".pairs");
    if (!chart) return;
    const row = Math.floor((event.clientY - chart.getBoundingClientRect().top) / ROW_HEIGHT);
    if (row >= 0 && row < channels) this.#choose({ channel: row });
  }

  #histograms({ before, after, afterMoving, present, moving, channel, rows }: Normalization): TemplateResult {
    const marks = [
      { style: "present", at: present.mean[channel] },
      { style: "moving", at: moving.mean[channel] },
    ];
    const { trainRows = rows } = this.store.points.value ?? {};
    const id = rows < trainRows ? "normalization-channel-sample" : "normalization-channel";
    return html`<h3>${this.text(id, { channel: channel + 1, rows, train: trainRows })}</h3>
      <div class="two">
        ${this.#histogram("normalization-before", before, undefined, marks)}
        ${this.#histogram("normalization-after", after, afterMoving, [])}
      </div>`;
  }

  #histogram(
    title: string,
    shown: Histogram,
    other: Histogram | undefined,
    marks: readonly { style: string; at: number }[],
  ): TemplateResult {
    const { width } = this.#chart;
    const most = Math.max(...shown.counts, ...(other?.counts ?? []));
    const ends = { low: this.#brief(shown.low), high: this.#brief(shown.high) };
    const mark = ({ style, at }: { style: string; at: number }) =>
      svg`<path class=${`mean ${style}`} d=${`M${placeIn(shown, at, width)} 0V${HEIGHT}`}></path>`;
    return html`<figure>
      <figcaption class="muted">${this.text(title)}</figcaption>
      <svg class="histogram" height=${HEIGHT} role="img" aria-label=${this.text("normalization-histogram", { title: this.text(title), ...ends })}>
        <path class="bars" d=${outline(shown, most, width, HEIGHT)}></path>
        ${other ? svg`<path class="line moving" d=${outline(other, most, width, HEIGHT)}></path>` : svg``} ${marks.map(mark)}
      </svg>
      <p class="ends muted" aria-hidden="true"><span>${ends.low}</span><span>${ends.high}</span></p>
    </figure>`;
  }

  /** Why the page's numbers lag behind training, and a momentum with which they do not for long. */
  #lag({ layers }: Experiment, { layer }: Normalization): TemplateResult {
    const momentum = layers[layer].momentum!;
    const write = (value: number) => this.store.texts.value.number(value, { maximumSignificantDigits: 3 });
    const set = () => this.editLayer(layer, (draft, at) => withLayer(draft, at, { momentum: QUICK }));
    return html`<p class="why">
        ${this.text("normalization-lag", { momentum: write(momentum), steps: write(lagOf(momentum)) })}
      </p>
      ${
        momentum > QUICK
          ? html`<button type="button" class="outlined" @click=${set}>${this.text("normalization-quick", { momentum: write(QUICK), steps: lagOf(QUICK) })}</button>`
          : nothing
      }`;
  }

  #brief = (value: number): string => this.store.texts.value.number(value, { maximumSignificantDigits: 2 });

  static override styles = [base, controls, panel, normalizationStyles];
}

customElements.define("playground-normalization", NormalizationView);
