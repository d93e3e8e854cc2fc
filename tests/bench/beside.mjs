// The page at full speed beside the engine alone, for data and networks of any size: the share of the engine's steps that are left
// when everything is drawn and evaluated, and how soon the worker answers a question meanwhile.

import { openPlaying, watch } from "./page.mjs";
import { callInside, openPage, serve } from "./site.mjs";
import { summary } from "./rounds.mjs";

const crossentropy = { name: "sparse_categorical_crossentropy", from_logits: true };
const relu = (...units) => units.map((count) => ({ units: count, activation: "relu" }));
const digits = (side) => ({
  data: { name: "digits", classes: 10, samples: 1000, side },
  features: Array.from({ length: side * side }, (_, i) => `x${i + 1}`),
  layers: [...relu(25, 15), { units: 10 }],
  loss: crossentropy,
});

/** At least so great a share of the engine's own steps. */
export const experiments = [
  { what: "spiral, 300 points", least: 0.6, config: { data: { name: "spiral", samples: 300 } } },
  { what: "digits, 8×8", least: 0.6, config: digits(8) },
  { what: "digits, 28×28", least: 0.6, config: digits(28) },
  { what: "blobs, 10,000 points", least: 0.6, config: { data: { name: "blobs", samples: 10_000 } } },
  { what: "blobs, 100,000 points", least: 0.5, config: { data: { name: "blobs", samples: 100_000 } } },
  {
    what: "spiral, 256-256 units",
    least: 0.5,
    config: { data: { name: "spiral", samples: 300 }, layers: [...relu(256, 256), { units: 3 }] },
  },
  {
    what: "blobs, 100,000 points, 256-256 units",
    least: 0.5,
    config: { data: { name: "blobs", samples: 100_000 }, layers: [...relu(256, 256), { units: 3 }] },
  },
];

/** Milliseconds until the worker has answered, again and again for so long. */
const answers = (page, milliseconds) =>
  page.evaluate(async (milliseconds) => {
    const element = document.querySelector("activation-playground");
    const columns = element.config.data.side ** 2 || 2;
    const taken = [];
    for (const end = performance.now() + milliseconds; performance.now() < end;) {
      const start = performance.now();
      await element.inspect(Array.from({ length: columns }, Math.random));
      taken.push(performance.now() - start);
      await new Promise((resolve) => setTimeout(resolve, 50 * Math.random()));
    }
    return Math.max(...taken);
  }, milliseconds);

async function measure(browser, bare, address, { what, least, config }, { rounds, milliseconds }) {
  const turns = [];
  for (let round = 0; round < rounds; round++) {
    const page = await openPlaying(browser, address, config);
    const { steps } = await watch(page, milliseconds);
    const answer = await answers(page, milliseconds / 2);
    await page.close();
    const alone = await callInside(bare, "steps", { config }, 1);
    turns.push({ steps, alone, share: steps / alone, answer });
  }
  const of = (name) => summary(turns.map((turn) => turn[name]));
  const row = { what, least, steps: of("steps"), alone: of("alone"), share: of("share"), answer_ms: of("answer") };
  console.error(
    `${what}: ${Math.round(100 * row.share.median)} %, ${Math.round(row.steps.median)} of ${Math.round(row.alone.median)} steps/s, answer ${Math.round(row.answer_ms.high)} ms`,
  );
  return row;
}

/** A row an experiment, page and engine by turns. */
export async function besideFigures(browser, siteFolder, effort) {
  const { address, close } = await serve(new URL("../../dist", import.meta.url).pathname);
  const site = await serve(siteFolder);
  const bare = await openPage(browser, site.address);
  const rows = [];
  for (const experiment of experiments) rows.push(await measure(browser, bare, address, experiment, effort));
  await bare.close();
  site.close();
  close();
  return rows;
}
