import type { Experiment } from "../experiment/experiment.ts";
import type { Session } from "./session/session.ts";
import type { Store } from "./store.ts";

/** What knows how to restore earlier choices and to name other changes: it comes with the first such change. */
export const loadFollowed = () => import("./followed.ts");

/** Changes data or loss and what depends on it. Earlier choices for a similar experiment are restored, and other changed settings are named. */
export async function editWithAll(
  store: Store,
  session: Session,
  asked: readonly string[],
  change: (draft: Experiment) => Experiment,
): Promise<void> {
  const again = () => void editWithAll(store, session, asked, change);
  const module = await store.modules.get(loadFollowed, again);
  await module?.editAndTell(store, session, asked, change);
}
