import { describe, expect, test } from "vitest";
import { freeze, generated, withData, withLayer, type Experiment } from "../../../web/experiment/experiment.ts";
import { withDataset } from "../../../web/experiment/data-set.ts";
import { withLayerAdded } from "../../../web/experiment/layer-kinds.ts";
import { recalled } from "../../../web/experiment/recall.ts";
import { catalog, defaults, description, engine } from "../engine.ts";

const complete = (experiment: Experiment) => freeze(engine.complete(experiment)) as Experiment;
const to = (experiment: Experiment, name: string) => complete(withDataset(description, experiment, name));
const kinds = ({ layers }: Experiment) => layers.map(({ kind, units }) => kind ?? units);

const LEARNED = 0.9;

/** By data set: the network that it begins with, and the steps after which it has learned. */
const FIRST: Record<string, { network: unknown[]; steps: number }> = {
  digits: { network: [25, 15, 10], steps: 500 },
  bars: { network: ["conv2d", "global_max_pooling2d", 4], steps: 500 },
  shapes: { network: ["conv2d", "global_max_pooling2d", 6], steps: 500 },
  order: { network: ["gru", 2], steps: 500 },
  adding: { network: ["gru", 1], steps: 500 },
  recall: { network: ["gru", 4], steps: 500 },
  bursts: { network: ["conv1d", "global_max_pooling1d", 4], steps: 500 },
  parity: { network: ["gru", 2], steps: 3000 },
};

describe("pictures and sequences begin with a network that reads and learns them", () => {
  for (const { name } of catalog.datasets.filter(({ shape }) => shape.length > 1)) {
    test(name, () => {
      const experiment = to(defaults(), name);
      expect(kinds(experiment)).toEqual(FIRST[name].network);
      expect(engine.advice(experiment)).toEqual([]);
      const trainer = engine.createTrainer(experiment);
      trainer.train({ steps: FIRST[name].steps });
      const { accuracy, r_squared } = trainer.status().test!;
      trainer.dispose();
      expect(accuracy ?? r_squared).toBeGreaterThan(LEARNED);
    });
  }
});

test("an unchanged network goes with its data, between sets of pictures too", () => {
  const shapes = to(to(defaults(), "digits"), "shapes");
  expect(kinds(shapes)).toEqual(FIRST.shapes.network);
  expect(kinds(to(shapes, "digits"))).toEqual(FIRST.digits.network);
  expect(kinds(to(shapes, "recall"))).toEqual(FIRST.recall.network);
  expect(kinds(to(shapes, "spiral"))).toEqual([16, 16, 3]);
});

test("a changed network stays for other pictures, in their size and number", () => {
  const larger = complete(withData(catalog, to(defaults(), "shapes"), { side: 16, samples: 120 }));
  const changed = complete(withLayer(larger, 0, { filters: 4 }));
  const bars = to(changed, "bars");
  expect(bars.layers.slice(0, 2)).toEqual(changed.layers.slice(0, 2));
  expect(bars.layers[2].units).toBe(4);
  expect(bars.data).toMatchObject({ name: "bars", side: 16, samples: 120, classes: 4 });
  expect(bars.features).toHaveLength(256);
});

test("a changed network stays for other sequences unless they are shorter", () => {
  const order = to(defaults(), "order");
  const changed = complete(withLayerAdded(catalog, order));
  expect(kinds(to(changed, "adding"))).toEqual(["gru", 8, 1]);
  expect(to(changed, "adding").data).toMatchObject({ steps: 20 });
  expect(kinds(to(changed, "parity"))).toEqual(FIRST.parity.network); // of at most 16 steps
});

test("each set of pictures returns as it was left", () => {
  const shapes = complete(withLayer(to(defaults(), "shapes"), 0, { filters: 4 }));
  const digits = to(complete(withLayer(shapes, 0, { filters: 8 })), "digits");
  const past = [digits, shapes];
  const back = complete(recalled(description, past, digits, withDataset(description, digits, "shapes")));
  expect(back.layers).toEqual(shapes.layers);
  expect(generated(back)).toEqual(shapes.data);
});
