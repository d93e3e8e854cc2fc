import { afterEach, expect, test } from "vitest";
import type { Experiment } from "../../../../web/experiment/experiment.ts";
import { EMPTY_UNDO_HISTORY, type UndoHistory } from "../../../../web/state/undo.ts";
import type { SavedWork } from "../../../../web/state/persistence.ts";
import { PANELS } from "../../../../web/panels/list.ts";
import { Store } from "../../../../web/state/store.ts";
import { DEFAULT_VIEW } from "../../../../web/state/view-state.ts";
import { Session } from "../../../../web/state/session/session.ts";
import { defaults } from "../../engine.ts";
import { Workers } from "../../faulty.ts";

// What was kept is taken up by the worker's own code, with the engine.

const small = (learning_rate = 0.01): Experiment => ({
  ...defaults(),
  seed: 5,
  layers: [{ units: 3 }],
  optimizer: { name: "adam", learning_rate },
});
const sessions: Session[] = [];

async function opened(kept?: SavedWork): Promise<Store> {
  const store = new Store(PANELS);
  const session = new Session(store, new Workers().connect);
  sessions.push(session);
  await session.start(kept ? [] : [{ config: small(), from: "start" }], kept);
  return store;
}

/** The work of a session that has trained so many steps. */
async function trained(steps: number): Promise<SavedWork> {
  const store = await opened();
  const [session] = sessions.slice(-1);
  await session.advance({ steps });
  await session.saveNow();
  return { view: DEFAULT_VIEW, playing: false, history: store.history.value, saved: store.saved.value };
}

const historyOf = (experiment: Experiment): UndoHistory => ({ entries: [{ experiment }], at: 0, changed: -Infinity });
const step = (store: Store) => store.snapshot.value?.status.step;

afterEach(() => sessions.splice(0).forEach((session) => session.close()));

test("a damaged history loses neither the experiment nor the training", async () => {
  const kept = await trained(40);
  const store = await opened({ ...kept, history: EMPTY_UNDO_HISTORY });
  expect(step(store)).toBe(40);
  expect(store.experiment.value?.seed).toBe(5);
  expect(store.history.value.entries).toHaveLength(1);
});

test("a damaged trained state is reported, and the rest is restored", async () => {
  const kept = await trained(40);
  const trainer = Uint8Array.from(kept.saved!.trainer);
  trainer[trainer.length >> 1] ^= 4;
  const store = await opened({ ...kept, saved: { ...kept.saved!, trainer } });
  expect(store.experiment.value?.seed).toBe(5);
  expect(step(store)).toBe(0);
  expect(store.notice.value).toEqual({ kind: "damaged", faults: ["restore-trained"] });
});

test("a change after the last save is repeated on the restored training", async () => {
  const kept = await trained(40);
  const changed = { ...kept.history.entries[0].experiment };
  changed.optimizer = { ...changed.optimizer, learning_rate: 0.001 };
  const store = await opened({ ...kept, history: historyOf(changed) });
  expect(store.experiment.value?.optimizer.learning_rate).toBe(0.001);
  expect(step(store)).toBe(40);
  expect(store.history.value.entries).toEqual([{ experiment: changed }]);
});

test("if nothing can be read, the page starts as without saved work", async () => {
  const store = await opened({ view: DEFAULT_VIEW, playing: undefined, history: EMPTY_UNDO_HISTORY, saved: null });
  expect(store.experiment.value?.seed).toBe(7);
});
