// Maps of every neuron at 100 × 100 points, a second.

import { summary, takeTurns, times } from "./rounds.mjs";
import { configOf, featuresOf, taskOf } from "./task.mjs";
import { tensorFlowMaps } from "./tensorflow.mjs";

const size = 100;
const tolerance = 1e-4;

/** Points of the plane, two numbers each. */
function grid(extent) {
  const place = (i) => extent * ((2 * (i + 0.5)) / size - 1);
  return Float64Array.from({ length: 2 * size * size }, (_, i) => {
    const point = i >> 1;
    return place(i % 2 === 0 ? point % size : Math.floor(point / size));
  });
}

function greatestDifference(maps, others) {
  let greatest = 0;
  for (const [layer, map] of maps.entries()) {
    for (let i = 0; i < map.length; i++) greatest = Math.max(greatest, Math.abs(map[i] - others[layer][i]));
  }
  return greatest;
}

export async function maps(engine, workload, options) {
  const task = taskOf(engine, workload);
  const trainer = engine.createTrainer(configOf(workload));
  const points = grid(engine.catalog().extent);
  const features = featuresOf(trainer, points, 2);
  const numbers = trainer.neurons(points);
  const works = {
    ours: (count) => {
      for (let i = 0; i < count; i++) trainer.neurons(points, numbers);
    },
    tensorflow_cpu: await tensorFlowMaps(task, features, "cpu"),
    tensorflow_wasm: await tensorFlowMaps(task, features, "wasm"),
  };
  await works.tensorflow_wasm.ready();
  const difference = greatestDifference(trainer.neurons(points), await works.tensorflow_wasm(1));
  const rates = await takeTurns(works, options);
  trainer.dispose();
  return {
    name: "W6",
    what: `every neuron of ${workload.name} at ${size}×${size} points`,
    goals: [workload.maps],
    rates: Object.fromEntries(
      Object.entries(rates).map(([name, list]) => [name, { ...summary(list), ours_times: times(rates.ours, list) }]),
    ),
    check: { tolerance, difference, disagree: difference <= tolerance ? [] : ["tensorflow_wasm"] },
  };
}
