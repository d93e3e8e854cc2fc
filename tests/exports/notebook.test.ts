import { spawnSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { expect, test } from "vitest";
import { filesOf } from "../../web/exports/formats.ts";
import { catalog, engine } from "../web/engine.ts";
import { items } from "./catalogue.ts";

/** nbformat reads notebooks, and their cells run from the first to the last, beside a module that records what they call. */

const known = { catalog, defaults: engine.defaults() };
const folder = "build/exports/notebook";
/** Some of the items: the code for Keras is tested with all of them. */
const EVERY = 25;

const chosen = items.filter((_, i) => i % EVERY === 0).map(({ name, config }) => ({ name, config }));

test("notebooks are valid, and hold weights and data", () => {
  mkdirSync(folder, { recursive: true });
  const runs = chosen.map(({ config }, i) => {
    const trainer = engine.createTrainer({
      ...config,
      data: { ...config.data!, test_fraction: 0.25 },
    });
    const data = trainer.data();
    const parameters = trainer.parameters();
    const [file] = filesOf(
      known,
      { config: trainer.config, parameters, data, link: "https://example.org/#x" },
      "notebook",
    );
    writeFileSync(`${folder}/${i}.ipynb`, file.data);
    trainer.dispose();
    const rows = [Array.from(data.inputs.subarray(0, data.columns))];
    const weights = parameters.flatMap((layer) => Object.values(layer).flatMap((values) => Array.from(values)));
    return { request: { file: `${folder}/${i}.ipynb`, rows }, data, weights, name: file.name };
  });
  const python = spawnSync(process.env.PLAYGROUND_PYTHON ?? "python3", ["tests/exports/read_notebook.py"], {
    input: runs.map(({ request }) => JSON.stringify(request)).join("\n"),
    encoding: "utf8",
    maxBuffer: 2 ** 28,
  });
  expect(python.stderr).toBe("");
  const answers = python.stdout.trim().split("\n");
  expect(answers.length).toBe(runs.length);
  runs.forEach(({ data, weights, name }, i) => {
    const answer = JSON.parse(answers[i]);
    expect(answer.error, chosen[i].name).toBe(undefined);
    expect(name).toBe("model.ipynb");
    expect(answer.cells).toEqual(Array.from({ length: 20 }, (_, cell) => (cell % 2 === 0 ? "markdown" : "code")));
    expect(answer.fitted.rows).toBe(data.trainRows);
    const [xTrain, , xTest] = answer.data;
    expect([xTrain, xTest]).toEqual([
      [data.trainRows, data.columns],
      [data.rows - data.trainRows, data.columns],
    ]);
    const held: number[] = answer.weights.flatMap((layer: [number[], number[]][]) =>
      layer.flatMap(([, values]) => values),
    );
    expect(held, chosen[i].name).toEqual(weights);
  });
  writeFileSync(
    "build/exports/notebook.md",
    `| notebook | valid and run |\n| --- | --- |\n| all chapters | ${runs.length} |\n`,
  );
});
