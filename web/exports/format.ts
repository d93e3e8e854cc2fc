import type { ExportedFile, Refusal } from "./exported.ts";
import type { Model, Network } from "./model.ts";

/** A format is a folder of `formats/` and a line in `formats.ts`. */
export interface Format {
  /** As `exportModel` takes it. */
  id: string;
  /** What of the network it cannot say. */
  refusals(network: Network): Refusal[];
  /** Of a model without refusals. */
  files(model: Model): ExportedFile[];
}

const encoder = new TextEncoder();

export const textFile = (name: string, type: string, text: string): ExportedFile => ({
  name,
  type,
  data: encoder.encode(text),
});
