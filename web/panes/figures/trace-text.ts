import { append, type Paper } from "./paper.ts";

/** A piece of a text that stands in one line. */
interface Fragment {
  text: string;
  left: number;
  right: number;
  top: number;
  height: number;
}

/** Half of a line's height: what is lower stands in the next line. */
const isSameLine = (fragment: Fragment, rect: DOMRect) => Math.abs(fragment.top - rect.top) < rect.height / 2;

/** The pieces of a text as the browser has broken it into lines. White space that is not shown has no width. */
function fragmentsOf(node: Text): Fragment[] {
  const fragments: Fragment[] = [];
  const range = document.createRange();
  let at = 0;
  for (const character of node.data) {
    range.setStart(node, at);
    range.setEnd(node, (at += character.length));
    const rect = [...range.getClientRects()].find(({ width }) => width > 0);
    if (!rect) continue;
    const shown = /\s/.test(character) ? " " : character;
    const last = fragments.at(-1);
    if (last && isSameLine(last, rect)) {
      last.text += shown;
      last.right = rect.right;
    } else fragments.push({ text: shown, left: rect.left, right: rect.right, top: rect.top, height: rect.height });
  }
  return fragments;
}

let measuring: CanvasRenderingContext2D | undefined;

/** How far below its top a line of text has its baseline. */
function baselineOf({ fontStyle, fontWeight, fontSize, fontFamily }: CSSStyleDeclaration, height: number): number {
  measuring ??= document.createElement("canvas").getContext("2d")!;
  measuring.font = `${fontStyle} ${fontWeight} ${fontSize} ${fontFamily}`;
  const { fontBoundingBoxAscent, fontBoundingBoxDescent } = measuring.measureText("x");
  return (height - fontBoundingBoxAscent - fontBoundingBoxDescent) / 2 + fontBoundingBoxAscent;
}

/** Names of fonts that only a browser knows. */
export const fontsOf = (family: string): string =>
  family
    .split(",")
    .map((name) => name.trim())
    .filter((name) => !/^(system-ui|-apple-system|ui-\w+|math)$/.test(name))
    .join(", ")
    .replaceAll('"', "'") || "sans-serif";

/** The attributes that give a text its look. */
export const typeOf = (style: CSSStyleDeclaration): Record<string, string> => ({
  "font-family": fontsOf(style.fontFamily),
  "font-size": style.fontSize,
  ...(style.fontWeight === "400" ? {} : { "font-weight": style.fontWeight }),
  ...(style.fontStyle === "normal" ? {} : { "font-style": style.fontStyle }),
});

/** What is chosen in a field, without the field. */
export function appendValue(field: Element, value: string, { to, left, top }: Paper): void {
  const style = getComputedStyle(field);
  const box = field.getBoundingClientRect();
  const y = box.top - top + baselineOf(style, box.height);
  append(to, "text", { x: box.left - left, y, ...typeOf(style), fill: style.color }).textContent = value;
}

const WIDE = /[\u2E80-\uFFEF]/;

/** A text, line by line. */
export function appendText(node: Text, { to, left, top }: Paper): void {
  const parent = node.parentElement ?? (node.getRootNode() as ShadowRoot).host;
  if (!parent || node.data.trim() === "") return;
  const style = getComputedStyle(parent);
  const isUpper = style.textTransform === "uppercase";
  const isItalic = style.textTransform === "math-auto" && node.data.trim().length === 1;
  for (const fragment of fragmentsOf(node)) {
    const shown = fragment.text.trimEnd();
    if (shown.trim() === "") continue;
    const element = append(to, "text", {
      x: fragment.left - left,
      y: fragment.top - top + baselineOf(style, fragment.height),
      ...typeOf(style),
      ...(isItalic ? { "font-style": "italic" } : {}),
      fill: style.color,
    });
    // A reader with other fonts keeps to the places. Chinese letters are as wide in all of them.
    if (shown === fragment.text && shown.length > 1 && !WIDE.test(shown))
      for (const [name, value] of [
        ["textLength", (fragment.right - fragment.left).toFixed(1)],
        ["lengthAdjust", "spacingAndGlyphs"],
      ])
        element.setAttribute(name, value);
    element.textContent = isUpper ? shown.toUpperCase() : shown;
  }
}
