import { type ArgsIn, issueFrom } from "../engine/issue.ts";
import type { Argument, Catalog } from "../engine/types.ts";
import { ExportError, type Refusal } from "./exported.ts";

/** What exports refuse beside what the catalog has a message for. */
export const messages = {
  export_format_unknown: "{name} is not a format; formats are {allowed}",
  export_text_expected: "must be a text, not {found}",
  export_activation: "{format} has no activation {name}",
  export_activation_in_layer: "{format} has no activation {name} within this layer",
  export_setting: "{format} knows {value} only here, not {found}",
  export_item: "the code for {format} cannot say {name}",
  export_formula_unreadable: "is no formula that can be read; the engine's validate says where it is wrong",
  export_formula: "{format} has no typed formulas",
  export_feature: "{format} cannot compute {name} from the columns",
  export_scaling: "{format} cannot scale data of several axes",
  model_unreadable: "is not JSON",
  model_unknown: "is neither an experiment nor a network of Keras or TensorFlow.js",
  model_layer: "{name} is no layer that is known here",
  model_activation: "{name} is no activation that is known here",
  model_option: "{found} is not known here; known is {known}",
  model_key: "is not known here, and is set to {found}",
  model_chain: "must be one chain of layers, each reading the one before",
  model_input: "does not say the shape of what it reads",
  model_empty: "holds no layer that computes",
  model_weights_missing: "has no weights called {name} in the file",
  model_weights_shape: "has {name} of {found} numbers; the layer needs {shape}",
  model_weights_type: "{name} is stored as {found}; only float32 is read",
  model_file_missing: "{name} is missing: open it together with the file that names it",
  model_file_short: "{name} ends before its last number",
  model_data:
    "reads {input} numbers and gives {outputs}, for which there is no data here: open data of that kind first",
} as const;

type Messages = typeof messages;
export type Code = keyof Messages;

/** A refusal of a code that exports have of their own. */
export const refusal = <Name extends Code>(code: Name, path: string, args: ArgsIn<Messages[Name]>): Refusal =>
  issueFrom(messages[code], code, args, path);

export const exportError = <Name extends Code>(code: Name, path: string, args: ArgsIn<Messages[Name]>): ExportError =>
  new ExportError(refusal(code, path, args));

/** The error with a message of the catalog. */
export const catalogError = (
  catalog: Catalog,
  code: string,
  path: string,
  args: Record<string, Argument> = {},
): ExportError => new ExportError(issueFrom(catalog.messages[code], code, args, path));
