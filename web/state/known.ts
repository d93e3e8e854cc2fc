import messages from "../../build/engine/messages.json";
import type { Known } from "../exports/known.ts";
import type { Store } from "./store.ts";

/** What exports know of the engine: the page's own catalog has not all messages. */
export function knownTo({ description }: Store): Known {
  const { catalog, defaults } = description.peek()!;
  return { catalog: { ...catalog, messages: { ...catalog.messages, ...messages } }, defaults };
}
