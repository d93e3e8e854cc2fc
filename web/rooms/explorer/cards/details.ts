import { html, nothing, type TemplateResult } from "lit";
import { math } from "../../../charts/math.ts";
import type { ActivationItem } from "../../../engine/types.ts";
import { codeLines } from "../../../exports/lines/activation.ts";
import { codeBlock } from "../../../ui/code-block.ts";
import { formula } from "../../../ui/controls/formula.ts";
import { parameterSlider } from "../../../ui/controls/parameters.ts";
import { Presses } from "../../../ui/controls/press.ts";
import { explain } from "../../../ui/explain.ts";
import { classMark } from "../../../ui/legend.ts";
import { cursorNumbers, type Explorer } from "../model.ts";
import type { Chosen } from "../../../experiment/rooms.ts";

/** The activation in focus: its formula, parameters and code. */
export function detailsCard(explorer: Explorer, removals: Presses): TemplateResult {
  const spec = explorer.focused;
  const item = spec && explorer.item(spec.name);
  if (!spec || !item)
    return html`<section class="card details"><p class="muted">${explorer.text("explorer-details-empty")}</p></section>`;
  const label = explorer.label(item.name);
  const lines = codeLines(item, spec);
  const remove = (event: MouseEvent) => removals.isMeant(event) && explorer.toggle(spec.name);
  return html`<section class="card details" aria-label=${label}>
    <header>
      <h2>${classMark(explorer.chosen.indexOf(spec))} ${label}</h2>
      ${explain("explorer-details", () => cursorNumbers(explorer), label)}
      <button type="button" class="outlined end" @click=${remove}>${explorer.text("explorer-remove")}</button>
    </header>
    <p class="definition"><i>f</i>(<i>x</i>) = ${math(item.formula)}</p>
    <p class="note">${explorer.texts.note("activation", item)}</p>
    ${parameters(explorer, item, spec)}
    ${
      lines
        ? html`${code(explorer, "Keras", lines.keras)} ${code(explorer, "PyTorch", lines.pytorch)}`
        : html`<p class="muted">${explorer.text("explorer-no-code")}</p>`
    }
    ${item.name === "custom" ? nothing : html`<p class="muted source">${explorer.text("explorer-source", { source: item.source })}</p>`}
  </section>`;
}

function parameters(explorer: Explorer, item: ActivationItem, spec: Chosen) {
  const set = (name: string, value: number | boolean | string) =>
    explorer.change({
      activations: explorer.chosen.map((other) => (other === spec ? { ...spec, [name]: value } : other)),
    });
  const fields = item.parameters
    .filter(({ name }) => name !== "trainable")
    .map((parameter) =>
      parameter.kind === "text"
        ? formula({
            id: "expression",
            texts: explorer.texts,
            label: explorer.text("activation-parameter-expression"),
            value: String(spec[parameter.name] ?? parameter.default),
            fault: explorer.curve(spec)?.issues?.[0],
            change: (text) => set(parameter.name, text),
          })
        : parameterSlider({
            kind: "activation",
            prefix: "explorer",
            texts: explorer.texts,
            parameter,
            value: spec[parameter.name],
            change: set,
          }),
    );
  return fields.length > 0 ? html`<div class="parameters">${fields}</div>` : nothing;
}

const code = (explorer: Explorer, framework: string, line: string): TemplateResult =>
  codeBlock({
    texts: explorer.texts,
    framework,
    code: line,
    copied: explorer.copied.value,
    copy: (text) => void explorer.copy(text),
  });
