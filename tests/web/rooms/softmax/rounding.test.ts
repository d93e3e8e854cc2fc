import { expect, test } from "vitest";
import { FORMATS, WAYS, follow, twoWays, wayOf } from "../../../../web/rooms/softmax/rounding.ts";
import { engine } from "../../engine.ts";

const naive = WAYS[0];
const stable = WAYS[2];
const fused = WAYS[4];
const fault = (...question: Parameters<typeof follow>) => follow(...question).steps.find(({ fault }) => fault !== null);

test.each(WAYS)("on small logits %o gives the engine's loss and gradient", (way) => {
  const logits = [2, 1, 0.1];
  const { value, gradient } = engine.loss({ name: "sparse_categorical_crossentropy", from_logits: true }, 0, logits);
  const found = follow(logits, 0, way, "float64");
  expect(found.loss).toBeCloseTo(value, 14);
  expect(found.gradient).toBeCloseTo(gradient[0], 14);
  expect(follow(logits, 0, way, "float32").loss).toBeCloseTo(value, 6);
  for (const format of FORMATS) expect(fault(logits, 0, way, format)).toBeUndefined();
});

test("every number of float32 is one", () => {
  for (const way of WAYS)
    for (const { value } of follow([2, 1, 0.1], 0, way, "float32").steps) expect(Math.fround(value)).toBe(value);
});

test("the naive way breaks at e^z: in float32 above 88.7, in float64 above 709.7", () => {
  expect(fault([88.8, 1], 0, naive, "float32")).toMatchObject({ name: "power", fault: "overflow" });
  expect(fault([88.7, 1], 0, naive, "float32")).toBeUndefined();
  expect(fault([88.8, 1], 0, naive, "float64")).toBeUndefined();
  expect(fault([709.8, 1], 0, naive, "float64")).toMatchObject({ name: "power", fault: "overflow" });
  expect(follow([1000, 990], 0, naive, "float64").loss).toBeNaN();
});

test("a large logit of another class breaks the sum, a small one of the true class underflows", () => {
  expect(fault([1, 1000], 0, naive, "float64")).toMatchObject({ name: "sum", fault: "overflow" });
  expect(fault([-120, 0], 0, naive, "float32")).toMatchObject({ name: "power", fault: "underflow" });
  expect(follow([-120, 0], 0, stable, "float32").loss).toBe(Infinity);
  expect(follow([-120, 0], 0, fused, "float32").loss).toBe(120);
});

test("clipping caps the loss at 16.118 and takes the gradient away", () => {
  const clipped = wayOf({ fromLogits: false, stable: true, clip: true });
  const { loss, gradient, steps } = follow([0, 20, -10], 0, clipped, "float64");
  expect(loss).toBeCloseTo(-Math.log(1e-7), 12);
  expect(loss).toBeCloseTo(
    engine.loss({ name: "sparse_categorical_crossentropy" }, 0, engine.softmax([0, 20, -10])).value,
    12,
  );
  expect(gradient).toBe(0);
  expect(steps.find(({ name }) => name === "clip")!.fault).toBe("clipped");
  expect(follow([0, 20, -10], 0, fused, "float64").loss).toBeCloseTo(20, 8);
});

test("2/10,000 in two ways keeps as many digits as the tutorials print", () => {
  expect(twoWays(4, "float64").direct.toFixed(18)).toBe("0.000200000000000000");
  expect(twoWays(4, "float64").difference.toFixed(18)).toBe("0.000199999999999978");
  expect(twoWays(4, "float32").difference).toBeCloseTo(0.0002, 6);
  expect(twoWays(4, "float32").difference).not.toBe(twoWays(4, "float32").direct);
  expect(twoWays(8, "float32").difference).toBe(0);
  expect(twoWays(17, "float64").difference).toBe(0);
});
