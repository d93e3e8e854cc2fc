import { html, nothing, type TemplateResult } from "lit";
import { live } from "lit/directives/live.js";
import { select, toggle } from "../../../ui/controls/fields.ts";
import { DELIMITERS, type Sheet } from "../../../data/csv.ts";
import { arePixels, type Plan } from "../../../data/plan.ts";
import type { Scale } from "../../../data/scale.ts";
import type { TextArguments } from "../../../i18n/texts.ts";
import type { Reading } from "./reading.ts";

type Text = (id: string, values?: TextArguments) => string;

/** Lines that can be chosen as the header. */
const HEADERS_OFFERED = 5;
const HEADER_LENGTH = 28;
const NO_HEADER = "none";
/** Meanings of one target, and of several; each has a text. */
const ALONE = [
  { kind: "classes", text: "classes" },
  { kind: "numbers", text: "numbers" },
] as const;
const MEANINGS = [
  { kind: "labels", text: "labels" },
  { kind: "classes", text: "one-hot" },
  { kind: "numbers", text: "numbers" },
] as const;
const DELIMITER_NAMES: Record<string, string> = {
  ",": "comma",
  ";": "semicolon",
  "\t": "tab",
  "|": "bar",
  " ": "space",
};
const SCALES: readonly Scale[] = ["standard", "unit", "none"];

function delimiter({ opened }: Reading, text: Text) {
  const value = opened!.sheet.delimiter;
  return {
    value,
    items: [...new Set([...DELIMITERS, value])].map((item) => ({
      value: item,
      label: DELIMITER_NAMES[item] ? text(`import-delimiter-${DELIMITER_NAMES[item]}`) : item,
    })),
  };
}

function headers({ lines }: Sheet, { header, top }: Plan, text: Text) {
  const offered = [...new Set([...lines.slice(0, HEADERS_OFFERED).keys(), top])].filter((i) => i < lines.length - 1);
  const beginning = (i: number) =>
    lines[i].cells
      .map((cell) => cell.trim())
      .join(" · ")
      .slice(0, HEADER_LENGTH);
  return {
    value: header ? String(top) : NO_HEADER,
    items: [
      ...offered.map((i) => ({
        value: String(i),
        label: text("import-header-row", { row: lines[i].row, text: beginning(i) }),
      })),
      { value: NO_HEADER, label: text("import-header-none") },
    ],
  };
}

/** Pixels share one scale; other columns have one each. */
const scaleName = (plan: Plan, scale: Scale) => (scale === "unit" && arePixels(plan) ? "pixels" : scale);

function encodingChoice(reading: Reading, text: Text) {
  const { encoding, encodings } = reading;
  if (!encoding) return nothing;
  return select({
    id: "encoding",
    label: text("import-encoding"),
    value: encoding,
    items: encodings.map((value) => ({ value, label: text(`import-encoding-${value.replace("_", "-")}`) })),
    change: (value) => reading.choose({ encoding: value }),
  });
}

/** The guesses for a table as fields to change them, if there is a choice. */
export function guesses(reading: Reading, text: Text): TemplateResult | typeof nothing {
  const { opened, plan, encoding } = reading;
  if (!encoding && !(opened && plan)) return nothing;
  return html`<div class="guesses" role="group" aria-label=${text("import-guesses")}>
    ${encodingChoice(reading, text)} ${opened && plan ? tableChoices(reading, opened.sheet, plan, text) : nothing}
  </div>`;
}

/** The sizes in a text such as "28 × 28 × 1"; null if it has none. */
function shapeIn(written: string): number[] | null {
  const sizes = written.match(/\d+/g)?.map(Number) ?? [];
  return sizes.length > 0 ? sizes : null;
}

/** What a row is: rows × columns × channels of a picture, or steps × features of a sequence. */
const shapeField = (reading: Reading, { shape }: Plan, text: Text) => html`<div class="stacked">
  <label for="shape">${text("import-shape")}</label>
  <input
    id="shape"
    type="text"
    inputmode="numeric"
    placeholder=${text("import-shape-flat")}
    title=${text("import-shape-why")}
    .value=${live(shape?.join(" × ") ?? "")}
    @change=${(event: Event) => reading.change({ shape: shapeIn((event.target as HTMLInputElement).value) })}
  />
</div>`;

function tableChoices(reading: Reading, sheet: Sheet, plan: Plan, text: Text): TemplateResult {
  const used = [...plan.inputs, ...plan.targets];
  const gaps = used.some((i) => plan.columns[i].missing > 0);
  return html`
    ${select({ id: "delimiter", label: text("import-delimiter"), ...delimiter(reading, text), change: (value) => reading.choose({ delimiter: value }) })}
    ${select({
      id: "numbers",
      label: text("import-numbers"),
      value: plan.decimalComma ? "comma" : "point",
      items: ["point", "comma"].map((value) => ({ value, label: text(`import-numbers-${value}`) })),
      change: (value) => reading.give({ decimalComma: value === "comma" }),
    })}
    ${select({
      id: "header",
      label: text("import-header"),
      ...headers(sheet, plan, text),
      change: (value) => reading.give(value === NO_HEADER ? { header: false } : { header: true, top: Number(value) }),
    })}
    ${select({
      id: "kind",
      label: text("import-kind"),
      value: plan.kind,
      items: (plan.targets.length > 1 ? MEANINGS : ALONE).map(({ kind, text: id }) => ({
        value: kind,
        label: text(`import-kind-${id}`),
      })),
      change: (kind) => reading.change({ kind: kind as Plan["kind"] }),
    })}
    ${select({
      id: "scale",
      label: text("import-scale"),
      value: plan.scale,
      items: SCALES.map((value) => ({ value, label: text(`import-scale-${scaleName(plan, value)}`) })),
      change: (scale) => reading.change({ scale: scale as Scale }),
    })}
    ${plan.sequence === null ? shapeField(reading, plan, text) : nothing}
    ${
      gaps
        ? select({
            id: "missing",
            label: text("import-missing"),
            value: plan.missing,
            items: ["drop", "fill"].map((value) => ({ value, label: text(`import-missing-${value}`) })),
            change: (missing) => reading.change({ missing: missing as Plan["missing"] }),
          })
        : nothing
    }
    ${toggle({ label: text("import-skip"), value: plan.skip, change: (skip) => reading.change({ skip }) })}`;
}
