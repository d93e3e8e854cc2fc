import { expect, test } from "vitest";
import type { Clock } from "../../../web/worker/clock.ts";
import { Loop } from "../../../web/worker/loop.ts";

/** A clock that stands still but for what training costs and what is waited for. */
function scene(costPerStep: number, limit = Infinity) {
  let now = 0;
  let steps = 0;
  let longest = 0;
  let waiting: { callback: () => void; at: number } | undefined;
  const clock: Clock = { now: () => now, soon: (callback, delay) => (waiting = { callback, at: now + delay }) };
  const loop = new Loop((wanted) => {
    const made = Math.min(wanted, limit - steps);
    steps += made;
    now += made * costPerStep;
    return { made, more: steps < limit };
  }, clock);
  const until = (end: number) => {
    while (waiting && waiting.at <= end) {
      const { callback, at } = waiting;
      waiting = undefined;
      now = Math.max(now, at) + 0.01;
      const before = now;
      callback();
      longest = Math.max(longest, now - before);
    }
    now = Math.max(now, end);
  };
  return { loop, until, steps: () => steps, longest: () => longest, idle: () => waiting === undefined };
}

test("training keeps to the given speed", () => {
  const { loop, until, steps } = scene(0.01);
  loop.play(300);
  until(2000);
  expect(steps()).toBeGreaterThanOrEqual(595);
  expect(steps()).toBeLessThanOrEqual(605);
  expect(loop.rate()).toBeCloseTo(300, -1);
});

test("a speed of one step per second is kept", () => {
  const { loop, until, steps } = scene(0.01);
  loop.play(1);
  until(3500);
  expect(steps()).toBe(4);
});

test("infinite speed fills the time with slices of a few milliseconds", () => {
  const { loop, until, steps, longest } = scene(0.05);
  loop.play(Infinity);
  until(1000);
  expect(steps() * 0.05).toBeGreaterThan(900);
  expect(longest()).toBeLessThan(12);
});

test("steps that are too slow for the speed are not owed forever", () => {
  const { loop, until, steps } = scene(50);
  loop.play(100);
  until(5000);
  loop.play(0);
  const made = steps();
  until(9000);
  expect(made).toBeLessThanOrEqual(101);
  expect(steps()).toBe(made);
});

test("the loop pauses, and ends when training does", () => {
  const paused = scene(0.01);
  paused.loop.play(100);
  paused.until(100);
  paused.loop.play(0);
  const made = paused.steps();
  paused.until(1000);
  expect(paused.steps()).toBe(made);

  const ended = scene(0.01, 50);
  ended.loop.play(Infinity);
  ended.until(1000);
  expect(ended.steps()).toBe(50);
  expect(ended.idle()).toBe(true);
});

test("if something else comes before a step, the slice ends and the steps are owed", () => {
  let [now, steps, turns] = [0, 0, 0];
  let waiting: { callback: () => void; delay: number } | undefined;
  const loop = new Loop(
    (wanted) => {
      turns++;
      const made = turns % 3 === 0 ? wanted : 0;
      steps += made;
      return { made, more: true };
    },
    { now: () => now, soon: (callback, delay) => (waiting = { callback, delay }) },
  );
  loop.play(100);
  expect([turns, steps, waiting?.delay]).toEqual([1, 0, 0]);
  waiting!.callback();
  waiting!.callback();
  expect([turns, steps]).toEqual([3, 1]);
  now = 100;
  for (let i = 0; i < 30; i++) waiting!.callback();
  expect(steps).toBe(11);
});
