export const NODE = 32;
const GAP = 4;
const TOP = 4;
const BISECTIONS = 20;
const LABEL_AT = 0.42;

/** A node at the end of a link: its row in the column, and its index among the layer's inputs or units. */
export interface End {
  row: number;
  index: number;
}

/** The y of a node's centre, from the top of its column. */
export const nodeY = (row: number): number => TOP + row * (NODE + GAP) + NODE / 2;

/** Left, top and side length of a node, in whole pixels. */
export const nodeBox = (x: number, row: number): [left: number, top: number, side: number] => [
  Math.round(x - NODE / 2),
  nodeY(row) - NODE / 2,
  NODE,
];

/** The height of a column of so many nodes. */
export const columnHeight = (rows: number): number => TOP + rows * (NODE + GAP);

/** A curve from the right side of one node, which may be wider, to the left side of another. */
export function linkPath(fromX: number, fromY: number, toX: number, toY: number, width = NODE): string {
  const start = fromX + width / 2;
  const end = toX - NODE / 2;
  const middle = (start + end) / 2;
  return `M${start} ${fromY}C${middle} ${fromY} ${middle} ${toY} ${end} ${toY}`;
}

/** The vertical distance of a place from that curve; Infinity beyond its ends. */
export function linkDistance(fromX: number, fromY: number, toX: number, toY: number, x: number, y: number): number {
  const start = fromX + NODE / 2;
  const end = toX - NODE / 2;
  if (x < start || x > end) return Infinity;
  const share = (x - start) / (end - start);
  let [low, high] = [0, 1];
  for (let i = 0; i < BISECTIONS; i++) {
    const t = (low + high) / 2;
    if (1.5 * t * (1 - t) + t ** 3 < share) low = t;
    else high = t;
  }
  const t = (low + high) / 2;
  return Math.abs(fromY + (toY - fromY) * t * t * (3 - 2 * t) - y);
}

/** A place on that curve near its start, where curves with a common end are still apart. */
export function linkMiddle(fromX: number, fromY: number, toX: number, toY: number): [number, number] {
  const start = fromX + NODE / 2;
  const t = LABEL_AT;
  return [start + (toX - NODE / 2 - start) * (1.5 * t * (1 - t) + t ** 3), fromY + (toY - fromY) * t * t * (3 - 2 * t)];
}

export interface LinkLook {
  sign: "negative" | "positive";
  width: string;
  opacity: string;
  /** Two styles with the same key are equal. */
  key: string;
}

/** Width and opacity grow with the weight's size, and saturate. */
export function linkLook(weight: number): LinkLook {
  const size = Math.abs(weight) / (1 + Math.abs(weight)) || 0;
  const sign = weight < 0 ? "negative" : "positive";
  const width = (0.4 + 4.2 * size).toFixed(1);
  const opacity = (0.15 + 0.75 * size).toFixed(2);
  return { sign, width, opacity, key: `${sign}${width}` };
}
