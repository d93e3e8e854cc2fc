import { expect, test } from "vitest";
import { Presses } from "../../../../web/ui/controls/press.ts";

const at = (timeStamp: number, clientX = 0, clientY = 0) => ({ timeStamp, clientX, clientY }) as MouseEvent;

test("of presses that follow each other at one place only the first counts", () => {
  const presses = new Presses();
  expect([at(1000), at(1000), at(1200), at(1499), at(1500), at(1600)].map((press) => presses.isMeant(press))).toEqual([
    true,
    false,
    false,
    false,
    true,
    false,
  ]);
});

test("a press elsewhere is meant", () => {
  const presses = new Presses();
  expect([at(1000, 10, 10), at(1100, 12, 11), at(1200, 90, 10)].map((press) => presses.isMeant(press))).toEqual([
    true,
    false,
    true,
  ]);
});
