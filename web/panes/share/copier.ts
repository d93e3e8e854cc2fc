import { html, nothing, type ReactiveController, type TemplateResult } from "lit";
import { icon } from "../../ui/controls/icons.ts";
import type { View } from "../../ui/view.ts";

const SHOWN_MS = 4000;

/** Copies for a view, and says for a while what was copied. Its texts are those of sharing. */
export class Copier implements ReactiveController {
  readonly #view: View;
  #told: { readonly of: string; readonly isCopied: boolean } | null = null;
  #timer = 0;

  constructor(view: View) {
    this.#view = view;
    view.addController(this);
  }

  hostDisconnected(): void {
    this.forget();
  }

  /** Nothing is said any more. */
  forget(): void {
    clearTimeout(this.#timer);
    this.#told = null;
  }

  /** If the browser refuses, the text is selected in the field of that id. */
  async copy(field: string, text: string): Promise<void> {
    try {
      await navigator.clipboard.writeText(text);
      this.tell(field, true);
    } catch {
      const input = this.#view.renderRoot.querySelector<HTMLElement>(`#${field}`)!;
      input.focus();
      if (input instanceof HTMLInputElement || input instanceof HTMLTextAreaElement) input.select();
      else getSelection()?.selectAllChildren(input);
      this.tell(field, false);
    }
  }

  tell(of: string, isCopied: boolean): void {
    clearTimeout(this.#timer);
    this.#told = { of, isCopied };
    if (isCopied)
      this.#timer = window.setTimeout(() => {
        this.#told = null;
        this.#view.requestUpdate();
      }, SHOWN_MS);
    this.#view.requestUpdate();
  }

  /** What stands on the button. */
  face(of: string, label: string): TemplateResult {
    const isCopied = this.#told?.of === of && this.#told.isCopied;
    return html`${icon(isCopied ? "check" : "copy")}${isCopied ? this.#view.text("share-copied") : label}`;
  }

  failure(of: string, id = "share-copy-by-hand"): TemplateResult | typeof nothing {
    const hasFailed = this.#told?.of === of && !this.#told.isCopied;
    return hasFailed ? html`<p class="fault" role="alert">${this.#view.text(id)}</p>` : nothing;
  }

  /** For screen readers. */
  status(): TemplateResult {
    return html`<p class="visually-hidden" role="status">${this.#told?.isCopied ? this.#view.text("share-copied") : ""}</p>`;
  }
}
