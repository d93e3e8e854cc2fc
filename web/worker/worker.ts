import { expose, transfer } from "comlink";
import engineAddress from "../../build/engine/engine.wasm?url";
import type {
  Answer,
  Api,
  Curves,
  DecisionMap,
  Description,
  EvaluatedStatus,
  FrameRequest,
  Inspected,
  Need,
  NudgeRequest,
  Opened,
  Outcome,
  Place,
  Points,
  Raster,
  RivalState,
  Saved,
  ShownWeights,
  Snapshot,
  UnitPlace,
  UnitWeights,
  WarpRequest,
  WeightPlace,
} from "../experiment/protocol.ts";
import { RIVAL_PATH } from "../experiment/protocol.ts";
import { EngineError, loadEngine } from "../engine/engine.ts";
import type { Catalog, Config, Engine, Issue, LayerParameters, Trainer } from "../engine/types.ts";
import { activationName, givenTargets, taskOf, type Experiment } from "../experiment/experiment.ts";
import { pack, unpack } from "../experiment/packing.ts";
import { firstShown, pictureSide } from "../experiment/pictures.ts";
import { backprop } from "../panels/backprop/compute.ts";
import { collapse } from "../panels/collapse/compute.ts";
import { confusion } from "../panels/confusion/compute.ts";
import { depth } from "../rooms/explorer/depth.ts";
import { Evaluation } from "./evaluation.ts";
import { column, corner, grid, sizeWithin } from "../charts/grid.ts";
import { Loop, type Advanced, type Clock } from "./loop.ts";
import { closeTwins, nudge, openTwins, type Twins } from "../panels/nudge/compute.ts";
import { Predictions } from "./predictions.ts";
import { Pursuit } from "./stop-conditions.ts";
import { Rival, type Shape } from "./baseline.ts";
import { Run } from "./run.ts";
import { summarize } from "../panes/table-view/compute.ts";
import { traits } from "../rooms/explorer/traits.ts";
import { gridLines, warp, type Space } from "../panels/space/compute.ts";
import { featureValues, health, rowsWithin } from "../panels/health/compute.ts";
import { placeOf, setWeight, valueAt } from "./weight.ts";

const FEATURE_MAP_SIZE = 20;
const MAP_MULTIPLICATIONS = 4e7;
const MAP_SIZES = { training: [16, 96], still: [24, 128] } as const;
const NEURON_MULTIPLICATIONS = 1.5e7;
const NEURON_MAP_SIZES = [8, 28] as const;
const COLLAPSED_INPUTS = 16;
/** Of a layer in a table: inputs and units. */
const UNITS_LISTED = 16;
const BACKPROP_PARAMETERS = 1e5;
const WARP_ROWS = 400;
/** Of one pass over the lines and points. */
const WARP_MULTIPLICATIONS = 4e7;
/** Of one pass over the training rows. */
const NUDGE_MULTIPLICATIONS = 2e7;
const INPUTS_SHOWN = 784;
/** Of the answers to pictures. */
const GALLERY_MULTIPLICATIONS = 2e7;
/** What takes longer than that to predict for all rows is predicted in portions. */
const PREDICTED_AT_ONCE_MS = 25;
const CHUNK_MS = 5;
const CURVE_SIZE = 240;

const loading = loadEngine({ wasm: new URL(engineAddress, import.meta.url) });
loading.catch(() => undefined); // the first question is told, which may come later

let run = 0;
let current: Run | undefined;
/** What the trainer runs, and on what: to read them off the trainer takes a while where there is much data. */
let config: Config;
let data: ReturnType<Trainer["data"]>;
const pursuit = new Pursuit();
/** The pursuit has stopped the loop. */
let ended = false;
/** The pursuit waits for the losses of the present step. */
let judging = false;
/** Calls of advance() that are not through. */
let advancing = 0;
let rival: Rival | undefined;
let rivalConfig: Config | null = null;
/** What the health of the units is judged by; read when it is first asked for. */
let sample: { rows: number; inputs: Float64Array; features: Float64Array } | undefined;

/** Opened when a weight is first nudged, and closed with the experiment that they repeat. */
let twins: Twins | undefined;

/** Read once: to read it takes a millisecond. */
let catalog: Catalog | undefined;
const catalogOf = (engine: Engine) => (catalog ??= engine.catalog());

const channel = new MessageChannel();
const waiting: (() => void)[] = [];
channel.port1.onmessage = () => waiting.shift()?.();

const clock: Clock = {
  now: () => performance.now(),
  soon(callback, delay) {
    if (delay > 0) {
      setTimeout(callback, delay);
    } else {
      waiting.push(callback);
      channel.port2.postMessage(null);
    }
  },
};

const loop = new Loop(pursue, clock);
const evaluation = new Evaluation(clock, () => loop.isPlaying || advancing > 0);

const predictions = new Predictions(clock);

function opened(): Run {
  if (!current) throw new EngineError("ConfigError", "", "no experiment is open");
  return current;
}

const running = (): Trainer => opened().trainer;

/** Both runs to the same step, at most so many ahead; gives how many were made. */
function train(steps: number): number {
  const own = opened();
  if (evaluation.holdsTraining || predictions.isUnderWay || rival?.trainTo(own.progress.step) === false) return 0;
  const made = own.train(steps);
  rival?.trainTo(own.progress.step);
  evaluation.wake();
  return made;
}

/** Trains at most so many steps, and not beyond the place where the pursuit is to look. */
function pursue(steps: number): Advanced {
  const own = opened();
  const made = judging ? 0 : train(Math.min(steps, pursuit.room(own.progress, data.trainRows, config.batch_size ?? 1)));
  judging ||= made > 0 && pursuit.needsLosses(own.progress);
  if (own.progress.state !== "ready") return { made, more: (judging = false) };
  if (judging) evaluation.require(own);
  if (judging && !own.isPresent) return { made, more: true };
  if (made > 0 || judging) ended = pursuit.look(own.status);
  judging = false;
  return { made, more: !ended };
}

const otherMessages = () => new Promise<void>((resolve) => clock.soon(resolve, 0));

/** So many steps, and then the losses that they have led to. */
async function advance(steps: number): Promise<EvaluatedStatus> {
  const own = opened();
  const last = own.progress.step + steps;
  let chunk = 1;
  advancing++;
  try {
    while (current === own && own.progress.step < last && own.progress.state === "ready") {
      const start = clock.now();
      const made = train(Math.min(chunk, last - own.progress.step));
      if (made > 0) chunk = clock.now() - start < CHUNK_MS ? chunk * 2 : Math.max(1, chunk >> 1);
      await otherMessages();
    }
  } finally {
    advancing--;
  }
  evaluation.wake();
  while (current === own && !evaluation.isSettled && !loop.isPlaying) await otherMessages();
  return own.status;
}

function stepsPerEpoch(): number {
  const batch = config.batch_size ?? 1;
  return Math.max(1, Math.ceil(data.trainRows / batch));
}

/** Opens a trainer, with the run that it is compared with. Until nothing more can be refused, what was open before stays. */
function open(
  engine: Engine,
  next: Trainer,
  nextRun: number,
  compare: () => Rival | undefined,
  curves?: Curves,
): Opened {
  let own: Run;
  let read: { config: Config; data: ReturnType<Trainer["data"]> };
  let nextRival: Rival | undefined;
  try {
    own = new Run(next, clock.now, curves);
    read = { config: next.config, data: next.data() };
    nextRival = compare();
  } catch (error) {
    next.dispose();
    throw error;
  }
  current?.dispose();
  predictions.forget();
  current = own;
  run = nextRun;
  ({ config, data } = read);
  setRival(nextRival);
  pursuit.restart();
  judging = false;
  sample = undefined;
  forgetTwins();
  return answered(engine, true);
}

function forgetTwins(): void {
  closeTwins(twins);
  twins = undefined;
}

function answered(engine: Engine, rebuilt: boolean): Opened {
  const { inputs, targets, rows, columns, trainRows } = data;
  const task = taskOf(catalogOf(engine), config as Experiment);
  const points = { inputs, targets: givenTargets(task, targets), rows, columns, trainRows };
  return { run, config: pack(config), points, rebuilt, rival: pack(rivalConfig) };
}

/** A refusal of the engine. Anything else that is thrown says that this worker is broken, and ends it. */
function refusalOf(error: unknown): EngineError {
  if (error instanceof EngineError && error.name !== "EngineBroken") return error;
  throw error;
}

function issueOf(error: unknown): Issue {
  const { path, message, column } = refusalOf(error);
  return { path, message: message.replace(`${path}: `, ""), ...(column === undefined ? {} : { column }) };
}

function attempt(action: () => Opened): Outcome {
  try {
    return { opened: action() };
  } catch (error) {
    return { issues: [issueOf(error)] };
  }
}

/** The answer of a question that is no part of an experiment; a refusal says which part of the question is at fault. */
async function answer<T>(question: (engine: Engine) => T): Promise<Answer<T>> {
  const engine = await loading;
  try {
    return { value: question(engine) };
  } catch (error) {
    return { issues: [issueOf(error)] };
  }
}

/** The answer, or undefined where the engine refuses the question. */
function known<T>(question: () => T): T | undefined {
  try {
    return question();
  } catch (error) {
    refusalOf(error);
    return undefined;
  }
}

function start(engine: Engine, next: Config, nextRun: number, compared: Config | null): Opened {
  return open(engine, engine.createTrainer(next), nextRun, () =>
    compared ? Rival.start(engine, compared, clock.now) : undefined,
  );
}

function setRival(next: Rival | undefined): void {
  rival?.dispose();
  rival = next;
  rivalConfig = next?.trainer.config ?? null;
  evaluation.watch([current, rival].flatMap((each) => each ?? []));
}

function takeOver(engine: Engine, next: Config, nextRun: number, compared: Config | null): Opened {
  if (current && !compared && updated(current.trainer, next)) {
    current.changed();
    setRival(undefined);
    config = current.trainer.config;
    forgetTwins();
    return answered(engine, false);
  }
  return start(engine, next, nextRun, compared && engine.complete({ ...compared, seed: next.seed }));
}

/** Whether the running trainer could take the change over. */
function updated(trainer: Trainer, next: Config): boolean {
  try {
    trainer.update(next);
    return true;
  } catch (error) {
    if (refusalOf(error).name !== "ConfigError") throw error;
    return false;
  }
}

/** A net of all features at once shows what each looks like. */
function featureMaps(engine: Engine): Record<string, Raster> {
  const { features, extent } = catalogOf(engine);
  const names = features.map(({ name }) => name);
  const probe = engine.createTrainer({ ...engine.defaults(), features: names });
  const inputs = grid(FEATURE_MAP_SIZE, 2, extent);
  const maps = names.map(() => new Float32Array(inputs.length / 2));
  for (let i = 0; i < inputs.length / 2; i++) {
    const values = probe.inspect(inputs.subarray(2 * i, 2 * i + 2)).inputs;
    maps.forEach((map, j) => (map[i] = values[j]));
  }
  probe.dispose();
  return Object.fromEntries(names.map((name, j) => [name, { size: FEATURE_MAP_SIZE, values: maps[j] }]));
}

function map(
  of: Trainer,
  { columns, outputs }: Shape,
  parameters: number,
  extent: number,
  still: boolean,
): DecisionMap | undefined {
  if (columns > 2) return undefined;
  const sizes = still ? MAP_SIZES.still : MAP_SIZES.training;
  const size = columns === 1 ? CURVE_SIZE : sizeWithin(MAP_MULTIPLICATIONS, parameters, sizes);
  return { size, columns, outputs, values: of.predict(grid(size, columns, extent)) };
}

/** A trainer's numbers for the pictures, in arrays that each snapshot fills again: a browser takes longer to make 2 MB of new ones. */
const pictured = new WeakMap<Trainer, Float32Array[]>();

function neurons(extent: number, most: number): Snapshot["neurons"] {
  const { columns } = data;
  if (columns > 2) return undefined;
  const size = sizeWithin(NEURON_MULTIPLICATIONS, opened().parameterCount, NEURON_MAP_SIZES);
  const trainer = running();
  const numbers = trainer.neurons(grid(size, columns, extent), pictured.get(trainer));
  pictured.set(trainer, numbers);
  const layers = numbers.map((values, i) => {
    const units = config.layers?.[i].units ?? 1;
    return Array.from({ length: Math.min(units, most) }, (_, unit) => column(values, unit, units));
  });
  return { size, columns, layers };
}

/** A snapshot copies the parameters once. */
let copied: LayerParameters[] | undefined;
const parameters = () => (copied ??= running().parameters());

function weights(most: number): ShownWeights[] {
  return parameters().map(({ kernel, bias, alpha }, i) => {
    const units = config.layers?.[i].units ?? 1;
    const inputs = kernel.length / units;
    return {
      kernel: corner(kernel, units, Math.min(inputs, i === 0 ? INPUTS_SHOWN : most), Math.min(units, most)),
      ...(bias ? { bias: Float64Array.from(bias.slice(0, most)) } : {}),
      ...(alpha ? { alpha: Float64Array.from(alpha) } : {}),
    };
  });
}

function edited(weight: WeightPlace): Snapshot["weight"] {
  const place = placeOf(weight, parameters(), config);
  return place && { ...weight, value: valueAt(parameters(), place) };
}

function inspected({ point, target }: Place): Inspected | undefined {
  const result = known(() => running().inspect(point, target ?? undefined));
  return result && { point, target, result };
}

function unitWeights({ layer, unit }: UnitPlace): UnitWeights | undefined {
  const { kernel, bias } = parameters()[layer] ?? {};
  const units = config.layers?.[layer]?.units ?? 0;
  if (!kernel || unit >= units) return undefined;
  const own = Float64Array.from({ length: kernel.length / units }, (_, i) => kernel[i * units + unit]);
  return { layer, unit, kernel: own, ...(bias ? { bias: bias[unit] } : {}) };
}

/** The point looked at, those pinned, and the unit written out belong together: all from the same parameters. */
function inspection(request: FrameRequest): Pick<Snapshot, "inspection" | "pins" | "unit"> {
  return {
    inspection: inspected(request),
    pins: request.pins.flatMap((pin) => inspected(pin) ?? []),
    unit: request.unit ? unitWeights(request.unit) : undefined,
  };
}

function sampled(engine: Engine): NonNullable<typeof sample> {
  const { inputs, columns, trainRows } = data;
  const rows = rowsWithin(opened().parameterCount, trainRows);
  const taken = inputs.slice(0, rows * columns);
  return { rows, inputs: taken, features: rows > 0 ? featureValues(engine, config, taken, rows) : taken };
}

function layersHealth(engine: Engine): Snapshot["health"] {
  const { inputs, features, rows } = (sample ??= sampled(engine));
  return health(engine, catalogOf(engine), running(), config, inputs, features, rows);
}

function nudged(engine: Engine, request: NudgeRequest): Snapshot["nudge"] {
  if (opened().parameterCount * data.trainRows > NUDGE_MULTIPLICATIONS) return undefined;
  return known(() => nudge((twins ??= openTwins(engine, config)), parameters(), request, clock.now));
}

function collapsed(): Snapshot["collapse"] {
  const layers = config.layers!;
  const linear = layers.map(({ activation }) => activationName(activation) === "linear");
  return collapse(
    linear,
    parameters(),
    layers.map(({ units }) => units),
    COLLAPSED_INPUTS,
  );
}

function confused(engine: Engine): Snapshot["confusion"] {
  const own = opened();
  if (taskOf(catalogOf(engine), config as Experiment) === "regression") return undefined;
  if (own.passMs <= PREDICTED_AT_ONCE_MS) return counted(engine, own.trainer.predict(data.inputs));
  predictions.begin(own, data.inputs, data.columns);
  return undefined;
}

const counted = (engine: Engine, predicted: Float32Array) =>
  confusion(taskOf(catalogOf(engine), config as Experiment), predicted, data);

/** What was asked for by an earlier snapshot. */
function confusedMeanwhile(engine: Engine, costs: Snapshot["costs"]): Snapshot["confusion"] {
  const predicted = predictions.take();
  if (predicted || predictions.isUnderWay) costs.confusion = predictions.cost;
  return predicted && counted(engine, predicted);
}

function backpropagated(engine: Engine, { point, target }: FrameRequest): Snapshot["backprop"] {
  return opened().parameterCount > BACKPROP_PARAMETERS
    ? undefined
    : known(() => backprop(engine, catalogOf(engine), running(), config, { point, target }));
}

/** The grid and the points before a layer and after it. What enters the first layer is the plane itself only where its features are. */
function warped(extent: number, request: WarpRequest): Snapshot["warp"] {
  const { inputs, rows, columns } = data;
  const { layers, features } = config;
  const layer = Math.max(0, Math.min(request.layer, layers!.length - 1));
  if (columns !== 2 || layers![layer].units < 2) return undefined;
  const given = { lines: gridLines(extent), points: inputs.slice(0, 2 * Math.min(rows, WARP_ROWS)) };
  if (opened().parameterCount * (given.lines.length + given.points.length) > WARP_MULTIPLICATIONS) return undefined;
  const plane = features!.join() === "x1,x2";
  const [lines, points] = [running().neurons(given.lines), running().neurons(given.points)];
  const space = (values: ArrayLike<number>, at: number): Space => ({
    values,
    units: at < 0 ? (plane ? 2 : 0) : layers![at].units,
  });
  const at = (index: number) => ({
    lines: space(lines[index] ?? given.lines, index),
    points: space(points[index] ?? given.points, index),
  });
  const output = layer === layers!.length - 2 && !config.loss!.name.match(/mean|huber/);
  return warp({ ...request, layer }, at(layer - 1), at(layer), output ? parameters()[layer + 1] : undefined);
}

/** As many rows as are answered quickly. */
function gallery(): Snapshot["gallery"] {
  const { inputs, rows, columns, outputs } = data;
  if (!pictureSide(columns)) return undefined;
  const first = firstShown(data);
  const shown = Math.min(rows - first, Math.max(1, Math.floor(GALLERY_MULTIPLICATIONS / opened().parameterCount)));
  return { first, outputs, values: running().predict(inputs.subarray(first * columns, (first + shown) * columns)) };
}

function rivalState(
  { trainer, shape, parameterCount, status, curves }: Rival,
  extent: number,
  still: boolean,
): RivalState {
  return { status, curves, map: map(trainer, shape, parameterCount, extent, still) };
}

function frame(engine: Engine, request: FrameRequest): Snapshot {
  const start = clock.now();
  const { extent } = catalogOf(engine);
  const own = opened();
  const costs: Snapshot["costs"] = {};
  /** What there is no memory for is left out. */
  const part = <T>(need: Need, read: () => T): T | undefined => {
    if (!request.needs.includes(need)) return undefined;
    const before = clock.now();
    const result = known(read);
    costs[need] = clock.now() - before;
    return result;
  };
  copied = undefined;
  evaluation.refresh();
  const parts = {
    map: part("map", () => map(own.trainer, data, own.parameterCount, extent, request.still)),
    neurons: part("neurons", () => neurons(extent, request.units)),
    curves: part("curves", () => own.curves),
    ...part("inspection", () => inspection(request)),
    weights: part("weights", () => weights(request.units)),
    weight: request.weight ? edited(request.weight) : undefined,
    collapse: part("collapse", collapsed),
    confusion: part("confusion", () => confused(engine)) ?? confusedMeanwhile(engine, costs),
    backprop: part("backprop", () => backpropagated(engine, request)),
    warp: part("warp", () => warped(extent, request.warp)),
    gallery: part("gallery", gallery),
    nudge: part("nudge", () => nudged(engine, request.nudge)),
    rival: part("rival", () => rival && rivalState(rival, extent, request.still)),
    health: part("health", () => layersHealth(engine)),
  };
  copied = undefined;
  const { status } = own;
  return {
    run,
    status,
    settled: evaluation.isSettled && !predictions.isUnderWay,
    stepsPerSecond: loop.rate(),
    ended,
    reached: pursuit.reached,
    ...parts,
    costs,
    took: clock.now() - start,
  };
}

function buffers({ map, neurons, rival }: Snapshot): ArrayBufferLike[] {
  return [
    ...[map, rival?.map].flatMap((each) => each?.values.buffer ?? []),
    ...(neurons?.layers.flat().map(({ buffer }) => buffer) ?? []),
  ];
}

function saveBuffers({ trainer, rival }: Saved): ArrayBufferLike[] {
  return [trainer.buffer, ...(rival ? [rival.trainer.buffer] : [])];
}

function rivalIssues(engine: Engine, compared: Config): Issue[] {
  return engine.validate(compared).map(({ path, message }) => ({ path: `${RIVAL_PATH}.${path}`, message }));
}

/** null to a question about another run than the present one. */
const ofRun = <T>(asked: number, question: () => T): T | null => (asked === run ? question() : null);

const api: Api = {
  async ping() {},
  async describe(): Promise<Description> {
    const engine = await loading;
    return { version: engine.version, catalog: catalogOf(engine), defaults: engine.defaults() };
  },
  async propose(packed, nextRun, packedRival) {
    const engine = await loading;
    const [proposed, compared] = [unpack(packed), unpack(packedRival)];
    const issues = [...engine.validate(proposed), ...(compared ? rivalIssues(engine, compared) : [])];
    if (issues.length > 0) return { issues };
    return attempt(() => takeOver(engine, engine.complete(proposed), nextRun, compared));
  },
  async reset(nextRun) {
    const engine = await loading;
    return attempt(() => start(engine, running().config, nextRun, rivalConfig));
  },
  async restore(saved: Saved, nextRun) {
    const engine = await loading;
    const { rival, curves } = saved;
    return attempt(() =>
      open(
        engine,
        engine.restore(saved.trainer),
        nextRun,
        () => rival && Rival.restore(engine, rival, clock.now),
        curves,
      ),
    );
  },
  async play(stepsPerSecond, stops) {
    pursuit.set(stops);
    ended = false;
    loop.play(stepsPerSecond);
    evaluation.wake();
  },
  async advance(request) {
    return advance("steps" in request ? request.steps : request.epochs * stepsPerEpoch());
  },
  async frame(request) {
    const engine = await loading;
    if (request.run !== run) return null;
    const snapshot = frame(engine, request);
    return transfer(snapshot, buffers(snapshot) as Transferable[]);
  },
  async pictures(names, seed) {
    const engine = await loading;
    const points = (name: string): Points => {
      const drawn = engine.dataset({ name, samples: 120, test_fraction: 0 }, seed);
      return { ...drawn, trainRows: drawn.rows };
    };
    return { datasets: Object.fromEntries(names.map((name) => [name, points(name)])), features: featureMaps(engine) };
  },
  async rewind() {
    return opened().rewind();
  },
  async parameters() {
    return running().parameters();
  },
  async setWeight(asked, place, value) {
    return ofRun(asked, () =>
      answer(() => {
        const before = setWeight(running(), place, value);
        if (before === undefined) throw new EngineError("ConfigError", "weight", "the network has no such weight");
        opened().changed();
        evaluation.wake();
        return before;
      }),
    );
  },
  async predictions(asked) {
    return ofRun(asked, () => running().predict(data.inputs));
  },
  async summary(asked) {
    const layers = () =>
      running()
        .parameters()
        .map((layer, i) => summarize(layer, config.layers![i].units, UNITS_LISTED));
    return ofRun(asked, () => ({ step: opened().progress.step, layers: layers() }));
  },
  async answers(asked, inputs) {
    return ofRun(asked, () => ({ step: opened().progress.step, values: running().predict(inputs) }));
  },
  async fingerprint() {
    return running().fingerprint();
  },
  async save() {
    const start = clock.now();
    const saved = { trainer: running().save(), curves: opened().curves, ...(rival ? { rival: rival.save() } : {}) };
    return transfer({ run, milliseconds: clock.now() - start, saved }, saveBuffers(saved) as Transferable[]);
  },
  activate: (activation, x) => answer((engine) => engine.activate(activation, x)),
  traits: (activation) => answer((engine) => traits((x) => engine.activate(activation, x))),
  depth: (request) => answer((engine) => depth(engine, request)),
  softmax: (logits, temperature) => answer((engine) => engine.softmax(logits, { temperature })),
  logSoftmax: (logits) => answer((engine) => engine.logSoftmax(logits)),
  loss: (loss, target, output) => answer((engine) => engine.loss(loss, target, output)),
};

expose(api);
