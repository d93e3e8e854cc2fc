// What a reload loses: from a fresh profile each, at 20 moments of training between 0.5 and 20 s after the page was opened.
// node tests/reloads.mjs [--fastest]; needs dist/. Without it 100 steps a second are made, so that the steps tell the time.
import { spawn } from "node:child_process";
import { chromium } from "@playwright/test";
import { freePort } from "./free-port.mjs";

const MOMENTS = Array.from({ length: 20 }, (_, i) => 0.5 + (19.5 * i) / 19);
const MOST_LOST = 2;

const speed = process.argv.includes("--fastest") ? null : 100;
const port = await freePort();
const server = spawn("node", ["scripts/static-server.mjs", "--root", "dist", "--port", String(port)], {
  cwd: new URL("..", import.meta.url),
});
await new Promise((resolve) => setTimeout(resolve, 1000));
const browser = await chromium.launch({
  executablePath: process.env.PLAYGROUND_CHROMIUM,
  args: ["--no-sandbox", "--disable-gpu"],
});
const link = Buffer.from(JSON.stringify({ experiment: {}, view: { speed } })).toString("base64url");

/** Seconds of training that a reload at this moment loses. */
async function lost(seconds) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const page = await context.newPage();
  await page.addInitScript(() => {
    window.steps = [];
    addEventListener("progress", ({ detail }) => window.steps.push([performance.now(), detail.step]));
  });
  await page.goto(`http://localhost:${port}/#experiment=${link}`);
  await page.waitForFunction(() => window.steps.length > 0);
  await page.waitForTimeout(seconds * 1000);
  const before = await page.evaluate(() => window.steps);
  await page.reload();
  await page.waitForFunction(() => window.steps.length > 0);
  const [, step] = (await page.evaluate(() => window.steps))[0];
  await context.close();
  const [end] = before.at(-1);
  const [reached] = before.find(([, each]) => each >= step) ?? [end]; // trained on since
  return { seconds, lost: (end - reached) / 1000, before: before.at(-1)[1], after: step };
}

const all = [];
for (const moment of MOMENTS) {
  const result = await lost(moment);
  all.push(result.lost);
  console.log(
    `${result.seconds.toFixed(1).padStart(5)} s: step ${result.before}, after the reload ${result.after}: ${result.lost.toFixed(2)} s lost`,
  );
}
console.log(
  `at most ${Math.max(...all).toFixed(2)} s, on average ${(all.reduce((sum, each) => sum + each) / all.length).toFixed(2)} s`,
);
await browser.close();
server.kill();
process.exitCode = all.every((each) => each <= MOST_LOST) ? 0 : 1;
