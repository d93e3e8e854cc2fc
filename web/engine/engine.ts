import createModule from "../../build/engine/engine-core.mjs";
import { version } from "../../package.json";
import type {
  ActivationSpec, Catalog, Config, DataSpec, Engine, Inspection, Issue, LayerHealth, LayerParameters, LossSpec, Progress, Status,
  TrainRequest, Trainer,
} from "./types.ts";

export type * from "./types.ts";

/** What every refused call throws: `path` names the culprit where there is one, `column` the character of a formula. */
export class EngineError extends Error {
  override readonly name: string;
  readonly path: string;
  readonly column?: number;

  constructor(name: string, path: string, message: string, column?: number) {
    super(path ? `${path}: ${message}` : message);
    this.name = name;
    this.path = path;
    if (column !== undefined) this.column = column;
  }
}

type Result<T> = { value: T; error?: undefined } | { value?: undefined; error: { name: string; path: string; message: string; column?: number } };
type Numbers = Float64Array | Float32Array | Uint32Array | Uint8Array;

/** A trainer inside wasm, until it is disposed of. */
type Handle = number;

/** The bindings of wasm/bindings.cpp: specifications as JSON text, numbers as arrays, errors as values. */
interface Bindings {
  failedCheck(): Result<string>;
  catalog(): Result<string>;
  validate(config: string): Result<Issue[]>;
  complete(config: string): Result<string>;
  activate(activation: string, x: Numbers): Result<{ value: Float64Array; derivative: Float64Array }>;
  softmax(logits: Numbers, temperature: number): Result<Float64Array>;
  logSoftmax(logits: Numbers): Result<Float64Array>;
  loss(loss: string, target: Numbers | number, output: Numbers): Result<{ value: number; gradient: Float64Array }>;
  dataset(data: string, seed: number): Result<ReturnType<Engine["dataset"]>>;
  createTrainer(config: string): Result<Handle>;
  restore(saved: Numbers): Result<Handle>;
  trainSteps(trainer: Handle, steps: number): Result<Progress>;
  trainEpochs(trainer: Handle, epochs: number): Result<Progress>;
  trainBatches(trainer: Handle, batches: Uint32Array[]): Result<Progress>;
  trainSome(trainer: Handle, steps: number, rows: number): Result<Progress>;
  beginEvaluation(trainer: Handle): Result<undefined>;
  continueEvaluation(trainer: Handle, rows: number): Result<Status | null>;
  status(trainer: Handle): Result<Status>;
  history(trainer: Handle): Result<ReturnType<Trainer["history"]>>;
  predict(trainer: Handle, inputs: Numbers): Result<Float32Array>;
  inspect(trainer: Handle, input: Numbers, target: Numbers): Result<Inspection>;
  neurons(trainer: Handle, inputs: Numbers, into?: Float32Array[]): Result<Float32Array[]>;
  health(trainer: Handle): Result<LayerHealth[]>;
  parameters(trainer: Handle): Result<LayerParameters[]>;
  setParameters(trainer: Handle, parameters: { kernel: Numbers; bias?: Numbers; alpha?: Numbers }[]): Result<undefined>;
  gradients(trainer: Handle, rows: Numbers): Result<LayerParameters[]>;
  data(trainer: Handle): Result<ReturnType<Trainer["data"]>>;
  rewind(trainer: Handle): Result<Status>;
  update(trainer: Handle, config: string): Result<undefined>;
  save(trainer: Handle): Result<Uint8Array>;
  fingerprint(trainer: Handle): Result<string>;
  config(trainer: Handle): Result<string>;
  dispose(trainer: Handle): void;
}

function unwrap<T>(result: Result<T>): T {
  if (result.error) throw new EngineError(result.error.name, result.error.path, result.error.message, result.error.column);
  return result.value;
}

function refuse(path: string, message: string): never {
  throw new EngineError("ConfigError", path, message);
}

/** JSON has no NaN and no infinity: they are written as text, so that the engine's check names them and their path. */
function plainJson(_key: string, value: unknown): unknown {
  if (typeof value === "number" && !Number.isFinite(value)) return String(value);
  if (ArrayBuffer.isView(value) && !(value instanceof DataView)) return Array.from(value as Float64Array);
  return value;
}

function json(value: unknown, path = ""): string {
  let text: string | undefined;
  try {
    text = JSON.stringify(value, plainJson);
  } catch {
    refuse(path, "is not plain data: it refers to itself, or holds what JSON cannot.");
  }
  return text ?? refuse(path, `must be plain data, not ${typeof value}`);
}

/** A config, or the text of one as it stands, so that a mistake in it is named by line and column. */
const configText = (config: unknown): string => (typeof config === "string" ? config : json(config));

/** A typed array of what must be a list of numbers. NaN and infinities pass: the engine knows where they may. */
function numbers(values: ArrayLike<number>, path: string): Float64Array {
  if (values instanceof Float64Array) return values;
  if (typeof values !== "object" || values === null || typeof values.length !== "number") refuse(path, "must be a list of numbers");
  for (let i = 0; i < values.length; i++) {
    if (typeof values[i] !== "number") refuse(`${path}[${i}]`, `must be a number, not ${describe(values[i])}`);
  }
  return Float64Array.from(values);
}

function describe(value: unknown): string {
  return typeof value === "string" ? `"${value.slice(0, 40)}"` : value === null ? "null" : Array.isArray(value) ? "a list" : typeof value;
}

/** A class number or one value as a list of one; nothing as an empty list. */
function targetNumbers(target: ArrayLike<number> | number | undefined): Float64Array {
  if (target === undefined) return new Float64Array(0);
  return typeof target === "number" ? Float64Array.of(target) : numbers(target, "target");
}

const mostRows = 2 ** 32 - 1;

function rowNumbers(rows: ArrayLike<number>, path: string): Uint32Array {
  const values = numbers(rows, path);
  for (let i = 0; i < values.length; i++) {
    const row = values[i]!;
    if (!Number.isInteger(row) || row < 0 || row > mostRows) refuse(`${path}[${i}]`, `must be the number of a training row, not ${row}`);
  }
  return Uint32Array.from(values);
}

function wholeNumber(value: unknown, path: string): number {
  if (typeof value !== "number" || !Number.isSafeInteger(value) || value < 0) {
    refuse(path, `must be a whole number from 0, not ${typeof value === "number" ? value : describe(value)}`);
  }
  return value;
}

/** The engine's limits are written as text where they are infinite, because JSON has no infinity. */
function parseCatalog(text: string): Catalog {
  return JSON.parse(text, (key, value: unknown) =>
    key === "range" ? (value as (number | string)[]).map(Number) : value) as Catalog;
}

function fromBase64(text: string): Uint8Array {
  try {
    return Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
  } catch {
    return refuse("saved", "is not the text of a saved training (base64)");
  }
}

function evaluateOf(options: { evaluate?: boolean }): boolean {
  if (typeof options !== "object" || options === null) refuse("options", `must be an object, not ${describe(options)}`);
  const { evaluate = true } = options;
  if (typeof evaluate !== "boolean") refuse("evaluate", `must be true or false, not ${describe(evaluate)}`);
  return evaluate;
}

class EngineTrainer implements Trainer {
  readonly #bindings: Bindings;
  #handle: Handle | undefined;

  constructor(bindings: Bindings, handle: Handle) {
    this.#bindings = bindings;
    this.#handle = handle;
  }

  get #live(): Handle {
    if (this.#handle === undefined) throw new EngineError("DisposedError", "", "This trainer has been disposed of.");
    return this.#handle;
  }

  train(request: TrainRequest, options?: { evaluate?: true }): Status;
  train(request: TrainRequest, options: { evaluate?: boolean }): Progress;
  train(request: TrainRequest, options: { evaluate?: boolean } = {}): Progress {
    const keys = typeof request === "object" && request !== null ? Object.keys(request) : [];
    if (keys.length !== 1) refuse("train", "must be asked for with one of steps, epochs and batches");
    const evaluate = evaluateOf(options);
    const progress = unwrap(this.#train(request, keys[0]));
    return evaluate ? this.status() : progress;
  }

  #train(request: TrainRequest, key: string): Result<Progress> {
    if ("steps" in request) return this.#bindings.trainSteps(this.#live, wholeNumber(request.steps, "steps"));
    if ("epochs" in request) return this.#bindings.trainEpochs(this.#live, wholeNumber(request.epochs, "epochs"));
    if (!("batches" in request)) refuse("train", `must be asked for with one of steps, epochs and batches, not ${key}`);
    if (!Array.isArray(request.batches)) refuse("batches", "must be a list of lists of training rows");
    return this.#bindings.trainBatches(this.#live, request.batches.map((rows, i) => rowNumbers(rows, `batches[${i}]`)));
  }

  trainSome(steps: number, rows: number): Progress {
    return unwrap(this.#bindings.trainSome(this.#live, wholeNumber(steps, "steps"), wholeNumber(rows, "rows")));
  }

  beginEvaluation(): void {
    unwrap(this.#bindings.beginEvaluation(this.#live));
  }

  continueEvaluation(rows: number): Status | null {
    return unwrap(this.#bindings.continueEvaluation(this.#live, wholeNumber(rows, "rows")));
  }

  status(): Status {
    return unwrap(this.#bindings.status(this.#live));
  }

  history() {
    return unwrap(this.#bindings.history(this.#live));
  }

  predict(inputs: ArrayLike<number>): Float32Array {
    return unwrap(this.#bindings.predict(this.#live, numbers(inputs, "inputs")));
  }

  inspect(input: ArrayLike<number>, target?: ArrayLike<number> | number): Inspection {
    return unwrap(this.#bindings.inspect(this.#live, numbers(input, "input"), targetNumbers(target)));
  }

  neurons(inputs: ArrayLike<number>, into?: Float32Array[]): Float32Array[] {
    return unwrap(this.#bindings.neurons(this.#live, numbers(inputs, "inputs"), into));
  }

  health(): LayerHealth[] {
    return unwrap(this.#bindings.health(this.#live));
  }

  parameters(): LayerParameters[] {
    return unwrap(this.#bindings.parameters(this.#live));
  }

  setParameters(parameters: LayerParameters[]): void {
    if (!Array.isArray(parameters)) refuse("parameters", "must be a list with one object a layer");
    const layers = parameters.map((layer, i) => {
      if (typeof layer !== "object" || layer === null) refuse(`parameters[${i}]`, "must be an object with kernel and bias");
      const part = (name: "kernel" | "bias" | "alpha") =>
        layer[name] === undefined ? new Float64Array(0) : numbers(layer[name], `parameters[${i}].${name}`);
      return { kernel: part("kernel"), bias: part("bias"), alpha: part("alpha") };
    });
    unwrap(this.#bindings.setParameters(this.#live, layers));
  }

  gradients(rows?: ArrayLike<number>): LayerParameters[] {
    if (rows && rows.length === 0) refuse("rows", "must hold at least one row");
    return unwrap(this.#bindings.gradients(this.#live, rows ? rowNumbers(rows, "rows") : new Uint32Array(0)));
  }

  data() {
    return unwrap(this.#bindings.data(this.#live));
  }

  rewind(): Status {
    return unwrap(this.#bindings.rewind(this.#live));
  }

  update(config: Config): void {
    unwrap(this.#bindings.update(this.#live, json(config)));
  }

  save(): Uint8Array {
    return unwrap(this.#bindings.save(this.#live));
  }

  fingerprint(): string {
    return unwrap(this.#bindings.fingerprint(this.#live));
  }

  get config(): Config {
    return JSON.parse(unwrap(this.#bindings.config(this.#live))) as Config;
  }

  dispose(): void {
    if (this.#handle !== undefined) this.#bindings.dispose(this.#handle);
    this.#handle = undefined;
  }
}

// Symbol.dispose is not everywhere yet; where it is, `using trainer = …` works.
if (Symbol.dispose) {
  Object.defineProperty(EngineTrainer.prototype, Symbol.dispose, { value: EngineTrainer.prototype.dispose });
}

function makeEngine(bindings: Bindings): Engine {
  const complete = (config: unknown) => JSON.parse(unwrap(bindings.complete(configText(config)))) as Config;
  return {
    version,
    catalog: () => parseCatalog(unwrap(bindings.catalog())),
    activate: (activation: ActivationSpec, x: ArrayLike<number>) =>
      unwrap(bindings.activate(json(activation, "activation"), numbers(x, "x"))),
    softmax: (logits, options = {}) => unwrap(bindings.softmax(numbers(logits, "logits"), options.temperature ?? 1)),
    logSoftmax: (logits) => unwrap(bindings.logSoftmax(numbers(logits, "logits"))),
    loss: (loss: LossSpec, target, output) =>
      unwrap(bindings.loss(json(loss, "loss"), typeof target === "number" ? target : numbers(target, "target"), numbers(output, "output"))),
    dataset: (data: DataSpec, seed: number) => unwrap(bindings.dataset(json(data, "data"), Number(seed))),
    defaults: () => complete({}),
    complete,
    validate: (config: unknown) => {
      try {
        return unwrap(bindings.validate(configText(config)));
      } catch (error) {
        if (error instanceof EngineError) return [{ path: error.path, message: error.message }];
        throw error;
      }
    },
    createTrainer: (config: Config) => new EngineTrainer(bindings, unwrap(bindings.createTrainer(json(config)))) as unknown as Trainer,
    restore: (saved: Uint8Array | string) => {
      const bytes = typeof saved === "string" ? fromBase64(saved) : saved;
      if (!(bytes instanceof Uint8Array)) refuse("saved", "must be the Uint8Array that save() gave, or its base64 text");
      return new EngineTrainer(bindings, unwrap(bindings.restore(bytes))) as unknown as Trainer;
    },
  };
}

/** The bytes of the wasm file: given, or fetched, or in Node read from disk. */
async function wasmBytes(source: string | URL | BufferSource): Promise<BufferSource> {
  if (typeof source !== "string" && !(source instanceof URL)) return source;
  const url = new URL(source, import.meta.url);
  const failed = (reason: string) => new EngineError("LoadError", "wasm", `The engine could not be loaded: ${url.href} ${reason}.`);
  const unreachable = () => { throw failed("cannot be reached"); };
  if (url.protocol === "file:") {
    const { readFile } = await import(/* @vite-ignore */ "node:fs/promises");
    return readFile(url).catch(unreachable);
  }
  const response = await fetch(url).catch(unreachable);
  if (!response.ok) throw failed(`gave ${response.status}`);
  return response.arrayBuffer();
}

/** Phones are known whose browsers add or multiply vectors wrongly: no engine is better than one that teaches nonsense. */
function checkAnswers(bindings: Bindings): void {
  const wrong = (what: string) =>
    new EngineError("EngineBroken", "",
      `This browser or device computes wrongly: in the check at the start, ${what} came out wrong. ` +
      "Please update the browser, or try another browser or device.");
  let failed: string;
  try {
    failed = unwrap(bindings.failedCheck());
  } catch (error) {
    throw wrong(`the check itself (${(error as Error).message})`);
  }
  if (failed) throw wrong(failed);
}

/**
 * Loads the engine, and has it compute a few known answers. `wasm` is its file's address or bytes; without it,
 * `engine.wasm` beside this module.
 * @throws EngineError named LoadError where the file is not there, EngineBroken where the answers are wrong.
 */
export async function loadEngine(options: { wasm?: string | URL | BufferSource } = {}): Promise<Engine> {
  const wasmBinary = await wasmBytes(options.wasm ?? new URL(/* @vite-ignore */ "./engine.wasm", import.meta.url));
  const bindings = (await createModule({ wasmBinary, locateFile: (name) => name })) as Bindings;
  checkAnswers(bindings);
  return makeEngine(bindings);
}
