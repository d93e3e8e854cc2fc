import { expect, test } from "vitest";
import type { Snapshot } from "../../../../web/experiment/protocol.ts";
import { PANELS } from "../../../../web/panels/list.ts";
import { Frames } from "../../../../web/state/session/frames.ts";
import { Store } from "../../../../web/state/store.ts";
import { defaults } from "../../engine.ts";

const health: Snapshot["parts"]["health"] = [];
const baseline = { curves: {}, map: undefined } as Snapshot["parts"]["baseline"];

test("a snapshot keeps the parts of the one before that it does not have, but no baseline that is not compared any more", () => {
  const store = new Store(PANELS);
  const frames = new Frames(store, () => 0);
  const before = { run: 1, parts: { health, baseline } } as Snapshot;
  const next = { run: 1, parts: { collapse: [] } } as unknown as Snapshot;
  store.change({ baseline: defaults() });
  expect(frames.merged(before, next).parts).toEqual({ health, baseline, collapse: [] });
  store.change({ baseline: null });
  expect(frames.merged(before, next).parts).toEqual({ health, collapse: [] });
  expect(frames.merged(null, next).parts).toEqual({ collapse: [] });
});
