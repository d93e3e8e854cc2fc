import { expect, test } from "vitest";
import { summarize } from "../../../../web/panes/table-view/compute.ts";
import { engine } from "../../engine.ts";

test("a layer in short: all that it holds is counted, and the range is that of every weight", () => {
  const trainer = engine.createTrainer(
    engine.complete({
      layers: [
        { units: 5, activation: "prelu" },
        { units: 3, use_bias: false },
      ],
    }),
  );
  const [hidden, output] = trainer.parameters();
  expect(summarize(hidden, 5, 16)).toMatchObject({
    count: 2 * 5 + 5 + 5,
    inputs: 2,
    units: 5,
    shown: 5,
    bias: Float64Array.from(hidden.bias),
  });
  expect(summarize(hidden, 5, 16).kernel).toEqual(Float64Array.from(hidden.kernel));
  const short = summarize(output, 3, 2);
  expect(short).toMatchObject({
    count: 15,
    inputs: 5,
    units: 3,
    shown: 2,
    least: Math.min(...output.kernel),
    greatest: Math.max(...output.kernel),
  });
  expect([...short.kernel]).toEqual([output.kernel[0], output.kernel[1], output.kernel[3], output.kernel[4]]);
  expect(short.bias).toBeUndefined();
  trainer.dispose();
});
