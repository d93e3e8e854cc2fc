import { css, html, type TemplateResult } from "lit";
import { guarded } from "../../ui/controls/guarded.ts";
import { icon } from "../../ui/controls/icons.ts";
import { popover, popoverStyles } from "../../ui/controls/popover.ts";
import { base, controls } from "../../ui/styles/base.ts";
import { hasPresetTexts } from "./texts.ts";
import { View } from "../../ui/view.ts";

const loadList = () => import("./list.ts");

/** The menu of presets. What it lists is loaded when it is first opened. */
export class PresetsMenu extends View {
  static override properties = { opened: { state: true } };
  declare opened: boolean;

  constructor() {
    super();
    this.opened = false;
  }

  protected override render(): TemplateResult {
    const isLoaded = this.opened && hasPresetTexts(this.store) && this.store.modules.has("presets", loadList);
    const menu = popover({
      id: "presets",
      label: this.text("preset-experiments"),
      face: html`${icon("idea")} <span>${this.text("presets")}</span>`,
      content: isLoaded ? html`<playground-preset-list></playground-preset-list>` : "",
      className: "outlined presets",
      open: () => (this.opened = true),
    });
    return html`${guarded(this, "presets", menu)}`;
  }

  static override styles = [
    base,
    controls,
    popoverStyles,
    css`
      .presets {
        display: flex;
        align-items: center;
        gap: 6px;
        min-height: 36px;
        padding: 0 var(--space-3) 0 var(--space-2);
        border-color: var(--accent);
        color: var(--accent);
        font-weight: 600;
        white-space: nowrap;
      }
      @container ((min-width: 1200px) and (max-width: 1330px)) or ((min-width: 380px) and (max-width: 419px)) {
        .presets {
          padding-inline: 6px;
        }
        .presets svg {
          display: none;
        }
      }
      @container (max-width: 379px) {
        .presets {
          padding: 0;
          justify-content: center;
        }
        .presets span {
          display: none;
        }
      }
      .popover {
        width: 300px;
        max-width: calc(100vw - 12px);
        max-height: calc(100dvh - 24px);
        padding: var(--space-2);
        overflow-y: auto;
        overscroll-behavior: contain;
      }
      @media (min-width: 860px) {
        .popover {
          width: 600px;
        }
        .popover:popover-open {
          display: block;
          columns: 2;
        }
      }
    `,
  ];
}

customElements.define("playground-presets", PresetsMenu);
