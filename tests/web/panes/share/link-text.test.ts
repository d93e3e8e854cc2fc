import { expect, test } from "vitest";
import { withWeights } from "../../../../web/panes/share/link-text.ts";
import { engine } from "../../engine.ts";

test.each(["float32", "float64"] as const)("weights in a link read back as the same bits, in %s", (precision) => {
  const trainer = engine.createTrainer({
    precision,
    seed: 4,
    layers: [{ units: 6, activation: "prelu" }, { kind: "batch_normalization" }, { units: 3, use_bias: false }],
  });
  trainer.train({ steps: 25 });
  const written = JSON.stringify(withWeights(trainer.config, trainer.parameters()));
  const read = engine.createTrainer(JSON.parse(written) as object);
  expect(read.parameters()).toEqual(trainer.parameters());
  const points = [0.2, -1.3, 2.2, 0.7];
  expect(read.predict(points)).toEqual(trainer.predict(points));
  const plain = JSON.stringify({
    ...trainer.config,
    parameters: trainer
      .parameters()
      .map((layer) => Object.fromEntries(Object.entries(layer).map(([name, values]) => [name, Array.from(values)]))),
  });
  if (precision === "float32") expect(written.length).toBeLessThan(0.75 * plain.length);
});
