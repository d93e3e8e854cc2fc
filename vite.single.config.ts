import { createHash } from "node:crypto";
import { fileURLToPath } from "node:url";
import { defineConfig, type Plugin, type Rolldown } from "vite";
import site, { sources } from "./vite.config.ts";

/** The worker's script as a part of the page's. */
const inlineWorker = {
  find: "./worker-script.ts",
  replacement: fileURLToPath(new URL("web/app/worker-script-inline.ts", import.meta.url)),
};

/** Of `?worker&inline` the script alone: Vite's own way to start it is none that Trusted Types let pass. */
const workerSource: Plugin = {
  name: "worker-source",
  enforce: "post",
  transform(code, id) {
    if (!id.endsWith("?worker&inline")) return undefined;
    const [literal] =
      /(?<=^const jsContent = )".*"(?=;$)/m.exec(code) ?? this.error("the worker's script is not where it was");
    return { code: `export default ${literal};`, map: null };
  },
};

type Bundle = Rolldown.OutputBundle;

const textOf = (file: Bundle[string]) => (file.type === "chunk" ? file.code : String(file.source));

const hashOf = (script: string) => `'sha256-${createHash("sha256").update(script).digest("base64")}'`;

/** It asks nobody for anything, wherever it is opened: of scripts that stand in a page the policy knows these alone. */
const policyOf = (...scripts: string[]) =>
  [
    "default-src 'none'",
    `script-src ${scripts.map(hashOf).join(" ")} 'wasm-unsafe-eval' blob:`,
    "style-src 'unsafe-inline'",
    "img-src data: blob:",
    "connect-src data:",
    "worker-src blob:",
    "require-trusted-types-for 'script'",
    "trusted-types lit-html activation-playground",
  ].join("; ");

/** Scripts, style sheet and icon stand where they were named. What would end the script is written so that it does not. */
function withParts(page: string, bundle: Bundle): string {
  const part = (path: string) => textOf(bundle[path.replace(/^\.\//, "")]);
  const scripts: string[] = [];
  const whole = page
    .replaceAll(/<script( type="module")?[^>]* src="([^"]+)"><\/script>/g, (_, type = "", path: string) => {
      const script = part(path).replaceAll("</script", "<\\/script");
      scripts.push(script);
      return `<script${type}>${script}</script>`;
    })
    .replace(/<link rel="stylesheet"[^>]* href="([^"]+)">/, (_, path: string) => `<style>${part(path)}</style>`)
    .replace(
      /(<link rel="icon"[^>]* href=")([^"]+)/,
      (_, link: string, path: string) => `${link}data:image/svg+xml,${encodeURIComponent(part(path))}`,
    );
  return whole.replace(
    "<meta charset",
    () => `<meta http-equiv="content-security-policy" content="${policyOf(...scripts)}" />\n    <meta charset`,
  );
}

/** Of all that was built, once it is complete, one page is left. */
const onePage: Plugin = {
  name: "one-page",
  generateBundle: {
    order: "post",
    handler(_, bundle) {
      const source = withParts(textOf(bundle["index.html"]), bundle);
      for (const name of Object.keys(bundle)) delete bundle[name];
      this.emitFile({ type: "asset", fileName: "activation-playground.html", source });
    },
  },
};

/** The site in one file, which opens from a disk too. */
export default defineConfig({
  ...site,
  build: {
    outDir: "../dist",
    emptyOutDir: false,
    target: "es2022",
    assetsInlineLimit: Infinity,
    modulePreload: false,
    rolldownOptions: { input: "web/index.html", output: { codeSplitting: false } },
  },
  resolve: { alias: [inlineWorker] },
  plugins: [...sources, workerSource, onePage],
  worker: { format: "iife" }, // of a page from disk no browser takes a worker that is a module
});
