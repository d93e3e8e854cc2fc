import { expose, transfer } from "comlink";
import engineAddress from "../build/engine/engine.wasm?url";
import type { Answer, Api, Curves, DecisionMap, Description, FrameRequest, Inspected, Need, NudgeRequest, Opened, Outcome, Place, Points, Raster, RivalState, Saved, ShownWeights, Snapshot, UnitPlace, UnitWeights, WarpRequest, WeightPlace } from "./api.ts";
import { RIVAL_PATH } from "./api.ts";
import { EngineError, loadEngine } from "./engine/engine.ts";
import type { Catalog, Config, Engine, Issue, Status, Trainer } from "./engine/types.ts";
import { activationName, givenTargets, taskOf, type Experiment } from "./experiment.ts";
import { pack, unpack } from "./packed.ts";
import { firstShown, pictureSide } from "./pictures.ts";
import { backprop } from "./training/backprop.ts";
import { collapse } from "./training/collapse.ts";
import { confusion } from "./training/confusion.ts";
import { depth } from "./training/depth.ts";
import { column, corner, grid, sizeWithin } from "./training/grid.ts";
import { Loop, type Clock } from "./training/loop.ts";
import { closeTwins, nudge, openTwins, type Twins } from "./training/nudge.ts";
import { Pursuit } from "./training/pursuit.ts";
import { Recorder } from "./training/recorder.ts";
import { Rival, type Shape } from "./training/rival.ts";
import { summarize } from "./training/summary.ts";
import { traits } from "./training/traits.ts";
import { gridLines, warp, type Space } from "./training/warp.ts";
import { featureValues, health, rowsWithin } from "./training/units.ts";
import { placeOf, setWeight, valueAt } from "./training/weight.ts";

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
const CHUNK_MS = 5;
const CURVE_SIZE = 240;

const loading = loadEngine({ wasm: new URL(engineAddress, import.meta.url) });
loading.catch(() => undefined); // the first question is told, which may come later

let run = 0;
let trainer: Trainer | undefined;
/** What the trainer runs, and on what: to read them off the trainer takes a while where there is much data. */
let config: Config;
let data: ReturnType<Trainer["data"]>;
const recorder = new Recorder();
const pursuit = new Pursuit();
/** The pursuit has stopped the loop. */
let ended = false;
/** After the last step. */
let latest: Status;
let rival: Rival | undefined;
let rivalConfig: Config | null = null;
let parameterCount = 0;
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

function running(): Trainer {
  if (!trainer) throw new EngineError("ConfigError", "", "no experiment is open");
  return trainer;
}

/** Trains, and records the curves on the way. */
function train(steps: number): Status {
  latest = running().train({ steps });
  if (latest.state === "ready") recorder.record(latest);
  rival?.trainTo(latest.step);
  return latest;
}

/** Trains at most so many steps and says whether more may follow. */
function pursue(steps: number): boolean {
  for (let left = steps; left > 0; ) {
    const chunk = Math.min(left, pursuit.room(latest, data.trainRows, config.batch_size ?? 1));
    if (train(chunk).state !== "ready") return false;
    ended = pursuit.look(latest);
    if (ended) return false;
    left -= chunk;
  }
  return true;
}

async function advance(steps: number): Promise<Status> {
  const asked = run;
  let status = running().status();
  const last = status.step + steps;
  let chunk = 1;
  while (run === asked && status.step < last && status.state === "ready") {
    const start = clock.now();
    status = train(Math.min(chunk, last - status.step));
    chunk = clock.now() - start < CHUNK_MS ? chunk * 2 : Math.max(1, chunk >> 1);
    await new Promise<void>((resolve) => clock.soon(resolve, 0));
  }
  return status;
}

function stepsPerEpoch(): number {
  const batch = config.batch_size ?? 1;
  return Math.max(1, Math.ceil(data.trainRows / batch));
}

/** What is read off a trainer when it is opened. */
const readOf = (next: Trainer) => ({ config: next.config, data: next.data(), latest: next.status(), count: countOf(next) });

const countOf = (of: Trainer) => of.parameters().reduce((sum, { kernel, bias }) => sum + kernel.length + (bias?.length ?? 0), 0);

/** Opens a trainer, with the run that it is compared with. Until nothing more can be refused, what was open before stays. */
function open(engine: Engine, next: Trainer, nextRun: number, compare: () => Rival | undefined, curves?: Curves): Opened {
  let read: ReturnType<typeof readOf>;
  let nextRival: Rival | undefined;
  try {
    read = readOf(next);
    nextRival = compare();
  } catch (error) {
    next.dispose();
    throw error;
  }
  trainer?.dispose();
  trainer = next;
  run = nextRun;
  ({ config, data, latest, count: parameterCount } = read);
  setRival(nextRival);
  pursuit.restart();
  recorder.restart(curves);
  if (!curves) recorder.record(latest);
  sample = undefined;
  forgetTwins();
  return opened(engine, true);
}

function forgetTwins(): void {
  closeTwins(twins);
  twins = undefined;
}

function opened(engine: Engine, rebuilt: boolean): Opened {
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
  return open(engine, engine.createTrainer(next), nextRun, () => (compared ? Rival.start(engine, compared) : undefined));
}

function setRival(next: Rival | undefined): void {
  rival?.dispose();
  rival = next;
  rivalConfig = next?.trainer.config ?? null;
}

function takeOver(engine: Engine, next: Config, nextRun: number, compared: Config | null): Opened {
  if (trainer && !compared && updated(trainer, next)) {
    setRival(undefined);
    config = trainer.config;
    forgetTwins();
    return opened(engine, false);
  }
  return start(engine, next, nextRun, compared && engine.complete({ ...compared, seed: next.seed }));
}

/** Whether the running trainer could take the change over. */
function updated(current: Trainer, next: Config): boolean {
  try {
    current.update(next);
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

function map(of: Trainer, { columns, outputs }: Shape, parameters: number, extent: number, still: boolean): DecisionMap | undefined {
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
  const size = sizeWithin(NEURON_MULTIPLICATIONS, parameterCount, NEURON_MAP_SIZES);
  const trainer = running();
  const numbers = trainer.neurons(grid(size, columns, extent), pictured.get(trainer));
  pictured.set(trainer, numbers);
  const layers = numbers.map((values, i) => {
    const units = config.layers?.[i].units ?? 1;
    return Array.from({ length: Math.min(units, most) }, (_, unit) => column(values, unit, units));
  });
  return { size, columns, layers };
}

function weights(most: number): ShownWeights[] {
  return running()
    .parameters()
    .map(({ kernel, bias, alpha }, i) => {
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
  const parameters = running().parameters();
  const place = placeOf(weight, parameters, config);
  return place && { ...weight, value: valueAt(parameters, place) };
}

function inspected({ point, target }: Place): Inspected | undefined {
  const result = known(() => running().inspect(point, target ?? undefined));
  return result && { point, target, result };
}

function unitWeights({ layer, unit }: UnitPlace): UnitWeights | undefined {
  const { kernel, bias } = running().parameters()[layer] ?? {};
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
  const rows = rowsWithin(parameterCount, trainRows);
  const taken = inputs.slice(0, rows * columns);
  return { rows, inputs: taken, features: rows > 0 ? featureValues(engine, config, taken, rows) : taken };
}

function layersHealth(engine: Engine): Snapshot["health"] {
  const { inputs, features, rows } = (sample ??= sampled(engine));
  return health(engine, catalogOf(engine), running(), config, inputs, features, rows);
}

function nudged(engine: Engine, request: NudgeRequest): Snapshot["nudge"] {
  if (parameterCount * data.trainRows > NUDGE_MULTIPLICATIONS) return undefined;
  return known(() => nudge((twins ??= openTwins(engine, config)), running().parameters(), request, clock.now));
}

function collapsed(): Snapshot["collapse"] {
  const layers = config.layers!;
  const linear = layers.map(({ activation }) => activationName(activation) === "linear");
  return collapse(linear, running().parameters(), layers.map(({ units }) => units), COLLAPSED_INPUTS);
}

function confused(engine: Engine): Snapshot["confusion"] {
  return confusion(taskOf(catalogOf(engine), config as Experiment), running().predict(data.inputs), data);
}

function backpropagated(engine: Engine, { point, target }: FrameRequest): Snapshot["backprop"] {
  return parameterCount > BACKPROP_PARAMETERS ? undefined : known(() => backprop(engine, catalogOf(engine), running(), config, { point, target }));
}

/** The grid and the points before a layer and after it. What enters the first layer is the plane itself only where its features are. */
function warped(extent: number, request: WarpRequest): Snapshot["warp"] {
  const { inputs, rows, columns } = data;
  const { layers, features } = config;
  const layer = Math.max(0, Math.min(request.layer, layers!.length - 1));
  if (columns !== 2 || layers![layer].units < 2) return undefined;
  const given = { lines: gridLines(extent), points: inputs.slice(0, 2 * Math.min(rows, WARP_ROWS)) };
  if (parameterCount * (given.lines.length + given.points.length) > WARP_MULTIPLICATIONS) return undefined;
  const plane = features!.join() === "x1,x2";
  const [lines, points] = [running().neurons(given.lines), running().neurons(given.points)];
  const space = (values: ArrayLike<number>, at: number): Space => ({ values, units: at < 0 ? (plane ? 2 : 0) : layers![at].units });
  const at = (index: number) => ({ lines: space(lines[index] ?? given.lines, index), points: space(points[index] ?? given.points, index) });
  const output = layer === layers!.length - 2 && !config.loss!.name.match(/mean|huber/);
  return warp({ ...request, layer }, at(layer - 1), at(layer), output ? running().parameters()[layer + 1] : undefined);
}

/** As many rows as are answered quickly. */
function gallery(): Snapshot["gallery"] {
  const { inputs, rows, columns, outputs } = data;
  if (!pictureSide(columns)) return undefined;
  const first = firstShown(data);
  const shown = Math.min(rows - first, Math.max(1, Math.floor(GALLERY_MULTIPLICATIONS / parameterCount)));
  return { first, outputs, values: running().predict(inputs.subarray(first * columns, (first + shown) * columns)) };
}

function rivalState({ trainer, shape, parameterCount, status, curves }: Rival, extent: number, still: boolean): RivalState {
  return { status, curves, map: map(trainer, shape, parameterCount, extent, still) };
}

function frame(engine: Engine, request: FrameRequest): Snapshot {
  const { extent } = catalogOf(engine);
  const wants = new Set(request.needs);
  /** What there is no memory for is left out. */
  const part = <T>(need: Need, read: () => T) => (wants.has(need) ? known(read) : undefined);
  const status = running().status();
  return {
    run,
    status,
    stepsPerSecond: loop.rate(),
    ended,
    reached: pursuit.reached,
    map: part("map", () => map(running(), data, parameterCount, extent, request.still)),
    neurons: part("neurons", () => neurons(extent, request.units)),
    curves: part("curves", () => recorder.curves),
    ...part("inspection", () => inspection(request)),
    weights: part("weights", () => weights(request.units)),
    weight: request.weight ? edited(request.weight) : undefined,
    collapse: part("collapse", collapsed),
    confusion: part("confusion", () => confused(engine)),
    backprop: part("backprop", () => backpropagated(engine, request)),
    warp: part("warp", () => warped(extent, request.warp)),
    gallery: part("gallery", gallery),
    nudge: part("nudge", () => nudged(engine, request.nudge)),
    rival: part("rival", () => rival && rivalState(rival, extent, request.still)),
    health: part("health", () => layersHealth(engine)),
  };
}

function buffers({ map, neurons, rival }: Snapshot): ArrayBufferLike[] {
  return [...[map, rival?.map].flatMap((each) => each?.values.buffer ?? []), ...(neurons?.layers.flat().map(({ buffer }) => buffer) ?? [])];
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
    return attempt(() => open(engine, engine.restore(saved.trainer), nextRun, () => rival && Rival.restore(engine, rival), curves));
  },
  async play(stepsPerSecond, stops) {
    pursuit.set(stops);
    ended = false;
    loop.play(stepsPerSecond);
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
    latest = running().rewind();
    recorder.rewind(latest.epoch);
    return latest;
  },
  async parameters() {
    return running().parameters();
  },
  async setWeight(asked, place, value) {
    return ofRun(asked, () =>
      answer(() => {
        const before = setWeight(running(), place, value);
        if (before === undefined) throw new EngineError("ConfigError", "weight", "the network has no such weight");
        latest = running().status();
        return before;
      }),
    );
  },
  async predictions(asked) {
    return ofRun(asked, () => running().predict(data.inputs));
  },
  async summary(asked) {
    const layers = () => running().parameters().map((layer, i) => summarize(layer, config.layers![i].units, UNITS_LISTED));
    return ofRun(asked, () => ({ step: latest.step, layers: layers() }));
  },
  async answers(asked, inputs) {
    return ofRun(asked, () => ({ step: latest.step, values: running().predict(inputs) }));
  },
  async fingerprint() {
    return running().fingerprint();
  },
  async save() {
    const start = clock.now();
    const saved = { trainer: running().save(), curves: recorder.curves, ...(rival ? { rival: rival.save() } : {}) };
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
