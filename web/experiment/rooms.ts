/** The rooms of the page, by their names in links. */
export const ROOMS = ["playground", "explorer", "softmax", "lessons"] as const;
export type Room = (typeof ROOMS)[number];

/** An activation with its settings, as the engine takes it. */
export type Chosen = { readonly name: string } & Readonly<Record<string, number | boolean | string>>;

export interface ExplorerState {
  /** In the order in which they were selected. */
  readonly activations: readonly Chosen[];
  /** Name of the one whose details are shown. */
  readonly focus: string;
  /** The cursor: f and f′ are read off here. */
  readonly x: number;
  /** Charts show the range from −span to span. */
  readonly span: number;
  readonly initializer: string;
  /** Units per layer of the deep network. */
  readonly width: number;
}

export interface LabState {
  readonly logits: readonly number[];
  readonly temperature: number;
  /** The true class, counted from 0. */
  readonly truth: number;
  /** Targets of the sigmoids, 0 or 1 each. */
  readonly labels: readonly number[];
  readonly fromLogits: boolean;
  readonly stable: boolean;
  readonly clip: boolean;
  /** The power of ten of the rounding example, 2/10^power. */
  readonly power: number;
}

export const SPANS = [3, 6, 12] as const;
export const WIDTHS = [16, 64, 256] as const;
export const CLASSES = [2, 10] as const;
export const LOGITS = [-1e4, 1e4] as const;
export const TEMPERATURES = [0.01, 100] as const;
export const POWERS = [1, 18] as const;

export const EXPLORER: ExplorerState = Object.freeze({
  activations: ["relu", "sigmoid", "tanh", "gelu"].map((name) => ({ name })),
  focus: "relu",
  x: 1,
  span: 6,
  initializer: "glorot_uniform",
  width: 64,
});

export const LAB: LabState = Object.freeze({
  logits: [2, 1, 0.1],
  temperature: 1,
  truth: 0,
  labels: [1, 0, 0],
  fromLogits: false,
  stable: false,
  clip: false,
  power: 4,
});

export const within = (value: number, [low, high]: readonly [number, number]): number =>
  Math.min(high, Math.max(low, value));
