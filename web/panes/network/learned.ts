import type { ShownWeights } from "../../experiment/protocol.ts";
import type { View } from "../../ui/view.ts";

/** Writes mean, minimum and maximum of each learned activation parameter. */
export function paintLearned(view: View, weights: readonly ShownWeights[]): void {
  const digits = (value: number) =>
    view.store.texts.value.number(value, { minimumFractionDigits: 2, maximumFractionDigits: 2 });
  for (const place of view.renderRoot.querySelectorAll<HTMLElement>("[data-learned]")) {
    const alpha = weights[Number(place.dataset.learned)]?.alpha;
    const text = alpha
      ? view.text("learned-now", {
          mean: digits(alpha.reduce((sum, value) => sum + value, 0) / alpha.length),
          low: digits(Math.min(...alpha)),
          high: digits(Math.max(...alpha)),
        })
      : "";
    if (place.textContent !== text) place.textContent = text;
  }
}
