import type { Config } from "./engine/types.ts";
import { readGoal, type Goal } from "./goal.ts";
import { ANALYSES, type Analysis } from "./panels.ts";
import { isFiniteNumber, isRecord } from "./plain.ts";
import { presetOf, viewOf } from "./presets.ts";
import { ROOMS, readExplorer, readLab, type ExplorerState, type LabState, type Room } from "./rooms/state.ts";

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
  /** The panel on show; the curves where it says nothing. */
  analysis?: Analysis;
  /** Where training stops by itself. */
  goal?: Goal;
  /** The experiment that this one is compared with. Whether it is sound is for the engine to say. */
  rival?: Config;
  /** The room on show; the playground where none is named. */
  room?: Room;
  explorer?: ExplorerState;
  lab?: LabState;
}

export interface Link {
  experiment: Config;
  view: LinkView;
}

/** The ways in which a link can be damaged, or cannot be made, each with a text of that name. */
export type LinkFault = "link-not-text" | "link-not-json" | "link-no-experiment" | "link-no-preset" | "link-too-large";

/** What a damaged link says of where: the first character, counted from the #, that no link has, or the text that is no JSON. */
interface Damage {
  fault: LinkFault;
  at?: number;
  text?: string;
}

export type Read = { link: Link; fault?: never; text?: never } | (Damage & { link?: never }) | undefined;

export const MOST_PINS = 4;

/** A link of so many numbers is some 200 kB long. */
const MOST_VALUES_LINKED = 20_000;
const MOST_NAMES = 4096;
export const NAME_LENGTH = 60;

const KEY = "#experiment=";
const PRESET_KEY = "#preset=";

const NO_LETTER = /[^A-Za-z0-9_=-]/;

const toBase64 = (text: string) =>
  btoa(String.fromCharCode(...new TextEncoder().encode(text)))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replace(/=+$/, "");

function fromBase64(text: string): string {
  const binary = atob(text.replaceAll("-", "+").replaceAll("_", "/"));
  return new TextDecoder("utf-8", { fatal: true }).decode(Uint8Array.from(binary, (letter) => letter.charCodeAt(0)));
}

const isPoint = (value: unknown): value is number[] => Array.isArray(value) && value.length > 0 && value.every(isFiniteNumber);

function readPin(value: unknown): { point: number[]; target: number | null }[] {
  if (!isRecord(value) || !isPoint(value.point)) return [];
  return [{ point: value.point, target: isFiniteNumber(value.target) ? value.target : null }];
}

const readTexts = (value: unknown): string[] =>
  Array.isArray(value) ? value.slice(0, MOST_NAMES).map((text) => String(text).slice(0, NAME_LENGTH)) : [];

function readNames(value: unknown): DataNames | undefined {
  return isRecord(value) ? { classes: readTexts(value.classes), columns: readTexts(value.columns) } : undefined;
}

/** The view counts for little: what is not understood is left out. */
function readView(value: unknown): LinkView {
  if (!isRecord(value)) return {};
  const view: LinkView = {};
  if (isPoint(value.point)) view.point = value.point;
  if (isFiniteNumber(value.target)) view.target = value.target;
  if (Array.isArray(value.pins)) view.pins = value.pins.flatMap(readPin).slice(0, MOST_PINS);
  const names = readNames(value.names);
  if (names) view.names = names;
  if (value.speed === null || (isFiniteNumber(value.speed) && value.speed > 0)) view.speed = value.speed;
  const preset = presetOf(value.preset);
  if (preset) view.preset = preset.id;
  if (typeof value.testShown === "boolean") view.testShown = value.testShown;
  if (typeof value.discrete === "boolean") view.discrete = value.discrete;
  if (Number.isSafeInteger(value.output) && (value.output as number) > 0) view.output = value.output as number;
  const goal = readGoal(value.goal);
  if (goal) view.goal = goal;
  if (isRecord(value.rival)) view.rival = value.rival;
  const analysis = ANALYSES.find((name) => name === value.analysis);
  if (analysis) view.analysis = analysis;
  const room = ROOMS.find((name) => name === value.room);
  if (room) view.room = room;
  if (value.explorer !== undefined) view.explorer = readExplorer(value.explorer);
  if (value.lab !== undefined) view.lab = readLab(value.lab);
  return view;
}

/** Whether a link can carry the data. */
export function isLinkable({ data }: Pick<Config, "data">): boolean {
  return !data || !("inputs" in data) || data.inputs.length * data.inputs[0].length <= MOST_VALUES_LINKED;
}

export function writeLink({ experiment, view }: Link): string {
  return KEY + toBase64(JSON.stringify({ experiment, view }));
}

/** The link that leads to a room and leaves the experiment as it is. */
export const roomLink = (room: Room): string => `#${room}`;

/** The room that such a link names. */
export function readRoom(hash: string): Room | undefined {
  return ROOMS.find((room) => roomLink(room) === hash);
}

/** The link that a preset's name alone makes, as `#preset=xor`. */
export function readPreset(hash: string): Read {
  if (!hash.startsWith(PRESET_KEY)) return undefined;
  const preset = presetOf(hash.slice(PRESET_KEY.length));
  return preset ? { link: { experiment: preset.experiment, view: viewOf(preset) } } : { fault: "link-no-preset" };
}

/** undefined when the hash carries no experiment at all. Whether the experiment is sound is for the engine to say. */
export function readLink(hash: string): Read {
  if (!hash.startsWith(KEY)) return undefined;
  const letters = hash.slice(KEY.length);
  let text: string;
  try {
    text = fromBase64(decodeURIComponent(letters));
  } catch {
    const wrong = letters.search(NO_LETTER);
    return { fault: "link-not-text", ...(wrong < 0 ? {} : { at: KEY.length + wrong + 1 }) };
  }
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { fault: "link-not-json", text };
  }
  if (!isRecord(value) || !isRecord(value.experiment)) return { fault: "link-no-experiment" };
  return { link: { experiment: value.experiment as Config, view: readView(value.view) } };
}

/** Writes the hash without an entry in the history; frames without an address of their own refuse. */
export function replaceHash(hash: string): void {
  try {
    history.replaceState(history.state, "", hash);
  } catch {
    /* a page of srcdoc has no address to keep */
  }
}
