/** Direction marks and joiners: they have no width and are copied along with text. */
const INVISIBLE = /[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/gu;
/** Minus signs and dashes, other plus signs, full stops and commas of input methods. */
const ALIKE: Record<string, string> = {
  "−": "-",
  "‐": "-",
  "‑": "-",
  "‒": "-",
  "–": "-",
  "﹣": "-",
  "－": "-",
  "⁻": "-",
  "＋": "+",
  "﹢": "+",
  "⁺": "+",
  "．": ".",
  "。": ".",
  "｡": ".",
  "﹒": ".",
  "٫": ".",
  "，": ",",
  "﹐": ",",
  "､": ",",
  "％": "%",
  "﹪": "%",
  "٪": "%",
  ｅ: "e",
  Ｅ: "e",
  "＾": "^",
  "＊": "*",
  "＿": "_",
  "’": "'",
  "‘": "'",
  "＇": "'",
  ʼ: "'",
  "٬": "'",
};
/** The zeros of other decimal digits: Arabic, Persian, Devanagari, full-width. */
const ZEROS = [0xff10, 0x660, 0x6f0, 0x966];

function inAscii(character: string): string {
  const code = character.codePointAt(0)!;
  const zero = ZEROS.find((zero) => code >= zero && code < zero + 10);
  if (zero !== undefined) return String(code - zero);
  return ALIKE[character] ?? (/\s/.test(character) ? " " : character);
}

/** Replaces characters by ASCII characters of the same meaning. NFKC would turn 5² into 52. */
export const toAscii = (text: string): string => Array.from(text.replaceAll(INVISIBLE, ""), inAscii).join("").trim();
