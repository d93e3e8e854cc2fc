// What was to be reached, and whether it was: ratios of the same rounds, counts and sizes, never seconds of ours alone.

export const peers = { tensorflow: "TensorFlow.js", convnetjs: "ConvNetJS", jax: "jax-js", plain: "plain loops" };

const slower = { gelu: 3, others: 2, optimizers: 1.3, precision: 2.5 }; // at most so many times ReLU's, SGD's, float32's cost
const MiB = 2 ** 20;

/** A contender's part of a row; of TensorFlow.js, its better backend's. Its backend wasm has no gradient of kernels. */
export function backendOf(rates, peer) {
  if (peer !== "tensorflow") return peer;
  if (!rates.tensorflow_wasm) return "tensorflow_cpu";
  return rates.tensorflow_cpu.median > rates.tensorflow_wasm.median ? "tensorflow_cpu" : "tensorflow_wasm";
}

const round = (value) => String(Number(value.toPrecision(value < 100 ? 2 : 3)));
const spread = ({ median, low, high }, unit) => `${round(median)}${unit} (${round(low)} to ${round(high)})`;
const percent = ({ median, low, high }) => spread({ median: 100 * median, low: 100 * low, high: 100 * high }, " %");

function peerGoal({ name, what, rates, check }, { than, times }) {
  const contender = backendOf(rates, than);
  const row = { what: name === "W6" ? `W6: ${what}` : name, goal: `≥ ${times}× ${peers[than]}` };
  if (check.disagree.includes(contender))
    return { ...row, found: "the results differ: does not count", reached: false };
  return {
    ...row,
    found: spread(rates[contender].ours_times, "×"),
    reached: rates[contender].ours_times.median >= times,
  };
}

function peakGoal({ name, peak: { gigaflops, share } }, { peak }) {
  const found = `${percent(share)} of ${round(gigaflops.median)} GFLOP/s`;
  return { what: name, goal: `≥ ${100 * peak} % of wasm's multiply-add peak`, found, reached: share.median >= peak };
}

const rowGoals = (rows) => rows.flatMap((row) => row.goals.map((goal) => (goal.peak ? peakGoal : peerGoal)(row, goal)));

/** All of a group that cost too much, or else the one that is nearest to it. */
function costGoal(what, goal, costs, limitOf) {
  const excess = ([name, { median }]) => median / limitOf(name);
  const sorted = Object.entries(costs).sort((a, b) => excess(b) - excess(a));
  const over = sorted.filter((entry) => excess(entry) > 1);
  const text = ([name, cost]) => `${name} ${spread(cost, "×")}`;
  const found = over.length > 0 ? over.map(text).join(", ") : `at worst ${text(sorted[0])}`;
  return { what, goal, found, reached: over.length === 0 };
}

const costGoals = ({ activations, optimizers, precision }) => [
  costGoal("W3, another activation", `≤ ${slower.others}× ReLU's cost, GELU ≤ ${slower.gelu}×`, activations, (name) =>
    name === "gelu" ? slower.gelu : slower.others,
  ),
  costGoal("W3, another optimizer", `≤ ${slower.optimizers}× SGD's cost`, optimizers, () => slower.optimizers),
  costGoal("W3 in float64", `≤ ${slower.precision}× float32's cost`, precision, () => slower.precision),
];

const pageGoals = ({ frames, snapshots, share, long_tasks, first_step_ms }) => [
  {
    what: "The page, W2's network and every neuron's map, at full speed",
    goal: "60 frames a second of 60",
    found: `${spread(frames, "")}, ${round(snapshots.median)} with new maps`,
    reached: Math.round(frames.median) >= 60,
  },
  {
    what: "Its tasks of more than 50 ms",
    goal: "0",
    found: long_tasks.count ? `${long_tasks.count}, to ${round(long_tasks.longest_ms)} ms` : "0",
    reached: long_tasks.count === 0,
  },
  { what: "Its steps", goal: "≥ 50 % of the engine's alone", found: percent(share), reached: share.median >= 0.5 },
  {
    what: "From navigation to the first training step",
    goal: "< 1 s",
    found: `${round(first_step_ms)} ms`,
    reached: first_step_ms < 1000,
  },
];

const besideGoals = (rows) => [
  ...rows.map(({ what, least, share }) => ({
    what: `The page's steps: ${what}`,
    goal: `≥ ${100 * least} % of the engine's alone`,
    found: percent(share),
    reached: share.median >= least,
  })),
  {
    what: "The worker in each of these",
    goal: "answers within 100 ms",
    found: `at worst ${Math.round(Math.max(...rows.map(({ answer_ms }) => answer_ms.median)))} ms`,
    reached: rows.every(({ answer_ms }) => answer_ms.median <= 100),
  },
];

const mnistGoal = ({ times, seconds, frames, longest_ms }) => ({
  what: "The first epoch over 60,000 pictures of 28 × 28 in the page",
  goal: "≤ 1.3× the time of the engine alone",
  found: `${spread(times, "×")}, ${round(seconds.median)} s, at ${round(frames.median)} frames a second, tasks to ${round(longest_ms.median)} ms`,
  reached: times.median <= 1.3,
});

function statesGoals(states) {
  const long = states.reduce((sum, row) => sum + row.long, 0);
  const [slowest] = states.toSorted((a, b) => b.input_ms - a.input_ms);
  return [
    { what: "Tasks of more than 50 ms in any state of the page", goal: "0", found: String(long), reached: long === 0 },
    {
      what: "Input in any state of the page",
      goal: "answered within 100 ms",
      found: `at worst ${Math.round(slowest.input_ms)} ms (${slowest.state}, ${slowest.size})`,
      reached: slowest.input_ms <= 100,
    },
  ];
}

const memoryGoals = ({ long_run: { steps, before, after }, large }) => [
  {
    what: `Heap of wasm after ${steps.toLocaleString("en-US")} steps of W1`,
    goal: "as before",
    found: `${round(before.heap / MiB)} MiB, then ${round(after.heap / MiB)} MiB`,
    reached: after.heap === before.heap,
  },
  {
    what: "16 layers of 1,024 units, Adam",
    goal: "trains within 256 MiB",
    found: large.works ? `${Math.round(large.heap / MiB)} MiB` : "does not train",
    reached: large.works && large.heap <= 256 * MiB,
  },
];

const sizeGoal = (bytes) => ({
  what: "engine.wasm, gzipped",
  goal: "< 150 kB",
  found: `${(bytes / 1000).toFixed(1)} kB`,
  reached: bytes < 150_000,
});

/** [{what, goal, found, reached}] for the parts that were measured. */
export const goalsOf = ({ workloads, maps, ratios, page, beside, mnist, states, memory, gzipped_bytes }) => [
  ...(workloads ? rowGoals(workloads.chromium) : []),
  ...(maps ? rowGoals(maps) : []),
  ...(ratios ? costGoals(ratios) : []),
  ...(page ? pageGoals(page) : []),
  ...(beside ? besideGoals(beside) : []),
  ...(mnist ? [mnistGoal(mnist)] : []),
  ...(states ? statesGoals(states) : []),
  ...(memory ? memoryGoals(memory) : []),
  sizeGoal(gzipped_bytes["engine.wasm"]),
];
