import type { Config, Inspection, LayerParameters, Status } from "../../engine/types.ts";

/**
 * `<activation-playground>`: a playground of its own, with its own worker.
 *
 * Attributes: `config` (JSON), `preset`, `autoplay`, `lang`, `theme`.
 *
 * Events: `config-change`, an experiment has been taken over (`detail`: the config); `progress`, a new frame (the status);
 * `goal-reached`, training has stopped at its goal (which, and at which step); `diverged`, training has stopped because the
 * loss is no number any more (at which step, in which layer).
 */
export interface ActivationPlaygroundElement extends HTMLElement {
  /**
   * The running experiment, complete. What is set is copied. One that is refused is named in a notice, and the running one goes
   * on; null and undefined lead back to the default.
   */
  get config(): Config | null;
  set config(config: unknown);
  /** The experiment to try whose sentence is on show; to set its name opens it, null and undefined lead back to the default. */
  get preset(): string | null;
  set preset(id: string | null | undefined);
  /** null until the experiment is open. While it trains, losses and scores may be of an earlier step, `evaluated`. */
  readonly status: (Status & { evaluated: number }) | null;
  /** Of the package: `0.2.0`. */
  readonly version: string;
  autoplay: boolean;
  theme: "auto" | "light" | "dark";
  play(): void;
  pause(): void;
  /**
   * Trains so many steps, and then stands still. This and what follows wait for the experiment to be open, and give
   * undefined outside a document.
   * @throws ConfigError where `steps` is no whole number from 0
   */
  step(steps?: number): Promise<Status | undefined>;
  /** Back to the very same start. */
  reset(): Promise<void>;
  parameters(): Promise<LayerParameters[] | undefined>;
  /** 16 digits that two trainings share only if they are the same to the bit: a teacher's and a student's, say. */
  fingerprint(): Promise<string | undefined>;
  /**
   * Looks at a point and gives its way through the network; `target` is a class, or null for that of the nearest example.
   * @throws ConfigError where the point has not as many finite numbers as the data has columns, or the target is no class
   */
  inspect(point: number[], target?: number | null): Promise<Inspection | undefined>;
}

export declare const ActivationPlayground: { new (): ActivationPlaygroundElement };

declare global {
  interface HTMLElementTagNameMap {
    "activation-playground": ActivationPlaygroundElement;
  }
}
