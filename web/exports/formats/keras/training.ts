import { block, call, python } from "../../code/python.ts";
import type { Model } from "../../model.ts";

export const LOSSES: Readonly<Record<string, string>> = {
  mean_squared_error: "MeanSquaredError",
  mean_absolute_error: "MeanAbsoluteError",
  huber: "Huber",
  log_cosh: "LogCosh",
  binary_crossentropy: "BinaryCrossentropy",
  categorical_crossentropy: "CategoricalCrossentropy",
  sparse_categorical_crossentropy: "SparseCategoricalCrossentropy",
};

export const OPTIMIZERS: Readonly<Record<string, string>> = {
  sgd: "SGD",
  rmsprop: "RMSprop",
  adam: "Adam",
  adagrad: "Adagrad",
  adamw: "AdamW",
};

/** The settings of an item of the catalog as arguments. */
const settings = (item: object, without: readonly string[] = []): string[] =>
  Object.entries(item)
    .filter(([key]) => key !== "name" && !without.includes(key))
    .map(([key, value]) => `${key}=${python(value)}`);

/** Keras clips probabilities before the logarithm by a number of its own configuration. */
export const clipping = ({ experiment: { loss } }: Model): string[] =>
  loss.from_logits === false ? [`keras.config.set_epsilon(${loss.epsilon})`] : [];

/** Keras's own accuracy of yes or no takes probabilities alone. */
const ACCURACY = block(
  "def accuracy(y_true, y_pred):",
  "The share of labels that are right: a logit above 0 says yes.",
  [
    "right = keras.ops.equal(y_true > 0.5, y_pred > 0)",
    "return keras.ops.mean(keras.ops.cast(right, keras.config.floatx()), axis=-1)",
  ],
);

/** Functions that compile needs. */
export const metricFunctions = ({ experiment: { loss } }: Model): string[][] =>
  loss.name === "binary_crossentropy" && loss.from_logits ? [ACCURACY] : [];

function metrics({ experiment: { loss }, task }: Model): string {
  if (task === "regression") return '["mean_absolute_error"]';
  if (loss.name === "binary_crossentropy")
    return loss.from_logits ? "[accuracy]" : "[keras.metrics.BinaryAccuracy(threshold=0.5)]";
  if (loss.name.includes("categorical")) return '["accuracy"]';
  return "[]";
}

export function compileModel(model: Model): string[] {
  const { optimizer, loss } = model.experiment;
  const args = [
    `optimizer=keras.optimizers.${OPTIMIZERS[optimizer.name]}(${settings(optimizer).join(", ")})`,
    `loss=keras.losses.${LOSSES[loss.name]}(${settings(loss, ["epsilon"]).join(", ")})`,
    `metrics=${metrics(model)}`,
  ];
  return ["model.compile(", ...args.map((arg) => `    ${arg},`), ")"];
}

/** `epochs` is a name or a number. */
export const fit = ({ experiment }: Model): string[] =>
  call("history = model.fit", [
    "prepare(x_train)",
    "y_train",
    `batch_size=${experiment.batch_size}`,
    `shuffle=${python(experiment.shuffle ?? true)}`,
    "epochs=10",
    "validation_data=(prepare(x_test), y_test) if len(x_test) > 0 else None",
  ]);

const ANSWERS: Readonly<Record<string, string>> = {
  softmax: "keras.ops.softmax(outputs, axis=-1)",
  sigmoid: "keras.ops.sigmoid(outputs)",
};

export function predict({ answer, task }: Model): string[] {
  const says = task === "regression" ? "The values for rows of the data." : "The probabilities for rows of the data.";
  const outputs = "model.predict(prepare(x), verbose=0)";
  const body = answer
    ? [`outputs = ${outputs}`, `return keras.ops.convert_to_numpy(${ANSWERS[answer]})`]
    : [`return ${outputs}`];
  return block("def predict(model, x):", says, body);
}
