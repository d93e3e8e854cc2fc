import type { ExportedFile } from "../../exports/exported.ts";
import type { Config, Inspection, LayerParameters, Status } from "../../engine/types.ts";

/**
 * `<activation-playground>`: an independent playground with its own worker.
 *
 * Attributes, each a property too: `config` (JSON), `preset`, `lesson`, `autoplay`, `lang`, `theme`, `point`, and what an author shows
 * and leaves free: `panels`, `controls`, `locked`, `goal`, `limits`, `task`. These guide learners; they protect nothing.
 */
export interface ActivationPlaygroundElement extends HTMLElement {
  /**
   * The open experiment with all keys. A value that is set is copied. If it is refused, a notice says why, and the open
   * experiment stays; null and undefined lead back to the default.
   */
  get config(): Config | null;
  set config(config: unknown);
  /** The preset whose hint is shown. Setting a name opens that preset; null and undefined lead back to the default. */
  get preset(): string | null;
  set preset(id: string | null | undefined);
  /**
   * The id of the lesson on show. Set to the id of one of ours, to an address beside the page that ends in .json, to a text of
   * JSON, or to a lesson as a value; null leaves it, and the experiment stays. A lesson that is refused is named in a notice.
   */
  get lesson(): string | null;
  set lesson(lesson: unknown);
  /** null until an experiment is open. During training, losses and scores may be those of an earlier step, `evaluated`. */
  readonly status: (Status & { evaluated: number }) | null;
  /** Of the package: `0.2.0`. */
  readonly version: string;
  /** The inspected point. A value that is not a point of the data is ignored. */
  get point(): readonly number[];
  set point(point: unknown);
  /** Names of the parts and panels on show, by space or comma, or as a list; `none`; null: all. */
  get panels(): string | null;
  set panels(names: unknown);
  /** Names of the controls on show, or `simple`; null: all. */
  get controls(): string | null;
  set controls(names: unknown);
  /** Names of the controls that are shown but disabled; true: all but transport and pointing. */
  get locked(): string | null;
  set locked(names: unknown);
  /** Where training stops: `test_accuracy>=0.95`, `train_loss<=0.1`, `step>=500`. */
  get goal(): string | null;
  set goal(goal: unknown);
  /** The most hidden layers, units and steps: `layers<=2 units<=8 step<=2000`. */
  get limits(): string | null;
  set limits(limits: unknown);
  /** One sentence that says what to do, as plain text. */
  get task(): string | null;
  set task(task: unknown);
  autoplay: boolean;
  theme: "auto" | "light" | "dark";
  play(): void;
  pause(): void;
  /**
   * Trains for a number of steps and pauses. This and the following methods wait until the experiment is open. Outside a
   * document they resolve with undefined.
   * @throws ConfigError if `steps` is not a whole number of at least 0
   */
  step(steps?: number): Promise<Status | undefined>;
  /** Starts again from the same initial weights. */
  reset(): Promise<void>;
  parameters(): Promise<LayerParameters[] | undefined>;
  /** 16 digits that are the same for two trainings only if these agree to the bit: to compare a student's with a teacher's. */
  fingerprint(): Promise<string | undefined>;
  /**
   * The network as files: `keras`, `pytorch`, `notebook`, `tensorflowjs`, `onnx`, `json` and `csv`, as `exportModel` of
   * activation-playground/export writes them; or a picture, `svg` or `png`, of the target: `network`, `map` or a panel's id.
   * @throws ConfigError for a format or target that there is not, ExportError for what the format cannot say
   */
  exportAs(format: string, target?: string): Promise<ExportedFile[] | undefined>;
  /** The training as bytes, with weights, optimizer state, curves and view: `load` goes on from it to the bit, and so does `engine.restore`. */
  save(): Promise<Uint8Array | undefined>;
  /**
   * Goes on from what `save` of the element or of a trainer returned.
   * @throws ConfigError if it is damaged or something else; what is open then stays
   */
  load(bytes: Uint8Array | ArrayBuffer): Promise<void>;
  /**
   * Inspects a point and returns its values in every layer; `target` is a class, or null for the nearest example's.
   * @throws ConfigError if the point does not have one finite number per column of the data, or the target is not a class
   */
  inspect(point: number[], target?: number | null): Promise<Inspection | undefined>;

  addEventListener<Name extends keyof ActivationPlaygroundEvents>(
    name: Name,
    listener: ActivationPlaygroundListener<Name>,
    options?: boolean | AddEventListenerOptions,
  ): void;
  addEventListener<Name extends keyof HTMLElementEventMap>(
    name: Name,
    listener: (this: HTMLElement, event: HTMLElementEventMap[Name]) => unknown,
    options?: boolean | AddEventListenerOptions,
  ): void;
  addEventListener(
    name: string,
    listener: EventListenerOrEventListenerObject,
    options?: boolean | AddEventListenerOptions,
  ): void;
  removeEventListener<Name extends keyof ActivationPlaygroundEvents>(
    name: Name,
    listener: ActivationPlaygroundListener<Name>,
    options?: boolean | EventListenerOptions,
  ): void;
  removeEventListener<Name extends keyof HTMLElementEventMap>(
    name: Name,
    listener: (this: HTMLElement, event: HTMLElementEventMap[Name]) => unknown,
    options?: boolean | EventListenerOptions,
  ): void;
  removeEventListener(
    name: string,
    listener: EventListenerOrEventListenerObject,
    options?: boolean | EventListenerOptions,
  ): void;
}

export type ActivationPlaygroundListener<Name extends keyof ActivationPlaygroundEvents> = (
  event: CustomEvent<ActivationPlaygroundEvents[Name]>,
) => void;

/** What the element tells, by the event's name: its `detail`. All events bubble, out of shadow roots too. */
export interface ActivationPlaygroundEvents {
  /** An experiment is open: methods answer. */
  ready: true;
  /** Another experiment is open. */
  "config-change": Config;
  /** A new frame. */
  "training-progress": Status & { evaluated: number };
  /** Training has stopped because the loss is not finite. */
  diverged: { step: number; layer: number };
  /** Training has stopped at its goal. */
  "goal-reached": { measure: string; value: number; step: number; fingerprint: string | undefined };
  /** A config, a setting or a learner's change was refused. */
  refused: { path: string; message: string };
}

export declare const ActivationPlayground: { new (): ActivationPlaygroundElement };

declare global {
  interface HTMLElementTagNameMap {
    "activation-playground": ActivationPlaygroundElement;
  }
}
