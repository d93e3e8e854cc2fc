import { expect, test } from "vitest";
import { traits } from "../../../../../web/rooms/explorer/compute/traits.ts";
import { catalog, engine } from "../../../engine.ts";

const of = (activation: string | ({ name: string } & Record<string, number | string>)) =>
  traits((x) => engine.activate(activation, x));
const elementwise = catalog.activations.filter(({ elementwise, name }) => elementwise && name !== "custom");

test.each(elementwise)("$name: the range that its numbers show is the catalog's", ({ name, range }) => {
  const seen = of(name).range;
  range.forEach((end, i) => (Number.isFinite(end) ? expect(seen[i]).toBeCloseTo(end, 5) : expect(seen[i]).toBe(end)));
});

test("ranges follow the parameters", () => {
  expect(of({ name: "elu", alpha: 0.7 }).range[0]).toBeCloseTo(-0.7, 6);
  expect(of({ name: "custom", expression: "log(1 + abs(x))" }).range).toEqual([0, Infinity]);
});

test("corners and jumps are where the definitions change", () => {
  const corners = (name: string) => of(name).corners;
  expect(corners("relu")).toEqual([0]);
  expect(corners("relu6")).toEqual([0, 6]);
  expect(corners("hard_sigmoid")).toEqual([-3, 3]);
  expect(of({ name: "hard_sigmoid", slope: 0.7 }).corners[1]).toBeCloseTo(0.5 / 0.7, 7);
  expect(of({ name: "elu", alpha: 0.5 }).corners).toEqual([0]);
  for (const smooth of ["elu", "sigmoid", "gelu", "mish", "softsign", "exponential", "sin"])
    expect(corners(smooth), smooth).toEqual([]);
  expect(of({ name: "custom", expression: "where(x > 1.25, 1, 0)" })).toMatchObject({ jumps: [1.25] });
  expect(of("relu").jumps).toEqual([]);
});

test("dead is where the slope is 0, falling where it is negative", () => {
  expect(of("relu").dead).toEqual([[-Infinity, 0]]);
  expect(of("relu6").dead).toEqual([
    [-Infinity, 0],
    [6, Infinity],
  ]);
  expect(of("tanh").dead).toEqual([]);
  expect(of("tanh").falling).toEqual([]);
  expect(of("silu").falling[0][0]).toBe(-Infinity);
  expect(of("silu").falling[0][1]).toBeCloseTo(-1.27846454, 6);
  expect(of("hard_silu").falling).toEqual([[expect.closeTo(-3, 6), expect.closeTo(-1.5, 6)]]);
});

test("saturation is where the slope stays under a hundredth", () => {
  const sigmoid = of("sigmoid");
  expect(sigmoid.flatBelow).toBeCloseTo(-Math.log(49 + Math.sqrt(2400)), 6);
  expect(sigmoid.flatAbove).toBeCloseTo(Math.log(49 + Math.sqrt(2400)), 6);
  expect(of("relu")).toMatchObject({ flatBelow: 0, flatAbove: null });
  expect(of("softsign").flatAbove).toBeCloseTo(9, 6);
  expect(of("sin")).toMatchObject({ flatBelow: null, flatAbove: null });
});

test("the mean over a unit-normal input", () => {
  expect(of("relu").mean).toBeCloseTo(1 / Math.sqrt(2 * Math.PI), 3);
  expect(of("sigmoid").mean).toBeCloseTo(0.5, 9);
  for (const centred of ["tanh", "linear", "softsign", "sin", "selu"])
    expect(Math.abs(of(centred).mean), centred).toBeLessThan(1e-3);
});
