import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { basename, dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { FluentBundle, FluentResource } from "@fluent/bundle";
import { defineConfig, type Plugin, type Rolldown } from "vite";
import { PRESETS } from "./web/experiment/presets.ts";
import { oembedOf } from "./web/panes/share/embed/oembed.ts";

/** Parsed texts: the page has no parser of Fluent. */
export const parsedTexts: Plugin = {
  name: "parsed-texts",
  enforce: "pre",
  load(id) {
    const [file, query] = id.split("?");
    if (query !== "texts") return undefined;
    const { body } = new FluentResource(readFileSync(file, "utf8"));
    return `export default ${JSON.stringify(Object.fromEntries(body.map(({ id, value }) => [id, value])))};`;
  },
};

/** Style sheets without comments and white space, and templates without indentation. */
const bareTemplates: Plugin = {
  name: "bare-templates",
  enforce: "pre",
  transform(code, id) {
    if (!id.endsWith(".ts")) return undefined;
    const bare = (sheet: string) =>
      sheet
        .replaceAll(/\/\*.*?\*\//gs, "")
        .replaceAll(/\s+/g, " ")
        .replaceAll(/ ?([{};,]) ?|(:) /g, "$1$2");
    return { code: code.replaceAll(/\bcss`[^`]*`/g, bare).replaceAll(/\n\s+/g, "\n"), map: null };
  },
};

/** Imports as they are written: what a part needs is fetched by the part. Vite's own code preloads it, and style sheets, of which parts have none. */
const plainImports: Plugin = {
  name: "plain-imports",
  enforce: "pre",
  load: (id) => (id === "\0vite/preload-helper.js" ? "export const __vitePreload = (load) => load();" : undefined),
};

/** Emscripten's code without what runs only where it fetches the wasm file by itself: the engine gives it the bytes. */
const bareGlue: Plugin = {
  name: "bare-glue",
  transform(code, id) {
    if (!id.endsWith("/engine-core.mjs")) return undefined;
    const bare = code.replaceAll(/typeof (fetch|importScripts|window) ?={2,3} ?"\w+"/g, "false");
    return { code: bare.replaceAll(/typeof globalThis ?={2,3} ?"object"/g, "true"), map: null };
  },
};

/** The script that says why the page does not start is not part of the modules. Minifiers would write it for newer browsers. */
const startScript: Plugin = {
  name: "start-script",
  transformIndexHtml: {
    order: "post",
    handler: () => [{ tag: "script", attrs: { defer: true, src: "./start.js" }, injectTo: "body" }],
  },
  generateBundle() {
    const source = readFileSync("web/start.js", "utf8").replaceAll(/^\s*\/[/*].*\n/gm, "");
    this.emitFile({ type: "asset", fileName: "start.js", source: source.replaceAll(/\n\s+/g, "\n") });
  },
};

const LESSONS = "web/lessons/data";

/** The lessons as files, for other pages and programs. The page has them as modules, which need no request of their own kind. */
const lessonFiles: Plugin = {
  name: "lesson-files",
  generateBundle() {
    for (const name of readdirSync(LESSONS)) {
      const source = readFileSync(`${LESSONS}/${name}`, "utf8");
      this.emitFile({ type: "asset", fileName: `lessons/${name}`, source });
    }
  },
};

/** The texts of these files in English, by their ids. */
function texts(...files: string[]): (id: string) => string {
  const bundle = new FluentBundle("en", { useIsolating: false });
  for (const file of files) bundle.addResource(new FluentResource(readFileSync(`web/i18n/locales/${file}`, "utf8")));
  return (id) => bundle.formatPattern(bundle.getMessage(id)!.value!);
}

/** oEmbed files of presets and lessons. They name the site's address, so they are written only where SITE gives it. */
const oembedFiles: Plugin = {
  name: "oembed-files",
  generateBundle() {
    if (!process.env.SITE) return;
    const site = new URL(process.env.SITE.replace(/\/?$/, "/")).href;
    const lessons = readdirSync(LESSONS).map((name) => basename(name, ".json"));
    const text = texts("en.ftl", "presets/en.ftl", "lessons/en.ftl");
    const files = [
      ...PRESETS.map(({ id }) => ({ kind: "preset", id, title: text(`preset-${id}`) })),
      ...lessons.map((id) => ({ kind: "lesson", id, title: text(`lesson-${id}-title`) })),
    ];
    for (const { kind, id, title } of files) {
      const source = JSON.stringify(oembedOf(site, `#${kind}=${id}`, title), null, 2);
      this.emitFile({ type: "asset", fileName: `oembed/${kind}s/${id}.json`, source });
    }
  },
};

/** Tells the service worker which files this version of the page consists of. */
const offlineFiles: Plugin = {
  name: "offline-files",
  generateBundle: {
    order: "post",
    handler(_, bundle) {
      const worker = bundle["service-worker.js"];
      const page = bundle["index.html"];
      if (worker?.type !== "chunk" || page?.type !== "asset") return;
      const files = Object.keys(bundle).filter((name) => name.startsWith("assets/") || name === "start.js");
      const [entry] = /assets\/index-[\w-]+\.js/.exec(String(page.source)) ?? this.error("the page has no entry");
      const content = [...files, String(page.source), readFileSync("web/start.js", "utf8")].join("\n");
      const hash = createHash("sha256").update(content).digest("base64url").slice(0, 8);
      worker.code = worker.code.replace("__VERSION__", () => JSON.stringify({ hash, entry, files }));
    },
  },
};

/** The element's module can be imported where there is no document. */
export const withoutDocument = {
  inject: Object.fromEntries(
    ["document", "HTMLElement", "customElements"].map((name) => [
      name,
      [fileURLToPath(new URL("web/platform/no-document.ts", import.meta.url)), name] as [string, string],
    ]),
  ),
};

export const sources = [parsedTexts, bareTemplates, startScript];

/** Names the licenses in files that hold code of others. */
export const notice = ({ moduleIds }: Rolldown.RenderedChunk): string =>
  moduleIds.some((id) => /node_modules|engine-core/.test(id)) ? "/*! Licenses of the libraries: see NOTICES. */" : "";

/** A view is named after its folder. */
export const chunkName = ({ name, facadeModuleId }: Rolldown.PreRenderedChunk): string =>
  name === "view" && facadeModuleId ? basename(dirname(facadeModuleId)) : name;

/** What the entries need at the start is one file, not one for each set of importers. */
export const oneFile = { groups: [{ name: "playground", test: /element\/activation-playground\.ts$/ }] };

/** What other pages load keeps its file name; shared chunks have a hash in theirs. */
const entries = {
  index: "web/index.html",
  "activation-playground": "web/app/embed.ts",
  "frame-host": "web/app/frame-host.ts",
  "service-worker": "web/app/service-worker.ts",
};

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
    modulePreload: {
      polyfill: false,
      resolveDependencies: (_, files, { hostType }) => (hostType === "html" ? files : []),
    },
    rolldownOptions: {
      input: entries,
      preserveEntrySignatures: "strict",
      transform: withoutDocument,
      output: {
        entryFileNames: ({ name }) => (name === "index" ? "assets/[name]-[hash].js" : "[name].js"),
        chunkFileNames: (chunk) => `assets/${chunkName(chunk)}-[hash].js`,
        codeSplitting: oneFile,
        postBanner: notice,
      },
    },
  },
  plugins: [...sources, plainImports, lessonFiles, oembedFiles, offlineFiles],
  worker: { format: "es", plugins: () => [bareGlue], rolldownOptions: { output: { postBanner: notice } } },
});
