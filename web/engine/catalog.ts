/** The types of what `catalog()` gives: every item with its parameters, and the facts that a page needs. */

export interface Parameter {
  name: string;
  /** In TeX. */
  symbol: string;
  label: string;
  kind: "number" | "boolean" | "text" | "option";
  default: number | boolean | string;
  /** For a text, of its length in characters. */
  minimum: number;
  maximum: number;
  /** For a number, whether only whole numbers are accepted. */
  whole: boolean;
  /** Of an option: the names to choose from. */
  choices?: string[];
  /** The range of a slider. All values from minimum to maximum are accepted. */
  slider: [number, number];
}

export interface CatalogItem {
  name: string;
  label: string;
  /** In TeX. */
  formula: string;
  parameters: Parameter[];
  notes: string;
}

export interface ActivationItem extends CatalogItem {
  aliases: string[];
  /** Infimum and supremum of f. */
  range: [number, number];
  /** One slope or α per unit is trained. For custom, the parameter `trainable` decides. */
  learned: boolean;
  /** f(x) depends on x alone; false for softmax. */
  elementwise: boolean;
  /** f(x) = x. */
  identity: boolean;
  /** Keeps mean 0 and variance 1 from layer to layer; to be used with `alpha_dropout` instead of `dropout`. */
  self_normalizing: boolean;
  /** The tasks for which it is usual in the output layer. */
  usual_for: Task[];
  keras: string;
  pytorch: string;
  source: string;
}

/** The meaning of the targets: one of several classes, independent labels, or numbers. */
export type Task = "multiclass" | "multilabel" | "regression";

export interface DatasetItem extends CatalogItem {
  task: Task;
  /**
   * The shape of an example: [columns], [steps, features] of a sequence, or [rows, columns, channels] of a picture. A size
   * that depends on the data's parameters is the parameter's name, or "classes". The inputs are its numbers, row-major.
   */
  shape: (number | string)[];
  /** Allowed number of classes or labels; [1, 1] for regression. */
  classes: [number, number];
  usual_classes: number;
  /** What the columns and the classes mean, as "shipping_cost"; [] where they have no names. */
  column_names: string[];
  class_names: string[];
}

export interface FeatureItem extends CatalogItem {
  /** Columns that the data must have. */
  columns: number;
}

export interface LossItem extends CatalogItem {
  tasks: Task[];
  /** The first loss of the list that is usual for a task, and fits its number of outputs, is the default. */
  usual_for: Task[];
  /**
   * What the outputs are to it: any numbers; probabilities, each by itself; or one distribution over all of them. Of two
   * classes, a loss of probabilities takes one output, the probability of the second.
   */
  outputs: "numbers" | "probabilities" | "distribution";
  /** The activation that gives such outputs, which `from_logits` fuses with the loss; null for any numbers. */
  activation: string | null;
  /** Targets are class indices instead of one number per output. */
  sparse: boolean;
}

export interface MetricItem extends CatalogItem {
  tasks: Task[];
  /** The tasks whose score it is: what is shown beside the loss. */
  usual_for: Task[];
  higher_is_better: boolean;
  format: "number" | "percent";
}

/** A key of a layer in the experiment. */
export interface LayerKey {
  name: string;
  /** "sizes": a whole number or a list of two, rows first. "shape": a list of sizes. "option": one of the choices. */
  type: "integer" | "number" | "boolean" | "activation" | "initializer" | "sizes" | "shape" | "option";
  required: boolean;
  /** Of a key that is not required, as the experiment writes it. null: the experiment's own value. */
  default?: unknown;
  /** The key whose value is the default where that key is set. */
  otherwise?: string;
  /** Of a number or a size: smallest and largest. */
  range?: [number, number];
  /** The names that are allowed, where not all activations or initializers are. */
  choices?: string[];
}

export interface LayerItem extends CatalogItem {
  keys: LayerKey[];
  /** Of pooling: what it gives of the cells of a window, or of all cells; null for other kinds. */
  pools: "max" | "mean" | null;
  /** A layer of this kind to begin with, with every key that has a value. */
  usual: { kind?: string; [key: string]: unknown };
  source: string;
}

export interface Catalog {
  activations: ActivationItem[];
  losses: LossItem[];
  optimizers: CatalogItem[];
  initializers: CatalogItem[];
  datasets: DatasetItem[];
  features: FeatureItem[];
  metrics: MetricItem[];
  layers: LayerItem[];
  /** Largest and smallest allowed values of what is not in a list above, by path: "layers", "units", "samples" … */
  limits: Record<string, [number, number]>;
  /** Inputs of generated data lie within [-extent, extent], pixels within [0, 1]. */
  extent: number;
  /** The English text of each code of an Issue, with its arguments in braces: "must be a number, not {found}". */
  messages: Record<string, string>;
}
