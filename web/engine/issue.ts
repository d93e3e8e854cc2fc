import type { Argument, Issue } from "./types.ts";

type NamesIn<Text> = Text extends `${string}{${infer Name}}${infer Rest}` ? Name | NamesIn<Rest> : never;
/** The arguments of an English message, whose names are in braces. */
export type ArgsIn<Text> = Record<NamesIn<Text>, Argument>;

/** A text in quotation marks, with control characters written as \u0007. */
const quoted = (text: string): string =>
  `"${text.replaceAll(/[\u0000-\u001f\u007f]/g, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, "0")}`)}"`;

/** A number of ten digits: 0.5, 2000, 1e-05, NaN; a whole one with all of its digits. */
function rounded(value: number): string {
  if (Number.isSafeInteger(value) && !Object.is(value, -0)) return String(value);
  const [digits, power] = value.toExponential(9).split("e").map(Number);
  if (power >= -4 && power < 10) return Object.is(value, -0) ? "-0" : String(Number(value.toPrecision(10)));
  return Number.isFinite(value)
    ? `${digits}e${power < 0 ? "-" : "+"}${String(Math.abs(power)).padStart(2, "0")}`
    : String(value);
}

/** JSON with spaces, as one writes it by hand: {"kind": "reshape", "target_shape": [8, 8, 1]}. */
export const written = (value: unknown): string =>
  JSON.stringify(value, null, 1)
    .replaceAll(/\n\s*/g, " ")
    .replaceAll(/([[{]) /g, "$1")
    .replaceAll(/ ([\]}])/g, "$1");

/** An argument in English. */
function shown(value: Argument): string {
  if (typeof value === "string") return quoted(value);
  if (typeof value === "number") return rounded(value);
  if (value === null || typeof value !== "object") return String(value);
  if ("kind" in value) return written(value);
  if ("join" in value) return value.join(typeof value[0] === "number" ? "×" : ", ");
  return { list: "a list", object: "an object" }[value.type] ?? value.type;
}

/** An English text with its arguments, as core/text/error.cpp fills it. */
export const filled = (english: string, args: Record<string, Argument>): string =>
  english.replaceAll(/\{(\w+)\}/g, (_, name: string) => shown(args[name]));

/** An issue whose message is the English text with its arguments. */
export const issueFrom = (english: string, code: string, args: Record<string, Argument>, path: string): Issue => ({
  code,
  args,
  path,
  message: filled(english, args),
});

const MOST_SHOWN = 40;

/** A value that was found, as data: a text is cut, an object is named by its type. */
export function found(value: unknown): Argument {
  if (typeof value === "string") {
    const characters = Array.from(value.slice(0, 2 * MOST_SHOWN + 2));
    return characters.length > MOST_SHOWN ? `${characters.slice(0, MOST_SHOWN).join("")}…` : value;
  }
  if (typeof value === "number" || typeof value === "boolean" || value === null) return value;
  return { type: Array.isArray(value) ? "list" : typeof value };
}
