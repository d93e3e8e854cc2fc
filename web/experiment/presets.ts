import { ACTIVATIONS } from "./presets/activations.ts";
import { CONVOLUTION } from "./presets/convolution.ts";
import { NORMALIZATION } from "./presets/normalization.ts";
import type { Preset, PresetGroup } from "./presets/preset.ts";
import { RECURRENCE } from "./presets/recurrence.ts";
import { TUTORIALS } from "./presets/tutorials.ts";
import { NO_NAMES } from "./unit-names.ts";

export type { Preset, PresetGroup } from "./presets/preset.ts";

/** In the order of the menu. */
export const PRESET_GROUPS: readonly PresetGroup[] = [ACTIVATIONS, CONVOLUTION, RECURRENCE, NORMALIZATION, TUTORIALS];

/** The page begins with the first. */
export const PRESETS: readonly Preset[] = PRESET_GROUPS.flatMap(({ presets }) => presets);

export const presetOf = (id: unknown): Preset | undefined => PRESETS.find((preset) => preset.id === id);

/** The view that opening the preset sets. */
export const viewOf = ({ id, analysis, panel, speed }: Preset) => ({
  ...panel,
  preset: id,
  analysis,
  speed,
  point: [1, 1],
  target: null,
  pins: [],
  unitNames: NO_NAMES,
});

/** The next one in the menu. */
export const presetAfter = (preset: Preset): Preset => PRESETS[(PRESETS.indexOf(preset) + 1) % PRESETS.length];
