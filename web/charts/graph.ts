const NODE = 34;
const GAP = 6;
const TOP = 4;

/** The middle of a node, from the top of its column. */
export const nodeY = (row: number): number => TOP + row * (NODE + GAP) + NODE / 2;

/** A curve from the right of one node to the left of another. */
export function linkPath(fromX: number, fromY: number, toX: number, toY: number): string {
  const start = fromX + NODE / 2;
  const end = toX - NODE / 2;
  const middle = (start + end) / 2;
  return `M${start} ${fromY}C${middle} ${fromY} ${middle} ${toY} ${end} ${toY}`;
}

export interface LinkLook {
  sign: "negative" | "positive";
  width: string;
  opacity: string;
  /** Two looks with the same key are the same. */
  key: string;
}

/** Width and opacity grow with a weight's size, ever more slowly. */
export function linkLook(weight: number): LinkLook {
  const size = Math.abs(weight) / (1 + Math.abs(weight)) || 0;
  const sign = weight < 0 ? "negative" : "positive";
  const width = (0.4 + 4.2 * size).toFixed(1);
  const opacity = (0.15 + 0.75 * size).toFixed(2);
  return { sign, width, opacity, key: `${sign}${width}` };
}
