import { expect, test } from "vitest";
import type { LayerSpec } from "../../../../web/engine/types.ts";
import type { Experiment } from "../../../../web/experiment/experiment.ts";
import { layerColumns, shapesOf } from "../../../../web/panes/network/columns.ts";
import { changedLayer, firstToShow, foldAt, isFolded } from "../../../../web/panes/network/folds.ts";
import { layOut } from "../../../../web/panes/network/layout.ts";

const PHONE = 366;

const dense = (count: number): LayerSpec[] => Array.from({ length: count }, () => ({ units: 4 }));

function layoutOf(layers: LayerSpec[], room: number, first = 0) {
  const experiment = { features: ["x1", "x2"], layers } as Experiment;
  const inputs = [0, 1].map((row) => ({ row, index: row }));
  const columns = layerColumns(experiment, shapesOf(experiment, []), inputs.length, new Set());
  return layOut({ inputs, columns, output: layers.length - 1, room, inline: true, first });
}

const shownOf = ({ run, columns }: ReturnType<typeof layoutOf>) =>
  columns.flatMap((_, i) => (isFolded(run, i) ? [] : i));

test("while all columns have room no layer is folded, with controls or without", () => {
  const [roomy, compact] = [layoutOf(dense(3), PHONE), layoutOf(dense(6), PHONE)];
  expect([roomy.compact, shownOf(roomy)]).toEqual([false, [0, 1, 2]]);
  expect([compact.compact, shownOf(compact)]).toEqual([true, [0, 1, 2, 3, 4, 5]]);
});

test("a stack of any height fits the width, with its inputs and its output", () => {
  for (const room of [296, PHONE, 688, 758])
    for (const kind of [{ units: 4 }, { kind: "dropout", rate: 0.1 }])
      for (let count = 1; count <= 48; count++)
        for (const first of [0, 5, count]) {
          const layout = layoutOf([...dense(count).map(() => kind), { units: 2 }], room, first);
          expect(layout.least).toBeLessThanOrEqual(room);
          expect(shownOf(layout)).toContain(count);
          expect(layout.centers.at(-1)! + 16).toBeLessThanOrEqual(room);
        }
});

test("the layers between those shown and the output are one column, and the first ones, when later ones open", () => {
  const start = layoutOf(dense(20), PHONE);
  expect(shownOf(start)).toEqual([0, 1, 2, 3, 4, 19]);
  expect([0, 5, 6].map((layer) => foldAt(start.run, layer))).toEqual([0, 14, 0]);
  expect(start.tracks.split(" 32px ")).toHaveLength(2);
  const middle = layoutOf(dense(20), PHONE, firstToShow(5, start.run, start.fits));
  expect(shownOf(middle)).toEqual([5, 6, 7, 8, 19]);
  expect([0, 9].map((layer) => foldAt(middle.run, layer))).toEqual([5, 10]);
  expect(shownOf(layoutOf(dense(20), PHONE, firstToShow(4, middle.run, middle.fits)))).toEqual([0, 1, 2, 3, 4, 19]);
  expect(shownOf(layoutOf(dense(20), PHONE, 18))).toEqual([14, 15, 16, 17, 18, 19]);
});

test("no weight leads from a folded layer to a node that is shown", () => {
  const { columns } = layoutOf(dense(20), PHONE, 5);
  expect(columns[5].linked, "from layer 4, which is folded").toBe(false);
  expect(columns[6].linked).toBe(true);
  expect(columns[19].linked, "from layer 18, which is folded").toBe(false);
});

test("of a changed stack the layer that changed is told, of another stack the first", () => {
  const before = dense(20);
  const added = [...before.slice(0, 12), { units: 5 }, ...before.slice(12)];
  expect(changedLayer(before, added)).toBe(12);
  expect(changedLayer(added, before)).toBe(12);
  expect(changedLayer(before, dense(20))).toBeUndefined();
  expect(changedLayer(added, added.slice(0, -1)), "the last one is gone").toBeUndefined();
  expect(changedLayer(before, dense(25))).toBe(0);
});
