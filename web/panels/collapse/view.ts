import { css, html, nothing, type TemplateResult } from "lit";
import type { Collapsed } from "./types.ts";
import { identityOf, withHiddenActivation, type Experiment } from "../../experiment/experiment.ts";
import { base, controls, panel } from "../../ui/styles/base.ts";
import { PanelView, type Explanation } from "../panel-view.ts";

const UNITS_LISTED = 16;

/** Shows chains of linear layers as the one affine map that they compute. */
export class CollapseView extends PanelView {
  readonly explanation: Explanation = {
    formula: String.raw`(x W_1 + b_1) W_2 + b_2 = x (W_1 W_2) + (b_1 W_2 + b_2)`,
    numbers: () => ({}),
  };

  protected override render(): TemplateResult {
    const experiment = this.store.experiment.value;
    const collapse = this.store.part("collapse");
    if (!experiment || !collapse) return html``;
    if (collapse.length > 0)
      return html`${collapse.map((each) => this.#collapsed(experiment, each))} <p class="muted">${this.text("collapse-why")}</p>`;
    return html`<p>${this.text("collapse-none")}</p>
      ${
        experiment.layers.length > 1
          ? html`<p><button type="button" class="outlined" @click=${() => this.session.edit((draft) => withHiddenActivation(draft, { name: identityOf(this.store.description.value!.catalog).name }))}>${this.text("collapse-try")}</button></p>`
          : nothing
      }`;
  }

  #collapsed(experiment: Experiment, collapsed: Collapsed): TemplateResult {
    const { from, to, inputs, units, held, bias, kernel } = collapsed;
    const names = { from: this.layerTitle(from), to: this.layerTitle(to) };
    const shown = Math.min(units, UNITS_LISTED);
    const rows = kernel.length / units;
    const cells = (values: ArrayLike<number>, name: string, start = 0) =>
      Array.from(
        { length: shown },
        (_, unit) =>
          html`<td data-cell=${name} class=${values[start + unit] < 0 ? "negative" : "positive"}>${this.#number(values[start + unit])}</td>`,
      );
    return html`<section>
      <p><b>${this.text("collapse-says", { ...names, held, needed: (inputs + 1) * units })}</b>
        ${shown < units || rows < inputs ? html`<span class="muted">${this.text("collapse-more", { inputs, units })}</span>` : nothing}</p>
      <div class="scroll" role="region" tabindex="0" aria-label=${this.text("collapse-table", names)}>
        <table>
          <thead>
            <tr>
              <td></td>
              ${Array.from({ length: shown }, (_, unit) => html`<th scope="col">${this.text("unit-number", { number: unit + 1 })}</th>`)}
            </tr>
          </thead>
          <tbody>
            ${Array.from(
              { length: rows },
              (_, i) =>
                html`<tr><th scope="row">${from === 0 ? this.featureLabel(experiment.features[i]) : this.text("unit-number", { number: i + 1 })}</th>${cells(kernel, "kernel", i * units)}</tr>`,
            )}
            <tr><th scope="row"><i>${this.text("collapse-bias")}</i></th>${cells(bias, "bias")}</tr>
          </tbody>
          ${this.#check(collapsed, rows, cells)}
        </table>
      </div>
    </section>`;
  }

  /** Compares z of the inspected point by the one map with z of the layers. */
  #check(
    { from, to, inputs, units, kernel, bias }: Collapsed,
    rows: number,
    cells: (values: ArrayLike<number>, name: string) => TemplateResult[],
  ) {
    const result = this.store.part("inspection")?.result;
    const x = from === 0 ? result?.inputs : result?.layers[from - 1]?.a;
    const z = result?.layers[to]?.z;
    if (!x || !z || rows < inputs || x.length !== inputs) return nothing;
    const one = Array.from(bias, (start, unit) =>
      x.reduce((sum, value, i) => sum + value * kernel[i * units + unit], start),
    );
    return html`<tfoot>
      <tr><th scope="row">${this.text("collapse-one")}</th>${cells(one, "one")}</tr>
      <tr><th scope="row">${this.text("collapse-layers")}</th>${cells(z, "layers")}</tr>
    </tfoot>`;
  }

  #number = (value: number): string => this.store.texts.value.exact(value);

  static override styles = [
    base,
    controls,
    panel,
    css`
      :host {
        line-height: 1.4;
      }
      section {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: 4px;
      }
      .scroll {
        overflow-x: auto;
      }
      table {
        border-collapse: collapse;
        font-variant-numeric: tabular-nums;
      }
      th,
      td {
        padding: 1px 0 1px var(--space-3);
        text-align: end;
        font-weight: inherit;
        white-space: nowrap;
      }
      th {
        color: var(--muted);
      }
      th:first-child {
        padding-inline-start: 0;
        text-align: start;
      }
      .negative {
        color: var(--negative);
      }
      .positive {
        color: var(--positive);
      }
      tfoot tr:first-child > * {
        border-top: 1px solid var(--line);
        padding-top: 4px;
      }
      tfoot td {
        font-weight: 650;
      }
    `,
  ];
}

customElements.define("playground-collapse", CollapseView);
