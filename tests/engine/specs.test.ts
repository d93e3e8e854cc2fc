import { expect, test } from "vitest";
import type {
  ActivationItem,
  Catalog,
  CatalogItem,
  DatasetItem,
  FeatureItem,
  LayerItem,
  LayerKey,
  LayerSpec,
  LossItem,
  LossSpec,
  MetricItem,
  OptimizerSpec,
  Parameter,
} from "../../web/engine/types.ts";
import { engine } from "./module.ts";

const catalog = engine.catalog();

/** The keys that a type names; that others are allowed as well is no name. */
type Named<T> = keyof { [K in keyof T as string extends K ? never : K]: T[K] };
/** All of them and no other, or the file does not compile. */
type KeysOf<T> = Record<Named<T>, true>;

const keys = (of: object) => Object.keys(of).sort();

// ---- what an item of each list says ----

const item = { name: true, label: true, formula: true, parameters: true, notes: true } satisfies KeysOf<CatalogItem>;
const lists = {
  activations: {
    ...item,
    aliases: true,
    range: true,
    learned: true,
    elementwise: true,
    identity: true,
    self_normalizing: true,
    usual_for: true,
    keras: true,
    pytorch: true,
    source: true,
  } satisfies KeysOf<ActivationItem>,
  losses: {
    ...item,
    tasks: true,
    usual_for: true,
    outputs: true,
    activation: true,
    sparse: true,
  } satisfies KeysOf<LossItem>,
  optimizers: item,
  initializers: item,
  datasets: {
    ...item,
    task: true,
    shape: true,
    classes: true,
    usual_classes: true,
    column_names: true,
    class_names: true,
  } satisfies KeysOf<DatasetItem>,
  features: { ...item, columns: true } satisfies KeysOf<FeatureItem>,
  metrics: {
    ...item,
    tasks: true,
    usual_for: true,
    higher_is_better: true,
    format: true,
  } satisfies KeysOf<MetricItem>,
  layers: { ...item, pools: true, keys: true, usual: true, source: true } satisfies KeysOf<LayerItem>,
};
const other = ["limits", "extent", "messages"] as const;

test("the types of the catalog have exactly its keys", () => {
  const all: Record<keyof Catalog, unknown> = { ...lists, limits: true, extent: true, messages: true };
  expect(keys(catalog)).toEqual(keys(all));
  for (const [list, wanted] of Object.entries(lists))
    for (const each of catalog[list as Exclude<keyof Catalog, (typeof other)[number]>])
      expect(keys(each), `${list} ${each.name}`).toEqual(keys(wanted));
});

test("the type of a layer's key has exactly its keys", () => {
  const always = { name: true, type: true, required: true } as const;
  const key = { ...always, default: true, otherwise: true, range: true, choices: true } satisfies KeysOf<LayerKey>;
  for (const { name, keys: layerKeys } of catalog.layers) {
    for (const each of layerKeys) {
      expect(Object.keys(key), name).toEqual(expect.arrayContaining(keys(each)));
      expect(keys(each), name).toEqual(expect.arrayContaining(keys(always)));
      expect("default" in each, `${name}.${each.name}`).toBe(!each.required);
    }
  }
});

test("a specification of a layer names every key that a kind has", () => {
  const named = {
    kind: true,
    units: true,
    activation: true,
    kernel_initializer: true,
    use_bias: true,
    dropout: true,
    alpha_dropout: true,
    rate: true,
    l1: true,
    l2: true,
    filters: true,
    kernel_size: true,
    strides: true,
    padding: true,
    dilation_rate: true,
    pool_size: true,
    target_shape: true,
    momentum: true,
    epsilon: true,
    return_sequences: true,
    recurrent_activation: true,
    recurrent_initializer: true,
    unit_forget_bias: true,
    reset_after: true,
    bidirectional: true,
    trainable: true,
  } satisfies KeysOf<LayerSpec>;
  const known = catalog.layers.flatMap(({ keys: layerKeys }) => layerKeys.map(({ name }) => name));
  expect(known.filter((name) => !(name in named))).toEqual([]);
});

test("the default of a layer's key is what an experiment has without it", () => {
  const data = [
    { name: "digits", units: 10 },
    { name: "order", units: 2 },
  ];
  for (const { name, keys: layerKeys, usual } of catalog.layers) {
    const required = layerKeys.filter((key) => key.required).map((key) => [key.name, usual[key.name]]);
    const layer = { kind: name, ...Object.fromEntries(required) };
    const experiments = data.map(({ name: set, units }) => ({
      data: { name: set },
      layers: [layer, { kind: "flatten" }, { units }],
    }));
    const experiment = experiments.find((each) => engine.validate(each).length === 0);
    expect(experiment, name).toBeDefined();
    const complete = engine.complete(experiment).layers![0] as Record<string, unknown>;
    for (const key of layerKeys) {
      if (key.required) continue;
      const written = complete[key.name];
      // A key that is written only if it is set has its default, or takes the experiment's value.
      if (written !== undefined) expect(written, `${name}.${key.name}`).toEqual(key.default);
      else expect([0, true, null], `${name}.${key.name}`).toContain(key.default);
    }
  }
});

test("the type of a parameter has exactly its keys", () => {
  const parameter = {
    name: true,
    symbol: true,
    label: true,
    kind: true,
    default: true,
    minimum: true,
    maximum: true,
    whole: true,
    slider: true,
    choices: true,
  } satisfies KeysOf<Parameter>;
  const items: CatalogItem[] = [...catalog.activations, ...catalog.losses, ...catalog.optimizers, ...catalog.datasets];
  for (const each of items.flatMap(({ parameters }) => parameters)) {
    const { choices, ...rest } = each;
    expect(choices !== undefined).toBe(each.kind === "option");
    expect(keys({ choices, ...rest })).toEqual(keys(parameter));
  }
});

// ---- what an experiment may say of an item ----

const parametersOf = (items: readonly CatalogItem[]) =>
  new Set(items.flatMap(({ parameters }) => parameters.map(({ name }) => name)));

test("a specification of an optimizer names every parameter that an optimizer has", () => {
  const named = {
    name: true,
    learning_rate: true,
    momentum: true,
    nesterov: true,
    rho: true,
    beta_1: true,
    beta_2: true,
    epsilon: true,
    weight_decay: true,
    initial_accumulator_value: true,
  } satisfies KeysOf<OptimizerSpec>;
  expect(keys(named)).toEqual(["name", ...parametersOf(catalog.optimizers)].sort());
});

test("a specification of a loss names parameters that losses have; it takes any other as well", () => {
  const { name: _, ...named } = {
    name: true,
    from_logits: true,
    label_smoothing: true,
    epsilon: true,
    delta: true,
  } satisfies KeysOf<LossSpec>;
  const known = parametersOf(catalog.losses);
  expect(Object.keys(named).filter((name) => !known.has(name))).toEqual([]);
  const own: LossSpec = { name: "loss", parameter_of_its_own: 1 };
  expect(own.parameter_of_its_own).toBe(1);
});
