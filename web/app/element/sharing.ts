import { html, nothing, type TemplateResult } from "lit";
import { icon } from "../../ui/controls/icons.ts";
import type { Autosave } from "./autosave.ts";
import type { Host } from "./host.ts";

/** The button that shares, and its dialog, which is loaded when it is first pressed. */
export class Sharing {
  readonly #host: Host;
  readonly #autosave: Autosave;
  /** The address that is shared; null: the dialog is closed. */
  #link: string | null = null;

  constructor(host: Host, autosave: Autosave) {
    this.#host = host;
    this.#autosave = autosave;
  }

  button(): TemplateResult {
    const label = this.#host.store.texts.value.text("share");
    return html`<button type="button" aria-haspopup="dialog" aria-label=${label} title=${label} @click=${() => void this.#open()}>
      ${icon("link")}
    </button>`;
  }

  dialog(): TemplateResult | typeof nothing {
    return this.#link === null
      ? nothing
      : html`<playground-share .link=${this.#link} @close=${() => this.#show(null)}></playground-share>`;
  }

  async #open(): Promise<void> {
    const { store } = this.#host;
    const { address } = this.#autosave;
    if (!address.isCurrent) await address.write();
    if (address.isTooLarge) return this.#autosave.sayTooLarge();
    const loaded = await store.modules.getView(
      () => Promise.all([import("../../panes/share/view.ts"), this.#loadTexts()]),
      () => void this.#open(),
    );
    if (loaded) this.#show(location.href);
  }

  async #loadTexts(): Promise<void> {
    const texts = this.#host.store.texts.value;
    await Promise.all([texts.load("share"), texts.load("author")]);
  }

  #show(link: string | null): void {
    this.#link = link;
    this.#host.element.requestUpdate();
  }
}
