import { append, type Paper } from "./paper.ts";

/** The sign of a root takes so much of its height, before what stands under it. */
const HOOK = 0.5;

/** What MathML draws besides its texts: the bar of a fraction, and the sign of a root. */
export function appendMath(element: MathMLElement, { color }: CSSStyleDeclaration, { to, left, top }: Paper): void {
  if (element.localName === "mfrac" && element.getAttribute("linethickness") !== "0") {
    const box = element.getBoundingClientRect();
    const [over, under] = [...element.children].map((part) => part.getBoundingClientRect());
    const y = (over.bottom + under.top) / 2 - top;
    append(to, "line", { x1: box.left - left, x2: box.right - left, y1: y, y2: y, stroke: color, "stroke-width": 1 });
  } else if (element.localName === "msqrt") {
    const box = element.getBoundingClientRect();
    const first = element.firstElementChild?.getBoundingClientRect() ?? box;
    const [x, y, bottom] = [box.left - left, box.top - top + 1, box.bottom - top];
    const width = first.left - box.left;
    const hook = y + (bottom - y) * HOOK;
    const d = `M${x + 1} ${hook}h${width * 0.2}L${x + width * 0.5} ${bottom}L${x + width - 1} ${y}H${box.right - left}`;
    append(to, "path", { d, fill: "none", stroke: color, "stroke-width": 1 });
  }
}
