import { fileURLToPath } from "node:url";
import { defineConfig } from "vite";
import { chunkName, notice, oneFile, sources, withoutDocument } from "./vite.config.ts";
import { forBundlers } from "./vite.engine.config.ts";
import { knownModule } from "./vite.export.config.ts";

const file = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** What writes files of networks is there once, for the element and for `activation-playground/export`. */
const exported = { name: "exported", test: /web\/exports\/(?!export\.ts)/, priority: 1 };

/** The element for bundlers: modules, a worker of one file, and `engine.wasm`. */
export default defineConfig({
  base: "./",
  publicDir: false,
  resolve: {
    alias: [
      { find: /^\.{1,2}\/worker-script\.ts$/, replacement: file("web/app/worker-script-package.ts") },
      { find: "./engine-address.ts", replacement: file("web/worker/engine-address-package.ts") },
    ],
  },
  build: {
    outDir: "dist",
    emptyOutDir: false,
    target: "es2022",
    lib: { entry: { element: "web/app/embed.ts", "element/export": "web/exports/export.ts" }, formats: ["es"] },
    rolldownOptions: {
      transform: withoutDocument,
      output: {
        minify: true,
        chunkFileNames: (chunk) =>
          chunk.name === "playground" ? "[name].js" : `element/${chunkName(chunk)}-[hash].js`,
        codeSplitting: { groups: [exported, ...oneFile.groups] },
        postBanner: notice,
      },
    },
  },
  plugins: [...sources, knownModule, forBundlers],
  worker: { format: "iife", rolldownOptions: { output: { entryFileNames: "worker.js", postBanner: notice } } },
});
