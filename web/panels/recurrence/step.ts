import type { GateTerms, Recurrence } from "./types.ts";

/** A gate or candidate of one unit in one step, with the terms of its preactivation. */
export interface GateStep extends Record<"input" | "bias" | "recurrent", number> {
  name: string;
  recurrentBias: number | undefined;
  /** Of a product that the reset gate multiplies: the reset gate. */
  reset: number | undefined;
  z: number;
  value: number;
  /** It takes the activation, not the gates' own. */
  isCandidate: boolean;
}

/** One unit's step with all its numbers. */
export interface UnitStep {
  /** From 0, and the step read before it. */
  step: number;
  past: number;
  gates: GateStep[];
  before: { h: number; c: number };
  h: number;
  /** Absent if the cell has none. */
  c?: number;
}

/** Which equations join the gates: those of a cell with c, those of a cell that mixes, or none. */
export type CellForm = "carries" | "mixes" | "plain";

export function formOf({ states }: Pick<Recurrence, "states">): CellForm {
  if (states.c) return "carries";
  return states.gates.z ? "mixes" : "plain";
}

/** The gate that is no gate but what the state may take in. */
const CANDIDATES = { carries: "c", mixes: "h", plain: "h" } as const;

export function unitStep(recurrence: Recurrence, step: number): UnitStep {
  const { states, unit, units, count, terms, backward, resetsProduct } = recurrence;
  const past = backward ? step + 1 : step - 1;
  const at = (values: ArrayLike<number> | undefined, t: number) =>
    t < 0 || t >= count ? 0 : (values?.[t * units + unit] ?? 0);
  const form = formOf(recurrence);
  const gateOf = ([name, of]: [string, GateTerms]): GateStep => {
    const isCandidate = name === CANDIDATES[form];
    const [input, recurrent] = [of.input[step], of.recurrent[step]];
    const reset = form === "mixes" && isCandidate && resetsProduct ? at(states.gates.r, step) : undefined;
    return {
      name,
      input,
      bias: of.bias,
      recurrent,
      recurrentBias: of.recurrentBias,
      reset,
      z: input + of.bias + (reset ?? 1) * (recurrent + (of.recurrentBias ?? 0)),
      value: at(states.gates[name] ?? states.h, step),
      isCandidate,
    };
  };
  return {
    step,
    past,
    gates: Object.entries(terms).map(gateOf),
    before: { h: at(states.h, past), c: at(states.c, past) },
    h: at(states.h, step),
    ...(states.c ? { c: at(states.c, step) } : {}),
  };
}
