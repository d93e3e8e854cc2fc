import { expect, test } from "vitest";
import { refusal, trainer, wrong } from "./module.ts";

const metrics = { train: null, test: null };

test("without evaluation, step, epoch and state are right and the metrics null", () => {
  const [one, other] = [trainer(), trainer()];
  expect(one.train({ steps: 3 }, { evaluate: false })).toEqual({ step: 3, epoch: 24 / 45, state: "ready", ...metrics });
  expect(one.train({ epochs: 1 }, { evaluate: false })).toEqual({ step: 6, epoch: 1, state: "ready", ...metrics });
  expect(one.train({ batches: [[0, 1]] }, { evaluate: false })).toEqual({
    step: 7,
    epoch: 1 + 2 / 45,
    state: "ready",
    ...metrics,
  });
  other.train({ steps: 6 });
  expect(other.train({ batches: [[0, 1]] }, { evaluate: true })).toEqual(one.status());
  expect(one.fingerprint()).toBe(other.fingerprint());
});

test("divergence is reported without evaluation, too", () => {
  const wild = {
    data: { name: "hills", samples: 40 },
    optimizer: { name: "sgd", learning_rate: 1000 },
    layers: [{ units: 8, activation: "relu" }, { units: 1 }],
  };
  const [one, other] = [trainer(wild), trainer(wild)];
  const { state, diverged, step } = one.train({ steps: 5000 }, { evaluate: false });
  expect({ state, diverged, step }).toEqual(
    (({ state, diverged, step }) => ({ state, diverged, step }))(other.train({ steps: 5000 })),
  );
  expect(state).toBe("diverged");
});

test("invalid options are refused by path, and nothing is trained", () => {
  const one = trainer();
  const train = (options: unknown) => refusal(() => one.train({ steps: 1 }, wrong(options)));
  expect(train(null)).toBe("ConfigError options");
  expect(train(false)).toBe("ConfigError options");
  for (const evaluate of [0, "false", null]) expect(train({ evaluate })).toBe("ConfigError evaluate");
  for (const rows of [-1, 0.5, NaN, Infinity, "1"]) {
    expect(refusal(() => one.trainSome(1, wrong(rows)))).toBe("ConfigError rows");
    expect(refusal(() => one.continueEvaluation(wrong(rows)))).toBe("ConfigError rows");
  }
  expect(refusal(() => one.trainSome(-1, 1))).toBe("ConfigError steps");
  expect(one.status().step).toBe(0);
});

test("an evaluation in portions is that of the step where it began, while training goes on in slices", () => {
  const config = { data: { name: "spiral", samples: 1000 } };
  const [one, whole] = [trainer(config), trainer(config)];
  expect(one.continueEvaluation(1)).toBeNull();
  one.trainSome(10, 1000);
  one.beginEvaluation();
  let status = null;
  while (!(status = one.continueEvaluation(300))) one.trainSome(20, 100);
  expect(status).toEqual(whole.train({ steps: 10 }));
  whole.train({ steps: one.status().step - 10 });
  expect(one.status().step).toBeGreaterThan(10);
  expect(one.fingerprint()).toBe(whole.fingerprint());
});
