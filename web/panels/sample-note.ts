import { html, nothing, type TemplateResult } from "lit";
import type { View } from "../ui/view.ts";

/** Says that the first training rows, at most `most`, stand for all, where there are more than `least`. */
export function sampleNote(view: View, least: number, most = least): TemplateResult | typeof nothing {
  const rows = view.store.points.value?.trainRows ?? 0;
  return rows > least ? html`<p class="muted">${view.text("measured-sample", { most, rows })}</p>` : nothing;
}
