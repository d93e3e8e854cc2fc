import { found } from "../../engine/issue.ts";
import { readExplorer, readLab } from "../../experiment/read-rooms.ts";
import { EXPLORER, LAB } from "../../experiment/rooms.ts";
import { isEqual } from "../../platform/equal.ts";
import { isRecord } from "../../platform/guards.ts";
import { refuse } from "../messages.ts";
import { fields, join, number, whole, type Read } from "./fields.ts";
import type { Tools } from "./tools.ts";

const MOST_STEPS = 1e6;
const MOST_EPOCHS = 1e5;

/** Where Play stops. */
export const stop =
  ({ issues }: Tools): Read =>
  (value, path) => {
    const known = {
      steps: whole(1, MOST_STEPS),
      epochs: whole(1, MOST_EPOCHS),
      train_loss: number(0, 1e9),
      train_accuracy: number(0, 1),
    };
    if (!fields(issues, value, path, known)) return;
    const has = (key: string) => Object.hasOwn(value, key);
    const goals = ["train_loss", "train_accuracy"].filter(has);
    if (has("steps") === has("epochs")) refuse("lesson_one_of", { allowed: ["steps", "epochs"] }, { path });
    if (goals.length > 1 || (has("steps") && goals.length > 0))
      refuse("lesson_one_of", { allowed: ["steps", "train_loss", "train_accuracy"] }, { path });
  };

/** A part of the state of a room. */
const part =
  <State extends object>(start: State, read: (value: unknown) => State, check: Read = () => {}): Read =>
  (value, path) => {
    if (!isRecord(value))
      return refuse("object_expected", { allowed: Object.keys(start), found: found(value) }, { path });
    const complete = read({ ...start, ...value }) as Record<string, unknown>;
    for (const [key, item] of Object.entries(value)) {
      const at = join(path, key);
      if (!Object.hasOwn(start, key)) refuse("key_unknown", { allowed: Object.keys(start) }, { path: at });
      if (!isEqual(complete[key], item)) refuse("lesson_room", {}, { path: at });
      check(item, at);
    }
  };

export const lab = part(LAB, readLab);
export const explorer = ({ engine, issues }: Tools): Read =>
  part(EXPLORER, readExplorer, (item, path) => {
    if (!path.endsWith("activations")) return;
    for (const [i, spec] of (item as { name: string }[]).entries())
      issues.passes(() => void engine.activate(spec, [0]), { activation: `${path}[${i}]` });
  });

const nudgeKeys = { layer: whole(0, 1000), input: whole(0, 1e6), unit: whole(0, 1e6), epsilon: number(1e-15, 10) };

/** The weight that is nudged, or a part of that. */
export const nudge =
  ({ issues }: Tools, required: readonly string[]): Read =>
  (value, path) =>
    void fields(issues, value, path, nudgeKeys, required);
