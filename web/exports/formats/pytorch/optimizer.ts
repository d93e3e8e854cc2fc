import { block } from "../../code/python.ts";
import type { Model } from "../../model.ts";

/** An optimizer that PyTorch computes otherwise: what its class says, its settings, its state and its update. */
interface Own {
  type: string;
  says: string;
  settings: readonly string[];
  /** Slots of state by name, with the value at the start. */
  state: Readonly<Record<string, string>>;
  /** Of a parameter w with its gradient g and its state. */
  update: readonly string[];
}

const ADAM: readonly string[] = [
  'm.lerp_(g, 1 - s["beta_1"])',
  'v.lerp_(g * g, 1 - s["beta_2"])',
  'rate = s["learning_rate"] * math.sqrt(1 - s["beta_2"] ** self.steps) / (1 - s["beta_1"] ** self.steps)',
  'w -= rate * m / (v.sqrt() + s["epsilon"])',
];
const ADAM_SETTINGS = ["learning_rate", "beta_1", "beta_2", "epsilon"];
const MOMENTS = { m: "torch.zeros_like(w)", v: "torch.zeros_like(w)" };

const OWN: Readonly<Record<string, Own>> = {
  adam: {
    type: "Adam",
    says: "Adam as in Keras: epsilon is added before the mean square is corrected for its start at 0.",
    settings: ADAM_SETTINGS,
    state: MOMENTS,
    update: ADAM,
  },
  adamw: {
    type: "AdamW",
    says: "AdamW as in Keras: epsilon is added before the mean square is corrected for its start at 0.",
    settings: [...ADAM_SETTINGS, "weight_decay"],
    state: MOMENTS,
    update: ['w -= s["learning_rate"] * s["weight_decay"] * w', ...ADAM],
  },
  rmsprop: {
    type: "RMSprop",
    says: "RMSprop as in Keras: epsilon is within the root.",
    settings: ["learning_rate", "rho", "momentum", "epsilon"],
    state: { v: "torch.zeros_like(w)", m: "torch.zeros_like(w)" },
    update: [
      'v.lerp_(g * g, 1 - s["rho"])',
      'm.mul_(s["momentum"]).add_(s["learning_rate"] * g / (v + s["epsilon"]).sqrt())',
      "w -= m",
    ],
  },
  adagrad: {
    type: "Adagrad",
    says: "Adagrad as in Keras: epsilon is within the root.",
    settings: ["learning_rate", "initial_accumulator_value", "epsilon"],
    state: { v: 'torch.full_like(w, s["initial_accumulator_value"])' },
    update: ["v += g * g", 'w -= s["learning_rate"] * g / (v + s["epsilon"]).sqrt()'],
  },
};

export const OPTIMIZERS: readonly string[] = ["sgd", ...Object.keys(OWN)];

/** The optimizer's class, if PyTorch's computes otherwise; and how it is made of `parameters`. */
export function optimizerCode({ experiment }: Model): { type: string[]; made: string } {
  const { optimizer } = experiment;
  const own = OWN[optimizer.name];
  const value = (name: string) => optimizer[name as keyof typeof optimizer];
  if (!own) {
    const isNesterov = optimizer.nesterov && optimizer.momentum !== 0;
    const settings = `lr=${optimizer.learning_rate}, momentum=${optimizer.momentum}, nesterov=${isNesterov ? "True" : "False"}`;
    return { type: [], made: `torch.optim.SGD(parameters, ${settings})` };
  }
  const slots = Object.keys(own.state);
  const type = block(`class ${own.type}(torch.optim.Optimizer):`, own.says, [
    "",
    "def __init__(self, parameters, **settings):",
    "    super().__init__(parameters, settings)",
    "    self.steps = 0",
    "",
    "@torch.no_grad()",
    "def step(self):",
    "    self.steps += 1",
    "    for s in self.param_groups:",
    '        for w in s["params"]:',
    "            g, state = w.grad, self.state[w]",
    "            if not state:",
    `                state.update(${Object.entries(own.state)
      .map(([name, start]) => `${name}=${start}`)
      .join(", ")})`,
    `            ${slots.join(", ")} = ${slots.map((name) => `state["${name}"]`).join(", ")}`,
    ...own.update.map((line) => `            ${line}`),
  ]);
  const settings = own.settings.map((name) => `${name}=${value(name)}`);
  return { type, made: `${own.type}(parameters, ${settings.join(", ")})` };
}
