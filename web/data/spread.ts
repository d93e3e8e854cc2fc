/** Sampling of rows, spread over the whole file but not at equal distances, because rows are often periodic. */

/** Hash of a row's number, below 2³² and the same on every machine (the finalizer of MurmurHash3). */
export function mixed(index: number): number {
  let bits = index + 1;
  bits = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b);
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35);
  return (bits ^ (bits >>> 16)) >>> 0;
}

/** One row from each of `count` sections of equal length, or all rows. */
export function spread<T>(items: readonly T[], count: number): readonly T[] {
  if (count >= items.length) return items;
  const stretch = items.length / count;
  const within = (i: number) => {
    const [from, to] = [Math.floor(i * stretch), Math.floor((i + 1) * stretch)];
    return from + Math.floor((mixed(i) / 2 ** 32) * (to - from));
  };
  return Array.from({ length: count }, (_, i) => items[within(i)]);
}
