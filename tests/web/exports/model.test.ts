import { describe, expect, test } from "vitest";
import { exportFormats, exportModel } from "../../../web/exports/export.ts";
import { ExportError } from "../../../web/exports/exported.ts";
import { networkOf } from "../../../web/exports/model.ts";
import type { Config } from "../../../web/engine/types.ts";
import { PRESETS } from "../../../web/experiment/presets.ts";
import { catalog, description, engine } from "../engine.ts";
import { randomNumbers, stackWith } from "./stacks.ts";

const network = (config: unknown) => networkOf(description, config);

/** Every key of a value has the same value in another, which may have more. */
function isWithin(part: unknown, whole: unknown): boolean {
  if (typeof part !== "object" || part === null) return Object.is(part, whole);
  return Object.entries(part).every(([key, value]) => isWithin(value, (whole as Record<string, unknown>)?.[key]));
}

/** That the export takes a config for what the engine takes it for. */
function expectAsEngine(config: Config): void {
  const trainer = engine.createTrainer(config);
  const { experiment, layers } = network(config);
  const complete = { ...trainer.config, parameters: undefined };
  expect(isWithin(JSON.parse(JSON.stringify(complete)), experiment), JSON.stringify({ complete, experiment })).toBe(
    true,
  );
  expect(engine.complete({ ...config, ...experiment })).toEqual(trainer.config);
  expect(layers.map(({ shape }) => shape)).toEqual(trainer.layers());
  trainer.dispose();
}

const PARTIAL: Config[] = [
  {},
  ...catalog.datasets.map(({ name }): Config => ({ data: { name } })),
  ...catalog.datasets.map(({ name, task }): Config => ({
    data: { name },
    layers: [
      { units: 4, activation: "swish" },
      { units: task === "regression" ? 1 : engine.complete({ data: { name } }).layers!.at(-1)!.units! },
    ],
  })),
  { data: { name: "formula", as: "classes", expression: "x1", columns: 2 } },
  { data: { name: "custom", inputs: [[0], [1]], targets: [0, 1] } },
  { data: { name: "custom", inputs: [[0], [1]], targets: [0.5, 1] } },
  {
    data: {
      name: "custom",
      inputs: [[0], [1]],
      targets: [
        [0.5, 1],
        [1, 2],
      ],
    },
  },
  { data: { name: "xor", classes: 2 }, layers: [{ units: 1 }] },
  { data: { name: "overlap" }, loss: { name: "binary_crossentropy" } },
  { loss: { name: "categorical_crossentropy", label_smoothing: 0.1 } },
  ...catalog.optimizers.map(({ name }): Config => ({ optimizer: { name } })),
  {
    features: ["x2", "x1_squared", { expression: "x1 - x2" }],
    regularizer: { l2: 0.5 },
    weights_seed: 3,
    shuffle: false,
  },
];

describe("a config is completed as the engine completes it", () => {
  test.each(PARTIAL.map((config) => [JSON.stringify(config), config] as const))("%s", (_, config) =>
    expectAsEngine(config),
  );

  test("of every preset", () => {
    for (const { experiment } of PRESETS) expectAsEngine(experiment);
  });

  test.each(catalog.layers.map((kind) => [kind.name, kind] as const))("of random stacks with %s", (_, kind) => {
    const random = randomNumbers(1);
    for (let i = 0; i < 12; i++) expectAsEngine(stackWith(kind, random));
  });
});

function thrown(call: () => unknown): string {
  try {
    call();
  } catch (error) {
    if (!(error instanceof ExportError)) throw error;
    expect(error.message).not.toContain("undefined");
    return `${error.path} ${error.code}`;
  }
  throw new Error("nothing was thrown");
}

describe("what does not fit is refused with its path", () => {
  test.each<[unknown, string]>([
    [null, " object_expected"],
    [{ nonsense: 1 }, "nonsense key_unknown"],
    [{ version: 2 }, "version version_unsupported"],
    [{ seed: -1 }, "seed number_out_of_range"],
    [{ seed: "7" }, "seed number_expected"],
    [{ precision: "float16" }, "precision name_unknown"],
    [{ data: "xor" }, "data named_object_expected"],
    [{ data: { name: "nothing" } }, "data.name name_unknown"],
    [{ data: { name: "digits", side: 7.5 } }, "data.side number_out_of_range"],
    [{ data: { name: "digits", side: 8.5 } }, "data.side whole_number_expected"],
    [{ data: { name: "custom", inputs: [[1]] } }, "data.targets custom_data_incomplete"],
    [{ features: [] }, "features list_length"],
    [{ features: ["x3"] }, "features[0] feature_unknown"],
    [{ features: [{ expression: 1 }] }, "features[0].expression formula_expected"],
    [{ layers: {} }, "layers list_expected"],
    [{ layers: [{}] }, "layers[0].units units_missing"],
    [{ layers: [{ units: 3, filters: 1 }] }, "layers[0].filters key_unknown"],
    [{ layers: [{ kind: "dense3d", units: 1 }] }, "layers[0].kind name_unknown"],
    [{ layers: [{ units: 3, use_bias: 1 }] }, "layers[0].use_bias boolean_expected"],
    [{ layers: [{ units: 3, activation: { name: "elu", beta: 1 } }] }, "layers[0].activation.beta key_unknown"],
    [{ layers: [{ kind: "conv2d", filters: 1, kernel_size: 3 }] }, "layers[0] shape_not_picture"],
    [{ layers: [{ kind: "lstm", units: 1 }] }, "layers[0] shape_not_sequence"],
    [{ layers: [{ kind: "reshape", target_shape: [3] }, { units: 3 }] }, "layers[0].target_shape target_shape_misfit"],
    [{ layers: [{ kind: "reshape", target_shape: [2, 1] }, { units: 3 }] }, "layers[1] output_shape"],
    [
      { data: { name: "digits" }, layers: [{ kind: "conv2d", filters: 1, kernel_size: 9 }, { units: 3 }] },
      "layers[0].kernel_size window_too_long",
    ],
    [{ optimizer: { name: "adam", momentum: 1 } }, "optimizer.momentum key_unknown"],
    [{ regularizer: { l2: -1 } }, "regularizer.l2 number_out_of_range"],
  ])("%j", (config, expected) => {
    expect(thrown(() => exportFormats(config as Config))).toBe(expected);
    expect(engine.validate(config).length).toBeGreaterThan(0);
  });

  const trainer = engine.createTrainer({});
  const parameters = trainer.parameters();
  const withKernel = (kernel: unknown) => [{ ...parameters[0], kernel }, ...parameters.slice(1)];

  test.each<[string, unknown, string]>([
    ["none", undefined, "parameters key_missing"],
    ["no list", 3, "parameters list_expected"],
    ["a layer too few", parameters.slice(1), "parameters layer_count"],
    ["no object", [1, ...parameters.slice(1)], "parameters[0] layer_expected"],
    ["an unknown array", [{ ...parameters[0], alpha: [1] }, ...parameters.slice(1)], "parameters[0] weights_unknown"],
    ["a missing array", withKernel(undefined), "parameters[0].kernel key_missing"],
    ["no array", withKernel("x"), "parameters[0].kernel list_expected"],
    ["another size", withKernel([1, 2, 3]), "parameters[0].kernel number_count"],
    [
      "not finite",
      withKernel(Float64Array.from({ length: 32 }, (_, i) => (i === 5 ? NaN : i))),
      "parameters[0].kernel[5] finite_number_expected",
    ],
    ["no number", withKernel(Array.from({ length: 32 }, () => "1")), "parameters[0].kernel[0] finite_number_expected"],
  ])("parameters: %s", (_, wrong, expected) => {
    expect(thrown(() => exportModel({ config: {}, parameters: wrong as never }, "json"))).toBe(expected);
  });

  test("a format that does not exist, and a scaling of other columns", () => {
    expect(thrown(() => exportModel({ config: {}, parameters }, "tarot"))).toBe(" export_format_unknown");
    expect(thrown(() => exportModel({ config: {}, parameters, scaling: [] }, "json"))).toBe("scaling number_count");
    const scaling = [
      { offset: 0, factor: 1 },
      { offset: NaN, factor: 1 },
    ];
    expect(thrown(() => exportModel({ config: {}, parameters, scaling }, "json"))).toBe(
      "scaling[1].offset finite_number_expected",
    );
  });
});

test("parameters may come in the config", () => {
  const trainer = engine.createTrainer({});
  const parameters = trainer.parameters();
  const [first] = exportModel({ config: { parameters } }, "json");
  const [second] = exportModel({ config: {}, parameters }, "json");
  expect(first).toEqual(second);
});
