// The same experiments natively, in Node, in Chromium and in Firefox: node tests/bits/run.mjs [--steps N] [--short]
// Prints a table of fingerprints, writes them to build/bits/, and fails where two differ.

import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { chromium } from "@playwright/test";
import puppeteer from "puppeteer-core";
import { experiments, shortList } from "./experiments.mjs";
import { fingerprint } from "./measure.mjs";
import { freePort } from "../free-port.mjs";

const { values: options } = parseArgs({
  options: { steps: { type: "string", default: "10000" }, short: { type: "boolean", default: false } },
});
const steps = Number(options.steps);
if (!Number.isSafeInteger(steps) || steps < 0) {
  console.error("usage: scripts/bits [--steps N] [--short]");
  process.exit(2);
}
const here = (path) => new URL(path, import.meta.url).pathname;
const out = here("../../build/bits");
const browserFlags = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
];

const { loadEngine } = await import("../../dist/engine.js");
const engine = await loadEngine();
const list = (options.short ? shortList : experiments)(engine.catalog());

/** What is served: the engine as shipped, the page that runs it, and the experiments. */
function makeSite() {
  mkdirSync(`${out}/site`, { recursive: true });
  for (const name of ["index.html", "page.js", "worker.js"]) copyFileSync(here(`site/${name}`), `${out}/site/${name}`);
  for (const name of ["engine.js", "engine.wasm"]) copyFileSync(here(`../../dist/${name}`), `${out}/site/${name}`);
  copyFileSync(here("measure.mjs"), `${out}/site/measure.mjs`);
  writeFileSync(`${out}/site/experiments.json`, JSON.stringify({ steps, experiments: list }));
  writeFileSync(`${out}/experiments.json`, JSON.stringify(list));
}

function natively() {
  const program = here("../../build/native/tests/core_bits");
  const { status } = spawnSync(program, [`${out}/experiments.json`, String(steps), `${out}/native.json`], {
    stdio: "inherit",
  });
  if (status !== 0) throw new Error("core_bits failed");
  return JSON.parse(readFileSync(`${out}/native.json`, "utf8"));
}

const inNode = () =>
  Object.fromEntries(list.map((experiment) => [experiment.name, fingerprint(engine, experiment, steps)]));

async function inBrowser(browser, address) {
  const page = await browser.newPage();
  await page.goto(`${address}/index.html`);
  for (;;) {
    const lines = (await page.evaluate(() => document.querySelector("#results").textContent)).trim().split("\n");
    const error = lines.map((line) => line.startsWith("{") && JSON.parse(line).error).find(Boolean);
    if (error) throw new Error(`the browser's worker: ${error}`);
    if (lines.at(-1) === "done") {
      return Object.fromEntries(
        lines
          .slice(0, -1)
          .map((line) => JSON.parse(line))
          .map(({ name, fingerprint }) => [name, fingerprint]),
      );
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

async function inChromium(address) {
  const browser = await chromium.launch({ executablePath: process.env.PLAYGROUND_CHROMIUM, args: browserFlags });
  try {
    return await inBrowser(browser, address);
  } finally {
    await browser.close();
  }
}

async function inFirefox(address) {
  const browser = await puppeteer.launch({
    browser: "firefox",
    protocol: "webDriverBiDi",
    executablePath: process.env.PLAYGROUND_FIREFOX,
    args: ["--headless"],
  });
  try {
    return await inBrowser(browser, address);
  } finally {
    await browser.close();
  }
}

async function serve() {
  const server = spawn(
    process.execPath,
    [here("../../scripts/static-server.mjs"), "--root", `${out}/site`, "--port", await freePort()],
    {
      stdio: ["ignore", "pipe", "inherit"],
    },
  );
  const [line] = await once(server.stdout, "data");
  return { address: String(line).trim(), close: () => server.kill() };
}

function table(results) {
  const places = Object.keys(results);
  const nameWidth = Math.max(...list.map(({ name }) => name.length));
  const lines = [`${"".padEnd(nameWidth)}  ${places.map((place) => place.padEnd(16)).join("  ")}`];
  let different = 0;
  for (const { name } of list) {
    const found = places.map((place) => results[place][name] ?? "missing");
    const same = new Set(found).size === 1;
    different += same ? 0 : 1;
    lines.push(
      `${name.padEnd(nameWidth)}  ${found.map((hash) => hash.padEnd(16)).join("  ")}  ${same ? "same" : "DIFFERENT"}`,
    );
  }
  lines.push(`${list.length} experiments of ${steps} steps: ${list.length - different} same, ${different} different`);
  return { text: lines.join("\n"), different };
}

makeSite();
const { address, close } = await serve();
const results = {};
try {
  for (const [place, run] of [
    ["native", natively],
    ["Node", inNode],
    ["Chromium", inChromium],
    ["Firefox", inFirefox],
  ]) {
    const start = performance.now();
    results[place] = await run(address);
    console.error(`${place}: ${((performance.now() - start) / 1000).toFixed(1)} s`);
  }
} finally {
  close();
}
writeFileSync(`${out}/results.json`, `${JSON.stringify({ steps, results }, null, 1)}\n`);
const { text, different } = table(results);
console.log(text);
process.exitCode = different > 0 ? 1 : 0;
