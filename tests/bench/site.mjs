// The site on which the bench runs in Chromium: our engine as shipped, the peers bundled, under our own server's strict policy.

import { spawn } from "node:child_process";
import { once } from "node:events";
import { copyFileSync, mkdirSync, writeFileSync } from "node:fs";
import { chromium } from "@playwright/test";
import { build } from "vite";
import { freePort } from "../free-port.mjs";

const here = (path) => new URL(path, import.meta.url).pathname;
const browserFlags = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
];

export const tensorFlowFiles = here("../../node_modules/@tensorflow/tfjs-backend-wasm/dist/");

/** Makes the site in a folder. */
export async function makeSite(folder) {
  await build({
    configFile: false,
    logLevel: "error",
    publicDir: false,
    build: {
      lib: { entry: here("inside.mjs"), formats: ["es"], fileName: "inside" },
      outDir: folder,
      emptyOutDir: true,
      target: "es2022",
    },
  });
  mkdirSync(folder, { recursive: true });
  for (const name of ["engine.js", "engine.wasm"]) copyFileSync(here(`../../dist/${name}`), `${folder}/${name}`);
  copyFileSync(`${tensorFlowFiles}/tfjs-backend-wasm-simd.wasm`, `${folder}/tfjs-backend-wasm-simd.wasm`);
  writeFileSync(`${folder}/index.html`, '<!doctype html><html lang="en"><title>Benchmarks</title></html>\n');
}

/** A folder under the page's own policy. */
export async function serve(folder) {
  const server = spawn(
    process.execPath,
    [here("../../scripts/static-server.mjs"), "--root", folder, "--port", await freePort()],
    {
      stdio: ["ignore", "pipe", "inherit"],
    },
  );
  const [line] = await once(server.stdout, "data");
  return { address: String(line).trim(), close: () => server.kill() };
}

export const openBrowser = () =>
  chromium.launch({ executablePath: process.env.PLAYGROUND_CHROMIUM, args: browserFlags });

/** A page of its own profile for somebody who has been there before: a first visit waits at step 0 with the simple settings. */
export const visit = (browser, address, options) =>
  browser.newPage({
    locale: "en-US",
    storageState: {
      cookies: [],
      origins: [{ origin: address, localStorage: [{ name: "activation-playground-controls", value: "all" }] }],
    },
    ...options,
  });

/** Calls a function of inside.mjs in a page, with the engine first. */
export async function callInside(page, name, ...parameters) {
  return page.evaluate(
    async ([name, parameters]) => {
      const [{ loadEngine }, inside] = await Promise.all([import("/engine.js"), import("/inside.js")]);
      globalThis.engine ??= await loadEngine();
      return inside[name](globalThis.engine, ...parameters);
    },
    [name, parameters],
  );
}

/** An empty page with the peers started. */
export async function openPage(browser, address) {
  const page = await browser.newPage();
  page.on("request", (request) => {
    if (new URL(request.url()).hostname !== "localhost") throw new Error(`a request to another host: ${request.url()}`);
  });
  await page.goto(address);
  await page.evaluate(async () => (await import("/inside.js")).startPeers("/"));
  return page;
}
