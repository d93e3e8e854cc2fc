import type { NamedLayer } from "../../code/named.ts";
import { block, float } from "../../code/python.ts";
import { activationSettings } from "../../../experiment/experiment.ts";
import { namesIn, parseFormula } from "../../formula/parse.ts";
import { pythonFormula, PYTORCH } from "../../formula/python.ts";
import { codeLines, functionOf } from "../../lines/activation.ts";
import { activationIn } from "../../lines/written.ts";
import { hasSteps } from "../../../experiment/layers.ts";

type Key = "activation" | "recurrent_activation";

const KEYS: readonly Key[] = ["activation", "recurrent_activation"];

/** The formula of one's own that a layer has as its activation; null if that is one of the catalog. */
const formulaOf = ({ layer }: NamedLayer, key: Key): string | null => {
  const { expression } = activationSettings(layer[key]);
  return typeof expression === "string" ? expression : null;
};

/** The name of its function. */
export const formulaName = ({ place }: NamedLayer, key: Key): string => `${key}_${place}`;

export const isLearnedFormula = (layer: NamedLayer): boolean =>
  formulaOf(layer, "activation") !== null && activationSettings(layer.layer.activation).trainable === true;

function formulaFunction(layer: NamedLayer, key: Key, formula: string): string[] {
  const isLearned = key === "activation" && isLearnedFormula(layer);
  const { a } = activationSettings(layer.layer[key]);
  const hasOwn = !isLearned && namesIn(parseFormula(formula)).includes("a");
  return block(`def ${formulaName(layer, key)}(x${isLearned ? ", a" : ""}):`, formula, [
    ...(hasOwn ? [`a = torch.tensor(${float(a)})`] : []),
    `return ${pythonFormula(formula, PYTORCH)}`,
  ]);
}

/** The steps of a recurrent layer call by name what PyTorch has no function for. */
function stepFunction(layer: NamedLayer, key: Key): string[] | null {
  const found = activationIn(layer.catalog, layer.layer[key]);
  const line = found && codeLines(found.item, found.settings)?.pytorch;
  if (!line || functionOf(line) !== null || !hasSteps(layer.layer)) return null;
  return block(`def ${formulaName(layer, key)}(x):`, null, [`return ${line}`]);
}

/** The functions that a layer needs. */
export const layerFunctions = (layer: NamedLayer): string[][] =>
  KEYS.flatMap((key) => {
    const formula = formulaOf(layer, key);
    const made = formula === null ? stepFunction(layer, key) : formulaFunction(layer, key, formula);
    return made ? [made] : [];
  });
