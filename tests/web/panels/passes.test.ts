import { expect, test } from "vitest";
import { learnedCount } from "../../../web/panels/passes.ts";
import { defaults, engine } from "../engine.ts";

const count = (layers: object[]) => learnedCount(engine.createTrainer({ ...defaults(), layers }).layers());

test("every weight and bias is counted", () => {
  expect(count([{ units: 5 }, { units: 3 }])).toBe(2 * 5 + 5 + 5 * 3 + 3);
  expect(count([{ units: 5, use_bias: false }, { units: 3 }])).toBe(2 * 5 + 5 * 3 + 3);
});

test("γ and β of a normalization have a gradient, its moving averages have none", () => {
  expect(count([{ units: 5 }, { kind: "batch_normalization" }, { units: 3 }])).toBe(15 + 2 * 5 + 18);
});
