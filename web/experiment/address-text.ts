import { ROOMS, type Room } from "./rooms.ts";

/** The parsed hash of an address: a name with its value, or a room. */
export type Named = { name: LinkName; value: string; step?: number } | { room: Room };

export const LINK_NAMES = ["experiment", "deflated", "preset", "lesson"] as const;
export type LinkName = (typeof LINK_NAMES)[number];

/** Each program that passes a link on may percent-encode it once more. */
const MOST_ENCODINGS = 3;
const ENCODED = /%[0-9a-f]{2}/i;
/** White space of wrapped text, invisible characters, and backslashes that Markdown adds before underscores. */
const INSERTED = /[\s\u00ad\u200b-\u200f\u2060\ufeff\\]+/g;
const NAMED = new RegExp(`(?:^|[^\\p{L}\\p{N}])(${LINK_NAMES.join("|")})(?![\\p{L}\\p{N}_-])=?(.*)$`, "iu");
const IN_ROOM = new RegExp(`^[^\\p{L}\\p{N}]*(${ROOMS.join("|")})(?![\\p{L}\\p{N}_=-])`, "iu");
/** The step of a lesson, counted from 1. */
const STEP = /[&?#;]step=(?:3D)?(\d{1,2})(?!\d)/i;
/** Tracking parameters and the browser's own directives, which are ignored. */
const ADDED = /^[&?#]*(?:utm_\w+=|[a-z]*clid=|mc_[a-z]+=|:~:|$)/i;
/** Punctuation of the sentence around the link, and everything after it. */
const AFTER = /[&?#.,;:!()[\]{}<>"'`*|~…。、，；：！？（）【】《》「」『』“”‘’«»].*$/su;

/** Undoes what mail and chat programs do to an address. */
function undone(hash: string): string {
  let text = hash.replace(/^#/, "");
  for (let i = 0; i < MOST_ENCODINGS && ENCODED.test(text); i++) {
    try {
      text = decodeURIComponent(text);
    } catch {
      break;
    }
  }
  return text
    .replaceAll(/&amp;/gi, "&")
    .replaceAll(/&(?:#61|#x3d|equals);/gi, "=")
    .normalize("NFKC")
    .replaceAll(INSERTED, "");
}

/** What an address names; undefined: nothing, null: something unknown. */
export function readName(hash: string): Named | null | undefined {
  const text = undone(hash);
  const named = NAMED.exec(text);
  if (named) {
    const [, name, rest] = named;
    const step = STEP.exec(rest)?.[1];
    return {
      name: name.toLowerCase() as LinkName,
      value: rest.replace(AFTER, "").replaceAll("=", ""),
      ...(step === undefined ? {} : { step: Number(step) }),
    };
  }
  const room = IN_ROOM.exec(text)?.[1].toLowerCase();
  if (room !== undefined) return { room: room as Room };
  return ADDED.test(text) ? undefined : null;
}

/** Possible values, the likeliest first: mail writes "=" as "=3D", and Markdown may add an underscore at the end. */
export function readings(value: string): string[] {
  return [...new Set([value, value.replace(/^3D/i, ""), value.replace(/[-_]+$/, "")])];
}
