import { html, nothing, type TemplateResult } from "lit";
import { math } from "../../charts/math.ts";
import type { LayerShape } from "../../engine/types.ts";
import { kindOf } from "../../experiment/layer-kinds.ts";
import { sizeOfShape } from "../../experiment/shape.ts";
import { layerLines } from "../../exports/lines/layer.ts";
import { codeBlock } from "../../ui/code-block.ts";
import type { View } from "../../ui/view.ts";

/** What a layer does, its sizes, and its code in other frameworks with its present settings. */
export function layerCode(view: View, index: number, copied: string, copy: (code: string) => void): TemplateResult {
  const { store } = view;
  const texts = store.texts.value;
  const { catalog } = store.description.value!;
  const { layers, regularizer } = store.experiment.value!;
  const layer = layers[index];
  const shape = store.layers.value[index];
  const kind = layer && kindOf(catalog, layer);
  if (!kind || !shape) return html`${nothing}`;
  const { keras, pytorch, differences } = layerLines({ catalog, layer, shape, regularizer });
  const block = (framework: string, lines: readonly string[]) =>
    codeBlock({ texts, framework, code: lines.join("\n"), copied, copy });
  return html`
    <p>${texts.note("layer-kind", kind)}</p>
    ${math(kind.formula)}
    <p class="number muted">${sizes(view, shape)}</p>
    ${block("Keras", keras)} ${block("PyTorch", pytorch)}
    ${differences.length > 0 ? html`<ul class="differences">${differences.map((name) => html`<li>${texts.text(`code-${name}`)}</li>`)}</ul>` : nothing}
  `;
}

function sizes(view: View, { input, output, weights }: LayerShape): string {
  const parameters = Object.values(weights).reduce((sum, shape) => sum + sizeOfShape(shape), 0);
  return view.text("layer-sizes", {
    input: input.join(" × "),
    output: output.join(" × "),
    parameters: view.store.texts.value.number(parameters),
  });
}
