import { expect, test } from "vitest";
import { inputRows, rawInputs } from "../../../web/experiment/inputs.ts";
import { inkOf, pixelsOf } from "../../../web/experiment/pictures.ts";
import { nearestTarget } from "../../../web/experiment/targets.ts";

const bytes = { inputs: { stored: Uint8Array.of(0, 255, 51, 102, 153, 204) }, columns: 2 };

test("bytes are shares of 255, floats and lists are taken as they are", () => {
  expect([...inputRows(bytes, 1, 2)]).toEqual([0.2, 0.4, 0.6, 0.8]);
  expect([...inputRows({ inputs: { stored: Float32Array.of(1.5, -300) }, columns: 1 }, 1, 1)]).toEqual([-300]);
  const inputs = Float64Array.of(1, 2, 3, 4);
  expect(inputRows({ inputs, columns: 2 }, 1, 1).buffer).toBe(inputs.buffer);
  expect(rawInputs(bytes.inputs).range).toBe(255);
});

test("pictures and the nearest row read stored inputs", () => {
  const points = { ...bytes, targets: Float64Array.of(5, 6, 7), rows: 3, shape: [1, 2, 1], trainRows: 3 };
  expect(pixelsOf(points, 0)).toEqual([0, 1]);
  expect(inkOf(points)).toBe(1);
  expect(nearestTarget(points, [0.55, 0.8])).toBe(7);
});
