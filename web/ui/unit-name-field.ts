import { html, type TemplateResult } from "lit";
import { UNIT_NAME_LENGTH, withUnitName } from "../experiment/given-names.ts";
import { ownName } from "../experiment/unit-names.ts";
import type { UnitPlace } from "../experiment/protocol.ts";
import type { Store } from "../state/store.ts";
import { named } from "../state/undo.ts";
import { lockable } from "./controls/guarded.ts";
import { typed } from "./controls/typed.ts";
import type { View } from "./view.ts";

/** Gives a unit a name, as a step of undo; an empty text takes it away. */
export function nameUnit(store: Store, place: UnitPlace, text: string): void {
  const before = store.view.value.unitNames;
  const unitNames = withUnitName(before, place, text);
  if (unitNames === before) return;
  store.history.value = named(store.history.value, place, unitNames);
  store.change({ unitNames });
}

/** The name that the learner gives a unit. */
export function unitNameField(view: View, place: UnitPlace): unknown {
  const { store, session } = view;
  const enter = (event: Event) => {
    const field = event.target as HTMLInputElement;
    if (session.admits("network")) nameUnit(store, place, field.value);
    field.value = ownName(store.view.value.unitNames, place) ?? "";
  };
  const field: TemplateResult = html`<div class="stacked">
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
