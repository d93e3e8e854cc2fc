import { loadData, rowText, savedFile } from "../../code/data.ts";
import { inputsOf } from "../../code/inputs.ts";
import { namedLayers } from "../../code/named.ts";
import { block, call, moduleText, python } from "../../code/python.ts";
import { head } from "../../code/head.ts";
import { itemRefusals } from "../../code/refusals.ts";
import { type Format, textFile } from "../../format.ts";
import { PYTORCH } from "../../formula/python.ts";
import type { Model } from "../../model.ts";
import { lossFunction, LOSSES, targets } from "./loss.ts";
import { networkCode } from "./network.ts";
import { optimizerCode, OPTIMIZERS } from "./optimizer.ts";
import { INITIALIZERS } from "./start.ts";

/** The network's inputs of rows of the data. */
function prepare(model: Model): string[] {
  const { input } = model;
  const inputs = inputsOf(model, PYTORCH);
  const body = [
    "x = torch.as_tensor(x, dtype=torch.float64)",
    ...(model.scaling
      ? ['x = (x - torch.as_tensor(saved["scaling.offset"])) * torch.as_tensor(saved["scaling.factor"])']
      : []),
    ...(inputs ? [...inputs.columns, ...call("x = torch.stack", [`[${inputs.features.join(", ")}]`, "dim=1"])] : []),
    ...(input.length > 1 ? [`x = x.reshape(-1, ${input.join(", ")})`] : []),
    "return x.to(torch.get_default_dtype())",
  ];
  return block("def prepare(x):", `What the network reads, of rows of ${rowText(model)}.`, body);
}

const ANSWERS: Readonly<Record<string, string>> = {
  softmax: "torch.softmax(outputs, dim=1)",
  sigmoid: "torch.sigmoid(outputs)",
};

function predict({ answer, task }: Model): string[] {
  const says = task === "regression" ? "The values for rows of the data." : "The probabilities for rows of the data.";
  return block("def predict(x, model=None):", says, [
    "model = (model or build_model()).eval()",
    "with torch.no_grad():",
    "    outputs = model(prepare(x))",
    `return ${answer ? ANSWERS[answer] : "outputs"}.numpy()`,
  ]);
}

function train(model: Model, made: string, isPenalized: boolean): string[] {
  return block(
    "def train(model, x, y, batches):",
    "Makes an update for each batch of row numbers; gives the loss of each.",
    [
      `x, y = prepare(x), ${targets(model)}`,
      "parameters = [w for w in model.parameters() if w.requires_grad]",
      `optimizer = ${made}`,
      "model.train()",
      "for rows in batches:",
      "    optimizer.zero_grad()",
      `    value = loss(model(x[rows]), y[rows])${isPenalized ? " + penalty(model)" : ""}`,
      "    value.backward()",
      "    optimizer.step()",
      "    yield value.item()",
    ],
  );
}

function evaluate(model: Model, isPenalized: boolean): string[] {
  return block("def evaluate(model, x, y):", "The loss of all rows, without dropout.", [
    "model.eval()",
    "with torch.no_grad():",
    `    value = loss(model(prepare(x)), ${targets(model)})`,
    `    return (value${isPenalized ? " + penalty(model)" : ""}).item()`,
  ]);
}

function batches({ experiment }: Model): string[] {
  const { batch_size: size, shuffle = true } = experiment;
  return block(`def batches(rows, epochs, batch_size=${size}, shuffle=${python(shuffle)}):`, null, [
    "for _ in range(epochs):",
    "    order = torch.randperm(rows) if shuffle else torch.arange(rows)",
    "    yield from order.split(batch_size)",
  ]);
}

const MAIN: readonly string[] = [
  'if __name__ == "__main__":',
  "    x_train, y_train, x_test, y_test = load_data()",
  "    model = build_model()  # or new_model()",
  '    print("loss before", evaluate(model, x_train, y_train))',
  "    losses = list(train(model, x_train, y_train, batches(len(x_train), epochs=10)))",
  '    print("loss of the last batch", losses[-1])',
  '    print("loss after", evaluate(model, x_train, y_train))',
  "    if len(x_test) > 0:",
  '        print("loss of the test data", evaluate(model, x_test, y_test))',
];

function pytorchCode(model: Model): string {
  const layers = namedLayers(model.layers);
  const { definitions, penalty } = networkCode(layers);
  const optimizer = optimizerCode(model);
  const isPenalized = penalty !== null;
  const code = [
    ...definitions,
    prepare(model),
    predict(model),
    lossFunction(model),
    penalty ?? [],
    optimizer.type,
    train(model, optimizer.made, isPenalized),
    evaluate(model, isPenalized),
    batches(model),
    loadData(model),
    [...MAIN],
  ];
  const needsMath = code.some((part) => part.some((line) => line.includes("math.")));
  const needsFunctional = code.some((part) => part.some((line) => line.includes("F.")));
  const start = [
    ...head(model, "PyTorch 1.13 or newer, and NumPy"),
    ...(needsMath ? ["import math"] : []),
    "from pathlib import Path",
    "",
    "import numpy as np",
    "import torch",
    ...(needsFunctional ? ["import torch.nn.functional as F"] : []),
    "from torch import nn",
    "",
    `torch.set_default_dtype(torch.${model.experiment.precision})`,
    'saved = np.load(Path(__file__).with_name("weights.npz"))',
  ];
  return moduleText([start, ...code]);
}

/** Code for PyTorch with the weights, and the data if the model comes with it. */
export const pytorch: Format = {
  id: "pytorch",
  refusals: (network) =>
    itemRefusals(network, { format: "PyTorch", losses: LOSSES, optimizers: OPTIMIZERS, initializers: INITIALIZERS }),
  files: (model) => [textFile("model.py", "text/x-python", pytorchCode(model)), savedFile(model)],
};
