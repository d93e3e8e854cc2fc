import { expect, test } from "vitest";
import type { Experiment } from "../../../web/experiment/experiment.ts";
import { isEqual } from "../../../web/platform/equal.ts";
import {
  EMPTY_UNDO_HISTORY,
  edited,
  forgotten,
  named,
  recorded,
  settings,
  travelled,
  unitNamesAt,
  type UndoHistory,
} from "../../../web/state/undo.ts";
import { defaults } from "../engine.ts";

const rate = (learning_rate: number): Experiment => ({
  ...defaults(),
  optimizer: { ...defaults().optimizer, learning_rate },
});
const seeded = (seed: number): Experiment => ({ ...defaults(), seed });
const rates = ({ entries }: UndoHistory) => entries.map(({ experiment }) => experiment.optimizer.learning_rate);
const seeds = ({ entries }: UndoHistory) => entries.map(({ experiment }) => experiment.seed);
const all = (experiments: Experiment[], every = 5000) =>
  experiments.reduce((history, each, i) => recorded(history, each, i * every), EMPTY_UNDO_HISTORY);

test("each change is an entry, and an equal experiment is none", () => {
  const history = all([seeded(1), seeded(2), structuredClone(seeded(2)), seeded(3)]);
  expect(seeds(history)).toEqual([1, 2, 3]);
  expect(history.at).toBe(2);
});

test("the moves of one slider are one entry; another slider or a pause begins a new one", () => {
  const drag = [0.01, 0.02, 0.03].reduce(
    (history, value, i) => recorded(history, rate(value), 5000 + 100 * i),
    all([rate(1)]),
  );
  expect(rates(drag)).toEqual([1, 0.03]);
  expect(rates(recorded(drag, rate(0.5), 5000 + 200 + 1500))).toEqual([1, 0.03, 0.5]);
  const other = recorded(drag, { ...rate(0.03), batch_size: 64 }, 5300);
  expect(other.entries.length).toBe(3);
  expect(rates(recorded(drag, rate(1), 5300))).toEqual([1]);
});

test("a drag after an undo is an entry of its own", () => {
  const back = travelled(all([rate(1), rate(2), rate(3)], 10), -1);
  expect(rates(recorded(back, rate(4), 25))).toEqual([1, 4]);
});

test("quick changes of different things are separate entries", () => {
  expect(all([defaults(), seeded(9), { ...seeded(9), batch_size: 8 }], 1).entries.length).toBe(3);
});

test("the next change drops undone entries, and steps stop at the ends", () => {
  const history = all([seeded(1), seeded(2), seeded(3)]);
  const back = travelled(history, -1);
  expect(back.at).toBe(1);
  expect(travelled(back, -7).at).toBe(0);
  expect(travelled(back, 7).at).toBe(2);
  expect(seeds(recorded(back, seeded(8), 99999))).toEqual([1, 2, 8]);
});

test("at most a hundred entries are kept, and unchanged data is held once", () => {
  const inputs = [
    [0, 1],
    [1, 0],
  ];
  const own = (seed: number): Experiment => ({
    ...seeded(seed),
    data: { name: "custom", inputs: structuredClone(inputs), targets: [0, 1] },
  });
  const history = all(Array.from({ length: 130 }, (_, i) => own(i)));
  expect(history.entries.length).toBe(100);
  expect(history.at).toBe(99);
  expect(history.entries.at(-1)!.experiment.seed).toBe(129);
  expect(new Set(history.entries.map(({ experiment }) => experiment.data)).size).toBe(1);
});

test("large custom data limits the number of entries", () => {
  const large = (first: number): Experiment => ({
    ...defaults(),
    data: {
      name: "custom",
      inputs: Array.from({ length: 30_000 }, (_, i) => [first, i, ...Array(8).fill(0)]),
      targets: [],
    },
  });
  const history = all([1, 2, 3, 4, 5].map(large));
  expect(history.entries.length).toBe(3);
  expect(history.at).toBe(2);
});

const place = (unit: number) => ({ layer: 0, input: 1, unit });
const edits = ({ entries }: UndoHistory) =>
  entries.map(({ edit }) => edit && [edit.place.unit, edit.before, edit.after]);

test("a weight set by hand is an entry, and so is a drag of its slider", () => {
  const once = edited(all([seeded(1)]), { place: place(0), before: 0.5, after: 1 }, 9000);
  const drawn = edited(once, { place: place(0), before: 1, after: 2 }, 9500);
  expect(edits(drawn)).toEqual([undefined, [0, 0.5, 2]]);
  expect(edits(edited(drawn, { place: place(0), before: 2, after: 0.5 }, 9600))).toEqual([undefined]);
  expect(edits(edited(drawn, { place: place(1), before: 2, after: 3 }, 9600))).toEqual([
    undefined,
    [0, 0.5, 2],
    [1, 2, 3],
  ]);
  expect(edits(edited(drawn, { place: place(0), before: 2, after: 3 }, 10_600))).toEqual([
    undefined,
    [0, 0.5, 2],
    [0, 2, 3],
  ]);
  expect(edits(edited(travelled(drawn, -1), { place: place(2), before: 7, after: 8 }, 9600))).toEqual([
    undefined,
    [2, 7, 8],
  ]);
});

test("undo over edits sets their weights, and a new network gets those of its experiment", () => {
  const first = edited(all([seeded(1)]), { place: place(0), before: 0, after: 1 }, 9000);
  const second = edited(first, { place: place(1), before: 0, after: 1 }, 9001);
  const history = recorded(second, seeded(2), 9002);
  expect(settings(history, -1, true)).toEqual({ entries: [1, 2], back: false });
  expect(settings(history, -1, false)).toEqual({ entries: [], back: true });
  expect(settings(second, -2, false)).toEqual({ entries: [2, 1], back: true });
  expect(settings(travelled(history, -3), 2, false)).toEqual({ entries: [1, 2], back: false });
  expect(settings(travelled(history, -3), 3, true)).toEqual({ entries: [], back: false });
});

test("a reset drops the edits before it and keeps undone entries", () => {
  const first = edited(all([seeded(1), seeded(2)]), { place: place(0), before: 0, after: 1 }, 9000);
  const history = recorded(edited(first, { place: place(1), before: 0, after: 1 }, 9001), seeded(3), 9002);
  const reset = forgotten(travelled(history, -1));
  expect([seeds(reset), edits(reset), reset.at]).toEqual([[1, 2, 3], [undefined, undefined, undefined], 1]);
});

const names = (...names: string[]) => names.map((name, unit) => ({ layer: 0, unit, name }));
const namesOf = ({ entries }: UndoHistory) => entries.map(({ unitNames }) => unitNames?.map(({ name }) => name));

test("a name is an entry of its own, and later entries have it, too", () => {
  const first = named(all([seeded(1)]), { layer: 0, unit: 0 }, names("price"));
  const second = edited(first, { place: place(0), before: 0, after: 1 }, 9000);
  const history = recorded(second, seeded(2), 9001, names("price"));
  expect(namesOf(history)).toEqual([undefined, ["price"], ["price"], ["price"]]);
  expect(unitNamesAt(travelled(history, -3))).toEqual([]);
  expect(unitNamesAt(travelled(history, -2))).toEqual(names("price"));
  expect(namesOf(named(first, { layer: 0, unit: 0 }, []))).toEqual([undefined, ["price"], undefined]);
});

test("the same experiment with other names is no entry of its own", () => {
  const history = recorded(all([seeded(1)]), seeded(1), 9000, names("price"));
  expect([seeds(history), namesOf(history)]).toEqual([[1], [["price"]]]);
});

test("a reset drops the edits around a name and keeps the name", () => {
  const first = edited(all([seeded(1), seeded(2)]), { place: place(0), before: 0, after: 1 }, 9000);
  const second = named(first, { layer: 0, unit: 0 }, names("price"));
  const third = edited(second, { place: place(1), before: 0, after: 1 }, 9001);
  const reset = forgotten(third);
  expect([namesOf(reset), edits(reset), reset.at]).toEqual([
    [undefined, undefined, ["price"]],
    [undefined, undefined, undefined],
    2,
  ]);
  expect(settings(third, -1, true)).toEqual({ entries: [2], back: false });
});

test("JSON values are equal for any order of their keys", () => {
  expect(isEqual({ a: [1, { b: null }], c: "x" }, { c: "x", a: [1, { b: null }] })).toBe(true);
  for (const [one, other] of [
    [{ a: 1 }, { a: 1, b: 2 }],
    [
      [1, 2],
      [2, 1],
    ],
    [[1], { 0: 1 }],
    [null, {}],
    ["1", 1],
  ])
    expect(isEqual(one, other)).toBe(false);
});
