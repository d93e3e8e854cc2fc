import { expect, test } from "vitest";
import { CONTROLS, SIMPLE } from "../../../../../web/experiment/author/controls.ts";
import { readQuery } from "../../../../../web/experiment/author/query.ts";
import { withSetting } from "../../../../../web/experiment/author/read-settings.ts";
import { FREE_SETTINGS, SETTING_NAMES, type AuthorSettings } from "../../../../../web/experiment/author/settings.ts";
import { MEASURES } from "../../../../../web/experiment/goal.ts";
import { PANELS } from "../../../../../web/panels/list.ts";
import { embeddingOf, goalText, settingsOf, type Embedding } from "../../../../../web/panes/share/embed/embedding.ts";
import { addressOf } from "../../../../../web/panes/share/embed/snippets.ts";

const IDS = PANELS.map(({ id }) => id);
const free = embeddingOf(FREE_SETTINGS, IDS);

/** What the page reads of the address that the dialog writes. */
function readBack(change: Partial<Embedding>, scoreName = "accuracy"): AuthorSettings {
  const settings = settingsOf({ ...free, ...change }, IDS, scoreName);
  const address = addressOf({ page: "https://example.org/", settings, hash: "#preset=xor" });
  const query = readQuery(new URL(address).search);
  let read = FREE_SETTINGS;
  for (const name of SETTING_NAMES) {
    if (!query.has(name)) continue;
    const { settings, unknown } = withSetting(read, name, query.get(name)!, IDS);
    expect(unknown, name).toBeUndefined();
    read = settings;
  }
  return read;
}

test("without choices the address has no query, and the element no attribute", () => {
  expect(settingsOf(free, IDS, "accuracy")).toEqual([]);
  expect(addressOf({ page: "https://example.org/", settings: [], hash: "#preset=xor" })).toBe(
    "https://example.org/#preset=xor",
  );
});

test("the parts and panels that are checked are those that the page shows", () => {
  expect(readBack({ panels: new Set(["output", "transport"]) }).panels).toEqual(new Set(["output", "transport"]));
  expect(readBack({ panels: new Set(["output", "health"]) }).panels).toEqual(new Set(["output", "health"]));
  expect(readBack({ panels: new Set() }).panels).toEqual(new Set());
  expect(readBack({ panels: new Set(["data", ...IDS]) }).panels).toEqual(new Set(["data", "analysis"]));
});

test("the controls that are chosen are free; the others are left out, or locked", () => {
  const chosen = new Set(["data", "play"] as const);
  expect(readBack({ choice: "simple" }).controls).toEqual(new Set(SIMPLE));
  expect(readBack({ choice: "locked" }).locked.has("units")).toBe(true);
  expect(readBack({ choice: "locked" }).locked.has("play")).toBe(false);
  expect(readBack({ choice: "chosen", chosen, othersLocked: false }).controls).toEqual(chosen);
  const { controls, locked } = readBack({ choice: "chosen", chosen, othersLocked: true });
  expect(controls).toBeNull();
  expect(locked).toEqual(new Set(CONTROLS.filter((name) => name !== "data" && name !== "play")));
  expect(readBack({ choice: "chosen", chosen: new Set(), othersLocked: false }).controls).toEqual(new Set());
  expect(settingsOf({ ...free, choice: "chosen", chosen: new Set(CONTROLS) }, IDS, "accuracy")).toEqual([]);
});

test.each(["accuracy", "binary_accuracy", "r2", ""])("every goal comes back, with a score named %s", (scoreName) => {
  for (const measure of MEASURES) {
    const goal = { measure, value: measure.includes("_") ? 0.95 : 500 };
    expect(readBack({ goal }, scoreName).goal, goalText(goal, scoreName)).toEqual(goal);
  }
});

test("limits and the sentence come back", () => {
  const limits = { layers: 2, units: 8, step: 2000 };
  expect(readBack({ limits }).limits).toEqual(limits);
  for (const task of ['Reach 95 % & more: use <2 layers>, it\'s (really) "easy"!', "用两层达到 100%+"])
    expect(readBack({ task }).task).toBe(task);
});

test("the dialog begins with what the page has been given, and gives the same on", () => {
  const given: AuthorSettings = {
    panels: new Set(["output", "analysis"]),
    controls: null,
    locked: new Set(["units", "layers"]),
    goal: { measure: "test_score", value: 0.9 },
    limits: { units: 4 },
    task: "Try",
  };
  expect(readBack(embeddingOf(given, IDS))).toEqual(given);
  const shown: AuthorSettings = { ...FREE_SETTINGS, controls: new Set(["play", "map"]) };
  expect(readBack(embeddingOf(shown, IDS))).toEqual(shown);
});

test("language, theme and the start of training are parameters, too", () => {
  expect(settingsOf({ ...free, lang: "zh-Hans", theme: "dark", autoplay: true }, IDS, "accuracy")).toEqual([
    ["lang", "zh-Hans"],
    ["theme", "dark"],
    ["autoplay", ""],
  ]);
});
