import { rounded } from "./paths.ts";

type Corner = readonly [x: number, y: number];

/** The corners turned to the right around the origin, by a share of a circle. */
const turned = (corners: readonly Corner[], share: number): Corner[] => {
  const [sin, cos] = [Math.sin(2 * Math.PI * share), Math.cos(2 * Math.PI * share)];
  return corners.map(([x, y]) => [x * cos - y * sin, x * sin + y * cos]);
};

/** A shape out of equal parts around the origin. */
const repeated = (part: readonly Corner[], count: number): Corner[] =>
  Array.from({ length: count }, (_, i) => turned(part, i / count)).flat();

/** A regular polygon with a corner at the top. */
const polygon = (corners: number) => repeated([[0, -1]], corners);

const CROSS = repeated(
  [
    [-1, -3],
    [1, -3],
    [1, -1],
  ],
  4,
);

/** The inner corners of a star with five points lie on its lines from point to point. */
const INNER = Math.sin(Math.PI / 10) / Math.sin((7 * Math.PI) / 10);
const STAR = repeated([[0, -1], ...turned([[0, -INNER]], 1 / 10)], 5);

/** Where two arms of a Y meet, from its centre. */
const FORK = 1 / Math.sqrt(12);
const WYE = repeated(
  [
    [0.5, FORK],
    [0.5, FORK + 1],
    [-0.5, FORK + 1],
  ],
  3,
);

const DIAMOND: readonly Corner[] = [
  [0, -Math.sqrt(3)],
  [1, 0],
  [0, Math.sqrt(3)],
  [-1, 0],
];

/** null: a circle. */
const SHAPES: readonly (readonly Corner[] | null)[] = [
  null,
  polygon(3),
  turned(polygon(4), 1 / 8),
  DIAMOND,
  CROSS,
  STAR,
  WYE,
  polygon(5),
  turned(polygon(3), 1 / 2),
  turned(polygon(6), 1 / 12),
];

/** A diagonal cross. */
const TIMES = turned(CROSS, 1 / 8);

function areaOf(corners: readonly Corner[]): number {
  const twice = corners.reduce((sum, [x, y], i) => {
    const [nextX, nextY] = corners[(i + 1) % corners.length];
    return sum + x * nextY - nextX * y;
  }, 0);
  return Math.abs(twice) / 2;
}

function outline(corners: readonly Corner[], area: number): string {
  const size = Math.sqrt(area / areaOf(corners));
  return `M${corners.map((corner) => corner.map((each) => rounded(each * size)).join()).join("L")}Z`;
}

function circle(area: number): string {
  const r = rounded(Math.sqrt(area / Math.PI));
  return `M${r},0A${r},${r},0,1,1,${-r},0A${r},${r},0,1,1,${r},0`;
}

/** The shape of a class, as a path of that area around the origin. */
export function shapePath(index: number, area: number): string {
  const corners = SHAPES[index % SHAPES.length];
  return corners ? outline(corners, area) : circle(area);
}

/** The shape of a point without a class. */
export const noClassPath = (area: number): string => outline(TIMES, area);
