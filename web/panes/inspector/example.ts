import { html, nothing, type TemplateResult } from "lit";
import { pictureOf } from "../../experiment/pictures.ts";
import { sizeText, type Shape } from "../../experiment/shape.ts";
import type { View } from "../../ui/view.ts";
import { short } from "./numbers.ts";

/** Pixels of the strip that shows a sequence. */
export const STRIP = { width: 160, height: 56 };

/** The inspected picture or sequence. */
export function exampleCanvas(view: View): TemplateResult {
  const isPictures = view.store.isPictures.value;
  const label = view.text(isPictures ? "picture-here" : "sequence-here");
  return html`<canvas class=${isPictures ? "example picture" : "example strip"} role="img" aria-label=${label}></canvas>`;
}

/** Its numbers, as a table that is made when it is opened. */
export function exampleNumbers(view: View, shape: Shape, isOpen: boolean, toggle: (open: boolean) => void) {
  const label = view.text("example-numbers", { shape: sizeText(shape) });
  return html`<details class="numbers" ?open=${isOpen} @toggle=${(event: Event) => toggle((event.currentTarget as HTMLDetailsElement).open)}>
    <summary>${label}</summary>
    ${isOpen ? html`<div class="scroll" role="region" tabindex="0" aria-label=${label}>${tables(view, shape)}</div>` : nothing}
  </details>`;
}

/** A table a channel of a picture; a row a step of a sequence. */
function tables(view: View, shape: Shape): TemplateResult[] {
  const picture = pictureOf(shape);
  if (!picture) return [table(view, shape[0], shape[1], (row, column) => row * shape[1] + column)];
  const [rows, columns, channels] = picture;
  return Array.from({ length: channels }, (_, channel) =>
    table(view, rows, columns, (row, column) => (row * columns + column) * channels + channel),
  );
}

function table(view: View, rows: number, columns: number, at: (row: number, column: number) => number): TemplateResult {
  const point = view.store.point.value;
  const counted = (count: number) => Array.from({ length: count }, (_, i) => i);
  return html`<table>
    <thead><tr><td></td>${counted(columns).map((column) => html`<th scope="col">${column + 1}</th>`)}</tr></thead>
    <tbody>
      ${counted(rows).map(
        (row) =>
          html`<tr><th scope="row">${row + 1}</th>${counted(columns).map((column) => html`<td>${short(view.store.texts.value, point[at(row, column)])}</td>`)}</tr>`,
      )}
    </tbody>
  </table>`;
}
