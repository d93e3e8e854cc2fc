import { expect, test } from "vitest";
import type {
  ActivationItem,
  Catalog,
  CatalogItem,
  DatasetItem,
  FeatureItem,
  LayerItem,
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
  datasets: { ...item, task: true, shape: true, classes: true, usual_classes: true } satisfies KeysOf<DatasetItem>,
  features: { ...item, columns: true } satisfies KeysOf<FeatureItem>,
  metrics: {
    ...item,
    tasks: true,
    usual_for: true,
    higher_is_better: true,
    format: true,
  } satisfies KeysOf<MetricItem>,
  layers: { ...item, keys: true, usual: true, source: true } satisfies KeysOf<LayerItem>,
};
const other = ["limits", "extent", "messages"] as const;

test("the types of the catalog have exactly its keys", () => {
  const all: Record<keyof Catalog, unknown> = { ...lists, limits: true, extent: true, messages: true };
  expect(keys(catalog)).toEqual(keys(all));
  for (const [list, wanted] of Object.entries(lists))
    for (const each of catalog[list as Exclude<keyof Catalog, (typeof other)[number]>])
      expect(keys(each), `${list} ${each.name}`).toEqual(keys(wanted));
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
  } satisfies KeysOf<Parameter>;
  const items: CatalogItem[] = [...catalog.activations, ...catalog.losses, ...catalog.optimizers, ...catalog.datasets];
  for (const each of items.flatMap(({ parameters }) => parameters)) expect(keys(each)).toEqual(keys(parameter));
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
