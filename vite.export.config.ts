import { readFileSync } from "node:fs";
import { defineConfig, type Plugin, runnerImport } from "vite";
import { companions } from "./vite.engine.config.ts";

const KNOWN = "virtual:known";
/** Texts that only the page shows. */
const TEXTS = ["label", "formula", "notes", "source", "symbol"];

/** As JavaScript, which has the infinite numbers that JSON lacks. */
function written(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(written).join(",")}]`;
  if (typeof value !== "object" || value === null)
    return typeof value === "string" ? JSON.stringify(value) : String(value);
  const entries = Object.entries(value).map(([key, item]) => [key, TEXTS.includes(key) ? "" : item]);
  return `{${entries.map(([key, item]) => `${JSON.stringify(key)}:${written(item)}`).join(",")}}`;
}

/** The engine's catalog and defaults as a module, from the engine as it is built: exports do not run it. */
export const knownModule: Plugin = {
  name: "known",
  resolveId: (id) => (id === KNOWN ? `\0${KNOWN}` : undefined),
  async load(id) {
    if (id !== `\0${KNOWN}`) return undefined;
    const path = "./web/engine/engine.ts";
    const { module } = await runnerImport<typeof import("./web/engine/engine.ts")>(path, { configFile: false });
    const engine = await module.loadEngine({ wasm: readFileSync("build/engine/engine.wasm") });
    return `export default ${written({ catalog: engine.catalog(), defaults: engine.defaults() })};`;
  },
};

const types = {
  "export.d.ts": "build/types/web/exports/export.d.ts",
  "exported.d.ts": "build/types/web/exports/exported.d.ts",
};

/** Code and files of a network, without a page and without the engine. */
export default defineConfig({
  publicDir: false,
  build: {
    outDir: "dist",
    emptyOutDir: false,
    target: "es2022",
    lib: { entry: "web/exports/export.ts", formats: ["es"], fileName: "export" },
    rolldownOptions: { output: { minify: true } },
  },
  plugins: [knownModule, companions(types)],
});
