import { loadData, savedFile } from "../../code/data.ts";
import { safeLink } from "../../code/head.ts";
import { type Format, textFile } from "../../format.ts";
import type { Model } from "../../model.ts";
import { kerasCode, prepare } from "../keras/code.ts";
import { kerasRefusals } from "../keras/refusals.ts";
import { compileModel, fit, metricFunctions, predict } from "../keras/training.ts";

/** A step of the notebook: what it is, in Markdown, and its code. */
interface Step {
  text: string;
  /** Parts of a cell, with an empty line between them. */
  code: string[][];
}

/** Bytes as a text of Python, a line at a time. */
function base64(bytes: Uint8Array): string[] {
  const LENGTH = 96;
  const chunk = 3 * 2 ** 12;
  let text = "";
  for (let at = 0; at < bytes.length; at += chunk) text += btoa(String.fromCharCode(...bytes.subarray(at, at + chunk)));
  return text.match(new RegExp(`.{1,${LENGTH}}`, "g")) ?? [];
}

const CURVES: readonly string[] = [
  'for name in ("loss", "val_loss"):',
  "    if name in history.history:",
  "        plt.plot(history.history[name], label=name)",
  'plt.xlabel("epoch")',
  'plt.ylabel("loss")',
  "plt.legend()",
  "plt.show()",
];

function steps(model: Model): Step[] {
  const { config, definitions, buildModel, loadWeights } = kerasCode(model);
  const { link, experiment } = model;
  const bytes = base64(savedFile(model).data);
  const title = `# A network for the data "${experiment.data.name}"`;
  const origin = link
    ? `From [an experiment of Activation Playground](${safeLink(link)}).`
    : "From Activation Playground.";
  return [
    {
      text: `${title}\n\n${origin} It needs Keras 3 with any of its backends, NumPy and Matplotlib.`,
      code: [
        [
          "import base64",
          "import io",
          "import math",
          "",
          "import keras",
          "import matplotlib.pyplot as plt",
          "import numpy as np",
          "from keras import layers",
          "",
          ...config,
        ],
      ],
    },
    {
      text: "## Weights and data\n\nThe arrays of the experiment, as a file of NumPy.",
      code: [['FILE = """', ...bytes, '"""', "saved = np.load(io.BytesIO(base64.b64decode(FILE)))"]],
    },
    {
      text: "## Data",
      code: [loadData(model), ["x_train, y_train, x_test, y_test = load_data()", "x_train.shape, x_test.shape"]],
    },
    { text: "## Features", code: [prepare(model), ["prepare(x_train[:3])"]] },
    { text: "## Model", code: [...definitions, buildModel, ["model = build_model()", "model.summary()"]] },
    { text: "## Compile", code: [...metricFunctions(model), compileModel(model)] },
    {
      text: "## Weights\n\nWithout this cell the training begins with new weights.",
      code: [loadWeights, ["load_weights(model)"]],
    },
    { text: "## Training", code: [fit(model)] },
    { text: "## Prediction", code: [predict(model), ["predict(model, x_train[:5])"]] },
    { text: "## Curves", code: [[...CURVES]] },
  ];
}

/** The lines of a cell, as nbformat keeps them: each but the last ends its line. */
const source = (text: string): string[] => text.split(/(?<=\n)/);

const cells = (model: Model): object[] =>
  steps(model).flatMap(({ text, code }, i) => [
    { cell_type: "markdown", id: `text-${i + 1}`, metadata: {}, source: source(text) },
    {
      cell_type: "code",
      execution_count: null,
      id: `code-${i + 1}`,
      metadata: {},
      outputs: [],
      source: source(code.map((part) => part.join("\n")).join("\n\n\n")),
    },
  ]);

const metadata = {
  kernelspec: { display_name: "Python 3", language: "python", name: "python3" },
  language_info: { name: "python" },
};

/** A Jupyter notebook: the code for Keras step by step, with weights and data within. */
export const notebook: Format = {
  id: "notebook",
  refusals: kerasRefusals,
  files: (model) => {
    const text = JSON.stringify({ cells: cells(model), metadata, nbformat: 4, nbformat_minor: 5 }, null, 1);
    return [textFile("model.ipynb", "application/x-ipynb+json", `${text}\n`)];
  },
};
