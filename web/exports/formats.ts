import { ExportError, type ExportedFile, type ExportRequest, type FormatReport } from "./exported.ts";
import type { Format } from "./format.ts";
import { csv } from "./formats/csv/csv.ts";
import { json } from "./formats/json/json.ts";
import { keras } from "./formats/keras/keras.ts";
import { notebook } from "./formats/notebook/notebook.ts";
import { onnx } from "./formats/onnx/onnx.ts";
import { pytorch } from "./formats/pytorch/pytorch.ts";
import { tensorflowjs } from "./formats/tensorflowjs/tensorflowjs.ts";
import type { Known } from "./known.ts";
import { exportError } from "./messages.ts";
import { modelOf, networkOf } from "./model.ts";

/** In the order in which they are shown. */
export const FORMATS: readonly Format[] = [keras, pytorch, notebook, tensorflowjs, onnx, json, csv];

/** For each format, what of the experiment it cannot say. Throws an ExportError if the config is invalid. */
export function formatsFor(known: Known, config: unknown): FormatReport[] {
  const network = networkOf(known, config);
  return FORMATS.map((format) => ({ format: format.id, refusals: format.refusals(network) }));
}

/** Throws an ExportError for an unknown format, a request that does not fit, and the format's first refusal. */
export function filesOf(known: Known, request: ExportRequest, name: string): ExportedFile[] {
  const format = FORMATS.find(({ id }) => id === name);
  if (!format)
    throw exportError("export_format_unknown", "", { name: String(name), allowed: FORMATS.map(({ id }) => id) });
  const model = modelOf(known, request);
  const [refusal] = format.refusals(model);
  if (refusal) throw new ExportError(refusal);
  return format.files(model);
}
