/** More than the depth of any experiment. */
const MAX_DEPTH = 16;

/**
 * A copy of a value that a page has set, in plain arrays and objects: a framework's proxies cannot be sent to a worker, and may
 * change later. A value that JSON cannot hold becomes text, which the engine's message quotes. Data that is already `known`
 * stays the same object.
 */
export function copyOf(value: unknown, known?: unknown, around: readonly unknown[] = []): unknown {
  if (typeof value === "function" || typeof value === "symbol" || typeof value === "bigint") return String(value);
  if (typeof value !== "object" || value === null || value === known) return value;
  if (around.length > MAX_DEPTH || around.includes(value)) return null;
  const within = [...around, value];
  const copy = (part: unknown) => (typeof part === "number" ? part : copyOf(part, known, within));
  if (Array.isArray(value)) return Array.from(value, copy);
  if (ArrayBuffer.isView(value) && !(value instanceof DataView))
    return Array.from(value as unknown as ArrayLike<number>, Number);
  const parts = Object.entries(value).filter(([, part]) => part !== undefined);
  return Object.fromEntries(parts.map(([key, part]) => [key, copy(part)]));
}

/** Sets properties again that were set before the element was defined: as own properties, they would hide the setters. */
export function upgradeProperties<T extends object>(element: T, names: readonly (keyof T)[]): void {
  for (const name of names) {
    if (!Object.hasOwn(element, name)) continue;
    const value = element[name];
    delete element[name];
    element[name] = value;
  }
}

/** Text that is not JSON is passed on as it is: the engine says where the mistake is. */
export function readJson(text: string | null): unknown {
  try {
    return JSON.parse(text ?? "null");
  } catch {
    return text;
  }
}
