import { html, type PropertyDeclarations, type TemplateResult } from "lit";
import { qrCode } from "../../../charts/qr.ts";
import type { Experiment } from "../../../experiment/experiment.ts";
import { tabId, tabs } from "../../../ui/controls/tabs.ts";
import { base, controls } from "../../../ui/styles/base.ts";
import { View } from "../../../ui/view.ts";
import { Copier } from "../copier.ts";
import { copyPicture, qrFile, qrPicture } from "../../../ui/qr-code.ts";
import { wayStyles } from "../styles.ts";
import { embeddingOf, settingsOf, type Embedding, type Setting } from "./embedding.ts";
import { FRAMES, type Frame } from "./preview.ts";
import { controlFields, limitFields, looks, panelFields, taskFields, type Form } from "./settings.ts";
import { FORMATS, addressOf, snippet, type Format, type Shared } from "./snippets.ts";
import { embedStyles } from "./styles.ts";

/** Of a frame whose content has not been measured yet. */
const USUAL_HEIGHT = 800;
/** Keys that missing ones take from the engine, whatever the rest of the experiment is. */
const OMITTED = ["seed", "precision", "optimizer", "regularizer", "batch_size", "shuffle"] as const;
const CODE = "share-code";

/** Embeds the experiment in other pages, with what an author chooses. */
export class EmbedView extends View implements Form {
  static override properties: PropertyDeclarations = {
    link: { attribute: false },
    embedding: { state: true },
    frame: { state: true },
    format: { state: true },
    height: { state: true },
  };
  /** The page's own address. */
  declare link: string;
  declare embedding: Embedding;
  declare frame: Frame;
  declare format: Format;
  /** Of the playground in the preview. */
  declare height: number;
  readonly #copier = new Copier(this);

  constructor() {
    super();
    this.frame = "column";
    this.format = "frame";
    this.height = USUAL_HEIGHT;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.embedding ??= embeddingOf(this.store.permissions.author.value, this.#panelIds);
  }

  change(change: Partial<Embedding>): void {
    this.embedding = { ...this.embedding, ...change };
  }

  get #panelIds(): string[] {
    return this.store.panels.map(({ id }) => id);
  }

  get #settings(): readonly Setting[] {
    return settingsOf(this.embedding, this.#panelIds, this.store.score.value?.name ?? "");
  }

  /** What an element begins with. */
  get #source(): readonly Setting[] {
    const lesson = this.store.lessonRequest.value;
    if (lesson) return lesson.id === undefined ? [] : [["lesson", lesson.id]];
    const [experiment, description] = [this.store.experiment.value, this.store.description.value];
    if (!experiment || !description) return [];
    const defaults = description.defaults as Experiment;
    const isOmitted = ([key, value]: [string, unknown]) =>
      OMITTED.some((name) => name === key && JSON.stringify(value) === JSON.stringify(defaults[name]));
    const written = Object.entries(experiment).filter((entry) => !isOmitted(entry));
    return [["config", JSON.stringify(Object.fromEntries(written))]];
  }

  get #ownLesson(): string | undefined {
    const { value } = this.store.lessonRequest.value ?? {};
    return value === undefined || typeof value === "string" ? value : JSON.stringify(value);
  }

  get #shared(): Shared {
    const { origin, pathname, protocol, hash } = new URL(this.link);
    return {
      page: `${protocol === "file:" ? "file://" : origin}${pathname}`,
      settings: this.#settings,
      hash,
      source: this.#source,
      lesson: this.#ownLesson,
      title: this.embedding.task.trim() || this.text("name"),
      height: this.frame === "slide" ? FRAMES.slide.height : this.height,
    };
  }

  protected override render(): TemplateResult {
    return html`<div class="columns">
        <div class="settings">
          ${taskFields(this)} ${controlFields(this)} ${panelFields(this)} ${limitFields(this)} ${looks(this)}
        </div>
        <div class="results">${this.#preview()} ${this.#code()}</div>
      </div>
      ${this.#copier.status()}`;
  }

  #preview(): TemplateResult {
    return html`<div class="choices" role="radiogroup" aria-label=${this.text("share-preview")}>
        <h4>${this.text("share-preview")}</h4>
        ${Object.entries(FRAMES).map(
          ([name, { width }]) => html`<label class="check">
            <input type="radio" name="frame" .checked=${this.frame === name} @change=${() => (this.frame = name as Frame)} />
            <span>${this.text(`share-frame-${name}`, { width: String(width) })}</span>
          </label>`,
        )}
        <a href=${addressOf(this.#shared)} target="_blank" rel="noopener">${this.text("share-try")}</a>
      </div>
      <playground-share-preview .frame=${this.frame} .settings=${this.#settings} @measured=${(event: CustomEvent<number>) => (this.height = event.detail)}></playground-share-preview>`;
  }

  #code(): TemplateResult {
    return html`${tabs({
      panel: CODE,
      label: this.text("share-forms"),
      names: FORMATS,
      current: this.format,
      face: (name) => this.text(`share-form-${name}`),
      choose: (name) => {
        this.format = name;
        this.#copier.forget();
      },
    })}
      <div id=${CODE} class="code" role="tabpanel" aria-labelledby=${tabId(CODE, this.format)}>
        <p>${this.text(`share-hosts-${this.format}`)}</p>
        ${this.format === "qr" ? this.#qr() : this.#text(snippet(this.format, this.#shared))}
      </div>`;
  }

  #text(code: string): TemplateResult {
    return html`<textarea id="code" readonly rows="4" spellcheck="false" aria-label=${this.text(`share-form-${this.format}`)} .value=${code} @focus=${selectAll}></textarea>
      ${this.#copier.failure("code")}
      <button type="button" class="primary" @click=${() => void this.#copier.copy("code", code)}>${this.#copier.face("code", this.text("share-copy"))}</button>`;
  }

  #qr(): TemplateResult {
    const address = addressOf(this.#shared);
    const code = qrCode(address);
    if (!code) return html`<p class="fault" role="status">${this.text("share-qr-long", { count: address.length })}</p>`;
    const copied = async () => this.#copier.tell("qr", await copyPicture(code));
    return html`${qrPicture(code, this.text("share-form-qr"))}
      ${this.#copier.failure("qr", "share-picture-by-hand")}
      <div class="ends">
        <button type="button" class="primary" @click=${() => void copied()}>${this.#copier.face("qr", this.text("share-copy"))}</button>
        <a href=${qrFile(code)} download="activation-playground-qr.svg">${this.text("share-save-svg")}</a>
      </div>`;
  }

  static override styles = [base, controls, wayStyles, embedStyles];
}

const selectAll = (event: Event) => (event.target as HTMLInputElement).select();

customElements.define("playground-share-embed", EmbedView);
