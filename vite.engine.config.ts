import { readFileSync } from "node:fs";
import { defineConfig, type Plugin } from "vite";

const files = {
  "engine.wasm": "build/engine/engine.wasm",
  "engine.d.ts": "build/types/web/engine/engine.d.ts",
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
                .replaceAll(/(\.\.\/)+engine\//g, "./")
                .replaceAll("./element/types.ts", "./activation-playground.ts")
            : readFileSync(path),
        });
      }
    },
  };
}

/** The engine module without a page: browser, worker, Node. */
export default defineConfig({
  publicDir: false,
  build: {
    outDir: "dist",
    emptyOutDir: false,
    target: "es2022",
    lib: { entry: "web/engine/engine.ts", formats: ["es"], fileName: "engine" },
  },
  plugins: [companions(files)],
});
