import { html, nothing, type TemplateResult } from "lit";
import { languages } from "../../i18n/locales/languages.ts";
import { save } from "../../platform/save.ts";
import { copy } from "../../state/clipboard.ts";
import type { WritingRequest } from "../../state/lesson.ts";
import { icon } from "../../ui/controls/icons.ts";
import { toggle } from "../../ui/controls/fields.ts";
import { base, controls } from "../../ui/styles/base.ts";
import { fileStyles } from "../../ui/styles/file.ts";
import { View } from "../../ui/view.ts";
import type { Lesson, Step } from "../lesson.ts";
import { lessonStyles } from "../player/styles.ts";
import { Builder } from "./builder.ts";
import { both } from "./conditions.ts";
import { moved, textsIn, withoutStep, withTexts } from "./draft.ts";
import { area, expression, line } from "./fields.ts";
import { Picks } from "./picks.ts";
import { experimentFromHere } from "./here.ts";
import { hints, prediction } from "./prediction.ts";
import { remembered } from "./remembered.ts";
import { results } from "./results.ts";
import { fileName, fileText, sharingTexts, WAYS, type Way } from "./sharing.ts";
import { builderStyles } from "./styles.ts";
import { trial } from "./trial.ts";

// oxlint-disable-next-line unicorn/no-thenable -- a key of the format; no promise waits for this
const WITHOUT_EXPERIMENT: Partial<Step> = { experiment: undefined, rival: undefined, then: undefined };

/** Where a lesson of one's own is written, beside the network. */
export class LessonBuilderView extends View {
  static override properties = { folded: { state: true }, shared: { state: true }, ready: { state: true } };
  /** On a phone: only the heading is on show. */
  declare folded: boolean;
  /** The texts to hand the lesson on with; null: not asked for. */
  declare shared: Record<Way, string | null> | null;
  declare ready: boolean;
  #builder!: Builder;
  #picks!: Picks;
  #request: WritingRequest | null = null;

  constructor() {
    super();
    this.folded = false;
    this.shared = null;
    this.ready = false;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#builder ??= new Builder(this.store, this.session);
    this.#picks ??= new Picks(this.store, this.#builder, () => this.getRootNode() as ShadowRoot);
    void this.#load();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#picks.stop();
    this.#builder.end();
  }

  async #load(): Promise<void> {
    const request = this.store.writing.value;
    if (!request || request === this.#request) return;
    this.#request = request;
    const texts = this.store.texts.value;
    await Promise.all(["builder", "player", "author", "sentences", "share"].map((part) => texts.load(part)));
    await this.#builder.begin(request.fromHere);
    // A builder that is opened again goes on with the draft.
    if (this.store.writing.value === request) this.store.writing.value = this.#request = { fromHere: false };
    this.ready = true;
    this.requestUpdate();
  }

  protected override willUpdate(): void {
    void this.#load();
  }

  protected override render(): TemplateResult {
    this.store.writing.value;
    if (!this.ready) return html`<section aria-busy="true" aria-label=${this.text("room-lessons")}></section>`;
    const builder = this.#builder;
    const step = builder.step.value;
    return html`<section aria-label=${this.text("builder")} class=${[this.folded ? "folded" : "", this.#picks.picking.value ? "picking" : ""].join(" ")}>
      <header>
        <h2 tabindex="-1">${this.text("builder")}</h2>
        <button type="button" class="small fold" aria-expanded=${!this.folded} aria-label=${this.text("lesson-fold")} @click=${() => (this.folded = !this.folded)}>
          ${icon(this.folded ? "unfold" : "fold")}
        </button>
        <button type="button" class="small" aria-label=${this.text("builder-close")} title=${this.text("builder-close")} @click=${this.#close}>${icon("close")}</button>
      </header>
      <p class="picking-note" aria-hidden="true">${this.text("builder-picking")}</p>
      ${this.#dots()}
      <div class="content" tabindex="0">
        ${this.#head()}
        ${step ? this.#step() : nothing}
        ${this.#foot()}
      </div>
    </section>`;
  }

  #close = (): void => {
    this.#picks.stop();
    this.#builder.end();
    this.store.writing.value = null;
  };

  #dots(): TemplateResult {
    const { steps } = this.#builder.draft.value;
    const current = this.#builder.index.value;
    const add = this.text("builder-add");
    return html`<ol class="dots" aria-label=${this.text("lesson-steps")}>
      ${steps.map((_, i) => {
        const label = this.text("builder-step", { number: i + 1 });
        return html`<li>
          <button type="button" aria-current=${i === current ? "step" : nothing} aria-label=${label} title=${label} @click=${() => this.#choose(i)}><span>${i + 1}</span></button>
        </li>`;
      })}
      <li>
        <button type="button" class="add" aria-label=${add} title=${add} @click=${this.#add}>+</button>
      </li>
    </ol>`;
  }

  #choose(index: number): void {
    this.#picks.stop();
    this.#builder.index.value = index;
  }

  #add = (): void => {
    this.#picks.stop();
    this.#builder.addStep();
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>("#say")?.focus());
  };

  /** What the lesson is about, and the language in which it is written. */
  #head(): TemplateResult {
    const builder = this.#builder;
    const { draft, language } = builder;
    const { title, question } = textsIn(draft.value, language.value);
    const set = (part: { title?: string; question?: string }) =>
      builder.change(withTexts(draft.value, language.value, part));
    return html`<div class="languages" role="group" aria-label=${this.text("builder-language")}>
        ${languages.map(({ tag, name }) => html`<button type="button" class="outlined" lang=${tag} aria-pressed=${tag === language.value} @click=${() => (language.value = tag)}>${name}</button>`)}
      </div>
      ${language.value === draft.value.lang ? nothing : html`<p class="hint">${this.text("builder-optional")}</p>`}
      ${line({ id: "title", label: this.text("builder-field-title"), value: title, change: (title) => set({ title }) })}
      ${line({ id: "question", label: this.text("builder-field-question"), value: question, change: (question) => set({ question }) })}`;
  }

  #step(): TemplateResult {
    const builder = this.#builder;
    const { say, do: todo, after = "" } = builder.texts;
    const { check = "" } = builder.step.value!;
    return html`${this.#stepHead()} ${this.#follows()}
      ${area({ id: "say", label: this.text("builder-field-say"), value: say, change: (say) => builder.write({ say }) }, 3)}
      ${prediction(this, builder, this.#picks)}
      ${area({ id: "do", label: this.text("builder-field-do"), value: todo, change: (todo) => builder.write({ do: todo }) })}
      ${trial(this, builder)}
      ${expression(this, builder, { id: "check", label: this.text("builder-field-check"), value: check, change: (check) => builder.changeStep({ check }) })}
      ${this.#picks.bound(this, "check", (bound) => builder.changeStep({ check: both(builder.step.value!.check, bound) }))}
      ${area({ id: "after", label: this.text("builder-field-after"), value: after, change: (after) => builder.write({ after }) })}
      ${hints(this, builder)} ${remembered(this, builder, this.#picks)}`;
  }

  #stepHead(): TemplateResult {
    const builder = this.#builder;
    const { steps } = builder.draft.value;
    const at = builder.index.value;
    const move = (by: -1 | 1) => {
      builder.change(moved(builder.draft.value, at, by));
      builder.index.value = at + by;
    };
    const remove = () => {
      builder.change(withoutStep(builder.draft.value, steps[at].id));
      builder.index.value = Math.max(0, at - 1);
    };
    const button = (id: string, sign: unknown, isOff: boolean, press: () => void) =>
      html`<button type="button" class="small" aria-label=${this.text(id)} title=${this.text(id)} ?disabled=${isOff} @click=${press}>${sign}</button>`;
    return html`<div class="step-head">
      <h3>${this.text("builder-step", { number: at + 1 })}</h3>
      ${button("builder-open-step", icon("reset"), false, () => void builder.openStep())}
      ${button("builder-earlier", "←", at === 0, () => move(-1))}
      ${button("builder-later", "→", at === steps.length - 1, () => move(1))}
      ${button("builder-remove", icon("close"), steps.length === 1, remove)}
    </div>`;
  }

  /** Whether the step goes on where the one before ended, or begins with an experiment of its own. */
  #follows() {
    const builder = this.#builder;
    const { experiment } = builder.step.value!;
    if (builder.index.value === 0) return nothing;
    return toggle({
      label: this.text("builder-follows"),
      value: experiment === undefined,
      change: (follows) => builder.changeStep(follows ? WITHOUT_EXPERIMENT : experimentFromHere(this.store)),
    });
  }

  #foot(): TemplateResult {
    return html`<div class="foot">
      ${results(this, this.#builder)}
      <div class="actions">
        <button type="button" class="primary" @click=${() => void this.#builder.play()}>${icon("play")} ${this.text("builder-play")}</button>
        <button type="button" class="outlined" @click=${() => void this.#save()}>${icon("save")} ${this.text("builder-save")}</button>
        <button type="button" class="outlined" @click=${() => void this.#share()}>${icon("link")} ${this.text("builder-share")}</button>
        <label class="file">
          ${this.text("builder-open")}
          <input type="file" accept=".json,application/json" @change=${this.#open} />
        </label>
        <button type="button" class="outlined" @click=${this.#anew}>${this.text("builder-new")}</button>
      </div>
      ${this.shared ? this.#ways(this.shared) : nothing}
    </div>`;
  }

  #ways(texts: Record<Way, string | null>): TemplateResult {
    return html`${WAYS.map((way) => {
      const text = texts[way];
      const label = this.text(`share-form-${way}`);
      if (text === null) return html`<p class="hint">${label}: ${this.text("builder-too-large")}</p>`;
      return html`<div class="stacked way">
        <label for=${`way-${way}`}>${label}</label>
        <textarea id=${`way-${way}`} class="code" readonly rows="2" .value=${text}></textarea>
        <button type="button" class="outlined" aria-label=${this.text("builder-copy", { what: label })} @click=${() => void copy(this.store, text)}>${icon("copy")}</button>
        ${way === "element" ? html`<p class="hint">${this.text("builder-beside")}</p>` : nothing}
      </div>`;
    })}`;
  }

  /** With the lesson if it can be played. */
  async #with(use: (lesson: Lesson) => unknown): Promise<void> {
    const lesson = await this.#builder.checked();
    if (lesson) await use(lesson);
  }

  #save = (): Promise<void> => this.#with((lesson) => save(fileText(lesson), fileName(lesson), "application/json"));

  #share = (): Promise<void> => this.#with(async (lesson) => (this.shared = await sharingTexts(lesson, location.href)));

  #open = async (event: Event): Promise<void> => {
    const input = event.target as HTMLInputElement;
    const [file] = input.files ?? [];
    input.value = ""; // so that the same file can be opened again
    if (!file) return;
    this.shared = null;
    this.#picks.stop();
    this.#builder.end();
    await this.#builder.open(file);
  };

  #anew = (): void => {
    this.shared = null;
    this.#picks.stop();
    this.#builder.anew();
  };

  static override styles = [base, controls, lessonStyles, fileStyles, builderStyles];
}

customElements.define("playground-lesson-builder", LessonBuilderView);
