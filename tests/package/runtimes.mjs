// The engine where there is no page, and the import of everything where there is no document.
import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join, resolve } from "node:path";

const bin = (name) => resolve("tests/package/node_modules/.bin", name);

/** Trains 20 steps, and prints the fingerprint. */
const train = `import { loadEngine } from "activation-playground/engine";
const engine = await loadEngine();
const trainer = engine.createTrainer(engine.complete({ seed: 5 }));
trainer.train({ steps: 20 });
console.log(trainer.fingerprint());
`;

const inWorker = `import { Worker } from "node:worker_threads";
new Worker(new URL("./train.mjs", import.meta.url));
`;

/** What servers and test tools set of a page's globals before they import. */
const PARTIAL = {
  nothing: "",
  window: "globalThis.window = globalThis;",
  "self and location": 'globalThis.self = globalThis; globalThis.location = new URL("http://localhost/");',
  "an empty document": "globalThis.document = {};",
  HTMLElement: "globalThis.HTMLElement = class {};",
  "all, but of no use":
    "Object.assign(globalThis, { document: {}, HTMLElement: class {}, customElements: { define() {} } });",
};

/** Imports everything, and must end by itself. */
const imports = (globals) => `${globals}
for (const part of ["", "/engine", "/export", "/frame-host"]) await import("activation-playground" + part);
console.log("imported");
`;

function printed(command, args, cwd) {
  const { stdout, stderr, error } = spawnSync(command, args, { cwd, encoding: "utf8", timeout: 60_000 });
  return stdout.trim() || `failed: ${error?.message ?? stderr.trim()}`;
}

export function readInRuntimes(folder) {
  writeFileSync(join(folder, "train.mjs"), train);
  writeFileSync(join(folder, "worker.mjs"), inWorker);
  const expected = printed(process.execPath, ["train.mjs"], folder);
  const same = (found) => (/^[\da-f]{16}$/.test(expected) && found === expected ? "same bits" : found);
  const results = {
    [`Node ${process.versions.node}`]: same(expected),
    worker_threads: same(printed(process.execPath, ["worker.mjs"], folder)),
    [`Deno ${printed(bin("deno"), ["--version"], folder).split(" ")[1]}`]: same(
      printed(bin("deno"), ["run", "--quiet", "--allow-read", "train.mjs"], folder),
    ),
    [`Bun ${printed(bin("bun"), ["--version"], folder)}`]: same(printed(bin("bun"), ["run", "train.mjs"], folder)),
  };
  for (const [name, globals] of Object.entries(PARTIAL)) {
    writeFileSync(join(folder, "imports.mjs"), imports(globals));
    const found = printed(process.execPath, ["imports.mjs"], folder);
    results[`import without a page, with ${name}`] = found === "imported" ? "ok" : found;
  }
  return results;
}
