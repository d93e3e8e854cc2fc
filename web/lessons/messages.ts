import { type ArgsIn, issueFrom } from "../engine/issue.ts";
import type { Issue } from "../engine/types.ts";

/** What is refused in a lesson and in its expressions. A code that the engine has, too, has the same text (a test compares them). */
export const messages = {
  // Any value.
  object_expected: "must be an object with {allowed}, not {found}",
  list_expected: "must be a list, not {found}",
  number_expected: "must be a number, not {found}",
  boolean_expected: "must be true or false, not {found}",
  name_unknown: "{name} is not known; allowed are {allowed}",
  key_unknown: "is not a known key; allowed are {allowed}",
  key_missing: "is missing",
  list_length: "must hold {least} to {most} items, not {found}",
  number_out_of_range: "must be from {least} to {most}, not {found}",
  whole_number_expected: "must be a whole number, not {found}",
  data_unwritable: "is not plain data: it refers to itself, is too large, or holds what JSON cannot",

  // A lesson.
  lesson_json: "is not a lesson: it is not JSON",
  lesson_too_large: "is too large for a lesson: {found} characters, at most {most}",
  lesson_version: "must be 1, the version of the format of lessons, not {found}",
  lesson_id: "must be 1 to {most} letters a to z, digits or -, not {found}",
  lesson_name: "must be 1 to {most} letters, digits or _, with a letter first, not {found}",
  lesson_text: "must be a text of 1 to {most} characters, not {found}",
  lesson_ids_repeated: "is the id of an earlier step, too",
  lesson_language: "must be the name of a language, such as en or zh-Hans, not {found}",
  lesson_path: "leads to nothing in the experiment",
  lesson_then: 'needs rival "before" in the same step',
  lesson_one_of: "must have exactly one of {allowed}",
  lesson_stop_missing: "needs a stop in this step, or its own",
  lesson_text_extra: "belongs to nothing in the step",
  lesson_low_high: "must be above {low}, not {found}",
  lesson_room: "is no value that this room takes",
  lesson_remembered: "no earlier step remembers {name}",
  lesson_address: "must be the id of a lesson or an address on the same host as the page, not {found}",
  lesson_unreachable: "{found} could not be loaded",

  // An expression, at a column.
  expression_expected: "must be an expression of 1 to {most} characters, not {found}",
  expression_deep: "brackets and signs are nested more than {most} deep",
  expression_character: "{found} is no part of an expression",
  expression_quote: "the closing quotation mark is missing",
  expression_number: "{found} is too large; expected a number below 1.8e308",
  expression_value: 'expected a number, a fact, a function or "(", found {found}',
  expression_value_end: 'the expression ends too early: expected a number, a fact, a function or "("',
  expression_name: "expected a name after the point",
  expression_sign: "expected {sign}, found {found}",
  expression_sign_end: "the expression ends too early: expected {sign}",
  expression_end: "expected an operator or the end, found {found}",
  expression_chain: "comparisons cannot be chained; write 0 < x and x < 1",
  expression_equality: "a comparison is written ==, not =",
  expression_function: "there is no function {name}; there are {allowed}",
  expression_arguments: "{name} takes {least} to {most} values, not {found}",

  // What an expression is about, at a column.
  fact_unknown: "there is no fact {name}; there are {allowed}",
  fact_absent: "there is no {name} now",
  fact_index: "there is no item {index}: there are {count}",
  fact_whole: "{name} has parts, of which one must be named: {allowed}",
  operand_numbers: "{sign} needs numbers",
  operand_truths: "{sign} needs conditions, such as step > 0",
  operand_kinds: "{sign} needs two values of the same kind",
  operand_lengths: "{sign} needs lists of the same length, not of {left} and {right}",
  operand_name: "{sign} needs the name of an activation in quotation marks",
  index_expected: "the place in a list must be a whole number",
  condition_expected: "must be a condition, such as train.accuracy >= 0.9",
  condition_list: "gives a list of conditions; write all(…) or any(…)",
  quantity_expected: "must give a number",
} as const;

type Messages = typeof messages;
export type Code = keyof Messages;
export type ArgsOf<Name extends Code> = ArgsIn<Messages[Name]>;

/** Thrown inside the reader and the expressions; callers get its issue. */
export class Fault extends Error {
  readonly issue: Issue;

  constructor(issue: Issue) {
    super(issue.message);
    this.issue = issue;
  }
}

export const issue = <Name extends Code>(code: Name, args: ArgsOf<Name>, path = ""): Issue =>
  issueFrom(messages[code], code, args, path);

/** Refuses a value, or a place in an expression. */
export function refuse<Name extends Code>(
  code: Name,
  args: ArgsOf<Name>,
  place: { path?: string; column?: number },
): never {
  const { path = "", column } = place;
  throw new Fault({ ...issue(code, args, path), ...(column === undefined ? {} : { column }) });
}
