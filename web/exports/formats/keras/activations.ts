import { activationSettings } from "../../../experiment/experiment.ts";
import { hasSteps } from "../../../experiment/layers.ts";
import type { NamedLayer } from "../../code/named.ts";
import { block, float } from "../../code/python.ts";
import { KERAS, pythonFormula } from "../../formula/python.ts";
import { namesIn, parseFormula } from "../../formula/parse.ts";
import { codeLines, kerasName } from "../../lines/activation.ts";
import { activationIn } from "../../lines/written.ts";

export type Key = "activation" | "recurrent_activation";

/** How Keras writes an activation. */
export type Written =
  /** A name, as an argument. */
  | { kind: "name"; name: string }
  /** A layer of its own, as `PReLU` with its arguments. */
  | { kind: "layer"; type: string; settings: string[] }
  /** A function of the module. */
  | { kind: "function"; name: string; lines: string[] }
  /** A layer that the module defines, with a parameter that is learned. */
  | { kind: "learned"; type: string; lines: string[] };

/** Learned α: one a channel, shared by all places. Keras's default would be one a number. */
function prelu(layer: NamedLayer, alpha: unknown): Written {
  const axes = layer.shape.output.slice(0, -1).map((_, axis) => axis + 1);
  const shared = axes.length > 0 ? `[${axes.join(", ")}]` : "None";
  const start = `alpha_initializer=keras.initializers.Constant(${String(alpha)})`;
  return { kind: "layer", type: "PReLU", settings: [start, `shared_axes=${shared}`] };
}

/** So that Keras can make the layer anew, in a model that is read from a file or in both ways of a recurrent layer. */
const REGISTERED = "@keras.saving.register_keras_serializable()";

function learned(layer: NamedLayer, expression: string, a: unknown): Written {
  const type = `Formula${layer.place}`;
  const lines = block(`class ${type}(layers.Layer):`, `${expression}, with an a for each unit, which is learned.`, [
    "",
    "def build(self, shape):",
    `    start = keras.initializers.Constant(${float(a)})`,
    '    self.a = self.add_weight(name="a", shape=(shape[-1],), initializer=start)',
    "",
    "def call(self, x):",
    "    a = self.a",
    `    return ${pythonFormula(expression, KERAS)}`,
  ]);
  return { kind: "learned", type, lines: [REGISTERED, ...lines] };
}

function formula(name: string, expression: string, a: unknown): Written {
  const lines = block(`def ${name}(x):`, expression, [
    ...(namesIn(parseFormula(expression)).includes("a") ? [`a = ${float(a)}`] : []),
    `return ${pythonFormula(expression, KERAS)}`,
  ]);
  return { kind: "function", name, lines: [REGISTERED, ...lines] };
}

export function writtenActivation(layer: NamedLayer, key: Key): Written {
  const found = activationIn(layer.catalog, layer.layer[key]);
  if (!found) return { kind: "name", name: "linear" };
  const { item, settings } = found;
  const own = `${key}_${layer.place}`;
  const { expression, a, trainable } = activationSettings(layer.layer[key]);
  if (typeof expression === "string")
    return trainable === true ? learned(layer, expression, a) : formula(own, expression, a);
  if (item.learned) return prelu(layer, settings.alpha);
  const isInside = hasSteps(layer.layer);
  if (!isInside && item.name === "elu") return { kind: "layer", type: "ELU", settings: [`alpha=${settings.alpha}`] };
  if (!isInside && item.name === "leaky_relu")
    return { kind: "layer", type: "LeakyReLU", settings: [`negative_slope=${settings.negative_slope}`] };
  const name = kerasName(item, settings);
  if (name) return { kind: "name", name };
  const line = codeLines(item, settings)!.keras.replace(
    /^keras\.layers\.LeakyReLU\((.*)\)\(x\)$/,
    "keras.activations.leaky_relu(x, $1)",
  );
  return { kind: "function", name: own, lines: [REGISTERED, ...block(`def ${own}(x):`, null, [`return ${line}`])] };
}
