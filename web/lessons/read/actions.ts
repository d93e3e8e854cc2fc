import { isRecord } from "../../platform/guards.ts";
import { refuse } from "../messages.ts";
import { fields, list, number, whole, type Read } from "./fields.ts";
import type { Tools } from "./tools.ts";
import { explorer, lab, nudge, stop } from "./values.ts";

const any: Read = () => {};

/** What each kind of action takes. */
function kinds(tools: Tools, hasStop: boolean): Record<string, Read> {
  const { bench, issues } = tools;
  const sample = { class: whole(0, 1000), number: whole(0, 1e6) };
  return {
    train: (value, path) => {
      if (value !== true) stop(tools)(value, path);
      else if (!hasStop) refuse("lesson_stop_missing", {}, { path });
    },
    set: bench.changes,
    update: bench.updates,
    weights: bench.weights,
    point: list(1, 4096, number(-1e9, 1e9)),
    sample: (value, path) => void fields(issues, value, path, sample, ["class"]),
    lab,
    explorer: explorer(tools),
    nudge: nudge(tools, []),
  };
}

/** The actions of `show`, one after the other; each has exactly one kind. */
export const readActions =
  (tools: Tools, hasStop: boolean): Read =>
  (value, path) => {
    const known = kinds(tools, hasStop);
    for (const [i, action] of (value as unknown[]).entries()) {
      const at = `${path}[${i}]`;
      if (!isRecord(action)) continue;
      const used = Object.keys(known).filter((kind) => Object.hasOwn(action, kind));
      if (used.length !== 1) refuse("lesson_one_of", { allowed: Object.keys(known) }, { path: at });
      const ofPoint: Record<string, Read> = used[0] === "point" ? { target: any } : {};
      const passes = fields(tools.issues, action, at, { ...known, ...ofPoint });
      if (passes && used[0] === "point") tools.bench.point(action.point, action.target, at);
    }
  };
