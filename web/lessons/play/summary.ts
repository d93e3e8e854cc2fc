import type { Issue } from "../../engine/types.ts";
import type { Lesson, Step } from "../lesson.ts";
import type { Measure } from "./measure.ts";
import type { Played } from "./player.ts";

/** Of the runs, so many have to agree before a step is said to hold. */
const SHARE = 0.95;
/** A number that differs from run to run is counted; this share of true ones leaves something to predict. */
const COUNTED = [0.2, 0.8] as const;
/** Digits of a bound that is proposed. */
const DIGITS = 2;

/** A comparison of a check over all runs. */
export interface Spread extends Pick<Measure, "expression" | "sign" | "bound" | "fixed"> {
  least: number;
  median: number;
  greatest: number;
  /** Runs in which it holds. */
  holds: number;
  /** Another bound, with which it would hold in all runs. */
  better?: number;
}

export type FaultKind =
  | "refused" // the step could not be played
  | "check" // it does not hold
  | "no-choice" // no choice comes true
  | "choices" // several do, or one only sometimes
  | "outside" // the number is not between low and high
  | "certain" // a count of runs that is nearly none or all
  | "silent"; // a text has an expression without a value

/** What a step came to in all runs. */
export interface StepSummary {
  step: string;
  runs: number;
  /** Runs in which the check holds, and in which it held before anything was done. */
  holds?: number;
  already?: number;
  spreads: Spread[];
  /** Runs in which each choice came true. */
  choices?: Record<string, number>;
  /** Of the number to be predicted. */
  number?: { least: number; median: number; greatest: number };
  /** Runs in which what is counted was true. */
  count?: number;
  silent: string[];
  issue?: Issue;
  faults: FaultKind[];
}

const sorted = (values: readonly number[]) => [...values].sort((a, b) => a - b);

/** Least, median and greatest. */
function rangeOf(values: readonly number[]): { least: number; median: number; greatest: number } {
  const all = sorted(values);
  const at = (share: number) => all[Math.round(share * (all.length - 1))];
  return { least: at(0), median: at(0.5), greatest: at(1) };
}

const COMPARE: Record<Measure["sign"], (value: number, bound: number) => boolean> = {
  "<": (value, bound) => value < bound,
  "<=": (value, bound) => value <= bound,
  ">": (value, bound) => value > bound,
  ">=": (value, bound) => value >= bound,
};

/** The bound nearest to a value, with few digits, on the side where the comparison holds. */
export function boundFor(sign: Measure["sign"], value: number): number | undefined {
  if (!Number.isFinite(value)) return undefined;
  if (value === 0) return sign === "<=" || sign === ">=" ? 0 : undefined;
  const unit = 10 ** (Math.floor(Math.log10(Math.abs(value))) - DIGITS + 1);
  const whole = value / unit;
  const up = sign.startsWith("<");
  const rounded = up ? Math.ceil(whole) : Math.floor(whole);
  const strict = sign.length === 1 && rounded === whole ? rounded + (up ? 1 : -1) : rounded;
  return Number((strict * unit).toPrecision(DIGITS + 1));
}

function spreadOf(measures: readonly Measure[]): Spread {
  const { expression, sign, bound, fixed } = measures[0];
  const holds = measures.filter(({ value, bound }) => COMPARE[sign](value, bound)).length;
  const range = rangeOf(measures.map(({ value }) => value));
  const worst = sign.startsWith("<") ? range.greatest : range.least;
  const better = fixed && holds < measures.length ? boundFor(sign, worst) : undefined;
  return { expression, sign, bound, fixed, holds, ...range, ...(better === undefined ? {} : { better }) };
}

function spreadsOf(played: readonly Played[]): Spread[] {
  const byPlace = played.filter(({ measures }) => measures.length > 0).map(({ measures }) => measures);
  return (byPlace[0] ?? []).map((_, i) => spreadOf(byPlace.map((measures) => measures[i])));
}

function choiceFaults(choices: Record<string, number>, runs: number): FaultKind[] {
  const counts = Object.values(choices);
  const isRight = (count: number) => count >= SHARE * runs;
  const faults: FaultKind[] = [];
  if (!counts.some(isRight)) faults.push("no-choice");
  if (counts.filter(isRight).length > 1 || counts.some((count) => !isRight(count) && count > (1 - SHARE) * runs))
    faults.push("choices");
  return faults;
}

function choicesOf(played: readonly Played[]): Record<string, number> | undefined {
  const names = Object.keys(played[0].choices ?? {});
  if (names.length === 0) return undefined;
  return Object.fromEntries(names.map((name) => [name, played.filter(({ choices }) => choices?.[name]).length]));
}

function guessOf({ predict }: Step, played: readonly Played[]): Pick<StepSummary, "number" | "count" | "faults"> {
  if (!predict || "choices" in predict) return { faults: [] };
  const values = played.map(({ number }) => number);
  if (predict.combine === "count") {
    const count = values.filter((value) => value === true).length;
    const share = count / played.length;
    return { count, faults: share < COUNTED[0] || share > COUNTED[1] ? ["certain"] : [] };
  }
  const numbers = values.filter((value) => typeof value === "number");
  const inside = numbers.length === played.length && numbers.every((x) => x >= predict.low && x <= predict.high);
  return { ...(numbers.length > 0 ? { number: rangeOf(numbers) } : {}), faults: inside ? [] : ["outside"] };
}

function summaryOf(step: Step, played: readonly Played[]): StepSummary {
  const runs = played.length;
  const issue = played.find((each) => each.issue)?.issue;
  const choices = choicesOf(played);
  const { faults, ...guess } = guessOf(step, played);
  const silent = [...new Set(played.flatMap((each) => each.silent))];
  const summary: StepSummary = { step: step.id, runs, spreads: spreadsOf(played), silent, faults, ...guess };
  if (step.check !== undefined) {
    summary.holds = played.filter(({ check }) => check).length;
    summary.already = played.filter(({ already }) => already).length;
    if (summary.holds < SHARE * runs) faults.unshift("check");
  }
  if (choices) {
    summary.choices = choices;
    faults.push(...choiceFaults(choices, runs));
  }
  if (silent.length > 0) faults.push("silent");
  if (issue) {
    summary.issue = issue;
    if (step.check === undefined) faults.unshift("refused");
  }
  return summary;
}

/** What each step came to, from the runs of `play`. */
export const summarize = (lesson: Lesson, runs: readonly (readonly Played[])[]): StepSummary[] =>
  lesson.steps.map((step, i) =>
    summaryOf(
      step,
      runs.map((played) => played[i]),
    ),
  );
