// The picture of the folders: a box each, in rows from the concrete to the general as the imports say. A folder imports only
// folders of rows below its own; the worker imports beside these what the features compute (their compute files).
import { readFileSync, readdirSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));

const filesIn = (folder) =>
  readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /(?<!\.d)\.(ts|hpp|cpp)$/.test(entry.name))
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name).slice(root.length));

/** `web/state` of a file in it; `wasm` has no folders. */
const folderOf = (file) => (file.startsWith("wasm/") ? "wasm" : file.split("/").slice(0, 2).join("/"));

function importsOf(file) {
  const text = readFileSync(join(root, file), "utf8");
  const included = [...text.matchAll(/#include "([^"]+)"/g)].map(([, path]) => path);
  const imported = [...text.matchAll(/(?:from|import)\s*\(?"(\.[^"?]+)/g)];
  return [...included, ...imported.map(([, path]) => normalize(join(dirname(file), path)))];
}

/** The folders that each folder of a part imports. */
function graphOf(part, isLeftOut = () => false) {
  const graph = new Map();
  for (const file of filesIn(part)) {
    const found = graph.get(folderOf(file)) ?? new Set();
    graph.set(folderOf(file), found);
    for (const path of importsOf(file))
      if (path.startsWith(`${part}/`) && folderOf(path) !== folderOf(file) && !isLeftOut(file, path))
        found.add(folderOf(path));
  }
  return graph;
}

/** Rows of folders, the most concrete first: each stands above everything that it imports. */
function rowsOf(graph) {
  const rank = (folder) => 1 + Math.max(-1, ...[...graph.get(folder)].map(rank));
  const rows = [];
  for (const folder of Array.from(graph.keys(), String).sort()) (rows[rank(folder)] ??= []).push(folder);
  return rows.reverse();
}

const foldersIn = (folder) =>
  readdirSync(join(root, folder), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort();

/** What docs/architecture.md says that a folder of the core holds, in parts. */
function descriptionOf(folder) {
  const rows = readFileSync(join(root, "docs/architecture.md"), "utf8").split("\n");
  const start = `| \`${folder.split("/").at(-1)}/\` | `;
  const row = rows.find((line) => line.startsWith(start));
  if (!row) throw new Error(`docs/architecture.md does not describe ${folder}`);
  return row.slice(start.length, -2).split(/[,;] /);
}

const WIDTH = 860;
const GAP = 10;
const LINE = 15;
const LETTER = 5.9;

/** The names in lines that fit the width. */
function wrapped(names, width) {
  const lines = [];
  for (const name of names) {
    const line = lines.at(-1);
    if (line !== undefined && (line.length + name.length + 2) * LETTER < width)
      lines[lines.length - 1] = `${line}, ${name}`;
    else lines.push(name);
  }
  return lines;
}

const text = (x, y, content, kind) => `<text x="${x}" y="${y}" class="${kind}">${content}</text>`;
const box = (x, y, width, height, kind) =>
  `<rect x="${x}" y="${y}" width="${width}" height="${height}" rx="6" class="${kind}"/>`;

/** A row of boxes, as wide as the names in them need. */
function drawRow(row, x, y, width) {
  const contents = row.map(({ name, names }) => ({ name, letters: name.length + 4 + names.join(", ").length }));
  const total = contents.reduce((sum, { letters }) => sum + Math.sqrt(letters), 0);
  const free = width - GAP * (row.length - 1);
  const widths = contents.map(({ letters }) => Math.round((free * Math.sqrt(letters)) / total));
  const lines = row.map(({ names }, i) => wrapped(names, widths[i] - 20));
  const height = 28 + LINE * Math.max(0, ...lines.map(({ length }) => length));
  let left = x;
  const drawn = row.map(({ name }, i) => {
    const at = left;
    left += widths[i] + GAP;
    const names = lines[i].map((line, k) => text(at + 10, y + 36 + k * LINE, line, "small"));
    return [box(at, y, widths[i], height, "room"), text(at + 10, y + 19, name, "name"), ...names].join("");
  });
  return { drawn: drawn.join("\n"), height };
}

/** A house of rows with a title; `names` gives what stands in a folder's box. */
function drawPart(title, rows, y, width, names) {
  let at = y + 30;
  const drawn = rows.map((row) => {
    const rooms = row.map((folder) => ({ name: folder.split("/").at(-1), names: names(folder) }));
    const { drawn, height } = drawRow(rooms, GAP * 2, at, width - GAP * 2);
    at += height + GAP;
    return drawn;
  });
  const frame = box(GAP, y, width, at - y, "house") + text(GAP * 2, y + 20, title, "title");
  return { drawn: [frame, ...drawn].join("\n"), bottom: at };
}

const STYLE = `
text { font: 12px system-ui, sans-serif; fill: #1f2430; }
.title { font-size: 13px; font-weight: 600; }
.name { font-weight: 600; }
.small { font-size: 11px; fill: #4b5263; }
.house { fill: #f3f4f7; stroke: #c3c8d4; }
.room { fill: #ffffff; stroke: #9aa1b2; }
.arrow { stroke: #697182; stroke-width: 1.5; fill: none; }
.tip { fill: #697182; }
@media (prefers-color-scheme: dark) {
  text { fill: #eceef4; }
  .small { fill: #a4abba; }
  .house { fill: #191c24; stroke: #3a4050; }
  .room { fill: #262b38; stroke: #697182; }
  .arrow { stroke: #a4abba; }
  .tip { fill: #a4abba; }
}`;

const downwards = (x, y, height) =>
  `<path class="arrow" d="M${x} ${y}v${height - 6}"/><path class="tip" d="M${x - 5} ${y + height - 7}h10l-5 7z"/>`;

export function architecturePicture() {
  const isWorkers = (file, path) =>
    folderOf(file) === "web/worker" || folderOf(path) === "web/worker" || path.startsWith("build/");
  const web = graphOf("web", isWorkers);
  web.delete("web/worker");
  const side = 190;
  const page = drawPart("web: the page", rowsOf(web), GAP, WIDTH - side - 3 * GAP, foldersIn);
  const left = WIDTH - side;
  const notes = [
    "a thread of its own:",
    "runs the engine module,",
    "trains in slices of a few",
    "milliseconds, and sends",
    "snapshots to the page.",
    "It imports engine,",
    "experiment, platform, and",
    "the compute files of panels,",
    "panes and rooms.",
  ];
  const worker = [
    box(left, GAP, side - GAP, page.bottom - GAP, "house"),
    text(left + GAP, GAP + 20, "web/worker", "title"),
    ...notes.map((line, i) => text(left + GAP, GAP + 44 + i * LINE, line, "small")),
  ].join("\n");
  const module = { top: page.bottom + 30, height: 52 };
  const wasm = [
    box(GAP, module.top, WIDTH - 2 * GAP, module.height, "house"),
    text(GAP * 2, module.top + 20, "wasm: the engine module", "title"),
    text(
      GAP * 2,
      module.top + 38,
      "bindings, the only code that knows Emscripten; C++ errors become JavaScript errors",
      "small",
    ),
  ].join("\n");
  const coreTop = module.top + module.height + 30;
  const core = drawPart(
    "core: C++20 and Eigen, no I/O, no globals",
    rowsOf(graphOf("core")),
    coreTop,
    WIDTH - 2 * GAP,
    descriptionOf,
  );
  const height = core.bottom + GAP;
  const arrows = [downwards(left + side / 2, page.bottom, 30), downwards(WIDTH / 2, module.top + module.height, 30)];
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" width="${WIDTH}" height="${height}" role="img" aria-labelledby="title">
<title id="title">The folders of web, wasm and core, each above those that it imports</title>
<style>${STYLE}
</style>
${[page.drawn, worker, wasm, core.drawn, ...arrows].join("\n")}
</svg>
`;
}
