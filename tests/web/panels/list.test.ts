import { expect, test } from "vitest";
import { PRESETS } from "../../../web/experiment/presets.ts";
import { PANEL_PARTS } from "../../../web/panels/computed.ts";
import { PANELS } from "../../../web/panels/list.ts";
import { offeredPanel } from "../../../web/state/panel.ts";
import type { Need } from "../../../web/experiment/protocol.ts";
import { taskClock } from "../../../web/worker/clock.ts";
import { Predictions } from "../../../web/worker/predictions.ts";
import { PartsComputer } from "../../../web/worker/snapshot-parts.ts";

test("each panel has an id of its own, and the presets name existing ids", () => {
  const ids = PANELS.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  expect(PRESETS.map(({ analysis }) => analysis).filter((id) => !ids.includes(id))).toEqual([]);
});

test("the worker computes exactly the parts that the panels define, those of the first picture at once", () => {
  const parts = PANELS.flatMap(({ parts }) => Object.keys(parts ?? {})) as Need[];
  const first = ["curves", "health"] as const;
  expect([...Object.keys(PANEL_PARTS), ...first].sort()).toEqual(parts.sort());
  const computer = new PartsComputer(new Predictions(taskClock), taskClock.now);
  expect(computer.knows(first)).toBe(true);
  expect(computer.knows(parts)).toBe(false);
  computer.learn(PANEL_PARTS);
  expect(computer.knows(parts)).toBe(true);
});

test("a panel reads its own state from storage and refuses anything else", () => {
  const states = PANELS.flatMap(({ state }) => state ?? []);
  expect(states.length).toBeGreaterThan(0);
  for (const state of states) {
    expect(state.read(state.initial)).toEqual(state.initial);
    for (const damaged of [
      undefined,
      null,
      -1,
      1.5,
      "n",
      [],
      {},
      { layer: 0, x: 0, y: 1 },
      { layer: 0, unit: 0, input: 0 },
    ])
      expect(state.read(damaged)).toBeUndefined();
  }
});

test("a panel that is unknown or not meant for the data is replaced by the first one", () => {
  expect(offeredPanel(PANELS, "__proto__", [2], []).id).toBe("curves");
  expect(offeredPanel(PANELS, "pad", [2], []).id).toBe("curves");
  expect(offeredPanel(PANELS, "pad", [64], []).id).toBe("pad");
  expect(offeredPanel(PANELS, "pad", [64, 1], []).id).toBe("curves");
});
