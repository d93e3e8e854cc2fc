import type { Texts } from "../../i18n/texts.ts";
import type { Part, Tree } from "./tree.ts";
import { write } from "./write.ts";

/** A whole number that is written out, or undefined. */
export function wholeOf(tree: Tree | null): number | undefined {
  if (tree?.kind === "literal" && typeof tree.value === "number") return tree.value;
  if (tree?.kind !== "unary" || tree.sign !== "-") return undefined;
  const value = wholeOf(tree.of);
  return value === undefined ? undefined : -value;
}

function one(texts: Texts, index: Tree): string {
  const place = wholeOf(index);
  if (place === undefined) return texts.text("fact-layer-computed", { place: write(index) });
  if (place === -1) return texts.text("fact-layer-last");
  return place < 0
    ? texts.text("fact-layer-from-end", { number: -place })
    : texts.text("fact-layer", { number: place + 1 });
}

/** Paths count layers from 0, readers from 1; the end of a part is not part of it. */
function several(texts: Texts, from: Tree | null, to: Tree | null): string {
  const first = from ? wholeOf(from) : 0;
  const end = to ? wholeOf(to) : undefined;
  if (first === undefined || first < 0 || (to && end === undefined))
    return texts.text("fact-layers-computed", { first: from ? write(from) : "0", end: to ? write(to) : "" });
  if (end === undefined) return texts.text(first === 0 ? "fact-layers-all" : "fact-layers-from", { first: first + 1 });
  if (end > 0)
    return end - first === 1
      ? texts.text("fact-layer", { number: end })
      : texts.text("fact-layers", { first: first + 1, last: end });
  if (first === 0 && end === -1) return texts.text("fact-layers-but-last");
  return texts.text("fact-layers-to-end", { first: first + 1, left: -end });
}

/** The layers that a part of a path names; without one, all. */
export function layersText(texts: Texts, part: Part | undefined): string {
  if (!part || "key" in part) return texts.text("fact-layers-all");
  return "index" in part ? one(texts, part.index) : several(texts, part.from, part.to);
}

/** A list with the part of it that a path names. */
export function itemText(texts: Texts, list: string, part: Part): string {
  if ("key" in part) return texts.text("fact-key", { list, key: part.key });
  if ("index" in part) {
    const place = wholeOf(part.index);
    if (place === undefined) return texts.text("fact-item-computed", { list, place: write(part.index) });
    if (place === -1) return texts.text("fact-item-last", { list });
    return place < 0
      ? texts.text("fact-item-from-end", { list, number: -place })
      : texts.text("fact-item", { list, number: place + 1 });
  }
  const [first, end] = [part.from ? wholeOf(part.from) : 0, part.to ? wholeOf(part.to) : undefined];
  if (first === undefined || first < 0 || (part.to && (end === undefined || end < 0)))
    return texts.text("fact-item-computed", {
      list,
      place: `${part.from ? write(part.from) : ""}:${part.to ? write(part.to) : ""}`,
    });
  return end === undefined
    ? texts.text("fact-items-from", { list, first: first + 1 })
    : texts.text("fact-items", { list, first: first + 1, last: end });
}
