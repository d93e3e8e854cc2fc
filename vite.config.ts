import { defineConfig } from "vite";

/** The site: any static host, any sub-path. */
export default defineConfig({
  root: "web",
  base: "./",
  publicDir: false,
  build: {
    outDir: "../dist",
    emptyOutDir: true,
    target: "es2022",
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
  worker: { format: "es" },
});
