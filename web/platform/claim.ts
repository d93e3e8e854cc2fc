import { within } from "./turns.ts";

/** Milliseconds after which a browser is taken not to answer. */
const LOCK_MS = 500;

/** A name that no other page of this origin holds at the same time; undefined where that cannot be known. */
export async function claim(name: string): Promise<(() => void) | undefined> {
  if (!navigator.locks) return undefined; // as on a page without https
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

/** The names that pages hold by now, as far as the browser says. */
export async function claimedNames(): Promise<Set<string>> {
  const query = navigator.locks?.query().catch(() => undefined);
  const { held = [] } = (query === undefined ? undefined : await within(LOCK_MS, query)) ?? {};
  return new Set(held.map(({ name }) => name ?? ""));
}
