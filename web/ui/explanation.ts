import { html, nothing, type TemplateResult } from "lit";
import { math } from "../charts/math.ts";
import { classProbabilities } from "../experiment/experiment.ts";
import { sizeOfShape } from "../experiment/shape.ts";
import type { Store } from "../state/store.ts";
import { known, knownExactly } from "./known.ts";

/** The numbers that an explanation names, by name. */
export type Numbers = Record<string, string | number>;

const FORMULAS: Record<string, string> = {
  training: String.raw`w \leftarrow w - \eta \cdot \frac{\partial L}{\partial w}`,
  network: String.raw`a = f(x \cdot W + b)`,
  inspector: String.raw`p_j = \frac{e^{z_j}}{\sum_k e^{z_k}}`,
  "explorer-curves": String.raw`f′(x) ≈ \frac{f(x + h) - f(x - h)}{2 h}`,
  "explorer-properties": String.raw`\mu = \int f(x) \, \phi(x) \, d x`,
  depth: String.raw`\frac{\partial L}{\partial z_l} = f′(z_l) \cdot W_{l+1} \frac{\partial L}{\partial z_{l+1}}`,
  lab: String.raw`\frac{\partial L}{\partial (z_j / T)} = p_j - y_j`,
  "lab-sigmoid": String.raw`\sigma(z) = \frac{1}{1 + e^{-z}} = \frac{e^z}{e^z + e^0}`,
  "lab-digits": String.raw`x = (1 + \frac{x}{2}) - (1 - \frac{x}{2})`,
  "lab-rounding": String.raw`\frac{e^{z_k}}{\sum_j e^{z_j}} = \frac{e^{z_k - m}}{\sum_j e^{z_j - m}}`,
};

/** The present numbers that an explanation names, by pane. Panels and rooms give their own. */
const NUMBERS: Record<string, (store: Store) => Numbers> = {
  data: ({ points, texts }) => {
    const { rows = 0, trainRows = 0 } = points.value ?? {};
    return { train: texts.value.number(trainRows), test: texts.value.number(rows - trainRows) };
  },
  training: ({ description, experiment, points, texts }) => {
    const { optimizer, batch_size = 1 } = experiment.value ?? {};
    const { trainRows = 0 } = points.value ?? {};
    const item = description.value?.catalog.optimizers.find(({ name }) => name === optimizer?.name);
    const write = (value: number) => texts.value.number(value, { maximumSignificantDigits: 6 });
    return {
      batch: write(Math.min(batch_size, trainRows)),
      train: write(trainRows),
      steps: write(Math.ceil(trainRows / batch_size)),
      optimizer: item ? texts.value.label("optimizer", item) : "–",
      rate: known(optimizer?.learning_rate, write),
    };
  },
  network: ({ layers, texts }) => {
    const kernels = layers.value.flatMap(({ weights }) =>
      Object.entries(weights).filter(([name]) => name.endsWith("kernel")),
    );
    const count = kernels.reduce((total, [, shape]) => total + sizeOfShape(shape), 0);
    return { weights: texts.value.number(count) };
  },
  inspector: ({ snapshot, task, texts }) => {
    const { inspection } = snapshot.value?.parts ?? {};
    const answers = inspection && task.value ? classProbabilities(task.value, inspection.result.probabilities) : [];
    return {
      place: inspection?.point.map((value) => texts.value.number(value)).join("; ") ?? "–",
      highest: knownExactly(texts.value, Math.max(...answers)),
    };
  },
};

/** The panes that explain themselves. */
export const EXPLAINED = Object.keys(NUMBERS);

/** A panel gives its own numbers and formula. */
export function explanation(
  panel: string,
  store: Store,
  numbers = NUMBERS[panel](store),
  formula = FORMULAS[panel],
): TemplateResult {
  const texts = store.texts.value;
  const isShown = formula && (panel !== "inspector" || store.task.value === "multiclass");
  return html`
    <p>${texts.text(`explain-${panel}`)}</p>
    ${isShown ? math(formula) : nothing}
    <p>${texts.text(`explain-${panel}-now`, numbers)}</p>
  `;
}
