import type {
  Result,
  Api,
  Description,
  FrameRequest,
  Opened,
  Outcome,
  Saved,
  Snapshot,
} from "../experiment/protocol.ts";
import { loadEngine } from "../engine/load.ts";
import { errorOf } from "../engine/refuse.ts";
import type { Catalog, Engine, Issue } from "../engine/types.ts";
import { learnWords, sentence } from "../engine/words.ts";
import { givenTargets, taskOf, type Experiment } from "../experiment/experiment.ts";
import { pack, unpack } from "../experiment/packing.ts";
import { setWeight } from "../experiment/weight.ts";
import { expose, transfer } from "../platform/calls.ts";
import { small } from "../panels/health/compute.ts";
import { taskClock } from "./clock.ts";
import { engineAddress } from "./engine-address.ts";
import { lazy } from "./lazy.ts";
import { openConfig, openSave, type Opening, type Runs } from "./opening.ts";
import { pictures } from "./pictures.ts";
import { predictAll } from "./predictions.ts";
import { refusalOf } from "./refusals.ts";
import { PartsComputer } from "./snapshot-parts.ts";
import { addData } from "./stored-data.ts";
import { Training } from "./training.ts";

/** The rest of this worker is loaded that long after training begins, if nothing needs it before. */
const REST_AFTER_MS = 2000;
/** Inputs and units of a layer in the table view. */
const UNITS_LISTED = 16;

const loading = loadEngine({ wasm: engineAddress });
loading.catch(() => undefined); // the first call, which may come later, rejects with it

const { now } = taskClock;
const training = new Training(taskClock);
const computer = new PartsComputer(training.predictions, now);

/** The rest of this worker, which the first picture does without. */
const loadRest = lazy(async () => {
  const module = await import("./rest.ts");
  computer.learn(module.PANEL_PARTS);
  learnWords(module);
  return module;
});

/** What lessons need is loaded when the first one is opened. */
const loadLessons = lazy(() => import("./lessons.ts"));

async function lessons() {
  const [engine, { lessonFunctions }] = await Promise.all([loading, loadLessons()]);
  return lessonFunctions(engine, () => training.runs);
}

/** Issues with their messages, which the engine without its words leaves empty. */
async function inWords(issues: Issue[]): Promise<Issue[]> {
  if (issues.every(({ message }) => message)) return issues;
  await loadRest();
  return issues.map((issue) => ({ ...issue, message: sentence(issue.code, issue.args) }));
}

/** So that it is there before anyone asks. A failure is told to whoever asks. */
let isRestComing = false;
function soonLoadRest(): void {
  if (isRestComing) return;
  isRestComing = true;
  setTimeout(() => loadRest().catch(() => undefined), REST_AFTER_MS);
}

/** The number that the page has given the open experiment. */
let run = 0;

let catalog: Catalog | undefined;
/** Read once, because reading takes a millisecond. */
const catalogOf = (engine: Engine) => (catalog ??= engine.catalog());

const running = () => training.runs.own.trainer;

/** Until the new experiment is open, the one before stays. */
async function open(engine: Engine, nextRun: number, opening: () => Opening): Promise<Outcome> {
  const outcome = tryToOpen(engine, nextRun, opening);
  return outcome.issues ? { issues: await inWords(outcome.issues) } : outcome;
}

function tryToOpen(engine: Engine, nextRun: number, opening: () => Opening): Outcome {
  try {
    const { runs, issues } = opening();
    if (issues) return { issues };
    const rebuilt = runs.own !== training.current?.own;
    training.open(runs);
    if (rebuilt) {
      run = nextRun;
      computer.forget();
    } else {
      computer.disposeOwned();
    }
    return { opened: opened(engine, runs, rebuilt) };
  } catch (error) {
    return { issues: [refusalOf(error).issue] };
  }
}

function opened(engine: Engine, { own, config, data, baseline }: Runs, rebuilt: boolean): Opened {
  const { inputs, targets, rows, columns, shape, trainRows } = data;
  const task = taskOf(catalogOf(engine), config as Experiment);
  // The page has the numbers of stored data.
  const sent = "stored" in inputs ? new Float64Array(0) : inputs;
  const points = { inputs: sent, targets: givenTargets(task, targets), rows, columns, shape, trainRows };
  return {
    run,
    config: pack(config),
    points,
    layers: own.trainer.layers(),
    rebuilt,
    baseline: baseline ? pack(baseline.config) : null,
  };
}

/** The engine's answer, or the issue that it refuses the question with. */
async function resultOf<T>(question: (engine: Engine) => T): Promise<Result<T>> {
  const engine = await loading;
  try {
    return { value: question(engine) };
  } catch (error) {
    return { issues: await inWords([refusalOf(error).issue]) };
  }
}

function frame(engine: Engine, request: FrameRequest): { snapshot: Snapshot; buffers: ArrayBufferLike[] } {
  const start = now();
  training.refresh();
  const { own, ...others } = training.runs;
  const subject = { engine, catalog: catalogOf(engine), run: own, ...others };
  const { parts, costs, buffers } = computer.compute(subject, request);
  const snapshot: Snapshot = {
    run,
    status: own.status,
    settled: training.isSettled,
    stepsPerSecond: training.stepsPerSecond,
    ended: training.ended,
    goalEnd: training.goalEnd,
    parts,
    costs,
    took: now() - start,
  };
  return { snapshot, buffers };
}

function save(): { saved: Saved; buffers: ArrayBufferLike[] } {
  const { own, baseline } = training.runs;
  const saved: Saved = {
    trainer: own.trainer.save(),
    curves: own.curves,
    ...(baseline ? { baseline: baseline.save() } : {}),
  };
  return { saved, buffers: [saved.trainer.buffer, ...(saved.baseline ? [saved.baseline.trainer.buffer] : [])] };
}

/** null for a question about another run than the present one. */
const ofRun = <T>(asked: number, question: () => T): T | null => (asked === run ? question() : null);

const api: Api = {
  async ping() {},
  async describe(): Promise<Description> {
    const engine = await loading;
    return { version: engine.version, catalog: catalogOf(engine), defaults: engine.defaults() };
  },
  async propose(config, nextRun, baseline) {
    const engine = await loading;
    return open(engine, nextRun, () => openConfig(engine, unpack(config), unpack(baseline), training.current, now));
  },
  async reset(nextRun) {
    const engine = await loading;
    return open(engine, nextRun, () => {
      const { config, baseline } = training.runs;
      return openConfig(engine, config, baseline?.config ?? null, undefined, now);
    });
  },
  async restore(saved, nextRun) {
    const engine = await loading;
    return open(engine, nextRun, () => openSave(engine, saved, now));
  },
  async play(stepsPerSecond, stops) {
    training.play(stepsPerSecond, stops);
  },
  async advance(request) {
    return "steps" in request ? training.advance(request.steps) : training.advanceEpochs(request.epochs);
  },
  async frame(request) {
    const engine = await loading;
    if (!computer.knows(request.needs)) await loadRest();
    if (request.run !== run) return null;
    const { snapshot, buffers } = frame(engine, request);
    if (snapshot.status.step > 0 || (request.still && !request.waits)) soonLoadRest();
    return transfer(snapshot, buffers as Transferable[]);
  },
  async pictures(names, seed) {
    const engine = await loading;
    return pictures(engine, catalogOf(engine), names, seed);
  },
  async rewind() {
    return training.rewind();
  },
  async parameters() {
    return running().parameters();
  },
  async network(asked) {
    return ofRun(asked, () => ({ parameters: running().parameters(), data: running().data() }));
  },
  async setWeight(asked, place, value) {
    return ofRun(asked, () =>
      resultOf(() => {
        const before = setWeight(running(), place, value);
        if (before === undefined) throw errorOf("ConfigError", "weight", "weight_unknown", {});
        training.changed();
        return before;
      }),
    );
  },
  async predictions(asked) {
    return ofRun(asked, () => predictAll(running(), training.runs.data));
  },
  async summary(asked) {
    const { summarize } = await loadRest();
    return ofRun(asked, () => {
      const { own } = training.runs;
      const shapes = own.trainer.layers();
      const layers = own.trainer.parameters().map((layer, i) => summarize(layer, shapes[i], UNITS_LISTED));
      return { step: own.progress.step, layers };
    });
  },
  async outputs(asked, inputs) {
    return ofRun(asked, () => ({ step: training.runs.own.progress.step, values: running().predict(inputs) }));
  },
  async fitting(asked, candidates) {
    const engine = await loading;
    return ofRun(asked, () => {
      const { data, ...config } = training.runs.config;
      return Promise.all(
        candidates.map((candidate) => inWords(engine.validate({ ...config, ...candidate, data: small(data!) }))),
      );
    });
  },
  async advice(asked) {
    const engine = await loading;
    return ofRun(asked, () => inWords(engine.advice(training.runs.config)));
  },
  async fingerprint() {
    return running().fingerprint();
  },
  async save() {
    const start = now();
    const { saved, buffers } = save();
    return transfer({ run, milliseconds: now() - start, saved }, buffers as Transferable[]);
  },
  activate: (activation, x) => resultOf((engine) => engine.activate(activation, x)),
  async traits(activation) {
    const { traits } = await loadRest();
    return resultOf((engine) => traits((x) => engine.activate(activation, x)));
  },
  async depth(request) {
    const { depth } = await loadRest();
    return resultOf((engine) => depth(engine, request));
  },
  async stepTime(config) {
    const { stepTime } = await loadRest();
    return resultOf((engine) => stepTime(engine, unpack(config), now));
  },
  softmax: (logits, temperature) => resultOf((engine) => engine.softmax(logits, { temperature })),
  logSoftmax: (logits) => resultOf((engine) => engine.logSoftmax(logits)),
  loss: (loss, target, output) => resultOf((engine) => engine.loss(loss, target, output)),
  addData: (data) => resultOf((engine) => addData(engine, data)),
  judge: async (expressions, page) => (await lessons()).judge(expressions, page),
  readLesson: async (value, panels) => (await lessons()).readLesson(value, panels),
  playLesson: async (lesson, seed) => (await lessons()).playLesson(lesson, seed),
};

expose(api);
