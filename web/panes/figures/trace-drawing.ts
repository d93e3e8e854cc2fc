import { isInvisible } from "./trace-box.ts";
import { append, type Paper } from "./paper.ts";
import { typeOf } from "./trace-text.ts";

/** What style sheets may say of a drawing, with what an attribute would be by itself. */
const LOOKS: Readonly<Record<string, string>> = {
  fill: "rgb(0, 0, 0)",
  "fill-opacity": "1",
  stroke: "none",
  "stroke-width": "1px",
  "stroke-opacity": "1",
  "stroke-dasharray": "none",
  "stroke-linecap": "butt",
  "stroke-linejoin": "miter",
  opacity: "1",
  "paint-order": "normal",
  "text-anchor": "start",
  "dominant-baseline": "auto",
};
/** Sizes of shapes, which style sheets may set, too. */
const SIZES: Readonly<Record<string, readonly string[]>> = {
  rect: ["x", "y", "width", "height", "rx"],
  circle: ["cx", "cy", "r"],
};
const SHAPES = new Set(["path", "rect", "circle", "ellipse", "line", "polyline", "polygon", "text", "tspan"]);
const KEPT = [
  "d",
  "points",
  ...["x", "y"].flatMap((axis) => [axis, `${axis}1`, `${axis}2`, `d${axis}`, `c${axis}`, `r${axis}`]),
  "r",
];
const KEPT_OF_ALL = ["width", "height", "viewBox", "preserveAspectRatio", "transform", "href"];

/** A drawing of the page, in its place, with the looks that style sheets give it as attributes. */
export function appendDrawing(drawing: SVGSVGElement, { to, left, top }: Paper): void {
  const box = drawing.getBoundingClientRect();
  if (box.width === 0 || box.height === 0) return;
  const place = append(to, "svg", {
    x: box.left - left,
    y: box.top - top,
    width: box.width,
    height: box.height,
    overflow: getComputedStyle(drawing).overflow === "visible" ? "visible" : "hidden",
  });
  for (const name of ["viewBox", "preserveAspectRatio"])
    if (drawing.hasAttribute(name)) place.setAttribute(name, drawing.getAttribute(name)!);
  copyParts(drawing, place);
}

function copyParts(from: Element, to: SVGElement): void {
  for (const node of from.childNodes) {
    if (node instanceof Text) to.append(node.data);
    else if (node instanceof SVGElement) copy(node, to);
  }
}

function copy(element: SVGElement, to: SVGElement): void {
  const style = getComputedStyle(element);
  if (style.display === "none" || (style.visibility === "hidden" && element.childElementCount === 0)) return;
  const made = append(to, element.localName, {});
  for (const name of [...KEPT, ...KEPT_OF_ALL])
    if (element.hasAttribute(name)) made.setAttribute(name, element.getAttribute(name)!);
  for (const name of SIZES[element.localName] ?? []) {
    const value = style.getPropertyValue(name);
    if (/^[\d.-]+px$/.test(value)) made.setAttribute(name, String(parseFloat(value)));
  }
  if (element instanceof SVGImageElement && style.imageRendering === "pixelated")
    made.setAttribute("image-rendering", "optimizeSpeed");
  if (SHAPES.has(element.localName)) dress(made, style);
  else if (style.opacity !== "1") made.setAttribute("opacity", style.opacity);
  copyParts(element, made);
}

function dress(made: SVGElement, style: CSSStyleDeclaration): void {
  for (const [name, usual] of Object.entries(LOOKS)) {
    const value = style.getPropertyValue(name);
    const shown = isInvisible(value) ? "none" : value;
    if (shown !== usual && !(name.startsWith("stroke-") && style.stroke === "none")) made.setAttribute(name, shown);
  }
  if (made.localName === "text" || made.localName === "tspan")
    for (const [name, value] of Object.entries(typeOf(style))) made.setAttribute(name, value);
}
