// Writes the generated parts of docs/: tables from the catalog, types from their declarations, a program, the picture of the folders, and
// the benchmarks and their chart if the last run of scripts/bench was a full one. A part stands between `<!-- name -->` and `<!-- /name -->`.
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { growthPicture } from "../tests/bench/growth-picture.mjs";
import { report } from "../tests/bench/report.mjs";
import { architecturePicture } from "./architecture.mjs";
import { table } from "./table.mjs";

const read = (path) => readFileSync(new URL(`../${path}`, import.meta.url), "utf8");
const write = (path, text) => writeFileSync(new URL(`../${path}`, import.meta.url), text);

const code = (text) => `\`${text}\``;
const tex = (formula) => (formula ? `$${formula}$` : "");

function parameter({ name, kind, default: initial, minimum, maximum, choices }) {
  if (kind === "text") return `${code(name)} ${code(initial)} (to ${maximum} characters)`;
  if (kind === "option") return `${code(name)} ${choices.map(code).join(" or ")}`;
  if (kind === "boolean") return `${code(name)} ${initial}`;
  return `${code(name)} ${Number(initial.toFixed(4))} (${minimum} to ${maximum})`;
}

/** A row an item, with the columns that are asked for. */
function items(list, head, cells) {
  const rows = list.map((item) => [
    [item.name, ...(item.aliases ?? [])].map(code).join(", "),
    ...cells(item),
    item.parameters.map(parameter).join(", ") + (item.learned ? ", learned" : ""),
    item.notes,
  ]);
  return table(["name", ...head, "parameter, default (range)", "note"], rows);
}

const classes = ({ classes: [least, most] }) => (most > 1 ? `${least} to ${most}` : "");

/** The tables made from the catalog, by the names of their parts. */
const catalogParts = (catalog) => ({
  activations: items(catalog.activations, ["f(x)"], (item) => [tex(item.formula)]),
  losses: items(catalog.losses, ["formula", "tasks"], (item) => [tex(item.formula), item.tasks.join(", ")]),
  optimizers: items(catalog.optimizers, ["update"], (item) => [tex(item.formula)]),
  initializers: items(catalog.initializers, ["distribution"], (item) => [tex(item.formula)]),
  datasets: items(catalog.datasets, ["task", "classes"], (item) => [item.task, classes(item)]),
  features: items(catalog.features, ["formula"], (item) => [tex(item.formula)]),
  metrics: items(catalog.metrics, ["formula", "tasks"], (item) => [tex(item.formula), item.tasks.join(", ")]),
  messages: table(
    ["code", "message"],
    Object.entries(catalog.messages).map(([name, message]) => [code(name), message]),
  ),
  limits: table(
    ["value", "from", "to"],
    Object.entries(catalog.limits).map(([name, range]) => [
      name.replaceAll("_", " "),
      ...range.map((value) => (value > 2 ** 40 ? "2⁵³ − 1" : value.toLocaleString("en-US"))),
    ]),
  ),
});

const fenced = (text, language = "ts") => `\`\`\`${language}\n${text}\n\`\`\``;

/** The exported declarations of a file of types with their comments, those that are named first. */
function declarations(source, first) {
  const blocks = source
    .trim()
    .split(/\n\n(?=\S)/)
    .filter((block) => /^export (?!type \*)/m.test(block));
  const place = (block) => {
    const at = first.findIndex((name) => block.includes(`export interface ${name} `));
    return at < 0 ? first.length : at;
  };
  return blocks.sort((a, b) => place(a) - place(b)).join("\n\n");
}

const sourceParts = {
  "docs/engine.md": {
    types: fenced(
      declarations(`${read("web/engine/types.ts")}\n${read("web/engine/specs.ts")}\n${read("web/engine/catalog.ts")}`, [
        "Engine",
        "Trainer",
      ]),
    ),
  },
  "docs/lessons.md": { lesson: fenced(declarations(read("web/lessons/lesson.ts"), ["Lesson", "Step", "Choices"])) },
  "docs/embedding.md": {
    element: fenced(declarations(read("web/app/element/types.ts"), ["ActivationPlaygroundElement"])),
  },
  "docs/cpp.md": { program: fenced(read("tests/consumer/main.cpp").trim(), "cpp") },
};

/** The text with a part replaced. */
function withPart(text, name, content) {
  const [start, end] = [`<!-- ${name} -->\n`, `<!-- /${name} -->`].map((marker) => text.indexOf(marker));
  if (start < 0 || end < start) throw new Error(`there is no part ${name}`);
  return `${text.slice(0, start)}<!-- ${name} -->\n\n${content}\n\n${text.slice(end)}`;
}

/** The text with all parts that are given. */
export const withParts = (text, parts) =>
  Object.entries(parts).reduce((changed, [name, content]) => withPart(changed, name, content), text);

/** Every generated file but the benchmarks: its path and its parts. */
export function generated(catalog) {
  const { limits, messages, ...formulas } = catalogParts(catalog);
  const engine = { ...sourceParts["docs/engine.md"], messages };
  return { ...sourceParts, "docs/formulas.md": formulas, "docs/experiment.md": { limits }, "docs/engine.md": engine };
}

async function main() {
  const { loadEngine } = await import("../dist/engine.js");
  for (const [path, parts] of Object.entries(generated((await loadEngine()).catalog())))
    write(path, withParts(read(path), parts));
  write("docs/architecture.svg", architecturePicture());
  const results = existsSync("build/bench/results.json") ? JSON.parse(read("build/bench/results.json")) : {};
  if (!results.complete) return;
  const seen =
    "The four series as curves: nanoseconds a thousand multiplications, flat where the cost grows with the arithmetic";
  const content = `${report(results)}\n\n![${seen}](growth.svg)`;
  write("docs/benchmarks.md", withPart(read("docs/benchmarks.md"), "bench", content));
  write("docs/growth.svg", growthPicture(results.growth));
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) await main();
