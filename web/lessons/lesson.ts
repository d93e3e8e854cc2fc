/**
 * A lesson: data, and nothing but data. One JSON value is the file that a teacher writes or a builder saves, the link that is sent,
 * and what `<activation-playground lesson="…">` plays. Unknown keys, wrong types and values out of range are refused with their
 * path, as experiments are. What is on show, what is asked and what is checked is one part; what is said is another, by language.
 */
import type { Config, LayerParameters } from "../engine/types.ts";
import type { ExplorerState, LabState, Room } from "../experiment/rooms.ts";

export interface Lesson {
  /** Version of this format. */
  lesson: 1;
  /** a–z, 0–9 and -, at most 40. */
  id: string;
  /** The language of reference: every text is there. Where another language lacks one, this one's is shown. */
  lang: string;
  texts: Record<string, LessonTexts>;
  /** What the first step begins with; what it leaves out takes the engine's defaults. */
  experiment?: Config;
  /** 1 to 40, each with an id of its own. */
  steps: Step[];
  /** Minutes it takes, and lessons that come before: for the list of lessons. */
  minutes?: number;
  needs?: string[];
  /** The effect was shown for one seed only; else "New seed" may be pressed anywhere, and the linter has played 20 seeds. */
  fixedSeed?: true;
}

/**
 * One round of predict, try, check, explain. In this order: the experiment is set up; `say` and `ask` are shown, and nothing can be
 * played until the prediction is given; it is locked in; `do` is shown and the `controls` are free; training stops at `stop`; then the
 * prediction is judged by what has happened, `check` is looked at whenever something changes, and `after` is shown once it holds.
 */
export interface Step {
  id: string;

  // What is set up. Without any of these the step goes on where the one before stood.
  /** A new experiment. */
  experiment?: Config;
  /** Changes of the present one, by the paths that errors have: { "layers[0].activation": "relu" }. Starts anew. */
  change?: Record<string, unknown>;
  /** The same experiment from its start. */
  restart?: true;
  /** Weights to start with, in place of the drawn ones. */
  parameters?: LayerParameters[];
  /** "before": the experiment as it is now becomes run A of Two runs, and `then` says what differs in B. null: ends Two runs. */
  rival?: "before" | null;
  then?: Record<string, unknown>;
  /** The point looked at, and its true class, label row or value. */
  point?: number[];
  target?: number | number[] | null;
  /** Of the other rooms. */
  explorer?: Partial<ExplorerState>;
  lab?: Partial<LabState>;
  nudge?: { layer: number; input: number; unit: number; epsilon: number };

  // What is seen, and what is free.
  room?: Room;
  panel?: string;
  /** Everything else is shown but cannot be changed. Default: all. */
  controls?: Control[];

  // The trial.
  /** Where Play stops: after so many steps or epochs, or at a loss or accuracy and at the latest after so many epochs. */
  stop?: Stop;
  /** Plays so many seeds, 2 to 20, one after the other. `check` then has to hold in nine of ten; numbers are combined. */
  seeds?: number;

  // Predict, check, keep.
  predict?: Choices | NumberGuess;
  /** A predicate. Without one the step is done when it has been predicted or, without a prediction, read. */
  check?: Expression;
  /** Said when their predicate holds while `check` does not; the first one only. */
  hints?: Record<string, Expression>;
  /** Numbers for later steps, as `was.name`. */
  remember?: Record<string, Expression>;

  /** One way to do it: what "Show me" plays, and what the linter plays on 20 seeds. Default: play to `stop`. */
  show?: Action[];
}

/**
 * Each choice is a statement about what will have happened; the one that turns out true is right, whatever its author thought.
 * A statement of plain reason is true or false. Shown in the order written here, or shuffled by the page where `shuffle` says so.
 */
export interface Choices {
  choices: Record<string, Expression | boolean>;
  shuffle?: true;
}

/** Counted from where the step begins. */
export type Stop = { steps: number } | { epochs: number; train_loss?: number; train_accuracy?: number };

/** A number to be typed or dragged on a scale; right when within `near`, or on a logarithmic scale within the factor. */
export interface NumberGuess {
  number: Expression;
  low: number;
  high: number;
  scale?: "log";
  near?: number;
  factor?: number;
  /** Over `seeds`: the median, unless this says how many times the expression was true. */
  combine?: "count";
}

export type Action =
  | { train: true | Stop }
  | { set: Record<string, unknown> }
  /** Changes that training goes on with: learning rate, penalties, dropout, batch size. */
  | { update: Record<string, unknown> }
  /** By hand: { "[0].bias[0]": -2 }. */
  | { weights: Record<string, number> }
  | { point: number[]; target?: number | null }
  /** A picture of the data. */
  | { sample: { class: number; number?: number } }
  | { lab: Partial<LabState> }
  | { explorer: Partial<ExplorerState> }
  | { nudge: Partial<NonNullable<Step["nudge"]>> };

export const CONTROLS = [
  "play",
  "step",
  "reset",
  "seed",
  "data",
  "features",
  "layers",
  "units",
  "activation",
  "formula",
  "initializer",
  "dropout",
  "output",
  "loss",
  "optimizer",
  "learning-rate",
  "batch",
  "regularizer",
  "precision",
  "weights",
  "map",
  "inspector",
  "network",
  "panels",
  "nudge",
  "backprop",
  "pad",
  "explorer",
  "lab",
] as const;
export type Control = (typeof CONTROLS)[number];

/**
 * A predicate or a number, at most 300 characters. It is read by a parser of its own and can do nothing but this:
 *
 *   numbers (0.5, 1e-7, 95%), "names", true, false
 *   + − * /   < <= > >= == !=   and or not   ( )
 *   abs sqrt exp ln log10 round · min max sum mean count · all any · near(a, b, tolerance) · finite(a)
 *   f("silu", x) and slope("silu", x): an activation's value and derivative; a third number sets its parameter
 *   facts by path, layers counted from 0 and from the end by −1; a list goes through element by element, [from:to] takes a part:
 *     all(health[0:5].dead == 0)      mean(health[0].dead)      max(outputs) − min(outputs)
 *
 * Facts. Those of the running network:
 *   step epoch diverged · train and test (.loss .data_loss .accuracy .exact_match .mean_absolute_error .r_squared) · weights, how many
 *   config: the complete experiment · health[i]: gradient_norm update_ratio dead dead_fraction saturated_fraction mean std units
 *   parameters[i], moved[i] (since the start) and gradients[i]: kernel bias alpha · history: step train test · outputs: on all training rows · fingerprint
 *   point: inputs layers[i].z .a .grad_z .grad_a logits probabilities loss · nudge: epsilon, float32 and float64 (.plus .minus .here .rise .slope .gradient)
 *   reached.epoch reached.step: where a loss or accuracy of `stop` was met, else infinite
 * rival: all of these of run A.   was.name: what a step before remembered.   answer: what was predicted
 * lab: its state, probabilities sigmoids loss, float32 and float64 (.probability .loss .gradient), two32 and two64 (.direct .difference .lost)
 * explorer: its state.   depth["relu"]: mean variance gradient, of 20 layers
 */
export type Expression = string;

/**
 * Plain text, no markup. {expression} writes a number, {expression:3} with so many digits, {expression:%} as a share; by the reader's
 * language. At most 600 characters each.
 */
export interface LessonTexts {
  title: string;
  question: string;
  steps: Record<string, StepTexts>;
}

export interface StepTexts {
  /** What is so. Two or three short sentences. */
  say: string;
  /** The prediction's question, and its choices by their names. */
  ask?: string;
  choices?: Record<string, string>;
  /** What to do. */
  do: string;
  /** What it comes to, and why. */
  after?: string;
  hints?: Record<string, string>;
}

/** What the element tells: event `lesson-progress`, and the answers that a learner may copy or save as a file. Nothing is sent anywhere. */
export interface LessonProgress {
  lesson: string;
  step: string;
  state: "asked" | "predicted" | "tried" | "done" | "shown";
  answer?: string | number;
  right?: boolean;
  /** The number that came out, where a number was predicted. */
  measured?: number;
  tries: number;
  /** Of the network that met the check: the teacher's page can train to the same one. */
  fingerprint?: string;
}
