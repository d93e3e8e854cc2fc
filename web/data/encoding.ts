import { ENCODINGS, UNICODE, type Encoding } from "./encodings.ts";
import { type Fault } from "./fault.ts";
import { pause } from "./parts.ts";

/** Decoded text and its encoding. */
export interface Decoded {
  text: string;
  encoding: string;
  /** The possible encodings, the most likely first. */
  encodings: readonly string[];
}

/** Size of a chunk, in bytes. */
const PORTION = 1 << 18;
/** Size of the non-ASCII sample from which the encoding is guessed, in bytes. */
const SAMPLE = 1 << 15;
const LONGEST_LINE = 1 << 11;
const REPLACEMENT = "\uFFFD";
const NEWLINE = 10;
/** Bonus for encodings of the browser's language. */
const LANGUAGE_BONUS = 0.3;
/** Percentage of invalid non-ASCII bytes up to which a file still counts as UTF-8. */
const MOST_DAMAGED = 0.1;

async function decodeAs(bytes: Uint8Array, encoding: string): Promise<string | undefined> {
  const decoder = new TextDecoder(encoding, { fatal: true });
  const parts: string[] = [];
  try {
    for (let start = 0; start < bytes.length; start += PORTION) {
      parts.push(decoder.decode(bytes.subarray(start, start + PORTION), { stream: true }));
      if (start + PORTION < bytes.length) await pause();
    }
    parts.push(decoder.decode());
  } catch {
    return undefined;
  }
  return parts.join("");
}

/** The lines with non-ASCII bytes, up to the sample size. */
function unusualLines(bytes: Uint8Array): Uint8Array {
  const sample = new Uint8Array(SAMPLE + LONGEST_LINE);
  let [length, lineStart] = [0, 0];
  for (let i = 0; i < bytes.length && length < SAMPLE; i++) {
    if (bytes[i] === NEWLINE) lineStart = i + 1;
    if (bytes[i] < 0x80) continue;
    const newline = bytes.indexOf(NEWLINE, i);
    const end = Math.min(newline < 0 ? bytes.length : newline + 1, lineStart + LONGEST_LINE);
    if (end <= i) continue;
    const line = bytes.subarray(lineStart, end);
    sample.set(line, length);
    length += line.length;
    lineStart = i = end;
    i--;
  }
  return sample.subarray(0, length);
}

/** Encodings known by a byte order mark, a Japanese escape sequence, or zeros in every other byte, as in UTF-16. */
function unicodeOf(bytes: Uint8Array): string | undefined {
  const [a, b, c] = bytes;
  if (a === 0xef && b === 0xbb && c === 0xbf) return "utf-8";
  if (a === 0xff && b === 0xfe) return "utf-16le";
  if (a === 0xfe && b === 0xff) return "utf-16be";
  if (/\x1B\$[@B]/.test(String.fromCharCode(...bytes.subarray(0, LONGEST_LINE)))) return "iso-2022-jp";
  const head = bytes.subarray(0, PORTION);
  const zeros = [0, 0];
  for (let i = 0; i < head.length; i++) if (head[i] === 0) zeros[i % 2]++;
  const [even, odd] = zeros;
  if (Math.max(even, odd) < head.length / 10) return undefined;
  return odd > 5 * even ? "utf-16le" : even > 5 * odd ? "utf-16be" : undefined;
}

const usual = new Map<Encoding, Set<string>>();

/** The characters in the common rows of a two-byte encoding. */
function usualOf(encoding: Encoding): Set<string> {
  const known = usual.get(encoding);
  if (known) return known;
  const pairs: number[] = [];
  for (let row = encoding.rows![0]; row <= encoding.rows![1]; row++) {
    const last = encoding.name === "shift_jis" || encoding.name === "big5" ? 0x40 : 0xa1;
    if (row > 0x84 && row < 0x88 && encoding.name === "shift_jis") continue;
    for (let cell = last; cell <= 0xfe; cell++) if (cell !== 0x7f) pairs.push(row, cell, 0x20);
  }
  const characters = new Set(new TextDecoder(encoding.name).decode(Uint8Array.from(pairs)));
  usual.set(encoding, characters);
  return characters;
}

const WIDE_SIGN = /[\u2014\u2018-\u201D\u2026\u3000-\u301F\uFF00-\uFF5E\u2103\u33A0-\u33D5\u30FB\u00B7]/;
const LATIN = /[A-Za-z]/;
const SIGN_ALONE = /[°²³µ€£§±½¼×–—‘’“”„…·¿¡«»™©®]/;

/** Weight of a character, from −1 for an unlikely to 2 for a frequent one. */
function worth(characters: readonly string[], i: number, encoding: Encoding, script: RegExp): number {
  const character = characters[i];
  const [before, after] = [characters[i - 1] ?? " ", characters[i + 1] ?? " "];
  if (encoding.rows) {
    if (WIDE_SIGN.test(character)) return 0.5;
    if (LATIN.test(before) || /[a-z]/.test(after)) return -1;
    if (!usualOf(encoding).has(character)) return /\p{Script=Han}/u.test(character) ? -0.3 : -1;
    return encoding.frequent.includes(character) ? 2 : 0.8;
  }
  const isUpperAfterLower = /\p{Ll}/u.test(before) && /\p{Lu}/u.test(character);
  if (!script.test(character)) return SIGN_ALONE.test(character) && !/\p{L}/u.test(before) ? 0.5 : -1;
  if (isUpperAfterLower) return -1;
  const inLatin = LATIN.test(before) || LATIN.test(after);
  if (inLatin !== (encoding.script === "Latin")) return -1;
  return encoding.frequent.includes(character) ? 2 : 0.8;
}

/** Score of an encoding for a sample: the mean weight of its non-ASCII characters; −∞ if it cannot be decoded. */
function fitness(sample: Uint8Array, encoding: Encoding, languages: readonly string[]): number {
  const characters = [...new TextDecoder(encoding.name).decode(sample)];
  const script = new RegExp(`\\p{Script=${encoding.script}}|\\p{M}`, "u");
  let [sum, count, damaged] = [0, 0, 0];
  characters.forEach((character, i) => {
    if (character < "\x80") return;
    count++;
    if (character === REPLACEMENT) damaged++;
    else sum += worth(characters, i, encoding, script);
  });
  if (damaged > 1) return -Infinity; // the sample may end within a character
  return (
    sum / Math.max(1, count) +
    (languages.some((language) => encoding.languages.includes(language)) ? LANGUAGE_BONUS : 0)
  );
}

/** Subtags of the browser's languages; traditional Chinese with its script. */
function subtags(languages: readonly string[]): string[] {
  return languages.flatMap((tag) => {
    try {
      const { language, script } = new Intl.Locale(tag).maximize();
      return [script === "Hant" ? "zh-Hant" : language];
    } catch {
      return [];
    }
  });
}

/** Whether it is UTF-8 with few damaged bytes. */
function isDamagedUtf8(sample: Uint8Array): boolean {
  const characters = [...new TextDecoder().decode(sample)].filter((character) => character >= "\x80");
  const damaged = characters.filter((character) => character === REPLACEMENT).length;
  return damaged < MOST_DAMAGED * characters.length;
}

/** The encodings, the best first. */
function ranked(bytes: Uint8Array, languages: readonly string[]): string[] {
  const sample = unusualLines(bytes);
  const spoken = subtags(languages);
  const fits = ENCODINGS.map((encoding) => ({ name: encoding.name, fit: fitness(sample, encoding, spoken) }));
  const names = fits.sort((a, b) => b.fit - a.fit).map(({ name }) => name);
  return sample.length > 0 && isDamagedUtf8(sample) ? ["utf-8", ...names] : names;
}

/** The number of the first row that is invalid in the encoding. */
function damagedRow(bytes: Uint8Array, encoding: string): number {
  const text = new TextDecoder(encoding).decode(bytes);
  return text.slice(0, text.indexOf(REPLACEMENT)).split(/\r\n?|\n/).length;
}

/** Control characters that text never contains. */
const isBinary = (text: string): boolean => /[\0-\x08\x0E-\x1A\x1C-\x1F]/.test(text.slice(0, PORTION));

/** The possible encodings, the most likely first, and the text if it was already decoded. */
async function candidates(
  bytes: Uint8Array,
  languages: readonly string[],
): Promise<{ encodings: string[]; utf8?: string }> {
  const unicode = unicodeOf(bytes);
  const utf8 = unicode ? undefined : await decodeAs(bytes, "utf-8");
  const likely = unicode ? [unicode] : utf8 === undefined ? ranked(bytes, languages) : ["utf-8"];
  return { encodings: [...new Set([...likely, ...UNICODE, ...ENCODINGS.map(({ name }) => name)])], utf8 };
}

export const encodingsOf = async (bytes: Uint8Array, languages: readonly string[]): Promise<readonly string[]> =>
  (await candidates(bytes, languages)).encodings;

/** Decodes a file in the given or the most likely encoding. Invalid bytes are refused, because replacement characters would merge values. */
export async function decode(
  bytes: Uint8Array,
  languages: readonly string[],
  chosen?: string,
): Promise<Decoded | Fault> {
  const { encodings, utf8 } = await candidates(bytes, languages);
  const encoding = chosen ?? encodings[0];
  const text = encoding === "utf-8" && utf8 !== undefined ? utf8 : await decodeAs(bytes, encoding);
  if (text === undefined) return { fault: "file-encoding", row: damagedRow(bytes, encoding), encoding };
  if (isBinary(text)) return { fault: "file-is-binary" };
  return { text, encoding, encodings };
}
