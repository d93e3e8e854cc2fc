import { describe, expect, test } from "vitest";
import { readNumber, type NumberRule } from "../../../../web/ui/controls/number.ts";

const value = (text: string, rule?: NumberRule) => readNumber(text, rule).value;
const fault = (text: string, rule?: NumberRule) => readNumber(text, rule).fault?.id;

/** Pseudo-random numbers from 0 to 1, the same in every run. */
function draws(seed: number): () => number {
  let state = seed;
  return () => (state = (state * 48271) % 2147483647) / 2147483647;
}

const WHOLE: NumberRule = { integer: true };

describe("numbers as people write them", () => {
  test.each([
    ["0,03", 0.03],
    ["1,5", 1.5],
    [",5", 0.5],
    [".5", 0.5],
    ["5.", 5],
    ["0,125", 0.125],
    ["0.001", 0.001],
    ["1.500", 1.5],
    ["−3", -3],
    ["–3", -3],
    ["－3", -3],
    ["- 3", -3],
    ["+3", 3],
    ["−0,5", -0.5],
    ["-0", 0],
    [" 7 ", 7],
    ["\u00a07\u202f", 7],
    ["1\u202f000", 1000],
    ["1 000 000", 1e6],
    ["1\u00a0000,5", 1000.5],
    ["1'000.5", 1000.5],
    ["1’000’000", 1e6],
    ["1_000", 1000],
    ["1,234.5", 1234.5],
    ["1.234,5", 1234.5],
    ["1,000,000", 1e6],
    ["1.000.000", 1e6],
    ["1,234,567.25", 1234567.25],
    ["０．０３", 0.03],
    ["１，５", 1.5],
    ["0。03", 0.03],
    ["１２３", 123],
    ["－１．５ｅ－３", -0.0015],
    ["٠٫٥", 0.5],
    ["۱۲", 12],
    ["१२", 12],
    ["1e-3", 0.001],
    ["1.5e−3", 0.0015],
    ["1,5E-3", 0.0015],
    ["2e+2", 200],
    ["1.5×10⁻³", 0.0015],
    ["1.5 · 10^−3", 0.0015],
    ["2*10^3", 2000],
    ["10^-3", 0.001],
    ["10⁻³", 0.001],
    ["−10³", -1000],
    ["5 %", 0.05],
    ["5%", 0.05],
    ["２．５％", 0.025],
    ["\u20663\u2069", 3],
    ["\ufeff3", 3],
  ])("%s is %d", (text, expected) => expect(value(text)).toBe(expected));

  test.each(["1,000", "2,500", "100", "1,000,000", "1e3", "2.0", "2,0", "１，０００"])("%s is a whole number", (text) =>
    expect(value(text, WHOLE)).toBe(
      {
        "1,000": 1000,
        "2,500": 2500,
        "100": 100,
        "1,000,000": 1e6,
        "1e3": 1000,
        "2.0": 2,
        "2,0": 2,
        "１，０００": 1000,
      }[text],
    ),
  );

  test("where a field counts in percent, the sign changes nothing", () =>
    expect(value("95 %", { percent: true })).toBe(95));
});

describe("the rest is refused", () => {
  test.each([
    ["", "number-empty"],
    ["  ", "number-empty"],
    ["abc", "number-unreadable"],
    ["½", "number-unreadable"],
    ["1/2", "number-unreadable"],
    ["10²³x", "number-unreadable"],
    ["5²", "number-unreadable"],
    ["1 5", "number-unreadable"],
    ["1 00", "number-unreadable"],
    ["12 34", "number-unreadable"],
    ["1,00,000", "number-unreadable"],
    ["1,23.4,5", "number-unreadable"],
    ["1.2.3", "number-unreadable"],
    ["1-2", "number-unreadable"],
    ["--1", "number-unreadable"],
    ["1e", "number-unreadable"],
    ["1e2.5", "number-unreadable"],
    ["0x10", "number-unreadable"],
    ["1k", "number-unreadable"],
    ["NaN", "number-unreadable"],
    ["Infinity", "number-unreadable"],
    ["∞", "number-unreadable"],
    [".", "number-unreadable"],
    ["%", "number-unreadable"],
    ["2×103", "number-unreadable"],
    ["1.5 10⁻³", "number-unreadable"],
    ["5 ‰", "number-unreadable"],
    ["1;5", "number-unreadable"],
    ["3 px", "number-unreadable"],
    ["(3)", "number-unreadable"],
    ["1,500", "number-ambiguous"],
    ["12,345", "number-ambiguous"],
    ["1,000e3", "number-ambiguous"],
    ["1e400", "number-extreme"],
    ["1e-400", "number-extreme"],
  ])("%s: %s", (text, expected) => expect(fault(text)).toBe(expected));

  test.each([
    ["2.5", "number-whole"],
    ["2,5", "number-whole"],
    ["1e-3", "number-whole"],
    ["1.000", "number-ambiguous"],
    ["9007199254740993", "number-extreme"],
  ])("as a whole number, %s: %s", (text, expected) => expect(fault(text, WHOLE)).toBe(expected));

  test("what is out of range, with the range", () => {
    expect(readNumber("7", { range: [2, 6] }).fault).toEqual({ id: "number-range", values: { low: 2, high: 6 } });
    expect(value("6", { range: [2, 6] })).toBe(6);
  });

  test("what has two meanings, with both", () =>
    expect(readNumber("1,500").fault?.values).toMatchObject({ one: "1.5", other: "1500" }));
});

/** Ways to write a number that each locale, program or keyboard has. */
const LOCALES = [
  "en",
  "de",
  "fr",
  "de-CH",
  "sv",
  "ar-EG",
  "fa",
  "pl",
  "pt-BR",
  "zh-Hans",
  "hi-u-nu-deva",
  "ja-u-nu-fullwide",
];
const forms: [string, (x: number) => string][] = [
  ["plain", String],
  ["exponential", (x) => x.toExponential()],
  ["with a comma", (x) => String(x).replace(".", ",")],
  ["with a minus sign", (x) => String(x).replaceAll("-", "−")],
  ["full-width", (x) => Array.from(String(x), (c) => String.fromCodePoint(c.codePointAt(0)! + 0xfee0)).join("")],
  ["ideographic stop", (x) => String(x).replace(".", "。")],
  ["powers", (x) => x.toExponential().replace(/e\+?(-?\d+)/, "×10^$1")],
  ["percent", (x) => `${Number(`${x}e2`)} %`],
  ...LOCALES.flatMap((locale): [string, (x: number) => string][] => [
    [locale, (x) => new Intl.NumberFormat(locale, { maximumFractionDigits: 20 }).format(x)],
    [
      `${locale} without groups`,
      (x) => new Intl.NumberFormat(locale, { maximumFractionDigits: 20, useGrouping: false }).format(x),
    ],
    [
      `${locale} with three decimals`,
      (x) => new Intl.NumberFormat(locale, { minimumFractionDigits: 3, maximumFractionDigits: 20 }).format(x),
    ],
  ]),
];

describe("a number that is written in any of these ways is that number or refused, never another", () => {
  const random = draws(11);
  const values = [0, 1, 1.5, 0.03, -0.5, 999, 1000, 1234.5, 12345, 1e6, 123456.789, 1e-7, 2.5e-5];
  for (let i = 0; i < 300; i++)
    values.push(Number(((random() - 0.5) * 10 ** (random() * 10 - 3)).toPrecision(1 + Math.floor(random() * 7))));

  /** The page's languages have a decimal point: of three digits after a point nothing tells that they are a German's thousands. */
  const isPoint = (text: string) => /^\D*\d{1,3}\.\d{3}\D*$/.test(text);

  test.each(forms)("%s", (_, write) => {
    let read = 0;
    for (const x of values) {
      const text = write(x);
      const found = readNumber(text);
      if (found.fault || (isPoint(text) && Math.abs(x) >= 1000)) continue;
      expect(found.value, text).toBe(x + 0);
      read++;
    }
    expect(read).toBeGreaterThan(values.length / 2);
  });

  test.each(forms.filter(([name]) => !name.includes("decimals")))("whole numbers, %s", (_, write) => {
    for (const x of values.map(Math.trunc)) {
      const text = write(x);
      const found = readNumber(text, WHOLE);
      if (!found.fault) expect(found.value, text).toBe(x + 0);
    }
  });
});
