import { html, nothing, type TemplateResult } from "lit";
import { math } from "../charts/math.ts";
import type { Status } from "../engine/types.ts";
import { classProbabilities } from "../experiment/experiment.ts";
import type { Store } from "../state/store.ts";

/** What an explanation names, by its name there. */
export type Numbers = Record<string, string | number>;

const FORMULAS: Record<string, string> = {
  training: String.raw`w \leftarrow w - \eta \cdot \frac{\partial L}{\partial w}`,
  network: String.raw`a = f(x \cdot W + b)`,
  inspector: String.raw`p_j = \frac{e^{z_j}}{\sum_k e^{z_k}}`,
  health: String.raw`\frac{\partial L}{\partial z} = \frac{\partial L}{\partial a} \cdot f'(z)`,
  nudge: String.raw`\frac{\partial L}{\partial w} = \frac{L(w + \varepsilon) - L(w - \varepsilon)}{2 \varepsilon}`,
  backprop: String.raw`\frac{\partial L}{\partial w} = a \cdot \frac{\partial L}{\partial z}`,
  collapse: String.raw`(x W_1 + b_1) W_2 + b_2 = x (W_1 W_2) + (b_1 W_2 + b_2)`,
  "explorer-curves": String.raw`f′(x) ≈ \frac{f(x + h) - f(x - h)}{2 h}`,
  "explorer-properties": String.raw`\mu = \int f(x) \, \phi(x) \, d x`,
  depth: String.raw`\frac{\partial L}{\partial z_l} = f′(z_l) \cdot W_{l+1} \frac{\partial L}{\partial z_{l+1}}`,
  lab: String.raw`\frac{\partial L}{\partial (z_j / T)} = p_j - y_j`,
  "lab-sigmoid": String.raw`\sigma(z) = \frac{1}{1 + e^{-z}} = \frac{e^z}{e^z + e^0}`,
  "lab-digits": String.raw`x = (1 + \frac{x}{2}) - (1 - \frac{x}{2})`,
  "lab-rounding": String.raw`\frac{e^{z_k}}{\sum_j e^{z_j}} = \frac{e^{z_k - m}}{\sum_j e^{z_j - m}}`,
};

/** The learner's own numbers, by panel of the playground; those that are not known yet are a dash. A room knows its own. */
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
      rate: known(optimizer?.learning_rate ?? NaN, write),
    };
  },
  network: ({ experiment, texts }) => {
    const { features = [], layers = [] } = experiment.value ?? {};
    const count = layers.reduce(
      (total, { units }, i) => total + units * (i === 0 ? features.length : layers[i - 1].units),
      0,
    );
    return { weights: texts.value.number(count) };
  },
  inspector: ({ snapshot, task, texts }) => {
    const { inspection } = snapshot.value?.parts ?? {};
    const answers = inspection && task.value ? classProbabilities(task.value, inspection.result.probabilities) : [];
    return {
      place: inspection?.point.map((value) => texts.value.number(value)).join("; ") ?? "–",
      highest: known(Math.max(...answers), texts.value.exact.bind(texts.value)),
    };
  },
  curves: (store) => losses(store),
  health: ({ snapshot, texts }) => {
    const norms = snapshot.value?.parts.health?.map(({ gradient_norm }) => gradient_norm) ?? [];
    return {
      share: known(norms[0] / norms[norms.length - 1], (value) =>
        texts.value.number(value, { maximumSignificantDigits: 2 }),
      ),
    };
  },
  nudge: ({ snapshot, texts }) => {
    const { weight = NaN, float64 } = snapshot.value?.parts.nudge ?? {};
    return {
      weight: known(weight, texts.value.exact.bind(texts.value)),
      gradient: known(float64?.gradient ?? NaN, texts.value.exact.bind(texts.value)),
    };
  },
  collapse: () => ({}),
  confusion: (store) => losses(store),
  backprop: ({ snapshot, texts }) => ({
    value: known(snapshot.value?.parts.inspection?.result.loss ?? NaN, texts.value.exact.bind(texts.value)),
  }),
  warp: ({ view }) => ({ number: String(view.value.warp.layer + 1) }),
  compare: ({ snapshot, texts }) => {
    const loss = (status?: Status) => known(status?.train.loss ?? NaN, texts.value.exact.bind(texts.value));
    return { a: loss(snapshot.value?.parts.rival?.status), b: loss(snapshot.value?.status) };
  },
  pad: ({ points, texts }) => ({ count: texts.value.number(points.value?.trainRows ?? 0) }),
};

/** The panels that explain themselves. */
export const EXPLAINED = Object.keys(NUMBERS);

const known = (value: number, write: (value: number) => string): string =>
  Number.isFinite(value) ? write(value) : "–";

function losses({ snapshot, texts }: Store): Numbers {
  const { train, test } = snapshot.value?.status ?? {};
  const write = (value: number | undefined) => known(value ?? NaN, (value) => texts.value.exact(value));
  return { train: write(train?.loss), test: write(test?.loss) };
}

export function explanation(panel: string, store: Store, numbers = NUMBERS[panel](store)): TemplateResult {
  const texts = store.texts.value;
  const formula = panel === "inspector" && store.task.value !== "multiclass" ? undefined : FORMULAS[panel];
  return html`
    <p>${texts.text(`explain-${panel}`)}</p>
    ${formula ? math(formula) : nothing}
    <p>${texts.text(`explain-${panel}-now`, numbers)}</p>
  `;
}
