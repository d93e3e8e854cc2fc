// The figures as text: for the screen and for the README.

import { table } from "../../scripts/table.mjs";
import { backendOf, goalsOf, peers } from "./goals.mjs";

const faster = 1.25; // growth beyond the arithmetic that is worth a sentence

function rate(value) {
  if (value >= 1e6) return `${(value / 1e6).toFixed(1)} M`;
  return `${(value / 1e3).toFixed(value >= 1e4 ? 0 : 1)} k`;
}
const digits = (value) => Number(value.toPrecision(2)).toLocaleString("en-US");

/** A peer's rate, or why there is none. */
function peerRate({ rates, check }, peer) {
  const contender = backendOf(rates, peer);
  if (!rates[contender]) return "";
  return check.disagree.includes(contender) ? "losses differ" : rate(rates[contender].median);
}

function rateTable({ native, node, chromium }) {
  const rows = chromium.map((row, i) => [
    row.name,
    row.what,
    rate(native[i].median),
    rate(node[i].rates.ours.median),
    rate(row.rates.ours.median),
    ...Object.keys(peers).map((peer) => peerRate(row, peer)),
  ]);
  return table(["", "network, loss, optimizer", "native", "Node", "Chromium", ...Object.values(peers)], rows);
}

function peersInNode(row) {
  const rates = Object.keys(peers)
    .map((peer) => [peers[peer], peerRate(row, peer)])
    .filter(([, text]) => text);
  return `${row.name} ${rates.map((pair) => pair.join(" ")).join(", ")}`;
}

function ratesSection(workloads) {
  const [{ check }] = workloads.chromium;
  return `## Training

Examples trained a second (forward, backward, update), one thread, float32, medians. In Node and in Chromium all libraries take turns in
one process. The columns of the other libraries are from Chromium; TensorFlow.js is the faster of its backends cpu and wasm. A figure
counts only if, from the same weights with the same batches, the loss after ${check.steps} steps agrees to a relative error of ${check.tolerance}. The batches
of the other libraries are prepared in advance; the engine gathers its own, and evaluates all rows every eighth epoch.

${rateTable(workloads)}

The other libraries in Node: ${workloads.node.map(peersInNode).join("; ")}.`;
}

function goalsSection(goals) {
  const reached = goals.filter((goal) => goal.reached).length;
  const rows = goals.map(({ what, goal, found, reached }) => [what, goal, found, reached ? "yes" : "no"]);
  return `## Goals\n\n${reached} of ${goals.length} goals are reached (in parentheses the lowest and the highest round):\n\n${table(["", "goal", "measured", "reached"], rows)}`;
}

/** From the cheapest on. */
const costList = (costs) =>
  Object.entries(costs)
    .sort(([, a], [, b]) => a.median - b.median)
    .map(([name, { median }]) => `${name} ${median.toFixed(2)}`)
    .join(", ");

const costsSection = ({ activations, optimizers, precision }) =>
  `## Relative costs\n\nTime for an example of W3, relative to ReLU: ${costList(activations)}. Relative to SGD: ${costList(optimizers)}. ` +
  `Relative to float32: ${costList(precision)}.`;

/** Nanoseconds a thousand multiplications. */
export const relativeCost = ({ nanoseconds, multiplications }) => (1000 * nanoseconds.median) / multiplications;

const count = (value) => value.toLocaleString("en-US");

/** Where a multiplication costs more than at a smaller value. */
function fasterThanArithmetic(name, points) {
  return points.flatMap((point, i) => {
    const [least] = points.slice(0, i + 1).sort((a, b) => relativeCost(a) - relativeCost(b));
    const factor = relativeCost(point) / relativeCost(least);
    return factor > faster
      ? [`${name} ${count(point.value)} (${factor.toFixed(1)}× the time of a multiplication at ${count(least.value)})`]
      : [];
  });
}

const growthTable = (name, points) =>
  table(
    [name, ...points.map(({ value }) => count(value))],
    [
      ["ns an example", ...points.map(({ nanoseconds }) => digits(nanoseconds.median))],
      ["ns a thousand multiplications", ...points.map((point) => digits(relativeCost(point)))],
    ],
  );

function growthSection(growth) {
  const series = Object.entries(growth);
  const places = series.flatMap(([name, points]) => fasterThanArithmetic(name, points));
  const where =
    places.length > 0
      ? `The time grows faster than the arithmetic at ${places.join(", ")}.`
      : "Nowhere does the time grow faster than the arithmetic.";
  return `## Growth

Time for an example as W3 grows in one dimension (width: of both hidden layers; depth: hidden layers of 16 units), over whole epochs.
${where}

${series.map(([name, points]) => growthTable(name, points)).join("\n\n")}`;
}

function statesSection(states) {
  const rows = states.map(({ state, size, long, longest_ms, input_ms, frames }) => [
    `${state}, ${size}`,
    String(long),
    long > 0 ? `${Math.round(longest_ms)} ms` : "",
    `${Math.round(input_ms)} ms`,
    String(Math.round(frames)),
  ]);
  return `## The page

The page at full training speed, in each of its states: tasks and input delays from entering the state and during input, frames at rest. If a task took long, the median of three rounds.

${table(["state", "tasks > 50 ms", "longest", "worst input delay", "frames/s"], rows)}`;
}

export function report(results) {
  const { workloads, ratios, growth, page, states } = results;
  return [
    `Measured on ${results.machine}, Node ${results.node}, Chromium ${results.browser}.`,
    ...(workloads ? [ratesSection(workloads)] : []),
    goalsSection(goalsOf(results)),
    ...(ratios ? [costsSection(ratios)] : []),
    ...(page
      ? [`W2 trains ${digits(page.steps.median)} steps a second in the page while the maps of all neurons are drawn.`]
      : []),
    ...(states ? [statesSection(states)] : []),
    ...(growth ? [growthSection(growth)] : []),
  ].join("\n\n");
}
