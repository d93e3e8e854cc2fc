import type { Config } from "./engine/types.ts";

/** What is chosen on the page beside the experiment, as far as a link carries it. */
export interface LinkView {
  point?: number[];
  target?: number | null;
  /** Steps a second; null: as fast as it goes. */
  speed?: number | null;
}

export interface Link {
  experiment: Config;
  view: LinkView;
}

/** The ways in which a link can be damaged, each with a text of that name. */
export type LinkFault = "link-not-text" | "link-not-json" | "link-no-experiment";

export type Read = { link: Link; fault?: never } | { fault: LinkFault; link?: never } | undefined;

const KEY = "#experiment=";

const toBase64 = (text: string) =>
  btoa(String.fromCharCode(...new TextEncoder().encode(text)))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replace(/=+$/, "");

function fromBase64(text: string): string {
  const binary = atob(text.replaceAll("-", "+").replaceAll("_", "/"));
  return new TextDecoder("utf-8", { fatal: true }).decode(Uint8Array.from(binary, (letter) => letter.charCodeAt(0)));
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const isFiniteNumber = (value: unknown): value is number => typeof value === "number" && Number.isFinite(value);

/** The view counts for little: what is not understood is left out. */
function readView(value: unknown): LinkView {
  if (!isRecord(value)) return {};
  const view: LinkView = {};
  if (Array.isArray(value.point) && value.point.length > 0 && value.point.every(isFiniteNumber)) view.point = value.point;
  if (isFiniteNumber(value.target)) view.target = value.target;
  if (value.speed === null || (isFiniteNumber(value.speed) && value.speed > 0)) view.speed = value.speed;
  return view;
}

export function writeLink({ experiment, view }: Link): string {
  return KEY + toBase64(JSON.stringify({ experiment, view }));
}

/** undefined when the hash carries no experiment at all. Whether the experiment is sound is for the engine to say. */
export function readLink(hash: string): Read {
  if (!hash.startsWith(KEY)) return undefined;
  let text: string;
  try {
    text = fromBase64(decodeURIComponent(hash.slice(KEY.length)));
  } catch {
    return { fault: "link-not-text" };
  }
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { fault: "link-not-json" };
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
