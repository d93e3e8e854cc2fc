import { deflate, toLetters } from "../platform/deflate.ts";
import type { Config } from "../engine/types.ts";
import { isCustom } from "./experiment.ts";
import type { Goal } from "./goal.ts";
import type { UnitNames } from "./unit-names.ts";
import type { ExplorerState, LabState, Room } from "./rooms.ts";

/** Names of the classes and columns of custom data. */
export interface DataNames {
  classes: readonly string[];
  columns: readonly string[];
  /** How inputs were scaled before they became data. */
  scaling?: DataScaling;
}

/** Offset and factor of a column, (value − offset) · factor, or of fewer columns, which repeat. */
export type DataScaling = readonly (readonly [offset: number, factor: number])[];

/** The part of the view state that a link carries. */
export interface LinkView {
  point?: number[];
  target?: number | null;
  pins?: { point: number[]; target: number | null }[];
  names?: DataNames;
  /** Names that the learner has given units. */
  unitNames?: UnitNames;
  /** Steps per second; null: as fast as possible. */
  speed?: number | null;
  /** The id of the preset whose hint is shown. */
  preset?: string;
  /** Test points are drawn; absent: true. */
  testShown?: boolean;
  /** The map shows decisions instead of probabilities. */
  discrete?: boolean;
  /** Index of the output that the map shows; absent: 0. */
  output?: number;
  /** The id of the panel on show; absent: the first one. The store leaves out one that it does not have. */
  analysis?: string;
  /** Where training stops. */
  goal?: Goal;
  /** The experiment that this one is compared with. The engine validates it. */
  baseline?: Config;
  /** The room on show; absent: the playground. */
  room?: Room;
  explorer?: ExplorerState;
  lab?: LabState;
}

/** The name of `baseline` in links and saves: their format is older than the name. */
export const BASELINE_KEY = "rival" as const;

export interface Link {
  experiment: Config;
  view: LinkView;
}

/** How a link can be damaged; each has a text of that name. */
export type LinkFault =
  | "link-not-text"
  | "link-not-json"
  | "link-no-experiment"
  | "link-no-preset"
  | "link-no-lesson"
  | "link-unit-names"
  | "link-unknown"
  | "link-unpacks-large"
  | "link-old-browser";

export const MOST_PINS = 4;
export const NAME_LENGTH = 60;

/** Firefox allows 2^20 characters in an address. */
const MOST_LETTERS = 1_000_000;
/** This many numbers with all digits fit into any link, even with a baseline. */
export const NUMBERS_LINKED = 20_000;
/** More are not tried: writing them takes too long. */
const MOST_NUMBERS = 100_000;
/** Bytes that a link may inflate to: a short link could inflate to gigabytes. */
export const MOST_BYTES = 4_000_000;

const PLAIN_KEY = "#experiment=";
const DEFLATED_KEY = "#deflated=";

function numbersIn({ data, parameters = [] }: Pick<Config, "data" | "parameters"> = {}): number {
  const arrays = parameters.flatMap((layer) => Object.values(layer ?? {}));
  const weights = arrays.reduce((count, { length }) => count + length, 0);
  return weights + (data && isCustom(data) ? data.inputs.length * (data.inputs[0]?.length ?? 0) : 0);
}

function bytesOf({ experiment, view: { baseline, ...view } }: Link): Uint8Array<ArrayBuffer> {
  const written = { experiment, view: baseline ? { ...view, [BASELINE_KEY]: baseline } : view };
  return new TextEncoder().encode(JSON.stringify(written));
}

/** undefined if it is too large for a link. */
function fitting(key: string, bytes: Uint8Array): string | undefined {
  if (Math.ceil((bytes.length * 4) / 3) > MOST_LETTERS) return undefined;
  return key + toLetters(bytes);
}

const isTried = ({ experiment, view }: Link) => numbersIn(experiment) + numbersIn(view.baseline) <= MOST_NUMBERS;

/** The link in plain base64, synchronously; undefined if it is too large. */
export function writePlainLink(link: Link): string | undefined {
  return isTried(link) ? fitting(PLAIN_KEY, bytesOf(link)) : undefined;
}

/** The link, deflated if the browser supports it; undefined if it is too large. */
export async function writeLink(link: Link): Promise<string | undefined> {
  if (!isTried(link)) return undefined;
  const bytes = bytesOf(link);
  if (bytes.length > MOST_BYTES) return undefined;
  const deflated = await deflate(bytes);
  return deflated ? fitting(DEFLATED_KEY, deflated) : fitting(PLAIN_KEY, bytes);
}

/** The link to a room; it leaves the experiment as it is. */
export const roomLink = (room: Room): string => `#${room}`;

/** Replaces the hash without a new entry in the browser's history. Frames without an address of their own refuse that. */
export function replaceHash(hash: string): void {
  try {
    history.replaceState(history.state, "", hash);
  } catch {
    /* a page of srcdoc has no address to keep */
  }
}
