import { defineConfig } from "vitepress";

/** dist/ is copied into public/ as activation-playground/. */
export default defineConfig({
  title: "Course",
  description: "Notes with networks that learn in the page",
  head: [["script", { type: "module", src: "/activation-playground/activation-playground.js" }]],
  // Links to files of public/ are no pages of VitePress.
  ignoreDeadLinks: [/^\/activation-playground\//],
  vue: { template: { compilerOptions: { isCustomElement: (tag) => tag === "activation-playground" } } },
  themeConfig: {
    sidebar: [
      {
        text: "Notes",
        items: [
          { text: "Bends", link: "/" },
          { text: "Slopes", link: "/slopes" },
        ],
      },
    ],
  },
});
