import { effect } from "@preact/signals-core";
import { html, nothing, type TemplateResult } from "lit";
import type { SharingRequest } from "../../state/sharing.ts";
import { icon } from "../../ui/controls/icons.ts";
import type { Autosave } from "./autosave.ts";
import { HAS_ADDRESS, type Host } from "./host.ts";

/** The button that saves and shares, and its dialog, which is loaded when it is first asked for. */
export class Sharing {
  readonly #host: Host;
  readonly #autosave: Autosave;
  /** What the dialog shows; null: it is closed. The address is null where none leads back to the page. */
  #shown: (SharingRequest & { link: string | null }) | null = null;

  constructor(host: Host, autosave: Autosave) {
    this.#host = host;
    this.#autosave = autosave;
  }

  button(): TemplateResult {
    const label = this.#host.store.texts.value.text("share");
    return html`<button type="button" aria-haspopup="dialog" aria-label=${label} title=${label} @click=${() => (this.#host.store.sharing.value = {})}>
      ${icon("share")}
    </button>`;
  }

  dialog(): TemplateResult | typeof nothing {
    if (!this.#shown) return nothing;
    const { link, way, figure } = this.#shown;
    return html`<playground-share .link=${link} .way=${way} .figure=${figure} @close=${() => (this.#host.store.sharing.value = null)}></playground-share>`;
  }

  /** Follows what asks for the dialog. Returns a function that ends that. */
  listen(): () => void {
    const { sharing } = this.#host.store;
    return effect(() => {
      const request = sharing.value;
      if (request) queueMicrotask(() => void this.#open(request));
      else this.#show(null);
    });
  }

  /** The address that leads back to the experiment; null: there is none, or the experiment does not fit. */
  async link(): Promise<string | null> {
    const { address } = this.#autosave;
    if (!this.#host.element.linked || !HAS_ADDRESS) return null;
    if (!address.isCurrent) await address.write();
    return address.isTooLarge ? null : location.href;
  }

  async #open(request: SharingRequest): Promise<void> {
    const { store } = this.#host;
    const link = await this.link();
    const loaded = await store.modules.getView(
      () => Promise.all([import("../../panes/share/view.ts"), this.#loadTexts()]),
      () => void this.#open(request),
    );
    if (store.sharing.value !== request) return;
    if (loaded) this.#show({ ...request, link });
    else store.sharing.value = null;
  }

  async #loadTexts(): Promise<void> {
    const texts = this.#host.store.texts.value;
    await Promise.all([texts.load("share"), texts.load("author")]);
  }

  #show(shown: (SharingRequest & { link: string | null }) | null): void {
    if (shown === this.#shown) return;
    this.#shown = shown;
    this.#host.element.requestUpdate();
  }
}
