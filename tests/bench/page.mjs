// What a visitor's browser does with the page: the first step, frames, tasks that block it, and steps beside the engine's own.

import { callInside, openPage, serve, visit } from "./site.mjs";
import { median, summary } from "./rounds.mjs";

const viewport = { width: 1440, height: 900 };
const settleMs = 1000;
const longTaskMs = 50;

/** Milliseconds from navigation to the first training step shown, with nothing cached. */
async function firstStep(browser, address) {
  const page = await visit(browser, address, { viewport });
  await page.addInitScript(() => {
    window.firstStep = new Promise((resolve) => {
      document.addEventListener("training-progress", ({ detail }) => detail.step > 0 && resolve(performance.now()));
    });
  });
  await page.goto(address);
  const milliseconds = await page.evaluate(() => window.firstStep);
  await page.close();
  return milliseconds;
}

/** The page at full speed with an experiment. */
export async function openPlaying(browser, address, experiment) {
  const page = await visit(browser, address, { viewport });
  const link = Buffer.from(JSON.stringify({ experiment, view: { speed: null } })).toString("base64url");
  await page.goto(`${address}/#experiment=${link}`);
  await page.waitForFunction(() => document.querySelector("activation-playground").status?.step > 0);
  await page.waitForTimeout(settleMs);
  return page;
}

/** For so long: display frames, snapshots shown and steps a second, and how long the long tasks of the page's thread took. */
export const watch = (page, milliseconds) =>
  page.evaluate(
    async ([milliseconds, longTaskMs]) => {
      const element = document.querySelector("activation-playground");
      const long = [];
      const observer = new PerformanceObserver((list) =>
        long.push(...list.getEntries().map(({ duration }) => duration)),
      );
      observer.observe({ type: "longtask" });
      let snapshots = 0;
      element.addEventListener("training-progress", () => snapshots++);
      const startStep = element.status.step;
      const frames = [];
      await new Promise((resolve) => {
        requestAnimationFrame(function frame(time) {
          frames.push(time);
          if (time - frames[0] < milliseconds) requestAnimationFrame(frame);
          else resolve();
        });
      });
      const perSecond = (count) => (count * 1000) / (frames.at(-1) - frames[0]);
      const result = {
        frames: perSecond(frames.length - 1),
        snapshots: perSecond(snapshots),
        steps: perSecond(element.status.step - startStep),
      };
      observer.disconnect();
      return { ...result, long: long.filter((duration) => duration > longTaskMs) };
    },
    [milliseconds, longTaskMs],
  );

/** The page and the engine alone by turns, on the same experiment. */
async function playing(browser, address, siteFolder, workload, { rounds, milliseconds }) {
  const site = await serve(siteFolder);
  const bare = await openPage(browser, site.address);
  const turns = [];
  for (let round = 0; round < rounds; round++) {
    const page = await openPlaying(browser, address, workload.config);
    const seen = await watch(page, milliseconds);
    await page.close();
    const engineSteps = await callInside(bare, "steps", workload, 1);
    turns.push({ ...seen, share: seen.steps / engineSteps });
  }
  await bare.close();
  site.close();
  const of = (name) => summary(turns.map((turn) => turn[name]));
  const long = turns.flatMap((turn) => turn.long);
  return {
    frames: of("frames"),
    snapshots: of("snapshots"),
    steps: of("steps"),
    share: of("share"),
    long_tasks: { count: long.length, longest_ms: Math.max(0, ...long) },
  };
}

export async function pageFigures(browser, siteFolder, workload, { loads, rounds, milliseconds }) {
  const { address, close } = await serve(new URL("../../dist", import.meta.url).pathname);
  const milli = [];
  for (let i = 0; i < loads; i++) milli.push(await firstStep(browser, address));
  const result = {
    first_step_ms: median(milli),
    ...(await playing(browser, address, siteFolder, workload, { rounds, milliseconds })),
  };
  close();
  return result;
}
