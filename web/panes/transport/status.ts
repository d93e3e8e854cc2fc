import { css, html, nothing, type TemplateResult } from "lit";
import { base } from "../../ui/styles/base.ts";
import type { MetricItem } from "../../engine/types.ts";
import { metricId } from "../../i18n/texts.ts";
import { View } from "../../ui/view.ts";

/** Updates more often than this cannot be read, and each forces a layout of the header. */
const PAUSE_MS = 100;

const PARTS = ["train", "test"] as const;

/** The status of training in numbers. */
export class StatusView extends View {
  #next = 0;

  protected override async scheduleUpdate(): Promise<unknown> {
    const rest = this.#next - performance.now();
    if (this.hasUpdated && rest > 0) await new Promise((resolve) => setTimeout(resolve, rest));
    this.#next = performance.now() + PAUSE_MS;
    return super.scheduleUpdate();
  }

  protected override render(): TemplateResult {
    const snapshot = this.store.snapshot.value;
    const score = this.store.score.value;
    const { train, test, epoch, step, evaluated } = snapshot?.status ?? {};
    return html`<dl>
      ${this.#item("epoch-count", this.#whole(epoch), "wide", "", "epoch")}
      ${this.#item("step-count", this.#whole(step), "wide", "", "step")}
      ${this.#item("evaluated-step", this.#whole(evaluated), evaluated === step ? "now" : "", this.text("evaluated-at", { step: evaluated ?? 0 }))}
      ${this.#item("loss-train", this.#loss(train?.loss), "", "", "train.loss")} ${this.#item("loss-test", this.#loss(test?.loss), "", "", "test.loss")}
      ${score ? PARTS.map((part) => this.#item(metricId(score, part), this.#score({ train, test }[part]?.[score.name], score), `score-${part}`, "", `${part}.${score.name}`)) : this.#unknownScores()}
      ${this.#item("speed-now", this.#whole(snapshot?.stepsPerSecond), "wide")}
    </dl>`;
  }

  /** Keeps the place of the metric until the engine names it, so that the other numbers do not move. */
  #unknownScores(): TemplateResult | typeof nothing {
    if (this.store.task.value) return nothing;
    return html`${PARTS.map(() => html`<div class="unknown"><dt>&nbsp;</dt><dd class="number">–</dd></div>`)}`;
  }

  /** `fact` is the path by which lessons name the number. */
  #item(id: string, value: string, style = "", title = "", fact = ""): TemplateResult {
    return html`<div class=${`${id} ${style}`} title=${title || nothing}>
      <dt>${this.text(id)}</dt>
      <dd class="number" data-fact=${fact || nothing}>${value}</dd>
    </div>`;
  }

  #whole(value: number | undefined): string {
    return value === undefined ? "–" : this.store.texts.value.number(Math.floor(value));
  }

  #loss(value: number | undefined): string {
    if (value === undefined) return "–";
    const small = value > 0 && value < 0.001;
    return this.store.texts.value.number(
      value,
      small
        ? { notation: "scientific", minimumFractionDigits: 1, maximumFractionDigits: 1 }
        : { minimumFractionDigits: 3, maximumFractionDigits: 3 },
    );
  }

  #score(value: number | undefined, { format }: MetricItem): string {
    if (value === undefined) return "–";
    const plain = format === "number";
    const digits = { minimumFractionDigits: plain ? 3 : 1, maximumFractionDigits: plain ? 3 : 1 };
    return this.store.texts.value.number(value, plain ? digits : { style: "percent", ...digits });
  }

  static override styles = [
    base,
    css`
      dl {
        display: flex;
        gap: var(--space-2);
      }
      dl > div {
        min-width: 48px;
      }
      dt {
        font-size: var(--size-1);
        color: var(--muted);
        white-space: nowrap;
      }
      dd {
        font-size: var(--size-4);
        font-weight: 600;
        white-space: nowrap;
      }
      /* As wide as a label with an accuracy. */
      .unknown {
        width: 63px;
      }
      .score-test dd {
        color: var(--accent);
      }
      .now {
        display: none;
      }
      /* On a wide page in one line, whatever the numbers: what finds no room in it goes, from the last on. */
      @container (min-width: 1200px) {
        :host(:not([compact])) {
          flex: 1 1 0;
          min-width: 0;
        }
        :host(:not([compact])) dl {
          flex-wrap: wrap;
          height: 42px;
          overflow: hidden;
          contain: size layout; /* new numbers lay out no more than this */
        }
        :host(:not([compact])) dl > div {
          height: 42px;
        }
      }
      @container (min-width: 1200px) and (max-width: 1290px) {
        .step-count {
          display: none;
        }
      }
      :host([compact]) .wide {
        display: none;
      }
      :host([compact]) dl {
        display: grid;
        grid-auto-flow: column;
        justify-content: space-between;
      }
      :host([compact]) dl > div {
        min-width: 0;
      }
      /* Keeps its place, so that the other numbers do not move. */
      :host([compact]) .now {
        display: block;
        visibility: hidden;
      }
      :host([compact]) dt {
        font-size: calc(0.6875 * var(--em));
        white-space: normal;
        overflow-wrap: anywhere; /* where a font is wide */
      }
    `,
  ];
}

customElements.define("playground-status", StatusView);
