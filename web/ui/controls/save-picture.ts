import { html, nothing, type TemplateResult } from "lit";
import type { Store } from "../../state/store.ts";
import { icon } from "./icons.ts";

/** The button beside a drawing, which opens the dialog that saves pictures with this one. Left out where sharing is locked. */
export function savePicture({ store }: { readonly store: Store }, figure: string): TemplateResult | typeof nothing {
  if (!store.permissions.allows("share")) return nothing;
  const label = store.texts.value.text("save-picture");
  return html`<button type="button" class="save-picture" aria-haspopup="dialog" aria-label=${label} title=${label} @click=${() => (store.sharing.value = { way: "pictures", figure })}>
    ${icon("picture")}
  </button>`;
}
