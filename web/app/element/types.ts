import type { Config, Inspection, LayerParameters, Status } from "../../engine/types.ts";

/**
 * `<activation-playground>`: an independent playground with its own worker.
 *
 * Attributes: `config` (JSON), `preset`, `autoplay`, `lang`, `theme`.
 *
 * Events: `config-change`, another experiment is open (`detail`: the config); `progress`, a new frame (the status);
 * `goal-reached`, training has stopped at its goal (the goal and the step); `diverged`, training has stopped because the
 * loss is not finite (the step and the layer).
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
  /** null until an experiment is open. During training, losses and scores may be those of an earlier step, `evaluated`. */
  readonly status: (Status & { evaluated: number }) | null;
  /** Of the package: `0.2.0`. */
  readonly version: string;
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
   * Inspects a point and returns its values in every layer; `target` is a class, or null for the nearest example's.
   * @throws ConfigError if the point does not have one finite number per column of the data, or the target is not a class
   */
  inspect(point: number[], target?: number | null): Promise<Inspection | undefined>;
}

export declare const ActivationPlayground: { new (): ActivationPlaygroundElement };

declare global {
  interface HTMLElementTagNameMap {
    "activation-playground": ActivationPlaygroundElement;
  }
}
