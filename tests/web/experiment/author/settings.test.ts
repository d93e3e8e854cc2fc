import { expect, test } from "vitest";
import { CONTROLS, LOCKED_BY_DEFAULT, PARTS, SIMPLE } from "../../../../web/experiment/author/controls.ts";
import { MOST_TASK, readGoalText, withSetting } from "../../../../web/experiment/author/read-settings.ts";
import { FREE_SETTINGS, SETTING_NAMES, type SettingName } from "../../../../web/experiment/author/settings.ts";

const PANELS = ["curves", "health"];
const set = (name: SettingName, text: string | null) => withSetting(FREE_SETTINGS, name, text, PANELS);

test("names are read with spaces and commas, in any order, each once", () => {
  for (const text of ["data, network health", "health,data,network,data", " data\nhealth  network "])
    expect([...set("panels", text).settings.panels!].sort()).toEqual(["data", "health", "network"]);
  expect([...set("controls", "units play").settings.controls!].sort()).toEqual(["play", "units"]);
  expect(set("panels", "none").settings.panels!.size).toBe(0);
});

test("without a value nothing is limited, and what is not there leads back to that", () => {
  for (const name of SETTING_NAMES) expect(set(name, null)).toEqual({ settings: FREE_SETTINGS, unknown: undefined });
});

test("bare `locked` leaves transport and pointing free", () => {
  for (const text of ["", "locked"]) {
    const { locked } = set("locked", text).settings;
    expect([...locked]).toEqual(LOCKED_BY_DEFAULT);
    for (const name of ["play", "step", "reset", "speed", "map", "inspector"] as const)
      expect(locked.has(name)).toBe(false);
    for (const name of ["data", "layers", "activation", "loss", "weights", "seed"] as const)
      expect(locked.has(name)).toBe(true);
  }
  expect([...set("locked", "layers").settings.locked]).toEqual(["layers"]);
});

test("the simple controls are controls, and those the contract names are among them", () => {
  expect(new Set(CONTROLS).size).toBe(CONTROLS.length);
  expect(SIMPLE.filter((name) => !CONTROLS.includes(name))).toEqual([]);
  for (const name of ["data", "activation", "units", "learning-rate", "play", "reset", "map"] as const)
    expect(SIMPLE).toContain(name);
  expect([...set("controls", "simple").settings.controls!]).toEqual(SIMPLE);
});

test.each([
  ["panels", "data nothing network", "nothing", [...PARTS, ...PANELS]],
  ["controls", "units,Units", "Units", CONTROLS],
  ["locked", "constructor", "constructor", CONTROLS],
  ["goal", "accuracy>0.9", "accuracy>0.9", ["test_accuracy>=0.95"]],
  ["limits", "layers<=2 neurons<=3", "neurons<=3", ["layers<=2 units<=8 step<=2000"]],
  ["limits", "layers<=-2", "layers<=-2", ["layers<=2 units<=8 step<=2000"]],
] as const)("%s names what it does not know in %j", (name, text, found, allowed) => {
  expect(set(name, text).unknown).toEqual({ name, found, allowed });
});

test.each([
  ["test_accuracy>=0.95", { measure: "test_score", value: 0.95 }],
  ["train_accuracy ≥ 95%", { measure: "train_score", value: 0.95 }],
  ["test_r_squared>=.9", { measure: "test_score", value: 0.9 }],
  ["train_loss<=1e-3", { measure: "train_loss", value: 0.001 }],
  ["step>=500", { measure: "step", value: 500 }],
  ["epoch>=10", { measure: "epoch", value: 10 }],
  ["train_loss<=0.1 epoch<=400", { measure: "train_loss", value: 0.1, limit: 400 }],
  ["test_accuracy≥95%, epoch ≤ 20", { measure: "test_score", value: 0.95, limit: 20 }],
  ["train_loss<=0.1 epoch<=0", { measure: "train_loss", value: 0.1 }],
  ["train_loss<=0.1 epoch>=4", undefined],
  ["train_loss>=0.1", undefined],
  ["test_accuracy<=0.1", undefined],
  ["steps>=5", undefined],
  ["", undefined],
] as const)("goal %s", (text, goal) => {
  expect(readGoalText(text)).toEqual(goal);
});

test("a task is one line of a length that can be shown", () => {
  expect(set("task", "  Train it\n until\tit holds ").settings.task).toBe("Train it until it holds");
  expect(Array.from(set("task", "𝑥".repeat(1000)).settings.task)).toHaveLength(MOST_TASK);
});
