import { html, nothing, type TemplateResult } from "lit";
import type { Colors } from "../../charts/colors.ts";
import { paintExample } from "../../charts/examples.ts";
import { columnCount, type Experiment } from "../../experiment/experiment.ts";
import { featureName, featuresOf, withFeature, withFeatureFormula } from "../../experiment/features.ts";
import type { Description } from "../../experiment/protocol.ts";
import { inkOf } from "../../experiment/pictures.ts";
import { sizeText, type Shape } from "../../experiment/shape.ts";
import { popover } from "../../ui/controls/popover.ts";
import type { FormulaEntries } from "../../ui/formula-entries.ts";
import { hiddenFormulaField } from "../../ui/formula-field.ts";
import { UNITS_SHOWN } from "../../state/valid-view.ts";
import type { View } from "../../ui/view.ts";
import { guarded, lockText } from "../../ui/controls/guarded.ts";
import { offeredFeatures } from "./graph.ts";

/** The column of a picture or a sequence: the one being inspected, in place of a feature a number. */
export function exampleColumn(view: View, shape: Shape): TemplateResult {
  const isPictures = view.store.isPictures.value;
  const title = view.text(isPictures ? "pixels" : "sequence");
  return html`<div class="column" role="group" aria-label=${title}>
    <div class="head"><h3>${title}</h3></div>
    <div class="nodes">
      <div class="node"><canvas class="picture" role="img" aria-label=${view.text(isPictures ? "picture-here" : "sequence-here")}></canvas></div>
      <p class="pixel-count muted">${sizeText(shape)}</p>
    </div>
  </div>`;
}

export function paintPicture({ store, renderRoot }: View, side: number, colors: Colors): void {
  const points = store.points.value;
  const picture = renderRoot.querySelector<HTMLCanvasElement>("canvas.picture");
  if (!points || !picture) return;
  paintExample(picture, { width: side, height: side }, store.point.value, points.shape, inkOf(points), colors);
}

/** The column of features, each switched on or off. */
export function featureColumn(
  view: View,
  description: Description,
  experiment: Experiment,
  formulas: FormulaEntries,
): TemplateResult {
  const offered = offeredFeatures(description, experiment, !view.store.permissions.has("features"));
  const order = featuresOf(description.catalog, columnCount(description.catalog, experiment));
  const rest = Math.max(0, order.length - UNITS_SHOWN);
  return html`<div class="column" role="group" aria-label=${view.text("features")}>
    <div class="head"><h3>${view.text("features")}</h3>${guarded(view, "features", addFormula(view, experiment, formulas))}</div>
    <div class="nodes">
      ${offered.map((name) => feature(view, experiment, name, order))}
      ${rest > 0 ? html`<p class="rest muted">${view.text("more-units-shown", { count: rest })}</p>` : nothing}
    </div>
  </div>`;
}

/** A formula of the columns as one more feature. */
function addFormula(view: View, { features }: Experiment, formulas: FormulaEntries): TemplateResult {
  const place = {
    path: `features[${features.length}].expression`,
    of: (shown: Experiment | null) => {
      const added = shown?.features[features.length];
      return typeof added === "object" ? added.expression : undefined;
    },
  };
  const label = view.text("feature-formula");
  const field = hiddenFormulaField(view, {
    id: "feature-formula",
    texts: view.store.texts.value,
    label,
    value: formulas.shown(place, ""),
    fault: formulas.refused(place)?.issue,
    help: "feature-formula-help",
    change: (text) => formulas.enter(place, text, () => view.session.edit((draft) => withFeatureFormula(draft, text))),
  });
  return popover({
    id: "feature-formula-panel",
    label,
    face: html`+ ƒ`,
    content: field,
    className: "small outlined",
  });
}

function feature(view: View, { features }: Experiment, name: string, order: readonly string[]): TemplateResult {
  const { store, session } = view;
  const why = lockText(view, "features");
  const isFree = store.permissions.allows("features");
  const label = view.itemLabel("feature", name);
  return html`<div class="node feature">
    <span class="name" aria-hidden="true">${label}</span>
    <button
      type="button"
      aria-pressed=${features.map(featureName).includes(name)}
      aria-disabled=${isFree ? nothing : "true"}
      aria-label=${view.text("feature-toggle", { name: label })}
      title=${why ?? label}
      @focus=${() => store.magnify({ feature: name })}
      @pointerenter=${() => store.magnify({ feature: name })}
      @blur=${() => store.magnify(null)}
      @pointerleave=${() => store.magnify(null)}
      @click=${() => (isFree ? session.edit((draft) => withFeature(draft, name, order)) : session.admits("features"))}
    >
      <span class="face" data-feature=${name}></span>
    </button>
  </div>`;
}
