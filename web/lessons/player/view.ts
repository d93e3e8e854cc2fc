import { html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { icon } from "../../ui/controls/icons.ts";
import { number } from "../../ui/controls/fields.ts";
import { base, controls } from "../../ui/styles/base.ts";
import { found, issueFrom } from "../../engine/issue.ts";
import type { Issue } from "../../engine/types.ts";
import type { LessonRequest } from "../../state/lesson.ts";
import { View } from "../../ui/view.ts";
import type { Lesson, NumberGuess, Step } from "../lesson.ts";
import { LESSONS } from "../list.ts";
import { loadLesson } from "../load.ts";
import { lessonHash } from "./address.ts";
import { Player, type Phase } from "./player.ts";
import { guessScale } from "./scale.ts";
import { lessonStyles } from "./styles.ts";
import { summary } from "./summary.ts";
import { filled, written } from "./words.ts";

const unknownLesson = (id: string): Issue =>
  issueFrom(
    "{name} is not known; allowed are {allowed}",
    "name_unknown",
    { name: found(id), allowed: LESSONS.map((lesson) => lesson.id) },
    "lesson",
  );

/** A lesson beside the network: one step at a time, from the question to what came out. */
export class LessonView extends View {
  static override properties = { folded: { state: true } };
  /** On a phone: only the heading is on show. */
  declare folded: boolean;
  #player: Player | null = null;
  /** The phase that is on show. */
  #phase: Phase | undefined;
  #request: LessonRequest | null = null;
  /** What the lesson that is played was asked for by. */
  #played: LessonRequest | null = null;

  constructor() {
    super();
    this.folded = false;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    void this.#begin();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#end();
  }

  #end(): void {
    this.#player?.leave();
    this.#player = null;
    this.#played = null;
    this.store.lessonShown.value = null;
  }

  /** Reads the lesson that is asked for. One that cannot be played is refused in a notice, and all stays as it is. */
  async #begin(): Promise<void> {
    const request = this.store.lessonRequest.value;
    if (!request || request === this.#request) return;
    this.#request = request;
    const given = await this.store.modules.get(
      async () => ({ value: request.id === undefined ? request.value : await loadLesson(request.id) }),
      () => void this.#begin(),
    );
    const texts = this.store.texts.value;
    await Promise.all(["lessons", "player", "author"].map((part) => texts.load(part)));
    if (given && given.value === undefined) return this.#refuse([unknownLesson(request.id ?? "")]);
    const panels = this.store.panels.map(({ id }) => id);
    const result = given && (await this.session.ask((functions) => functions.readLesson(given.value, panels)));
    if (this.store.lessonRequest.value !== request) return;
    if (!result?.value) return this.#refuse(result?.issues ?? []);
    await this.#play(result.value, request);
  }

  #refuse(issues: Issue[]): void {
    if (issues.length > 0) this.store.notice.value = { kind: "issues", issues, from: "lesson" };
    this.store.lessonRequest.value = this.#request = this.#played;
  }

  async #play(lesson: Lesson, request: LessonRequest): Promise<void> {
    this.#end();
    this.#played = request;
    const player = new Player(this.store, this.session, lesson, (progress) =>
      this.dispatchEvent(new CustomEvent("lesson-progress", { detail: progress, bubbles: true, composed: true })),
    );
    this.#player = player;
    this.requestUpdate();
    await player.begin(request.step);
    await this.#show(player);
  }

  /** The address leads to the step. */
  async #show({ lesson, index }: Player): Promise<void> {
    const hash = await lessonHash(lesson, index.value);
    if (this.#player?.lesson === lesson) this.store.lessonShown.value = { id: lesson.id, hash };
  }

  async #enter(player: Player, index: number): Promise<void> {
    await player.enter(index);
    await this.#show(player);
    this.#focusHeading();
  }

  async #next(player: Player): Promise<void> {
    await player.next();
    await this.#show(player);
    this.#focusHeading();
  }

  #focusHeading(): void {
    void this.updateComplete.then(() => {
      const heading = this.renderRoot.querySelector<HTMLElement>("h2");
      heading?.focus({ preventScroll: true });
      this.renderRoot.querySelector(".content")?.scrollTo({ top: 0 });
    });
  }

  protected override willUpdate(): void {
    void this.#begin();
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    const phase = this.#player?.phase.value;
    if (phase !== this.#phase && phase !== "asked") this.#reveal(phase === "done" ? ".verdict" : ".do");
    this.#phase = phase;
  }

  /** What a phase brings stands below what was there before: on a phone it has to be scrolled to. */
  #reveal(part: string): void {
    const content = this.renderRoot.querySelector<HTMLElement>(".content");
    const from = content?.querySelector<HTMLElement>(part);
    if (content && from) content.scrollTo({ top: from.offsetTop - content.offsetTop });
  }

  protected override render(): TemplateResult {
    this.store.lessonRequest.value;
    const player = this.#player;
    if (!player) return html`<section aria-busy="true" aria-label=${this.text("lesson")}></section>`;
    const { title } = player.words.value;
    return html`<section aria-label=${this.text("lesson-named", { title })} class=${this.folded ? "folded" : ""}>
      <header>
        <h2 tabindex="-1">${title}</h2>
        <button type="button" class="small fold" aria-expanded=${!this.folded} aria-label=${this.text("lesson-fold")} @click=${() => (this.folded = !this.folded)}>
          ${icon(this.folded ? "unfold" : "fold")}
        </button>
        <button type="button" class="small" aria-label=${this.text("lesson-leave")} title=${this.text("lesson-leave")} @click=${this.#leave}>${icon("close")}</button>
      </header>
      ${this.#dots(player)}
      <div class="content" tabindex="0">${player.finished.value ? summary(this, player, () => this.#again(player)) : this.#step(player)}</div>
    </section>`;
  }

  #leave = (): void => {
    this.#end();
    this.store.lessonRequest.value = null;
  };

  async #again(player: Player): Promise<void> {
    await player.again();
    await this.#show(player);
  }

  #dots(player: Player): TemplateResult {
    const { steps } = player.lesson;
    const current = player.index.value;
    return html`<ol class="dots" aria-label=${this.text("lesson-steps")}>
      ${steps.map(({ id }, i) => {
        const { done } = player.answered(id);
        const isNow = i === current && !player.finished.value;
        const label = this.text("lesson-step", { number: i + 1, count: steps.length, state: done ? "done" : "open" });
        return html`<li>
          <button type="button" class=${done ? "done" : ""} aria-current=${isNow ? "step" : nothing} aria-label=${label} title=${label} @click=${() => void this.#enter(player, i)}>
            ${done ? icon("check") : html`<span>${i + 1}</span>`}
          </button>
        </li>`;
      })}
    </ol>`;
  }

  #step(player: Player): TemplateResult {
    const { step } = player;
    const words = player.words.value.step(step.id);
    const phase = player.phase.value;
    const fill = (text: string) => filled(this.store.texts.value, text, player.values.value);
    return html`<p class="say">${fill(words.say)}</p>
      ${words.ask && step.predict ? html`<p class="ask" id="ask">${fill(words.ask)}</p>` : nothing}
      ${step.predict ? this.#prediction(player, step) : nothing}
      ${phase === "asked" && step.predict ? nothing : html`<p class="do">${icon("hand")}<span>${fill(words.do)}</span></p>`}
      ${phase === "trying" ? this.#trying(player, step) : nothing}
      <div role="status" class="verdict">${this.#verdict(player, step)}</div>
      ${phase === "done" && words.after ? html`<p class="after">${fill(words.after)}</p>` : nothing}
      ${this.#actions(player)}`;
  }

  #prediction(player: Player, step: Step): TemplateResult {
    const { predict } = step;
    const isOpen = player.phase.value === "asked";
    return html`<fieldset class="prediction" aria-labelledby="ask" ?disabled=${!isOpen}>
      ${predict && "choices" in predict ? this.#choices(player, step) : predict ? this.#scale(player, predict) : nothing}
      ${
        isOpen
          ? html`<button type="button" class="primary" ?disabled=${player.prediction.value === undefined} @click=${() => player.lockIn()}>${this.text("lesson-lock-in")}</button>`
          : nothing
      }
    </fieldset>`;
  }

  #choices(player: Player, step: Step): TemplateResult[] {
    const { choices = {} } = player.words.value.step(step.id);
    const verdict = player.verdict.value;
    const chosen = player.prediction.value;
    return player.choiceOrder(step).map((name) => {
      const came = verdict?.came.includes(name);
      const mark = !verdict ? nothing : came ? this.#mark("right") : name === chosen ? this.#mark("wrong") : nothing;
      return html`<label class=${`choice ${came ? "came" : ""}`}>
        <input type="radio" name="choice" value=${name} .checked=${chosen === name} @change=${() => (player.prediction.value = name)} />
        <span>${filled(this.store.texts.value, choices[name] ?? name, player.values.value)}</span>${mark}
      </label>`;
    });
  }

  #mark(kind: "right" | "wrong"): TemplateResult {
    return html`<span class=${`mark ${kind}`}>${icon(kind === "right" ? "check" : "close")}<span class="visually-hidden">${this.text(`lesson-mark-${kind}`)}</span></span>`;
  }

  #scale(player: Player, guess: NumberGuess): TemplateResult {
    const scale = guessScale(guess);
    const value = player.prediction.value;
    const texts = this.store.texts.value;
    const shown = typeof value === "number" ? value : undefined;
    const set = (next: number) => (player.prediction.value = next);
    // Whoever goes there guesses what is shown, until it is changed.
    return html`<div class="scale" @focusin=${() => set(shown ?? scale.middle)}>
      ${number({ id: "guess", label: this.text("lesson-guess"), texts, value: shown ?? scale.middle, range: [guess.low, guess.high], change: set })}
      <input
        type="range"
        aria-label=${this.text("lesson-guess")}
        aria-valuetext=${shown === undefined ? this.text("lesson-no-guess") : written(texts, shown)}
        min="0"
        max="1"
        step="0.005"
        .value=${String(scale.placeOf(shown ?? scale.middle))}
        @input=${(event: Event) => set(scale.valueAt((event.target as HTMLInputElement).valueAsNumber))}
      />
      <div class="ends" aria-hidden="true"><span>${written(texts, guess.low)}</span><span>${written(texts, guess.high)}</span></div>
    </div>`;
  }

  #trying(player: Player, step: Step): TemplateResult {
    const { hints = {} } = player.words.value.step(step.id);
    const hint = player.hint.value;
    const canShow = step.seeds === undefined && (step.show ?? (step.stop ? [step.stop] : [])).length > 0;
    return html`${step.seeds === undefined ? nothing : this.#seeds(player, step.seeds)}
      ${hint && hints[hint] ? html`<p class="hint">${icon("idea")}<span>${filled(this.store.texts.value, hints[hint], player.values.value)}</span></p>` : nothing}
      <div class="actions">
      ${
        canShow
          ? html`<button type="button" class="outlined" ?disabled=${player.isBusy.value} @click=${() => void player.showMe()}>${this.text("lesson-show-me")}</button>`
          : nothing
      }
      ${
        step.stop && step.seeds === undefined && !player.lesson.fixedSeed
          ? html`<button type="button" class="outlined" title=${this.text("lesson-other-seed-title")} ?disabled=${player.isBusy.value} @click=${() => void player.otherSeed()}>${icon("dice")} ${this.text("lesson-other-seed")}</button>`
          : nothing
      }
      </div>`;
  }

  #seeds(player: Player, count: number): TemplateResult {
    const dots = player.dots.value;
    const isDone = dots.length > 0 && !dots.includes(null);
    const played = dots.filter((dot) => dot !== null).length;
    return html`<div class="seeds">
      ${
        isDone
          ? nothing
          : html`<button type="button" class="primary" ?disabled=${player.isBusy.value} @click=${() => void player.playSeeds()}>${icon("play")} ${this.text("lesson-play-seeds", { count })}</button>`
      }
      <span class="seed-dots" role="img" aria-label=${this.text("lesson-seeds-played", { played, count })}>
        ${dots.map((dot) => html`<i class=${dot === null ? "waiting" : dot === true ? "yes" : "no"} title=${dot === null ? "" : written(this.store.texts.value, dot)}></i>`)}
      </span>
    </div>`;
  }

  #verdict(player: Player, step: Step) {
    const verdict = player.verdict.value;
    if (!verdict)
      return player.phase.value === "done"
        ? html`<p class="good">${icon("check")}<span>${this.text("lesson-step-done")}</span></p>`
        : nothing;
    const texts = this.store.texts.value;
    const words = this.text(verdict.right ? "lesson-right" : "lesson-wrong");
    const numbers =
      verdict.measured === undefined
        ? nothing
        : html` <span>${this.text("lesson-measured", { guess: written(texts, player.prediction.value), measured: written(texts, verdict.measured) })}</span>`;
    const none = step.predict && "choices" in step.predict && verdict.came.length === 0;
    return html`<p class=${verdict.right ? "good" : "surprise"}>
      ${icon(verdict.right ? "check" : "idea")}<span><b>${words}</b>${numbers}${none ? html` <span>${this.text("lesson-none-came")}</span>` : nothing}</span>
    </p>`;
  }

  #actions(player: Player) {
    const isLast = player.index.value === player.lesson.steps.length - 1;
    const phase = player.phase.value;
    if (phase === "asked") return nothing;
    const label = this.text(isLast ? "lesson-finish" : "lesson-next");
    return html`<div class="actions">
      <button type="button" class=${phase === "done" ? "primary" : "outlined"} @click=${() => void this.#next(player)}>${label}</button>
    </div>`;
  }

  static override styles = [base, controls, lessonStyles];
}

customElements.define("playground-lesson", LessonView);
