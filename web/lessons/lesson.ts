import { CONTROLS as ALL, type Control as PageControl } from "../experiment/author/controls.ts";
import type { Config, LayerParameters } from "../engine/types.ts";
import type { ExplorerState, LabState, Room } from "../experiment/rooms.ts";

/** A lesson: one JSON value, data alone. What is shown, asked and checked is one part; what is said is another, by language. */
export interface Lesson {
  /** Version of this format. */
  lesson: 1;
  /** 1 to 40 of a–z, 0–9 and -. */
  id: string;
  /** The language of reference, in which every text exists. What another language lacks is shown in this one. */
  lang: string;
  texts: Record<string, LessonTexts>;
  /** What the first step begins with. Missing keys take the engine's defaults. */
  experiment?: Config;
  /** 1 to 40, each with its own id. */
  steps: Step[];
  /** Minutes that it takes, and lessons that come before it. */
  minutes?: number;
  needs?: string[];
  /** The experiments keep their seeds. Without it, any seed may be taken, and scripts/lessons plays 20. */
  fixedSeed?: true;
}

/**
 * One round of predict, try, check, explain. The experiment is set up; `say` and `ask` are shown, and nothing can be played until the
 * prediction is given; then `do` is shown and `controls` are free. Training stops at `stop`. The prediction is judged by what
 * happened, and `after` is shown when `check` holds.
 */
export interface Step {
  id: string;

  // What is set up, in this order. Without any of it, the step goes on where the one before ended.
  /** A new experiment. */
  experiment?: Config;
  /** Changes of the present experiment by path: { "layers[0].activation": "relu" }. Training begins anew. */
  change?: Record<string, unknown>;
  /** The present experiment from its start. */
  restart?: true;
  /** "before": the present experiment becomes run A of Two runs, and `then` is what differs in B. null: ends Two runs. */
  rival?: "before" | null;
  then?: Record<string, unknown>;
  /** Weights to start with, instead of the drawn ones. */
  parameters?: LayerParameters[];
  /** The point that is inspected, and its true class, labels or value. */
  point?: number[];
  target?: number | number[] | null;
  explorer?: Partial<ExplorerState>;
  lab?: Partial<LabState>;
  nudge?: { layer: number; input: number; unit: number; epsilon: number };

  // What is seen, and what is free.
  room?: Room;
  /** The id of a panel. */
  panel?: string;
  /** Everything else is shown but cannot be changed. Default: all. */
  controls?: Control[];

  // The trial.
  stop?: Stop;
  /** Plays 2 to 20 seeds one after the other. `check` then has to hold in nine of ten; numbers are combined. */
  seeds?: number;

  // What is predicted, checked and kept.
  predict?: Choices | NumberGuess;
  /** A condition. Without it the step is done when it was predicted or, without a prediction, read. */
  check?: Expression;
  /** Said if their condition holds and `check` does not; the first one only. */
  hints?: Record<string, Expression>;
  /** Numbers for later steps, as `was.NAME`. */
  remember?: Record<string, Expression>;

  /** One way to do it: what "Show me" and scripts/lessons do. Default: train until `stop`. */
  show?: Action[];
}

/** Each choice is a condition on what will have happened: the one that turns out true is right. Reason alone is true or false. */
export interface Choices {
  choices: Record<string, Expression | boolean>;
  /** The page shuffles the choices. */
  shuffle?: true;
}

/** Where Play stops: after so many steps or epochs from here, or at the end of the first epoch that meets the loss or accuracy. */
export type Stop = { steps: number } | { epochs: number; train_loss?: number; train_accuracy?: number };

/** A number on a scale. A guess is right if it is within `near`, or within the `factor`: one of the two. */
export interface NumberGuess {
  number: Expression;
  low: number;
  high: number;
  scale?: "log";
  near?: number;
  factor?: number;
  /** With `seeds`: how often the condition `number` was true, instead of the median. */
  combine?: "count";
}

export type Action =
  | { train: true | Stop }
  /** Changes by path, with which training begins anew. */
  | { set: Record<string, unknown> }
  /** Changes by path that training goes on with: learning rate, penalties, dropout, batch size. */
  | { update: Record<string, unknown> }
  /** Weights by path: { "[0].bias[0]": -2 }. */
  | { weights: Record<string, number> }
  | { point: number[]; target?: number | null }
  /** An example of the data: the `number`-th of its class, from 0. */
  | { sample: { class: number; number?: number } }
  | { lab: Partial<LabState> }
  | { explorer: Partial<ExplorerState> }
  | { nudge: Partial<NonNullable<Step["nudge"]>> };

/** The controls that concern the page as a whole: a step leaves them as they are. */
const OF_PAGE = ["speed", "presets", "rooms", "share", "language", "theme"] as const;

/** What a step may leave free: the controls that docs/embedding.md lists, but `speed presets rooms share language theme`. */
export type Control = Exclude<PageControl, (typeof OF_PAGE)[number]>;
export const CONTROLS: readonly Control[] = ALL.filter(
  (name): name is Control => !(OF_PAGE as readonly PageControl[]).includes(name),
);

/** A condition or a number in the language of docs/lessons.md, at most 300 characters. */
export type Expression = string;

/** Plain text of at most 600 characters each. `{expression}` is a number, `{expression:3}` has so many digits, `{expression:%}` is a share. */
export interface LessonTexts {
  title: string;
  question: string;
  steps: Record<string, StepTexts>;
}

export interface StepTexts {
  /** What is so: two or three short sentences. */
  say: string;
  /** The question of the prediction, and its choices by name. */
  ask?: string;
  choices?: Record<string, string>;
  /** What to do. */
  do: string;
  /** What it comes to, and why. */
  after?: string;
  hints?: Record<string, string>;
}

/** The event `lesson-progress`, and the answers that a learner may copy or save. Nothing is sent anywhere. */
export interface LessonProgress {
  lesson: string;
  step: string;
  state: "asked" | "predicted" | "tried" | "done" | "shown";
  answer?: string | number;
  right?: boolean;
  /** The number that came out where a number was predicted. */
  measured?: number;
  tries: number;
  /** Of the network that met the check. */
  fingerprint?: string;
}
