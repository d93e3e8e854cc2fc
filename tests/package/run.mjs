// Packs dist/, installs the package in a project of its own for each bundler, and opens what the bundler serves and builds in
// Chromium: the same training must give the same bits as in Node. scripts/package installs what is needed and runs it.
import { execFileSync, spawn } from "node:child_process";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { freePort } from "../free-port.mjs";
import { readInRuntimes } from "./runtimes.mjs";
import { readTypes } from "./types.mjs";
import { waysOf } from "./ways.mjs";
import * as esbuild from "./tools/esbuild.mjs";
import * as vite from "./tools/vite.mjs";
import * as webpack from "./tools/webpack.mjs";

const TOOLS = { vite, webpack, esbuild };
const MOST_BYTES = 700_000;
const PATIENCE_MS = 30_000;
const out = resolve("build/package");

const { chromium } = createRequire(resolve("package.json"))("@playwright/test");

/** The package's file, and its sizes. */
function pack() {
  mkdirSync(out, { recursive: true });
  const text = execFileSync("npm", ["pack", resolve("dist"), "--json", "--pack-destination", out], {
    encoding: "utf8",
  });
  const [{ filename, size, unpackedSize, files }] = JSON.parse(text);
  return { file: join(out, filename), size, unpackedSize, files: files.map(({ path }) => path) };
}

/** A project with the package in it. */
function makeProject(id, packed) {
  const folder = join(out, id);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "package.json"), JSON.stringify({ private: true, type: "module" }));
  execFileSync("npm", ["install", "--offline", "--no-audit", "--no-fund", packed.file], { cwd: folder, stdio: "pipe" });
  return folder;
}

/** A project with a page for each way. */
function makePages(id, tool, packed) {
  const folder = makeProject(id, packed);
  const ways = waysOf(tool.wasm);
  for (const [way, script] of Object.entries(ways)) {
    writeFileSync(join(folder, `${way}.js`), script);
    writeFileSync(join(folder, `${way}.html`), `<!doctype html><title>${way}</title>${tool.tag(`${way}.js`)}\n`);
  }
  const names = Object.keys(ways);
  return { folder, ways: names, scripts: names.map((way) => `${way}.js`), pages: names.map((way) => `${way}.html`) };
}

/** Serves a folder under the strict policy with Trusted Types that the site is served under. */
async function serveStrictly(folder) {
  const port = await freePort();
  const server = spawn(process.execPath, ["scripts/static-server.mjs", "--root", folder, "--port", String(port)]);
  await new Promise((started) => server.stdout.once("data", started));
  return { address: `http://localhost:${port}/`, close: () => server.kill() };
}

/** What a page's script answers, and what the browser complains of. */
async function answerOf(browser, address) {
  const page = await browser.newPage();
  const faults = [];
  page.on("pageerror", (error) => faults.push(error.message));
  page.on("console", (message) => message.type() === "error" && faults.push(message.text()));
  try {
    await page.goto(address);
    await page.waitForFunction("globalThis.answer", null, { timeout: PATIENCE_MS });
    return await page.evaluate("globalThis.answer");
  } catch (error) {
    throw new Error([error.message, ...faults].join("\n"), { cause: error });
  } finally {
    await page.close();
  }
}

/** The fingerprint of the same training in Node, with the engine that the project has installed. */
async function fingerprintInNode(folder, config, steps) {
  const { loadEngine } = await import(pathToFileURL(join(folder, "node_modules/activation-playground/engine.js")));
  const trainer = (await loadEngine()).createTrainer(config);
  trainer.train({ steps });
  return trainer.fingerprint();
}

async function check(browser, project, { address, close }) {
  const results = {};
  try {
    for (const way of project.ways) {
      try {
        const { step, fingerprint, config } = await answerOf(browser, `${address}${way}.html`);
        const expected = await fingerprintInNode(project.folder, config, step);
        results[way] =
          step === 20 && fingerprint === expected ? "same bits" : `step ${step}: ${fingerprint}, not ${expected}`;
      } catch (error) {
        results[way] = `failed: ${error.message}`;
      }
    }
  } finally {
    await close();
  }
  return results;
}

const packed = pack();
console.log(`${packed.files.length} files, ${packed.size} bytes packed, ${packed.unpackedSize} unpacked`);
const only = process.argv.slice(2);
let failed = false;
const report = (tool, results) => {
  for (const [way, result] of Object.entries(results)) console.log(`${tool} | ${way} | ${result}`);
  failed ||= Object.values(results).some((result) => !["same bits", "ok"].includes(result));
};
const wasm = packed.files.filter((file) => file.endsWith(".wasm"));
report("package", {
  [`at most ${MOST_BYTES} bytes`]: packed.size <= MOST_BYTES ? "ok" : `failed: ${packed.size}`,
  "one wasm": wasm.length === 1 ? "ok" : `failed: ${wasm.join(", ")}`,
});
const wanted = (id) => only.length === 0 || only.includes(id);
if (wanted("types")) report("types", readTypes(makeProject("types", packed), packed));
if (wanted("runtimes")) report("runtimes", readInRuntimes(makeProject("runtimes", packed)));
const browser = await chromium.launch({ executablePath: process.env.PLAYGROUND_CHROMIUM, args: ["--no-sandbox"] });
try {
  for (const [id, tool] of Object.entries(TOOLS).filter(([id]) => wanted(id))) {
    const project = makePages(id, tool, packed);
    report(`${tool.name}, dev`, await check(browser, project, await tool.develop(project)));
    report(`${tool.name}, build`, await check(browser, project, await serveStrictly(await tool.bundle(project))));
  }
} finally {
  await browser.close();
}
process.exit(failed ? 1 : 0);
