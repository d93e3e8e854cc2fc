import { expect, test } from "vitest";
import { CLASS_COLORS } from "../../../web/charts/colors.ts";
import { shapePath } from "../../../web/charts/shapes.ts";
import { tokens } from "../../../web/ui/styles/tokens.ts";

type Triple = [number, number, number];
type Matrix = [Triple, Triple, Triple];

/** Machado, Oliveira and Fernandes 2009, severity 1, on linear light. */
const DEFICIENCIES: Record<string, Matrix> = {
  none: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritanopia: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
};

/** Distance in OKLab, times 100, from which two colours side by side are told apart at a glance. */
const APART = 10;
/** From which they are told apart at all: shape and label say the rest. */
const DIFFERENT = 4.5;

const times = (matrix: Matrix, [x, y, z]: Triple) => matrix.map(([a, b, c]) => a * x + b * y + c * z) as Triple;

const linear = (hex: string) =>
  [1, 3, 5].map((at) => {
    const value = parseInt(hex.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  }) as Triple;

/** Ottosson 2020. */
function oklab(rgb: Triple): Triple {
  const cones = times(
    [
      [0.4122214708, 0.5363325363, 0.0514459929],
      [0.2119034982, 0.6806995451, 0.1073969566],
      [0.0883024619, 0.2817188376, 0.6299787005],
    ],
    rgb,
  );
  return times(
    [
      [0.2104542553, 0.793617785, -0.0040720468],
      [1.9779984951, -2.428592205, 0.4505937099],
      [0.0259040371, 0.7827717662, -0.808675766],
    ],
    cones.map(Math.cbrt) as Triple,
  );
}

const seen = (hex: string, deficiency: string) =>
  oklab(times(DEFICIENCIES[deficiency], linear(hex)).map((value) => Math.min(1, Math.max(0, value))) as Triple);

const distance = (one: string, other: string, deficiency: string) => {
  const [a, b] = [seen(one, deficiency), seen(other, deficiency)];
  return 100 * Math.hypot(...a.map((value, i) => value - b[i]));
};

const themes = ["light", "dark"] as const;
/** A token of the style sheet, in a theme. */
function colorOf(name: string, theme: (typeof themes)[number]): string {
  const found = new RegExp(`--${name}: light-dark\\((#\\w{6}), (#\\w{6})\\)`).exec(tokens.cssText);
  return found![1 + themes.indexOf(theme)];
}

const cases = themes.flatMap((theme) => Object.keys(DEFICIENCIES).map((deficiency) => [theme, deficiency] as const));
const pairs = (count: number) =>
  Array.from({ length: count }, (_, i) => i).flatMap((i) =>
    Array.from({ length: i }, (_, j) => [j + 1, i + 1] as const),
  );

test.each(cases)(
  "plus and minus, and the first three classes, are told apart at a glance: %s, %s",
  (theme, deficiency) => {
    expect(distance(colorOf("negative", theme), colorOf("positive", theme), deficiency)).toBeGreaterThan(APART);
    for (const [i, j] of pairs(3)) {
      expect(
        distance(colorOf(`class-${i}`, theme), colorOf(`class-${j}`, theme), deficiency),
        `${i} and ${j}`,
      ).toBeGreaterThan(APART);
    }
  },
);

test.each(cases)("plus and minus stand out from the ground: %s, %s", (theme, deficiency) => {
  for (const name of ["negative", "positive"]) {
    expect(distance(colorOf(name, theme), colorOf("surface", theme), deficiency), name).toBeGreaterThan(3 * APART);
  }
});

test.each(cases)("all classes differ, and each has its own shape: %s, %s", (theme, deficiency) => {
  const same = pairs(CLASS_COLORS).filter(
    ([i, j]) => distance(colorOf(`class-${i}`, theme), colorOf(`class-${j}`, theme), deficiency) < DIFFERENT,
  );
  expect(same).toEqual([]);
  expect(new Set(Array.from({ length: CLASS_COLORS }, (_, i) => shapePath(i, 100))).size).toBe(CLASS_COLORS);
});
