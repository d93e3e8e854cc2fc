import { learnReasons } from "../i18n/texts.ts";
import type { Cause, Kind } from "../platform/load-error.ts";

type Finders = typeof import("./causes.ts");

/** Loads what finds out why a file could not be loaded. */
export async function loadFinders(): Promise<Finders> {
  const finders = await import("./causes.ts");
  learnReasons(finders.reasons);
  return finders;
}

/** Why a file could not be loaded. If what finds that out cannot be loaded either, it is the connection. */
export async function findCause(kind: Kind, find: (finders: Finders) => Promise<Cause>): Promise<Cause> {
  const finders = await loadFinders().catch(() => undefined);
  return finders ? find(finders) : { kind, reason: navigator.onLine ? "unreachable" : "offline" };
}
