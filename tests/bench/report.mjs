// The figures as text: for the screen and for the README.

import { table } from "../../scripts/table.mjs";
import { backendOf, goalsOf, peers } from "./goals.mjs";

const faster = 1.25; // growth beyond the arithmetic that is worth a sentence

const rate = (value) => (value >= 1e6 ? `${(value / 1e6).toFixed(1)} M` : value >= 1e4 ? `${Math.round(value / 1e3)} k` : `${(value / 1e3).toFixed(1)} k`);
const digits = (value) => Number(value.toPrecision(2)).toLocaleString("en-US");

function rateTable({ native, node, chromium }) {
  const cell = ({ rates, check }, peer) => {
    const contender = backendOf(rates, peer);
    if (!rates[contender]) return "";
    return check.disagree.includes(contender) ? "losses differ" : rate(rates[contender].median);
  };
  const rows = chromium.map((row, i) => [row.name, row.what, rate(native[i].median), rate(node[i].rates.ours.median), rate(row.rates.ours.median),
    ...Object.keys(peers).map((peer) => cell(row, peer))]);
  return table(["", "network, loss, optimizer", "native", "Node", "Chromium", ...Object.values(peers)], rows);
}

function ratesSection(workloads) {
  const [{ check }] = workloads.chromium;
  const peerNodes = `In Node the peers come to: ${workloads.node.map(({ name, rates }) => `${name} ${
    Object.keys(peers).filter((peer) => rates[backendOf(rates, peer)]).map((peer) => `${peers[peer]} ${rate(rates[backendOf(rates, peer)].median)}`).join(", ")}`).join("; ")}.`;
  return `Examples trained a second (forward, backward, update), one thread, float32; TensorFlow.js by the better of its backends cpu and wasm. All take
turns in one process; the figures are medians. The peers' columns are of Chromium. From the same weights with the same batches, the
losses after ${check.steps} steps agree to ${check.tolerance} of their value, or the figure does not count. Only then the engine gathers batches of its own;
the peers' are made in advance.\n\n${rateTable(workloads)}\n\n${peerNodes}`;
}

const goalsSection = (goals) => `${goals.filter(({ reached }) => reached).length} of ${goals.length} goals are reached (lowest to highest round in brackets):\n\n${
  table(["", "goal", "measured", "reached"], goals.map(({ what, goal, found, reached }) => [what, goal, found, reached ? "yes" : "no"]))}`;

function costsSection({ activations, optimizers, precision }) {
  const list = (costs) => Object.entries(costs).sort(([, a], [, b]) => a.median - b.median).map(([name, { median }]) => `${name} ${median.toFixed(2)}`).join(", ");
  return `What an example of W3 costs, with ReLU as 1: ${list(activations)}. With SGD as 1: ${list(optimizers)}. With float32 as 1: ${list(precision)}.`;
}

/** Nanoseconds a thousand multiplications. */
export const relativeCost = ({ nanoseconds, multiplications }) => (1000 * nanoseconds.median) / multiplications;

/** Where a multiplication costs more than at a smaller value. */
function fasterThanArithmetic(name, points) {
  return points.flatMap((point, i) => {
    const least = points.slice(0, i).reduce((best, other) => (relativeCost(other) < relativeCost(best) ? other : best), point);
    const factor = relativeCost(point) / relativeCost(least);
    return factor > faster ? [`${name} ${point.value.toLocaleString("en-US")} (${factor.toFixed(1)}× a multiplication's cost at ${least.value.toLocaleString("en-US")})`] : [];
  });
}

function growthSection(growth) {
  const rows = (name, points) => table([name, ...points.map(({ value }) => value.toLocaleString("en-US"))], [
    ["ns an example", ...points.map(({ nanoseconds }) => digits(nanoseconds.median))],
    ["ns a thousand multiplications", ...points.map((point) => digits(relativeCost(point)))],
  ]);
  const places = Object.entries(growth).flatMap(([name, points]) => fasterThanArithmetic(name, points));
  const sentence = places.length === 0 ? "Nowhere does the cost grow faster than the arithmetic." : `The cost grows faster than the arithmetic at ${places.join(", ")}.`;
  return `What an example costs as W3 grows in one way (width: of both hidden layers; depth: hidden layers of 16 units; whole epochs).
${sentence}\n\n${Object.entries(growth).map(([name, points]) => rows(name, points)).join("\n\n")}`;
}

export function report(results) {
  const { workloads, ratios, growth, page } = results;
  return [
    `Measured on ${results.machine}, Node ${results.node}, Chromium ${results.browser}.`,
    ...(workloads ? [ratesSection(workloads)] : []),
    goalsSection(goalsOf(results)),
    ...(ratios ? [costsSection(ratios)] : []),
    ...(page ? [`W2 in the page: ${digits(page.steps.median)} steps a second beside every neuron's map.`] : []),
    ...(growth ? [growthSection(growth)] : []),
  ].join("\n\n");
}
