import { type ArgsIn, issueFrom } from "./issue.ts";
import type { Issue } from "./types.ts";

/**
 * What the engine's TypeScript refuses, as in core/text/messages.hpp. A code of both has the same text (a test compares
 * them). The catalog lists both.
 */
export const messages = {
  // Arguments of calls.
  number_expected: "must be a number, not {found}",
  boolean_expected: "must be true or false, not {found}",
  list_expected: "must be a list, not {found}",
  whole_number_out_of_range: "must be a whole number from 0 to {most}, not {found}",
  rows_missing: "must hold at least one row",
  name_unknown: "{name} is not known; allowed are {allowed}",
  items_too_many: "must hold at most {most} items, not {found}",
  unreadable: "cannot be read: reading it fails",
  transferred: "cannot be read: its memory has been transferred",
  options_expected: "must be an object with options, not {found}",
  request_expected: "must be an object with exactly one of {allowed}",
  layer_expected: "must be an object with the layer's weights by name, not {found}",
  weights_unknown: "has no weights called {name}",
  float_arrays_expected: "must hold Float32Arrays, not {found}",
  save_expected: "must be the Uint8Array that save() returned, or its base64 text, not {found}",
  save_base64: "is not the base64 text of a saved training",
  trainer_expected: "must be a trainer of this engine",
  data_expected: "must be plain data, not {found}",
  data_unwritable: "is not plain data: it refers to itself, is too large, or holds what JSON cannot",
  no_experiment: "no experiment is open",
  weight_unknown: "the network has no such weight",
  trainer_disposed: "This trainer has been disposed of.",
  out_of_memory: "There is not enough memory for this.",
  internal_error: "The engine failed: {reason}",

  // Training, which needs its words before the page has loaded those of refusals.
  diverged_weights: "The loss is no longer a finite number after step {step}: in layer {layer} its weights overflowed.",
  diverged_preactivations:
    "The loss is no longer a finite number after step {step}: in layer {layer} its preactivations z overflowed.",
  diverged_activations:
    "The loss is no longer a finite number after step {step}: in layer {layer} its activations overflowed.",
  diverged_loss:
    "The loss is no longer a finite number after step {step}: in layer {layer} the loss itself overflowed.",

  // Loading.
  wasm_address: "The engine could not be loaded: {source} is not an address.",
  wasm_unreachable: "The engine could not be loaded: {source} cannot be reached.",
  wasm_status: "The engine could not be loaded: the request for {source} was answered with status {status}.",
  wasm_unusable: "The engine could not be loaded: its wasm file is damaged, or cannot be run here ({reason}).",
  wrong_answers:
    "This browser or device computes wrongly: at the start, the check {check} gave a wrong result. Please update the browser, or try another browser or device.",
  trap: "The engine stopped in the middle of a call and cannot go on; it has to be loaded again, and its trainers restored from what was saved.",
} as const;

type Messages = typeof messages;
export type Code = keyof Messages;
export type ArgsOf<Name extends Code> = ArgsIn<Messages[Name]>;

export const issue = <Name extends Code>(code: Name, args: ArgsOf<Name>, path: string): Issue =>
  issueFrom(messages[code], code, args, path);
