// Writes the README's table of activations from the catalogue, and its figures and their picture from scripts/bench, where
// the last run of it was a full one.
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { growthPicture } from "../tests/bench/growth-picture.mjs";
import { report } from "../tests/bench/report.mjs";
import { table } from "./table.mjs";

/** A row an activation: what the catalogue says of it. */
export function activationTable(catalog) {
  const parameter = ({ name, kind, default: initial, minimum, maximum }) => {
    if (kind === "text") return `\`${name}\` \`${initial}\` (to ${maximum} characters)`;
    return kind === "boolean"
      ? `\`${name}\` ${initial}`
      : `\`${name}\` ${Number(initial.toFixed(4))} (${minimum} to ${maximum})`;
  };
  const rows = catalog.activations.map((item) => [
    [item.name, ...item.aliases].map((name) => `\`${name}\``).join(", "),
    `$${item.formula}$`,
    item.parameters.map(parameter).join(", ") + (item.learned ? ", learned" : ""),
    item.notes,
  ]);
  return table(["name", "f(x)", "parameter, default (range)", "note"], rows);
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
  const results = existsSync(bench) ? JSON.parse(readFileSync(bench, "utf8")) : {};
  if (results.complete) {
    const seen =
      "The four series as curves: nanoseconds a thousand multiplications, flat where the cost grows with the arithmetic";
    text = withSection(text, "bench", `${report(results)}\n\n![${seen}](docs/growth.svg)`);
    writeFileSync(new URL("../docs/growth.svg", import.meta.url), growthPicture(results.growth));
  }
  writeFileSync(file, text);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) await main();
