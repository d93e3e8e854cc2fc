/** Each program that passes a link on may percent-encode it once more. */
const MOST_ENCODINGS = 3;
const ENCODED = /%[0-9a-f]{2}/i;
const ENTITIES: Readonly<Record<string, string>> = {
  "&amp;": "&",
  "&lt;": "<",
  "&gt;": ">",
  "&equals;": "=",
  "&#61;": "=",
};

function decoded(text: string): string {
  let value = text.replaceAll("+", " ");
  for (let i = 0; i < MOST_ENCODINGS && ENCODED.test(value); i++) {
    try {
      value = decodeURIComponent(value);
    } catch {
      break;
    }
  }
  return value.normalize("NFKC").trim();
}

const withoutEntities = (text: string) =>
  text.replaceAll(/&(?:amp|lt|gt|equals|#61);/gi, (entity) => ENTITIES[entity.toLowerCase()]);

/**
 * The query of an address, by name in lower case, also as mail and chat programs change it: encoded more than once, with
 * HTML entities, and with parameters of their own. Of several values of one name the first counts.
 */
export function readQuery(search: string): Map<string, string> {
  const text = withoutEntities(withoutEntities(search.replace(/^\?/, "").replaceAll(/%26amp;|%26amp%3B/gi, "&")));
  const found = new Map<string, string>();
  for (const part of text.split("&")) {
    const at = part.indexOf("=");
    const name = decoded(at < 0 ? part : part.slice(0, at)).toLowerCase();
    if (name && !found.has(name)) found.set(name, at < 0 ? "" : decoded(part.slice(at + 1)));
  }
  return found;
}
