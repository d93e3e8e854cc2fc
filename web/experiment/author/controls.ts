/** What may be locked. A name stands for every way to make that change: fields, keys, undo, files, drops and links. */
export const CONTROLS = [
  "play",
  "step",
  "reset",
  "speed",
  "data",
  "features",
  "layers",
  "units",
  "activation",
  "formula",
  "initializer",
  "dropout",
  "output",
  "loss",
  "optimizer",
  "learning-rate",
  "batch",
  "regularizer",
  "precision",
  "seed",
  "weights",
  "map",
  "inspector",
  "network",
  "panels",
  "nudge",
  "backprop",
  "pad",
  "explorer",
  "lab",
  "presets",
  "rooms",
  "share",
  "language",
  "theme",
] as const;
export type Control = (typeof CONTROLS)[number];

/** What a bare `locked` leaves free: to train, to look, and to choose how the page is shown. */
const FREE: readonly Control[] = [
  "play",
  "step",
  "reset",
  "speed",
  "map",
  "inspector",
  "network",
  "panels",
  "rooms",
  "share",
  "language",
  "theme",
];
export const LOCKED_BY_DEFAULT: readonly Control[] = CONTROLS.filter((name) => !FREE.includes(name));

/** `controls=simple`: enough to begin with. */
export const SIMPLE: readonly Control[] = [
  "data",
  "activation",
  "units",
  "learning-rate",
  "play",
  "reset",
  "map",
  // What shows, and changes nothing.
  "inspector",
  "network",
  "presets",
  "rooms",
  "share",
  "language",
  "theme",
];

/** The fixed parts of the page that an author may leave out. The panels are named by their own ids. */
export const PARTS = ["head", "data", "network", "output", "inspector", "training", "analysis", "transport"] as const;
export type Part = (typeof PARTS)[number];
