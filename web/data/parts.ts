/** Milliseconds of work at a time, too short to notice. */
const PART_MS = 10;

export const pause = () => new Promise<void>((resolve) => setTimeout(resolve));

/** Pauses where work since the last pause may be noticed: to be called between its steps. */
export function pacing(): () => Promise<void> {
  let start = performance.now();
  return async () => {
    if (performance.now() - start <= PART_MS) return;
    await pause();
    start = performance.now();
  };
}

/** forEach for long lists, in parts that yield to the event loop. */
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

/** map for long lists, in parts that yield to the event loop. */
export async function mapInParts<T, R>(items: readonly T[], of: (item: T, index: number) => R): Promise<R[]> {
  const results: R[] = [];
  await eachInParts(items, (item, i) => results.push(of(item, i)));
  return results;
}
