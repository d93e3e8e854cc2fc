import { readFileSync, readdirSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { expect, test } from "vitest";

const root = join(import.meta.dirname, "../../web");
const files = readdirSync(root, { recursive: true, encoding: "utf8" }).filter(
  (file) => file.endsWith(".ts") && !file.endsWith(".d.ts"),
);
const imports = (file: string) =>
  [...readFileSync(join(root, file), "utf8").matchAll(/^(import|export)( type)?[^;]*? from "(\.[^"?]*)/gm)].map(
    ([, , type, path]) => ({
      path: relative(root, join(root, dirname(file), path)),
      type: Boolean(type),
    }),
  );

test("only the worker imports the engine; everyone else its types", () => {
  const importers = files.filter((file) =>
    imports(file).some(({ path, type }) => path === "engine/engine.ts" && !type),
  );
  expect(importers).toEqual(["worker/worker.ts"]);
});

test("charts know neither store nor session nor views", () => {
  const forbidden = /^(state|worker|panels|panes|rooms|app)\//;
  const faults = files.filter(
    (file) => file.startsWith("charts/") && imports(file).some(({ path }) => forbidden.test(path)),
  );
  expect(faults).toEqual([]);
});

test("no template writes inline styles or raw HTML, which the content security policy refuses", () => {
  const faults = files.filter((file) =>
    /\sstyle=|styleMap|unsafeHTML|innerHTML|unsafeCSS/.test(readFileSync(join(root, file), "utf8")),
  );
  expect(faults).toEqual([]);
});
