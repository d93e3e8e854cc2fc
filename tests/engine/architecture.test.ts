import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { cycles } from "../graph.ts";

/** The folders of C++ from the general to the concrete. A file includes files of its own folder and of earlier ones. */
const ORDER = [
  "core/numeric",
  "core/text",
  "core/formula",
  "core/catalog",
  "core/experiment",
  "core/network",
  "core/training",
  "core/export",
  "wasm",
];

const root = join(import.meta.dirname, "../..");
const files = ["core", "wasm"].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
    .filter((file) => /\.[ch]pp$/.test(file))
    .map((file) => `${folder}/${file}`),
);
const headers = new Map(
  files.map((file) => {
    const source = readFileSync(join(root, file), "utf8");
    return [file, [...source.matchAll(/^[ \t]*#[ \t]*include[ \t]*[<"]([^>"]+)[>"]/gm)].map(([, path]) => path)];
  }),
);
const isOwn = (path: string) => headers.has(path);
const rank = (file: string) => ORDER.findIndex((folder) => file.startsWith(`${folder}/`));

test("every file of C++ is in a folder that has its place in the order", () => {
  expect(files.length).toBeGreaterThan(50);
  expect(files.filter((file) => rank(file) < 0)).toEqual([]);
});

test("headers are named by their path from the root", () => {
  const named = [...headers].flatMap(([file, found]) => found.map((path) => ({ file, path })));
  expect(named.filter(({ path }) => /^\.|^(core|wasm)\//.test(path) && !isOwn(path))).toEqual([]);
  const names = new Set(files.map((file) => file.split("/").at(-1)));
  expect(named.filter(({ path }) => !path.includes("/") && names.has(path))).toEqual([]);
});

test("includes point from the concrete to the general", () => {
  const faults = [...headers].flatMap(([file, found]) =>
    found.filter((path) => isOwn(path) && rank(path) > rank(file)).map((path) => `${file} → ${path}`),
  );
  expect(faults).toEqual([]);
});

test("no files include each other in a circle", () => {
  expect(cycles(new Map([...headers].map(([file, found]) => [file, found.filter(isOwn)])))).toEqual([]);
});

test("the core knows nothing of Emscripten", () => {
  const faults = [...headers].filter(
    ([file, found]) => file.startsWith("core/") && found.some((path) => path.startsWith("emscripten")),
  );
  expect(faults).toEqual([]);
});
