// Writes the README's table of activations from the catalogue, and its figures from the last scripts/bench.
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

/** A row an activation: what the catalogue says of it. */
export function activationTable(catalog) {
  const parameter = ({ name, kind, default: initial, minimum, maximum }) => {
    if (kind === "text") return `\`${name}\` \`${initial}\` (to ${maximum} characters)`;
    return kind === "boolean" ? `\`${name}\` ${initial}` : `\`${name}\` ${Number(initial.toFixed(4))} (${minimum} to ${maximum})`;
  };
  const rows = catalog.activations.map((item) => [
    [item.name, ...item.aliases].map((name) => `\`${name}\``).join(", "),
    `$${item.formula}$`,
    item.parameters.map(parameter).join(", ") + (item.learned ? ", learned" : ""),
    item.notes,
  ]);
  return table(["name", "f(x)", "parameter, default (range)", "note"], rows);
}

/** Examples trained a second, and what the page does. */
export function benchTable(results) {
  const short = (rate) => (rate >= 1e6 ? `${(rate / 1e6).toFixed(1)} M` : `${(rate / 1e3).toFixed(0)} k`);
  const rows = results.wasm_node.map((row, i) => [
    row.name, row.what, ...[results.native, results.wasm_node, results.wasm_chromium].map((list) => short(list[i].median)),
  ]);
  const sizes = Object.entries(results.gzipped_bytes).map(([file, bytes]) => `${file} ${(bytes / 1000).toFixed(0)} kB`);
  return `Examples trained a second (forward, backward, update; float32, one thread; median of 7 runs) on ${results.machine}, ` +
    `Node ${results.node}, Chromium ${results.browser}:\n\n` +
    table(["", "network, loss, optimizer", "native", "wasm, Node", "wasm, Chromium"], rows) +
    `\n\nThe page makes its first training step ${results.page.first_step_ms.toFixed(0)} ms after navigation and, at full speed, ` +
    `${Math.round(results.page.steps_per_second / 100) * 100} steps of the spiral a second. Gzipped: ${sizes.join(", ")}.`;
}

function table(head, rows) {
  const line = (cells) => `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`;
  return [line(head), line(head.map(() => "---")), ...rows.map(line)].join("\n");
}

/** The text with what stands between `<!-- name -->` and the next heading replaced. */
export function withSection(text, name, content) {
  const marker = `<!-- ${name} -->\n`;
  const start = text.indexOf(marker) + marker.length;
  const end = text.indexOf("\n## ", start);
  return `${text.slice(0, start)}\n${content}\n${text.slice(end)}`;
}

async function main() {
  const { loadEngine } = await import("../dist/engine.js");
  const file = new URL("../README.md", import.meta.url);
  const bench = new URL("../build/bench/results.json", import.meta.url);
  let text = withSection(readFileSync(file, "utf8"), "activations", activationTable((await loadEngine()).catalog()));
  if (existsSync(bench)) text = withSection(text, "bench", benchTable(JSON.parse(readFileSync(bench, "utf8"))));
  writeFileSync(file, text);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) await main();
