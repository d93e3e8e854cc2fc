import type { Functions, LossAndGradient } from "../../experiment/protocol.ts";
import type { TextArguments, Texts } from "../../i18n/texts.ts";
import type { View } from "../../ui/view.ts";
import { ResultCache } from "../../state/result-cache.ts";
import type { LabState } from "../../experiment/rooms.ts";
import type { Format } from "./rounding.ts";

/** From this power on, e^z is written as a power of ten: float64 overflows at 709. */
const PLAIN_POWER = 11;

type LabQuestion = Pick<LabState, "logits" | "temperature" | "truth" | "labels">;

/** What the engine computes from the logits. */
export interface LabAnswer {
  probabilities: Float64Array;
  logarithms: Float64Array;
  sparse: LossAndGradient;
  oneHot: LossAndGradient;
  sigmoids: Float64Array;
  binary: LossAndGradient;
}

export const oneHot = (length: number, index: number): number[] =>
  Array.from({ length }, (_, i) => (i === index ? 1 : 0));

/** Without the last digits, in which rounding errors show. */
export const total = (values: Float64Array | undefined): number | undefined =>
  values && Number(values.reduce((sum, value) => sum + value, 0).toFixed(9)) + 0;

async function compute(engine: Functions, { logits, temperature, truth, labels }: LabQuestion): Promise<LabAnswer> {
  const scaled = logits.map((z) => z / temperature);
  const [probabilities, logarithms, sparse, hot, sigmoids, binary] = await Promise.all([
    engine.softmax(logits, temperature),
    engine.logSoftmax(scaled),
    engine.loss({ name: "sparse_categorical_crossentropy", from_logits: true }, truth, scaled),
    engine.loss({ name: "categorical_crossentropy", from_logits: true }, oneHot(logits.length, truth), scaled),
    engine.activate({ name: "sigmoid" }, Float64Array.from(scaled)),
    engine.loss({ name: "binary_crossentropy", from_logits: true }, [...labels], scaled),
  ]);
  return {
    probabilities: probabilities.value!,
    logarithms: logarithms.value!,
    sparse: sparse.value!,
    oneHot: hot.value!,
    sigmoids: sigmoids.value!.value,
    binary: binary.value!,
  };
}

/** What the lab's cards share: the logits and settings, and what the engine computes from them. */
export class Lab {
  /** The element that shows the cards. */
  readonly view: View;
  readonly #answers = new ResultCache<LabQuestion, LabAnswer>((question) =>
    this.view.session.ask((engine) => compute(engine, question)),
  );

  constructor(view: View) {
    this.view = view;
  }

  get state(): LabState {
    return this.view.store.view.value.lab;
  }

  change(change: Partial<LabState>): void {
    if (!this.view.session.admits("lab")) return;
    this.view.store.change({ lab: Object.freeze({ ...this.state, ...change }) });
  }

  ask(): void {
    const { logits, temperature, truth, labels } = this.state;
    void this.#answers.want([["lab", { logits, temperature, truth, labels }]]);
  }

  /** The newest answer, if it has as many classes as are shown. */
  get answer(): LabAnswer | undefined {
    const answer = this.#answers.get("lab");
    return answer?.probabilities.length === this.state.logits.length ? answer : undefined;
  }

  /** The logits over the temperature. */
  get scaled(): number[] {
    const { logits, temperature } = this.state;
    return logits.map((z) => z / temperature);
  }

  get isNarrow(): boolean {
    return this.view.store.layout.value === "narrow";
  }

  text(id: string, values?: TextArguments): string {
    return this.view.text(id, values);
  }

  get texts(): Texts {
    return this.view.store.texts.value;
  }

  digits(value: number | undefined): string {
    return value === undefined ? "…" : this.texts.exact(value);
  }

  /** e^exponent, also beyond the range of float64. */
  power(exponent: number): string {
    if (Math.abs(exponent) < PLAIN_POWER) return this.digits(Math.exp(exponent));
    const decimal = exponent / Math.LN10;
    const whole = Math.floor(decimal);
    const mantissa = this.texts.number(10 ** (decimal - whole), { maximumFractionDigits: 2 });
    return `${mantissa}e${this.texts.number(whole, { useGrouping: false })}`;
  }

  /** With as many digits as distinguish all numbers of the format. */
  allDigits(value: number, format: Format): string {
    const digits = format === "float32" ? 9 : 17;
    const size = Math.abs(value);
    const plain = size === 0 || (size >= 1e-5 && size < 1e7);
    const options = plain
      ? { maximumSignificantDigits: digits, useGrouping: false }
      : { notation: "scientific" as const, maximumSignificantDigits: digits };
    return this.texts.number(value, options);
  }
}
