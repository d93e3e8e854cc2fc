// Where TensorFlow.js is wrong: node tests/accuracy/tensorflow-errors.mjs writes tensorflow-errors.json, which a test verifies.
// Of each function's values and derivatives, the worst row of tests/reference, and rows where it gives 0, NaN or infinity
// and the exact value, rounded to float32, is something else.
import { writeFileSync } from "node:fs";
import { argv } from "node:process";
import { pathToFileURL } from "node:url";
import * as tensorflow from "./tensorflow.mjs";
import { activationFiles, error32, fromBits, isMovedKink, kink, number, readCsv, readJson } from "./reference.mjs";

/** Wrong from here on, in ulp of float32: more than a float32 formula of several steps needs. */
export const wrongFrom = 16;

export const text = (x) => (Number.isNaN(x) ? "NaN" : Object.is(x, -0) ? "-0" : String(x));

/** Numbers that stand in the way of nothing: 1e25 rather than 10000000000000000000000000.3. */
const rounded = (ulp) => (Number.isFinite(ulp) ? Number(ulp.toPrecision(4)) : null);

function entryOf(name, of, xBits, got, exact) {
  const ulp = exact === "nan" ? null : rounded(error32(got, number(exact)));
  return { name, of, x_bits: xBits, x: text(fromBits(xBits)), tensorflow: text(got), exact, ulp };
}

/** The kind of wrongness, of which one row is enough. */
function kind(got, exact) {
  if (Number.isNaN(got)) return "nan";
  if (!Number.isFinite(got)) return "infinite";
  if (got === 0 && Math.fround(exact) !== 0) return "zero";
  return "digits";
}

function worstOfEachKind(candidates) {
  const worst = new Map();
  for (const { error, what, entry } of candidates) {
    if (!(worst.get(what)?.error >= error)) worst.set(what, { error, entry });
  }
  return [...worst.values()].map(({ entry }) => entry);
}

function finiteErrors(file) {
  const rows = readCsv(`act32/${file}.csv`);
  const got = tensorflow.activate(
    file,
    rows.map((row) => fromBits(row.x_bits)),
  );
  return ["value", "derivative"].flatMap((of) => {
    const column = of === "value" ? "f" : "df";
    const candidates = rows.flatMap((row, i) => {
      const result = got[of][i];
      const sides = of === "derivative" ? kink(row) : [];
      const error = Math.min(error32(result, number(row[column])), ...sides.map((side) => error32(result, side)));
      if (!(error >= wrongFrom) || isMovedKink(file, fromBits(row.x_bits))) return [];
      return [
        { error, what: kind(result, number(row[column])), entry: entryOf(file, of, row.x_bits, result, row[column]) },
      ];
    });
    return worstOfEachKind(candidates);
  });
}

/** Infinities against nonfinite.csv, and NaN, which is to stay NaN. */
function nonFiniteErrors(file, spec) {
  const name =
    { swish: "swish", hard_swish: "hard_swish", gelu_erf: "gelu_erf", gelu_tanh: "gelu_tanh" }[file] ?? spec.name;
  const limits = readCsv("nonfinite.csv").find((row) => row.name === name);
  const parameter = Number(Object.values(spec).find((value) => typeof value === "number"));
  const limit = (cell) =>
    ({ slope: parameter, alpha: parameter, "-alpha": -parameter })[cell] ?? number(cell === "nan" ? "NaN" : cell);
  const inputs = ["7f800000", "ff800000", "7fc00000"];
  const got = tensorflow.activate(file, inputs.map(fromBits));
  const exact = { value: [limits.f_pinf, limits.f_ninf, "nan"], derivative: [limits.df_pinf, limits.df_ninf, "nan"] };
  return ["value", "derivative"].flatMap((of) =>
    inputs.flatMap((bits, i) => {
      const wanted = limit(exact[of][i]);
      const fine = Number.isNaN(wanted) ? Number.isNaN(got[of][i]) : error32(got[of][i], wanted) < wrongFrom;
      return fine ? [] : [entryOf(file, of, bits, got[of][i], Number.isNaN(wanted) ? "nan" : text(wanted))];
    }),
  );
}

const oneHot = (label, n) => Array.from({ length: n }, (_, i) => Number(i === label));

/** What TensorFlow.js gives for a place of tests/reference's tables of losses. */
export function lossResult({ name, case: at, label, of, index }) {
  if (name === "sigmoid_cross_entropy") {
    const row = readCsv("bce_logits.csv")[at];
    const got = tensorflow.sigmoidCrossEntropy([number(row.target)], [fromBits(row.x_bits)]);
    return of === "value" ? { got: got.value, exact: row.loss } : { got: got.gradient[0], exact: row.dloss_dx };
  }
  const example = readJson("softmax_ce.json").find((item) => item.name === at);
  const logits = example.logit_bits.map(fromBits);
  if (name === "softmax") return { got: tensorflow.softmax(logits)[index], exact: example.softmax[index] };
  if (name === "log_softmax") return { got: tensorflow.logSoftmax(logits)[index], exact: example.log_softmax[index] };
  const labelled = example.ce.find((item) => item.label === label);
  const got = tensorflow.softmaxCrossEntropy(oneHot(label, example.n), logits);
  if (of === "value") return { got: got.value, exact: labelled.loss };
  return { got: got.gradient[index], exact: labelled.grad?.[index] ?? labelled.grad_y };
}

/** Every place of those tables. */
function* lossPlaces() {
  for (const example of readJson("softmax_ce.json")) {
    const all = example.softmax.map((_, index) => index);
    for (const name of ["softmax", "log_softmax"]) {
      if (example.n <= 20) for (const index of all) yield { name, case: example.name, of: "value", index };
    }
    for (const { label, grad, grad_y } of example.ce) {
      yield { name: "softmax_cross_entropy", case: example.name, label, of: "value" };
      for (const index of grad ? all : grad_y ? [label] : [])
        yield { name: "softmax_cross_entropy", case: example.name, label, of: "gradient", index };
    }
  }
  for (const [at] of readCsv("bce_logits.csv").entries()) {
    for (const of of ["value", "gradient"]) yield { name: "sigmoid_cross_entropy", case: at, of };
  }
}

function lossErrors() {
  const candidates = [];
  for (const place of lossPlaces()) {
    const { got, exact } = lossResult(place);
    const error = error32(got, number(exact));
    if (!(error >= wrongFrom)) continue;
    const entry = { ...place, tensorflow: text(got), exact, ulp: rounded(error) };
    candidates.push({ error, what: `${place.name} ${place.of} ${kind(got, number(exact))}`, entry });
  }
  return worstOfEachKind(candidates);
}

export function findErrors() {
  const files = activationFiles().filter(({ file }) => tensorflow.activations[file]);
  return {
    activations: files.flatMap(({ file, spec }) => [...finiteErrors(file), ...nonFiniteErrors(file, spec)]),
    losses: lossErrors(),
  };
}

if (argv[1] && import.meta.url === pathToFileURL(argv[1]).href) {
  const lines = (list) => list.map((entry) => `  ${JSON.stringify(entry)}`).join(",\n");
  const { activations, losses } = findErrors();
  const file = new URL("tensorflow-errors.json", import.meta.url);
  writeFileSync(
    file,
    `{\n "tensorflow": "${tensorflow.tf.version.tfjs}",\n "activations": [\n${lines(activations)}\n ],\n "losses": [\n${lines(losses)}\n ]\n}\n`,
  );
  console.log(`${activations.length + losses.length} entries in ${file.pathname}`);
}
