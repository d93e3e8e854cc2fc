/** Inputs over the extent: row by row from the top left, as maps are drawn; for one column from left to right. */
export function grid(size: number, columns: number, extent: number): Float64Array {
  const at = (i: number) => ((2 * i + 1) / size - 1) * extent;
  if (columns === 1) return Float64Array.from({ length: size }, (_, i) => at(i));
  const inputs = new Float64Array(size * size * 2);
  for (let row = 0; row < size; row++) {
    for (let column = 0; column < size; column++) {
      const i = 2 * (row * size + column);
      inputs[i] = at(column);
      inputs[i + 1] = -at(row);
    }
  }
  return inputs;
}

/** Points per side of a map that costs about this many multiplications. */
export function sizeWithin(
  multiplications: number,
  parameters: number,
  [least, most]: readonly [number, number],
): number {
  return Math.round(Math.min(most, Math.max(least, Math.sqrt(multiplications / parameters))));
}

/** The first rows and columns of a row-major matrix. */
export function corner(values: ArrayLike<number>, columns: number, rows: number, width: number): Float64Array {
  return Float64Array.from({ length: rows * width }, (_, i) => values[Math.floor(i / width) * columns + (i % width)]);
}

/** Column `unit` of a row-major matrix. */
export function column(values: Float32Array | Float64Array, unit: number, units: number): Float32Array {
  const rows = values.length / units;
  const result = new Float32Array(rows);
  for (let row = 0; row < rows; row++) result[row] = values[row * units + unit];
  return result;
}
