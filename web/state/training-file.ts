import { notesOf, saveLength, withNotes } from "../engine/notes.ts";
import type { Issue } from "../engine/types.ts";
import type { LinkView } from "../experiment/link.ts";
import type { Curves } from "../experiment/protocol.ts";
import { readView } from "../experiment/read-view.ts";
import { isRecord } from "../platform/guards.ts";
import type { Session } from "./session/session.ts";
import type { Store } from "./store.ts";

/** A training as a file: the trainer's save, and in its notes what the page knows besides. */

const CURVES = ["epoch", "trainLoss", "testLoss", "trainAccuracy", "testAccuracy"] as const satisfies (keyof Curves)[];

/** JSON has no NaN, which stands for a number that there is not. */
const isCurve = (value: unknown): value is (number | null)[] =>
  Array.isArray(value) && value.every((number) => number === null || typeof number === "number");

/** Empty unless they are sound: the page goes on with them. */
function readCurves(value: unknown): Curves {
  const found = CURVES.map((name) => (isRecord(value) ? value[name] : undefined));
  const isSound = found.every(isCurve) && found.every(({ length }) => length === found[0].length);
  const curves = CURVES.map((name, i) => [name, isSound ? found[i].map((number) => number ?? NaN) : []]);
  return Object.fromEntries(curves);
}

/** The view without what only the open page has. */
function viewOf({ linkView }: Store): LinkView {
  const { baseline: _, room: __, ...view } = linkView;
  return view;
}

/** undefined if another experiment is opened meanwhile. */
export async function trainingFile(store: Store, session: Session): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const saved = await session.save();
  return saved && withNotes(saved.trainer, { curves: saved.curves, view: viewOf(store) });
}

/** Opens a training. What is refused changes nothing, and its issues are returned. */
export async function openTraining(store: Store, session: Session, bytes: Uint8Array): Promise<Issue[]> {
  const notes = notesOf(bytes);
  const { curves, view }: Record<string, unknown> = isRecord(notes) ? notes : {};
  const trainer = bytes.slice(0, saveLength(bytes));
  const issues = await session.restore({ trainer, curves: readCurves(curves) });
  if (issues.length === 0)
    store.change({ preset: null, baseline: null, goal: null, names: null, room: "playground", ...readView(view) });
  return issues;
}
