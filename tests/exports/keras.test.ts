import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { expect, test } from "vitest";
import { askPython } from "./python.ts";
import { activationOf } from "../../web/experiment/experiment.ts";
import { filesOf } from "../../web/exports/formats.ts";
import { modelOf } from "../../web/exports/model.ts";
import { catalog, engine } from "../web/engine.ts";
import { items, type Item, unscaled } from "./catalogue.ts";
import { type Built, builtLayer, predicted, type Recorded } from "./tensorflow.ts";

/**
 * Keras itself cannot be installed everywhere. So the code runs with a module that records its calls, and what it calls is
 * compared with TensorFlow.js: the layers by name, their arguments and defaults, the shapes of their weights, and what they predict.
 */

const known = { catalog, defaults: engine.defaults() };
const folder = "build/exports/keras";
const MOST = 1e-5;
const NUMBERS = [-3.25, -1.5, -0.625, 0.125, 0.75, 2.5];

interface Answer {
  error?: string;
  input: number[];
  layers: Recorded[];
  weights: [number[], number[]][][];
  compiled: { optimizer: Recorded; loss: Recorded };
  config: { floatx: string; epsilon: number };
  prepared: number[][];
  data: number[][];
  answers: number[][];
  functions: Record<string, number[]>;
}

interface Run {
  item: Item;
  request: { folder: string; rows: number[][]; numbers: number[]; outputs: number[][] };
  model: ReturnType<typeof modelOf>;
  predictions: ArrayLike<number>;
  /** What the loss holds for large weights. */
  penalty: number;
}

function runOf(item: Item, index: number): Run {
  const trainer = engine.createTrainer(item.config);
  trainer.train({ steps: 5 }, { evaluate: false });
  const { inputs, columns } = trainer.data();
  const rows = Array.from({ length: 6 }, (_, row) => Array.from(inputs.subarray(row * columns, (row + 1) * columns)));
  const request = {
    config: item.config,
    parameters: trainer.parameters(),
    data: trainer.data(),
    scaling: item.scaling,
  };
  const place = `${folder}/${index}`;
  mkdirSync(place, { recursive: true });
  for (const file of filesOf(known, request, "keras")) writeFileSync(`${place}/${file.name}`, file.data);
  const predictions = trainer.predict(rows.flat());
  const outputs = rows.map((_, row) =>
    Array.from(predictions.subarray(0, predictions.length / 6), (value) => value + row / 3),
  );
  const { loss, data_loss } = trainer.status().train;
  trainer.dispose();
  return {
    item,
    request: { folder: place, rows: unscaled(item, rows), numbers: NUMBERS, outputs },
    model: modelOf(known, request),
    predictions,
    penalty: loss - data_loss,
  };
}

const largest = (got: ArrayLike<number>, wanted: ArrayLike<number>): number =>
  Array.from(wanted).reduce(
    (most, value, i) => Math.max(most, Math.abs(value - got[i])),
    got.length === wanted.length ? 0 : Infinity,
  );

/** The engine's f at the numbers, of the activation of a layer. */
function activationErrors({ model }: Run, { functions }: Answer): string[] {
  return model.layers.flatMap(({ layer }, i) =>
    (["activation", "recurrent_activation"] as const).flatMap((key) => {
      const item = activationOf(catalog, layer[key]);
      if (layer[key] === undefined || !item?.elementwise) return [];
      const wanted = engine.activate(layer[key], NUMBERS).value;
      const isTrained = typeof layer[key] === "object" && layer[key].trainable === true;
      const name = isTrained ? `Formula${i + 1}` : `${key}_${i + 1}` in functions ? `${key}_${i + 1}` : item.name;
      if (!(name in functions)) return []; // a layer of Keras
      const difference = largest(functions[name], wanted);
      return difference < MOST ? [] : [`${name}: off by ${difference}`];
    }),
  );
}

/** Numbers of the experiment that the optimizer and the loss do not have under their names. */
function settingErrors({ model }: Run, { compiled, config }: Answer): string[] {
  const { optimizer, loss, precision } = model.experiment;
  const missing = (item: object, { kwargs }: Recorded, without: string[]) =>
    Object.entries(item)
      .filter(([key, value]) => key !== "name" && !without.includes(key) && kwargs[key] !== value)
      .map(([key]) => key);
  const plain = (name: string) => name.replaceAll("_", "");
  return [
    ...missing(optimizer, compiled.optimizer, []),
    ...missing(loss, compiled.loss, ["epsilon"]),
    ...(compiled.optimizer.type.toLowerCase() === optimizer.name ? [] : ["optimizer"]),
    ...(compiled.loss.type.toLowerCase() === plain(loss.name) ? [] : ["loss"]),
    ...(config.floatx === precision ? [] : ["floatx"]),
    ...(loss.from_logits === false && config.epsilon !== loss.epsilon ? ["epsilon"] : []),
  ];
}

interface Penalty {
  kwargs: { l1: number; l2: number };
}

/** What Keras adds to the loss for a layer with these regularizers; its weights begin with the kernels, one way after the other. */
function penaltyOf(layer: Recorded, weights: [number[], number[]][]): number {
  const isBothWays = layer.type === "Bidirectional";
  const { kernel_regularizer, recurrent_regularizer } = (isBothWays ? (layer.args[0] as Recorded) : layer).kwargs;
  const term = (penalty: unknown, [, values]: [number[], number[]]) => {
    if (!penalty) return 0;
    const { l1, l2 } = (penalty as Penalty).kwargs;
    return values.reduce((sum, value) => sum + l1 * Math.abs(value) + l2 * value * value, 0);
  };
  const first = isBothWays ? [0, weights.length / 2] : [0];
  return first
    .filter((at) => at < weights.length)
    .reduce(
      (sum, at) =>
        sum + term(kernel_regularizer, weights[at]) + term(recurrent_regularizer, weights[at + 1] ?? [[], []]),
      0,
    );
}

const answersOf = (logits: ArrayLike<number>, answer: string | null): ArrayLike<number> =>
  answer === "softmax"
    ? engine.softmax(logits)
    : answer === "sigmoid"
      ? engine.activate("sigmoid", logits).value
      : logits;

/** What the network of TensorFlow.js predicts; null if it cannot. */
function predictionsOf({ model }: Run, answer: Answer, layers: (Built | null)[]): ArrayLike<number> | null {
  const outputs = predicted(layers, answer.weights, answer.prepared);
  if (!outputs) return null;
  const width = outputs.length / answer.prepared.length;
  return answer.prepared.flatMap((_, row) =>
    Array.from(answersOf(Array.from(outputs).slice(row * width, (row + 1) * width), model.answer)),
  );
}

/** What is wrong with the code of an item, and how far its predictions are off; null if TensorFlow.js cannot compute it. */
function judged(run: Run, answer: Answer): { errors: string[]; difference: number | null } {
  if (answer.error !== undefined) return { errors: [answer.error], difference: null };
  const layers = answer.layers.map(builtLayer);
  const silent = layers.flatMap((built) => (built?.silent ?? []).map((key) => `silent ${key}`));
  const errors = [...silent, ...activationErrors(run, answer), ...settingErrors(run, answer)];
  const answered = run.request.outputs.flatMap((each) => Array.from(answersOf(each, run.model.answer)));
  if (!(largest(answer.answers.flat(), answered) < MOST)) errors.push("predict makes other answers of the outputs");
  const penalty = answer.layers.reduce((sum, layer, i) => sum + penaltyOf(layer, answer.weights[i]), 0);
  if (!(Math.abs(penalty - run.penalty) < MOST)) errors.push(`penalty ${penalty}, not ${run.penalty}`);
  const predictions = predictionsOf(run, answer, layers);
  const difference = predictions && largest(predictions, run.predictions);
  if (difference !== null && !(difference < MOST)) errors.push(`predictions off by ${difference}`);
  return { errors, difference };
}

test("Keras code calls what TensorFlow.js knows by the same names, and predicts as the engine does", () => {
  rmSync(folder, { recursive: true, force: true });
  const runs = items.map(runOf);
  const answers = askPython<Answer>(
    ["tests/exports/read_keras.py"],
    runs.map(({ request }) => request),
  );
  expect(answers.length).toBe(runs.length);
  const worst = new Map<string, { items: number; computed: number; prediction: number }>();
  const failed: string[] = [];
  runs.forEach((run, i) => {
    const { chapter, name } = run.item;
    const row = worst.get(chapter) ?? { items: 0, computed: 0, prediction: 0 };
    worst.set(chapter, row);
    row.items += 1;
    try {
      const { errors, difference } = judged(run, answers[i]);
      if (difference !== null) row.computed += 1;
      row.prediction = Math.max(row.prediction, difference ?? 0);
      if (errors.length > 0) failed.push(`${i} ${chapter} ${name}: ${errors.join("; ")}`);
    } catch (error) {
      failed.push(`${i} ${chapter} ${name}: ${String(error)}`);
    }
  });
  const head = ["keras | items | computed by TensorFlow.js | predictions", "--- | --- | --- | ---"];
  const lines = Array.from(worst, ([chapter, row]) =>
    [chapter, row.items, row.computed, row.prediction.toExponential(1)].join(" | "),
  );
  writeFileSync("build/exports/keras.md", [...head, ...lines].map((line) => `| ${line} |\n`).join(""));
  expect(failed).toEqual([]);
});
