import { found } from "../../engine/issue.ts";
import type { Issue } from "../../engine/types.ts";
import { isRecord } from "../../platform/guards.ts";
import { Fault, refuse } from "../messages.ts";

/** Reads a value at a path. @throws Fault if it is not what it should be */
export type Read = (value: unknown, path: string) => void;

/** Issues that are listed of one lesson. */
const MOST_ISSUES = 20;
export const LONGEST_ID = 40;
const ID = /^[a-z0-9-]{1,40}$/;

/** An error of the engine that is a refusal. */
const isRefusal = (error: unknown): error is { issue: Issue } =>
  error instanceof Error && "issue" in error && error.name !== "EngineBroken";

/** Collects what is wrong. */
export class Issues {
  readonly list: Issue[] = [];

  add(...issues: readonly Issue[]): void {
    this.list.push(...issues.slice(0, MOST_ISSUES - this.list.length));
  }

  /** Whether `read` went through; a fault is collected. The engine names its arguments; `places` says where these stand. */
  passes(read: () => void, places: Readonly<Record<string, string>> = {}): boolean {
    try {
      read();
      return true;
    } catch (error) {
      if (!isRefusal(error)) throw error;
      this.add(error instanceof Fault ? error.issue : placed(error.issue, places));
      return false;
    }
  }
}

/** An issue of the engine, whose path begins with the name of an argument. */
function placed(issue: Issue, places: Readonly<Record<string, string>>): Issue {
  const [name = ""] = /^\w*/.exec(issue.path) ?? [];
  const place = Object.hasOwn(places, name) ? places[name] : name;
  return { ...issue, path: place + issue.path.slice(name.length) };
}

/** An issue of a value that stands at `path`. */
export const below = (path: string, issue: Issue): Issue => ({
  ...issue,
  path: issue.path === "" || issue.path.startsWith("[") ? path + issue.path : join(path, issue.path),
});

export const join = (path: string, key: string): string => (path === "" ? key : `${path}.${key}`);

/** A key that is no name, such as a path. */
export const inQuotes = (path: string, key: string): string => `${path}[${JSON.stringify(key.slice(0, LONGEST_ID))}]`;

/** Reads an object by its keys; one that is not known, or is missing, is refused. */
export function fields(
  issues: Issues,
  value: unknown,
  path: string,
  known: Readonly<Record<string, Read>>,
  required: readonly string[] = [],
): value is Record<string, unknown> {
  const allowed = Object.keys(known);
  const isObject = issues.passes(() => {
    if (!isRecord(value)) refuse("object_expected", { allowed, found: found(value) }, { path });
  });
  if (!isObject || !isRecord(value)) return false;
  const before = issues.list.length;
  for (const [key, item] of Object.entries(value)) {
    const isKnown = Object.hasOwn(known, key);
    const at = isKnown ? join(path, key) : inQuotes(path, key);
    issues.passes(() => (isKnown ? known[key](item, at) : refuse("key_unknown", { allowed }, { path: at })));
  }
  for (const key of required)
    issues.passes(() => {
      if (!Object.hasOwn(value, key)) refuse("key_missing", {}, { path: join(path, key) });
    });
  return issues.list.length === before;
}

export const text =
  (most: number): Read =>
  (value, path) => {
    if (typeof value !== "string" || value.trim() === "" || value.length > most)
      refuse("lesson_text", { most, found: found(value) }, { path });
  };

export const number =
  (least: number, most: number): Read =>
  (value, path) => {
    if (typeof value !== "number") return refuse("number_expected", { found: found(value) }, { path });
    if (!(value >= least && value <= most)) refuse("number_out_of_range", { least, most, found: value }, { path });
  };

export const whole =
  (least: number, most: number): Read =>
  (value, path) => {
    number(least, most)(value, path);
    if (!Number.isInteger(value)) refuse("whole_number_expected", { found: found(value) }, { path });
  };

export const oneOf =
  (allowed: readonly unknown[]): Read =>
  (value, path) => {
    if (!allowed.includes(value))
      refuse("name_unknown", { name: found(value), allowed: allowed.map(String) }, { path });
  };

export const id: Read = (value, path) => {
  if (typeof value !== "string" || !ID.test(value))
    refuse("lesson_id", { most: LONGEST_ID, found: found(value) }, { path });
};

export const list =
  (least: number, most: number, read: Read): Read =>
  (value, path) => {
    if (!Array.isArray(value)) return refuse("list_expected", { found: found(value) }, { path });
    if (value.length < least || value.length > most)
      refuse("list_length", { least, most, found: value.length }, { path });
    value.forEach((item, i) => read(item, `${path}[${i}]`));
  };

/** An object whose keys the author chooses. */
export const entries =
  (least: number, most: number, readKey: Read, read: Read): Read =>
  (value, path) => {
    if (!isRecord(value)) return refuse("object_expected", { allowed: ["id"], found: found(value) }, { path });
    const all = Object.entries(value);
    if (all.length < least || all.length > most) refuse("list_length", { least, most, found: all.length }, { path });
    for (const [key, item] of all) {
      readKey(key, inQuotes(path, key));
      read(item, join(path, key));
    }
  };
