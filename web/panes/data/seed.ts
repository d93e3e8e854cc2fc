import { html, type TemplateResult } from "lit";
import type { Experiment } from "../../experiment/experiment.ts";
import { number } from "../../ui/controls/fields.ts";
import { icon } from "../../ui/controls/icons.ts";
import type { View } from "../../ui/view.ts";

/** What data and weights are drawn from: the seed, other weights for the same data, and the present weights as a start. */
export function seedControls(view: View, range: readonly [number, number], { seed }: Experiment): TemplateResult {
  const { session } = view;
  return html`<div class="seed">
    ${number({
      id: "seed",
      label: view.text("seed"),
      texts: view.store.texts.value,
      value: seed,
      range,
      integer: true,
      change: (seed) => session.edit((draft) => ({ ...draft, seed })),
    })}
    <button
      type="button"
      class="outlined"
      aria-label=${view.text("new-seed")}
      title=${view.text("new-seed")}
      @click=${() => session.edit((draft) => ({ ...draft, seed: next(draft.seed) }))}
    >
      ${icon("dice")}
    </button>
    <button type="button" class="outlined" title=${view.text("new-weights-title")} @click=${() => newWeights(view)}>${view.text("new-weights")}</button>
    <button type="button" class="outlined" title=${view.text("keep-weights-title")} @click=${() => keepWeights(view)}>${view.text("keep-weights")}</button>
  </div>`;
}

const next = (seed: number) => (seed % 9999) + 1;

/** The same data with other start weights. */
const newWeights = ({ session }: View) =>
  session.edit(({ parameters: _, ...draft }) => ({
    ...draft,
    weights_seed: next(draft.weights_seed ?? draft.seed),
  }));

/** Training begins from the present weights, which the experiment carries from now on. */
async function keepWeights({ session }: View): Promise<void> {
  const layers = await session.parameters();
  const parameters = layers?.map((layer) =>
    Object.fromEntries(Object.entries(layer).map(([name, values]) => [name, Array.from(values as Float64Array)])),
  );
  if (parameters) await session.edit((draft) => ({ ...draft, parameters }));
}
