import { readFileSync } from "node:fs";
import { defineConfig, type Plugin } from "vite";
import { notice } from "./vite.config.ts";

const files = {
  "engine.wasm": "build/engine/engine.wasm",
  "engine-wasm.d.ts": "web/engine/engine-wasm.d.ts",
  "engine.d.ts": "build/types/web/engine/engine.d.ts",
  "load.d.ts": "build/types/web/engine/load.d.ts",
  "catalog.d.ts": "build/types/web/engine/catalog.d.ts",
  "specs.d.ts": "build/types/web/engine/specs.d.ts",
  "error.d.ts": "build/types/web/engine/error.d.ts",
  "types.d.ts": "build/types/web/engine/types.d.ts",
  "activation-playground.d.ts": "build/types/web/app/element/types.d.ts",
  "frame-host.d.ts": "build/types/web/app/frame-host.d.ts",
};

/** Files beside a module: the wasm that it loads at run time, and the types, with imports for their place in dist/. */
export function companions(files: Readonly<Record<string, string>>): Plugin {
  return {
    name: "companions",
    generateBundle() {
      for (const [fileName, path] of Object.entries(files)) {
        this.emitFile({
          type: "asset",
          fileName,
          source: fileName.endsWith(".ts")
            ? readFileSync(path, "utf8")
                .replaceAll(/(\.\.\/)+(engine|exports)\//g, "./")
                .replaceAll("./element/types.ts", "./activation-playground.ts")
                .replaceAll(/(from "\.\/.*)\.ts"/g, '$1.js"')
            : readFileSync(path),
        });
      }
    },
  };
}

/** How the minifier writes `new URL("./NAME", import.meta.url)`. */
const ADDRESS =
  /new URL\(\s*(?:\/\*[^/]*\*\/\s*)?[`"'](?:\.\/)?([\w.-]+)[`"'],\s*(?:``\s*\+\s*)?import\.meta\.url\s*\)/g;
/** Addresses of files beside the module in the form that bundlers look for. */
const plain = (code: string) => code.replaceAll(ADDRESS, 'new URL("./$1", import.meta.url)');

export const forBundlers: Plugin = {
  name: "for-bundlers",
  generateBundle(_, bundle) {
    for (const part of Object.values(bundle)) if (part.type === "chunk") part.code = plain(part.code);
  },
};

/** Emscripten's code for a wasm file that nobody names: the engine always has its bytes. */
export const givenBytes: Plugin = {
  name: "given-bytes",
  transform(code, id) {
    if (!id.endsWith("/engine-core.mjs")) return undefined;
    const own = /new URL\(["']engine-core\.wasm["'], ?import\.meta\.url\)\.(toString\(\)|href)/;
    if (!own.test(code)) this.error("the address of the wasm file is not where it was");
    return { code: code.replace(own, '""'), map: null };
  },
};

/** The engine module without a page: browser, worker, Node. */
export default defineConfig({
  publicDir: false,
  build: {
    outDir: "dist",
    emptyOutDir: false,
    target: "es2022",
    lib: { entry: "web/engine/engine.ts", formats: ["es"], fileName: "engine" },
    rolldownOptions: { output: { minify: true, postBanner: notice } },
  },
  plugins: [givenBytes, forBundlers, companions(files)],
});
