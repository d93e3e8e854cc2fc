import { expect, test } from "vitest";
import { filled } from "../../web/engine/issue.ts";
import { engine } from "./module.ts";

/** As tests/core/experiment/config_test.cpp and tests/core/text have them. */
test.each([
  [{ seed: null }, "must be a number, not null"],
  [{ layers: [{ units: 2000 }, { units: 3 }] }, "must be from 1 to 1024, not 2000"],
  [{ optimizer: { name: "lion" } }, '"lion" is not known; allowed are sgd, rmsprop, adam, adagrad, adamw'],
])("a message is that of the core: %j", (config, message) => {
  expect(engine.validate(config)).toMatchObject([{ message }]);
});

test.each([
  [0.1 + 0.2, "0.3"],
  [-0, "-0"],
  [0.0001, "0.0001"],
  [0.00001, "1e-05"],
  [9999999999, "9999999999"],
  [12345678901, "12345678901"],
  [12345678901.5, "1.23456789e+10"],
  [1e300, "1e+300"],
  [NaN, "NaN"],
  [-Infinity, "-Infinity"],
])("a number is written with ten digits: %d", (number, text) => {
  expect(filled("{found}", { found: number })).toBe(text);
});

test("every item of the catalog has its texts", () => {
  const catalog = engine.catalog();
  for (const items of [catalog.activations, catalog.layers, catalog.losses, catalog.datasets])
    for (const { name, notes } of items) expect(notes, name).toMatch(/\w+ \w+/);
  expect(catalog.activations.find(({ name }) => name === "relu")).toMatchObject({ range: [0, Infinity] });
});
