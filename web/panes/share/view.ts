import { html, nothing, type PropertyDeclarations, type TemplateResult } from "lit";
import { qrCode } from "../../charts/qr.ts";
import type { Experiment } from "../../experiment/experiment.ts";
import { icon } from "../../ui/controls/icons.ts";
import { tabId, tabs } from "../../ui/controls/tabs.ts";
import { base, controls, dialogs } from "../../ui/styles/base.ts";
import { View } from "../../ui/view.ts";
import { embeddingOf, settingsOf, type Embedding, type Setting } from "./embedding.ts";
import { copyPicture, qrFile, qrPicture } from "./picture.ts";
import { FRAMES, type Frame } from "./preview.ts";
import { controlFields, limitFields, looks, panelFields, taskFields, type Form } from "./settings.ts";
import { FORMATS, addressOf, snippet, type Format, type Shared } from "./snippets.ts";
import { shareStyles } from "./styles.ts";

/** Of a frame whose content has not been measured yet. */
const USUAL_HEIGHT = 800;
/** Keys that missing ones take from the engine, whatever the rest of the experiment is. */
const OMITTED = ["seed", "precision", "optimizer", "regularizer", "batch_size", "shuffle"] as const;
const SHOWN_MS = 4000;
const CODE = "share-code";

/** The dialog that shares the page's link and embeds the experiment in other pages. */
export class ShareView extends View implements Form {
  static override properties: PropertyDeclarations = {
    link: { attribute: false },
    embedding: { state: true },
    frame: { state: true },
    format: { state: true },
    height: { state: true },
    told: { state: true },
  };
  /** The page's own address. */
  declare link: string;
  declare embedding: Embedding;
  declare frame: Frame;
  declare format: Format;
  /** Of the playground in the preview. */
  declare height: number;
  /** What was copied last, with its outcome; null: nothing, or it is long ago. */
  declare told: { readonly of: "link" | "code"; readonly isCopied: boolean } | null;
  #timer = 0;

  constructor() {
    super();
    this.frame = "column";
    this.format = "frame";
    this.height = USUAL_HEIGHT;
    this.told = null;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.embedding ??= embeddingOf(this.store.permissions.author.value, this.#panelIds);
  }

  protected override firstUpdated(): void {
    this.renderRoot.querySelector("dialog")!.showModal();
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
    const close = this.text("share-close");
    return html`<dialog aria-labelledby="title" @close=${() => this.dispatchEvent(new Event("close"))}>
      <div class="head">
        <h2 id="title">${this.text("share")}</h2>
        <button type="button" aria-label=${close} title=${close} @click=${() => this.renderRoot.querySelector("dialog")!.close()}>${icon("close")}</button>
      </div>
      ${this.#link()}
      <h3 class="part">${this.text("share-embed")}</h3>
      <div class="columns">
        <div class="settings">
          ${taskFields(this)} ${controlFields(this)} ${panelFields(this)} ${limitFields(this)} ${looks(this)}
        </div>
        <div class="results">${this.#preview()} ${this.#code()}</div>
      </div>
      <p class="visually-hidden" role="status">${this.told?.isCopied ? this.text("share-copied") : ""}</p>
    </dialog>`;
  }

  #link(): TemplateResult {
    const isFile = this.link.startsWith("file:");
    return html`<div class="link">
        <input type="text" id="link" readonly aria-label=${this.text("share-link")} .value=${this.link} @focus=${selectAll} />
        <button type="button" class="primary" autofocus @click=${() => void this.#copy("link", this.link)}>${this.#copyFace("link", "share-copy-link")}</button>
      </div>
      ${this.#failure("link")} ${isFile ? html`<p class="muted">${this.text("share-file")}</p>` : nothing}`;
  }

  #copyFace(of: "link" | "code", id: string): string {
    return this.told?.of === of && this.told.isCopied ? `✓ ${this.text("share-copied")}` : this.text(id);
  }

  #failure(of: "link" | "code"): TemplateResult | typeof nothing {
    const hasFailed = this.told?.of === of && !this.told.isCopied;
    return hasFailed ? html`<p class="fault" role="alert">${this.text("share-copy-by-hand")}</p>` : nothing;
  }

  /** If the browser refuses, the text is selected: it stands in a field. */
  async #copy(of: "link" | "code", text: string): Promise<void> {
    try {
      await navigator.clipboard.writeText(text);
      this.#tell(of, true);
    } catch {
      const field = this.renderRoot.querySelector<HTMLInputElement>(of === "link" ? "#link" : "#code")!;
      field.focus();
      field.select();
      this.#tell(of, false);
    }
  }

  #tell(of: "link" | "code", isCopied: boolean): void {
    this.told = { of, isCopied };
    clearTimeout(this.#timer);
    if (isCopied) this.#timer = window.setTimeout(() => (this.told = null), SHOWN_MS);
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
        this.told = null;
      },
    })}
      <div id=${CODE} class="code" role="tabpanel" aria-labelledby=${tabId(CODE, this.format)}>
        <p>${this.text(`share-hosts-${this.format}`)}</p>
        ${this.format === "qr" ? this.#qr() : this.#text(snippet(this.format, this.#shared))}
      </div>`;
  }

  #text(code: string): TemplateResult {
    return html`<textarea id="code" readonly rows="4" spellcheck="false" aria-label=${this.text(`share-form-${this.format}`)} .value=${code} @focus=${selectAll}></textarea>
      ${this.#failure("code")}
      <button type="button" class="primary" @click=${() => void this.#copy("code", code)}>${this.#copyFace("code", "share-copy")}</button>`;
  }

  #qr(): TemplateResult {
    const address = addressOf(this.#shared);
    const code = qrCode(address);
    if (!code) return html`<p class="fault" role="status">${this.text("share-qr-long", { count: address.length })}</p>`;
    const copied = async () => this.#tell("code", await copyPicture(code));
    const hasFailed = this.told?.of === "code" && !this.told.isCopied;
    return html`${qrPicture(code, this.text("share-form-qr"))}
      ${hasFailed ? html`<p class="fault" role="alert">${this.text("share-picture-by-hand")}</p>` : nothing}
      <div class="ends">
        <button type="button" class="primary" @click=${() => void copied()}>${this.#copyFace("code", "share-copy")}</button>
        <a href=${qrFile(code)} download="activation-playground-qr.svg">${this.text("share-save-svg")}</a>
      </div>`;
  }

  static override styles = [base, controls, dialogs, shareStyles];
}

const selectAll = (event: Event) => (event.target as HTMLInputElement).select();

customElements.define("playground-share", ShareView);
