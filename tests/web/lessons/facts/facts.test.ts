import { expect, test } from "vitest";
import { EXPLORER, LAB } from "../../../../web/experiment/rooms.ts";
import type { Config, Trainer } from "../../../../web/engine/types.ts";
import { factsFrom, judge, type FactSources } from "../../../../web/lessons/facts/compute.ts";
import { HEAVY, METRICS, RUN_FACTS, WEIGHTS } from "../../../../web/lessons/facts/names.ts";
import type { FactSubject } from "../../../../web/lessons/facts/run.ts";
import type { PageFacts } from "../../../../web/lessons/facts/page.ts";
import { catalog, defaults, engine } from "../../engine.ts";

const page: PageFacts = {
  still: true,
  point: [0.5, -0.25],
  target: 1,
  nudge: { layer: 0, input: 1, unit: 2, epsilon: 0.001 },
  lab: LAB,
  explorer: EXPLORER,
  reached: null,
  was: {},
  answer: null,
};

function subjectOf(trainer: Trainer, start = trainer.parameters()): FactSubject {
  return {
    engine,
    trainer,
    config: trainer.config,
    status: trainer.status(),
    data: trainer.data(),
    start: () => start,
  };
}

function withSources<T>(
  config: Config,
  use: (sources: FactSources, trainer: Trainer) => T,
  change: Partial<PageFacts> = {},
): T {
  const trainer = engine.createTrainer(config);
  try {
    const start = trainer.parameters();
    trainer.train({ steps: 5 });
    return use({ engine, own: subjectOf(trainer, start), rival: undefined, page: { ...page, ...change } }, trainer);
  } finally {
    trainer.dispose();
  }
}

const values = (sources: FactSources, ...expressions: string[]) =>
  judge(sources, expressions).map(({ value, issue }) => value ?? issue?.code);

test("every metric of the catalog is a fact", () => {
  expect([...METRICS].sort()).toEqual(["loss", "data_loss", ...catalog.metrics.map(({ name }) => name)].sort());
});

test("every kind of layer has weights that are facts", () => {
  const sequence: Config = { data: { name: "adding", steps: 6, samples: 10 }, loss: { name: "mean_squared_error" } };
  const kinds = ["simple_rnn", "batch_normalization", "layer_normalization", "dense"].map((name) =>
    catalog.layers.find((item) => item.name === name)!,
  );
  const layers = [
    ...kinds.map(({ usual }) => ({
      ...usual,
      ...(usual.return_sequences === undefined ? {} : { return_sequences: true }),
    })),
    { kind: "flatten" },
    { units: 1, activation: "prelu" },
  ];
  const trainer = engine.createTrainer({ ...sequence, layers });
  const names = trainer.layers().flatMap(({ weights }) => Object.keys(weights));
  trainer.dispose();
  expect([...new Set(names)].sort()).toEqual([...WEIGHTS].sort());
});

test("the facts of a run are those of its trainer", () => {
  withSources(defaults(), (sources, trainer) => {
    const names = RUN_FACTS;
    const facts = factsFrom(sources, names);
    expect(Object.keys(facts).sort()).toEqual([...names].sort());
    const { step, epoch, train, test } = trainer.status();
    const data = trainer.data();
    expect(facts).toMatchObject({
      step,
      epoch,
      train,
      test,
      diverged: false,
      config: trainer.config,
      history: trainer.history(),
    });
    expect(facts.fingerprint).toBe(trainer.fingerprint());
    expect(facts.weights).toBe(2 * 16 + 16 + 16 * 16 + 16 + 16 * 3 + 3);
    expect(facts.parameters).toEqual(trainer.parameters());
    expect(facts.gradients).toEqual(trainer.gradients());
    expect(facts.outputs).toEqual(trainer.predict(data.inputs.subarray(0, data.trainRows * data.columns)));
    expect(facts.point).toEqual(trainer.inspect(page.point!, 1));
    expect(values(sources, "health[0].units", "health[-1].std")).toEqual([16, trainer.health()[2].std]);
  });
});

test("only what is named is computed", () => {
  withSources(defaults(), (sources) => {
    const refusing = new Proxy(sources.own.trainer, {
      get: (trainer, name) => {
        if (name !== "health") throw new Error(`${String(name)} is asked for`);
        return () => trainer.health();
      },
    });
    const own = { ...sources.own, trainer: refusing };
    expect(values({ ...sources, own }, "step", "count(health)", "config.seed")).toEqual([5, 3, 7]);
  });
});

test("heavy facts wait until training stands still", () => {
  withSources(
    defaults(),
    (sources) => {
      const rival = { ...sources, rival: sources.own };
      const names = [...RUN_FACTS, ...HEAVY.map((name) => `rival.${name}`), "rival.step"];
      const facts = factsFrom(rival, names);
      expect(RUN_FACTS.filter((name) => !(name in facts))).toEqual([...HEAVY]);
      expect(facts.rival).toEqual({ step: 5 });
    },
    { still: false },
  );
});

test("what weights have moved is the difference to the start", () => {
  withSources(defaults(), (sources, trainer) => {
    const moved = trainer.parameters()[0].kernel[3] - sources.own.start()[0].kernel[3];
    expect(moved).not.toBe(0);
    expect(values(sources, "moved[0].kernel[3]")).toEqual([moved]);
  });
});

test("a nudge has its rise and slope in both precisions, and changes nothing", () => {
  const smooth = [{ units: 4, activation: "tanh" }, { units: 3 }];
  withSources({ ...defaults(), layers: smooth }, (sources, trainer) => {
    const before = trainer.fingerprint();
    const [slope, gradient, rise, difference] = values(
      sources,
      "nudge.float64.slope",
      "nudge.float64.gradient",
      "nudge.float32.rise",
      "nudge.float32.plus - nudge.float32.here",
    ) as number[];
    expect(slope).toBeCloseTo(gradient, 6);
    expect(rise).toBe(difference);
    expect(trainer.fingerprint()).toBe(before);
  });
});

test("a recurrent layer has the size of its gradient in each step", () => {
  const config: Config = {
    data: { name: "adding", steps: 6, samples: 40 },
    layers: [{ kind: "simple_rnn", units: 3 }, { units: 1 }],
    loss: { name: "mean_squared_error" },
  };
  withSources(
    config,
    (sources, trainer) => {
      expect(values(sources, "health[0].grad_h")).toEqual([Array.from(trainer.health()[0].steps!.grad_h)]);
      expect(values(sources, "count(health[0].grad_h)")).toEqual([6]);
    },
    { point: null },
  );
});

test("what does not exist now has no value", () => {
  withSources(
    { ...defaults(), data: { name: "spiral", classes: 3, samples: 30, test_fraction: 0 } },
    (sources) => {
      const expressions = [
        "point.loss",
        "nudge.epsilon",
        "test.loss",
        "rival.step",
        'was["x"]',
        "answer",
        "train.r_squared",
      ];
      expect(new Set(values(sources, ...expressions))).toEqual(new Set(["fact_absent"]));
      expect(values(sources, "reached.epoch > 1e9")).toEqual([true]);
    },
    { point: null, nudge: null },
  );
});

test("a point of other data has no value and is no fault", () => {
  withSources(defaults(), (sources) => expect(values(sources, "point.loss", "step")).toEqual(["fact_absent", 5]), {
    point: [1, 2, 3],
  });
});

test("run A has the same facts", () => {
  withSources(defaults(), (sources, trainer) => {
    const rival = engine.createTrainer({ ...defaults(), seed: 8 });
    const both = { ...sources, rival: subjectOf(rival) };
    expect(values(both, "rival.step", "step", "rival.fingerprint == fingerprint")).toEqual([
      0,
      trainer.status().step,
      false,
    ]);
    rival.dispose();
  });
});

test("the page's facts are those of the page", () => {
  const change = {
    was: { dead: 3 },
    answer: "yes",
    reached: { epoch: 4, step: 28 },
    explorer: { ...EXPLORER, x: 2.5 },
  };
  withSources(
    defaults(),
    (sources) => {
      const expressions = ["was.dead", "answer", "reached.epoch", "explorer.x", "explorer.activations[0].name"];
      expect(values(sources, ...expressions)).toEqual([3, "yes", 4, 2.5, "relu"]);
    },
    change,
  );
});

test("the lab's numbers are softmax and cross-entropy of its logits", () => {
  const lab = { ...LAB, logits: [2, 1, 0.1], truth: 1, temperature: 2 };
  withSources(
    defaults(),
    (sources) => {
      const powers = lab.logits.map((z) => Math.exp(z / 2));
      const p = powers[1] / powers.reduce((a, b) => a + b);
      const [probability, loss, sigmoid, rounded, lost] = values(
        sources,
        "lab.probabilities[lab.truth]",
        "lab.loss",
        "lab.sigmoids[0]",
        "lab.float64.probability",
        "lab.two32.lost",
      ) as number[];
      expect(probability).toBeCloseTo(p, 14);
      expect(loss).toBeCloseTo(-Math.log(p), 14);
      expect(sigmoid).toBeCloseTo(1 / (1 + Math.exp(-1)), 14);
      expect(rounded).toBeCloseTo(p, 14);
      expect(lost).toBeGreaterThan(1e-5);
    },
    { lab },
  );
});

test("20 layers of one activation are found by its name", () => {
  withSources(defaults(), (sources) => {
    const narrow = { ...sources, page: { ...page, explorer: { ...EXPLORER, width: 16, initializer: "he_normal" } } };
    const [count, first, sigmoid] = values(
      narrow,
      'count(depth["relu"].variance)',
      'depth["relu"].variance[0]',
      'depth["sigmoid"].gradient[0] < 1e-6',
    );
    expect([count, first, sigmoid]).toEqual([21, 1, true]);
  });
});

test("activations are computed by the engine", () => {
  withSources(defaults(), (sources) => {
    expect(
      values(sources, 'f("leaky_relu", -10)', 'f("leaky_relu", -10, 0.5)', 'slope("sigmoid", 0)', 'f("none", 1)'),
    ).toEqual([-2, -5, 0.25, "name_unknown"]);
  });
});
