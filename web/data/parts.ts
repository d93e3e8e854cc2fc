/** Milliseconds of work at a time, well below what a hand would notice. */
const PART_MS = 10;

export const pause = () => new Promise<void>((resolve) => setTimeout(resolve));

/** For each item of a long list: in parts, so that the page's thread answers between them. */
export async function eachInParts<T>(items: readonly T[], visit: (item: T, index: number) => void): Promise<void> {
  let start = performance.now();
  for (let i = 0; i < items.length; i++) {
    if (performance.now() - start > PART_MS) {
      await pause();
      start = performance.now();
    }
    visit(items[i], i);
  }
}

/** `map` for long lists, in parts. */
export async function mapInParts<T, R>(items: readonly T[], of: (item: T, index: number) => R): Promise<R[]> {
  const results: R[] = [];
  await eachInParts(items, (item, i) => results.push(of(item, i)));
  return results;
}
