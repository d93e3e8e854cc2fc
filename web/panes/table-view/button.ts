import { css, html, nothing, type PropertyDeclarations, type TemplateResult } from "lit";
import { base, controls } from "../../ui/styles/base.ts";
import { View } from "../../ui/view.ts";

/**
 * The way to what a picture shows, as a table: a button that a screen reader finds in its place, and that is seen once
 * the keyboard reaches it. Nothing is loaded or computed before it is pressed.
 */
export class InWords extends View {
  static override properties: PropertyDeclarations = {
    kind: { type: String },
    open: { state: true },
  };
  declare kind: "network" | "map";
  declare open: boolean;

  constructor() {
    super();
    this.open = false;
  }

  protected override render(): TemplateResult {
    return html`<button type="button" class="outlined" aria-haspopup="dialog" @click=${this.#onOpen}>${this.text(`words-${this.kind}`)}</button>
      ${this.open ? this.#words() : nothing}`;
  }

  #words(): TemplateResult {
    return this.kind === "network"
      ? html`<playground-network-words @close=${this.#onClose}></playground-network-words>`
      : html`<playground-map-words @close=${this.#onClose}></playground-map-words>`;
  }

  #onOpen = async (): Promise<void> => {
    this.open =
      (await this.store.modules.get(
        () => import("./view.ts"),
        () => void this.#onOpen(),
      )) !== undefined;
  };

  #onClose = (): void => {
    this.open = false;
  };

  static override styles = [
    base,
    controls,
    css`
      :host {
        position: absolute;
        z-index: 2;
        inset-block-start: 0;
        inset-inline-start: 0;
        pointer-events: none;
      }
      button {
        pointer-events: auto;
        background: var(--surface);
        font-size: var(--size-2);
      }
      button:not(:focus-visible) {
        clip-path: inset(50%);
      }
      playground-network-words,
      playground-map-words {
        pointer-events: auto;
      }
    `,
  ];
}

customElements.define("playground-in-words", InWords);
