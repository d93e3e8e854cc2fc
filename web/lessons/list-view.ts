import { css, html, nothing, type TemplateResult } from "lit";
import { icon } from "../ui/controls/icons.ts";
import { fileStyles } from "../ui/styles/file.ts";
import { base, controls } from "../ui/styles/base.ts";
import { View } from "../ui/view.ts";
import { CHAPTERS, type Chapter, type Listed } from "./list.ts";
import { openLessonFile } from "./open-file.ts";
import { progressOf } from "./player/progress.ts";

/** All lessons by chapters, with what comes before and a tick for those that are finished; and one's own from a file. */
export class LessonsView extends View {
  static override properties = { ready: { state: true } };
  declare ready: boolean;

  constructor() {
    super();
    this.ready = false;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    void this.#load();
  }

  async #load(): Promise<void> {
    const texts = this.store.texts.value;
    await Promise.all([texts.load("lessons"), texts.load("player")]);
    this.ready = true;
    this.requestUpdate();
  }

  protected override render(): TemplateResult {
    this.store.texts.value;
    if (!this.ready) return html`<div aria-busy="true"></div>`;
    return html`<div class="intro">
        <h2>${this.text("room-lessons")}</h2>
        <p>${this.text("lessons-why")}</p>
      </div>
      <p class="own">
        <button type="button" class="outlined" @click=${this.#write}>${icon("pen")} ${this.text("lessons-write")}</button>
        <label class="file outlined">${icon("open")} ${this.text("lessons-open")}<input type="file" class="covered" accept=".json,application/json" @change=${this.#open} /></label>
        <span class="muted">${this.text("lessons-drop")}</span>
      </p>
      ${CHAPTERS.map((chapter) => this.#chapter(chapter))}`;
  }

  #chapter({ id, lessons }: Chapter): TemplateResult {
    return html`<section aria-labelledby=${`chapter-${id}`}>
      <h3 id=${`chapter-${id}`}>${this.text(`lesson-chapter-${id}`)}</h3>
      <ul>
        ${lessons.map((lesson) => html`<li>${this.#lesson(lesson)}</li>`)}
      </ul>
    </section>`;
  }

  #lesson({ id, minutes, needs = [] }: Listed): TemplateResult {
    const { finished, answers } = progressOf(id);
    const state = finished ? "lessons-finished" : Object.keys(answers).length > 0 ? "lessons-begun" : null;
    const titles = needs.map((need) => this.text(`lesson-${need}-title`)).join(", ");
    return html`<a href=${`#lesson=${id}`} class=${finished ? "finished" : ""} @click=${(event: Event) => this.#play(event, id)}>
      <b>${this.text(`lesson-${id}-title`)}</b>
      <span>${this.text(`lesson-${id}-question`)}</span>
      <small>
        ${state ? html`<span class="state">${finished ? icon("check") : nothing}${this.text(state)}</span> · ` : nothing}${this.text("lessons-minutes", { minutes })}${titles ? html` · ${this.text("lessons-after", { titles })}` : nothing}
      </small>
    </a>`;
  }

  #play(event: Event, id: string): void {
    event.preventDefault();
    this.store.lessonRequest.value = { id };
    this.store.change({ room: "playground" });
  }

  #write = (): void => {
    this.store.writing.value = { fromHere: false };
    this.store.change({ room: "playground" });
  };

  #open = (event: Event): void => {
    const input = event.target as HTMLInputElement;
    const [file] = input.files ?? [];
    if (file) void openLessonFile(this.store, file);
    input.value = "";
  };

  static override styles = [
    base,
    controls,
    fileStyles,
    css`
      :host {
        display: grid;
        gap: var(--space-4);
        width: min(100%, 1120px);
        margin-inline: auto;
        padding-block: var(--space-3);
      }
      h2 {
        font-size: calc(1.5 * var(--em));
      }
      h3 {
        margin: 0 0 var(--space-2);
        font-size: var(--size-4);
      }
      .intro p {
        margin: var(--space-1) 0 0;
        color: var(--muted);
      }
      ul {
        display: grid;
        grid-template-columns: repeat(auto-fill, minmax(min(100%, 300px), 1fr));
        gap: var(--space-3);
        margin: 0;
        padding: 0;
        list-style: none;
      }
      li {
        display: grid;
      }
      a {
        display: grid;
        grid-template-rows: auto 1fr auto;
        gap: var(--space-1);
        padding: var(--space-3);
        border: 1px solid var(--line);
        border-radius: var(--radius);
        background: var(--surface);
        color: var(--text);
        text-decoration: none;
      }
      a:hover {
        border-color: var(--accent);
        background: var(--accent-soft);
      }
      a > b {
        font-size: var(--size-4);
      }
      a > span {
        line-height: 1.4;
      }
      small {
        margin-top: var(--space-1);
        font-size: var(--size-1);
        color: var(--muted);
      }
      .state {
        color: var(--accent);
        font-weight: 650;
      }
      .state svg.icon {
        display: inline;
        width: 13px;
        height: 13px;
        margin: 0 2px -2px 0;
      }
      .own {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: var(--space-2);
        margin: 0;
      }
      .own button {
        display: flex;
        align-items: center;
        gap: 6px;
        min-height: 36px;
        padding: 0 var(--space-3);
      }
      .own button svg.icon {
        margin: 0;
      }
    `,
  ];
}

customElements.define("playground-lessons", LessonsView);
