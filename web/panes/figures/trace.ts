import { append, NS, type Paper } from "./paper.ts";
import { appendBox } from "./trace-box.ts";
import { appendDrawing } from "./trace-drawing.ts";
import { appendMath } from "./trace-math.ts";
import { appendText, appendValue } from "./trace-text.ts";

/** What is operated and says nothing about the numbers. */
const OPERATED =
  "button:not(:has(canvas)), input:not([type=text]), textarea, playground-explain, playground-table-view";

/**
 * What the browser has laid out as one SVG, as large as `root`: texts, boxes, drawings, and canvases as pictures. All looks
 * are attributes, and nothing is loaded from elsewhere.
 */
export function trace(root: Element): SVGSVGElement {
  const { left, top, width, height } = root.getBoundingClientRect();
  const drawing = document.createElementNS(NS, "svg");
  const [w, h] = [Math.ceil(width), Math.ceil(height)];
  for (const [name, value] of Object.entries({ width: w, height: h, viewBox: `0 0 ${w} ${h}` }))
    drawing.setAttribute(name, String(value));
  append(drawing, "rect", { width: w, height: h, fill: "#fff" });
  visit(root, { to: drawing, left, top });
  return drawing;
}

/** Slots show what is assigned to them, hosts their shadow trees. */
const childrenOf = (node: Element): Iterable<Node> =>
  node instanceof HTMLSlotElement ? node.assignedNodes() : (node.shadowRoot ?? node).childNodes;

function isHidden(element: Element, style: CSSStyleDeclaration): boolean {
  const isClipped = style.clipPath === "inset(50%)" || (style.overflow === "hidden" && element.clientHeight <= 1);
  return style.display === "none" || style.visibility === "hidden" || style.opacity === "0" || isClipped;
}

function visit(element: Element, paper: Paper): void {
  if (element.matches(OPERATED)) return;
  const style = getComputedStyle(element);
  if (isHidden(element, style)) return;
  const own = style.opacity === "1" ? paper : { ...paper, to: append(paper.to, "g", { opacity: style.opacity }) };
  if (element instanceof SVGSVGElement) return appendDrawing(element, own);
  if (element instanceof HTMLSelectElement) return appendValue(element, element.selectedOptions[0]?.text ?? "", own);
  if (element instanceof HTMLInputElement) return appendValue(element, element.value, own);
  appendBox(element, style, own);
  if (element instanceof HTMLCanvasElement) return appendPicture(element, style, own);
  if (element instanceof MathMLElement) appendMath(element, style, own);
  const link = element instanceof HTMLAnchorElement ? append(own.to, "a", { href: element.href }) : own.to;
  for (const child of childrenOf(element))
    if (child instanceof Text) appendText(child, { ...own, to: link });
    else if (child instanceof Element) visit(child, { ...own, to: link });
}

function appendPicture(canvas: HTMLCanvasElement, style: CSSStyleDeclaration, { to, left, top }: Paper): void {
  if (canvas.width === 0 || canvas.height === 0) return;
  const box = canvas.getBoundingClientRect();
  append(to, "image", {
    href: canvas.toDataURL(),
    x: box.left - left,
    y: box.top - top,
    width: box.width,
    height: box.height,
    preserveAspectRatio: "none",
    ...(style.imageRendering === "pixelated" ? { "image-rendering": "optimizeSpeed" } : {}),
  });
}
