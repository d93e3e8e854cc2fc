import { found } from "../../engine/issue.ts";
import { ROOMS } from "../../experiment/rooms.ts";
import { isRecord } from "../../platform/guards.ts";
import { CONTROLS } from "../lesson.ts";
import { refuse } from "../messages.ts";
import { readActions } from "./actions.ts";
import { entries, fields, id, join, list, number, oneOf, whole, type Read } from "./fields.ts";
import type { Spoken } from "./texts.ts";
import type { Tools } from "./tools.ts";
import { explorer, lab, nudge, stop } from "./values.ts";

const MOST_CHOICES = 8;
const MOST_NAMES = 20;

function choices({ issues, expressions }: Tools, value: Record<string, unknown>, path: string): void {
  const statement: Read = (each, at) => {
    if (typeof each !== "boolean") expressions.condition(each, at);
  };
  const known = { choices: entries(2, MOST_CHOICES, id, statement), shuffle: oneOf([true]) };
  fields(issues, value, path, known, ["choices"]);
}

function guess({ issues, expressions }: Tools, value: Record<string, unknown>, path: string): void {
  const known: Record<string, Read> = {
    number: value.combine === "count" ? expressions.condition : expressions.quantity,
    low: number(-1e9, 1e9),
    high: number(-1e9, 1e9),
    scale: oneOf(["log"]),
    near: number(0, 1e9),
    factor: number(1, 1e9),
    combine: oneOf(["count"]),
  };
  if (!fields(issues, value, path, known, ["number", "low", "high"])) return;
  const low = Math.max(value.low as number, value.scale === "log" ? 0 : -Infinity);
  if (value.scale === "log" && (value.low as number) <= 0)
    refuse("lesson_low_high", { low: 0, found: value.low as number }, { path: join(path, "low") });
  if (!((value.high as number) > low))
    refuse("lesson_low_high", { low, found: value.high as number }, { path: join(path, "high") });
  if ((value.near === undefined) === (value.factor === undefined))
    refuse("lesson_one_of", { allowed: ["near", "factor"] }, { path });
}

const prediction =
  (tools: Tools): Read =>
  (value, path) => {
    if (!isRecord(value) || Object.hasOwn(value, "choices") === Object.hasOwn(value, "number"))
      return refuse("lesson_one_of", { allowed: ["choices", "number"] }, { path });
    (Object.hasOwn(value, "choices") ? choices : guess)(tools, value, path);
  };

const any: Read = () => {};
const trueOnly = oneOf([true]);

/** The form of a step, apart from what it changes of the experiment. */
function form(tools: Tools, value: unknown, path: string): value is Record<string, unknown> {
  const { issues, expressions, panels } = tools;
  const object: Read = (item, at) => {
    if (!isRecord(item)) refuse("object_expected", { allowed: ["layers[0].units"], found: found(item) }, { path: at });
  };
  const known: Record<string, Read> = {
    id,
    experiment: object,
    change: object,
    restart: trueOnly,
    parameters: list(1, 100, any),
    rival: oneOf(["before", null]),
    // oxlint-disable-next-line unicorn/no-thenable -- a key of the format; no promise waits for this
    then: object,
    point: list(1, 4096, number(-1e9, 1e9)),
    target: any,
    explorer: explorer(tools),
    lab,
    nudge: nudge(tools, ["layer", "input", "unit", "epsilon"]),
    room: oneOf(ROOMS),
    panel: oneOf(panels),
    controls: list(0, CONTROLS.length, oneOf(CONTROLS)),
    stop: stop(tools),
    seeds: whole(2, 20),
    predict: prediction(tools),
    check: expressions.condition,
    hints: entries(1, MOST_NAMES, id, expressions.condition),
    remember: entries(1, MOST_NAMES, expressions.name, expressions.quantity),
    show: list(0, 40, object),
  };
  return fields(issues, value, path, known, ["id"]);
}

/** What a step changes, in the order in which it is set up. */
function changes(tools: Tools, step: Record<string, unknown>, path: string): void {
  const { bench } = tools;
  const read = (key: string, by: Read) => {
    if (step[key] !== undefined) tools.issues.passes(() => by(step[key], join(path, key)));
  };
  if (step.then !== undefined && step.rival !== "before")
    tools.issues.passes(() => refuse("lesson_then", {}, { path: join(path, "then") }));
  read("experiment", bench.experiment);
  read("change", bench.changes);
  read("then", bench.changes);
  read("parameters", bench.parameters);
  read("point", (value) => bench.point(value, step.target, path));
  read("show", readActions(tools, step.stop !== undefined));
  if (step.seeds !== undefined && step.stop === undefined)
    tools.issues.passes(() => refuse("lesson_stop_missing", {}, { path: join(path, "seeds") }));
}

/** Reads a step, and returns what of it has texts; undefined if it is refused. */
export function readStep(tools: Tools, value: unknown, path: string): Spoken | undefined {
  const isRead = form(tools, value, path);
  // Also those of a step that is refused: later ones are not wrong for using them.
  if (isRecord(value) && isRecord(value.remember)) tools.expressions.remember(Object.keys(value.remember));
  if (!isRead) return undefined;
  changes(tools, value, path);
  const { predict, hints = {} } = value as { predict?: object; hints?: object };
  return {
    id: value.id as string,
    asks: predict !== undefined,
    choices: predict && "choices" in predict ? Object.keys(predict.choices as object) : null,
    hints: Object.keys(hints),
  };
}
