import { append, type Paper } from "./paper.ts";

const SIDES = ["top", "right", "bottom", "left"] as const;
type Side = (typeof SIDES)[number];
/** A shadow without blur that draws the edge of a box: its colour and its width. */
const EDGE = /^(rgba?\([^)]*\)|color\([^)]*\)) 0px 0px 0px ([\d.]+)px/;

export const isInvisible = (color: string): boolean => /^rgba\(.*, 0\)$/.test(color) || color === "transparent";

const edge = (style: CSSStyleDeclaration, side: Side) => ({
  width: parseFloat(style.getPropertyValue(`border-${side}-width`)),
  color: style.getPropertyValue(`border-${side}-color`),
  dash: style.getPropertyValue(`border-${side}-style`) === "dashed" ? "4 3" : "",
});

const stroke = ({ width, color, dash }: ReturnType<typeof edge>): Record<string, string | number> => ({
  stroke: color,
  "stroke-width": width,
  ...(dash ? { "stroke-dasharray": dash } : {}),
});

/** The background and the borders of a box. */
export function appendBox(element: Element, style: CSSStyleDeclaration, { to, left, top }: Paper): void {
  const box = element.getBoundingClientRect();
  const [x, y] = [box.left - left, box.top - top];
  const { width, height } = box;
  if (width === 0 || height === 0) return;
  const rx = Math.min(parseFloat(style.borderTopLeftRadius) || 0, width / 2, height / 2);
  const corners: Record<string, number> = rx > 0 ? { rx } : {};
  if (!isInvisible(style.backgroundColor))
    append(to, "rect", { x, y, width, height, ...corners, fill: style.backgroundColor });
  const [, color, spread] = EDGE.exec(style.boxShadow) ?? [];
  if (color && !isInvisible(color))
    append(to, "rect", { x, y, width, height, ...corners, fill: "none", stroke: color, "stroke-width": spread });
  const edges = SIDES.map((side) => ({ side, ...edge(style, side) }));
  const drawn = edges.filter((one) => one.width > 0 && !isInvisible(one.color));
  const isWhole = drawn.length === SIDES.length && drawn.every((one) => one.color === drawn[0].color);
  if (isWhole) {
    const inset = drawn[0].width / 2;
    const inner = { x: x + inset, y: y + inset, width: width - 2 * inset, height: height - 2 * inset };
    append(to, "rect", { ...inner, ...corners, fill: "none", ...stroke(drawn[0]) });
    return;
  }
  for (const one of drawn) {
    const [x1, y1, x2, y2] = sideOf(one.side, one.width / 2, { x, y, width, height });
    append(to, "line", { x1, y1, x2, y2, ...stroke(one) });
  }
}

type Box = { x: number; y: number; width: number; height: number };

/** The middle of a border. */
function sideOf(side: Side, inset: number, { x, y, width, height }: Box): [number, number, number, number] {
  const [right, bottom] = [x + width, y + height];
  switch (side) {
    case "top":
      return [x, y + inset, right, y + inset];
    case "bottom":
      return [x, bottom - inset, right, bottom - inset];
    case "left":
      return [x + inset, y, x + inset, bottom];
    case "right":
      return [right - inset, y, right - inset, bottom];
  }
}
