// The engine and TensorFlow.js against the exact values of tests/reference: worst errors in ulp.
import * as tensorflow from "./tensorflow.mjs";
import {
  Worst,
  activationFiles,
  error32,
  error64,
  fromBits,
  isMovedKink,
  kink,
  number,
  readCsv,
  readJson,
} from "./reference.mjs";

const numbers = (list) => list.map(number);
const oneHot = (label, n) => Array.from({ length: n }, (_, i) => Number(i === label));

/** The lesser of the error and, at a kink, those against either side. */
const least = (error, sides, errorOf) => Math.min(error, ...sides.map(errorOf));

/** Worst errors over a table of float32 inputs; got holds value and derivative, a number a row. */
function errors32(rows, got) {
  const worst = { value: new Worst(), derivative: new Worst() };
  for (const [i, row] of rows.entries()) {
    const [f, df] = [Math.fround(got.value[i]), Math.fround(got.derivative[i])];
    worst.value.meet(error32(f, number(row.f)), row.x);
    worst.derivative.meet(
      least(error32(df, number(row.df)), kink(row), (side) => error32(df, side)),
      row.x,
    );
  }
  return worst;
}

function errors64(rows, got) {
  const worst = { value: new Worst(), derivative: new Worst() };
  for (const [i, row] of rows.entries()) {
    worst.value.meet(error64(got.value[i], number(row.f), number(row.f_lo)), row.x);
    const error = error64(got.derivative[i], number(row.df), number(row.df_lo));
    worst.derivative.meet(
      least(error, kink(row), (side) => error64(got.derivative[i], side)),
      row.x,
    );
  }
  return worst;
}

/** A row an activation: the engine rounded to float32, the engine in float64, TensorFlow.js where it has the function. */
export function activationErrors(engine) {
  return activationFiles().map(({ file, spec }) => {
    const rows32 = readCsv(`act32/${file}.csv`);
    const rows64 = readCsv(`act64/${file}.csv`);
    const x32 = rows32.map((row) => fromBits(row.x_bits));
    const theirs = rows32.filter((_, i) => !isMovedKink(file, x32[i]));
    return {
      name: file,
      float32: errors32(rows32, engine.activate(spec, x32)),
      float64: errors64(
        rows64,
        engine.activate(
          spec,
          rows64.map((row) => fromBits(row.x_bits)),
        ),
      ),
      tensorflow: tensorflow.activations[file]
        ? errors32(
            theirs,
            tensorflow.activate(
              file,
              theirs.map((row) => fromBits(row.x_bits)),
            ),
          )
        : null,
    };
  });
}

/** The worst errors of a quantity in three columns. */
class Columns {
  float32 = new Worst();
  float64 = new Worst();
  tensorflow = new Worst();

  constructor(name) {
    this.name = name;
  }
  meet(ours, theirs, exact, place) {
    this.float32.meet(error32(Math.fround(ours), exact), place);
    this.float64.meet(error64(ours, exact), place);
    this.tensorflow.meet(error32(theirs, exact), place);
  }
  meetAll(ours, theirs, exact, place) {
    exact.forEach((wanted, i) => this.meet(ours[i], theirs[i], wanted, place));
  }
}

function softmaxErrors(engine) {
  const [probability, logarithm, loss, gradient] = [
    "softmax",
    "log softmax",
    "softmax cross-entropy",
    "its gradient",
  ].map((name) => new Columns(name));
  const spec = { name: "categorical_crossentropy", from_logits: true };
  for (const example of readJson("softmax_ce.json")) {
    const logits = example.logit_bits.map(fromBits);
    probability.meetAll(engine.softmax(logits), tensorflow.softmax(logits), numbers(example.softmax), example.name);
    logarithm.meetAll(
      engine.logSoftmax(logits),
      tensorflow.logSoftmax(logits),
      numbers(example.log_softmax),
      example.name,
    );
    const targets = [
      ...example.ce.map((item) => ({ ...item, target: oneHot(item.label, example.n) })),
      ...(example.soft ? [{ ...example.soft, target: numbers(example.soft.target) }] : []),
    ];
    for (const { target, label, loss: exactLoss, grad, grad_y } of targets) {
      const ours = engine.loss(spec, target, logits);
      const theirs = tensorflow.softmaxCrossEntropy(target, logits);
      loss.meet(ours.value, theirs.value, number(exactLoss), example.name);
      if (grad) gradient.meetAll(ours.gradient, theirs.gradient, numbers(grad), example.name);
      if (grad_y) gradient.meet(ours.gradient[label], theirs.gradient[label], number(grad_y), example.name);
    }
  }
  return [probability, logarithm, loss, gradient];
}

function binaryErrors(engine) {
  const [loss, gradient, probabilities] = [
    "sigmoid cross-entropy",
    "its gradient",
    "binary cross-entropy of a probability",
  ].map((name) => new Columns(name));
  for (const row of readCsv("bce_logits.csv")) {
    const [x, target] = [fromBits(row.x_bits), Math.fround(number(row.target))];
    const ours = engine.loss({ name: "binary_crossentropy", from_logits: true }, [target], [x]);
    const theirs = tensorflow.sigmoidCrossEntropy([target], [x]);
    const place = `x ${row.x}, target ${row.target}`;
    loss.meet(ours.value, theirs.value, number(row.loss), place);
    gradient.meet(ours.gradient[0], theirs.gradient[0], number(row.dloss_dx), place);
  }
  for (const row of readCsv("bce_probs.csv")) {
    const [p, target] = [fromBits(row.p_bits), number(row.target)];
    if (p === 0 || p === 1) continue;
    const ours = engine.loss({ name: "binary_crossentropy", epsilon: 0 }, [target], [p]);
    probabilities.meet(
      ours.value,
      tensorflow.logLoss([target], [p], 0).value,
      number(row.loss_exact),
      `p ${row.p}, target ${row.target}`,
    );
  }
  return [loss, gradient, probabilities];
}

/** The same for softmax and the cross-entropies. */
export const lossErrors = (engine) => [...softmaxErrors(engine), ...binaryErrors(engine)];
