import { readFileSync } from "node:fs";
import { deflateRawSync, inflateRawSync } from "node:zlib";
import { afterEach, expect, test, vi } from "vitest";
import { writeLink, writePlainLink, type Link, type LinkView } from "../../../web/experiment/link.ts";
import { readAddress } from "../../../web/experiment/read-address.ts";
import { defaults } from "../engine.ts";

const encode = (text: string) => `#experiment=${Buffer.from(text, "utf8").toString("base64url")}`;

const written = async (link: Link) => (await writeLink(link))!;
const carried = async (link: Link) => (await readAddress(await written(link)))?.link;
const viewOf = async (view: unknown): Promise<LinkView | undefined> =>
  (await readAddress(encode(JSON.stringify({ experiment: {}, view }))))?.link?.view;

afterEach(() => vi.unstubAllGlobals());

test("what a link carries comes back", async () => {
  const link = {
    experiment: defaults(),
    view: { point: [0.5, -1.25], target: 2, speed: 100, testShown: false, discrete: true, analysis: "health" as const },
  };
  expect(await readAddress(await written(link))).toEqual({ link });
});

test("a goal comes back, and what is none is left out", async () => {
  const read = async (goal: unknown) => (await viewOf({ goal }))?.goal;
  const goal = { measure: "test_loss", value: 0.05 } as const;
  expect((await carried({ experiment: defaults(), view: { goal } }))?.view.goal).toEqual(goal);
  expect(await read({ ...goal, limit: 400 })).toEqual({ ...goal, limit: 400 });
  for (const limit of [0, -1, 2.5, 1e10, "400", null]) expect(await read({ ...goal, limit })).toEqual(goal);
  for (const none of [null, {}, { measure: "luck", value: 1 }, { measure: "step", value: "9" }, { measure: "step" }])
    expect(await read(none)).toBeUndefined();
});

test("the experiment compared with travels too", async () => {
  const baseline = { ...defaults(), batch_size: 8 };
  expect((await carried({ experiment: defaults(), view: { baseline } }))?.view.baseline).toEqual(baseline);
  expect((await viewOf({ rival: baseline }))?.baseline).toEqual(baseline);
  expect((await viewOf({ rival: [1] }))?.baseline).toBeUndefined();
});

test("pins come back, at most four, and what is no pin is left out", async () => {
  const pins = [
    { point: [0.5, 1], target: null },
    { point: [-1, 2], target: 1 },
  ];
  const read = async (pins: unknown) => (await viewOf({ pins }))?.pins;
  expect(await read(pins)).toEqual(pins);
  expect(await read([...pins, ...pins, ...pins])).toHaveLength(4);
  expect(await read([{ point: ["a"] }, null, { point: [1, 2], target: "x" }])).toEqual([
    { point: [1, 2], target: null },
  ]);
});

test("names of units come back, and a link with others opens without them and says so", async () => {
  const unitNames = [{ layer: 0, unit: 2, name: "affordability" }];
  const link = { experiment: defaults(), view: { unitNames } };
  expect(await readAddress(await written(link))).toEqual({ link });
  const view = { unitNames: [...unitNames, { layer: 0, unit: 3, name: "x".repeat(41) }] };
  expect(await readAddress(encode(JSON.stringify({ experiment: {}, view })))).toEqual({
    link: { experiment: {}, view: { unitNames } },
    fault: "link-unit-names",
  });
});

test("a link holds only letters that survive being sent", async () => {
  const link = { experiment: { ...defaults(), features: ["x₁ ≥ ü?~>"] }, view: {} };
  expect(await writeLink(link)).toMatch(/^#deflated=[A-Za-z0-9_-]+$/);
  expect(writePlainLink(link)).toMatch(/^#experiment=[A-Za-z0-9_-]+$/);
  for (const hash of [await written(link), writePlainLink(link)!]) expect(await readAddress(hash)).toEqual({ link });
});

test("a link of today is read as it is written by hand", async () => {
  expect(await readAddress(encode('{"experiment":{"seed":3},"view":{"speed":10}}'))).toEqual({
    link: { experiment: { seed: 3 }, view: { speed: 10 } },
  });
});

test.each([
  ["letters that are not of the alphabet", "#experiment=eyJ%%%", { fault: "link-not-text", at: 16 }],
  [
    "bytes that are not text",
    `#experiment=${Buffer.from([0xff, 0xfe, 0xc0]).toString("base64url")}`,
    { fault: "link-not-text" },
  ],
  ["nothing", "#experiment=", { fault: "link-not-json", text: "" }],
  [
    "the first half",
    encode('{"experiment":{"seed":3},"view":{}}').slice(0, 36),
    { fault: "link-not-json", text: '{"experiment":{"se' },
  ],
  [
    "not a number as JSON knows it",
    encode('{"experiment":{"seed":NaN}}'),
    { fault: "link-not-json", text: '{"experiment":{"seed":NaN}}' },
  ],
  ["a list", encode("[1,2]"), { fault: "link-no-experiment" }],
  ["no experiment", encode('{"view":{}}'), { fault: "link-no-experiment" }],
  ["an experiment that is a text", encode('{"experiment":"spiral"}'), { fault: "link-no-experiment" }],
])("damaged: %s", async (_, hash, damage) => {
  expect(await readAddress(hash)).toEqual(damage);
});

test("which of several numbers the map shows comes back, and what is no such number is left out", async () => {
  const read = async (output: unknown) => (await viewOf({ output }))?.output;
  expect((await carried({ experiment: defaults(), view: { output: 2 } }))?.view.output).toBe(2);
  for (const none of [-1, 0, 1.5, "1", null]) expect(await read(none)).toBeUndefined();
});

test("a view that makes no sense is left out, the experiment stays", async () => {
  const hash = encode('{"experiment":{"seed":3},"view":{"point":[1,null],"target":"x","speed":-5,"more":1}}');
  expect(await readAddress(hash)).toEqual({ link: { experiment: { seed: 3 }, view: {} } });
});

test("the names of own data travel with it; others than texts and those too long do not", async () => {
  const names = { classes: ["rose", "aster"], columns: ["length"] };
  expect((await carried({ experiment: {}, view: { names } }))?.view).toEqual({ names });
  const odd = { classes: [1, "x".repeat(200), { toString: 1 }, null, "😀".repeat(100)], columns: 7 };
  expect((await viewOf({ names: odd }))?.names).toEqual({
    classes: ["1", "x".repeat(60), "", "", "😀".repeat(60)],
    columns: [],
  });
});

test("numbers that no view can show are cut or left out", async () => {
  expect(await viewOf({ point: [1e39, -1e308], target: 0.5 })).toEqual({ point: [1e15, -1e15] });
  expect(await viewOf({ target: -1, speed: 5e-324, pins: [{ point: [1e39], target: 1.5 }] })).toEqual({
    speed: 0.01,
    pins: [{ point: [1e15], target: null }],
  });
  expect((await viewOf({ point: Array(5000).fill(1) }))?.point).toHaveLength(4096);
});

// Links as the page wrote them: one file for each way of writing, none of which ever changes.

const fixtures = (name: string): { name: string; hash: string }[] =>
  JSON.parse(readFileSync(new URL(`links/${name}.json`, import.meta.url), "utf8"));

/** A link's own JSON, where the baseline has another name. */
function asWritten(read: Awaited<ReturnType<typeof readAddress>>): unknown {
  const link = read?.link;
  if (!link) return read;
  const { baseline: rival, ...view } = link.view;
  return { ...link, view: rival ? { ...view, rival } : view };
}

test.each(fixtures("plain"))("an older link still opens: $name", async ({ hash }) => {
  const link: unknown = JSON.parse(Buffer.from(hash.slice("#experiment=".length), "base64url").toString());
  expect(asWritten(await readAddress(hash))).toEqual(link);
});

test.each(fixtures("deflated"))("a deflated link opens: $name", async ({ hash }) => {
  const link: unknown = JSON.parse(
    inflateRawSync(Buffer.from(hash.slice("#deflated=".length), "base64url")).toString(),
  );
  expect(asWritten(await readAddress(hash))).toEqual(link);
});

// Own data of the promised size.

/** Numbers with all of their digits, which deflate worst. */
function numbers(count: number): number[] {
  let state = 1;
  const next = () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
  return Array.from({ length: count }, () => next() * 8 - 4 + next() * 1e-9);
}

function ownData(rows: number, columns: number): Link["experiment"] {
  const values = numbers(rows * columns);
  const inputs = Array.from({ length: rows }, (_, i) => values.slice(i * columns, (i + 1) * columns));
  return { data: { name: "custom", inputs, targets: numbers(rows) } };
}

test.each([
  [1600, 10],
  [10_000, 2],
  [20_000, 1],
  [200, 100],
])("own data of %i rows of %i numbers travels to the bit", async (rows, columns) => {
  const link = { experiment: ownData(rows, columns), view: {} };
  expect(await readAddress(await written(link))).toEqual({ link });
});

test("two runs of 20,000 numbers each travel together", async () => {
  const link = { experiment: ownData(10_000, 2), view: { baseline: ownData(20_000, 1) } };
  expect(await readAddress(await written(link))).toEqual({ link });
});

test("data too large for a link is known before one is written", async () => {
  const zeros = (rows: number) => ({
    experiment: { data: { name: "custom" as const, inputs: Array.from({ length: rows }, () => [0, 0]), targets: [] } },
    view: {},
  });
  expect(await writeLink(zeros(50_000))).toMatch(/^#deflated=/);
  expect(await writeLink(zeros(50_001))).toBeUndefined();
  expect(await writeLink({ experiment: ownData(50_000, 2), view: {} })).toBeUndefined();
  expect(writePlainLink({ experiment: ownData(50_000, 2), view: {} })).toBeUndefined();
  const stored = { name: "stored" as const, reference: "0123456789abcdef", rows: 70_000, shape: [28, 28, 1] };
  expect(await readAddress((await writeLink({ experiment: { data: stored }, view: {} }))!)).toEqual({
    link: { experiment: { data: stored }, view: {} },
  });
  expect(await writeLink({ experiment: { data: { name: "spiral", samples: 100_000 } }, view: {} })).toMatch(
    /^#deflated=/,
  );
});

test.each([
  undefined,
  class {
    constructor() {
      throw new TypeError("Unsupported compression format: 'deflate-raw'");
    }
  },
])("a browser that cannot deflate writes the plain form", async (stream) => {
  vi.stubGlobal("CompressionStream", stream);
  vi.stubGlobal("DecompressionStream", stream);
  const link = { experiment: defaults(), view: { speed: 10 } };
  expect(await writeLink(link)).toBe(encode(JSON.stringify(link)));
  expect(await readAddress(fixtures("deflated")[0].hash)).toEqual({ fault: "link-old-browser" });
});

// Links as they are damaged on the way.

const deflated = (bytes: Uint8Array) => `#deflated=${deflateRawSync(bytes).toString("base64url")}`;

test("a link that unpacks to far more than a link may hold is refused", async () => {
  const bomb = deflated(Buffer.alloc(400_000_000, " "));
  const before = process.memoryUsage().arrayBuffers;
  expect(await readAddress(bomb)).toEqual({ fault: "link-unpacks-large" });
  expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(50_000_000);
});

test("a deflated link that is cut off or changed anywhere is named, or opens as it was", async () => {
  const link = { experiment: defaults(), view: { speed: 10 } };
  const hash = await written(link);
  const key = "#deflated=".length;
  for (let length = key; length < hash.length; length += 7)
    expect((await readAddress(hash.slice(0, length)))?.fault, hash.slice(0, length)).toMatch(/^link-not-(json|text)$/);
  for (let at = key; at < hash.length; at += 5) {
    const read = await readAddress(`${hash.slice(0, at)}*${hash.slice(at + 1)}`);
    expect(read?.fault, String(at)).toMatch(/^link-not-(json|text)$/);
  }
  expect(await readAddress(`${hash.slice(0, 30)}%%${hash.slice(30)}`)).toEqual({ fault: "link-not-text", at: 31 });
  expect((await readAddress(hash.toUpperCase()))?.fault).toMatch(/^link-not-/);
});

const inChat: [string, (hash: string) => string][] = [
  ["percent-encoded", (hash) => hash.replace("=", "%3D")],
  [
    "wholly percent-encoded",
    (hash) => `#${Array.from(hash.slice(1), (c) => `%${c.charCodeAt(0).toString(16)}`).join("")}`,
  ],
  ["encoded twice", (hash) => hash.replace("=", "%253D")],
  ["with a full stop", (hash) => `${hash}.`],
  ["in brackets", (hash) => `${hash})`],
  ["with a comma and the sentence that follows", (hash) => `${hash},%20see%20there`],
  ["in angle brackets", (hash) => `${hash}>`],
  ["in angle brackets, encoded", (hash) => `${hash}%3E`],
  ["in quotation marks", (hash) => `${hash}%22`],
  ["in Chinese marks", (hash) => `${hash}${encodeURIComponent("」。")}`],
  ["in full-width marks", (hash) => `${hash}${encodeURIComponent("）")}`],
  ["in Markdown's marks", (hash) => `${hash}**`],
  ["with Markdown's underscore", (hash) => `${hash}_`],
  ["with escaped underscores", (hash) => hash.replaceAll("_", "\\_")],
  ["wrapped", (hash) => hash.replaceAll(/(.{60})/g, "$1%0D%0A")],
  ["with spaces", (hash) => hash.replaceAll(/(.{50})/g, "$1%20")],
  ["with spaces not encoded", (hash) => hash.replaceAll(/(.{50})/g, "$1 ")],
  ["with soft hyphens", (hash) => hash.replaceAll(/(.{50})/g, "$1%C2%AD")],
  ["in quoted-printable", (hash) => hash.replace("=", "=3D").replaceAll(/(.{70})/g, "$1=%0A")],
  ["with padding", (hash) => `${hash}==`],
  ["tracked", (hash) => `${hash}&utm_source=mail&utm_medium=x`],
  ["tracked before", (hash) => `#utm_source=mail&${hash.slice(1)}`],
  ["tracked as a search", (hash) => `${hash}?fbclid=IwAR0`],
  ["as HTML", (hash) => `${hash.replace("=", "&#61;")}&amp;utm_source=mail`],
  ["its name in capitals", (hash) => hash.replace(/^#\w+/, (name) => name.toUpperCase())],
  ["with a slash", (hash) => `#/${hash.slice(1)}`],
  ["with another #", (hash) => `#${hash}`],
];

test.each(inChat)("a link %s opens", async (_, damage) => {
  const link = { experiment: { ...defaults(), features: ["x₁ ≥ ü?~>"] }, view: { speed: 10 } };
  for (const hash of [await written(link), writePlainLink(link)!])
    expect(await readAddress(damage(hash)), damage(hash)).toEqual({ link });
  expect((await readAddress(damage("#preset=xor")))?.link?.view.preset).toBe("xor");
});

test.each(inChat)("a lesson and its step %s open", async (_, damage) => {
  expect(await readAddress(damage("#lesson=bend"))).toEqual({ lesson: { id: "bend" } });
  for (const step of [1, 2, 12])
    expect(await readAddress(damage(`#lesson=bend&step=${step}`))).toEqual({ lesson: { id: "bend", step: step - 1 } });
});

test.each([
  "#Softmax",
  "#SOFTMAX",
  "#softmax.",
  "#softmax)",
  "#softmax%2C",
  "#softmax%20",
  "#softmax&utm_source=x",
  "#softmax?fbclid=1",
  "#/softmax/",
  "#%73oftmax",
  "#%2523softmax",
  "#softmax%E3%80%82",
  "#softmax, see there",
])("a room is found: %s", async (hash) => {
  expect(await readAddress(hash)).toEqual({ room: "softmax" });
});

test.each(["#chapter-2", "#softmax-lab", "#softmax2", "#expermient=eyJ9", "#{}", "#1", "#%", "#数据"])(
  "what is no link is named: %s",
  async (hash) => {
    expect(await readAddress(hash)).toEqual({ fault: "link-unknown" });
  },
);

test.each(["", "#", "#%20", "#utm_source=mail&utm_medium=x", "#fbclid=1", "#:~:text=loss"])(
  "an address that asks for nothing is none: %s",
  async (hash) => {
    expect(await readAddress(hash)).toBeUndefined();
  },
);

test("whatever stands in an address, an answer comes of it", async () => {
  let state = 7;
  const random = (below: number) => (state = (state * 48_271) % 2_147_483_647) % below;
  const marks = [
    "#",
    "=",
    "&",
    "%",
    "%25",
    "%3D",
    "experiment",
    "deflated",
    "preset",
    "softmax",
    "eyJ",
    "e30",
    "\u0000",
    "\ud800",
    "é",
    ".",
    ")",
    " ",
    "xor",
    "__proto__",
    "constructor",
  ];
  for (let i = 0; i < 3000; i++) {
    const hash = `#${Array.from({ length: random(9) }, () => marks[random(marks.length)]).join("")}`;
    const read = await readAddress(hash);
    expect(
      read === undefined || read.link !== undefined || read.room !== undefined || typeof read.fault === "string",
      hash,
    ).toBe(true);
  }
});
