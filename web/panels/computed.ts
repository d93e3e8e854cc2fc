import { compute as backprop } from "./backprop/compute.ts";
import { compute as collapse } from "./collapse/compute.ts";
import { compute as baseline } from "./compare/compute.ts";
import { compute as confusion } from "./confusion/compute.ts";
import { compute as convolution, computeEffects as effects, computeShifts as shifts } from "./convolution/compute.ts";
import { compute as normalization } from "./normalization/compute.ts";
import { compute as nudge } from "./nudge/compute.ts";
import { compute as recurrence, computeGradients as stepGradients } from "./recurrence/compute.ts";
import { compute as warp } from "./space/compute.ts";

/** The parts of a snapshot that the worker computes for panels other than those of the first picture. */
export const PANEL_PARTS = {
  nudge,
  collapse,
  confusion,
  backprop,
  convolution,
  effects,
  shifts,
  recurrence,
  stepGradients,
  normalization,
  warp,
  baseline,
};
