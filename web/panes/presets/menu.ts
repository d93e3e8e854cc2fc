import { css, html, type TemplateResult } from "lit";
import { guarded } from "../../ui/controls/guarded.ts";
import { icon } from "../../ui/controls/icons.ts";
import { placePopover, popover, popoverStyles } from "../../ui/controls/popover.ts";
import { PRESET_GROUPS, type Preset, type PresetGroup } from "../../experiment/presets.ts";
import { base, controls } from "../../ui/styles/base.ts";
import { openPreset } from "./open-preset.ts";
import { hasPresetTexts } from "./texts.ts";
import { View } from "../../ui/view.ts";

/** The menu of presets, in groups. Its texts are loaded when it is first opened. */
export class PresetsMenu extends View {
  static override properties = { opened: { state: true } };
  declare opened: boolean;

  constructor() {
    super();
    this.opened = false;
  }

  protected override render(): TemplateResult {
    const menu = popover({
      id: "presets",
      label: this.text("preset-experiments"),
      face: html`${icon("idea")} <span>${this.text("presets")}</span>`,
      content:
        this.opened && hasPresetTexts(this.store)
          ? html`${PRESET_GROUPS.map((group) => this.#group(group))} ${this.#lessonFromHere()}`
          : "",
      className: "outlined presets",
      open: () => (this.opened = true),
    });
    return html`${guarded(this, "presets", menu)}`;
  }

  /** The texts may come when it is open, and make it larger. */
  protected override updated(): void {
    if (this.#popover) placePopover(this.#popover);
  }

  /** null: an author leaves the menu out. */
  get #popover(): HTMLElement | null {
    return this.renderRoot.querySelector<HTMLElement>("#presets");
  }

  #group({ id, presets }: PresetGroup): TemplateResult {
    return html`<div role="group" aria-labelledby=${`group-${id}`}>
      <p class="group" id=${`group-${id}`}>${this.text(`preset-group-${id}`)}</p>
      <ul>
        ${presets.map((preset) => html`<li>${this.#item(preset)}</li>`)}
      </ul>
    </div>`;
  }

  #item(preset: Preset): TemplateResult {
    const current = this.store.view.value.preset === preset.id;
    return html`<button type="button" aria-current=${current} @click=${() => this.#open(preset)}>${this.text(`preset-${preset.id}`)}</button>`;
  }

  #lessonFromHere(): TemplateResult {
    const write = () => {
      this.#popover?.hidePopover();
      this.store.writing.value = { fromHere: true };
    };
    return html`<button type="button" class="write" @click=${write}>${icon("pen")} ${this.text("lesson-from-here")}</button>`;
  }

  #open(preset: Preset): void {
    this.#popover?.hidePopover();
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
      .group {
        padding: var(--space-1) var(--space-2);
        color: var(--muted);
        font-size: var(--size-1);
      }
      @media (min-width: 860px) {
        .popover {
          width: 600px;
        }
        .popover:popover-open {
          display: block;
          columns: 2;
        }
        [role="group"] {
          break-inside: avoid;
        }
        [role="group"]:nth-child(2) {
          break-before: column;
        }
      }
      li button {
        width: 100%;
        min-height: max(32px, var(--target));
        text-align: start;
      }
      .write {
        display: flex;
        align-items: center;
        gap: 6px;
        width: 100%;
        min-height: max(36px, var(--target));
        margin-top: var(--space-1);
        border-top: 1px solid var(--line);
        border-radius: 0;
        break-inside: avoid;
        text-align: start;
      }
      .write svg {
        margin: 0;
        color: var(--accent);
      }
      li button[aria-current="true"] {
        background: var(--accent-soft);
        font-weight: 650;
      }
    `,
  ];
}

customElements.define("playground-presets", PresetsMenu);
