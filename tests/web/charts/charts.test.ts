import { expect, test } from "vitest";
import type { LossSpec, Task } from "../../../web/engine/types.ts";
import { answerActivation } from "../../../web/experiment/experiment.ts";
import { catalog, defaults } from "../engine.ts";
import { chain, chainKind, trueClass } from "../../../web/charts/chain.ts";
import { linkDistance, linkLook, linkPath } from "../../../web/charts/graph.ts";
import { decadesOf } from "../../../web/panels/nudge/chart.ts";
import { drawnEvery } from "../../../web/charts/points.ts";
import { spanOf } from "../../../web/panels/health/chart.ts";
import type { DecisionMap } from "../../../web/experiment/protocol.ts";
import { decided } from "../../../web/charts/decision.ts";
import { across, nearest, readAt, valueRange } from "../../../web/charts/lines.ts";
import { classColor, labelColor, largest, signedColor } from "../../../web/charts/raster.ts";
import { noClassPath, shapePath } from "../../../web/charts/shapes.ts";
import type { Colors } from "../../../web/charts/colors.ts";

const colors: Colors = {
  classes: [
    [200, 0, 0],
    [0, 200, 0],
    [0, 0, 200],
  ],
  negative: [255, 0, 255],
  positive: [0, 255, 255],
  surface: [255, 255, 255],
  text: [0, 0, 0],
  muted: [128, 128, 128],
  line: [200, 200, 200],
};

test("the softmax chain adds up", () => {
  const logits = Float64Array.of(2, 1, 0.1);
  const probabilities = Float64Array.of(0.6590011388859679, 0.2424329707047139, 0.09856589040931818);
  const answer = chain("softmax", { inputs: new Float64Array(), layers: [], logits, probabilities });
  if (answer.kind !== "softmax") throw new Error(answer.kind);
  expect(answer.highest).toBe(2);
  expect(answer.rows[0].power).toBe(1);
  for (const { power, probability } of answer.rows) expect(power / answer.sum).toBeCloseTo(probability, 12);
});

test("which chain an output takes", () => {
  const kind = (loss: LossSpec, activation = "linear", isNumber = false) =>
    chainKind(answerActivation(catalog, { ...defaults(), loss, layers: [{ units: 2, activation }] }), isNumber);
  expect(kind({ name: "sparse_categorical_crossentropy", from_logits: true })).toBe("softmax");
  expect(kind({ name: "categorical_crossentropy", from_logits: false }, "softmax")).toBe("softmax");
  expect(kind({ name: "binary_crossentropy", from_logits: true })).toBe("sigmoid");
  expect(kind({ name: "binary_crossentropy", from_logits: false }, "sigmoid")).toBe("sigmoid");
  expect(kind({ name: "huber" }, "linear", true)).toBe("value");
  expect(kind({ name: "huber" }, "sigmoid", true)).toBe("value");
});

test("the true class of a number and of one-hot", () => {
  expect(trueClass(2)).toBe(2);
  expect(trueClass([0, 1, 0])).toBe(1);
  expect(trueClass(null)).toBeNull();
});

test("no lead over chance, no colour; certainty, the class's own hue", () => {
  expect(classColor(colors, [1 / 3, 1 / 3, 1 / 3], 0, 3)).toEqual([255, 255, 255]);
  expect(classColor(colors, [NaN, NaN, NaN], 0, 3)).toEqual(colors.muted);
  expect(labelColor(colors, [0.9, NaN], 0, 2)).toEqual(colors.muted);
  const [r, g, b] = classColor(colors, [9, 9, 0, 0, 1], 2, 3);
  expect(b).toBeGreaterThan(Math.max(r, g));
  const weak = classColor(colors, [0.5, 0.3, 0.2], 0, 3);
  const strong = classColor(colors, [0.9, 0.06, 0.04], 0, 3);
  expect(strong[1]).toBeLessThan(weak[1]);
});

test("labels that hold together mix, labels that do not hold leave no trace", () => {
  expect(labelColor(colors, [0.4, 0.1, 0.5], 0, 3)).toEqual([255, 255, 255]);
  const [r, g, b] = labelColor(colors, [1, 1, 0], 0, 3);
  expect(Math.max(r, g)).toBeGreaterThan(b);
});

test("signed values go to either side, and what is no number is neither", () => {
  expect(signedColor(colors, 0, 1)).toEqual([255, 255, 255]);
  expect(signedColor(colors, 5, 1)).toEqual(signedColor(colors, 1, 1));
  expect(signedColor(colors, -1, 1)[1]).toBeLessThan(100);
  expect(signedColor(colors, 1, 1)[0]).toBeLessThan(100);
  expect(signedColor(colors, NaN, 1)).toEqual(colors.muted);
});

test("the largest finite size, never 0", () => {
  expect(largest([1, -4, NaN, Infinity])).toBe(4);
  expect(largest([0, 0])).toBe(1);
  expect(largest([])).toBe(1);
});

test("a link leaves right of one node and arrives left of another", () => {
  expect(linkPath(50, 10, 150, 40)).toBe("M66 10C100 10 100 40 134 40");
});

test("a link's width grows with the weight's size, its colour is the sign", () => {
  const widths = [0, 0.1, 1, 10, 1e9].map((weight) => Number(linkLook(weight).width));
  expect(widths).toEqual([...widths].sort((a, b) => a - b));
  expect(new Set(widths).size).toBe(5);
  expect(linkLook(-2)).toMatchObject({ sign: "negative", width: linkLook(2).width });
  expect(linkLook(NaN).width).toBe(linkLook(0).width);
});

test("classes have shapes of their own", () => {
  const paths = [...Array.from({ length: 10 }, (_, i) => shapePath(i, 50)), noClassPath(50)];
  expect(new Set(paths).size).toBe(11);
  for (const path of paths) expect(path, "closed, so that it can be filled").toMatch(/Z$|A/);
});

test("polygons have the area asked for", () => {
  for (const index of [7, 8, 9]) {
    const corners = [...shapePath(index, 50).matchAll(/[ML]([-\d.]+),([-\d.]+)/g)].map(([, x, y]) => [
      Number(x),
      Number(y),
    ]);
    const area = corners.reduce((sum, [x, y], i) => {
      const [nextX, nextY] = corners[(i + 1) % corners.length];
      return sum + (x * nextY - nextX * y) / 2;
    }, 0);
    expect(Math.abs(area)).toBeCloseTo(50, 0);
  }
});

test("axes fit what they show", () => {
  const series = (values: number[]) => [{ style: "a", values }];
  expect(valueRange(series([0.5, NaN, 2]), false)).toEqual([0, 2]);
  expect(valueRange(series([-1, 2]), false)).toEqual([-1, 2]);
  expect(valueRange(series([]), false)).toEqual([0, 1]);
  const [low, high] = valueRange(series([0, 0.01, 1, Infinity]), true);
  expect(low).toBeGreaterThan(0.005);
  expect(low).toBeLessThan(0.01);
  expect(high).toBeGreaterThan(1);
});

test("a place on a link is at distance 0, one above it at its height, one beside its ends nowhere", () => {
  const link = [0, 10, 132, 90] as const;
  expect(linkDistance(...link, 66, 50)).toBeCloseTo(0, 3);
  expect(linkDistance(...link, 66, 30)).toBeCloseTo(20, 3);
  expect(linkDistance(...link, 16.001, 10)).toBeCloseTo(0, 3);
  // A quarter of the curve's own way: t = 1/4.
  expect(linkDistance(...link, 16 + 100 * (1.5 * 0.25 * 0.75 + 0.25 ** 3), 10 + 80 * 0.0625 * 2.5)).toBeCloseTo(0, 3);
  expect(linkDistance(...link, 5, 10)).toBe(Infinity);
});

test("a picture of an activation reaches as far as what enters it", () => {
  expect(spanOf(-0.2, 2.9)).toBe(3);
  expect(spanOf(-7, 2)).toBe(12);
  expect(spanOf(-1e9, 0)).toBe(1e6);
});

test("whole powers of ten around the differences; an exact one counts as the least", () => {
  expect(decadesOf([3e-5, 2e-2])).toEqual([expect.closeTo(1e-5, 10), 0.1]);
  expect(decadesOf([0, 1])[0]).toBeCloseTo(1e-16, 20);
  expect(decadesOf([NaN])).toEqual([1e-16, 1]);
});

test("of very many points a share is drawn", () => {
  expect([1, 2000, 2001, 100_000].map(drawnEvery)).toEqual([1, 1, 2, 50]);
});

test("a place on curves is the nearest record, of those there are", () => {
  expect([-3, 1, 4, 100].map((x) => nearest([0, 2, 8], x))).toEqual([0, 0, 1, 2]);
  expect(nearest([], 4)).toBe(-1);
  const x = across({ width: 600, x: [0, 50], series: [{ values: [], style: "a", x: [0, 80] }] });
  expect(x.invert(x(60))).toBeCloseTo(60, 9);
  expect(x(80)).toBe(588);
});

test("what is decided has no more shades: one class, each label or not, a sign", () => {
  const map = (outputs: number, ...values: number[]): DecisionMap => ({
    size: 1,
    columns: 2,
    outputs,
    values: Float32Array.from(values),
  });
  const values = (map: DecisionMap, task: Task) => [...decided(map, task, [-2, 1]).values];
  expect(values(map(3, 0.2, 0.5, 0.3, 0.4, 0.3, 0.3), "multiclass")).toEqual([0, 1, 0, 1, 0, 0]);
  expect(values(map(1, 0.4, 0.6), "multiclass")).toEqual([0, 1]);
  expect(values(map(2, 0.9, 0.6, 0.1, 0.7), "multilabel")).toEqual([1, 1, 0, 1]);
  expect(values(map(1, -0.1, 0.3, 0), "regression")).toEqual([-2, 2, 0]);
});

test("a curve is read off where it is nearest, and nowhere once it has ended", () => {
  expect([-1, 0, 6, 12, 20, 24].map((place) => readAt([0, 5, 10, 20], place))).toEqual([0, 0, 1, 2, 3, 3]);
  expect(readAt([0, 5, 10], 16)).toBe(-1);
  expect(readAt([], 3)).toBe(-1);
});
