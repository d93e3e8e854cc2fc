/** Rows of a long file of which only some are taken: spread over all of it, but not at equal distances, as rows often repeat with a period. */

/** A whole number below 2³² that a row's number is mixed to, the same on every machine (the finalizer of MurmurHash3). */
export function mixed(index: number): number {
  let bits = index + 1;
  bits = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b);
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35);
  return (bits ^ (bits >>> 16)) >>> 0;
}

/** So many of them, one from each of as many stretches of the same length; or all. */
export function spread<T>(items: readonly T[], count: number): readonly T[] {
  if (count >= items.length) return items;
  const stretch = items.length / count;
  const within = (i: number) => {
    const [from, to] = [Math.floor(i * stretch), Math.floor((i + 1) * stretch)];
    return from + Math.floor((mixed(i) / 2 ** 32) * (to - from));
  };
  return Array.from({ length: count }, (_, i) => items[within(i)]);
}
