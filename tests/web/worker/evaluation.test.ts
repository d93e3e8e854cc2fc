import { expect, test } from "vitest";
import type { Config } from "../../../web/engine/types.ts";
import { Evaluation } from "../../../web/worker/evaluation.ts";
import type { Clock } from "../../../web/worker/clock.ts";
import { Run } from "../../../web/worker/run.ts";
import { defaults, engine } from "../engine.ts";

/** A clock that goes on by what rows evaluated cost, by what is trained, and by what is waited for. */
class Bench {
  now = 0;
  isTraining = true;
  /** Of each turn of the evaluation. */
  turns: { start: number; cost: number }[] = [];
  #waiting: { callback: () => void; at: number }[] = [];
  readonly clock: Clock = {
    now: () => this.now,
    soon: (callback, delay) => void this.#waiting.push({ callback, at: this.now + delay }),
  };
  readonly evaluation = new Evaluation(this.clock, () => this.isTraining);

  /** A run whose every evaluated row takes so long. */
  run(config: Config, millisecondsPerRow: number): Run {
    const trainer = engine.createTrainer({ ...defaults(), ...config });
    const { rows } = trainer.data();
    const spend = (count: number) => (this.now += Math.min(count, rows) * millisecondsPerRow);
    const status = () => (spend(rows), trainer.status());
    const continueEvaluation = (count: number) => (spend(count), trainer.continueEvaluation(count));
    const slow = new Proxy(trainer, {
      get(_, name) {
        if (name === "status") return status;
        if (name === "continueEvaluation") return continueEvaluation;
        const value = Reflect.get(trainer, name, trainer) as unknown;
        return typeof value === "function" ? (value as () => unknown).bind(trainer) : value;
      },
    });
    return new Run(slow, () => this.now, "accuracy");
  }

  /** The oldest turn that is due; false where none is. */
  turn(): boolean {
    const place = this.#waiting.findIndex(({ at }) => at <= this.now);
    if (place < 0) return false;
    const [{ callback }] = this.#waiting.splice(place, 1);
    const start = this.now;
    callback();
    if (this.now > start) this.turns.push({ start, cost: this.now - start });
    return true;
  }

  /** Trains, in slices of 6 milliseconds, with the evaluation's turns between them. */
  train(run: Run, until: number, stepsPerSlice: number): void {
    while (this.now < until) {
      if (!this.evaluation.holdsTraining) {
        run.train(stepsPerSlice);
        this.now += 6;
      }
      this.evaluation.wake();
      if (!this.turn()) this.now += 0.1;
    }
  }

  /** Lets time pass until nothing more happens. */
  rest(): void {
    this.isTraining = false;
    this.evaluation.wake();
    for (let i = 0; i < 1000; i++) if (!this.turn()) this.now += 1;
  }

  get share(): number {
    return this.turns.reduce((sum, { cost }) => sum + cost, 0) / this.now;
  }
}

const LARGE: Config = { data: { name: "spiral", samples: 10_000, test_fraction: 0.3 }, batch_size: 100 };

test("during training, evaluation takes its share of the time in short slices", () => {
  const bench = new Bench();
  const run = bench.run(LARGE, 0.02); // 200 ms a pass
  bench.evaluation.watch([run]);
  bench.now = 0;
  bench.train(run, 10_000, 3);
  expect(bench.share).toBeGreaterThan(0.08);
  expect(bench.share).toBeLessThan(0.13);
  for (const { cost } of bench.turns) expect(cost).toBeLessThan(8);
  const { evaluated, step } = run.status;
  expect(evaluated).toBeGreaterThan(step / 2);
  expect(evaluated).toBeLessThan(step);
});

test("a long evaluation gets a greater share, so that it finishes every few seconds", () => {
  const bench = new Bench();
  const run = bench.run(LARGE, 0.06); // 600 ms a pass
  bench.evaluation.watch([run]);
  bench.now = 0;
  let [evaluations, evaluated] = [0, 0];
  while (bench.now < 20_000) {
    bench.train(run, bench.now + 20, 1);
    if (run.status.evaluated > evaluated) evaluations++;
    evaluated = run.status.evaluated;
  }
  expect(evaluations).toBeGreaterThanOrEqual(4);
  expect(bench.share).toBeLessThan(0.21);
});

test("shown losses are those of the step given with them, and evaluation does not change training", () => {
  for (const milliseconds of [0.0001, 0.02, 0.3]) {
    const bench = new Bench();
    const run = bench.run(LARGE, milliseconds);
    bench.evaluation.watch([run]);
    bench.train(run, bench.now + 4000, 1);
    const { evaluated, train, test } = run.status;
    const other = engine.createTrainer({ ...defaults(), ...LARGE });
    expect(other.train({ steps: evaluated })).toMatchObject({ step: evaluated, train, test });
    other.train({ steps: run.progress.step - evaluated }, { evaluate: false });
    expect(run.trainer.fingerprint()).toBe(other.fingerprint());
    other.dispose();
  }
});

test("when training pauses, the losses of the last step are evaluated in slices", () => {
  const bench = new Bench();
  const run = bench.run(LARGE, 0.02);
  bench.evaluation.watch([run]);
  bench.train(run, bench.now + 250, 1);
  expect(bench.evaluation.isSettled).toBe(false);
  expect(run.isEvaluatingPast).toBe(true);
  bench.turns = [];
  bench.rest();
  expect(bench.evaluation.isSettled).toBe(true);
  expect(bench.turns.reduce((sum, { cost }) => sum + cost, 0)).toBeLessThan(260); // one pass: that of the earlier step is left
  expect(run.status.evaluated).toBe(run.progress.step);
  expect(run.status).toMatchObject(run.trainer.status());
  expect(bench.turns.length).toBeGreaterThan(20);
  for (const { cost } of bench.turns) expect(cost).toBeLessThan(12);
});

test("a snapshot evaluates at once if a pass is quick", () => {
  const bench = new Bench();
  const run = bench.run({}, 0.001);
  bench.evaluation.watch([run]);
  run.train(5);
  expect(run.isPresent).toBe(false);
  bench.evaluation.refresh();
  expect(run.status).toMatchObject({ step: 5, evaluated: 5 });
  const slow = bench.run({}, 0.1);
  bench.evaluation.watch([slow]);
  slow.train(5);
  bench.evaluation.refresh();
  expect(slow.status).toMatchObject({ step: 5, evaluated: 0 });
});

test("training waits for required losses, which are those of the step that required them", () => {
  const bench = new Bench();
  const run = bench.run(LARGE, 0.02);
  bench.evaluation.watch([run]);
  bench.train(run, bench.now + 50, 1);
  run.train(1);
  const { step } = run.progress;
  bench.evaluation.require(run);
  expect(bench.evaluation.holdsTraining).toBe(true);
  bench.train(run, bench.now + 260, 1);
  expect(run.status.evaluated).toBe(step);
  expect(run.progress.step).toBeGreaterThan(step);
});

test("the curves have a row for each epoch if passes are quick enough", () => {
  const bench = new Bench();
  const run = bench.run({}, 0.0005);
  bench.evaluation.watch([run]);
  bench.train(run, bench.now + 600, 1); // 7 steps an epoch
  const { epoch } = run.curves;
  expect(epoch.length).toBeGreaterThan(8);
  epoch.forEach((at, i) => expect(Math.floor(at)).toBe(i));
});

test("two runs are evaluated at the same step", () => {
  const bench = new Bench();
  const runs = [bench.run(LARGE, 0.02), bench.run({ ...LARGE, optimizer: { name: "sgd" } }, 0.02)];
  bench.evaluation.watch(runs);
  const [main, baseline] = runs;
  let last = 0;
  for (let slice = 0; slice < 800; slice++) {
    baseline.train(main.progress.step - baseline.progress.step);
    if (baseline.progress.step === main.progress.step) main.train(2);
    bench.now += 12;
    bench.evaluation.wake();
    bench.turn();
    const [a, b] = runs.map(({ status }) => status.evaluated);
    if (runs.some((run) => run.isEvaluating)) continue;
    expect(a).toBe(b);
    last = a;
  }
  expect(last).toBeGreaterThan(100);
});

test("a non-finite loss found for an earlier step stops training", () => {
  // The loss of the last row overflows once the weights are large; the batches up to there are of other rows.
  const inputs = Array.from({ length: 2000 }, (_, i) => [i === 1999 ? 1e17 : Math.sin(i), Math.cos(i)]);
  const config: Config = {
    data: { name: "custom", inputs, targets: inputs.map((_, i) => [i % 2]), test_fraction: 0 },
    shuffle: false,
    batch_size: 1,
    features: ["x1", "x2"],
    layers: [{ units: 1 }],
    loss: { name: "mean_squared_error" },
    optimizer: { name: "sgd", learning_rate: 0 },
  };
  const bench = new Bench();
  const run = bench.run(config, 0.01);
  bench.evaluation.watch([run]);
  bench.train(run, bench.now + 200, 1);
  expect(run.progress.state).toBe("ready");
  run.trainer.setParameters(
    run.trainer.parameters().map((layer) => ({ ...layer, kernel: Array.from(layer.kernel, () => 1e4) })),
  );
  run.changed();
  bench.train(run, bench.now + 600, 1);
  expect(run.progress.state).toBe("diverged");
  expect(run.progress.step).toBeLessThan(1000);
});

test("setting a weight drops the evaluation under way", () => {
  const bench = new Bench();
  const run = bench.run(LARGE, 0.02);
  bench.evaluation.watch([run]);
  bench.train(run, bench.now + 200, 1);
  expect(run.isEvaluating).toBe(true);
  run.trainer.setParameters(run.trainer.parameters());
  run.changed();
  expect(run.isEvaluating).toBe(false);
  expect(run.isPresent).toBe(false);
  bench.rest();
  expect(run.isPresent).toBe(true);
});

test("a rewind takes the curves back and shows the losses of its step", () => {
  const bench = new Bench();
  const run = bench.run({}, 0.0005);
  bench.evaluation.watch([run]);
  bench.train(run, bench.now + 300, 1);
  const { step } = run.rewind();
  expect(run.status).toMatchObject({ step, evaluated: step });
  expect(run.isPresent).toBe(true);
  expect(run.curves.epoch.at(-1)).toBeLessThanOrEqual(run.progress.epoch);
});

test("training waits while a network too large for a copy is evaluated, which is seldom", () => {
  const bench = new Bench();
  const wide = { units: 1024, activation: "relu", kernel_initializer: "zeros" };
  const run = bench.run(
    {
      data: { name: "spiral", samples: 40 },
      layers: [wide, wide, wide, wide, wide, { units: 3 }],
      optimizer: { name: "sgd" },
      batch_size: 4,
    },
    1,
  );
  bench.evaluation.watch([run]);
  bench.now = 0;
  run.train(1);
  bench.now += 200;
  bench.evaluation.wake();
  while (!run.isEvaluating && !run.isPresent) bench.turn();
  expect(run.isPresent || bench.evaluation.holdsTraining).toBe(true);
  for (let slice = 0; slice < 60; slice++) {
    if (!bench.evaluation.holdsTraining && slice % 20 === 0) run.train(1);
    bench.now += 50;
    bench.evaluation.wake();
    bench.turn();
  }
  expect(run.status.evaluated).toBe(run.progress.step);
  expect(bench.share).toBeLessThan(0.2);
});
