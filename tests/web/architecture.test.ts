import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { cycles, reachable, type Graph } from "../graph.ts";
import { importsOf, type Import, type Kind } from "./imports.ts";

/** The folders of web/ from the general to the concrete. A folder imports itself and the folders of earlier lines. */
const LAYERS = [
  ["platform", "engine"],
  ["experiment"],
  ["data", "charts", "i18n", "exports"],
  ["state"],
  ["ui"],
  ["panels"],
  ["panes", "rooms"],
  ["lessons"],
  ["app"],
];
/** The worker stands beside the page. Of the page's features it imports what they compute, which is in files of that name. */
const WORKER = ["platform", "engine", "experiment"];
const COMPUTE = /^(panels|panes|rooms|lessons)\/(.+\/)?compute(d?\.ts$|\/)/;
/** The only files that name the worker's script, to start it. */
const STARTS_WORKER = ["app/worker-script-inline.ts", "app/worker-script-package.ts", "app/worker-script.ts"];
/** The page's entry points. */
const PAGE = ["app/main.ts", "app/embed.ts", "app/frame-host.ts", "app/service-worker.ts"];
/** What the engine module is made of: the worker's alone, except its types, the texts of its catalog, and the forms of its
 * issues and of the notes of a save. */
const SHARED = ["engine/types.ts", "engine/issue.ts", "engine/notes.ts", "engine/catalog-texts.ts"];
const isEngine = (path: string) => path.startsWith("engine/") && !SHARED.includes(path);
const MAX_LINES = 400;

const root = join(import.meta.dirname, "../../web");
const sources = new Map(
  readdirSync(root, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".ts") && !file.endsWith(".d.ts"))
    .sort()
    .map((file) => [file, readFileSync(join(root, file), "utf8")]),
);
const imports = new Map([...sources].map(([file, source]) => [file, importsOf(root, file, source)]));

const folderOf = (file: string) => file.split("/")[0];

/** The part of the graph of files that these kinds of import make. */
function graphOf(...kinds: Kind[]): Graph {
  const isEdge = ({ path, kind }: Import) => kinds.includes(kind) && imports.has(path);
  return new Map([...imports].map(([file, found]) => [file, found.filter(isEdge).map(({ path }) => path)]));
}

/** "importer → imported" for each import that is not allowed. */
const faults = (isFault: (file: string, imported: Import) => boolean): string[] =>
  [...imports].flatMap(([file, found]) =>
    found.filter((imported) => isFault(file, imported)).map(({ path, kind }) => `${file} → ${path} (${kind})`),
  );

const allowed = new Map(LAYERS.flatMap((layer, i) => layer.map((folder) => [folder, LAYERS.slice(0, i).flat()])));
allowed.set("worker", WORKER);

test("every folder of web/ has its place in the order", () => {
  expect([...new Set([...sources.keys()].map(folderOf))].sort()).toEqual([...allowed.keys()].sort());
});

test("every imported file exists", () => {
  expect(faults((_, { path }) => path.endsWith(".ts") && !imports.has(path))).toEqual([]);
});

test("imports point from the concrete to the general", () => {
  const isBackward = (file: string, { path, kind }: Import) => {
    const [from, to] = [folderOf(file), folderOf(path)];
    if (!imports.has(path) || from === to || allowed.get(from)!.includes(to)) return false;
    return !(kind === "worker" && STARTS_WORKER.includes(file)) && !(from === "worker" && COMPUTE.test(path));
  };
  expect(faults(isBackward)).toEqual([]);
});

test("no files import each other in a circle", () => {
  expect(cycles(graphOf("load", "lazy", "type"))).toEqual([]);
});

test("no features import each other in a circle, not even their types", () => {
  const featureOf = (file: string) => {
    const [folder, feature] = file.split("/");
    return ["panels", "panes", "rooms"].includes(folder) && feature.endsWith(".ts") ? file : `${folder}/${feature}`;
  };
  const isFeature = (file: string) => /^(panels|panes|rooms)\//.test(file);
  const features = new Map<string, string[]>();
  for (const [file, found] of graphOf("load", "lazy", "type")) {
    if (!isFeature(file)) continue;
    const others = found.filter((path) => isFeature(path) && featureOf(path) !== featureOf(file)).map(featureOf);
    features.set(featureOf(file), [...(features.get(featureOf(file)) ?? []), ...others]);
  }
  expect(cycles(features)).toEqual([]);
});

test("the page loads no code of the worker and of the engine", () => {
  const loaded = [...reachable(graphOf("load", "lazy"), PAGE)];
  expect(loaded.length).toBeGreaterThan(100);
  expect(loaded.filter((file) => folderOf(file) === "worker" || isEngine(file))).toEqual([]);
});

test("only the worker imports the engine module", () => {
  const isFault = (file: string, { path }: Import) =>
    isEngine(path) && folderOf(file) !== "engine" && folderOf(file) !== "worker";
  expect(faults(isFault)).toEqual([]);
});

test("the worker loads no view", () => {
  const loaded = [...reachable(graphOf("load", "lazy"), ["worker/worker.ts"])];
  expect(loaded).toContain("engine/load.ts");
  const packages = loaded.flatMap((file) =>
    imports.get(file)!.filter(({ path, kind }) => kind === "load" && !path.includes("/")),
  );
  expect([...new Set(packages.map(({ path }) => path))]).toEqual([]);
  expect(
    loaded.filter((file) => !/^(worker|engine|experiment|platform|panels|panes|rooms|lessons)\//.test(file)),
  ).toEqual([]);
});

test(`no file is longer than ${MAX_LINES} lines`, () => {
  const lengths = [...sources].map(([file, source]) => ({ file, lines: source.split("\n").length - 1 }));
  expect(lengths.filter(({ lines }) => lines > MAX_LINES)).toEqual([]);
});

test("no template writes inline styles or raw HTML, which the content security policy refuses", () => {
  const isFault = (source: string) => /\sstyle=|styleMap|unsafeHTML|innerHTML|unsafeCSS/.test(source);
  expect([...sources].filter(([, source]) => isFault(source)).map(([file]) => file)).toEqual([]);
});
