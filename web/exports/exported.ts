import type { Argument, Config, Issue, LayerParameters, Trainer } from "../engine/types.ts";

/** The data of a trainer, as `Trainer.data` gives it: the first `trainRows` rows are for training. */
export type ExportData = ReturnType<Trainer["data"]>;

/** How a column of own data was scaled: the experiment's number is (value − offset) · factor. */
export interface ColumnScaling {
  offset: number;
  factor: number;
}

/** A network to be written. */
export interface ExportRequest {
  /** Missing keys take the defaults. */
  config: Config;
  /** As `Trainer.parameters` gives them. Absent: those of the config, which must then hold all of them. */
  parameters?: readonly LayerParameters[];
  /** For formats that hold rows. */
  data?: ExportData;
  /** The address at which the experiment opens, for a comment. */
  link?: string;
  /** One a column of the data. What is written then takes the values from before the scaling. Absent: nothing was scaled. */
  scaling?: readonly ColumnScaling[];
}

export interface ExportedFile {
  name: string;
  /** The media type. */
  type: string;
  data: Uint8Array;
}

/** Why a format cannot say a network: an issue with the path in the experiment. */
export type Refusal = Pick<Issue, "code" | "args" | "path" | "message">;

/** A format can say the network if it has no refusals. */
export interface FormatReport {
  format: string;
  refusals: Refusal[];
}

/**
 * What a refused export throws. Its path names the culprit, as `parameters[0].kernel`; the message begins with it, and
 * `refusal.message` is without.
 */
export class ExportError extends Error {
  override readonly name = "ExportError";
  readonly code: string;
  readonly args: Readonly<Record<string, Argument>>;
  readonly path: string;
  readonly refusal: Refusal;

  constructor(refusal: Refusal) {
    const { code, args, path, message } = refusal;
    super(path ? `${path}: ${message}` : message);
    this.code = code;
    this.args = args;
    this.path = path;
    this.refusal = refusal;
  }
}
