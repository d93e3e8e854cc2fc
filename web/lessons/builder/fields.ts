import { html, nothing, type TemplateResult } from "lit";
import type { Issue } from "../../engine/types.ts";
import { placedRefusalText } from "../../i18n/refusals.ts";
import type { View } from "../../ui/view.ts";
import { LONGEST } from "../expression/parse.ts";
import type { Builder } from "./builder.ts";
import { read } from "./conditions.ts";

const LONGEST_TEXT = 600;

const valueOf = (event: Event) => (event.target as HTMLInputElement).value;

interface Field {
  id: string;
  label: string;
  value: string;
  change(value: string): void;
}

/** A text of several lines. */
export const area = ({ id, label, value, change }: Field, rows = 2): TemplateResult =>
  html`<div class="stacked">
    <label for=${id}>${label}</label>
    <textarea id=${id} rows=${rows} maxlength=${LONGEST_TEXT} .value=${value} @input=${(event: Event) => change(valueOf(event))}></textarea>
  </div>`;

export const line = ({ id, label, value, change }: Field): TemplateResult =>
  html`<div class="stacked">
    <label for=${id}>${label}</label>
    <input id=${id} type="text" maxlength=${LONGEST_TEXT} .value=${value} @input=${(event: Event) => change(valueOf(event))} />
  </div>`;

/** A condition or a number: as text, read back in each language, or with what is wrong and where. */
export function expression(
  view: View,
  builder: Builder,
  { id, label, value, change }: Field,
  wants: "truth" | "number" = "truth",
): TemplateResult {
  const { issue } = value.trim() ? read(value, wants) : {};
  return html`<div class="stacked">
    <label for=${id}>${label}</label>
    <input
      id=${id}
      class="code"
      type="text"
      spellcheck="false"
      autocapitalize="off"
      maxlength=${LONGEST}
      aria-invalid=${issue ? "true" : nothing}
      aria-describedby=${`${id}-said`}
      .value=${value}
      @input=${(event: Event) => change(valueOf(event))}
    />
    <div id=${`${id}-said`} class="said">${issue ? refused(view, issue) : sentences(builder, value, wants)}</div>
  </div>`;
}

const refused = (view: View, issue: Issue): TemplateResult =>
  html`<p class="fault">${placedRefusalText(view.store.texts.value, issue)}</p>`;

const sentences = (builder: Builder, value: string, wants: "truth" | "number") =>
  builder.sentences(value, wants).map(({ language, said }) => html`<p lang=${language}>${said}</p>`);
