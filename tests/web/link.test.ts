import { expect, test } from "vitest";
import { isLinkable, readLink, writeLink } from "../../web/link.ts";
import { defaults } from "./engine.ts";

const encode = (text: string) => `#experiment=${Buffer.from(text, "utf8").toString("base64url")}`;

test("what a link carries comes back", () => {
  const link = { experiment: defaults(), view: { point: [0.5, -1.25], target: 2, speed: 100, testShown: false, discrete: true, analysis: "health" as const } };
  expect(readLink(writeLink(link))).toEqual({ link });
});

test("a goal comes back, and what is none is left out", () => {
  const read = (goal: unknown) => readLink(encode(JSON.stringify({ experiment: {}, view: { goal } })))?.link?.view.goal;
  const goal = { measure: "test_loss", value: 0.05 } as const;
  expect(readLink(writeLink({ experiment: defaults(), view: { goal } }))?.link?.view.goal).toEqual(goal);
  for (const none of [null, {}, { measure: "luck", value: 1 }, { measure: "step", value: "9" }, { measure: "step" }]) expect(read(none)).toBeUndefined();
});

test("the experiment compared with travels too", () => {
  const rival = { ...defaults(), batch_size: 8 };
  expect(readLink(writeLink({ experiment: defaults(), view: { rival } }))?.link?.view.rival).toEqual(rival);
  expect(readLink(encode('{"experiment":{},"view":{"rival":[1]}}'))?.link?.view.rival).toBeUndefined();
});

test("pins come back, at most four, and what is no pin is left out", () => {
  const pins = [{ point: [0.5, 1], target: null }, { point: [-1, 2], target: 1 }];
  const read = (pins: unknown) => readLink(encode(JSON.stringify({ experiment: {}, view: { pins } })))?.link?.view.pins;
  expect(read(pins)).toEqual(pins);
  expect(read([...pins, ...pins, ...pins])).toHaveLength(4);
  expect(read([{ point: ["a"] }, null, { point: [1, 2], target: "x" }])).toEqual([{ point: [1, 2], target: null }]);
});

test("a link holds only letters that survive being sent", () => {
  const hash = writeLink({ experiment: { ...defaults(), features: ["x₁ ≥ ü?~>"] }, view: {} });
  expect(hash).toMatch(/^#experiment=[A-Za-z0-9_-]+$/);
  expect(readLink(hash)?.link?.experiment.features).toEqual(["x₁ ≥ ü?~>"]);
});

test("a link of today is read as it is written by hand", () => {
  expect(readLink(encode('{"experiment":{"seed":3},"view":{"speed":10}}'))).toEqual({ link: { experiment: { seed: 3 }, view: { speed: 10 } } });
});

test("an address without an experiment is no link", () => {
  expect(readLink("")).toBeUndefined();
  expect(readLink("#chapter-2")).toBeUndefined();
});

test.each([
  ["letters that are not of the alphabet", "#experiment=eyJ%%%", { fault: "link-not-text", at: 16 }],
  ["bytes that are not text", `#experiment=${Buffer.from([0xff, 0xfe, 0xc0]).toString("base64url")}`, { fault: "link-not-text" }],
  ["nothing", "#experiment=", { fault: "link-not-json", text: "" }],
  ["the first half", encode('{"experiment":{"seed":3},"view":{}}').slice(0, 36), { fault: "link-not-json", text: '{"experiment":{"se' }],
  ["not a number as JSON knows it", encode('{"experiment":{"seed":NaN}}'), { fault: "link-not-json", text: '{"experiment":{"seed":NaN}}' }],
  ["a list", encode("[1,2]"), { fault: "link-no-experiment" }],
  ["no experiment", encode('{"view":{}}'), { fault: "link-no-experiment" }],
  ["an experiment that is a text", encode('{"experiment":"spiral"}'), { fault: "link-no-experiment" }],
])("damaged: %s", (_, hash, damage) => {
  expect(readLink(hash)).toEqual(damage);
});

test("which of several numbers the map shows comes back, and what is no such number is left out", () => {
  const read = (output: unknown) => readLink(encode(JSON.stringify({ experiment: {}, view: { output } })))?.link?.view.output;
  expect(readLink(writeLink({ experiment: defaults(), view: { output: 2 } }))?.link?.view.output).toBe(2);
  for (const none of [-1, 0, 1.5, "1", null]) expect(read(none)).toBeUndefined();
});

test("a view that makes no sense is left out, the experiment stays", () => {
  const hash = encode('{"experiment":{"seed":3},"view":{"point":[1,null],"target":"x","speed":-5,"more":1}}');
  expect(readLink(hash)).toEqual({ link: { experiment: { seed: 3 }, view: {} } });
});

test("the names of own data travel with it; others than texts and those too long do not", () => {
  const names = { classes: ["rose", "aster"], columns: ["length"] };
  const hash = writeLink({ experiment: {}, view: { names } });
  expect(readLink(hash)?.link?.view).toEqual({ names });
  const odd = readLink(encode(JSON.stringify({ experiment: {}, view: { names: { classes: [1, "x".repeat(200)], columns: 7 } } })));
  expect(odd?.link?.view.names).toEqual({ classes: ["1", "x".repeat(60)], columns: [] });
});

test("data too large for a link is known before one is written", () => {
  const data = (rows: number) => ({ name: "custom" as const, inputs: Array.from({ length: rows }, () => [0, 0]), targets: [] });
  expect(isLinkable({ data: data(10_000) })).toBe(true);
  expect(isLinkable({ data: data(10_001) })).toBe(false);
  expect(isLinkable({ data: { name: "spiral", samples: 100_000 } })).toBe(true);
});
