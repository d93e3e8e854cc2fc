import { expect, test } from "vitest";
import { median, ROUNDS, StepTimes } from "../../../../web/rooms/explorer/timing.ts";
import { defaults } from "../../engine.ts";

const experiment = defaults();
const specs = ["tanh", "relu", "exponential"].map((name) => ({ name }));

/** Answers with given times in turn, an activation at a time. */
function answering(times: Record<string, readonly (number | null | undefined)[]>): StepTimes {
  const asked: Record<string, number> = {};
  return new StepTimes(async ({ name }) => {
    const turn = (asked[name] = (asked[name] ?? -1) + 1);
    return times[name][turn % times[name].length];
  });
}

test("the median of an even number of values lies between the middle two", () => {
  expect(median([3, 1, 2])).toBe(2);
  expect(median([4, 1, 3, 2])).toBe(2.5);
});

test("rows are medians, the least first, and those without a step last", async () => {
  const times = answering({
    tanh: [5, 900, 6],
    relu: [3],
    exponential: [null],
  });
  await times.start(experiment, specs);
  expect(times.rows.value.map(({ spec, step }) => [spec.name, step])).toEqual([
    ["relu", 3],
    ["tanh", 6],
    ["exponential", null],
  ]);
  expect(times.rounds.value).toBe(ROUNDS);
  expect(times.isRunning.value).toBe(false);
  expect(times.of.value).toBe(experiment);
});

test("activations take turns within each round", async () => {
  const order: string[] = [];
  const times = new StepTimes(async ({ name }) => (order.push(name), 1));
  await times.start(experiment, specs);
  expect(order).toEqual(Array.from({ length: ROUNDS }, () => specs.map(({ name }) => name)).flat());
});

test("a cancelled measurement asks no more, and keeps the rounds that are done", async () => {
  let asked = 0;
  const times: StepTimes = new StepTimes(async () => {
    if (++asked === specs.length + 1) times.cancel();
    return asked;
  });
  await times.start(experiment, specs);
  expect(asked).toBe(specs.length + 1);
  expect(times.rounds.value).toBe(1);
  expect(times.rows.value.map(({ step }) => step)).toEqual([1, 2, 3]);
  expect(times.isRunning.value).toBe(false);
});

test("it ends when there is nobody to ask", async () => {
  const times = answering({ tanh: [1], relu: [undefined], exponential: [1] });
  await times.start(experiment, specs);
  expect(times.isRunning.value).toBe(false);
  expect(times.rows.value).toEqual([]);
});
