import { readName, readings } from "./address-text.ts";
import { Unpackable, deflate, fromLetters, inflate, toLetters, toText } from "../platform/deflate.ts";
import type { Config } from "../engine/types.ts";
import { isCustom } from "./experiment.ts";
import { readGoal, type Goal } from "./goal.ts";
import { isFiniteNumber, isRecord } from "../platform/guards.ts";
import { presetOf, viewOf } from "./presets.ts";
import { ROOMS, readExplorer, readLab, within, type ExplorerState, type LabState, type Room } from "./rooms.ts";

/** What own data calls its classes and its columns. */
export interface DataNames {
  classes: readonly string[];
  columns: readonly string[];
}

/** What is chosen on the page beside the experiment, as far as a link carries it. */
export interface LinkView {
  point?: number[];
  target?: number | null;
  pins?: { point: number[]; target: number | null }[];
  names?: DataNames;
  /** Steps a second; null: as fast as it goes. */
  speed?: number | null;
  /** The experiment to try whose sentence is on show. */
  preset?: string;
  /** The points tested on are drawn; true where it says nothing. */
  testShown?: boolean;
  /** The map shows what is decided, and not how surely. */
  discrete?: boolean;
  /** Of several numbers the one that the map shows, counted from 0; the first where it says nothing. */
  output?: number;
  /** The id of the panel on show; absent: the first one. The store leaves out one that it does not have. */
  analysis?: string;
  /** Where training stops by itself. */
  goal?: Goal;
  /** The experiment that this one is compared with. Whether it is sound is for the engine to say. */
  baseline?: Config;
  /** The room on show; the playground where none is named. */
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

/** The ways in which an address can be damaged, each with a text of that name. */
export type LinkFault =
  | "link-not-text"
  | "link-not-json"
  | "link-no-experiment"
  | "link-no-preset"
  | "link-unknown"
  | "link-unpacks-large"
  | "link-old-browser";

/** What a damaged link says of where: the first character, counted from the #, that no link has, or the text that is no JSON. */
interface Damage {
  fault: LinkFault;
  at?: number;
  text?: string;
}

export type Read =
  | { link: Link; fault?: never; text?: never; room?: never }
  | { room: Room; link?: never; fault?: never; text?: never }
  | (Damage & { link?: never; room?: never })
  | undefined;

export const MOST_PINS = 4;
export const NAME_LENGTH = 60;
const MOST_COLUMNS = 4096;
const COORDINATES = [-1e15, 1e15] as const;
const SPEEDS_ALLOWED = [0.01, 1e6] as const;

/** Firefox takes no address of more than 2^20 characters. */
const MOST_LETTERS = 1_000_000;
/** So many numbers fit into every link, each with all of its digits, in both of two runs. */
export const NUMBERS_LINKED = 20_000;
/** More are not even tried: to write them all takes too long. */
const MOST_NUMBERS = 100_000;
/** Bytes that a link may unpack to. A few letters could be made to unpack to gigabytes. */
const MOST_BYTES = 4_000_000;

const PLAIN_KEY = "#experiment=";
const DEFLATED_KEY = "#deflated=";
const NO_LETTER = /[^A-Za-z0-9_=-]/;

/** Cut to what float32 can square. */
function readPoint(value: unknown): number[] | undefined {
  if (!Array.isArray(value) || value.length === 0 || !value.every(isFiniteNumber)) return undefined;
  return value.slice(0, MOST_COLUMNS).map((x) => within(x, COORDINATES));
}

const isTarget = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 0;

function readPin(value: unknown): { point: number[]; target: number | null }[] {
  const point = isRecord(value) ? readPoint(value.point) : undefined;
  return point
    ? [
        {
          point,
          target: isTarget((value as { target?: unknown }).target) ? (value as { target: number }).target : null,
        },
      ]
    : [];
}

/** A number may be a name; what has no text has an empty one. */
const readText = (value: unknown) =>
  typeof value === "string" || typeof value === "number"
    ? Array.from(String(value).slice(0, 2 * NAME_LENGTH))
        .slice(0, NAME_LENGTH)
        .join("")
    : "";

const readTexts = (value: unknown): string[] =>
  Array.isArray(value) ? value.slice(0, MOST_COLUMNS).map(readText) : [];

function readNames(value: unknown): DataNames | undefined {
  return isRecord(value) ? { classes: readTexts(value.classes), columns: readTexts(value.columns) } : undefined;
}

/** The view counts for little: what is not understood is left out. */
export function readView(value: unknown): LinkView {
  if (!isRecord(value)) return {};
  const view: LinkView = {};
  const point = readPoint(value.point);
  if (point) view.point = point;
  if (isTarget(value.target)) view.target = value.target;
  if (Array.isArray(value.pins)) view.pins = value.pins.flatMap(readPin).slice(0, MOST_PINS);
  const names = readNames(value.names);
  if (names) view.names = names;
  if (value.speed === null) view.speed = null;
  else if (isFiniteNumber(value.speed) && value.speed > 0) view.speed = within(value.speed, SPEEDS_ALLOWED);
  const preset = presetOf(value.preset);
  if (preset) view.preset = preset.id;
  if (typeof value.testShown === "boolean") view.testShown = value.testShown;
  if (typeof value.discrete === "boolean") view.discrete = value.discrete;
  if (Number.isSafeInteger(value.output) && (value.output as number) > 0) view.output = value.output as number;
  const goal = readGoal(value.goal);
  if (goal) view.goal = goal;
  if (isRecord(value[BASELINE_KEY])) view.baseline = value[BASELINE_KEY];
  if (typeof value.analysis === "string") view.analysis = value.analysis;
  const room = ROOMS.find((name) => name === value.room);
  if (room) view.room = room;
  if (value.explorer !== undefined) view.explorer = readExplorer(value.explorer);
  if (value.lab !== undefined) view.lab = readLab(value.lab);
  return view;
}

function numbersIn(config: Pick<Config, "data"> | undefined): number {
  const data = config?.data;
  return data && isCustom(data) ? data.inputs.length * (data.inputs[0]?.length ?? 0) : 0;
}

function bytesOf({ experiment, view: { baseline, ...view } }: Link): Uint8Array<ArrayBuffer> {
  const written = { experiment, view: baseline ? { ...view, [BASELINE_KEY]: baseline } : view };
  return new TextEncoder().encode(JSON.stringify(written));
}

/** undefined where it is too large for a link. */
function fitting(key: string, bytes: Uint8Array): string | undefined {
  if (Math.ceil((bytes.length * 4) / 3) > MOST_LETTERS) return undefined;
  return key + toLetters(bytes);
}

const isTried = ({ experiment, view }: Link) => numbersIn(experiment) + numbersIn(view.baseline) <= MOST_NUMBERS;

/** The link in plain base64, at once; undefined where it is too large for one. */
export function writePlainLink(link: Link): string | undefined {
  return isTried(link) ? fitting(PLAIN_KEY, bytesOf(link)) : undefined;
}

/** The link, deflated where the browser can; undefined where it is too large for one. */
export async function writeLink(link: Link): Promise<string | undefined> {
  if (!isTried(link)) return undefined;
  const bytes = bytesOf(link);
  if (bytes.length > MOST_BYTES) return undefined;
  const deflated = await deflate(bytes);
  return deflated ? fitting(DEFLATED_KEY, deflated) : fitting(PLAIN_KEY, bytes);
}

/** The link that leads to a room and leaves the experiment as it is. */
export const roomLink = (room: Room): string => `#${room}`;

function readPreset(value: string): Read {
  const preset = readings(value)
    .map((name) => presetOf(name.toLowerCase()))
    .find((found) => found !== undefined);
  return preset ? { link: { experiment: preset.experiment, view: viewOf(preset) } } : { fault: "link-no-preset" };
}

function parsed(text: string): Read {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { fault: "link-not-json", text };
  }
  if (!isRecord(value) || !isRecord(value.experiment)) return { fault: "link-no-experiment" };
  return { link: { experiment: value.experiment, view: readView(value.view) } };
}

function bytesIn(letters: string): Uint8Array<ArrayBuffer> | undefined {
  try {
    return fromLetters(letters);
  } catch {
    return undefined;
  }
}

function readPlain(letters: string): Read {
  const bytes = bytesIn(letters);
  try {
    return bytes ? parsed(toText(bytes)) : { fault: "link-not-text" };
  } catch {
    return { fault: "link-not-text" };
  }
}

async function readDeflated(letters: string): Promise<Read> {
  const bytes = bytesIn(letters);
  if (!bytes) return { fault: "link-not-text" };
  try {
    const { text: _, ...read } = parsed(toText(await inflate(bytes, MOST_BYTES)))!;
    return read;
  } catch (error) {
    if (error instanceof Unpackable)
      return { fault: error.reason === "large" ? "link-unpacks-large" : "link-old-browser" };
    return { fault: "link-not-json" };
  }
}

/** Where the first character stands that no link has, counted from the #. */
function strayIn(hash: string): number | undefined {
  const start = hash.indexOf("=") + 1;
  const stray = start > 0 ? hash.slice(start).search(NO_LETTER) : -1;
  return stray < 0 ? undefined : start + stray + 1;
}

/**
 * What stands after the # of an address, also as mail and chat programs damage it; undefined where it asks for nothing.
 * Whether the experiment is sound is for the engine to say.
 */
export async function readAddress(hash: string): Promise<Read> {
  const named = readName(hash);
  if (named === undefined) return undefined;
  if (named === null) return { fault: "link-unknown" };
  if ("room" in named) return named;
  const { name, value } = named;
  if (name === "preset") return readPreset(value);
  let first: Read;
  for (const letters of readings(value)) {
    const read = name === "deflated" ? await readDeflated(letters) : readPlain(letters);
    if (read?.link) return read;
    first ??= read;
  }
  const at = first?.fault === "link-not-text" ? strayIn(hash) : undefined;
  return at === undefined ? first : { fault: "link-not-text", at };
}

/** Writes the hash without an entry in the history; frames without an address of their own refuse. */
export function replaceHash(hash: string): void {
  try {
    history.replaceState(history.state, "", hash);
  } catch {
    /* a page of srcdoc has no address to keep */
  }
}
