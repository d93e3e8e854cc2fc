/** A number as it stands in a path. */
export const rounded = (value: number): number => Math.round(value * 1000) / 1000;

/** A path through the values, interrupted where one is not drawn. A value by itself is a dot. */
export function linePath(
  values: ArrayLike<number>,
  x: (i: number) => number,
  y: (value: number) => number,
  isDrawn: (value: number) => boolean = Number.isFinite,
): string {
  const pieces: string[][] = [[]];
  for (let i = 0; i < values.length; i++) {
    if (isDrawn(values[i])) pieces.at(-1)!.push(`${rounded(x(i))},${rounded(y(values[i]))}`);
    else pieces.push([]);
  }
  return pieces
    .filter((piece) => piece.length > 0)
    .map((piece) => `M${piece.join("L")}${piece.length === 1 ? "Z" : ""}`)
    .join("");
}
