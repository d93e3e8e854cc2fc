import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { expect, test } from "vitest";
import type { Trainer } from "../../web/engine/types.ts";
import { askPython } from "./python.ts";
import { filesOf } from "../../web/exports/formats.ts";
import { catalog, engine } from "../web/engine.ts";
import { items, type Item, unscaled } from "./catalogue.ts";

/** PyTorch runs the code of every item: the same predictions, and the same losses over ten steps from the same start. */

const known = { catalog, defaults: engine.defaults() };
const folder = "build/exports/pytorch";
const STEPS = 10;
/** Of predictions, which the engine gives in float32; of losses, relative, by precision. */
const MOST = { prediction: 1e-5, float32: 1e-5, float64: 1e-10 };

interface Run {
  item: Item;
  request: { folder: string; rows: number[][]; batches: number[][] };
  predictions: ArrayLike<number>;
  losses: number[];
}

const rowsOf = ({ inputs, columns }: ReturnType<Trainer["data"]>, count: number): number[][] =>
  Array.from({ length: count }, (_, row) => Array.from(inputs.subarray(row * columns, (row + 1) * columns)));

/** Batches of several sizes, and at last all rows. */
const batchesOf = (rows: number): number[][] =>
  Array.from({ length: STEPS }, (_, step) =>
    Array.from({ length: step < STEPS - 1 ? 7 + step : rows }, (_, i) => (5 * step + 3 * i) % rows),
  );

/** What the engine says, of a network that has learned a little. */
function runOf(item: Item, index: number): Run {
  const start = engine.createTrainer(item.config);
  start.train({ steps: 5 }, { evaluate: false });
  const parameters = start.parameters();
  const trainer = engine.createTrainer({ ...item.config, parameters });
  const data = trainer.data();
  const rows = rowsOf(data, 12);
  const place = `${folder}/${index}`;
  mkdirSync(place, { recursive: true });
  for (const file of filesOf(known, { config: item.config, parameters, data, scaling: item.scaling }, "pytorch"))
    writeFileSync(`${place}/${file.name}`, file.data);
  const predictions = trainer.predict(rows.flat());
  const batches = item.isRandom ? [] : batchesOf(data.rows);
  const losses = [trainer.status().train.loss];
  for (const batch of batches) losses.push(trainer.train({ batches: [batch] }).train.loss);
  start.dispose();
  trainer.dispose();
  return { item, request: { folder: place, rows: unscaled(item, rows), batches }, predictions, losses };
}

interface Answer {
  predictions: number[];
  losses: number[];
  error?: string;
}

/** Largest differences, of the predictions and of the losses relative to them; Infinity where the code fails. */
function differences({ predictions, losses }: Run, answer: Answer): { prediction: number; loss: number } {
  if (answer.error !== undefined) return { prediction: Infinity, loss: Infinity };
  const largest = (values: number[]) => values.reduce((most, value) => (value <= most ? most : value), 0);
  return {
    prediction: largest(Array.from(predictions, (value, i) => Math.abs(value - answer.predictions[i]))),
    loss: largest(losses.map((loss, i) => Math.abs(loss - answer.losses[i]) / Math.max(Math.abs(loss), 1e-3))),
  };
}

/** The worst differences of a chapter, and the items that have them. */
interface Worst {
  items: number;
  prediction: [number, string];
  float32: [number, string];
  float64: [number, string];
}

const worse = (now: [number, string], difference: number, name: string): [number, string] =>
  difference > now[0] ? [difference, name] : now;

function tableOf(worst: ReadonlyMap<string, Worst>): string {
  const cells = Array.from(worst, ([chapter, { items: count, ...differences }]) =>
    [
      chapter,
      count,
      ...Object.values(differences).map(([value, name]) => `${value.toExponential(1)} ${name.replaceAll("|", "or")}`),
    ].join(" | "),
  );
  const head = "pytorch | items | predictions | losses, float32 | losses, float64";
  return [head, "--- | --- | --- | --- | ---", ...cells].map((line) => `| ${line} |\n`).join("");
}

test("PyTorch predicts and trains as the engine does", () => {
  rmSync(folder, { recursive: true, force: true });
  const runs = items.map(runOf);
  const answers = askPython<Answer>(
    ["-W", "ignore", "tests/exports/pytorch.py"],
    runs.map(({ request }) => request),
  );
  expect(answers.length).toBe(runs.length);
  const worst = new Map<string, Worst>();
  const failed: string[] = [];
  runs.forEach((run, i) => {
    const { chapter, name, config } = run.item;
    const { prediction, loss } = differences(run, answers[i]);
    const precision = config.precision ?? "float32";
    const row = worst.get(chapter) ?? { items: 0, prediction: [0, ""], float32: [0, ""], float64: [0, ""] };
    row.items += 1;
    row.prediction = worse(row.prediction, prediction, name);
    row[precision] = worse(row[precision], loss, name);
    worst.set(chapter, row);
    if (!(prediction <= MOST.prediction && loss <= MOST[precision]))
      failed.push(`${i} ${chapter} ${name}: prediction ${prediction}, loss ${loss} ${answers[i].error ?? ""}`);
  });
  writeFileSync("build/exports/pytorch.md", tableOf(worst));
  expect(failed).toEqual([]);
});
