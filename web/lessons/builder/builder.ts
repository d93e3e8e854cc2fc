import { computed, effect, signal, untracked } from "@preact/signals-core";
import type { Issue } from "../../engine/types.ts";
import { languages } from "../../i18n/locales/languages.ts";
import { loadTexts, type Texts } from "../../i18n/texts.ts";
import type { Session } from "../../state/session/session.ts";
import type { Store } from "../../state/store.ts";
import type { Value } from "../expression/evaluate.ts";
import { PART as SENTENCES, sentence } from "../expression/sentence.ts";
import "../functions.ts";
import type { Lesson, Step, StepTexts } from "../lesson.ts";
import { Actions } from "../player/actions.ts";
import { Opener } from "../player/opener.ts";
import { pageFacts } from "../player/page-facts.ts";
import { keepProgress, NO_PROGRESS } from "../player/progress.ts";
import { isSetUp } from "../player/setup.ts";
import type { StepSummary } from "../play/summary.ts";
import { read } from "./conditions.ts";
import { finished, newDraft, stepTexts, withNewStep, withStep, withStepTexts, type Draft } from "./draft.ts";
import { stepFromHere } from "./here.ts";
import { keepDraft, keptDraft } from "./keep.ts";
import { Recorder, type Seen } from "./recorder.ts";
import { tryOnSeeds } from "./seeds.ts";

/** A lesson while it is written, and what is done with it. */
export class Builder {
  readonly #store: Store;
  readonly #session: Session;
  readonly draft = signal<Draft>(newDraft("en"));
  readonly index = signal(0);
  /** The language of the texts that are written. */
  readonly language = signal("en");
  /** What keeps the lesson from being played. */
  readonly issues = signal<readonly Issue[]>([]);
  readonly isRecording = signal(false);
  /** Seeds that are played; null: none are being tried. */
  readonly tried = signal<number | null>(null);
  readonly found = signal<readonly StepSummary[]>([]);
  readonly #texts = signal<readonly Texts[]>([]);
  #recorder: Recorder | undefined;
  #endRecording = () => {};

  /** The step that is open. */
  readonly step = computed<Step | undefined>(() => this.draft.value.steps[this.index.value]);

  constructor(store: Store, session: Session) {
    this.#store = store;
    this.#session = session;
  }

  /** Goes on with the draft of this device, or begins one; `fromHere` adds a step. */
  async begin(fromHere: boolean): Promise<void> {
    const { language } = this.#store.texts.value;
    const kept = keptDraft();
    this.language.value = kept?.lang ?? language;
    this.draft.value = kept ?? newDraft(language);
    if (fromHere || this.draft.value.steps.length === 0) this.addStep();
    this.#texts.value = await Promise.all(languages.map(({ tag }) => this.#textsIn(tag)));
  }

  async #textsIn(tag: string): Promise<Texts> {
    const own = this.#store.texts.value;
    const texts = own.language === tag ? own : await loadTexts([tag]);
    await texts.load(SENTENCES);
    return texts;
  }

  end(): void {
    this.#endRecording();
  }

  /** Takes over a change, and keeps it on the device. What was found out of the lesson before is no longer said. */
  change(draft: Draft): void {
    this.draft.value = draft;
    this.issues.value = [];
    this.found.value = [];
    keepDraft(draft);
  }

  /** Forgets the lesson and begins another from here. */
  anew(): void {
    const { language } = this.#store.texts.value;
    this.language.value = language;
    this.change(newDraft(language));
    this.addStep();
  }

  /** Goes on with the lesson of a file. One that cannot be read changes nothing; what is wrong with it is in `issues`. */
  async open(file: File): Promise<void> {
    const lesson = await this.#read(await file.text());
    if (!lesson) return;
    this.language.value = lesson.lang;
    this.index.value = 0;
    this.change(lesson);
  }

  addStep(): void {
    this.change(withNewStep(this.draft.value, stepFromHere(this.#store)));
    this.index.value = this.draft.value.steps.length - 1;
  }

  changeStep(part: Partial<Step>): void {
    if (this.step.value) this.change(withStep(this.draft.value, this.step.value.id, part));
  }

  get texts(): StepTexts {
    return stepTexts(this.draft.value, this.language.value, this.step.value?.id ?? "");
  }

  write(part: Partial<StepTexts>, language = this.language.value): void {
    if (this.step.value) this.change(withStepTexts(this.draft.value, language, this.step.value.id, part));
  }

  /** A condition or a number in words, in each language; none for what cannot be read. */
  sentences(text: string, wants: "truth" | "number" = "truth"): { language: string; said: string }[] {
    const { tree } = read(text, wants);
    if (!tree) return [];
    return this.#texts.value.map((texts) => ({ language: texts.language, said: sentence(tree, texts) }));
  }

  /** The present value of a fact. */
  async valueOf(path: string): Promise<Value | undefined> {
    const facts = pageFacts(this.#store, { target: null, reached: null }, {}, undefined, this.step.value ?? { id: "" });
    const answers = await this.#session.ask((functions) => functions.judge([path], facts));
    return answers?.value?.[0].value;
  }

  /** Shows what the step begins with: its experiment from its start, or what is open if it goes on from the step before. */
  async openStep(): Promise<void> {
    const step = this.step.value;
    if (!step) return;
    this.#session.pause();
    if (isSetUp(step))
      await new Opener(this.#store, this.#session, this.draft.value).open(step, this.index.value, false);
    new Actions(this.#store, this.#session).look(step, { target: null, reached: null });
  }

  /** What is done from now on becomes the step's `show`, from its beginning on. */
  async record(): Promise<void> {
    await this.openStep();
    await this.#session.refresh();
    const recorder = (this.#recorder = new Recorder(this.#seen));
    const stop = effect(() => {
      // The experiment and its history are set before their first snapshot.
      this.#store.snapshot.value;
      untracked(() => recorder.see(this.#seen));
    });
    this.isRecording.value = true;
    this.#endRecording = () => {
      stop();
      this.#endRecording = () => {};
      this.isRecording.value = false;
    };
  }

  get #seen(): Seen {
    const { experiment, snapshot, history, point, view } = this.#store;
    const { run = 0, status } = snapshot.peek() ?? {};
    const { entries, at } = history.peek();
    return {
      experiment: experiment.peek()!,
      run,
      step: status?.step ?? 0,
      epoch: status?.epoch ?? 0,
      edit: entries[at]?.edit,
      point: point.peek(),
      target: view.value.target,
      nudge: view.value.nudge,
    };
  }

  async stopRecording(): Promise<void> {
    this.#session.pause();
    await this.#session.refresh();
    this.#recorder?.see(this.#seen);
    this.#endRecording();
    const { show, stop, controls } = this.#recorder!.end();
    const isPlain = show.every((action) => "train" in action);
    this.changeStep({ show: isPlain ? undefined : show, stop: stop ?? undefined, controls });
  }

  /** The lesson as it is played; undefined with what is missing in `issues`. */
  checked(): Promise<Lesson | undefined> {
    return this.#read(finished(this.draft.value));
  }

  async #read(lesson: unknown): Promise<Lesson | undefined> {
    const panels = this.#store.panels.map(({ id }) => id);
    const result = await this.#session.ask((functions) => functions.readLesson(lesson, panels));
    this.issues.value = result?.issues ?? [];
    return result?.value;
  }

  /** Opens the lesson as a learner gets it, from its beginning. */
  async play(): Promise<void> {
    const lesson = await this.checked();
    if (!lesson) return;
    keepProgress(lesson.id, NO_PROGRESS);
    this.#store.lessonRequest.value = { value: lesson, step: 0 };
  }

  async trySeeds(): Promise<void> {
    const lesson = await this.checked();
    if (!lesson || this.tried.value !== null) return;
    this.tried.value = 0;
    const found = await tryOnSeeds(this.#session, lesson, (count) => (this.tried.value = count));
    this.tried.value = null;
    this.found.value = found;
  }
}
