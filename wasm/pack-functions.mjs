// Puts a module's functions next to those most like them, and its data in one piece, so that both pack smaller:
//   node wasm/pack-functions.mjs MODULE.wasm WASM_DIS WASM_AS
// gzip finds again what stands within the 32 kB before: the functions pack a tenth smaller, and zeros between data cost
// less than the head of each piece. The module loses its functions' names.
import { execFileSync } from "node:child_process";
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { gzipSync } from "node:zlib";

const [module, wasmDis, wasmAs] = process.argv.slice(2);
const codeSection = 10;

/** The bytes of each function's body, in the order of the module. */
function bodiesOf(wasm) {
  let at = 8;
  const number = () => {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = wasm[at++];
      value += (byte & 127) * 2 ** shift;
      if (byte < 128) return value;
    }
  };
  const piece = () => {
    const size = number();
    return wasm.subarray(at, (at += size));
  };
  while (wasm[at++] !== codeSection) piece();
  number();
  return Array.from({ length: number() }, piece);
}

/** Runs of so many bytes, each as a number (two runs may share one, which is rare and harms little). */
const lengths = [3, 4, 6, 8, 12];
function runsOf(bytes) {
  const found = new Set();
  for (const length of lengths) {
    for (let i = 0; i + length <= bytes.length; ++i) {
      let run = length;
      for (let k = i; k < i + length; ++k) run = (Math.imul(run, 31) + bytes[k] + 1) | 0;
      found.add(run * 16 + length);
    }
  }
  return found;
}

/** Of each function: numbers of the runs that a few others have, too. And of each run: the functions that have it. */
function sharedRuns(all) {
  const most = 200; // in more functions a run is of no help to choose between them
  const holders = new Map();
  all.forEach((runs, i) => runs.forEach((run) => (holders.get(run) ?? holders.set(run, []).get(run)).push(i)));
  const shared = [...holders.values()].filter((those) => those.length > 1 && those.length <= most);
  const ofFunction = all.map(() => []);
  shared.forEach((those, run) => those.forEach((i) => ofFunction[i].push(run)));
  return { shared, ofFunction };
}

/** An order in which each function shares many rare runs with those in the window before it, for its size. */
function ordered(bodies, sizes, { shared, ofFunction }, exponent) {
  const window = 30000;
  const likeness = new Float64Array(bodies.length);
  const times = new Uint32Array(shared.length); // how many functions in the window have the run
  const count = (i, by) => {
    for (const run of ofFunction[i]) {
      const before = times[run];
      times[run] += by;
      if ((before === 0) === (times[run] === 0)) continue;
      for (const other of shared[run]) likeness[other] += by / Math.sqrt(shared[run].length);
    }
  };
  const left = new Set(bodies.keys());
  const order = [];
  let bytes = 0;
  let oldest = 0;
  for (let next = 0; left.size > 0;) {
    order.push(next);
    left.delete(next);
    count(next, 1);
    for (bytes += bodies[next].length; bytes > window; bytes -= bodies[order[oldest++]].length)
      count(order[oldest], -1);
    let best = -Infinity;
    for (const i of left) {
      const value = likeness[i] / (sizes[i] + 20) ** exponent;
      if (value > best) {
        best = value;
        next = i;
      }
    }
  }
  return order;
}

/** Several orders; which packs best depends on the numbers that the functions get by it. */
function orders(bodies) {
  const all = bodies.map(runsOf);
  const runs = sharedRuns(all);
  const sizes = all.map((one) => one.size);
  return [0.6, 0.7, 0.75, 0.8, 0.85, 0.9].map((exponent) => ordered(bodies, sizes, runs, exponent));
}

/**
 * A `delegate` by number leads out of the function, past all blocks around it. wasm-dis miscounts those of a handler, so
 * they are counted again.
 */
function countedAgain(part) {
  const around = []; // how far each block around the line is indented
  const counted = (line) => {
    const indent = line.search(/\S/);
    while (around.at(-1) >= indent) around.pop();
    if (/^ *\((block|loop|if|try)\b/.test(line)) around.push(indent);
    return line.replace(/\(delegate \d+\)/, `(delegate ${around.length - 1})`);
  };
  return part.split("\n").map(counted).join("\n");
}

/** All pieces of data as one, with zeros between them. */
function joined(pieces) {
  const found = pieces.map((piece) => /^ \(data \S+ \(i32\.const (\d+)\) "((?:[^"\\]|\\.)*)"\)/.exec(piece));
  let end = Number(found[0][1]);
  let text = "";
  for (const [, at, bytes] of found) {
    text += "\\00".repeat(Number(at) - end) + bytes;
    end = Number(at) + bytes.replaceAll(/\\([0-9a-f]{2}|.)/g, " ").length;
  }
  return ` (data (i32.const ${found[0][1]}) "${text}")\n`;
}

/** The module's text with its functions in another order. */
function reordered(text, order) {
  const end = text.lastIndexOf("\n)") + 1;
  // Each part is one thing at the module's own depth: a line indented by one, and the deeper ones that follow.
  const parts = text.slice(0, end).split(/^(?= \()/m);
  const isFunction = (part) => part.startsWith(" (func ");
  const isData = (part) => part.startsWith(" (data ");
  const functions = parts.filter(isFunction);
  const data = parts.filter(isData);
  if (order.length !== functions.length)
    throw new Error(`${order.length} functions in the wasm, ${functions.length} in the wat`);
  let placed = 0;
  const out = parts.map((part) => {
    if (isFunction(part)) return countedAgain(functions[order[placed++]]);
    if (!isData(part)) return part;
    return part === data[0] ? joined(data) : "";
  });
  return out.join("") + text.slice(end);
}

const run = (tool, from, to) => execFileSync(tool, ["--all-features", from, "-o", to]);
const wat = `${module}.wat`;
run(wasmDis, module, wat);
const text = readFileSync(wat, "utf8");
const packed = orders(bodiesOf(readFileSync(module))).map((order) => {
  writeFileSync(wat, reordered(text, order));
  run(wasmAs, wat, module);
  return readFileSync(module);
});
const sizes = packed.map((bytes) => gzipSync(bytes, { level: 9 }).length);
writeFileSync(module, packed[sizes.indexOf(Math.min(...sizes))]);
rmSync(wat);
