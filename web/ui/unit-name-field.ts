import { css, html, type TemplateResult } from "lit";
import { ownName, UNIT_NAME_LENGTH } from "../experiment/unit-names.ts";
import type { UnitPlace } from "../experiment/protocol.ts";
import { lockable } from "./controls/guarded.ts";
import { typed } from "./controls/typed.ts";
import type { View } from "./view.ts";

/** The name that the learner gives a unit. */
export function unitNameField(view: View, place: UnitPlace): unknown {
  const { store, session } = view;
  const enter = (event: Event) => {
    const field = event.target as HTMLInputElement;
    if (session.admits("network")) store.nameUnit(place, field.value);
    field.value = ownName(store.view.value.unitNames, place) ?? "";
  };
  const field: TemplateResult = html`<div class="stacked own-name">
    <label for="own-name">${view.text("unit-own-name")}</label>
    <input
      id="own-name"
      type="text"
      dir="auto"
      maxlength=${UNIT_NAME_LENGTH}
      autocomplete="off"
      .value=${typed(ownName(store.view.value.unitNames, place) ?? "")}
      @change=${enter}
    />
  </div>`;
  return lockable(view, "network", field);
}

export const unitNameStyles = css`
  .own-name {
    margin-bottom: var(--space-2);
  }
`;
