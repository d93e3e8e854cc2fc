import { html, nothing, type TemplateResult } from "lit";
import { drawnEvery } from "../../charts/points.ts";
import { classCount, outputUnits } from "../../experiment/experiment.ts";
import { select } from "../../ui/controls/fields.ts";
import { classLegend } from "../../ui/legend.ts";
import type { View } from "../../ui/view.ts";
import { pointSample } from "./point-sample.ts";

/** What the map's colours and points mean. */
export function mapLegend(view: View): TemplateResult {
  const { store } = view;
  const description = store.description.value;
  const experiment = store.experiment.value;
  const task = store.task.value;
  if (!description || !experiment || !task) return html`<div class="legend"></div>`;
  const every = drawnEvery(store.points.value?.rows ?? 0);
  return html`<div class="legend">
    ${
      task === "regression"
        ? values(view, outputUnits(experiment))
        : classLegend(classCount(description.catalog, experiment), (index) => view.classLabel(index))
    }
    <span class="split">
      ${pointSample(false)} ${view.text("legend-train")} ${hasTests(store) ? testToggle(view) : nothing}
      ${every > 1 ? view.text("legend-every", { every }) : nothing}
    </span>
  </div>`;
}

const hasTests = ({ points }: View["store"]) => (points.value?.trainRows ?? 0) < (points.value?.rows ?? 0);

/** Over one column all outputs are drawn as curves; over the plane one of them is shown. */
function values(view: View, outputs: number): TemplateResult | TemplateResult[] {
  const columns = view.store.points.value?.columns ?? 2;
  if (outputs > 1 && columns === 1) return classLegend(outputs, (index) => view.outputLabel(index));
  return html`${outputs > 1 && columns === 2 ? outputSelect(view, outputs) : nothing}
    <span class="scale" aria-hidden="true"></span><span>${view.text("legend-values")}</span>`;
}

function outputSelect(view: View, outputs: number): TemplateResult {
  return select({
    id: "output",
    label: view.text("map-output"),
    hidden: true,
    value: String(view.outputShown),
    items: Array.from({ length: outputs }, (_, i) => ({ value: String(i), label: view.outputLabel(i) })),
    change: (output) => view.store.change({ output: Number(output) }),
  });
}

function testToggle(view: View): TemplateResult {
  const { testShown } = view.store.view.value;
  const label = view.text("show-test");
  const toggle = () => view.store.change({ testShown: !testShown });
  return html`<button type="button" aria-pressed=${testShown} aria-label=${label} title=${label} @click=${toggle}>
    ${pointSample(true)} ${view.text("legend-test")}
  </button>`;
}
