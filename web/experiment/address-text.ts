import { ROOMS, type Room } from "./rooms.ts";

/** What stands after the # of an address: a name, and what it is given. */
export type Named = { name: LinkName; value: string } | { room: Room };

export const LINK_NAMES = ["experiment", "deflated", "preset"] as const;
export type LinkName = (typeof LINK_NAMES)[number];

/** Programs encode what they pass on, and each may do so once more. */
const MOST_ENCODINGS = 3;
const ENCODED = /%[0-9a-f]{2}/i;
/** Spaces and line ends of wrapped text, invisible characters, and backslashes that Markdown puts before underscores. */
const INSERTED = /[\s\u00ad\u200b-\u200f\u2060\ufeff\\]+/g;
const NAMED = new RegExp(`(?:^|[^\\p{L}\\p{N}])(${LINK_NAMES.join("|")})(?![\\p{L}\\p{N}_-])=?(.*)$`, "iu");
const IN_ROOM = new RegExp(`^[^\\p{L}\\p{N}]*(${ROOMS.join("|")})(?![\\p{L}\\p{N}_=-])`, "iu");
/** What services add to count visitors, and the browser's own directives. It asks for nothing. */
const ADDED = /^[&?#]*(?:utm_\w+=|[a-z]*clid=|mc_[a-z]+=|:~:|$)/i;
/** Marks of the sentence that the link stood in, and what follows them. */
const AFTER = /[&?#.,;:!()[\]{}<>"'`*|~…。、，；：！？（）【】《》「」『』“”‘’«»].*$/su;

/** Without what mail and chat programs do to the text of an address. */
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

/** What an address asks for; undefined where it asks for nothing, and null where that is nothing known. */
export function readName(hash: string): Named | null | undefined {
  const text = undone(hash);
  const named = NAMED.exec(text);
  if (named)
    return { name: named[1].toLowerCase() as LinkName, value: named[2].replace(AFTER, "").replaceAll("=", "") };
  const room = IN_ROOM.exec(text)?.[1].toLowerCase();
  if (room !== undefined) return { room: room as Room };
  return ADDED.test(text) ? undefined : null;
}

/** What may have been meant, the likeliest first: "=3D" is a mail's way to write "=", an underscore at the end Markdown's. */
export function readings(value: string): string[] {
  return [...new Set([value, value.replace(/^3D/i, ""), value.replace(/[-_]+$/, "")])];
}
