import { isFiniteNumber, isRecord } from "../platform/guards.ts";

/** The rooms of the page, by their names in links. */
export const ROOMS = ["playground", "explorer", "softmax"] as const;
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
const MOST_ACTIVATIONS = 32;

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

const isSetting = (value: unknown) => isFiniteNumber(value) || typeof value === "boolean" || typeof value === "string";
const isChosen = (value: unknown): value is Chosen =>
  isRecord(value) && typeof value.name === "string" && Object.values(value).every(isSetting);

/** Reads the explorer's state from a link; invalid parts take their defaults. */
export function readExplorer(value: unknown): ExplorerState {
  if (!isRecord(value)) return EXPLORER;
  const { activations, focus, x, span, initializer, width } = value;
  const chosen = Array.isArray(activations)
    ? activations.filter(isChosen).slice(0, MOST_ACTIVATIONS)
    : EXPLORER.activations;
  return {
    activations: chosen.filter(({ name }, i) => chosen.findIndex((other) => other.name === name) === i),
    focus: typeof focus === "string" ? focus : EXPLORER.focus,
    x: isFiniteNumber(x) ? within(x, [-SPANS[2], SPANS[2]]) : EXPLORER.x,
    span: SPANS.find((offered) => offered === span) ?? EXPLORER.span,
    initializer: typeof initializer === "string" ? initializer : EXPLORER.initializer,
    width: WIDTHS.find((offered) => offered === width) ?? EXPLORER.width,
  };
}

/** Reads the softmax lab's state from a link; invalid parts take their defaults. */
export function readLab(value: unknown): LabState {
  if (!isRecord(value)) return LAB;
  const given = Array.isArray(value.logits) && value.logits.every(isFiniteNumber) ? value.logits : LAB.logits;
  const logits = given.length >= CLASSES[0] ? given.slice(0, CLASSES[1]).map((z) => within(z, LOGITS)) : LAB.logits;
  const labels = Array.isArray(value.labels) ? value.labels : [];
  const number = (name: "temperature" | "truth" | "power", range: readonly [number, number]) =>
    isFiniteNumber(value[name]) ? within(value[name], range) : LAB[name];
  return {
    logits,
    temperature: number("temperature", TEMPERATURES),
    truth: Math.round(number("truth", [0, logits.length - 1])),
    labels: logits.map((_, i) => (labels[i] === 1 ? 1 : 0)),
    fromLogits: value.fromLogits === true,
    stable: value.stable === true,
    clip: value.clip === true,
    power: Math.round(number("power", POWERS)),
  };
}
