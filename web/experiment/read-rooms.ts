import { isFiniteNumber, isRecord } from "../platform/guards.ts";
import {
  CLASSES,
  EXPLORER,
  LAB,
  LOGITS,
  POWERS,
  SPANS,
  TEMPERATURES,
  WIDTHS,
  within,
  type Chosen,
  type ExplorerState,
  type LabState,
} from "./rooms.ts";

const MOST_ACTIVATIONS = 32;

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
