import { html, nothing, type PropertyDeclarations, type TemplateResult } from "lit";
import { qrCode } from "../../charts/qr.ts";
import { isStored } from "../../experiment/experiment.ts";
import { writeLink } from "../../experiment/link.ts";
import { toggle } from "../../ui/controls/fields.ts";
import { base, controls } from "../../ui/styles/base.ts";
import { View } from "../../ui/view.ts";
import { Copier } from "./copier.ts";
import { MOST_CHAT_LINK, MOST_LINK, withWeights } from "./link-text.ts";
import { copyPicture, qrFile, qrPicture } from "../../ui/qr-code.ts";
import { wayStyles } from "./styles.ts";

/** The link to the experiment, on request with its weights, as text and as a code for cameras. */
export class LinkView extends View {
  static override properties: PropertyDeclarations = {
    link: { attribute: false },
    weighted: { state: true },
    isTrained: { state: true },
  };
  /** The page's own address. */
  declare link: string;
  /** The link with weights; null: too long; undefined: not made. */
  declare weighted: string | null | undefined;
  /** The link with weights is chosen. */
  declare isTrained: boolean;
  readonly #copier = new Copier(this);

  constructor() {
    super();
    this.isTrained = false;
  }

  protected override render(): TemplateResult {
    const hasWeights = this.isTrained && this.weighted !== undefined;
    const link = hasWeights ? this.weighted : this.link;
    const isLesson = this.store.lessonRequest.value !== null;
    return html`
      ${isLesson ? nothing : toggle({ label: this.text("share-weights"), value: this.isTrained, change: (isOn) => void this.#choose(isOn) })}
      ${isLesson ? nothing : html`<p class="muted">${this.text(this.isTrained ? "share-weights-on" : "share-weights-off")}</p>`}
      ${link === null || link === undefined ? this.#tooLong() : this.#text(link)} ${this.#copier.status()}`;
  }

  async #choose(isOn: boolean): Promise<void> {
    this.#copier.forget();
    this.weighted = isOn ? await this.#make() : undefined;
    this.isTrained = isOn;
  }

  /** The page's address, with the present weights as those to begin with. */
  async #make(): Promise<string | null> {
    const network = await this.session.network();
    if (!network) return null;
    const experiment = withWeights(network.config, network.parameters);
    const hash = await writeLink({ experiment, view: this.store.linkView });
    const link = hash && this.link.replace(/#.*|$/, "") + hash;
    return link && link.length <= MOST_LINK ? link : null;
  }

  #tooLong(): TemplateResult {
    const most = this.store.texts.value.number(MOST_LINK);
    return html`<p class="fault" role="alert">${this.text("share-weights-long", { most })}</p>
      <button type="button" class="outlined" @click=${() => this.dispatchEvent(new CustomEvent("way", { detail: "file", bubbles: true }))}>${this.text("share-way-file")}</button>`;
  }

  #text(link: string): TemplateResult {
    const isFile = link.startsWith("file:");
    const length = this.store.texts.value.number(link.length);
    return html`<div class="one-line">
        <input type="text" id="link" readonly aria-label=${this.text("share-link")} .value=${link} @focus=${selectAll} />
        <button type="button" class="primary" autofocus @click=${() => void this.#copier.copy("link", link)}>${this.#copier.face("link", this.text("share-copy-link"))}</button>
      </div>
      ${this.#copier.failure("link")} ${isFile ? html`<p class="muted">${this.text("share-file")}</p>` : nothing}
      ${isStored(this.store.experiment.value!.data) ? html`<p class="muted">${this.text("share-link-stored")}</p>` : nothing}
      <p class="muted">${this.text(link.length > MOST_CHAT_LINK ? "share-length-long" : "share-length", { length })}
        <a href=${link} target="_blank" rel="noopener">${this.text("share-try")}</a></p>
      ${this.#code(link)}`;
  }

  #code(link: string): TemplateResult | typeof nothing {
    const code = qrCode(link);
    if (!code) return nothing;
    return html`<div class="code-for-cameras">
        ${qrPicture(code, this.text("share-form-qr"))}
        <div>
          <p>${this.text("share-hosts-qr")}</p>
          ${this.#copier.failure("qr", "share-picture-by-hand")}
          <div class="ends">
            <button type="button" class="outlined" @click=${async () => this.#copier.tell("qr", await copyPicture(code))}>${this.#copier.face("qr", this.text("share-copy-code"))}</button>
            <a href=${qrFile(code)} download="activation-playground-qr.svg">${this.text("share-save-svg")}</a>
          </div>
        </div>
      </div>`;
  }

  static override styles = [base, controls, wayStyles];
}

const selectAll = (event: Event) => (event.target as HTMLInputElement).select();

customElements.define("playground-share-link", LinkView);
