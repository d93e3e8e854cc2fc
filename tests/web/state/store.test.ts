import { effect } from "@preact/signals-core";
import { expect, test } from "vitest";
import { PANELS } from "../../../web/panels/list.ts";
import { Store } from "../../../web/state/store.ts";

test("readers of one key of the view state are not notified of others", () => {
  const store = new Store(PANELS);
  const tabs: string[] = [];
  const points: number[][] = [];
  effect(() => void tabs.push(store.view.value.tab));
  effect(() => void points.push(store.point.value));
  store.change({ tab: "data" });
  store.change({ point: [0.5, 0.25], analysis: "health" });
  expect(tabs).toEqual(["network", "data"]);
  expect(points).toEqual([
    [1, 1],
    [0.5, 0.25],
  ]);
  expect({ ...store.view.value }).toEqual(store.wholeView.value);
});
