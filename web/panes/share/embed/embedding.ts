import { CONTROLS, PARTS, type Control } from "../../../experiment/author/controls.ts";
import type { Limits } from "../../../experiment/author/limits.ts";
import type { AuthorSettings } from "../../../experiment/author/settings.ts";
import { isLoss, type Goal } from "../../../experiment/goal.ts";

export const CHOICES = ["all", "simple", "locked", "chosen"] as const;
/** Which controls are free: every one, the simple ones, those to train and look with, or chosen ones. */
export type Choice = (typeof CHOICES)[number];

/** What the author of an embedded playground chooses in the dialog. */
export interface Embedding {
  /** The parts and panels on show; null: all. */
  readonly panels: ReadonlySet<string> | null;
  readonly choice: Choice;
  readonly chosen: ReadonlySet<Control>;
  /** The controls that are not chosen are shown, but disabled; else they are left out. */
  readonly othersLocked: boolean;
  readonly goal: Goal | null;
  readonly limits: Limits;
  readonly task: string;
  /** Empty: the reader's. */
  readonly lang: string;
  readonly theme: "auto" | "light" | "dark";
  readonly autoplay: boolean;
}

/** What the page itself has been given, as far as the dialog can say it. `ids` are the panels that there are. */
export function embeddingOf(author: AuthorSettings, ids: readonly string[]): Embedding {
  const { panels, controls, locked, goal, limits, task } = author;
  const hasAll = panels?.has("analysis") && !ids.some((id) => panels.has(id));
  const isChosen = controls !== null || locked.size > 0;
  return {
    panels: hasAll ? new Set([...panels!, ...ids]) : panels,
    choice: isChosen ? "chosen" : "all",
    chosen: new Set(controls ?? CONTROLS.filter((name) => !locked.has(name))),
    othersLocked: controls === null,
    goal,
    limits,
    task,
    lang: "",
    theme: "auto",
    autoplay: false,
  };
}

/** An attribute, which is also a parameter of the address; an empty value: its name alone. */
export type Setting = readonly [name: string, value: string];

const names = (values: Iterable<string>) => [...values].join(",");

/** With all panels, the part that holds them is named: panels of later versions are then on show, too. */
function panelsText(panels: ReadonlySet<string>, ids: readonly string[]): string {
  const shown = ids.filter((id) => panels.has(id));
  const parts = PARTS.filter((part) => part !== "analysis" && panels.has(part));
  const analysis = shown.length === ids.length ? ["analysis"] : shown;
  return names([...parts, ...analysis]) || "none";
}

function controlSettings({ choice, chosen, othersLocked }: Embedding): Setting[] {
  if (choice === "all") return [];
  if (choice === "simple") return [["controls", "simple"]];
  if (choice === "locked") return [["locked", ""]];
  const others = CONTROLS.filter((name) => !chosen.has(name));
  if (others.length === 0) return [];
  return othersLocked
    ? [["locked", names(others)]]
    : [["controls", names(CONTROLS.filter((name) => chosen.has(name)))]];
}

/** Such as `test_accuracy>=0.95`. A score whose name an address does not take, such as `r2`, is called one. */
export function goalText({ measure, value }: Goal, scoreName: string): string {
  const name = /^[a-z_]+$/.test(scoreName) ? scoreName : "score";
  return `${measure.replace("score", name)}${isLoss(measure) ? "<=" : ">="}${value}`;
}

const limitsText = (limits: Limits) => names(Object.entries(limits).map(([name, most]) => `${name}<=${most}`));

/** What differs from a playground without settings. `ids` are the panels that there are, `scoreName` the task's metric. */
export function settingsOf(embedding: Embedding, ids: readonly string[], scoreName: string): Setting[] {
  const { panels, goal, limits, task, lang, theme, autoplay } = embedding;
  const found: (Setting | null)[] = [
    panels && ["panels", panelsText(panels, ids)],
    ...controlSettings(embedding),
    goal && ["goal", goalText(goal, scoreName)],
    Object.keys(limits).length > 0 ? ["limits", limitsText(limits)] : null,
    task.trim() ? ["task", task.trim()] : null,
    lang ? ["lang", lang] : null,
    theme === "auto" ? null : ["theme", theme],
    autoplay ? ["autoplay", ""] : null,
  ];
  return found.filter((setting) => setting !== null);
}
