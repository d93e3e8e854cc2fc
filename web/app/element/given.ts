/** Deeper than any experiment. */
const MOST_DEPTH = 16;

/**
 * A copy of what a page has set, in plain lists and objects: what a framework watches cannot be sent to a worker, and may change
 * later. What is no data stays as a text, which the engine names. Data that is `known` stays the object it is.
 */
export function copied(value: unknown, known?: unknown, around: readonly unknown[] = []): unknown {
  if (typeof value === "function" || typeof value === "symbol" || typeof value === "bigint") return String(value);
  if (typeof value !== "object" || value === null || value === known) return value;
  if (around.length > MOST_DEPTH || around.includes(value)) return null;
  const within = [...around, value];
  const copy = (part: unknown) => (typeof part === "number" ? part : copied(part, known, within));
  if (Array.isArray(value)) return Array.from(value, copy);
  if (ArrayBuffer.isView(value) && !(value instanceof DataView))
    return Array.from(value as unknown as ArrayLike<number>, Number);
  const parts = Object.entries(value).filter(([, part]) => part !== undefined);
  return Object.fromEntries(parts.map(([key, part]) => [key, copy(part)]));
}

/** Takes up what was set before the element was defined, which would stand before its setters for good. */
export function takeUp<T extends object>(element: T, names: readonly (keyof T)[]): void {
  for (const name of names) {
    if (!Object.hasOwn(element, name)) continue;
    const value = element[name];
    delete element[name];
    element[name] = value;
  }
}
