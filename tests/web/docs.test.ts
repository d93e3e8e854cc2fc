import { existsSync, readFileSync, readdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { runInThisContext } from "node:vm";
import { expect, test } from "vitest";
// @ts-expect-error a script of plain JavaScript, without types
import { architecturePicture } from "../../scripts/architecture.mjs";
// @ts-expect-error a script of plain JavaScript, without types
import { generated, withParts } from "../../scripts/docs.mjs";
import { catalog, engine } from "./engine.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const read = (path: string) => readFileSync(join(root, path), "utf8");
const pages = [
  ...readdirSync(root).filter((name) => name.endsWith(".md")),
  ...readdirSync(join(root, "docs")).flatMap((name) => (name.endsWith(".md") ? [`docs/${name}`] : [])),
];

const fences = (path: string, language: string) =>
  [...read(path).matchAll(/^```(\w+)\n(.*?)^```/gms)].flatMap(([, name, code]) => (name === language ? [code] : []));

/** The anchor of a heading, as GitHub makes it. */
const anchor = (heading: string) =>
  heading
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N} _-]/gu, "")
    .replaceAll(" ", "-");

test.each(Object.entries(generated(catalog) as Record<string, Record<string, string>>))(
  "the generated parts of %s are up to date (node scripts/docs.mjs)",
  (path, parts) => {
    const text = read(path);
    expect(withParts(text, parts)).toBe(text);
  },
);

test("the picture of the folders is up to date (node scripts/docs.mjs)", () => {
  expect(read("docs/architecture.svg")).toBe(architecturePicture());
});

test.each(pages)("every link in %s leads to a file of the repository, and to a heading in it", (path) => {
  for (const [, target] of read(path).matchAll(/\]\((?!https?:)([^)]+)\)/g)) {
    const [file, heading] = target.split("#");
    const linked = file ? join(dirname(path), file) : path;
    expect(existsSync(join(root, linked)), target).toBe(true);
    if (!heading) continue;
    const anchors = [...read(linked).matchAll(/^#+ (.*)$/gm)].map(([, title]) => anchor(title));
    expect(anchors, target).toContain(heading);
  }
});

test.each(pages)("every script that %s names is there", (path) => {
  for (const [script] of read(path).matchAll(/scripts\/[\w.-]*\w/g))
    expect(existsSync(join(root, script)), script).toBe(true);
});

test("every experiment in docs/experiment.md may be trained", () => {
  const experiments = fences("docs/experiment.md", "json");
  expect(experiments.length).toBeGreaterThan(1);
  for (const experiment of experiments) expect(engine.validate(JSON.parse(experiment)), experiment).toEqual([]);
});

test.each(["README.md", "docs/engine.md"])("the JavaScript examples of the engine in %s run", async (path) => {
  const examples = fences(path, "js").filter((code) => code.includes("activation-playground/engine"));
  expect(examples.length).toBeGreaterThan(0);
  for (const example of examples) {
    const body = example.replace('import { loadEngine } from "activation-playground/engine";', "");
    const run = runInThisContext(`(async (loadEngine, console) => {${body}})`) as (
      ...given: unknown[]
    ) => Promise<void>;
    await run(() => Promise.resolve(engine), { log: () => {} });
  }
});
