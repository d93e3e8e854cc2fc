import type { NamedLayer } from "../../code/named.ts";
import { block, list } from "../../code/python.ts";
import { penaltiesOf } from "../../lines/written.ts";
import { layerFunctions } from "./formulas.ts";
import { partsOf, type Parts } from "./modules.ts";
import { newModel } from "./start.ts";

/** Moves of the channels that undo each other when they follow each other. */
const UNDONE: Readonly<Record<string, string>> = {
  "x = x.transpose(1, 2)": "x = x.transpose(1, 2)",
  "x = x.permute(0, 3, 1, 2)": "x = x.permute(0, 2, 3, 1)",
};

function withoutUndone(lines: readonly string[]): string[] {
  const kept: string[] = [];
  for (const line of lines) {
    if (kept.length > 0 && UNDONE[kept[kept.length - 1]] === line) kept.pop();
    else kept.push(line);
  }
  return kept;
}

/** Assignments whose values are used once, in the next line, written into it: x = self.relu(self.dense_1(x)). */
function nested(lines: readonly string[]): string[] {
  const done: string[] = [];
  for (const line of lines) {
    const [, before] = /^x = (self\.\w+\(x\))$/.exec(done[done.length - 1] ?? "") ?? [];
    const [, outer] = /^x = ((?:self|torch)\.\w+)\(x\)$/.exec(line) ?? [];
    if (before && outer) done[done.length - 1] = `x = ${outer}(${before})`;
    else done.push(line);
  }
  return done;
}

/** The last value is given back. */
function returned(lines: readonly string[]): string[] {
  const last = lines[lines.length - 1];
  return last.startsWith("x = ") ? [...lines.slice(0, -1), last.replace("x = ", "return ")] : [...lines, "return x"];
}

function networkClass(layers: readonly NamedLayer[], parts: readonly Parts[]): string[] {
  const { input } = layers[0].shape;
  const attributes = new Map(parts.flatMap((part) => part.attributes));
  const forward = withoutUndone([
    ...(input.length === 3 ? ["x = x.permute(0, 3, 1, 2)"] : []),
    ...parts.flatMap((part) => part.forward),
  ]);
  return block("class Network(nn.Module):", null, [
    "def __init__(self):",
    "    super().__init__()",
    ...Array.from(attributes, ([name, made]) => `    self.${name} = ${made}`),
    ...parts.flatMap(({ after }) => after.map((line) => `    ${line}`)),
    "",
    "def forward(self, x):",
    ...returned(nested(forward)).map((line) => `    ${line}`),
  ]);
}

const buildModel = (parts: readonly Parts[]): string[] =>
  block("def build_model():", "The network with the weights of the file.", [
    "model = Network()",
    "weights = {",
    ...parts.flatMap(({ weights }) => weights.map(([name, value]) => `    "${name}": ${value},`)),
    "}",
    "model.load_state_dict({name: torch.as_tensor(value.copy()) for name, value in weights.items()})",
    "return model.eval()",
  ]);

/** null: nothing is penalized. */
function penalty(layers: readonly NamedLayer[], parts: readonly Parts[]): string[] | null {
  const kernels = new Map<string, string[]>();
  layers.forEach((layer, i) => {
    const { l1, l2 } = penaltiesOf(layer);
    const sums = [...(l1 ? [`${l1} * w.abs().sum()`] : []), ...(l2 ? [`${l2} * w.square().sum()`] : [])].join(" + ");
    if (sums === "" || parts[i].kernels.length === 0) return;
    kernels.set(sums, [...(kernels.get(sums) ?? []), ...parts[i].kernels.map((name) => `model.${name}`)]);
  });
  if (kernels.size === 0) return null;
  const lines = Array.from(kernels, ([sums, names]) => [
    ...list("kernels = ", names),
    `total = total + sum(${sums} for w in kernels)`,
  ]);
  return block("def penalty(model):", "What the loss adds for large weights.", [
    "total = 0",
    ...lines.flat(),
    "return total",
  ]);
}

export interface NetworkCode {
  /** Definitions before the training, from the formulas to build_model. */
  definitions: string[][];
  penalty: string[] | null;
}

export function networkCode(layers: readonly NamedLayer[]): NetworkCode {
  const parts = layers.map(partsOf);
  const classes = new Map(parts.flatMap((part) => part.classes));
  return {
    definitions: [
      ...layers.flatMap(layerFunctions),
      ...classes.values(),
      networkClass(layers, parts),
      buildModel(parts),
      newModel(layers, parts),
    ],
    penalty: penalty(layers, parts),
  };
}
