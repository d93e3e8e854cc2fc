import type { Store } from "../../state/store.ts";

/**
 * For rendering: whether titles and hints of all presets are there. The first call loads them. Those that the page begins
 * with are always there.
 */
export const hasPresetTexts = ({ modules, texts }: Store): boolean =>
  modules.has("preset-texts", () =>
    texts
      .peek()
      .load("presets")
      .then(() => texts),
  );
