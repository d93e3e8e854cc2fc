import { type ArgsIn, issueFrom } from "../engine/issue.ts";
import type { Argument, Catalog } from "../engine/types.ts";
import { ExportError, type Refusal } from "./exported.ts";

/** What exports refuse beside what the catalog has a message for. */
const MESSAGES = {
  export_format_unknown: "{name} is not a format; formats are {allowed}",
  export_text_expected: "must be a text, not {found}",
} as const;

type Messages = typeof MESSAGES;
export type Code = keyof Messages;

/** A refusal of a code that exports have of their own. */
export const refusal = <Name extends Code>(code: Name, path: string, args: ArgsIn<Messages[Name]>): Refusal =>
  issueFrom(MESSAGES[code], code, args, path);

export const exportError = <Name extends Code>(code: Name, path: string, args: ArgsIn<Messages[Name]>): ExportError =>
  new ExportError(refusal(code, path, args));

/** The error with a message of the catalog. */
export const catalogError = (
  { messages }: Catalog,
  code: string,
  path: string,
  args: Record<string, Argument> = {},
): ExportError => new ExportError(issueFrom(messages[code], code, args, path));
