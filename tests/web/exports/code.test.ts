import { describe, expect, test } from "vitest";
import type { Config } from "../../../web/engine/types.ts";
import { filesOf, formatsFor } from "../../../web/exports/formats.ts";
import { KERAS, pythonFormula, PYTORCH } from "../../../web/exports/formula/python.ts";
import { catalog, engine } from "../engine.ts";

/** Code that formats write; scripts/exports runs it. */

const known = { catalog, defaults: engine.defaults() };

describe("a typed formula in Python", () => {
  test.each([
    ["x * sigmoid(1.7 * x)", "x * torch.sigmoid(1.7 * x)", "x * keras.ops.sigmoid(1.7 * x)"],
    ["-x^2", "-x ** 2", "-x ** 2"],
    ["(-x)^2", "(-x) ** 2", "(-x) ** 2"],
    ["2^3^x", "2 ** 3 ** x", "2 ** 3 ** x"],
    ["(2^3)^x", "(2 ** 3) ** x", "(2 ** 3) ** x"],
    ["x − 2 × (a − x) ÷ 3", "x - 2 * (a - x) / 3", "x - 2 * (a - x) / 3"],
    ["x / (2 / a)", "x / (2 / a)", "x / (2 / a)"],
    ["erf(x / sqrt(2)) + π", "torch.erf(x / math.sqrt(2)) + math.pi", "keras.ops.erf(x / math.sqrt(2)) + math.pi"],
    ["max(x, 3)", "torch.maximum(x, torch.tensor(3.0))", "keras.ops.maximum(x, 3)"],
    ["2 * erfc(x)", "2 * torch.erfc(x)", "2 * (1 - keras.ops.erf(x))"],
    [
      "where(x < -1 or not x == a, x, 0)",
      "torch.where((x < -1) | ~(x == a), x, torch.tensor(0.0))",
      "keras.ops.where(keras.ops.logical_or(x < -1, keras.ops.logical_not(keras.ops.equal(x, a))), x, 0)",
    ],
    ["3", "3 + 0 * x", "3 + 0 * x"],
  ])("%s", (formula, torch, keras) => {
    expect(pythonFormula(formula, PYTORCH)).toBe(torch);
    expect(pythonFormula(formula, KERAS)).toBe(keras);
  });
});

const text = (data: Uint8Array): string => new TextDecoder().decode(data);

function codeOf(format: string, config: Config = {}, link?: string): string {
  const trainer = engine.createTrainer({ ...engine.defaults(), ...config });
  const request = { config: trainer.config, parameters: trainer.parameters(), link };
  trainer.dispose();
  return text(filesOf(known, request, format)[0].data);
}

describe.each(["keras", "pytorch", "notebook"])("%s", (format) => {
  test("refuses an item that it has no code for by its name", () => {
    const { optimizers, losses } = known.catalog;
    const later = {
      ...known,
      catalog: {
        ...known.catalog,
        optimizers: [...optimizers, { ...optimizers[0], name: "lion" }],
        losses: [...losses, { ...losses[0], name: "poisson" }],
      },
    };
    const config = {
      data: { name: "hills" },
      layers: [{ units: 1 }],
      optimizer: { name: "lion" },
      loss: { name: "poisson" },
    };
    const report = formatsFor(later, config).find((each) => each.format === format)!;
    expect(report.refusals.map(({ code, path, args }) => [code, path, args.name])).toEqual([
      ["export_item", "loss.name", "poisson"],
      ["export_item", "optimizer.name", "lion"],
    ]);
  });

  test("says that it comes without data", () => {
    expect(codeOf(format)).toContain("Saved without data: return your own x_train, y_train, x_test, y_test");
  });

  test("an address cannot end the text around it", () => {
    const code = codeOf(format, {}, 'https://example.org/#"""\nimport os\\"');
    expect(code).toContain("https://example.org/#%22%22%22%0Aimport%20os%5C%22");
    expect(code).not.toContain("\nimport os");
  });
});

test("the notebook's cells are the tutorial's steps", () => {
  const { cells, nbformat } = JSON.parse(codeOf("notebook"));
  expect(nbformat).toBe(4);
  const titles = cells
    .filter(({ cell_type }: { cell_type: string }) => cell_type === "markdown")
    .map(({ source }: { source: string[] }) => source[0].trim());
  expect(titles).toEqual([
    '# A network for the data "spiral"',
    "## Weights and data",
    "## Data",
    "## Features",
    "## Model",
    "## Compile",
    "## Weights",
    "## Training",
    "## Prediction",
    "## Curves",
  ]);
});

test("Keras's optimizer and loss have every number", () => {
  const code = codeOf("keras");
  expect(code).toContain("keras.optimizers.Adam(learning_rate=0.01, beta_1=0.9, beta_2=0.999, epsilon=1e-7)");
  expect(code).toContain("keras.losses.SparseCategoricalCrossentropy(from_logits=True)");
});
