import type { Pattern } from "./source.ts";

export type TextArguments = Record<string, string | number>;

type Part = Exclude<Pattern, string>[number];
type Expression = Exclude<Part, string>;

/** What a text is formatted with. */
export interface Scope {
  values: TextArguments;
  number(value: number): string;
  /** The plural category of a number in the language. */
  plural(value: number): string;
  /** Another text, by its id. */
  text(id: string): string;
}

/** A parsed text of Fluent in words. The build refuses what this does not know: functions, terms and attributes. */
export function formatted(pattern: Pattern, scope: Scope): string {
  if (typeof pattern === "string") return pattern;
  return pattern
    .map((part) => (typeof part === "string" ? part : valueOf(part, scope)))
    .map((value) => (typeof value === "string" ? value : scope.number(value)))
    .join("");
}

function valueOf(part: Expression, scope: Scope): string | number {
  switch (part.type) {
    case "var":
      if (!Object.hasOwn(scope.values, part.name)) throw new ReferenceError(`no value for $${part.name}`);
      return scope.values[part.name];
    case "mesg":
      return scope.text(part.name);
    case "select": {
      const value = valueOf(part.selector, scope);
      const { variants, star } = part;
      const isMeant = (key: string | number) =>
        key === value || (typeof value === "number" && key === scope.plural(value));
      return formatted((variants.find(({ key }) => isMeant(key.value)) ?? variants[star]).value, scope);
    }
    case "str":
    case "num":
      return part.value;
    case "func":
    case "term":
      throw new TypeError(`a ${part.type} in a text`);
  }
}
