import { css, html, nothing, type PropertyDeclarations, type TemplateResult } from "lit";
import { base, controls } from "../../ui/styles/base.ts";
import { View } from "../../ui/view.ts";

/**
 * The button that opens the table view of a drawing. Screen readers find it beside the drawing; it is visible only with
 * keyboard focus. Nothing is loaded or computed before it is pressed.
 */
export class TableViewButton extends View {
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
    return html`<button type="button" class="outlined" aria-haspopup="dialog" @click=${this.#onOpen}>${this.text(`table-${this.kind}`)}</button>
      ${this.open ? this.#dialog() : nothing}`;
  }

  #dialog(): TemplateResult {
    return this.kind === "network"
      ? html`<playground-network-table @close=${this.#onClose}></playground-network-table>`
      : html`<playground-map-table @close=${this.#onClose}></playground-map-table>`;
  }

  #onOpen = async (): Promise<void> => {
    this.open =
      (await this.store.modules.getView(
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
      playground-network-table,
      playground-map-table {
        pointer-events: auto;
      }
    `,
  ];
}

customElements.define("playground-table-view", TableViewButton);
