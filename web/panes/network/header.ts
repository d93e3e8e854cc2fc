import { html, nothing, type TemplateResult } from "lit";
import type { Experiment } from "../../experiment/experiment.ts";
import { savePicture } from "../../ui/controls/save-picture.ts";
import "../../ui/explain.ts";
import type { View } from "../../ui/view.ts";
import "./add-layer.ts";

/** The line above the graph. */
export function header(view: View, { layers }: Experiment): TemplateResult {
  return html`<header>
    <h2>${view.text("network")}</h2>
    <p class="muted">${view.text("network-size", { layers: layers.length - 1 })}</p>
    <playground-explain panel="network"></playground-explain>
    ${savePicture(view, "network")}
    ${hasAdvice(view) ? html`<playground-advice></playground-advice>` : nothing}
    <playground-add-layer></playground-add-layer>
  </header>`;
}

const hasAdvice = ({ store }: View) =>
  store.isPastFirstLook.value && store.modules.has("advice", () => import("./advice.ts"));
