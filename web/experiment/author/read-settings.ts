import { MEASURES, readGoal, type Goal, type Measure } from "../goal.ts";
import { CONTROLS, LOCKED_BY_DEFAULT, PARTS, SIMPLE } from "./controls.ts";
import { readLimits } from "./read-limits.ts";
import { FREE_SETTINGS, type AuthorSettings, type SettingName } from "./settings.ts";

/** A value that is not known. */
export interface Unknown {
  name: SettingName;
  found: string;
  allowed: readonly string[];
}

type Read<Name extends SettingName> = { value: AuthorSettings[Name]; unknown?: Unknown };

export const MOST_TASK = 300;

const words = (text: string) => text.split(/[\s,]+/).filter(Boolean);

function readNames<Name extends string>(
  name: SettingName,
  text: string,
  allowed: readonly Name[],
): { value: ReadonlySet<Name>; unknown?: Unknown } {
  const found = words(text);
  const other = found.find((word) => !allowed.includes(word as Name));
  const value = new Set(allowed.filter((one) => found.includes(one)));
  return other === undefined ? { value } : { value, unknown: { name, found: other, allowed } };
}

const GOAL =
  /^(train|test)?_?([a-z_]+?)\s*(<=|>=|≤|≥)\s*(\d*\.?\d+(?:e[+-]?\d+)?)(%?)(?:[\s,]+epoch\s*(?:<=|≤)\s*(\d{1,9}))?$/i;

/** Reads `test_accuracy>=0.95` or `train_loss<=0.1 epoch<=400`. Every metric but the loss is the task's score. */
export function readGoalText(text: string): Goal | undefined {
  const [, part, what, sign, digits, percent, limit] = GOAL.exec(text.trim()) ?? [];
  if (what === undefined) return undefined;
  const measured = part ? `${part}_${what === "loss" ? "loss" : "score"}` : what;
  const measure = MEASURES.find((name): name is Measure => name === measured);
  const isAtMost = sign === "<=" || sign === "≤";
  if (!measure || isAtMost !== measure.endsWith("loss")) return undefined;
  return readGoal({ measure, value: Number(digits) / (percent ? 100 : 1), limit: Number(limit) });
}

/** The first so many characters, in one line. */
const sentence = (text: string) => Array.from(text.replaceAll(/\s+/g, " ").trim()).slice(0, MOST_TASK).join("");

/** How each setting is read from an attribute or the address; `panelIds` are the panels that the page has. */
const READERS: { [Name in SettingName]: (text: string, panelIds: readonly string[]) => Read<Name> } = {
  panels: (text, panelIds) =>
    text.trim() === "none" ? { value: new Set() } : readNames("panels", text, [...PARTS, ...panelIds]),
  controls: (text) => (text.trim() === "simple" ? { value: new Set(SIMPLE) } : readNames("controls", text, CONTROLS)),
  locked: (text) =>
    text.trim() === "" || text === "locked"
      ? { value: new Set(LOCKED_BY_DEFAULT) }
      : readNames("locked", text, CONTROLS),
  goal: (text) => {
    const value = readGoalText(text) ?? null;
    return value ? { value } : { value, unknown: { name: "goal", found: text, allowed: ["test_accuracy>=0.95"] } };
  },
  limits: (text) => {
    const { limits, unknown } = readLimits(text);
    if (unknown === undefined) return { value: limits };
    return { value: limits, unknown: { name: "limits", found: unknown, allowed: ["layers<=2 units<=8 step<=2000"] } };
  },
  task: (text) => ({ value: sentence(text) }),
};

/** Settings with one of them replaced; a text of null leads back to what it is without the setting. */
export function withSetting(
  settings: AuthorSettings,
  name: SettingName,
  text: string | null,
  panelIds: readonly string[],
): { settings: AuthorSettings; unknown?: Unknown } {
  const { value, unknown } = text === null ? { value: FREE_SETTINGS[name] } : READERS[name](text, panelIds);
  return { settings: { ...settings, [name]: value }, unknown };
}
