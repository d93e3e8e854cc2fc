import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { parseSync } from "vite";
import { expect, test } from "vitest";
import { catalog } from "./engine.ts";

const root = join(import.meta.dirname, "../../web");
const files = readdirSync(root, { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(".ts"));

const { limits: _, extent: __, messages: ___, ...lists } = catalog;
/** Two layer kinds are named as keys of a layer are. */
const keys = new Set(catalog.layers.flatMap((layer) => layer.keys.map(({ name }) => name)));
const names = new Set(
  Object.values(lists)
    .flat()
    .flatMap((item) => [item.name, ...("aliases" in item ? item.aliases : [])])
    .filter((name) => !keys.has(name)),
);

/**
 * Where code may name an item of the catalog, by file or folder, and why. Everywhere else it asks the catalog for a fact,
 * so that a new item needs no edit there.
 */
const ALLOWED: Record<string, { why: string; names: readonly string[] | "all" }> = {
  "experiment/presets/": { why: "a preset is an experiment with certain items", names: "all" },
  "experiment/first-network.ts": { why: "the network that pictures and sequences begin with", names: "all" },
  "experiment/rooms.ts": { why: "what the rooms show at first", names: "all" },
  "app/element/shell.ts": { why: "a room has this name", names: ["softmax"] },
  "experiment/author/": { why: "a control has this name", names: ["formula"] },
  "panes/network/activation-controls.ts": { why: "a control has this name", names: ["formula"] },
  "rooms/": { why: "guides, examples and the softmax lab are about certain items", names: "all" },
  "charts/chain.ts": { why: "draws these two activations", names: ["softmax", "sigmoid"] },
  "panes/inspector/": { why: "shows the drawings of chain.ts", names: ["softmax", "sigmoid"] },
  "engine/load.ts": { why: "the engine has a function of this name", names: ["softmax"] },
  "exports/": { why: "other frameworks have their own ways to write certain items", names: "all" },
  "panes/map/": { why: "a text's name", names: ["curve"] },
  "charts/math.ts": { why: "functions of TeX", names: ["sin", "tanh"] },
  "panes/table-view/": { why: "the columns of the plane", names: ["x1", "x2"] },
  "experiment/experiment.ts": {
    why: "fixed by the format of the experiment: the activation of a layer without one, and data of one's own",
    names: ["linear", "custom"],
  },
  "experiment/shape.ts": { why: "data of one's own", names: ["custom"] },
  "experiment/packing.ts": { why: "data of one's own", names: ["custom"] },
  "state/read-work.ts": { why: "data of one's own", names: ["custom"] },
  "data/": { why: "data of one's own", names: ["custom"] },
  "lessons/list.ts": { why: "ids of lessons", names: "all" },
  "lessons/facts/lab.ts": {
    why: "the numbers of the softmax lab",
    names: ["sparse_categorical_crossentropy", "sigmoid"],
  },
  "lessons/facts/names.ts": {
    why: "fixed by the format of lessons; a test compares them with the catalog",
    names: ["accuracy", "top_2_accuracy", "exact_match", "mean_absolute_error", "r_squared"],
  },
  "panels/health/": { why: "data for a probe", names: ["custom"] },
  "panels/recurrence/": { why: "data for a probe", names: ["custom"] },
};

const SEARCHES = ["startsWith", "endsWith", "includes", "indexOf", "match", "search", "split"];
const LEAST_FRAGMENT = 5;

/** A node of a syntax tree, as far as it is looked at. */
interface Node {
  type: string;
  [part: string]: unknown;
}

const isNode = (value: unknown): value is Node => typeof value === "object" && value !== null && "type" in value;

/** A type alone, or where something comes from: neither is a name in the code. */
const isPassedOver = ({ type }: Node) =>
  /^TS(TypeA|TypeP|Interface|.*Type$)/.test(type) || type === "ImportDeclaration" || type === "ImportExpression";

/** What a call searches a text for, as in `name.endsWith("crossentropy")`. */
function searched({ type, callee, arguments: given }: Node): Node | undefined {
  if (type !== "CallExpression" || !isNode(callee) || !isNode(callee.property)) return undefined;
  return SEARCHES.includes(callee.property.name as string) ? (given as Node[])[0] : undefined;
}

const isFragment = (text: string) => text.length >= LEAST_FRAGMENT && [...names].some((name) => name.includes(text));

/** The names of items, and the parts of such names, that a file's literals hold. */
function namesIn(source: string): string[] {
  const found: string[] = [];
  const visit = (value: unknown): void => {
    if (Array.isArray(value)) value.forEach(visit);
    if (!isNode(value) || isPassedOver(value)) return;
    const { type, value: literal, regex } = value;
    if (type === "Literal" && typeof literal === "string" && names.has(literal)) found.push(literal);
    if (regex)
      found.push(...((regex as { pattern: string }).pattern.match(/\w+/g) ?? []).filter((word) => names.has(word)));
    const part = searched(value)?.value;
    if (typeof part === "string" && !names.has(part) && isFragment(part)) found.push(part);
    Object.values(value).forEach(visit);
  };
  visit(parseSync("file.ts", source).program);
  return found;
}

const isAllowed = (file: string, name: string) =>
  Object.entries(ALLOWED).some(
    ([place, { names }]) => file.startsWith(place) && (names === "all" || names.includes(name)),
  );

const named = files.flatMap((file) =>
  namesIn(readFileSync(join(root, file), "utf8")).map((name) => ({ file: file.replaceAll("\\", "/"), name })),
);

test("the code of the page names no item of the catalog, but where it is about that item", () => {
  expect(named.filter(({ file, name }) => !isAllowed(file, name))).toEqual([]);
});

test("every exception is still needed", () => {
  const unused = Object.entries(ALLOWED).flatMap(([place, { names }]) => {
    const here = named.filter(({ file }) => file.startsWith(place)).map(({ name }) => name);
    return names === "all" ? (here.length > 0 ? [] : [place]) : names.filter((name) => !here.includes(name));
  });
  expect(unused).toEqual([]);
});

test("names are found in comparisons, searches and patterns", () => {
  expect(namesIn(`if (loss.name === "huber") return`)).toEqual(["huber"]);
  expect(namesIn(`loss.endsWith("crossentropy")`)).toEqual(["crossentropy"]);
  expect(namesIn("loss.match(/mean|huber/)")).toEqual(["huber"]);
  expect(namesIn(`type Name = "huber"; const other = "hubert"; f("crossentropy");`)).toEqual([]);
});
