import { expect, test, vi } from "vitest";
import { inTurn, nextTask } from "../../../web/platform/turns.ts";

test("what is quickly drawn is drawn at once; after what took long the rest waits, in its order, for later tasks", async () => {
  let time = 0;
  vi.spyOn(performance, "now").mockImplementation(() => time);
  const busy = () => (time += 30);
  const drawn: string[] = [];
  void inTurn(() => drawn.push("first"));
  void inTurn(() => drawn.push("second") && busy());
  const third = inTurn(() => drawn.push("third") && busy());
  const fourth = inTurn(() => drawn.push("fourth"));
  expect(drawn).toEqual(["first", "second"]);
  await nextTask();
  expect(drawn).toEqual(["first", "second", "third"]);
  await third;
  await fourth;
  expect(drawn).toEqual(["first", "second", "third", "fourth"]);
});
