import { css, html, nothing, type TemplateResult } from "lit";
import { withLayerAdded } from "../../experiment/layer-kinds.ts";
import { guarded } from "../../ui/controls/guarded.ts";
import { popover, popoverStyles } from "../../ui/controls/popover.ts";
import { base, controls } from "../../ui/styles/base.ts";
import { View } from "../../ui/view.ts";

/** Adds a dense layer by one press, or a layer of any kind at any place from a menu, which is loaded when it opens. */
export class AddLayer extends View {
  static override properties = { opened: { state: true } };
  declare opened: boolean;

  constructor() {
    super();
    this.opened = false;
  }

  protected override render(): TemplateResult {
    const catalog = this.store.description.value?.catalog;
    const experiment = this.store.experiment.value;
    if (!catalog || !experiment) return html``;
    const full = experiment.layers.length >= catalog.limits.layers[1];
    const add = () => void this.session.edit((draft) => withLayerAdded(catalog, draft));
    const menu = this.opened && this.store.modules.has("layer-menu", () => import("./layer-menu.ts"));
    const split = html`<div class="split" @beforetoggle=${{ handleEvent: this.#onToggle, capture: true }}>
      <button type="button" class="outlined" ?disabled=${full} @click=${add}>${this.text("add-layer")}</button>
      ${
        full
          ? nothing
          : popover({
              id: "kinds",
              label: this.text("add-layer-of-kind"),
              face: "▾",
              content: menu ? html`<playground-layer-menu></playground-layer-menu>` : nothing,
              className: "outlined",
            })
      }
    </div>`;
    return html`${guarded(this, "layers", split)}`;
  }

  #onToggle = (event: ToggleEvent): void => {
    this.opened = event.newState === "open";
  };

  static override styles = [
    base,
    controls,
    popoverStyles,
    css`
      .split {
        display: flex;
      }
      .split > button {
        font-size: var(--size-2);
      }
      .split > button:first-child {
        border-start-end-radius: 0;
        border-end-end-radius: 0;
      }
      .split > button + button {
        margin-inline-start: -1px;
        border-start-start-radius: 0;
        border-end-start-radius: 0;
      }
      .popover {
        width: min(340px, calc(100vw - 12px));
        max-height: min(560px, calc(100dvh - 12px));
        overflow-y: auto;
      }
    `,
  ];
}

customElements.define("playground-add-layer", AddLayer);
