import type { ActivationItem } from "../../engine/types.ts";
import type { Settings } from "../../experiment/experiment.ts";

/** The activation of x in other frameworks; null for a custom formula. */
export interface CodeLines {
  keras: string;
  pytorch: string;
}

/** Activations that a framework lacks or whose code differs from the catalog's pattern. */
const SPECIAL: Record<string, (settings: Settings) => CodeLines | undefined> = {
  prelu: ({ alpha }) => ({
    keras: `keras.layers.PReLU(alpha_initializer=keras.initializers.Constant(${alpha}))(x)`,
    pytorch: `torch.nn.PReLU(num_parameters=units, init=${alpha})(x)`,
  }),
  gelu: ({ approximate }) => ({
    keras: `keras.activations.gelu(x, approximate=${approximate ? "True" : "False"})`,
    pytorch: `torch.nn.GELU(approximate="${approximate ? "tanh" : "none"}")(x)`,
  }),
  silu: ({ beta }) =>
    beta === 1 ? undefined : { keras: `x * keras.ops.sigmoid(${beta} * x)`, pytorch: `x * torch.sigmoid(${beta} * x)` },
  hard_sigmoid: ({ slope }) =>
    Math.abs(Number(slope) - 1 / 6) < 1e-12
      ? undefined
      : { keras: `keras.ops.clip(${slope} * x + 0.5, 0, 1)`, pytorch: `torch.clamp(${slope} * x + 0.5, 0, 1)` },
  gaussian: () => ({ keras: "keras.ops.exp(-keras.ops.square(x))", pytorch: "torch.exp(-torch.square(x))" }),
  gcu: () => ({ keras: "x * keras.ops.cos(x)", pytorch: "x * torch.cos(x)" }),
};

/** "elu(alpha)" with its parameters written out, defaults too. */
function call(pattern: string, settings: Settings): { name: string; settings: string } {
  const [name, names = ""] = pattern.replace(")", "").split("(");
  const written = names.split(", ").filter((key) => key in settings);
  return { name, settings: written.map((key) => `${key}=${settings[key]}`).join(", ") };
}

function keras(item: ActivationItem, settings: Settings): string {
  const { name, settings: written } = call(item.keras, settings);
  if (name.includes(".")) return `${name}(x)`;
  if (/^[A-Z]/.test(name)) return `keras.layers.${name}(${written})(x)`;
  return `keras.activations.${name}(${["x", written].filter(Boolean).join(", ")})`;
}

function pytorch(item: ActivationItem, settings: Settings): string {
  const { name, settings: written } = call(item.pytorch, settings);
  if (item.pytorch.includes("=")) return `${item.pytorch}(x)`;
  return item.pytorch.includes("(") ? `${name}(${written})(x)` : `${name}(x)`;
}

const defaultsOf = ({ parameters }: ActivationItem): Settings =>
  Object.fromEntries(parameters.map((parameter) => [parameter.name, parameter.default]));

export function codeLines(item: ActivationItem, chosen: Settings): CodeLines | null {
  if (item.name === "custom") return null;
  const settings = { ...defaultsOf(item), ...chosen };
  return SPECIAL[item.name]?.(settings) ?? { keras: keras(item, settings), pytorch: pytorch(item, settings) };
}

/** What a line applies to x alone: "torch.nn.ReLU()" of "torch.nn.ReLU()(x)"; null if x is elsewhere in it, too. */
export const functionOf = (line: string): string | null => /^([\w.]+(\(.*\))?)\(x\)$/.exec(line)?.[1] ?? null;

/** The name by which Keras's layers know the activation as it is set; null if they know none. */
export function kerasName(item: ActivationItem, chosen: Settings): string | null {
  const defaults = defaultsOf(item);
  const isUsual = Object.keys(defaults).every((key) => (chosen[key] ?? defaults[key]) === defaults[key]);
  const [name] = item.keras.split("(");
  return isUsual && /^[a-z0-9_]+$/.test(name) ? name : null;
}
