import known from "virtual:known";
import type { Config } from "../engine/types.ts";
import type { ExportedFile, ExportRequest, FormatReport } from "./exported.ts";
import { filesOf, formatsFor } from "./formats.ts";

export { ExportError } from "./exported.ts";
export type * from "./exported.ts";

/**
 * The network as files of a format: code, a model, or its numbers. Runs without the engine, in a browser, a worker and Node.
 * Throws an ExportError for an unknown format, for a config or parameters that do not fit, and for what the format cannot say.
 */
export const exportModel = (request: ExportRequest, format: string): ExportedFile[] => filesOf(known, request, format);

/** Which formats can say this network, and of the others why not. Throws an ExportError if the config is invalid. */
export const exportFormats = (config: Config): FormatReport[] => formatsFor(known, config);
