import createModule from "../../build/engine/engine-core.mjs";
import { version } from "../../package.json";
import {
  batches,
  booleanOption,
  configText,
  floatArrays,
  json,
  layerArrays,
  numberOption,
  numbers,
  onlyEntry,
  rowNumbers,
  savedBytes,
  storedArrays,
  targetNumbers,
  wholeNumber,
} from "./arguments.ts";
import { type Bindings, forWasm, type Handle, Instance } from "./bindings.ts";
import { EngineError } from "./error.ts";
import { errorOf, refuse } from "./refuse.ts";
import type {
  ActivationSpec,
  Config,
  DataSpec,
  DataToStore,
  Engine,
  Inspection,
  Issue,
  LayerHealth,
  LayerParameters,
  LayerShape,
  LossSpec,
  OpenResult,
  Progress,
  Status,
  Trainer,
  TrainRequest,
} from "./types.ts";
import { catalogOf } from "./words.ts";

export { EngineError } from "./error.ts";
export type * from "./types.ts";

/** The bindings whose first argument is a trainer. */
type OfTrainer = {
  [Name in keyof Bindings]: Parameters<Bindings[Name]> extends [Handle, ...unknown[]] ? Name : never;
}[keyof Bindings];
type Rest<Args extends unknown[]> = Args extends [unknown, ...infer Others] ? Others : never;

function disposed(): never {
  throw errorOf("DisposedError", "", "trainer_disposed", {});
}

class EngineTrainer implements Trainer {
  declare [Symbol.dispose]: () => void;
  readonly #instance: Instance;
  #handle: Handle | undefined;

  constructor(instance: Instance, handle: Handle) {
    this.#instance = instance;
    this.#handle = handle;
  }

  /** To be called with arguments that have been read: reading may run the caller's code, which may dispose of the trainer. */
  static #call<Name extends OfTrainer>(trainer: EngineTrainer, name: Name, ...args: Rest<Parameters<Bindings[Name]>>) {
    EngineTrainer.#check(trainer);
    const handle = trainer.#handle ?? disposed();
    return trainer.#instance.call(name, ...([handle, ...args] as unknown as Parameters<Bindings[Name]>));
  }

  static #check(trainer: EngineTrainer, path = "this"): void {
    if (typeof trainer !== "object" || trainer === null || !(#handle in trainer)) refuse(path, "trainer_expected", {});
  }

  /** The handle of a trainer of `instance` that is passed as an argument. */
  static handleOf(trainer: unknown, instance: Instance, path: string): Handle {
    const own = trainer as EngineTrainer;
    EngineTrainer.#check(own, path);
    if (own.#instance !== instance) refuse(path, "trainer_expected", {});
    return own.#handle ?? disposed();
  }

  train(request: TrainRequest, options?: { evaluate?: true }): Status;
  train(request: TrainRequest, options: { evaluate?: boolean }): Progress;
  train(request: TrainRequest, options?: { evaluate?: boolean }): Progress {
    const [kind, value] = onlyEntry(request, "train", ["steps", "epochs", "batches"]);
    const evaluate = booleanOption(options, "evaluate", true);
    const progress = this.#train(kind, value);
    return evaluate ? this.status() : progress;
  }

  #train(kind: string, value: unknown): Progress {
    if (kind === "steps") return EngineTrainer.#call(this, "trainSteps", wholeNumber(value, "steps"));
    if (kind === "epochs") return EngineTrainer.#call(this, "trainEpochs", wholeNumber(value, "epochs"));
    return EngineTrainer.#call(this, "trainBatches", batches(value));
  }

  trainSome(steps: number, rows: number): Progress {
    return EngineTrainer.#call(this, "trainSome", wholeNumber(steps, "steps"), wholeNumber(rows, "rows"));
  }

  beginEvaluation(): void {
    EngineTrainer.#call(this, "beginEvaluation");
  }

  continueEvaluation(rows: number): Status | null {
    return EngineTrainer.#call(this, "continueEvaluation", wholeNumber(rows, "rows"));
  }

  status(): Status {
    return EngineTrainer.#call(this, "status");
  }

  history() {
    return EngineTrainer.#call(this, "history");
  }

  predict(inputs: ArrayLike<number>): Float32Array {
    return EngineTrainer.#call(this, "predict", numbers(inputs, "inputs"));
  }

  inspect(input: ArrayLike<number>, target?: ArrayLike<number> | number): Inspection {
    return EngineTrainer.#call(this, "inspect", numbers(input, "input"), targetNumbers(target));
  }

  effectsOn(input: ArrayLike<number>, layer: number, number: number): Float64Array {
    const place = [wholeNumber(layer, "layer"), wholeNumber(number, "number")] as const;
    return EngineTrainer.#call(this, "effectsOn", numbers(input, "input"), ...place);
  }

  neurons(inputs: ArrayLike<number>, into?: Float32Array[]): Float32Array[] {
    const rows = numbers(inputs, "inputs");
    if (into === undefined) return EngineTrainer.#call(this, "neurons", rows, undefined);
    EngineTrainer.#call(this, "neurons", rows, floatArrays(into, "into"));
    return into;
  }

  health(): LayerHealth[] {
    return EngineTrainer.#call(this, "health");
  }

  layers(): LayerShape[] {
    return EngineTrainer.#call(this, "layers");
  }

  parameters(): LayerParameters[] {
    return EngineTrainer.#call(this, "parameters");
  }

  moved(): LayerParameters[] {
    return EngineTrainer.#call(this, "moved");
  }

  setParameters(parameters: LayerParameters[]): void {
    const names = this.layers().map(({ weights }) => Object.keys(weights));
    EngineTrainer.#call(this, "setParameters", layerArrays(parameters, names));
  }

  gradients(rows?: ArrayLike<number>): LayerParameters[] {
    if (rows === undefined || rows === null) return EngineTrainer.#call(this, "gradients", new Uint32Array(0));
    const given = rowNumbers(rows, "rows");
    if (given.length === 0) refuse("rows", "rows_missing", {});
    return EngineTrainer.#call(this, "gradients", given);
  }

  data() {
    return EngineTrainer.#call(this, "data");
  }

  dataShape() {
    return EngineTrainer.#call(this, "dataShape");
  }

  rewind(): Status {
    return EngineTrainer.#call(this, "rewind");
  }

  update(config: Config): void {
    EngineTrainer.#call(this, "update", json(config));
  }

  save(): Uint8Array {
    return EngineTrainer.#call(this, "save");
  }

  fingerprint(): string {
    return EngineTrainer.#call(this, "fingerprint");
  }

  get config(): Config {
    return JSON.parse(EngineTrainer.#call(this, "config")) as Config;
  }

  /** Does nothing if the engine is broken. */
  dispose(): void {
    EngineTrainer.#check(this);
    const handle = this.#handle;
    this.#handle = undefined;
    if (handle === undefined || this.#instance.isBroken) return;
    try {
      this.#instance.call("dispose", handle);
    } catch {
      // The next call throws it.
    }
  }
}

// For `using trainer = …`. Not all engines have Symbol.dispose.
if (Symbol.dispose) {
  Object.defineProperty(EngineTrainer.prototype, Symbol.dispose, { value: EngineTrainer.prototype.dispose });
}

/** The result of `read`, or the issue of a ConfigError that it throws. Other errors pass. */
function orIssues<T>(read: () => T): T | { issues: Issue[] } {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof EngineError && error.name === "ConfigError")) throw error;
    return { issues: [error.issue] };
  }
}

function makeEngine(instance: Instance): Engine {
  const complete = (config: unknown) => JSON.parse(instance.call("complete", configText(config))) as Config;
  const trainer = (handle: Handle) => new EngineTrainer(instance, handle) as unknown as Trainer;
  const open = (config: Uint8Array, handle: Handle, running: Trainer | undefined): OpenResult => {
    const opened = instance.call("open", config, handle);
    if (opened.issues) return opened;
    return {
      config: JSON.parse(opened.config) as Config,
      trainer: running && opened.trainer === handle ? running : trainer(opened.trainer),
    };
  };
  return {
    version,
    catalog: catalogOf,
    activate: (activation: ActivationSpec, x: ArrayLike<number>) =>
      instance.call("activate", json(activation, "activation"), numbers(x, "x")),
    softmax: (logits, options) =>
      instance.call("softmax", numbers(logits, "logits"), numberOption(options, "temperature", 1)),
    logSoftmax: (logits) => instance.call("logSoftmax", numbers(logits, "logits")),
    loss: (loss: LossSpec, target, output) =>
      instance.call(
        "loss",
        json(loss, "loss"),
        typeof target === "number" ? target : numbers(target, "target"),
        numbers(output, "output"),
      ),
    dataset: (data: DataSpec, seed: number) => instance.call("dataset", json(data, "data"), wholeNumber(seed, "seed")),
    addData: (data: DataToStore) => {
      const { inputs, targets, shape } = storedArrays(data);
      const reference = instance.call("addData", inputs, targets, shape);
      return { name: "stored", reference, rows: targets.length, shape: Array.from(shape) };
    },
    removeData: (reference: string) => instance.call("removeData", new TextEncoder().encode(String(reference))),
    defaults: () => complete({}),
    complete,
    validate: (config: unknown) => {
      const found = orIssues(() => instance.call("validate", configText(config)));
      return "issues" in found ? found.issues : found;
    },
    advice: (config: Config) => instance.call("advice", configText(config)),
    open: (config: unknown, running?: Trainer) => {
      const text = orIssues(() => configText(config)); // the caller's getters run here, and may dispose of `running`
      const handle = running === undefined ? 0 : EngineTrainer.handleOf(running, instance, "running");
      return "issues" in text ? text : orIssues(() => open(text, handle, running));
    },
    createTrainer: (config: Config) => trainer(instance.call("createTrainer", json(config))),
    restore: (saved: Uint8Array | string) => trainer(instance.call("restore", savedBytes(saved))),
  };
}

type WasmSource = string | URL | ArrayBuffer | ArrayBufferView;

/** The file beside this module, by the expression that bundlers find it by. */
const ownFile = () => new URL(/* @vite-ignore */ "./engine.wasm", import.meta.url);

/** A relative address is relative to the page or the worker; where there is neither, to this module. */
function urlOf(source: string | URL): URL {
  const base = URL.canParse(source) ? undefined : (globalThis.location?.href ?? ownFile());
  if (!URL.canParse(source, base)) throw errorOf("LoadError", "wasm", "wasm_address", { source: String(source) });
  return new URL(source, base);
}

/** One of Node's own modules. No bundler looks for it, as its name is not there to be read. */
const nodeModule = <Module>(name: string) =>
  import(/* webpackIgnore: true */ /* @vite-ignore */ `node:${name}`) as Promise<Module>;

/** The bytes of the wasm file: given, or fetched, or in Node read from disk. */
async function wasmBytes(source: WasmSource): Promise<BufferSource> {
  if (typeof source !== "string" && !(source instanceof URL)) return source as BufferSource;
  const url = urlOf(source);
  const unreachable = () => {
    throw errorOf("LoadError", "wasm", "wasm_unreachable", { source: String(source) });
  };
  if (url.protocol === "file:") {
    const { readFile } = await nodeModule<typeof import("node:fs/promises")>("fs/promises");
    return readFile(url).catch(unreachable);
  }
  const response = await fetch(url).catch(unreachable);
  if (!response.ok)
    throw errorOf("LoadError", "wasm", "wasm_status", { source: String(source), status: response.status });
  return response.arrayBuffer();
}

/** Phones are known whose browsers add or multiply vectors wrongly: no engine is better than one that teaches nonsense. */
function checkAnswers(instance: Instance): void {
  const wrong = (check: string) => errorOf("EngineBroken", "", "wrong_answers", { check });
  let failed: string;
  try {
    failed = instance.call("failedCheck");
  } catch (error) {
    throw Object.assign(wrong("run"), { cause: error });
  }
  if (failed) throw wrong(failed);
}

/** The instance of a wasm file that may be anything. */
async function instantiate(wasmBinary: BufferSource): Promise<Instance> {
  try {
    return new Instance((await createModule({ wasmBinary, locateFile: (name) => name, ...forWasm })) as Bindings);
  } catch (error) {
    throw errorOf("LoadError", "wasm", "wasm_unusable", { reason: (error as Error).message });
  }
}

/**
 * Loads the engine and checks it by a few known answers. `wasm` is the address or the bytes of its file; the default is
 * `engine.wasm` beside this module. A relative address is relative to the page or the worker, in Node to this module.
 * @throws EngineError named LoadError if the file is missing or invalid, EngineBroken (code "wrong_answers") if an answer
 * is wrong.
 */
export async function loadEngine(
  options: { wasm?: string | URL | ArrayBuffer | ArrayBufferView } = {},
): Promise<Engine> {
  const instance = await instantiate(await wasmBytes(options.wasm ?? ownFile()));
  checkAnswers(instance);
  return makeEngine(instance);
}
