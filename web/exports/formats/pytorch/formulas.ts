import type { NamedLayer } from "../../code/named.ts";
import { block, float } from "../../code/python.ts";
import { activationSettings } from "../../../experiment/experiment.ts";
import { namesIn, parseFormula } from "../../formula/parse.ts";
import { pythonFormula, PYTORCH } from "../../formula/python.ts";

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

/** The functions of a layer's formulas. */
export const formulaFunctions = (layer: NamedLayer): string[][] =>
  KEYS.flatMap((key) => {
    const formula = formulaOf(layer, key);
    if (formula === null) return [];
    const isLearned = key === "activation" && isLearnedFormula(layer);
    const { a } = activationSettings(layer.layer[key]);
    const hasOwn = !isLearned && namesIn(parseFormula(formula)).includes("a");
    return [
      block(`def ${formulaName(layer, key)}(x${isLearned ? ", a" : ""}):`, formula, [
        ...(hasOwn ? [`a = torch.tensor(${float(a)})`] : []),
        `return ${pythonFormula(formula, PYTORCH)}`,
      ]),
    ];
  });
