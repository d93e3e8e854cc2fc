import { computed, effect, signal } from "@preact/signals-core";
import { CONTROLS, type Control } from "../../experiment/author/controls.ts";
import type { Session } from "../../state/session/session.ts";
import type { Store } from "../../state/store.ts";
import { holds, type Answer, type Value } from "../expression/evaluate.ts";
import { factsOf } from "../expression/facts-of.ts";
import { tryParse } from "../expression/parse.ts";
import { HEAVY } from "../facts/names.ts";
import "../functions.ts";
import type { Lesson, LessonProgress, Step } from "../lesson.ts";
import { Actions } from "./actions.ts";
import { Opener } from "./opener.ts";
import { pageFacts, type PageBits } from "./page-facts.ts";
import { keepProgress, NO_ANSWER, progressOf, type Answered, type Progress } from "./progress.ts";
import { playStep } from "./seeds.ts";
import { predictionExpressions, verdictOf, type Verdict } from "./verdict.ts";
import { expressionsIn, Words } from "./words.ts";

/** The part of a step that the learner is in. */
export type Phase = "asked" | "trying" | "done";

/** At most so often are facts asked for while training. */
const PAUSE_MS = 250;

/** Free in every step: to look, and to choose how the page is shown. */
const LOOKING: readonly Control[] = [
  "map",
  "inspector",
  "network",
  "panels",
  "language",
  "theme",
  "share",
  "rooms",
  "speed",
];

const isHeavy = (expression: string): boolean => {
  const { tree } = tryParse(expression);
  const names: readonly string[] = tree ? factsOf(tree) : [];
  return names.some(
    (name) => (HEAVY as readonly string[]).includes(name.split(".").at(-1)!) || name.startsWith("depth"),
  );
};

/** Plays a lesson: sets up each step, frees its controls, and judges by what the network does. */
export class Player {
  readonly lesson: Lesson;
  readonly #store: Store;
  readonly #session: Session;
  readonly #actions: Actions;
  readonly #opener: Opener;
  readonly index = signal(0);
  readonly phase = signal<Phase>("asked");
  /** What is being predicted, until it is locked in. */
  readonly prediction = signal<number | string | undefined>(undefined);
  readonly verdict = signal<Verdict | undefined>(undefined);
  readonly hint = signal<string | undefined>(undefined);
  /** The values of expressions in the step's texts. */
  readonly values = signal<ReadonlyMap<string, Answer>>(new Map());
  readonly isBusy = signal(false);
  /** One entry a seed, for a step that plays several: true, false, or a number. */
  readonly dots = signal<readonly (Value | null)[]>([]);
  readonly progress = signal<Progress>({ step: 0, answers: {}, finished: false });
  readonly words = computed(() => new Words(this.lesson, this.#store.texts.value.language));
  readonly finished = signal(false);
  #was: Record<string, Value> = {};
  #bits: PageBits = { target: null, reached: null };
  #stops: (() => void)[] = [];
  #evaluating = false;
  #again = false;
  #timer = 0;
  readonly #told: (progress: LessonProgress) => void;

  constructor(store: Store, session: Session, lesson: Lesson, told: (progress: LessonProgress) => void = () => {}) {
    this.lesson = lesson;
    this.#store = store;
    this.#session = session;
    this.#told = told;
    this.#actions = new Actions(store, session);
    this.#opener = new Opener(store, session, lesson);
    this.progress.value = progressOf(lesson.id);
  }

  get step(): Step {
    return this.lesson.steps[this.index.value];
  }

  /** What the learner has done in a step. */
  answered(id = this.step.id): Answered {
    return this.progress.value.answers[id] ?? NO_ANSWER;
  }

  /** Begins at a step, or where the visitor left off. */
  async begin(step?: number): Promise<void> {
    const last = this.lesson.steps.length - 1;
    this.#listen();
    await this.enter(Math.min(step ?? this.progress.value.step, last));
  }

  /** Opens a step, with the experiment that the lesson has there. */
  async enter(index: number): Promise<void> {
    const follows = index === this.index.peek() + 1 && this.#opener.isOpen;
    this.index.value = index;
    this.finished.value = false;
    this.#keep({ ...this.progress.value, step: index });
    const { step } = this;
    const { answer } = this.answered();
    this.#reset(answer);
    this.#session.pause();
    this.#free(false);
    // What is so already would be read off; what training brings cannot be.
    this.#store.isCovered.value = step.predict !== undefined && answer === undefined && step.stop === undefined;
    await this.#opener.open(step, index, follows);
    this.#actions.look(step, this.#bits);
    if (answer !== undefined || !step.predict) this.#try();
    else this.#tell("asked");
    this.#look();
  }

  #reset(answer: number | string | undefined): void {
    this.phase.value = "asked";
    this.prediction.value = answer;
    this.verdict.value = undefined;
    this.hint.value = undefined;
    this.values.value = new Map();
    this.dots.value = [];
    this.#bits = { target: null, reached: null };
  }

  /** Says what is free: before the prediction, to look alone. */
  #free(isTrying: boolean): void {
    const { controls } = this.step;
    const free = isTrying ? [...LOOKING, ...(controls ?? CONTROLS)] : LOOKING;
    const seed: Control[] = isTrying && !this.lesson.fixedSeed ? ["seed"] : [];
    this.#store.permissions.lesson.value = new Set([...free, ...seed]);
  }

  /** The names of a step's choices, in the order in which they are shown: as written, or the same for a lesson whenever it is opened. */
  choiceOrder({ id, predict }: Step): string[] {
    const names = predict && "choices" in predict ? Object.keys(predict.choices) : [];
    const place = (name: string) =>
      Array.from(`${id}${name}`).reduce((sum, c) => (sum * 31 + c.codePointAt(0)!) % 9973, 7);
    return predict && "choices" in predict && predict.shuffle ? names.sort((a, b) => place(a) - place(b)) : names;
  }

  /** Locks the prediction in: the controls of the step are free from now on. */
  lockIn(): void {
    const answer = this.prediction.value;
    if (answer === undefined || this.phase.value !== "asked") return;
    this.#record({ answer });
    this.#tell("predicted");
    this.#try();
    this.#look();
  }

  #try(): void {
    this.phase.value = "trying";
    this.#store.isCovered.value = false;
    this.#free(true);
    this.#session.stopAt(this.step.stop ?? null);
  }

  /** The same step with other data and weights. */
  async otherSeed(): Promise<void> {
    this.verdict.value = undefined;
    await this.#session.edit((draft) => ({ ...draft, seed: (draft.seed % 9999) + 1 }));
    this.#look();
  }

  /** Does what the step asks for, one way that works. */
  async showMe(): Promise<void> {
    if (this.isBusy.value) return;
    this.isBusy.value = true;
    this.#record({ shown: true });
    const { step } = this;
    this.#store.permissions.lesson.value = null;
    for (const action of step.show ?? (step.stop ? [{ train: true } as const] : [])) {
      if (this.step !== step) break;
      await this.#actions.run(action, step, this.#bits);
    }
    this.isBusy.value = false;
    if (this.step !== step) return;
    this.#free(true);
    this.#tell("shown");
    this.#look();
  }

  /** Plays the step with as many seeds as it says. */
  async playSeeds(): Promise<void> {
    const { step } = this;
    if (this.isBusy.value || step.seeds === undefined) return;
    this.isBusy.value = true;
    this.dots.value = Array.from({ length: step.seeds }, () => null);
    const experiment = this.#session.draft!;
    await playStep(this.#session, this.lesson, step, experiment, (index, value) => {
      if (this.step === step) this.dots.value = this.dots.value.map((dot, i) => (i === index ? value : dot));
    });
    this.isBusy.value = false;
    if (this.step === step) this.#look();
  }

  /** The next step, or the end. */
  async next(): Promise<void> {
    const { steps } = this.lesson;
    if (this.index.value + 1 < steps.length) return this.enter(this.index.value + 1);
    this.#session.pause();
    this.finished.value = true;
    this.#keep({ ...this.progress.value, finished: steps.every(({ id }) => this.answered(id).done) });
  }

  /** Ends the lesson; the experiment stays. */
  leave(): void {
    for (const stop of this.#stops.splice(0)) stop();
    clearTimeout(this.#timer);
    this.#session.stopAt(null);
    this.#store.permissions.lesson.value = null;
    this.#store.isCovered.value = false;
  }

  #listen(): void {
    const store = this.#store;
    let wasPlaying = store.playing.peek();
    let run = store.snapshot.peek()?.run;
    this.#stops.push(
      effect(() => {
        store.snapshot.value;
        store.experiment.value;
        store.point.value;
        store.panelStates.value;
        store.view.value.explorer;
        store.view.value.lab;
        this.#look();
      }),
      effect(() => {
        // A run from its start is a trial from its start.
        const { run: now } = store.snapshot.value ?? {};
        if (now === run) return;
        run = now;
        this.#bits.reached = null;
        if (this.phase.peek() === "trying" && !this.isBusy.peek()) this.#session.stopAt(this.step.stop ?? null);
      }),
      effect(() => {
        const isPlaying = store.playing.value;
        if (wasPlaying && !isPlaying) this.#stopped();
        wasPlaying = isPlaying;
      }),
    );
  }

  #stopped(): void {
    if (this.phase.peek() === "asked") return;
    const end = this.#store.snapshot.peek()?.goalEnd;
    this.#bits.reached = end?.isReached ? { step: end.step, epoch: Math.round(end.epoch) } : null;
    this.#record({ tries: this.answered().tries + 1 });
    this.#tell("tried");
    this.#look();
  }

  /** Judges soon, at most so often, and once more after the last change. */
  #look(): void {
    this.#again = true;
    if (this.#timer !== 0) return;
    this.#timer = window.setTimeout(() => {
      this.#timer = 0;
      if (this.#again && !this.#evaluating) void this.#judge();
    }, PAUSE_MS);
  }

  async #judge(): Promise<void> {
    const { step } = this;
    if (this.phase.value === "asked" && step.predict) return this.#fill(step);
    this.#again = false;
    this.#evaluating = true;
    const isStill = !this.#store.playing.value && !this.isBusy.value;
    if (this.phase.value === "trying") await this.#check(step, isStill);
    if (this.phase.value === "done" || isStill) await this.#fill(step);
    this.#evaluating = false;
    if (this.#again) this.#look();
  }

  async #check(step: Step, isStill: boolean): Promise<void> {
    if (step.seeds !== undefined) return this.#checkSeeds(step);
    const { check } = step;
    if (check !== undefined && isHeavy(check) && !isStill) return;
    const hasTried = step.stop === undefined || this.answered().tries > 0 || this.answered().shown;
    const [answer] = check === undefined ? [] : await this.#answers([check]);
    if (this.step !== step) return;
    const isDone = answer === undefined ? hasTried && isStill : holds(answer);
    if (isDone && isStill) return this.#done(step);
    if (isDone) return; // training stops first
    if (isStill && hasTried && step.stop !== undefined) this.verdict.value = await this.#verdict(step);
    if (isStill && this.answered().tries > 0) await this.#giveHint(step);
  }

  async #checkSeeds(step: Step): Promise<void> {
    const dots = this.dots.value;
    if (dots.length === 0 || dots.includes(null)) return;
    const { predict } = step;
    if (!predict || "choices" in predict) return this.#done(step);
    const numbers = dots.map(Number).sort((a, b) => a - b);
    const measured =
      predict.combine === "count" ? dots.filter((dot) => dot === true).length : numbers[numbers.length >> 1];
    this.verdict.value = verdictOf(step, this.prediction.value, [{ value: measured }]);
    await this.#done(step, this.verdict.value);
  }

  async #done(step: Step, verdict?: Verdict): Promise<void> {
    const found = verdict ?? (await this.#verdict(step));
    const names = Object.keys(step.remember ?? {});
    const kept = await this.#answers(Object.values(step.remember ?? {}));
    if (this.step !== step || this.phase.value !== "trying") return;
    names.forEach((name, i) => {
      if (kept[i].value !== undefined) this.#was = { ...this.#was, [name]: kept[i].value };
    });
    this.verdict.value = found;
    this.hint.value = undefined;
    this.phase.value = "done";
    this.#record({
      done: true,
      ...(found ? { right: found.right } : {}),
      ...(found?.measured === undefined ? {} : { measured: found.measured }),
    });
    this.#tell("done", await this.#session.fingerprint());
  }

  async #verdict(step: Step): Promise<Verdict | undefined> {
    return verdictOf(step, this.prediction.value, await this.#answers(predictionExpressions(step)));
  }

  async #giveHint({ hints = {} }: Step): Promise<void> {
    const answers = await this.#answers(Object.values(hints));
    this.hint.value = Object.keys(hints).find((_, i) => holds(answers[i]));
  }

  /** Asks for the numbers in the step's texts. */
  async #fill(step: Step): Promise<void> {
    this.#again = false;
    const { say, ask, do: todo, after, hints = {} } = this.words.value.step(step.id);
    const hint = this.hint.value === undefined ? undefined : hints[this.hint.value];
    const expressions = expressionsIn(say, ask, todo, this.phase.value === "done" ? after : undefined, hint);
    const answers = await this.#answers(expressions);
    if (this.step === step) this.values.value = new Map(expressions.map((expression, i) => [expression, answers[i]]));
  }

  async #answers(expressions: readonly string[]): Promise<Answer[]> {
    if (expressions.length === 0) return [];
    const facts = pageFacts(this.#store, this.#bits, this.#was, this.prediction.value, this.step);
    const result = await this.#session.ask((functions) => functions.judge(expressions, facts));
    return result?.value ?? expressions.map(() => ({}) as Answer);
  }

  #record(part: Partial<Answered>): void {
    const { progress, step } = this;
    const answers = { ...progress.value.answers, [step.id]: { ...this.answered(), ...part } };
    this.#keep({ ...progress.value, answers });
  }

  #keep(progress: Progress): void {
    this.progress.value = progress;
    keepProgress(this.lesson.id, progress);
  }

  /** Forgets the answers, and begins again. */
  async again(): Promise<void> {
    this.#keep({ step: 0, answers: {}, finished: this.progress.value.finished });
    this.#was = {};
    this.#opener.forget();
    await this.enter(0);
  }

  #tell(state: "asked" | "predicted" | "tried" | "done" | "shown", fingerprint?: string): void {
    const { answer, right, measured, tries } = this.answered();
    this.#told({
      lesson: this.lesson.id,
      step: this.step.id,
      state,
      tries,
      ...(answer === undefined ? {} : { answer }),
      ...(right === undefined ? {} : { right }),
      ...(measured === undefined ? {} : { measured }),
      ...(fingerprint === undefined ? {} : { fingerprint }),
    });
  }
}
