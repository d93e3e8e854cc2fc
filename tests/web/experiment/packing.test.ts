import { expect, test } from "vitest";
import type { Config, CustomData } from "../../../web/engine/types.ts";
import { freeze } from "../../../web/experiment/experiment.ts";
import { pack, unpack } from "../../../web/experiment/packing.ts";

const sent = <T>(value: T): T => structuredClone(value);
const own = (inputs: unknown, targets: unknown) =>
  ({ seed: 3, data: { name: "custom", inputs, targets, test_fraction: 0.25 } }) as Config;

test("own data arrives as it was, in two buffers", () => {
  for (const config of [
    own(
      [
        [0.1, -0],
        [1e300, 2],
      ],
      [1, 0],
    ),
    own(
      [[1], [2], [3]],
      [
        [0, 1],
        [1, 0],
        [1, 1],
      ],
    ),
  ]) {
    const packed = pack(config) as { data: { inputs: { values: unknown } } };
    expect(packed.data.inputs.values).toBeInstanceOf(Float64Array);
    expect(unpack(sent(packed))).toEqual(config);
  }
});

test("what is no table of numbers goes as it is, for the engine to refuse", () => {
  for (const config of [
    own([[1, 2], [3]], [0, 1]),
    own([[1, "2"]], [0]),
    own([[1], [2]], [0, null]),
    own([], []),
    own(undefined, [1]),
    { data: { name: "moons" } },
    {},
    null,
    "{",
  ]) {
    expect(pack(config)).toBe(config);
    expect(unpack(config)).toBe(config);
  }
});

test("rows that are known stay the same ones; others do not take their place", () => {
  const { data } = freeze(
    own(
      [
        [1, 2],
        [3, 4],
      ],
      [0, 1],
    ),
  ) as { data: CustomData };
  const known = [
    undefined,
    { name: "moons" },
    own(
      [
        [1, 2],
        [3, 5],
      ],
      [0, 1],
    ).data,
    data,
  ];
  const arrived = unpack({ ...sent(pack({ data })), seed: 4 }, known).data as CustomData;
  expect(arrived).toEqual(data);
  expect(arrived.inputs).toBe(data.inputs);
  const other = unpack(sent(pack(own([[1, 2, 3, 4]], [0, 1]))), known).data as CustomData;
  expect(other.inputs).toEqual([[1, 2, 3, 4]]);
});

test("data that may change is packed anew, data shared by several experiments once", () => {
  const config = own([[1], [2]], [0, 1]);
  pack(config);
  (config.data as CustomData).inputs[0][0] = 7;
  expect(unpack(sent(pack(config)))).toEqual(own([[7], [2]], [0, 1]));
  const { data } = freeze(config);
  const [one, other] = sent(
    [
      { data, seed: 1 },
      { data, seed: 2 },
    ].map(pack),
  ) as Config[];
  expect(one.data).toBe(other.data);
  expect(unpack(one).data).toBe(unpack(other).data);
});
