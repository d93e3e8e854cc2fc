import { EngineError } from "./error.ts";
import { errorOf } from "./refuse.ts";
import type { LayerArrays } from "./arguments.ts";
import type {
  Argument,
  Engine,
  Inspection,
  Issue,
  LayerHealth,
  LayerParameters,
  LayerShape,
  Progress,
  Status,
  Trainer,
} from "./types.ts";
import { sentence } from "./words.ts";

export type Result<T> = { value: T; error?: undefined } | { value?: undefined; error: Issue & { name: string } };

/** UTF-8. */
type Text = Uint8Array;

/** The address of a trainer in wasm. */
export type Handle = number;

/** The functions of wasm/engine.cpp and wasm/trainer.cpp. Specifications are passed as JSON text, numbers as arrays, errors as values. */
export interface Bindings {
  failedCheck(): Result<string>;
  validate(config: Text): Result<Issue[]>;
  advice(config: Text): Result<Issue[]>;
  complete(config: Text): Result<string>;
  activate(activation: Text, x: Float64Array): Result<{ value: Float64Array; derivative: Float64Array }>;
  softmax(logits: Float64Array, temperature: number): Result<Float64Array>;
  logSoftmax(logits: Float64Array): Result<Float64Array>;
  loss(
    loss: Text,
    target: Float64Array | number,
    output: Float64Array,
  ): Result<{ value: number; gradient: Float64Array }>;
  dataset(data: Text, seed: number): Result<ReturnType<Engine["dataset"]>>;
  addData(inputs: Uint8Array | Float32Array, targets: Float64Array, shape: Float64Array): Result<string>;
  removeData(reference: Text): Result<undefined>;
  /** `running`: 0 for none. */
  open(
    config: Text,
    running: Handle,
  ): Result<{ issues: Issue[] } | { issues?: undefined; config: string; trainer: Handle }>;
  createTrainer(config: Text): Result<Handle>;
  restore(saved: Uint8Array): Result<Handle>;
  trainSteps(trainer: Handle, steps: number): Result<Progress>;
  trainEpochs(trainer: Handle, epochs: number): Result<Progress>;
  trainBatches(trainer: Handle, batches: Uint32Array[]): Result<Progress>;
  trainSome(trainer: Handle, steps: number, rows: number): Result<Progress>;
  beginEvaluation(trainer: Handle): Result<undefined>;
  continueEvaluation(trainer: Handle, rows: number): Result<Status | null>;
  status(trainer: Handle): Result<Status>;
  history(trainer: Handle): Result<ReturnType<Trainer["history"]>>;
  predict(trainer: Handle, inputs: Float64Array): Result<Float32Array>;
  inspect(trainer: Handle, input: Float64Array, target: Float64Array): Result<Inspection>;
  effectsOn(trainer: Handle, input: Float64Array, layer: number, number: number): Result<Float64Array>;
  neurons(trainer: Handle, inputs: Float64Array, into: Float32Array[] | undefined): Result<Float32Array[]>;
  health(trainer: Handle): Result<LayerHealth[]>;
  layers(trainer: Handle): Result<LayerShape[]>;
  parameters(trainer: Handle): Result<LayerParameters[]>;
  moved(trainer: Handle): Result<LayerParameters[]>;
  setParameters(trainer: Handle, parameters: LayerArrays[]): Result<undefined>;
  gradients(trainer: Handle, rows: Uint32Array): Result<LayerParameters[]>;
  data(trainer: Handle): Result<ReturnType<Trainer["data"]>>;
  dataShape(trainer: Handle): Result<ReturnType<Trainer["dataShape"]>>;
  rewind(trainer: Handle): Result<Status>;
  update(trainer: Handle, config: Text): Result<undefined>;
  save(trainer: Handle): Result<Uint8Array>;
  fingerprint(trainer: Handle): Result<string>;
  config(trainer: Handle): Result<string>;
  dispose(trainer: Handle): Result<undefined>;
}

type Value<Name extends keyof Bindings> = Extract<ReturnType<Bindings[Name]>, { error?: undefined }>["value"];

/** Functions that wasm calls. They return null if there is no memory: an exception would end the call halfway. */
export const forWasm = {
  copy: (view: Float64Array) => orNull(() => view.slice()),
  floats: (size: number) => orNull(() => new Float32Array(size)),
  text: (utf8: Uint8Array) => orNull(() => new TextDecoder("utf-8", { ignoreBOM: true }).decode(utf8)),
  sentence: (code: string, args: Record<string, Argument>) => orNull(() => sentence(code, args)),
};

function orNull<T>(make: () => T): T | null {
  try {
    return make();
  } catch {
    return null;
  }
}

/**
 * One instance of the engine. Its functions return errors as values. If one throws (a trap, stack overflow), the memory may
 * be inconsistent, so all later calls are refused.
 */
export class Instance {
  readonly #bindings: Bindings;
  #trap: unknown;
  #isBroken = false;

  constructor(bindings: Bindings) {
    this.#bindings = bindings;
  }

  get isBroken(): boolean {
    return this.#isBroken;
  }

  call<Name extends keyof Bindings>(name: Name, ...args: Parameters<Bindings[Name]>): Value<Name> {
    if (this.#isBroken) throw this.#broken();
    let result: Result<unknown>;
    try {
      result = (this.#bindings[name] as (...args: unknown[]) => Result<unknown>)(...args);
    } catch (trap) {
      this.#isBroken = true;
      this.#trap = trap;
      throw this.#broken();
    }
    if (result.error) throw new EngineError(result.error.name, result.error);
    return result.value as Value<Name>;
  }

  #broken(): EngineError {
    return Object.assign(errorOf("EngineBroken", "", "trap", {}), { cause: this.#trap });
  }
}
