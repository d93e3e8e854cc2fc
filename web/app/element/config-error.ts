import { type ArgsIn, issueFrom } from "../../engine/issue.ts";

export { found } from "../../engine/issue.ts";

/** What the element refuses. A code that the engine has, too, has the same text (a test compares them). */
export const messages = {
  list_expected: "must be a list, not {found}",
  name_expected: "must be a name, not {found}",
  name_unknown: "{name} is not known; allowed are {allowed}",
  whole_number_out_of_range: "must be a whole number from 0 to {most}, not {found}",
  point_expected: "must be a list of {columns} numbers from {least} to {most}",
  save_expected: "must be the Uint8Array that save() returned, or its base64 text, not {found}",
  target_expected: "must be null or a class from 0 to {last}, not {found}",
  target_unexpected: "must be null, not {found}",
} as const;

type Code = keyof typeof messages;
type ArgsOf<Name extends Code> = ArgsIn<(typeof messages)[Name]>;

export const issue = <Name extends Code>(path: string, code: Name, args: ArgsOf<Name>) =>
  issueFrom(messages[code], code, args, path);

/** An error like the engine's. */
export function configError<Name extends Code>(path: string, code: Name, args: ArgsOf<Name>): Error {
  const { message, ...found } = issue(path, code, args);
  return Object.assign(new Error(`${path}: ${message}`), { name: "ConfigError", ...found });
}
