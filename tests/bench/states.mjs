// What holds the page's thread up while it trains as fast as it goes: with each panel and room on show, under the hand, on a
// screen and on a phone.

import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { serve, visit } from "./site.mjs";

const viewports = { screen: { width: 1440, height: 900 }, phone: { width: 390, height: 844 } };
const settleMs = 1000;
const longTaskMs = 50;
/** A browser that has just been started is still busy with itself. */
const browserMs = 4000;
/** A state in which something took long is measured so often: what is the page's own comes again. */
const rounds = 3;
const csvRows = 100_000;

/** In the page from its start: what took long, how soon input was answered, and frames; not while the bench looks for things. */
function watchPage() {
  const [tasks, inputs, frames, breaks] = [[], [], [], []];
  const keep =
    (list) =>
    ({ startTime, duration }) =>
      list.push({ start: startTime, end: startTime + duration });
  new PerformanceObserver((list) => list.getEntries().forEach(keep(tasks))).observe({
    type: "longtask",
    buffered: true,
  });
  new PerformanceObserver((list) => list.getEntries().forEach(keep(inputs))).observe({
    type: "event",
    durationThreshold: 16,
    buffered: true,
  });
  requestAnimationFrame(function frame(time) {
    frames.push(time);
    requestAnimationFrame(frame);
  });
  window.bench = {
    look: () => breaks.push({ start: performance.now(), end: Infinity }),
    goOn: () => (breaks.at(-1).end = performance.now()),
    since: (start, from, to) => {
      const counts = (span) =>
        span.start >= start && !breaks.some((each) => span.start < each.end && span.end > each.start);
      const lengths = (spans) => spans.filter(counts).map((span) => span.end - span.start);
      const shown = frames.filter((time) => time >= from && time < to).length;
      return { tasks: lengths(tasks), inputs: lengths(inputs), frames: (1000 * shown) / (to - from) };
    },
  };
}

const now = (page) => page.evaluate(() => performance.now());

/** The middle of an element, brought into view, clear of what stands at a phone's edges. To find it takes the page's thread time that is not the page's own. */
async function find(page, locator) {
  await page.evaluate(() => window.bench.look());
  await locator.first().evaluate((element) => element.scrollIntoView({ block: "center" }));
  const { x, y, width, height } = await locator.first().boundingBox();
  await page.evaluate(() => window.bench.goOn());
  return { x: x + width / 2, y: y + height / 2, width, height };
}

async function click(page, locator, across = 0) {
  const { x, y, width } = await find(page, locator);
  await page.mouse.click(x + across * width, y);
}

/** By the mouse from the middle on, in small steps. */
async function drag(page, locator, across = 0.3, down = 0) {
  const { x, y, width, height } = await find(page, locator);
  await page.mouse.move(x, y);
  await page.mouse.down();
  for (let i = 1; i <= 10; i++) {
    await page.mouse.move(x + (across * width * i) / 10, y + (down * height * i) / 10);
    await page.waitForTimeout(30);
  }
  await page.mouse.up();
}

async function press(page, ...keys) {
  for (const key of keys) {
    await page.keyboard.press(key);
    await page.waitForTimeout(60);
  }
}

const named = (page, role, name) => page.getByRole(role, { name, exact: true });

/** A panel below the network; on a phone it lies behind a tab. */
async function openPanel(page, name, phone) {
  if (phone) await click(page, named(page, "tab", "Training"));
  await click(page, page.getByRole("tab", { name: new RegExp(`^${name}`) }));
}

/** Looks at points of the map, by mouse and by keys. */
async function look(page) {
  const map = page.locator("playground-map .cross");
  await click(page, map, 0.2);
  await drag(page, map, -0.3, 0.2);
  await press(page, "ArrowRight", "ArrowUp", "ArrowRight", "ArrowUp");
}

/** What a panel's own control does, and the map. */
const withControl =
  (control, times = 4) =>
  async (page) => {
    for (let i = 0; i < times; i++) await click(page, control(page));
    await look(page);
  };

async function slide(page, slider) {
  await drag(page, slider);
  await press(page, "ArrowLeft", "ArrowLeft", "ArrowRight");
}

const spiral = { data: { name: "spiral", classes: 3 } };
const layers = (count, units, activation) => Array.from({ length: count }, () => ({ units, activation }));
const deep = {
  data: { name: "circles", classes: 2 },
  layers: [...layers(6, 8, "relu"), { units: 2 }],
  loss: { name: "sparse_categorical_crossentropy", from_logits: true },
};
const digits = {
  data: { name: "digits", classes: 10, samples: 1000, side: 8 },
  features: Array.from({ length: 64 }, (_, i) => `x${i + 1}`),
  layers: [{ units: 25, activation: "relu" }, { units: 15, activation: "relu" }, { units: 10 }],
  loss: { name: "sparse_categorical_crossentropy", from_logits: true },
};
const ring = (count) =>
  Array.from({ length: count }, (_, i) => [
    (2 * Math.cos(i) * (1 + i / count)) / 2,
    (2 * Math.sin(i) * (1 + i / count)) / 2,
  ]);
const drawn = {
  data: { name: "custom", inputs: ring(500), targets: ring(500).map((_, i) => Number(i > 250)), test_fraction: 0 },
};
const csv = `a,b,kind\n${ring(csvRows)
  .map((place, i) => [...place, i % 3].join(","))
  .join("\n")}\n`;

const write = async (page) => {
  const pad = page.locator("playground-pad .paper");
  await drag(page, pad, 0.25, 0.3);
  await drag(page, pad, -0.25, 0.3);
  await press(page, "ArrowLeft", "Enter", "ArrowLeft", "Enter");
};

const panel = (name, tab, experiment, hand = look, view = {}) => ({
  name,
  experiment,
  view,
  enter: (page, phone) => openPanel(page, tab, phone),
  hand,
});

/** What is on show, how one gets there, and what is done there. */
const statesOf = (wide) => [
  { name: "as the page opens", experiment: spiral, hand: look },
  {
    name: "a slider of the data",
    experiment: spiral,
    enter: (page, phone) => phone && click(page, named(page, "tab", "Data")),
    hand: (page) => slide(page, page.locator('playground-data input[type="range"]').nth(1)),
  },
  {
    name: "six layers of eight, every neuron's map",
    experiment: wide,
    enter: (page, phone) => phone && click(page, named(page, "tab", "Network")),
    hand: look,
  },
  panel("curves", "Curves", spiral, (page) => withControl(() => named(page, "button", "log"))(page)),
  panel("health with histograms", "Health", deep),
  panel("ε-nudge", "ε-nudge", spiral),
  panel("collapse", "Collapse", { ...deep, layers: [...layers(3, 6, "linear"), { units: 2 }] }),
  panel("confusion", "Confusion", spiral),
  panel(
    "backprop",
    "Backprop",
    deep,
    withControl((page) => named(page, "button", "Next unit"), 6),
  ),
  panel("space", "Space", { ...deep, layers: [...layers(2, 2, "tanh"), { units: 2 }] }, (page) =>
    slide(page, named(page, "slider", "Progress through the layer")),
  ),
  panel("two runs", "Compare", spiral, look, { rival: { ...spiral, optimizer: { name: "sgd" } } }),
  {
    name: "digits, gallery and pad",
    experiment: digits,
    enter: (page, phone) =>
      phone ? click(page, named(page, "tab", "Draw")) : click(page, named(page, "tab", "Draw a picture")),
    hand: async (page) => {
      await write(page);
      for (let i = 0; i < 3; i++) await click(page, page.locator("playground-gallery .pictures button").nth(7 * i));
    },
  },
  {
    name: "500 points by hand",
    experiment: drawn,
    enter: async (page, phone) => {
      if (phone) await click(page, named(page, "tab", "Data"));
      await click(page, named(page, "button", "Edit points"));
    },
    hand: async (page) => {
      const map = page.getByRole("application", { name: /Edit points/ });
      for (const across of [0.1, 0.2, 0.3]) await click(page, map, across);
      await drag(page, map, -0.3, 0.3);
      await press(page, "ArrowLeft", "ArrowUp", "Enter");
    },
  },
  {
    name: "network as a table",
    experiment: wide,
    enter: async (page, phone) => {
      if (phone) await click(page, named(page, "tab", "Network"));
      await page.getByRole("button", { name: "Network as a table" }).focus();
      await press(page, "Enter");
    },
    hand: withoutMap("Refresh"),
  },
  {
    name: "map as a table",
    experiment: spiral,
    enter: async (page) => {
      await page.getByRole("button", { name: "Map as a table" }).focus();
      await press(page, "Enter");
    },
    hand: withoutMap("Refresh"),
  },
  {
    name: "explorer",
    experiment: spiral,
    enter: (page) => click(page, named(page, "link", "Activations")),
    hand: (page) => slide(page, page.locator('playground-explorer [role="slider"]')),
  },
  {
    name: "softmax",
    experiment: spiral,
    enter: (page) => click(page, named(page, "link", "Softmax")),
    hand: (page) => slide(page, page.locator('playground-softmax-lab input[type="range"]')),
  },
  { name: "100,000 rows of a file", experiment: spiral, enter: takeRows, hand: look },
];

function withoutMap(name) {
  return async (page) => {
    for (let i = 0; i < 3; i++) await click(page, page.getByRole("dialog").getByRole("button", { name }));
  };
}

async function takeRows(page, phone) {
  if (phone) await click(page, named(page, "tab", "Data"));
  await click(page, page.getByRole("button", { name: /^Open a file/ }));
  const dialog = page.getByRole("dialog", { name: "Import data" });
  const folder = mkdtempSync(join(tmpdir(), "rows-"));
  const file = join(folder, "rows.csv");
  writeFileSync(file, csv);
  await dialog.locator('input[type="file"]').setInputFiles(file); // by its path: its text would be handed over by the page's thread
  await dialog.locator("button.primary:not([disabled])").waitFor();
  await click(page, dialog.locator("button.primary"));
  await page.waitForFunction(
    (rows) => document.querySelector("activation-playground").config.data.inputs?.length === rows,
    csvRows,
    { polling: 100 },
  );
  rmSync(folder, { recursive: true });
}

async function openState(browser, address, { experiment, view }, size) {
  const page = await visit(browser, address, { viewport: viewports[size], hasTouch: size === "phone" });
  await page.addInitScript(watchPage);
  const link = Buffer.from(JSON.stringify({ experiment, view: { speed: null, ...view } })).toString("base64url");
  await page.goto(`${address}/#experiment=${link}`);
  await page.waitForFunction(() => document.querySelector("activation-playground").status?.step > 0);
  await page.waitForTimeout(settleMs);
  return page;
}

const longest = (lengths) => Math.max(0, ...lengths);

function rowOf(state, size, { tasks, inputs, frames }) {
  const long = tasks.filter((length) => length > longTaskMs);
  return { state, size, long: long.length, longest_ms: longest(long), input_ms: longest(inputs), frames };
}

/** One state at one size: its tasks and inputs from entering it on, its frames at rest. */
async function measure(browser, address, state, size, restMs) {
  const page = await openState(browser, address, state, size);
  const start = await now(page);
  await state.enter?.(page, size === "phone");
  await page.waitForTimeout(settleMs);
  const from = await now(page);
  await page.waitForTimeout(restMs);
  const to = await now(page);
  await state.hand(page);
  await page.waitForTimeout(settleMs);
  const { tasks, inputs, frames } = await page.evaluate((times) => window.bench.since(...times), [start, from, to]);
  await page.close();
  return rowOf(state.name, size, { tasks, inputs, frames });
}

/** How the page starts: tasks until a second after the first step. */
async function measureStart(browser, address, size) {
  const page = await visit(browser, address, { viewport: viewports[size], hasTouch: size === "phone" });
  await page.waitForTimeout(browserMs);
  await page.addInitScript(watchPage);
  await page.goto(address);
  await page.waitForFunction(() => document.querySelector("activation-playground").status?.step > 0);
  const from = await now(page);
  await page.waitForTimeout(settleMs);
  const { tasks, inputs, frames } = await page.evaluate(
    (times) => window.bench.since(...times),
    [0, from, from + settleMs],
  );
  await page.close();
  return rowOf("start", size, { tasks, inputs, frames });
}

/** One round if nothing took long; else the middle one of several. */
async function middleRow(takeRow) {
  const rows = [await takeRow()];
  while (rows[0].long > 0 && rows.length < rounds) rows.push(await takeRow());
  return {
    ...rows.toSorted((a, b) => a.longest_ms - b.longest_ms)[rows.length >> 1],
    rounds: rows.map(({ longest_ms }) => longest_ms),
  };
}

/** A row a state and size; of the states the first so many. */
export async function stateFigures(browser, W2, { sizes, restMs, most = Infinity }) {
  const { address, close } = await serve(new URL("../../dist", import.meta.url).pathname);
  const rows = [];
  for (const size of sizes) {
    const add = (row) => {
      rows.push(row);
      console.error(
        `${row.state}, ${size}: ${row.long} long, ${row.rounds.map(Math.round).join(", ")} ms, input ${Math.round(row.input_ms)} ms, ${Math.round(row.frames)} frames/s`,
      );
    };
    add(await middleRow(() => measureStart(browser, address, size)));
    for (const state of statesOf(W2.config).slice(0, most))
      add(await middleRow(() => measure(browser, address, state, size, restMs)));
  }
  close();
  return rows;
}
