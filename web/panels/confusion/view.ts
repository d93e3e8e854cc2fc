import { css, html, nothing, type TemplateResult } from "lit";
import type { Confusion } from "./types.ts";
import type { Metrics } from "../../engine/types.ts";
import { base, panel } from "../../ui/styles/base.ts";
import { classColors, classMark } from "../../ui/legend.ts";
import { PanelView, type Explanation } from "../panel-view.ts";
import { lossNumbers } from "../losses.ts";

const LABEL_COLUMNS = ["held", "missed", "wrong", "neither"] as const;
const sum = (values: readonly number[]) => values.reduce((a, b) => a + b, 0);

/** The confusion matrix of training and test data, and the loss with and without penalty. */
export class ConfusionView extends PanelView {
  readonly explanation: Explanation = { numbers: lossNumbers };

  protected override render(): TemplateResult {
    const confusion = this.store.part("confusion");
    const status = confusion ? this.store.snapshot.peek()?.status : this.store.status.value;
    if (!status) return html``;
    return html`
      ${this.store.task.value === "regression" ? html`<p>${this.text("confusion-none")}</p>` : nothing}
      <div class="both">
        ${this.#half("train", confusion, status.train)} ${status.test ? this.#half("test", confusion, status.test) : nothing}
      </div>
      ${this.evaluatedAt(status)}
    `;
  }

  #half(part: "train" | "test", confusion: Confusion | undefined, metrics: Metrics): TemplateResult {
    const title = this.text(`confusion-${part}`);
    return html`<section role="group" aria-label=${title} data-part=${part}>
      <h3>${title}</h3>
      ${confusion && this.store.task.value === confusion.task ? this.#counts(confusion.task, confusion[part], title) : nothing} ${this.#losses(part, metrics)} ${this.#metrics(part, metrics)}
    </section>`;
  }

  #counts(task: Confusion["task"], counts: number[][], title: string): TemplateResult {
    const classes = task === "multiclass";
    return html`<div class="scroll" role="region" tabindex="0" aria-label=${title}><table aria-label=${title}>
      <thead>
        <tr>
          <td>${classes ? html`${this.text("confusion-truth")} ↓ ${this.text("confusion-predicted")} →` : nothing}</td>
          ${
            classes
              ? counts.map(
                  (_, i) =>
                    html`<th scope="col" aria-label=${this.classLabel(i)} title=${this.classLabel(i)}>${classMark(i)} ${this.classNumber(i)}</th>`,
                )
              : LABEL_COLUMNS.map((column) => html`<th scope="col">${this.text(`confusion-${column}`)}</th>`)
          }
          <th scope="col">${this.text("confusion-right")}</th>
        </tr>
      </thead>
      <tbody>
        ${counts.map((row, i) => {
          const all = sum(row);
          const right = classes ? row[i] : row[0] + row[3];
          return html`<tr>
            <th scope="row">${classMark(i)} ${this.classLabel(i)}</th>
            ${row.map((count, j) => {
              const good = classes ? i === j : j === 0 || j === 3;
              return html`<td class=${`cell ${count === 0 ? "none" : good ? "right" : "wrong"}`} data-share=${all > 0 ? count / all : 0}>${this.#number(count)}</td>`;
            })}
            <td data-cell="right">${all > 0 ? this.store.texts.value.number(right / all, { style: "percent" }) : "–"}</td>
          </tr>`;
        })}
      </tbody>
    </table></div>`;
  }

  #losses(part: "train" | "test", { loss, data_loss }: Metrics): TemplateResult {
    return html`<p class="losses number">
      ${this.text("confusion-loss")} <b data-cell="loss" data-fact=${`${part}.loss`}>${this.#exact(loss)}</b> = <span data-cell="data-loss" data-fact=${`${part}.data_loss`}>${this.#exact(data_loss)}</span>
      <span class="muted">${this.text("confusion-data-loss")}</span> + <span data-cell="penalty">${this.#exact(loss - data_loss)}</span>
      <span class="muted">${this.text("confusion-penalty")}</span>
    </p>`;
  }

  /** The metrics of the task other than its score. */
  #metrics(part: "train" | "test", values: Metrics): TemplateResult[] {
    const [metrics, score] = [this.store.description.value?.catalog.metrics ?? [], this.store.score.value];
    const shown = metrics.filter(({ name }) => name in values && name !== score?.name);
    return shown.map((metric) => {
      const options =
        metric.format === "percent"
          ? ({ style: "percent", maximumFractionDigits: 1 } as const)
          : { maximumSignificantDigits: 4 };
      return html`<p class="number">
        ${this.store.texts.value.label("metric", metric)} <b data-cell=${metric.name} data-fact=${`${part}.${metric.name}`}>${this.store.texts.value.number(values[metric.name], options)}</b>
      </p>`;
    });
  }

  /** Colours each cell by its share of the row. */
  protected override paint(): void {
    this.store.part("confusion");
    for (const cell of this.renderRoot.querySelectorAll<HTMLElement>(".cell")) {
      cell.style.setProperty("--share", `${Math.round(36 * Number(cell.dataset.share))}%`);
    }
  }

  #number = (value: number): string => this.store.texts.value.number(value);

  #exact = (value: number): string => this.store.texts.value.exact(value);

  static override styles = [
    base,
    panel,
    classColors,
    css`
      :host {
        container-type: inline-size;
      }
      .both {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: var(--space-3) var(--space-5);
      }
      section {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: 6px;
        align-content: start;
      }
      .scroll {
        overflow-x: auto;
      }
      table {
        border-collapse: separate;
        border-spacing: 2px;
        font-variant-numeric: tabular-nums;
      }
      th,
      td {
        padding: 2px 6px;
        font-weight: inherit;
        text-align: end;
        white-space: nowrap;
      }
      thead > tr > * {
        color: var(--muted);
        font-size: var(--size-1);
        white-space: normal;
      }
      :is(th, td):first-child {
        padding-inline-start: 0;
        text-align: start;
      }
      .cell {
        border-radius: 4px;
        background: var(--sunken);
      }
      .right {
        background: color-mix(in srgb, var(--accent) var(--share), var(--sunken));
        font-weight: 650;
      }
      .wrong {
        background: color-mix(in srgb, var(--warning) var(--share), var(--warning-soft));
        box-shadow: inset 0 0 0 1px var(--warning);
      }
      .none {
        color: var(--muted);
      }
      @container (min-width: 480px) {
        .both {
          grid-template-columns: repeat(2, minmax(0, 1fr));
        }
      }
      @container (max-width: 480px) {
        th,
        td {
          padding-inline: 4px;
        }
      }
    `,
  ];
}

customElements.define("playground-confusion", ConfusionView);
