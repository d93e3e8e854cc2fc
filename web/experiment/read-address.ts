import { readName, readings } from "./address-text.ts";
import { Unpackable, fromLetters, inflate, toText } from "../platform/inflate.ts";
import { isRecord } from "../platform/guards.ts";
import { MOST_BYTES, type Link, type LinkFault } from "./link.ts";
import { presetOf, viewOf } from "./presets.ts";
import { readView } from "./read-view.ts";
import { readUnitNames } from "./given-names.ts";
import type { Room } from "./rooms.ts";

/** A damaged link, with the position of its first invalid character, counted from the #, or the text that is not JSON. */
interface Damage {
  fault: LinkFault;
  at?: number;
  text?: string;
}

/** A lesson that an address leads to: one of ours by its id, or a text of JSON. The step counts from 0. */
export interface LinkedLesson {
  id?: string;
  value?: string;
  step?: number;
}

export type Read =
  /** A fault of a part that was left out does not keep the rest from opening. */
  | { link: Link; fault?: LinkFault; at?: never; text?: never; room?: never; lesson?: never }
  | { lesson: LinkedLesson; link?: never; fault?: never; text?: never; room?: never }
  | { room: Room; link?: never; fault?: never; text?: never; lesson?: never }
  | (Damage & { link?: never; room?: never; lesson?: never })
  | undefined;

const LESSON_ID = /^[a-z](?:[a-z0-9-]{0,38}[a-z0-9])?$/i;
const NO_LETTER = /[^A-Za-z0-9_=-]/;

function readPreset(value: string): Read {
  const preset = readings(value)
    .map((name) => presetOf(name.toLowerCase()))
    .find((found) => found !== undefined);
  if (!preset) return { fault: "link-no-preset" };
  const { experiment, baseline } = preset;
  return { link: { experiment, view: { ...viewOf(preset), ...(baseline ? { baseline } : {}) } } };
}

function parsed(text: string): Read {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { fault: "link-not-json", text };
  }
  if (!isRecord(value) || !isRecord(value.experiment)) return { fault: "link-no-experiment" };
  const link = { experiment: value.experiment, view: readView(value.view) };
  const hasNames = !isRecord(value.view) || readUnitNames(value.view.unitNames).isWhole;
  return hasNames ? { link } : { link, fault: "link-unit-names" };
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

/** A text that is short and has no large letters is an id; the rest is a lesson, deflated. */
async function readLesson(value: string, step: number | undefined): Promise<Read> {
  const from = step === undefined ? {} : { step: Math.max(0, step - 1) };
  const id = readings(value).find((name) => LESSON_ID.test(name));
  if (id !== undefined) return { lesson: { id: id.toLowerCase(), ...from } };
  for (const letters of readings(value)) {
    const bytes = bytesIn(letters);
    const text = bytes && (await inflate(bytes, MOST_BYTES).then(toText, () => undefined));
    if (text !== undefined) return { lesson: { value: text, ...from } };
  }
  return { fault: "link-no-lesson" };
}

/** Position of the first invalid character, counted from the #. */
function strayIn(hash: string): number | undefined {
  const start = hash.indexOf("=") + 1;
  const stray = start > 0 ? hash.slice(start).search(NO_LETTER) : -1;
  return stray < 0 ? undefined : start + stray + 1;
}

/**
 * Reads the hash of an address, also as mail and chat programs change it; undefined: it names nothing. The engine validates
 * the experiment.
 */
export async function readAddress(hash: string): Promise<Read> {
  const named = readName(hash);
  if (named === undefined) return undefined;
  if (named === null) return { fault: "link-unknown" };
  if ("room" in named) return named;
  const { name, value, step } = named;
  if (name === "preset") return readPreset(value);
  if (name === "lesson") return readLesson(value, step);
  let first: Read;
  for (const letters of readings(value)) {
    const read = name === "deflated" ? await readDeflated(letters) : readPlain(letters);
    if (read?.link) return read;
    first ??= read;
  }
  const at = first?.fault === "link-not-text" ? strayIn(hash) : undefined;
  return at === undefined ? first : { fault: "link-not-text", at };
}
