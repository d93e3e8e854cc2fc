// Puts a module's functions next to those most like them: node wasm/pack-functions.mjs IN.wat OUT.wat, as wasm-dis
// prints them. gzip finds again what stands within the 32 kB before, so that the same functions pack 9 % smaller.
import { readFileSync, writeFileSync } from "node:fs";

const [input, output] = process.argv.slice(2);

/** Runs of so many instructions, each as a text: what is alike for longer has more of them in common. */
const lengths = [1, 2, 3, 4, 6, 8, 12];
function runs(part) {
  const lines = part.split("\n").map((line) => line.trim());
  return new Set(lengths.flatMap((length) => lines.slice(length - 1).map((_, i) => lines.slice(i, i + length).join())));
}

/** Of a run: the functions that it is in. */
function holdersOf(runsOf) {
  const holders = new Map();
  runsOf.forEach((all, i) => all.forEach((one) => (holders.get(one) ?? holders.set(one, []).get(one)).push(i)));
  return holders;
}

/** An order in which each function shares many rare runs with those just before it. */
function packed(functions) {
  const runsOf = functions.map(runs);
  const holders = holdersOf(runsOf);
  const most = 100; // in more functions a run is of no help to choose between them

  const likeness = functions.map(() => 0);
  const left = new Set(functions.keys());
  const order = [];
  for (let next = 0; left.size > 0;) {
    order.push(next);
    left.delete(next);
    likeness.forEach((_, i) => (likeness[i] *= 0.98)); // what stands further back counts less
    for (const one of runsOf[next]) {
      const all = holders.get(one);
      if (all.length < most) all.forEach((i) => (likeness[i] += 1 / all.length));
    }
    const value = (i) => likeness[i] / Math.sqrt(runsOf[i].size + 20);
    let best = -1;
    for (const i of left) {
      if (value(i) > best) {
        best = value(i);
        next = i;
      }
    }
  }
  return order.map((i) => functions[i]);
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

const text = readFileSync(input, "utf8");
const end = text.lastIndexOf("\n)") + 1;
// Each part is one thing at the module's own depth: a line indented by one, and the deeper ones that follow.
const parts = text.slice(0, end).split(/^(?= \()/m);
const isFunction = (part) => part.startsWith(" (func ");
const functions = packed(parts.filter(isFunction)).map(countedAgain);
writeFileSync(output, parts.map((part) => (isFunction(part) ? functions.shift() : part)).join("") + text.slice(end));
