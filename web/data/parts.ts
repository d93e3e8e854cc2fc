/** Milliseconds of work at a time, well below what a hand would notice. */
const PART_MS = 10;
/** So many items between two looks at the clock. */
const ITEMS = 64;

const pause = () => new Promise<void>((resolve) => setTimeout(resolve));

/** `map` for long lists: in parts, so that the page's thread answers between them. */
export async function mapInParts<T, R>(items: readonly T[], of: (item: T, index: number) => R): Promise<R[]> {
  const results: R[] = [];
  let start = performance.now();
  for (let i = 0; i < items.length; i++) {
    if (i % ITEMS === ITEMS - 1 && performance.now() - start > PART_MS) {
      await pause();
      start = performance.now();
    }
    results.push(of(items[i], i));
  }
  return results;
}
