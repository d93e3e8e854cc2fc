// The files of tests/reference and the error measure of their README.
import { readFileSync } from "node:fs";

const folder = new URL("../reference/", import.meta.url);
const buffer = new DataView(new ArrayBuffer(8));

export function fromBits(hex) {
  if (hex.length === 16) {
    buffer.setBigUint64(0, BigInt(`0x${hex}`));
    return buffer.getFloat64(0);
  }
  buffer.setUint32(0, Number(`0x${hex}`));
  return buffer.getFloat32(0);
}

export const readJson = (name) => JSON.parse(readFileSync(new URL(name, folder), "utf8"));

/** A table as a list of {column: text}. */
export function readCsv(name) {
  const [head, ...lines] = readFileSync(new URL(name, folder), "utf8").trimEnd().split("\n");
  const columns = head.split(",");
  return lines.map((line) => Object.fromEntries(line.split(",").map((cell, i) => [columns[i], cell])));
}

/** A number of a table, "inf" as C writes it too. */
export const number = (text) => (/inf/.test(text) ? (text.startsWith("-") ? -Infinity : Infinity) : Number(text));

/** The exponent of an ulp, in a format of this lowest exponent and this many bits of fraction. */
function ulpExponent(value, lowest, fraction) {
  const magnitude = Math.abs(value);
  let exponent = lowest;
  if (magnitude >= 2 ** lowest) {
    exponent = Math.floor(Math.log2(magnitude));
    if (2 ** exponent > magnitude) exponent--;
    else if (2 ** (exponent + 1) <= magnitude) exponent++;
  }
  return exponent - fraction;
}

/** error/ulp, where 2^exponent itself may be too small or too large for one float64. */
const scaled = (error, exponent) =>
  (error / 2 ** Math.max(exponent, -1000)) * (exponent < -1000 ? 2 ** (-1000 - exponent) : 1);

/** Error in ulp of float32. `exact` is the float64 nearest the exact value. */
export function error32(got, exact) {
  const rounded = Math.fround(exact);
  if (!Number.isFinite(rounded)) return got === rounded ? 0 : Infinity;
  if (!Number.isFinite(got)) return Infinity;
  return Math.abs(got - exact) / 2 ** ulpExponent(exact, -126, 23);
}

/** Error in ulp of float64 against nearest + rest. */
export function error64(got, nearest, rest = 0) {
  if (!Number.isFinite(nearest)) return got === nearest ? 0 : Infinity;
  if (!Number.isFinite(got)) return Infinity;
  return scaled(Math.abs(got - nearest - rest), ulpExponent(nearest, -1022, 52));
}

/** The one-sided derivatives where a row is a kink, else none. */
export const kink = (row) => (row.flag?.startsWith("kink:") ? row.flag.split(":").slice(1).map(number) : []);

/** tests/reference rounds slope 0.2 to float32, which moves the kinks away from ±2.5; TensorFlow.js has them there. */
export const isMovedKink = (file, x) => file === "hard_sigmoid_0.2" && Math.abs(x) === 2.5;

/** The worst of a list of errors, and where it was met. */
export class Worst {
  ulp = 0;
  at = null;

  meet(error, at) {
    if (!(error > this.ulp) && this.at !== null) return;
    this.ulp = error;
    this.at = at;
  }
}

/** Files of act32 with the activation as the engine is asked for it. */
export function activationFiles() {
  const gelus = { gelu_erf: { name: "gelu", approximate: false }, gelu_tanh: { name: "gelu", approximate: true } };
  return Object.entries(readJson("act_index.json")).map(([file, { params }]) => {
    const [parameter] = Object.entries(params);
    const name = file.replace(/_[\d.]+$/, "");
    const spec = gelus[file] ?? { name };
    if (parameter) spec[keyOf(name)] = fromBits(parameter[1].f32_bits);
    return { file, spec };
  });
}

const keyOf = (name) =>
  ({ leaky_relu: "negative_slope", prelu: "alpha", elu: "alpha", swish: "beta", hard_sigmoid: "slope" })[name];
