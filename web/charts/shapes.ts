import {
  symbol,
  symbolCircle,
  symbolCross,
  symbolDiamond,
  symbolSquare,
  symbolStar,
  symbolTriangle,
  symbolWye,
  type SymbolType,
} from "d3-shape";

/** A regular polygon with one corner at the given angle from the top. */
function polygon(corners: number, turn: number): SymbolType {
  return {
    draw(context, area) {
      const radius = Math.sqrt((2 * area) / (corners * Math.sin((2 * Math.PI) / corners)));
      for (let i = 0; i < corners; i++) {
        const angle = turn + (2 * Math.PI * i) / corners;
        const [x, y] = [radius * Math.sin(angle), -radius * Math.cos(angle)];
        if (i === 0) context.moveTo(x, y);
        else context.lineTo(x, y);
      }
      context.closePath();
    },
  };
}

/** A diagonal cross. */
const symbolTimes: SymbolType = {
  draw(context, area) {
    const arm = Math.sqrt(area / 5) / Math.SQRT2;
    const corners = [
      [0, -1],
      [1, -2],
      [2, -1],
      [1, 0],
      [2, 1],
      [1, 2],
      [0, 1],
      [-1, 2],
      [-2, 1],
      [-1, 0],
      [-2, -1],
      [-1, -2],
    ];
    corners.forEach(([x, y], i) => (i === 0 ? context.moveTo(x * arm, y * arm) : context.lineTo(x * arm, y * arm)));
    context.closePath();
  },
};

const shapes: readonly SymbolType[] = [
  symbolCircle,
  symbolTriangle,
  symbolSquare,
  symbolDiamond,
  symbolCross,
  symbolStar,
  symbolWye,
  polygon(5, 0),
  polygon(3, Math.PI),
  polygon(6, Math.PI / 6),
];

/** The shape of a class, as a path of that area around the origin. */
export function shapePath(index: number, area: number): string {
  return symbol(shapes[index % shapes.length], area)() ?? "";
}

/** The shape of a point without a class. */
export function noClassPath(area: number): string {
  return symbol(symbolTimes, area)() ?? "";
}
