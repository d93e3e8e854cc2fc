import { expect, test } from "vitest";
import { readLesson } from "../../../../web/lessons/read/lesson.ts";
import { messages } from "../../../../web/lessons/messages.ts";
import { catalog, defaults, engine } from "../../engine.ts";
import { files, known } from "../lessons.ts";

const LESSONS = Number(process.env.PLAYGROUND_HOSTILE ?? 1000);

/** Whole numbers below n, the same in every run (xorshift). */
function numbers(seed: number): (n: number) => number {
  let state = seed;
  return (n) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % n;
  };
}

const nested = (depth: number) => JSON.parse(`${"[".repeat(depth)}${"]".repeat(depth)}`) as unknown;

const EXPRESSIONS = [
  "constructor",
  "__proto__",
  "train.constructor.constructor",
  'train["__proto__"]',
  "alert(1)",
  "step = 1",
  `${"(".repeat(140)}1${")".repeat(140)}`,
  "-".repeat(300),
  "step > 0 and",
  "1e999 > 0",
  "was.nothing > 0",
  "outputs[step:step]",
  '"',
  "a.b.c",
];

/** What stands in the place of something. */
const VALUES: unknown[] = [
  null,
  true,
  false,
  0,
  -1,
  1.5,
  1e308,
  -1e-308,
  Number.MAX_SAFE_INTEGER,
  "",
  " ",
  "\u0000",
  "__proto__",
  "constructor",
  "javascript:alert(1)",
  "<img src=x onerror=alert(1)>",
  "https://example.org/lesson.json",
  "{",
  "{{step}}",
  "{constructor}",
  "😀".repeat(400),
  "x".repeat(700),
  [],
  {},
  [[]],
  [null],
  { name: "custom", inputs: [[1e308]], targets: [0] },
  { name: "stored", reference: "0", rows: 1e9, shape: [1e9] },
  JSON.parse('{"then":"before"}'),
  { length: 1e9 },
  { toString: 1, valueOf: 1 },
  { toJSON: {} },
  { __proto__: null, constructor: { prototype: {} } },
  JSON.parse('{"__proto__":{"polluted":true}}'),
  JSON.parse('{"layers[0].__proto__.polluted":true,"__proto__":1}'),
  { "constructor.prototype.polluted": true },
  { "layers[99999999999].units": 1 },
  { "layers[-9]": 1, "": 2, "..": 3 },
  nested(500),
  Array(200).fill(0),
  Object.fromEntries(Array.from({ length: 100 }, (_, i) => [`k${i}`, i])),
  ...EXPRESSIONS,
];

const KEYS = ["__proto__", "constructor", "prototype", "toString", "onload", "src", "then", "html", "seed", ""];

interface Place {
  holder: Record<string, unknown>;
  key: string;
}

function places(value: unknown): Place[] {
  if (typeof value !== "object" || value === null) return [];
  const holder = value as Record<string, unknown>;
  return Object.keys(holder).flatMap((key) => [{ holder, key }, ...places(holder[key])]);
}

const own = (holder: object, key: string, value: unknown) =>
  Object.defineProperty(holder, key, { value, enumerable: true, configurable: true, writable: true });

/** Changes something in a lesson. */
function mutate(lesson: unknown, next: (n: number) => number): void {
  const value = () => structuredClone(VALUES[next(VALUES.length)]);
  const all = places(lesson);
  if (all.length === 0) return;
  const { holder, key } = all[next(all.length)];
  const other = all[next(all.length)];
  switch (next(6)) {
    case 0:
      if (Array.isArray(holder)) holder.splice(Number(key), 1);
      else delete holder[key];
      break;
    case 1:
      own(holder, KEYS[next(KEYS.length)], value());
      break;
    case 2:
      own(holder, key, structuredClone(other.holder[other.key]));
      break;
    case 3:
      if (typeof holder[key] === "string") own(holder, key, EXPRESSIONS[next(EXPRESSIONS.length)]);
      else own(holder, key, value());
      break;
    default:
      own(holder, key, value());
  }
}

/** A text of JSON with some characters changed. */
function garble(text: string, next: (n: number) => number): string {
  const at = next(text.length);
  const inserted = ['"', "{", "]", "\\u0000", ",", "1", "null", "\\ud800", ":"][next(9)];
  return text.slice(0, at) + inserted + text.slice(at + next(3));
}

test(`${LESSONS} hostile lessons are refused by name or read, and change nothing`, () => {
  const next = numbers(20_261_129);
  const texts = [...files.values()].filter((text) => text.length < 10_000);
  const codes = { ...catalog.messages, ...messages };
  const trainer = engine.createTrainer(defaults());
  trainer.train({ steps: 3 });
  const fingerprint = trainer.fingerprint();
  const found = new Map<string, number>();
  let accepted = 0;
  for (let i = 0; i < LESSONS; i++) {
    const text = texts[next(texts.length)];
    let lesson: unknown = JSON.parse(text);
    for (let changes = 1 + next(3); changes > 0; changes--) mutate(lesson, next);
    if (next(10) === 0) lesson = garble(JSON.stringify(lesson), next);
    const before = JSON.stringify(lesson);
    const { value, issues } = readLesson(known, lesson);
    expect(JSON.stringify(lesson)).toBe(before);
    if (value) {
      accepted++;
      expect(JSON.stringify(value)).toBe(typeof lesson === "string" ? JSON.stringify(JSON.parse(lesson)) : before);
      continue;
    }
    expect(issues.length).toBeGreaterThan(0);
    expect(issues.length).toBeLessThanOrEqual(20);
    for (const { code, path, message, args } of issues) {
      expect(Object.hasOwn(codes, code), code).toBe(true);
      expect(message).not.toBe("");
      expect([typeof path, typeof args]).toEqual(["string", "object"]);
      found.set(code, (found.get(code) ?? 0) + 1);
    }
  }
  expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
  expect(Object.keys(Object.prototype)).toEqual([]);
  expect(trainer.fingerprint()).toBe(fingerprint);
  trainer.dispose();
  // A generator that only breaks the form, or nothing, would say little.
  expect(accepted).toBeGreaterThan(LESSONS / 50);
  expect(accepted).toBeLessThan(LESSONS / 2);
  expect(found.size).toBeGreaterThan(40);
}, 300_000);
