import { changes } from "../i18n/changes.ts";
import type { Experiment } from "../experiment/experiment.ts";
import { recalled } from "../experiment/recall.ts";
import type { Session } from "./session/session.ts";
import type { Store } from "./store.ts";

/** The experiments so far, newest first. */
const past = ({ history }: Store) =>
  history.value.entries
    .slice(0, history.value.at + 1)
    .map(({ experiment }) => experiment)
    .reverse();

/** The settings that the last change changed besides the one asked for, in words. */
export function followed({ description, history, texts }: Store, asked: readonly string[]): string[] {
  const { entries, at } = history.value;
  return at > 0
    ? changes(texts.value, description.value!.catalog, entries[at - 1].experiment, entries[at].experiment, asked)
    : [];
}

/** See editWithAll. */
export async function editAndTell(
  store: Store,
  session: Session,
  asked: readonly string[],
  change: (draft: Experiment) => Experiment,
): Promise<void> {
  const description = store.description.value!;
  const latest = ({ entries, at } = store.history.value) => entries[at];
  const before = latest();
  await session.edit((draft) => recalled(description, past(store), draft, change(draft)));
  if (latest() === before) return;
  const isTold = followed(store, asked).length > 0;
  if (isTold) store.notice.value = { kind: "followed", asked, of: store.experiment.value };
  else if (store.notice.value?.kind === "followed") store.notice.value = null;
}
