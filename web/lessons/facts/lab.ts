import type { Engine } from "../../engine/types.ts";
import type { LabState } from "../../experiment/rooms.ts";
import { FORMATS, follow, twoWays, wayOf } from "../../rooms/softmax/rounding.ts";

const byFormat = <T>(of: (format: (typeof FORMATS)[number]) => T) =>
  Object.fromEntries(FORMATS.map((format) => [format, of(format)]));

/** The softmax lab's state, and the numbers that its cards show. */
export function labFacts(engine: Engine, lab: LabState): Record<string, unknown> {
  const { logits, temperature, truth, power } = lab;
  const scaled = logits.map((z) => z / temperature);
  const rounded = byFormat((format) => {
    const { steps, loss, gradient } = follow(scaled, truth, wayOf(lab), format);
    const probability = steps.find(({ name }) => name === "probability")?.value ?? NaN;
    return { probability, loss, gradient };
  });
  const [two32, two64] = FORMATS.map((format) => {
    const { direct, difference } = twoWays(power, format);
    return { direct, difference, lost: Math.abs(difference - direct) / direct };
  });
  return {
    ...lab,
    probabilities: engine.softmax(logits, { temperature }),
    loss: engine.loss({ name: "sparse_categorical_crossentropy", from_logits: true }, truth, scaled).value,
    sigmoids: engine.activate("sigmoid", scaled).value,
    ...rounded,
    two32,
    two64,
  };
}
