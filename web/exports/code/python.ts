/** Python's text of a value of the experiment. */
export function python(value: unknown): string {
  if (typeof value === "boolean") return value ? "True" : "False";
  if (typeof value === "string") return JSON.stringify(value);
  if (!Array.isArray(value)) return String(value);
  return `(${value.map(python).join(", ")}${value.length === 1 ? "," : ""})`;
}

/** A number that Python does not take for a whole one. */
export const float = (value: unknown): string => (Number.isInteger(value) ? `${String(value)}.0` : String(value));

/** The lines, each further to the right; empty ones stay empty. */
export const indented = (lines: readonly string[]): string[] => lines.map((line) => (line ? `    ${line}` : ""));

/** A function or class: its head, what it says of itself, and its body. */
export const block = (head: string, says: string | null, body: readonly string[]): string[] => [
  head,
  ...indented([...(says ? [`"""${says}"""`] : []), ...body]),
];

const WIDTH = 100;

/** Items between brackets, on one line if they fit, else one a line. */
function bracketed(before: string, open: string, items: readonly string[], close: string): string[] {
  const line = `${before}${open}${items.join(", ")}${close}`;
  if (line.length <= WIDTH || items.length === 0) return [line];
  return [`${before}${open}`, ...indented(items.map((item) => `${item},`)), close];
}

export const call = (before: string, args: readonly string[], after = ""): string[] =>
  bracketed(before, "(", args, `)${after}`);

/** As many arguments a line as fit. */
function filled(items: readonly string[]): string[] {
  const lines: string[] = [];
  for (const item of items) {
    const line = `${lines[lines.length - 1]} ${item},`;
    if (lines.length > 0 && line.length <= WIDTH) lines[lines.length - 1] = line;
    else lines.push(`${item},`);
  }
  return lines;
}

/** A call within other brackets: on one line if it fits, else with as many arguments a line as fit. */
export function nestedCall(before: string, args: readonly string[]): string[] {
  const line = `${before}(${args.join(", ")}),`;
  return line.length <= WIDTH ? [line] : [`${before}(`, ...indented(filled(args)), "),"];
}

export const list = (before: string, items: readonly string[]): string[] => bracketed(before, "[", items, "]");

/** Parts of a module, with the two empty lines of PEP 8 between them. */
export const moduleText = (parts: readonly (readonly string[])[]): string =>
  `${parts
    .filter((part) => part.length > 0)
    .map((part) => part.join("\n"))
    .join("\n\n\n")}\n`;
