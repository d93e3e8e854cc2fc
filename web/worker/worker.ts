import { expose, transfer } from "comlink";
import engineAddress from "../../build/engine/engine.wasm?url";
import type {
  Answer,
  Api,
  Curves,
  Description,
  EvaluatedStatus,
  FrameRequest,
  Opened,
  Outcome,
  Points,
  Raster,
  Saved,
  Snapshot,
} from "../experiment/protocol.ts";
import { BASELINE_PATH } from "../experiment/protocol.ts";
import { EngineError, loadEngine } from "../engine/engine.ts";
import type { Catalog, Config, Engine, Issue, Trainer } from "../engine/types.ts";
import { givenTargets, taskOf, type Experiment } from "../experiment/experiment.ts";
import { pack, unpack } from "../experiment/packing.ts";
import { depth } from "../rooms/explorer/compute/depth.ts";
import { Evaluation } from "./evaluation.ts";
import { grid } from "../experiment/grid.ts";
import { Loop, type Advanced, type Clock } from "./loop.ts";
import { Predictions } from "./predictions.ts";
import { Pursuit } from "./stop-conditions.ts";
import { Baseline } from "./baseline.ts";
import { refusalOf } from "./refusals.ts";
import { Run } from "./run.ts";
import { PartsComputer } from "./snapshot-parts.ts";
import { summarize } from "../panes/table-view/compute.ts";
import { traits } from "../rooms/explorer/compute/traits.ts";
import { setWeight } from "../experiment/weight.ts";

const FEATURE_MAP_SIZE = 20;
/** Of a layer in a table: inputs and units. */
const UNITS_LISTED = 16;
const CHUNK_MS = 5;

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
let baseline: Baseline | undefined;
let baselineConfig: Config | null = null;
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
const computer = new PartsComputer(predictions, clock.now);

function opened(): Run {
  if (!current) throw new EngineError("ConfigError", "", "no experiment is open");
  return current;
}

const running = (): Trainer => opened().trainer;

/** Both runs to the same step, at most so many ahead; gives how many were made. */
function train(steps: number): number {
  const own = opened();
  if (evaluation.holdsTraining || predictions.isUnderWay || baseline?.trainTo(own.progress.step) === false) return 0;
  const made = own.train(steps);
  baseline?.trainTo(own.progress.step);
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
  compare: () => Baseline | undefined,
  curves?: Curves,
): Opened {
  let own: Run;
  let read: { config: Config; data: ReturnType<Trainer["data"]> };
  let nextBaseline: Baseline | undefined;
  try {
    own = new Run(next, clock.now, curves);
    read = { config: next.config, data: next.data() };
    nextBaseline = compare();
  } catch (error) {
    next.dispose();
    throw error;
  }
  current?.dispose();
  computer.forget();
  current = own;
  run = nextRun;
  ({ config, data } = read);
  setBaseline(nextBaseline);
  pursuit.restart();
  judging = false;
  return answered(engine, true);
}

function answered(engine: Engine, rebuilt: boolean): Opened {
  const { inputs, targets, rows, columns, trainRows } = data;
  const task = taskOf(catalogOf(engine), config as Experiment);
  const points = { inputs, targets: givenTargets(task, targets), rows, columns, trainRows };
  return { run, config: pack(config), points, rebuilt, baseline: pack(baselineConfig) };
}

const issueOf = (error: unknown): Issue => refusalOf(error).issue;

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

function start(engine: Engine, next: Config, nextRun: number, compared: Config | null): Opened {
  return open(engine, engine.createTrainer(next), nextRun, () =>
    compared ? Baseline.start(engine, compared, clock.now) : undefined,
  );
}

function setBaseline(next: Baseline | undefined): void {
  baseline?.dispose();
  baseline = next;
  baselineConfig = next?.trainer.config ?? null;
  evaluation.watch([current, baseline].flatMap((each) => each ?? []));
}

function takeOver(engine: Engine, next: Config, nextRun: number, compared: Config | null): Opened {
  if (current && !compared && updated(current.trainer, next)) {
    current.changed();
    setBaseline(undefined);
    config = current.trainer.config;
    computer.disposeOwned();
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

function frame(engine: Engine, request: FrameRequest): { snapshot: Snapshot; buffers: ArrayBufferLike[] } {
  const start = clock.now();
  evaluation.refresh();
  const own = opened();
  const open = { engine, catalog: catalogOf(engine), run: own, config, data, baseline };
  const { parts, costs, buffers } = computer.compute(open, request);
  const snapshot: Snapshot = {
    run,
    status: own.status,
    settled: evaluation.isSettled && !predictions.isUnderWay,
    stepsPerSecond: loop.rate(),
    ended,
    reached: pursuit.reached,
    parts,
    costs,
    took: clock.now() - start,
  };
  return { snapshot, buffers };
}

function saveBuffers({ trainer, baseline }: Saved): ArrayBufferLike[] {
  return [trainer.buffer, ...(baseline ? [baseline.trainer.buffer] : [])];
}

function baselineIssues(engine: Engine, compared: Config): Issue[] {
  return engine.validate(compared).map(({ path, message }) => ({ path: `${BASELINE_PATH}.${path}`, message }));
}

/** null to a question about another run than the present one. */
const ofRun = <T>(asked: number, question: () => T): T | null => (asked === run ? question() : null);

const api: Api = {
  async ping() {},
  async describe(): Promise<Description> {
    const engine = await loading;
    return { version: engine.version, catalog: catalogOf(engine), defaults: engine.defaults() };
  },
  async propose(packed, nextRun, packedBaseline) {
    const engine = await loading;
    const [proposed, compared] = [unpack(packed), unpack(packedBaseline)];
    const issues = [...engine.validate(proposed), ...(compared ? baselineIssues(engine, compared) : [])];
    if (issues.length > 0) return { issues };
    return attempt(() => takeOver(engine, engine.complete(proposed), nextRun, compared));
  },
  async reset(nextRun) {
    const engine = await loading;
    return attempt(() => start(engine, running().config, nextRun, baselineConfig));
  },
  async restore(saved: Saved, nextRun) {
    const engine = await loading;
    const { baseline, curves } = saved;
    return attempt(() =>
      open(
        engine,
        engine.restore(saved.trainer),
        nextRun,
        () => baseline && Baseline.restore(engine, baseline, clock.now),
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
    const { snapshot, buffers } = frame(engine, request);
    return transfer(snapshot, buffers as Transferable[]);
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
    const saved = {
      trainer: running().save(),
      curves: opened().curves,
      ...(baseline ? { baseline: baseline.save() } : {}),
    };
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
