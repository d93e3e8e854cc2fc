import { expect, test } from "vitest";
import type { Experiment } from "../../../../web/experiment/experiment.ts";
import { diagnose } from "../../../../web/panels/health/diagnosis.ts";
import { engine } from "../../../engine/module.ts";

test("layers without a kernel are not compared by their gradients", () => {
  const experiment = engine.complete({
    layers: [
      { kind: "dropout", rate: 0.1 },
      { units: 6, activation: "tanh" },
      { units: 3 },
      { kind: "activation", activation: "softmax" },
    ],
    loss: { name: "sparse_categorical_crossentropy", from_logits: false },
  }) as Experiment;
  const trainer = engine.createTrainer(experiment);
  trainer.train({ steps: 30 });
  const health = trainer.health();
  expect(diagnose(engine.catalog(), experiment, health, 1000)).toEqual([]);
  const vanishing = health.map((layer, i) => (i === 1 ? { ...layer, gradient_norm: 1e-12 } : layer));
  expect(diagnose(engine.catalog(), experiment, vanishing, 1000)).toMatchObject([{ kind: "vanishing", layer: 1 }]);
});
