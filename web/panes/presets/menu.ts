import { css, html, type TemplateResult } from "lit";
import { icon } from "../../ui/controls/icons.ts";
import { popover, popoverStyles } from "../../ui/controls/popover.ts";
import { PRESETS, type Preset } from "../../experiment/presets.ts";
import { base, controls } from "../../ui/styles/base.ts";
import { openPreset } from "./open-preset.ts";
import { View } from "../../ui/view.ts";

/** The menu of presets. */
export class PresetsMenu extends View {
  protected override render(): TemplateResult {
    return popover({
      id: "presets",
      label: this.text("preset-experiments"),
      face: html`${icon("idea")} <span>${this.text("presets")}</span>`,
      content: html`<ul>
        ${PRESETS.map((preset) => html`<li>${this.#item(preset)}</li>`)}
      </ul>`,
      className: "outlined presets",
    });
  }

  #item(preset: Preset): TemplateResult {
    const current = this.store.view.value.preset === preset.id;
    return html`<button type="button" aria-current=${current} @click=${() => this.#open(preset)}>${this.text(`preset-${preset.id}`)}</button>`;
  }

  #open(preset: Preset): void {
    this.renderRoot.querySelector<HTMLElement>("#presets")!.hidePopover();
    openPreset(preset, this.store, this.session);
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
      @container ((min-width: 1200px) and (max-width: 1400px)) or ((min-width: 380px) and (max-width: 419px)) {
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
        width: 264px;
        max-height: calc(100vh - 24px);
        padding: var(--space-2);
        overflow-y: auto;
      }
      li button {
        width: 100%;
        min-height: max(32px, var(--target));
        text-align: start;
      }
      li button[aria-current="true"] {
        background: var(--accent-soft);
        font-weight: 650;
      }
    `,
  ];
}

customElements.define("playground-presets", PresetsMenu);
