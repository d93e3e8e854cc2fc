import type { Panel } from "../state/panel.ts";
import { backprop } from "./backprop/panel.ts";
import { collapse } from "./collapse/panel.ts";
import { compare } from "./compare/panel.ts";
import { confusion } from "./confusion/panel.ts";
import { convolution } from "./convolution/panel.ts";
import { curves } from "./curves/panel.ts";
import { digitCanvas } from "./digit-canvas/panel.ts";
import { health } from "./health/panel.ts";
import { normalization } from "./normalization/panel.ts";
import { nudge } from "./nudge/panel.ts";
import { recurrence } from "./recurrence/panel.ts";
import { space } from "./space/panel.ts";

/** The panels below the network, in the order of their tabs. */
export const PANELS: readonly Panel[] = [
  curves,
  health,
  nudge,
  collapse,
  confusion,
  backprop,
  convolution,
  recurrence,
  normalization,
  space,
  compare,
  digitCanvas,
];
