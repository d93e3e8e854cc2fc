import { isRecord } from "../platform/guards.ts";

const PART = /^(?:\.?([A-Za-z_]\w*)|\[(-?\d+)\])/;

/** The keys and places of a path such as `layers[-1].activation`; undefined if it is none. */
export function partsOf(path: string): (string | number)[] | undefined {
  const parts: (string | number)[] = [];
  for (let rest = path; rest !== "";) {
    const found = PART.exec(rest);
    if (!found || (parts.length === 0 && rest.startsWith("."))) return undefined;
    parts.push(found[1] ?? Number(found[2]));
    rest = rest.slice(found[0].length);
  }
  return parts.length > 0 ? parts : undefined;
}

function withParts(value: unknown, [first, ...others]: (string | number)[], next: unknown): unknown {
  if (first === undefined) return next;
  if (typeof first === "number") {
    if (!Array.isArray(value)) return undefined;
    const items = value as unknown[];
    const at = first < 0 ? items.length + first : first;
    const item = at >= 0 && at < items.length ? withParts(items[at], others, next) : undefined;
    return item === undefined ? undefined : items.map((each, i) => (i === at ? item : each));
  }
  if (!isRecord(value) || (others.length > 0 && !Object.hasOwn(value, first))) return undefined;
  const item = withParts(value[first], others, next);
  return item === undefined ? undefined : { ...value, [first]: item };
}

/**
 * A copy with another value at a path. A last key may be new, everything before it has to be there.
 * undefined if the path leads to nothing, or the value is undefined.
 */
export function withPath<T>(value: T, path: string, next: unknown): T | undefined {
  const parts = partsOf(path);
  return parts && (withParts(value, parts, next) as T | undefined);
}

/** A copy with several changes by their paths; the path that leads to nothing is returned instead. */
export function withPaths<T>(
  value: T,
  changes: Readonly<Record<string, unknown>>,
): { value: T; fault?: never } | { value?: never; fault: string } {
  let result = value;
  for (const [path, next] of Object.entries(changes)) {
    const changed = withPath(result, path, next);
    if (changed === undefined) return { fault: path };
    result = changed;
  }
  return { value: result };
}
