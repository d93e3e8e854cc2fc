import { createHash } from "node:crypto";
import { fileURLToPath } from "node:url";
import { defineConfig, type Plugin, type Rolldown } from "vite";
import site, { notice, sources } from "./vite.config.ts";

/** Replaces the worker's address by its script. */
const inlineWorker = {
  find: /^\.{1,2}\/worker-script\.ts$/,
  replacement: fileURLToPath(new URL("web/app/worker-script-inline.ts", import.meta.url)),
};

/** Keeps only the script of `?worker&inline`: Trusted Types refuse Vite's own code that starts it. */
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

/** Allows no request to any host, and of inline scripts only these. */
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

/** Inlines scripts, style sheet and icon. Escapes whatever would end a script element. */
function withParts(page: string, bundle: Bundle): string {
  const part = (path: string) => textOf(bundle[path.replace(/^\.\//, "")]);
  const scripts: string[] = [];
  const whole = page
    .replaceAll(/<script( type="module")?[^>]* src="([^"]+)"><\/script>/g, (_, type = "", path: string) => {
      const script = part(path).replaceAll("</script", "<\\/script").replaceAll("<!--", "\\x3C!--");
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

/** Replaces the whole bundle by one page. */
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

/** The site in one file, which also opens from disk. */
export default defineConfig({
  ...site,
  build: {
    outDir: "../dist",
    emptyOutDir: false,
    target: "es2022",
    assetsInlineLimit: Infinity,
    modulePreload: false,
    rolldownOptions: { input: "web/index.html", output: { codeSplitting: false, postBanner: notice } },
  },
  resolve: { alias: [inlineWorker] },
  plugins: [...sources, workerSource, onePage],
  worker: { format: "iife" }, // browsers refuse module workers of pages from disk
});
