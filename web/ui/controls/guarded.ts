import { html, nothing, type TemplateResult } from "lit";
import type { Control } from "../../experiment/author/controls.ts";
import type { Session } from "../../state/session/session.ts";
import type { Store } from "../../state/store.ts";
import { icon } from "./icons.ts";

/** A view, or what else has controls. */
interface Holder {
  readonly store: Store;
  readonly session?: Session | undefined;
}

/** Why a control is disabled, with its name; undefined: it is free. */
export function lockText({ store }: Holder, control: Control): string | undefined {
  const reason = store.permissions.reason(control);
  const texts = store.texts.value;
  return reason === null
    ? undefined
    : texts.text("locked-control", { control: texts.text(`control-${control}`), reason: texts.text(reason) });
}

/** As `lockable`; controls that the author does not show are left out. */
export const guarded = (view: Holder, control: Control, content: unknown): unknown =>
  view.store.permissions.has(control) ? lockable(view, control, content) : nothing;

/** Controls that the author or a lesson may have locked: they are then shown, disabled, and a press says why. */
export function lockable(view: Holder, control: Control, content: unknown): unknown {
  const why = lockText(view, control);
  if (why === undefined) return content;
  return html`<fieldset class="locked" disabled title=${why} @click=${() => view.session?.admits(control)}>
    <legend class="visually-hidden">${why}</legend>${content}
  </fieldset>`;
}

/** Says above controls that they are locked. */
export function lockNote(view: Holder, control: Control): TemplateResult | typeof nothing {
  const why = lockText(view, control);
  return why === undefined ? nothing : html`<p class="lock-note">${icon("lock")} ${why}</p>`;
}

/** A mark for the heading of controls of which some are locked. */
export function lockMark(view: Holder, ...controls: Control[]): TemplateResult | typeof nothing {
  const locked = controls.find((control) => view.store.permissions.has(control) && lockText(view, control));
  if (!locked) return nothing;
  const why = lockText(view, locked)!;
  return html`<button type="button" class="lock small" aria-label=${why} title=${why} @click=${() => view.session?.admits(...controls)}>
    ${icon("lock")}
  </button>`;
}
