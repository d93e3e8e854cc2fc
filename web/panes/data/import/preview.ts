import { html, nothing, type TemplateResult } from "lit";
import { stepper } from "../../../ui/controls/fields.ts";
import { arePixels, bodyOf, columnNames, inkOf, type Plan } from "../../../data/plan.ts";
import { inputCount, mostRows } from "../../../data/table.ts";
import { isMissing, readNumber } from "../../../data/numbers.ts";
import type { TextArguments, Texts } from "../../../i18n/texts.ts";
import { live } from "lit/directives/live.js";
import type { Reading, Role } from "./reading.ts";

type Text = (id: string, values?: TextArguments) => string;

const ROWS_SHOWN = 6;
export const COLUMNS_SHOWN = 12;
const NAMES_LISTED = 6;
const PICTURES_SHOWN = 12;
const ROLES: readonly Role[] = ["input", "target", "sequence", "unused"];

const roleOf = ({ inputs, targets, sequence }: Plan, i: number): Role =>
  targets.includes(i) ? "target" : inputs.includes(i) ? "input" : sequence === i ? "sequence" : "unused";

/** A column's type and its number of missing values. */
function facts({ columns, inputs, targets, kind }: Plan, i: number, text: Text): string {
  const column = columns[i];
  const isClass = targets.length === 1 && targets[0] === i && kind === "classes";
  const isIndex = column.counts && !inputs.includes(i) && !targets.includes(i);
  const type = isClass ? "classes" : isIndex ? "index" : column.kind;
  const missing =
    column.missing > 0 && column.kind !== "empty"
      ? ` · ${text("import-column-missing", { count: column.missing })}`
      : "";
  return text(`import-type-${type}`, { count: column.distinct }) + missing;
}

function head(reading: Reading, name: string, index: number, text: Text): TemplateResult {
  const plan = reading.plan!;
  const role = roleOf(plan, index);
  return html`<span class="name" title=${name}>${name}</span>
    <select
      class="role"
      aria-label=${text("import-role", { name })}
      @change=${(event: Event) => reading.assign(index, (event.target as HTMLSelectElement).value as Role)}
    >
      ${ROLES.map((value) => html`<option value=${value} .selected=${live(value === role)}>${text(`import-role-${value}`)}</option>`)}
    </select>
    <span class="facts">${facts(plan, index, text)}</span>`;
}

/** The first rows, with the role of each column. */
export function preview(reading: Reading, first: number, text: Text, turn: (first: number) => void): TemplateResult {
  const { opened, plan: current } = reading;
  const [{ sheet }, plan] = [opened!, current!];
  const names = columnNames(sheet, plan);
  const shown = names.slice(first, first + COLUMNS_SHOWN).map((name, i) => ({ name, index: first + i }));
  const isFigure = (i: number) => plan.columns[i].kind === "number";
  const isWords = (i: number) => plan.columns[i].kind === "category" || plan.columns[i].kind === "text";
  const cellClass = (cell: string, i: number) =>
    `${roleOf(plan, i)}${isMissing(cell, !isWords(i)) ? " missing" : ""}${isFigure(i) ? " figure" : ""}`;
  return html`${roles(reading, names, first, text, turn)}
    <div class="preview" tabindex="0" role="region" aria-label=${text("import-preview")}>
      <table>
        <thead>
          <tr>
            <th scope="col" class="row">${text("import-row")}</th>
            ${shown.map(({ name, index }) => html`<th scope="col" class="${roleOf(plan, index)}${isFigure(index) ? " figure" : ""}">${head(reading, name, index, text)}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${bodyOf(sheet, plan)
            .slice(0, ROWS_SHOWN)
            .map(
              ({ row, cells }) => html`<tr>
              <th scope="row" class="row">${row}</th>
              ${shown.map(({ index }) => html`<td class=${cellClass(cells[index] ?? "", index)}>${cells[index] ?? ""}</td>`)}
            </tr>`,
            )}
        </tbody>
      </table>
    </div>`;
}

/** A summary of the columns' roles, and paging through the columns. */
function roles(
  { plan, taken }: Reading,
  names: readonly string[],
  first: number,
  text: Text,
  turn: (first: number) => void,
): TemplateResult {
  const { targets } = plan!;
  const inputs = taken?.columns ?? inputCount(plan!);
  const called = targets.slice(0, NAMES_LISTED).map((i) => names[i]);
  const more = targets.length > called.length ? ["…"] : [];
  return html`<div class="roles">
    <p>${text("import-roles", { inputs, count: targets.length, names: [...called, ...more].join(", ") })}</p>
    ${names.length > COLUMNS_SHOWN ? pages(names.length, first, text, turn) : nothing}
  </div>`;
}

function pages(columns: number, first: number, text: Text, turn: (first: number) => void): TemplateResult {
  const last = Math.min(columns, first + COLUMNS_SHOWN);
  const by = (step: number) => turn(Math.min(columns - COLUMNS_SHOWN, Math.max(0, first + step)));
  return html`<span class="pages number">
    <button type="button" class="outlined" aria-label=${text("import-columns-before")} ?disabled=${first === 0} @click=${() => by(-COLUMNS_SHOWN)}>‹</button>
    ${text("import-columns", { first: first + 1, last, count: columns })}
    <button type="button" class="outlined" aria-label=${text("import-columns-after")} ?disabled=${last === columns} @click=${() => by(COLUMNS_SHOWN)}>›</button>
  </span>`;
}

function rowsField(
  value: number,
  most: number,
  label: string,
  texts: Texts,
  change: (value: number) => void,
): TemplateResult {
  return html`<div class="rows">
    <label for="rows">${label}</label>
    ${stepper({
      id: "rows",
      label,
      texts,
      value,
      range: [2, most],
      fewer: texts.text("import-fewer"),
      more: texts.text("import-more"),
      change,
    })}
  </div>`;
}

/** How many rows to import, if there are more than the limit or than the default for images. */
export function rowsChoice(reading: Reading, texts: Texts): TemplateResult | typeof nothing {
  const { plan, taken, limits, images } = reading;
  if (images && taken && reading.tests) return nothing; // all of them
  if (images && taken) {
    const most = reading.mostPictures;
    return rowsField(taken.rows, most, texts.text("import-rows", { most }), texts, (rows) =>
      reading.takePictures(rows),
    );
  }
  if (!plan || !taken || (taken.of === taken.rows && plan.rows === null)) return nothing;
  const most = Math.min(taken.of, mostRows(limits, plan));
  return rowsField(taken.rows, most, texts.text("import-rows-of", { most, count: taken.of }), texts, (rows) =>
    reading.change({ rows }),
  );
}

/** An image to paint: shades from 0 to 1, row by row. */
export interface Picture {
  label: string;
  width: number;
  height: number;
  shade(pixel: number): number;
}

/** The images with their labels; the view paints them. */
export function gallery(pictures: readonly Picture[], text: Text): TemplateResult | typeof nothing {
  if (pictures.length === 0) return nothing;
  return html`<div class="pictures" role="img" aria-label=${text("import-preview")}>
    ${pictures.map(({ label }) => html`<figure><canvas></canvas><figcaption>${label}</figcaption></figure>`)}
  </div>`;
}

/** The first images of IDX files or of a table of pixels. */
export function picturesOf({ images, labels, opened, plan, fault }: Reading): Picture[] {
  if (images && labels && !fault) {
    const [count, height, width] = images.sizes;
    return Array.from({ length: Math.min(count, PICTURES_SHOWN) }, (_, i) => ({
      label: String(labels.values[i]),
      width,
      height,
      shade: (pixel) => images.values[i * width * height + pixel] / 255,
    }));
  }
  if (!opened || !plan || !arePixels(plan)) return [];
  const [side, ink] = [Math.sqrt(plan.inputs.length), inkOf(plan)];
  return bodyOf(opened.sheet, plan)
    .slice(0, PICTURES_SHOWN)
    .map(({ cells }) => ({
      label: plan.targets.map((i) => cells[i] ?? "").join(" "),
      width: side,
      height: side,
      shade: (pixel) => (readNumber(cells[plan.inputs[pixel]] ?? "", plan.decimalComma) ?? 0) / ink,
    }));
}
