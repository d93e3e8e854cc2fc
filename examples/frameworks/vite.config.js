import { svelte } from "@sveltejs/vite-plugin-svelte";
import react from "@vitejs/plugin-react";
import vue from "@vitejs/plugin-vue";
import { defineConfig } from "vite";

const isCustomElement = (tag) => tag === "activation-playground";

export default defineConfig({
  base: "./",
  plugins: [react(), vue({ template: { compilerOptions: { isCustomElement } } }), svelte({ configFile: false })],
  // The package is a link to a folder outside this project.
  server: { fs: { allow: [".", "../../dist"] } },
});
