// The first epoch over MNIST whole, 60,000 pictures to train with and 10,000 to test with, as the page's import brings them:
// in the page at full speed beside the engine alone on the same experiment, by turns.

import { mnistFiles } from "../mnist-files.mjs";
import { callInside, openPage, serve, visit } from "./site.mjs";
import { summary } from "./rounds.mjs";

const viewport = { width: 1440, height: 900 };

/** The page with the four files open, at rest. */
async function openFiles(browser, address, files) {
  const page = await visit(browser, address, { viewport });
  await page.goto(address);
  await page.getByRole("button", { name: "Pause" }).click();
  await page.getByRole("button", { name: /^Open a file/ }).click();
  const dialog = page.getByRole("dialog", { name: "Import data" });
  await dialog.locator('input[type="file"]').setInputFiles(files);
  await dialog.locator("button.primary:not([disabled])").click();
  await page.waitForFunction(() => document.querySelector("activation-playground").config.data.name === "stored");
  await page.getByLabel("Speed").selectOption("null");
  return page;
}

/** From the press on Train: seconds of the first epoch, its frames a second, and the longest task of the page's thread. */
const firstEpoch = (page) =>
  page.evaluate(async () => {
    const element = document.querySelector("activation-playground");
    element.pause();
    await element.reset();
    let longest = 0;
    const observer = new PerformanceObserver((list) =>
      list.getEntries().forEach(({ duration }) => (longest = Math.max(longest, duration))),
    );
    observer.observe({ type: "longtask" });
    let frames = 0;
    let running = true;
    requestAnimationFrame(function frame() {
      frames++;
      if (running) requestAnimationFrame(frame);
    });
    const begun = performance.now();
    const over = new Promise((resolve) => {
      element.addEventListener("training-progress", function progress({ detail }) {
        if (detail.epoch < 1) return;
        element.removeEventListener("training-progress", progress);
        resolve(performance.now());
      });
    });
    element.play();
    const seconds = ((await over) - begun) / 1000;
    running = false;
    element.pause();
    observer.disconnect();
    return { seconds, frames: frames / seconds, longest };
  });

export async function mnistFigures(browser, siteFolder, { rounds }) {
  const { address, close } = await serve(new URL("../../dist", import.meta.url).pathname);
  const site = await serve(siteFolder);
  const { loadEngine } = await import("../../dist/engine.js");
  const page = await openFiles(browser, address, mnistFiles(await loadEngine()));
  const config = await page.evaluate(() => document.querySelector("activation-playground").config);
  const bare = await openPage(browser, site.address);
  const turns = [];
  for (let round = 0; round < rounds; round++) {
    const turn = await firstEpoch(page);
    const alone = await callInside(bare, "firstEpoch", config);
    turns.push({ ...turn, alone, times: turn.seconds / alone });
  }
  await page.close();
  await bare.close();
  site.close();
  close();
  const of = (name) => summary(turns.map((turn) => turn[name]));
  return {
    seconds: of("seconds"),
    alone: of("alone"),
    times: of("times"),
    frames: of("frames"),
    longest_ms: of("longest"),
  };
}
