import { html, nothing, type TemplateResult } from "lit";
import type { LayerShape } from "../../engine/types.ts";
import type { View } from "../../ui/view.ts";
import { multiplications, parameterCount } from "./sums.ts";

const COLUMNS = [
  ["convolution-parameters", parameterCount],
  ["convolution-multiplications", multiplications],
] as const;

/** Parameters of each layer, and the multiplications with them for one example. */
export function countsTable(view: View, shapes: readonly LayerShape[]): TemplateResult {
  const columns = COLUMNS.map(([id, count]) => ({ id, counts: shapes.map(count) }));
  const write = (value: number) => view.store.texts.value.number(value);
  return html`<table class="counts">
    <thead>
      <tr>
        <td></td>
        ${columns.map(({ id }) => html`<th scope="col">${view.text(id)}</th>`)}
      </tr>
    </thead>
    <tbody>
      ${shapes.map(
        ({ output }, layer) => html`<tr>
          <th scope="row">${view.layerTitle(layer)} <span class="muted">${output.join(" × ")}</span></th>
          ${columns.map(({ counts }, i) => html`<td>${counts[layer] > 0 ? bar(counts[layer], counts, i) : nothing}<span class="number">${write(counts[layer])}</span></td>`)}
        </tr>`,
      )}
    </tbody>
    <tfoot>
      <tr>
        <th scope="row">Σ</th>
        ${columns.map(({ counts }) => html`<td><b class="number">${write(counts.reduce((a, b) => a + b, 0))}</b></td>`)}
      </tr>
    </tfoot>
  </table>`;
}

function bar(count: number, all: readonly number[], column: number): TemplateResult {
  return html`<svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
    <rect class=${`bar-${column}`} width=${Math.max(1, (100 * count) / Math.max(...all))} height="10"></rect>
  </svg>`;
}
