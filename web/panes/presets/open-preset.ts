import { viewOf, type Preset } from "../../experiment/presets.ts";
import type { Session } from "../../state/session/session.ts";
import type { Store } from "../../state/store.ts";

/** Opens a preset and starts training. */
export function openPreset(preset: Preset, store: Store, session: Session): void {
  store.change(viewOf(preset));
  void session.propose(preset.experiment, "change", preset.baseline ?? null).then(() => session.play());
}
