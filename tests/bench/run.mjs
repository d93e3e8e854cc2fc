// The benchmarks: node tests/bench/run.mjs [--short] [--only PART]
// Prints tables, writes them as JSON to build/bench/. Native figures are read from native.json there.

import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { gzipSync } from "node:zlib";
import { parseArgs } from "node:util";
import { besideFigures } from "./beside.mjs";
import * as inside from "./inside.mjs";
import { mnistFigures } from "./mnist.mjs";
import { pageFigures } from "./page.mjs";
import { report } from "./report.mjs";
import { stateFigures } from "./states.mjs";
import { callInside, makeSite, openBrowser, openPage, serve, tensorFlowFiles } from "./site.mjs";

const { values: options } = parseArgs({
  options: { short: { type: "boolean", default: false }, only: { type: "string" } },
});
const here = (path) => new URL(path, import.meta.url).pathname;
const readJson = (path) => JSON.parse(readFileSync(path, "utf8"));
const out = here("../../build/bench");
const site = `${out}/site`;
const workloads = readJson(here("workloads.json"));
const [, W2, W3] = workloads;

/** How long each part takes its turns. */
const efforts = {
  full: {
    train: { rounds: 7, turnSeconds: 0.5 },
    maps: { rounds: 7, turnSeconds: 0.3 },
    ratios: { rounds: 21, turnSeconds: 0.025 },
    growth: { rounds: 5, turnSeconds: 0.15 },
    page: { loads: 7, rounds: 3, milliseconds: 5000 },
    beside: { rounds: 3, milliseconds: 4000 },
    mnist: { rounds: 5 },
    states: { sizes: ["screen", "phone"], restMs: 3000 },
    steps: 1e7,
  },
  short: {
    train: { rounds: 3, turnSeconds: 0.08 },
    maps: { rounds: 3, turnSeconds: 0.08 },
    ratios: { rounds: 5, turnSeconds: 0.02 },
    growth: { rounds: 3, turnSeconds: 0.04 },
    page: { loads: 3, rounds: 1, milliseconds: 5000 },
    beside: { rounds: 1, milliseconds: 2000 },
    mnist: { rounds: 1 },
    states: { sizes: ["screen"], restMs: 500, most: 3 },
    steps: 1e6,
  },
};
const effort = efforts[options.short ? "short" : "full"];

const gzippedBytes = () =>
  Object.fromEntries(
    ["engine.wasm", "engine.js"].map((name) => [
      name,
      gzipSync(readFileSync(here(`../../dist/${name}`)), { level: 9 }).length,
    ]),
  );

/** A call for each workload, one after another. */
async function each(list, call) {
  const results = [];
  for (const workload of list) results.push(await call(workload));
  return results;
}

async function trainInNode() {
  const { loadEngine } = await import("../../dist/engine.js");
  const engine = await loadEngine();
  await inside.startPeers(tensorFlowFiles);
  return each(workloads, (workload) => inside.train(engine, workload, effort.train));
}

const parts = {
  workloads: async ({ page }) => ({
    native: readJson(`${out}/native.json`),
    node: await trainInNode(),
    chromium: await each(workloads, (workload) => callInside(page, "train", workload, effort.train)),
  }),
  maps: ({ page }) =>
    each(
      workloads.filter(({ maps }) => maps),
      (workload) => callInside(page, "maps", workload, effort.maps),
    ),
  ratios: ({ page }) => callInside(page, "ratios", W3, effort.ratios),
  growth: ({ page }) => callInside(page, "growth", W3, effort.growth),
  page: ({ browser }) => pageFigures(browser, site, W2, effort.page),
  beside: ({ browser }) => besideFigures(browser, site, effort.beside),
  mnist: ({ browser }) => mnistFigures(browser, site, effort.mnist),
  states: ({ browser }) => stateFigures(browser, W2, effort.states),
  memory: () =>
    JSON.parse(execFileSync(process.execPath, [here("memory.mjs"), String(effort.steps)], { encoding: "utf8" })),
};

await makeSite(site);
const { address, close } = await serve(site);
const browser = await openBrowser();
const results = {
  machine: `${cpus()[0].model}, ${cpus().length} cores`,
  node: process.version,
  browser: browser.version(),
  complete: false,
  gzipped_bytes: gzippedBytes(),
};
/** After each part: one that fails does not take the others along. */
const write = () => writeFileSync(`${out}/results.json`, `${JSON.stringify(results, null, 1)}\n`);
try {
  for (const name of options.only ? [options.only] : Object.keys(parts)) {
    const start = performance.now();
    const page = await openPage(browser, address);
    results[name] = await parts[name]({ browser, page });
    await page.close();
    write();
    console.error(`${name}: ${((performance.now() - start) / 1000).toFixed(0)} s`);
  }
} finally {
  await browser.close();
  close();
}
results.complete = !options.short && !options.only;
write();
console.log(report(results));
