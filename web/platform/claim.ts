import { within } from "./turns.ts";

/** Milliseconds to wait for the browser. */
const LOCK_MS = 500;

/** Claims a name, which one page of this origin can hold at a time, and returns how to release it; undefined: it is held, or that is unknown. */
export async function claim(name: string): Promise<(() => void) | undefined> {
  if (!navigator.locks) return undefined; // e.g. without https
  let late = false;
  const claimed = new Promise<(() => void) | undefined>((resolve) => {
    const request = navigator.locks.request(name, { ifAvailable: true }, (lock) => {
      if (!lock || late) return resolve(undefined);
      return new Promise<void>((release) => resolve(release));
    });
    request.catch(() => resolve(undefined));
  });
  const release = await within(LOCK_MS, claimed);
  late = release === undefined;
  return release;
}

/** The names that are held, as far as the browser tells. */
export async function claimedNames(): Promise<Set<string>> {
  const query = navigator.locks?.query().catch(() => undefined);
  const { held = [] } = (query === undefined ? undefined : await within(LOCK_MS, query)) ?? {};
  return new Set(held.map(({ name }) => name ?? ""));
}
