import type { Catalog, LayerKey, LayerSpec, Parameter } from "../engine/types.ts";
import {
  activationName,
  activationSettings,
  datasetOf,
  generated,
  isCustom,
  isStored,
  type Experiment,
} from "../experiment/experiment.ts";
import { featureName } from "../experiment/features.ts";
import { kindOf, layerValue } from "../experiment/layer-kinds.ts";
import { outputIndex } from "../experiment/layers.ts";
import { keyLabel, keyValue } from "./layer-keys.ts";
import type { Texts } from "./texts.ts";

/** One thing that can be said of an experiment; the same thing has the same key in another. */
interface Fact {
  key: string;
  name: string;
  value: string;
  /** Of a layer: what of it. */
  part?: string;
  /** It does nothing, as no dropout does. */
  idle?: boolean;
  /** The value where it stands in a table: a list without its end. */
  short?: string;
}

const LISTED = 8;
/** The key by which a plain layer is told. */
const ACTIVATION = "activation";

const dashed = (name: string) => name.replaceAll("_", "-");

/** Everything that an experiment is made of, in the words of the page. */
class Facts {
  readonly #texts: Texts;
  readonly #catalog: Catalog;
  readonly #facts: Fact[] = [];

  constructor(texts: Texts, catalog: Catalog, experiment: Experiment) {
    this.#texts = texts;
    this.#catalog = catalog;
    this.#data(experiment);
    this.#features(experiment);
    this.#layers(experiment);
    this.#item("loss", catalog.losses, experiment.loss);
    this.#item("optimizer", catalog.optimizers, experiment.optimizer);
    for (const name of ["l1", "l2"] as const) this.#add(name, texts.text(name), experiment.regularizer[name] ?? 0);
    this.#add("batch_size", texts.text("batch-size"), experiment.batch_size);
    this.#add("shuffle", texts.text("shuffle"), experiment.shuffle ?? true);
    this.#add("seed", texts.text("seed"), experiment.seed);
    const { weights_seed, parameters } = experiment;
    this.#add("weights_seed", texts.text("weights-seed"), weights_seed ?? texts.text("weights-seed-same"), {
      idle: weights_seed === undefined,
    });
    const start = texts.text(parameters ? "start-weights-given" : "start-weights-drawn");
    this.#add("parameters", texts.text("start-weights"), start, { idle: !parameters });
    this.#add("precision", texts.text("precision"), experiment.precision);
  }

  get all(): readonly Fact[] {
    return this.#facts;
  }

  get byKey(): Map<string, Fact> {
    return new Map(this.#facts.map((fact) => [fact.key, fact]));
  }

  #add(
    key: string,
    name: string,
    value: number | boolean | string,
    about: Pick<Fact, "part" | "idle" | "short"> = {},
  ): void {
    this.#facts.push({ key, name, value: this.#value(value), ...about });
  }

  #value(value: number | boolean | string): string {
    if (typeof value === "boolean") return this.#texts.text(`choice-${value}`);
    return typeof value === "number" ? this.#texts.number(value, { maximumSignificantDigits: 6 }) : value;
  }

  #data(experiment: Experiment): void {
    const { data } = experiment;
    const label = this.#texts.label(
      "dataset",
      datasetOf(this.#catalog, experiment) ?? { name: data.name, label: data.name },
    );
    this.#add(
      "data",
      this.#texts.text("dataset"),
      isCustom(data) || isStored(data)
        ? this.#texts.text("own-data-rows", { name: label, rows: isStored(data) ? data.rows : data.inputs.length })
        : label,
    );
    const { classes, samples, noise } = generated(experiment) ?? {};
    if (classes !== undefined && classes > 1) this.#add("classes", this.#texts.text("classes"), classes);
    if (samples !== undefined) this.#add("samples", this.#texts.text("data-samples"), samples);
    if (noise !== undefined) this.#add("noise", this.#texts.text("data-noise"), noise);
    const parameters = datasetOf(this.#catalog, experiment)?.parameters ?? [];
    this.#parameters("dataset", parameters, data, (name, label, value) => this.#add(`data ${name}`, label, value));
    if (!isStored(data) && data.test_fraction !== undefined)
      this.#add("test_fraction", this.#texts.text("data-test-fraction"), data.test_fraction);
  }

  #features({ features }: Experiment): void {
    const labels = features
      .map(featureName)
      .map((name) =>
        this.#texts.label(
          "feature",
          this.#catalog.features.find((item) => item.name === name) ?? { name, label: name },
        ),
      );
    const rest = labels.length - LISTED;
    const short = this.#texts.text("change-and-more", { change: labels.slice(0, LISTED).join(", "), count: rest });
    this.#add("features", this.#texts.text("features"), labels.join(", "), rest > 0 ? { short } : {});
  }

  #layers({ layers }: Experiment): void {
    const output = outputIndex(layers);
    this.#add("layers", this.#texts.text("hidden-layers"), output);
    layers.forEach((layer, i) => {
      if (i === output) this.#layer("output", this.#texts.text("output-layer"), layer);
      else this.#layer(`layer ${i}`, this.#texts.text("layer-name", { number: i + 1 }), layer);
    });
  }

  /** A plain layer is told by its activation, any other by its kind. */
  #layer(key: string, title: string, layer: LayerSpec): void {
    const kind = kindOf(this.#catalog, layer);
    if (kind && layer.kind !== undefined) this.#add(key, title, this.#texts.label("layer-kind", kind));
    else this.#activation(key, title, layer, (value) => this.#add(key, title, value));
    for (const item of kind?.keys ?? []) {
      const value = layerValue(layer, item) ?? kind!.usual[item.name];
      if (item.name !== ACTIVATION) this.#key(key, title, item, value);
      else if (layer.kind !== undefined) this.#activation(key, title, layer, () => this.#key(key, title, item, value));
    }
  }

  /** The value of a key. A number that is 0 where it need not be written does nothing, as no dropout. */
  #key(key: string, title: string, item: LayerKey, value: unknown): void {
    if (value === undefined) return;
    const idle = value === 0 && !item.required;
    this.#part(
      `${key} ${item.name}`,
      title,
      keyLabel(this.#texts, item),
      keyValue(this.#texts, this.#catalog, item, value),
      idle,
    );
  }

  #part(key: string, title: string, part: string, value: number | boolean | string, idle = false): void {
    this.#add(key, this.#texts.text("layer-part", { layer: title, part }), value, { part, idle });
  }

  /** The activation of a layer, by `tell`, and its parameters. */
  #activation(key: string, title: string, { activation }: LayerSpec, tell: (value: string) => void): void {
    const name = activationName(activation);
    const item = this.#catalog.activations.find((each) => each.name === name);
    tell(this.#texts.label("activation", item ?? { name, label: name }));
    this.#parameters("activation", item?.parameters ?? [], activationSettings(activation), (parameter, label, value) =>
      this.#part(`${key} ${name} ${parameter}`, title, label, value),
    );
  }

  /** An item of the catalog and its parameters. */
  #item(
    kind: "loss" | "optimizer",
    items: readonly { name: string; label: string; parameters: Parameter[] }[],
    spec: { name: string },
  ): void {
    const item = items.find(({ name }) => name === spec.name) ?? { ...spec, label: spec.name, parameters: [] };
    this.#add(kind, this.#texts.text(kind), this.#texts.label(kind, item));
    this.#parameters(kind, item.parameters, spec, (parameter, label, value) =>
      this.#add(`${kind} ${parameter}`, label, value),
    );
  }

  #parameters(
    kind: string,
    parameters: readonly Parameter[],
    values: object,
    add: (name: string, label: string, value: number | boolean | string) => void,
  ): void {
    for (const parameter of parameters) {
      const { name, label } = parameter;
      const own = this.#texts.has(dashed(name)) ? this.#texts.text(dashed(name)) : label;
      const value = (values as Record<string, number>)[name] ?? parameter.default;
      add(
        name,
        this.#texts.label(`${kind}-parameter`, { name, label: own }),
        parameter.kind === "option" ? this.#texts.text(`${kind}-choice-${name}-${value}`) : value,
      );
    }
  }
}

/**
 * What differs between two experiments, a sentence each, in the order of the page. What only one of them has goes without
 * saying, and so do the facts that are `known`, with all that belongs to them.
 */
export function changes(
  texts: Texts,
  catalog: Catalog,
  before: Experiment,
  after: Experiment,
  known: readonly string[] = [],
): string[] {
  const old = new Facts(texts, catalog, before).byKey;
  return [...new Facts(texts, catalog, after).byKey.values()].flatMap(({ key, name, value, short = value }) => {
    const was = old.get(key);
    const isKnown = known.some((part) => key === part || key.startsWith(`${part} `));
    return !was || was.value === value || isKnown
      ? []
      : [texts.text("change", { name, before: was.short ?? was.value, after: short })];
  });
}

/** The whole experiment as a table, in the order of the page; a layer with all its parts is one row. */
export function table(texts: Texts, catalog: Catalog, experiment: Experiment): { name: string; value: string }[] {
  const rows: { name: string; value: string }[] = [];
  for (const { name, value, part, idle, short } of new Facts(texts, catalog, experiment).all) {
    if (part === undefined && idle) continue;
    if (part === undefined) rows.push({ name, value: short ?? value });
    else if (!idle) rows[rows.length - 1].value += texts.text("printout-part", { part, value });
  }
  return rows;
}
