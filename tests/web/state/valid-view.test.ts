import { describe, expect, test } from "vitest";
import type { Config } from "../../../web/engine/types.ts";
import {
  classCount,
  columnCount,
  freeze,
  inputsOf,
  layerIn,
  outputUnits,
  taskOf,
  withLayerRemoved,
  type Experiment,
} from "../../../web/experiment/experiment.ts";
import { withLayerAdded } from "../../../web/experiment/layer-kinds.ts";
import { PANELS } from "../../../web/panels/list.ts";
import { Store } from "../../../web/state/store.ts";
import { DRAWING, type ViewState } from "../../../web/state/view-state.ts";
import {
  POINT_RANGE,
  isSameLayer,
  unitIn,
  validMagnified,
  validView,
  weightIn,
} from "../../../web/state/valid-view.ts";
import { catalog, description, engine } from "../engine.ts";

const columns = (count: number) => Array.from({ length: count }, (_, i) => `x${i + 1}`);
const own = (rows: number, inputs: number, target: (row: number) => number | number[]) => ({
  name: "custom" as const,
  inputs: Array.from({ length: rows }, (_, row) => Array.from({ length: inputs }, (_, i) => Math.sin(row * 3 + i * 7))),
  targets: Array.from({ length: rows }, (_, row) => target(row)) as number[],
});
const logits = { name: "sparse_categorical_crossentropy", from_logits: true };

const configs: Record<string, Config> = {
  spiral: {
    data: { name: "spiral", classes: 5 },
    layers: [{ units: 16, activation: "relu" }, { units: 9 }, { units: 4 }, { units: 5 }],
  },
  xor: {
    data: { name: "xor", classes: 2 },
    features: ["x1_x2"],
    layers: [{ units: 1 }],
    loss: { name: "binary_crossentropy", from_logits: true },
  },
  curve: {
    data: { name: "curve" },
    features: ["x1"],
    layers: [{ units: 2, use_bias: false }, { units: 1 }],
    loss: { name: "mean_squared_error" },
  },
  digits: {
    data: { name: "digits", classes: 10, samples: 100, side: 10 },
    features: columns(100),
    layers: [{ units: 10 }],
    loss: logits,
  },
  table: {
    data: own(20, 5, (row) => row % 3),
    features: columns(5),
    layers: [{ units: 2, use_bias: false }, { units: 3 }],
    loss: logits,
  },
  labels: {
    data: own(20, 2, (row) => [row % 2, 1, 0, 1]),
    features: columns(2),
    layers: [{ units: 4, activation: "sigmoid" }],
    loss: { name: "binary_crossentropy" },
  },
  numbers: {
    data: own(20, 2, (row) => [row, -row, 0]),
    features: columns(2),
    layers: [{ units: 3 }],
    loss: { name: "mean_squared_error" },
  },
};
const experiments = Object.entries(configs).map(([name, config]): [string, Experiment] => [
  name,
  freeze(engine.complete(config)) as Experiment,
]);

const points = [
  [1, 1],
  [0.5],
  [1, 2, 3, 4, 5],
  [1e39, -1e308],
  [],
  [NaN, Infinity],
  Array<number>(64).fill(0.5),
  Array<number>(100).fill(1),
];
const targets = [null, 0, 4, 9, 99, -1, 1.5];
const places = [
  { layer: 0, unit: 15 },
  { layer: 3, unit: 4 },
  { layer: 9, unit: 99 },
  { layer: 1, unit: 0 },
  { layer: 0, unit: 0 },
];
const weights = places.flatMap((place) => [null, 0, 8, 99].map((input) => ({ ...place, input })));
const choices: { [Key in keyof ViewState]?: readonly ViewState[Key][] } = {
  point: points,
  target: targets,
  pins: [[], points.map((point, i) => ({ point, target: targets[i] ?? null }))],
  unit: [null, ...places],
  weight: [null, ...weights],
  nudge: weights.map((weight) => ({ ...weight, epsilon: 0.01 })),
  backprop: [0, 5, 1000],
  warp: [
    { layer: 0, x: 0, y: 1, principal: false },
    { layer: 7, x: 9, y: 9, principal: true },
  ],
  output: [0, 2, 9],
  drawing: [null, DRAWING, { ...DRAWING, index: 9, labels: [0, 3, 7] }],
  names: [null, { classes: ["a", "b", "c"], columns: ["p", "q"] }, { classes: [], columns: [] }],
  analysis: [...PANELS.map(({ id }) => id), "__proto__"],
};

/** Pseudo-random views, the same in every run. */
function views(count: number): ViewState[] {
  let state = 7;
  const pick = <T>(list: readonly T[]): T => list[(state = (state * 48271) % 2147483647) % list.length];
  const base = new Store(PANELS).wholeView.value;
  return Array.from({ length: count }, () => ({
    ...base,
    ...Object.fromEntries(Object.entries(choices).map(([key, values]) => [key, pick(values as readonly unknown[])])),
  }));
}

describe.each(experiments)("whatever was on show, with %s", (_, experiment) => {
  const count = columnCount(catalog, experiment);
  const task = taskOf(catalog, experiment);
  const labels = task === "regression" ? 0 : classCount(catalog, experiment);
  const classes = task === "multiclass" ? labels : 0;

  test("all that the view points at is there", () => {
    for (const view of views(500)) {
      const valid = validView(view, experiment, catalog, PANELS);
      const { layers } = experiment;
      expect([0, count]).toContain(valid.point.length);
      for (const { point, target } of [valid, ...valid.pins]) {
        expect(point.every((value) => Math.abs(value) <= POINT_RANGE[1])).toBe(true);
        expect(target === null || (Number.isInteger(target) && target >= 0 && target < classes)).toBe(true);
      }
      for (const pin of valid.pins) expect(pin.point).toHaveLength(count);
      for (const place of [valid.unit, valid.weight, valid.nudge])
        if (place) expect(layers[place.layer]?.units).toBeGreaterThan(place.unit);
      for (const place of [valid.weight, valid.nudge]) {
        if (place?.input === null) expect(layers[place.layer].use_bias).not.toBe(false);
        else if (place) expect(inputsOf(experiment, place.layer)).toBeGreaterThan(place.input);
      }
      expect(PANELS.map(({ id }) => id)).toContain(valid.analysis);
      expect(valid.output).toBeLessThan(outputUnits(experiment));
      const { units = 0 } = layers[valid.warp.layer];
      if (units > 1) expect(units).toBeGreaterThan(Math.max(valid.warp.x, valid.warp.y));
      if (valid.drawing && labels > 0)
        expect([valid.drawing.index <= labels, valid.drawing.labels.every((label) => label < labels)]).toEqual([
          true,
          true,
        ]);
      if (valid.names && valid.names.columns.length > 0) expect(valid.names.columns).toHaveLength(count);
    }
  });

  test("what fits stays the same object, so that nobody draws it again", () => {
    for (const view of views(100)) {
      const valid = validView(view, experiment, catalog, PANELS);
      expect(validView(valid, experiment, catalog, PANELS)).toBe(valid);
    }
  });

  test("the engine answers where the view looks", () => {
    const trainer = engine.createTrainer(experiment);
    for (const view of views(30)) {
      const { point, pins, target } = validView(view, experiment, catalog, PANELS);
      for (const place of [...(point.length > 0 ? [{ point, target }] : []), ...pins])
        trainer.inspect([...place.point], place.target ?? undefined);
    }
    trainer.dispose();
  });
});

const [spiral, xor] = [experiments[0][1], experiments[1][1]];

test("a missing weight or unit is neither selected nor enlarged", () => {
  expect(weightIn({ layer: 0, input: 1, unit: 15 }, spiral)).not.toBeNull();
  expect(weightIn({ layer: 0, input: 1, unit: 15 }, xor)).toBeNull();
  expect(unitIn({ layer: 2, unit: 0 }, xor)).toBeNull();
  expect(validMagnified({ layer: 2, unit: 0 }, xor)).toBeNull();
  expect(validMagnified({ feature: "x1" }, xor)).toEqual({ feature: "x1" });
});

test("if the number of layers changes, those behind the change get other indices", () => {
  const removed = withLayerRemoved(spiral, 1);
  expect([0, 1, 2, 3].map((layer) => isSameLayer(spiral, removed, layer))).toEqual([true, false, false, false]);
  const added = withLayerAdded(catalog, spiral);
  expect([0, 1, 2, 3].map((layer) => isSameLayer(spiral, added, layer))).toEqual([true, true, true, false]);
});

test("a press is about the layer that is drawn, wherever it stands in the draft", () => {
  const removed = withLayerRemoved(spiral, 1);
  expect([0, 1, 2, 3].map((index) => layerIn(removed, spiral, index))).toEqual([0, -1, 1, 2]);
  const added = withLayerAdded(catalog, spiral);
  expect([0, 1, 2, 3].map((index) => layerIn(added, spiral, index))).toEqual([0, 1, 2, 4]);
});

describe("in the store", () => {
  const opened = (experiment: Experiment) => {
    const store = new Store(PANELS);
    store.description.value = description;
    store.experiment.value = experiment;
    return store;
  };

  test("undo brings back what a change has put out of reach", () => {
    const store = opened(spiral);
    store.change({ unit: { layer: 2, unit: 3 }, pins: [{ point: [1, 2], target: 4 }] });
    store.experiment.value = experiments[2][1];
    expect([store.view.value.unit, store.view.value.pins]).toEqual([null, []]);
    store.experiment.value = spiral;
    expect([store.view.value.unit, store.view.value.pins]).toEqual([
      { layer: 2, unit: 3 },
      [{ point: [1, 2], target: 4 }],
    ]);
  });

  test("a weight of a layer is not that of another layer with its number", () => {
    const store = opened(withLayerAdded(catalog, spiral));
    store.change({ weight: { layer: 3, input: 0, unit: 1 }, unit: { layer: 0, unit: 1 } });
    store.experiment.value = spiral;
    expect([store.view.value.weight, store.view.value.unit]).toEqual([null, { layer: 0, unit: 1 }]);
  });

  test("names stay with the data that they name", () => {
    const [first, second] = [1, 2].map(
      (seed) => freeze(engine.complete({ ...configs.table, data: own(10 + seed, 5, (row) => row % 3) })) as Experiment,
    );
    const names = { classes: ["a", "b", "c"], columns: ["p", "q", "r", "s", "t"] };
    const store = opened(first);
    expect(store.view.value.names).toBeNull();
    store.experiment.value = second;
    store.nameData(names);
    expect(store.view.value.names).toEqual(names);
    store.experiment.value = first;
    expect(store.view.value.names).toBeNull();
    store.experiment.value = second;
    expect(store.view.value.names).toEqual(names);
  });
});
