import { html, type TemplateResult } from "lit";
import { icon } from "../../ui/controls/icons.ts";
import type { View } from "../../ui/view.ts";
import type { Builder } from "./builder.ts";
import { freeName } from "./draft.ts";
import { expression, line } from "./fields.ts";
import type { Picks } from "./picks.ts";

/** What cannot stand in a name, or before its first letter. */
const NO_NAME = /^[^A-Za-z]+|[^A-Za-z0-9_]/g;
const LONGEST_NAME = 40;

/** The numbers that later steps know as `was.NAME`. */
export function remembered(view: View, builder: Builder, picks: Picks): TemplateResult {
  const all = builder.step.value!.remember ?? {};
  const entries = Object.entries(all);
  const names = Object.keys(all);
  const set = (next: [string, string][]) =>
    builder.changeStep({ remember: next.length > 0 ? Object.fromEntries(next) : undefined });
  const replace = (at: number, entry: [string, string]) => set(entries.map((each, i) => (i === at ? entry : each)));
  const rename = (at: number, text: string) => {
    const name = text.replaceAll(NO_NAME, "").slice(0, LONGEST_NAME);
    if (name && !names.includes(name)) replace(at, [name, entries[at][1]]);
  };
  const add = () => set([...entries, [freeName("number", names).replace("-", "_"), ""]]);
  return html`<details>
    <summary>${view.text("builder-field-remember")} <span class="muted">${names.join(", ")}</span></summary>
    ${entries.map(
      ([name, number], i) => html`<fieldset class="part">
        <legend><code>was.${name}</code></legend>
        ${line({ id: `remember-name-${i}`, label: view.text("builder-remember-name"), value: name, change: (text) => rename(i, text) })}
        ${picks.button(view, { field: `remember-${i}`, picked: (path) => replace(i, [name, path]) })}
        ${expression(
          view,
          builder,
          {
            id: `remember-${i}`,
            label: view.text("builder-remember-number"),
            value: number,
            change: (text) => replace(i, [name, text]),
          },
          "number",
        )}
        <button type="button" class="outlined" @click=${() => set(entries.filter((_, at) => at !== i))}>${icon("close")} ${view.text("builder-remember-remove")}</button>
      </fieldset>`,
    )}
    <button type="button" class="outlined" @click=${add}>${view.text("builder-remember-add")}</button>
  </details>`;
}
