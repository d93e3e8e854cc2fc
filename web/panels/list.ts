/** What the panel below the network shows; the pad only for pictures. */
export const ANALYSES = [
  "curves",
  "health",
  "nudge",
  "collapse",
  "confusion",
  "backprop",
  "warp",
  "compare",
  "pad",
] as const;

export type Analysis = (typeof ANALYSES)[number];
