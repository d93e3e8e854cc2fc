import { html, nothing, type TemplateResult } from "lit";
import { refusalText } from "../../i18n/refusals.ts";
import type { Issue } from "../../engine/types.ts";
import type { Texts } from "../../i18n/texts.ts";
import { typed } from "./typed.ts";

const SHOWN_BEFORE = 20;
const SHOWN = 32;

/** Why a formula was refused. */
type FormulaFault = Omit<Issue, "path">;

/** Splits a text at a character: before, the character, and after. Counts characters as a reader does. */
export function excerpt(text: string, column: number): { before: string; wrong: string; after: string } {
  const characters = Array.from(text);
  const at = Math.min(column - 1, characters.length);
  const start = Math.max(0, at - SHOWN_BEFORE);
  const end = start + SHOWN;
  return {
    before: (start > 0 ? "…" : "") + characters.slice(start, at).join(""),
    wrong: characters[at] ?? " ",
    after: characters.slice(at + 1, end).join("") + (end < characters.length ? "…" : ""),
  };
}

export interface FormulaOptions {
  id: string;
  texts: Texts;
  label: string;
  value: string;
  fault?: FormulaFault;
  /** The text that says what it may hold. */
  help?: string;
  change(text: string): void;
}

/** A formula field, entered by Enter or on blur. If the formula was refused, it shows the reason and marks the place. */
export function formula(options: FormulaOptions): TemplateResult {
  const { id, texts, label, value, fault, help = "formula-help", change } = options;
  return html`<div class="stacked formula">
    <label for=${id}>${label}</label>
    <input
      id=${id}
      type="text"
      spellcheck="false"
      autocomplete="off"
      autocapitalize="off"
      aria-invalid=${fault ? "true" : "false"}
      aria-describedby=${fault ? `${id}-fault ${id}-help` : `${id}-help`}
      .value=${typed(value)}
      @change=${(event: Event) => change((event.target as HTMLInputElement).value)}
    />
    <div id="${id}-fault" role="alert">${fault ? mistake(texts, value, fault) : nothing}</div>
    <p id="${id}-help" class="help">${texts.text(help)}</p>
  </div>`;
}

function mistake(texts: Texts, text: string, fault: FormulaFault): TemplateResult {
  const { column = 1 } = fault;
  const { before, wrong, after } = excerpt(text, column);
  const caret = `${" ".repeat(Array.from(before).length)}^`;
  return html`<div class="fault">
    <pre aria-hidden="true">${before}<mark>${wrong}</mark>${after}&#10;${caret}</pre>
    <p><b>${texts.text("formula-column", { column })}</b> ${refusalText(texts, fault)}</p>
  </div>`;
}
