// The tables of scripts/accuracy: node tests/accuracy/run.mjs RESULTS_FOLDER
// Reads sweep.json and gradients.json there, measures the engine and TensorFlow.js, writes tables.json and accuracy.md.
import { readFileSync, writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { loadEngine } from "../../dist/engine.js";
import { activationErrors, lossErrors } from "./tables.mjs";
import { tf } from "./tensorflow.mjs";

const folder = process.argv[2] ?? "build/accuracy";
const read = (name) => JSON.parse(readFileSync(`${folder}/${name}`, "utf8"));

function table(head, rows) {
  const line = (cells) => `| ${cells.join(" | ")} |`;
  return [line(head), line(head.map((_, i) => (i === 0 ? "---" : "---:"))), ...rows.map(line)].join("\n");
}

const plain = (ulp) =>
  ulp === Infinity ? "∞" : ulp === 0 ? "0" : ulp >= 1e4 ? ulp.toExponential(1) : String(Number(ulp.toPrecision(3)));
const count = (n) => n.toLocaleString("en-US");
const places = (worst) => (worst ? [plain(worst.value.ulp), plain(worst.derivative.ulp)] : ["–", "–"]);

function activationsSection(rows) {
  const head = ["activation", "f, rounded to float32", "f′", "f in float64", "f′", "f, TensorFlow.js", "f′"];
  return `## Activations against the exact values of tests/reference: worst error in ulp\n
engine.activate at float32 inputs, rounded to float32 (ulp of float32); at float64 inputs (ulp of float64); TensorFlow.js ${tf.version.tfjs},
backend cpu, at the same float32 inputs. ∞: NaN or infinity where the value is finite. –: it has no such function.\n
${table(
  head,
  rows.map((row) => [row.name, ...places(row.float32), ...places(row.float64), ...places(row.tensorflow)]),
)}`;
}

function lossesSection(rows) {
  const head = ["", "rounded to float32", "in float64", "TensorFlow.js", "worst of TensorFlow.js at"];
  const cells = (row) => [
    row.name,
    plain(row.float32.ulp),
    plain(row.float64.ulp),
    plain(row.tensorflow.ulp),
    row.tensorflow.at,
  ];
  return `## Softmax and cross-entropies: worst error in ulp\n\n${table(head, rows.map(cells))}`;
}

const short = (x) => (Math.abs(x) >= 1e9 ? x.toExponential(4) : String(Number(x.toPrecision(6))));
const at = (worst) => (worst.ulp === 0 ? "0" : `${plain(worst.ulp)} (${short(worst.x)})`);

const faults = (row) => row.false_nan + row.false_infinity + row.missed_infinity + row.lost_nan + row.wrong_limits;

function sweepSection({ every, activations }) {
  const total = activations.reduce((sum, row) => sum + row.inputs + row.nan_inputs, 0);
  const head = [
    "activation",
    "parameter",
    "f",
    "f′",
    "f′ away from its zeros",
    "f′ in ulp of max(abs f′, 2⁻¹⁰)",
    "false NaN, infinity, limit",
    "zeros of the wrong sign",
  ];
  const cells = (row) => [
    row.activation,
    row.parameter === null ? "" : Number(row.parameter.toPrecision(4)),
    at(row.value),
    at(row.derivative),
    at(row.derivative_away),
    at(row.derivative_scaled),
    count(faults(row)),
    count(row.wrong_zero_signs),
  ];
  return `## Functions that train, in float32 arithmetic: worst error in ulp, and where\n
Every ${every === 1 ? "" : `${count(every)}th `}float32 input, NaN patterns and infinities too, ${count(total)} in all, against the same formula in float64.
At a zero of f′ its ulp is next to nothing, so f′ is given thrice: everywhere; without inputs between ±3 where abs f′ < 2⁻¹⁰
(for sin: without any where abs f′ < 2⁻¹⁰); and in ulp of 2⁻¹⁰ where abs f′ is less than that.\n
${table(head, activations.map(cells))}`;
}

function gradientsSection(gradients) {
  const rows = (group) =>
    Object.entries(group).map(([name, { networks, parameters, worst_relative_error: worst }]) => [
      name,
      count(networks),
      count(parameters),
      worst.toExponential(1),
    ]);
  const skipped =
    `${count(gradients.on_a_kink)} more were left out because a pre-activation was exactly 0, where formulas in abs x have a kink ` +
    `(every unit before it was dead), ${count(gradients.not_finite)} because the loss was not finite`;
  return `## Gradients of random networks, in float64\n
${count(gradients.networks)} networks, ${count(gradients.parameters)} parameters, each against dual numbers carried through the formulas of f and of the loss:
worst relative error **${gradients.worst_relative_error.toExponential(1)}** (of parts smaller than a thousandth of the largest, relative to that thousandth);
the loss itself differs by at most ${gradients.worst_loss_difference.toExponential(1)}. ${skipped}.\n
${table(["with", "networks", "parameters", "worst relative error"], [...rows(gradients.by_activation), ...rows(gradients.by_loss)])}`;
}

const engine = await loadEngine();
const measured = {
  machine: cpus()[0].model,
  node: process.version,
  engine: engine.version,
  tensorflow: tf.version.tfjs,
  activations: activationErrors(engine),
  losses: lossErrors(engine),
};
const infinite = (_, value) => (value === Infinity ? "infinity" : value);
writeFileSync(`${folder}/tables.json`, `${JSON.stringify(measured, infinite, 1)}\n`);
const report = [
  "# Accuracy",
  activationsSection(measured.activations),
  lossesSection(measured.losses),
  sweepSection(read("sweep.json")),
  gradientsSection(read("gradients.json")),
].join("\n\n");
writeFileSync(`${folder}/accuracy.md`, `${report}\n`);
console.log(report);
