import { expect, test } from "vitest";
import type { Experiment } from "../../../web/experiment/experiment.ts";
import { readUnitNames, UNIT_NAME_LENGTH, withUnitName } from "../../../web/experiment/given-names.ts";
import { movedNames, ownName, type UnitName } from "../../../web/experiment/unit-names.ts";
import { defaults } from "../engine.ts";

const price: UnitName = { layer: 0, unit: 2, name: "price" };
const taste: UnitName = { layer: 1, unit: 0, name: "taste" };

const withLayers = (units: number[], name = "spiral"): Experiment => ({
  ...defaults(),
  data: { ...defaults().data, name } as Experiment["data"],
  layers: units.map((units) => ({ units })),
});

test("a unit gets a name of one short line, another one, and none", () => {
  const named = withUnitName([taste], { layer: 0, unit: 2 }, "  af\tford\n\nability ");
  expect(named).toEqual([{ layer: 0, unit: 2, name: "af ford ability" }, taste]);
  expect(ownName(named, { layer: 0, unit: 2 })).toBe("af ford ability");
  expect(ownName(named, { layer: 0, unit: 1 })).toBeUndefined();
  expect(withUnitName(named, { layer: 1, unit: 0 }, "smell")[1].name).toBe("smell");
  expect(withUnitName(named, { layer: 0, unit: 2 }, " ")).toEqual([taste]);
  const long = withUnitName([], { layer: 0, unit: 0 }, "🙂".repeat(UNIT_NAME_LENGTH + 5))[0].name;
  expect(Array.from(long)).toHaveLength(UNIT_NAME_LENGTH);
});

test("the same name again changes nothing", () => {
  const names = [price];
  expect(withUnitName(names, price, "price ")).toBe(names);
  expect(withUnitName(names, taste, "")).toBe(names);
});

test("names move along when a layer is added or removed before them, and go with theirs", () => {
  const before = withLayers([8, 4, 1]);
  const names = [price, taste];
  const moved = (units: number[]) => movedNames(names, before, withLayers(units));
  expect(moved([6, 8, 4, 1])).toEqual([
    { ...price, layer: 1 },
    { ...taste, layer: 2 },
  ]);
  expect(moved([8, 6, 4, 1])).toEqual([price, { ...taste, layer: 2 }]);
  expect(moved([8, 4, 6, 1])).toEqual(names);
  expect(moved([4, 1])).toEqual([{ ...taste, layer: 0 }]);
  expect(moved([8, 1])).toEqual([price]);
  expect(moved([5, 4, 1])).toBe(names);
});

test("another data set takes them away, points drawn by hand do not", () => {
  const before = withLayers([8, 4, 1]);
  expect(movedNames([price], before, withLayers([8, 4, 1], "moons"))).toEqual([]);
  expect(movedNames([price], before, withLayers([8, 4, 1], "custom"))).toEqual([price]);
  expect(movedNames([price], null, before)).toEqual([price]);
});

test("names are read, and what is none is left out", () => {
  expect(readUnitNames([price, taste])).toEqual({ names: [price, taste], isWhole: true });
  expect(readUnitNames(undefined)).toEqual({ names: [], isWhole: true });
  for (const none of [
    { ...price, layer: -1 },
    { ...price, unit: 1.5 },
    { ...price, unit: "2" },
    { ...price, name: "" },
    { ...price, name: 5 },
    { ...price, name: "two\nlines" },
    { ...price, name: "x".repeat(UNIT_NAME_LENGTH + 1) },
    { layer: 1, unit: 0, name: "again" },
    null,
    "taste",
  ])
    expect(readUnitNames([taste, none]), JSON.stringify(none)).toEqual({ names: [taste], isWhole: false });
  expect(readUnitNames({ 0: price })).toEqual({ names: [], isWhole: false });
  expect(readUnitNames([{ ...price, more: 1 }]).names).toEqual([price]);
});
