import { loadData, savedFile } from "../../code/data.ts";
import { head } from "../../code/head.ts";
import { block, indented, moduleText } from "../../code/python.ts";
import { type Format, textFile } from "../../format.ts";
import type { Model } from "../../model.ts";
import { kerasCode, prepare } from "./code.ts";
import { kerasRefusals } from "./refusals.ts";
import { compileModel, fit, metricFunctions, predict } from "./training.ts";

const main = (model: Model): string[] => [
  'if __name__ == "__main__":',
  ...indented([
    "x_train, y_train, x_test, y_test = load_data()",
    "model = build_model()",
    "compile_model(model)",
    "load_weights(model)  # without this line it begins with new weights",
    ...fit(model),
    "print(predict(model, x_train[:5]))",
  ]),
];

function text(model: Model): string {
  const { config, definitions, buildModel, loadWeights } = kerasCode(model);
  const compile = block("def compile_model(model):", null, compileModel(model));
  const code = [
    ...definitions,
    prepare(model),
    buildModel,
    loadWeights,
    ...metricFunctions(model),
    compile,
    predict(model),
    loadData(model),
  ];
  const needsMath = code.some((part) => part.some((line) => line.includes("math.")));
  const start = [
    ...head(model, "Keras 3 with any of its backends, and NumPy"),
    ...(needsMath ? ["import math"] : []),
    "from pathlib import Path",
    "",
    "import keras",
    "import numpy as np",
    "from keras import layers",
    "",
    ...config,
    'saved = np.load(Path(__file__).with_name("weights.npz"))',
  ];
  return moduleText([start, ...code, main(model)]);
}

/** Code for Keras 3 with the weights, and the data if the model comes with it. */
export const keras: Format = {
  id: "keras",
  refusals: kerasRefusals,
  files: (model) => [textFile("model.py", "text/x-python", text(model)), savedFile(model)],
};
