import type { Argument, Issue } from "./types.ts";

type NamesIn<Text> = Text extends `${string}{${infer Name}}${infer Rest}` ? Name | NamesIn<Rest> : never;
/** The arguments of an English message, whose names are in braces. */
export type ArgsIn<Text> = Record<NamesIn<Text>, Argument>;

/** A text in quotation marks, with control characters written as \u0007. */
const quoted = (text: string): string =>
  `"${text.replaceAll(/[\u0000-\u001f\u007f]/g, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, "0")}`)}"`;

/** An argument in English. */
function shown(value: Argument): string {
  if (typeof value === "string") return quoted(value);
  if (value === null || typeof value !== "object") return String(value);
  if ("kind" in value) return JSON.stringify(value);
  if ("join" in value) return value.join(typeof value[0] === "number" ? "×" : ", ");
  return { list: "a list", object: "an object" }[value.type] ?? value.type;
}

/** An issue whose message is the English text with its arguments. */
export function issueFrom(english: string, code: string, args: Record<string, Argument>, path: string): Issue {
  const message = english.replaceAll(/\{(\w+)\}/g, (_, name: string) => shown(args[name]));
  return { code, args, path, message };
}

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
