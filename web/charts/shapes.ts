import {
  symbol,
  symbolCircle,
  symbolCross,
  symbolDiamond,
  symbolDiamond2,
  symbolSquare,
  symbolStar,
  symbolTimes,
  symbolTriangle,
  symbolWye,
  type SymbolType,
} from "d3-shape";

const shapes: readonly SymbolType[] = [
  symbolCircle,
  symbolTriangle,
  symbolSquare,
  symbolDiamond,
  symbolCross,
  symbolStar,
  symbolWye,
  symbolDiamond2,
  symbolTimes,
  symbolCircle,
];

/** The outline that stands for a class beside its colour, as a path of that area around the origin. */
export function shapePath(index: number, area: number): string {
  return symbol(shapes[index % shapes.length], area)() ?? "";
}
