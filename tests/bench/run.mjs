// The benchmarks of the engine in Node and in Chromium, and of the page: node tests/bench/run.mjs RESULTS_FOLDER
// Prints a table and writes it as JSON. Native figures are read from native.json in that folder, where they are there.

import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { gzipSync } from "node:zlib";
import { cpus } from "node:os";
import { chromium } from "@playwright/test";
import { benchTable } from "../../scripts/readme.mjs";
import { measure } from "./measure.mjs";

const folder = process.argv[2] ?? "build/bench";
const workloads = JSON.parse(readFileSync(new URL("workloads.json", import.meta.url)));
const browserFlags = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"];

async function inNode() {
  const { loadEngine } = await import("../../dist/engine.js");
  const engine = await loadEngine();
  return workloads.map((workload) => measure(engine, workload));
}

async function inBrowser(browser, address) {
  const page = await browser.newPage();
  await page.goto(`${address}/package.json`);
  const code = readFileSync(new URL("measure.mjs", import.meta.url), "utf8").replace(/^export /gm, "");
  const results = [];
  for (const workload of workloads) {
    results.push(await page.evaluate(`(async () => {
      ${code}
      const { loadEngine } = await import("/engine.js");
      return measure(await loadEngine(), ${JSON.stringify(workload)});
    })()`));
  }
  await page.close();
  return results;
}

const pageLoads = 7;
const median = (values) => values.sort((a, b) => a - b)[values.length >> 1];

/** Milliseconds from navigation to the first training step shown, in a profile of its own, so that nothing is cached. */
async function firstStep(browser, address) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const page = await context.newPage();
  await page.addInitScript(() => {
    window.firstStep = new Promise((resolve) => {
      document.addEventListener("progress", ({ detail }) => detail.step > 0 && resolve(performance.now()));
    });
  });
  await page.goto(address);
  const milliseconds = await page.evaluate(() => window.firstStep);
  await context.close();
  return milliseconds;
}

/** Steps a second of the spiral as the page opens, at full speed, everything on show. */
async function stepsPerSecond(browser, address) {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  const link = Buffer.from(JSON.stringify({ experiment: {}, view: { speed: null } })).toString("base64url");
  await page.goto(`${address}/#experiment=${link}`);
  const status = () => page.evaluate(() => ({ step: document.querySelector("activation-playground").status?.step ?? 0, time: performance.now() }));
  while ((await status()).step === 0) await page.waitForTimeout(10);
  const rates = [];
  for (let i = 0; i < 5; i++) {
    const before = await status();
    await page.waitForTimeout(1000);
    const after = await status();
    rates.push(((after.step - before.step) * 1000) / (after.time - before.time));
  }
  await page.close();
  return median(rates);
}

async function pageFigures(browser, address) {
  const loads = [];
  for (let i = 0; i < pageLoads; i++) loads.push(await firstStep(browser, address));
  return { first_step_ms: median(loads), steps_per_second: await stepsPerSecond(browser, address) };
}

function sizes() {
  const gzipped = (file) => gzipSync(readFileSync(new URL(`../../dist/${file}`, import.meta.url)), { level: 9 }).length;
  return Object.fromEntries(["engine.wasm", "engine.js"].map((file) => [file, gzipped(file)]));
}

/** A port that nobody uses. */
async function freePort() {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address();
  server.close();
  return String(port);
}

/** dist/ under the page's own policy. */
async function serve(port) {
  const script = new URL("../../scripts/static-server.mjs", import.meta.url).pathname;
  const root = new URL("../../dist", import.meta.url).pathname;
  const server = spawn(process.execPath, [script, "--root", root, "--port", port], { stdio: ["ignore", "pipe", "inherit"] });
  const [line] = await once(server.stdout, "data");
  return { address: String(line).trim(), close: () => server.kill() };
}

const { address, close } = await serve(await freePort());
const browser = await chromium.launch({ executablePath: process.env.PLAYGROUND_CHROMIUM, args: browserFlags });
const results = {
  machine: `${cpus()[0].model}, ${cpus().length} cores`,
  node: process.version,
  browser: browser.version(),
  native: existsSync(`${folder}/native.json`) ? JSON.parse(readFileSync(`${folder}/native.json`)) : [],
  wasm_node: await inNode(),
  wasm_chromium: await inBrowser(browser, address),
  page: await pageFigures(browser, address),
  gzipped_bytes: sizes(),
};
await browser.close();
close();

writeFileSync(`${folder}/results.json`, `${JSON.stringify(results, null, 1)}\n`);
console.log(benchTable(results));
