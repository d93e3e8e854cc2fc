import { css, html, type TemplateResult } from "lit";
import { icon } from "../../ui/controls/icons.ts";
import { placePopover } from "../../ui/controls/popover.ts";
import { PRESET_GROUPS, type Preset, type PresetGroup } from "../../experiment/presets.ts";
import { base, controls } from "../../ui/styles/base.ts";
import { openPreset } from "./open-preset.ts";
import { View } from "../../ui/view.ts";

/** The presets in groups, within the popover of the menu. */
export class PresetList extends View {
  protected override render(): TemplateResult {
    return html`${PRESET_GROUPS.map((group) => this.#group(group))} ${this.#lessonFromHere()}`;
  }

  /** It comes when the popover is open, and makes it larger. */
  protected override updated(): void {
    if (this.#popover) placePopover(this.#popover);
  }

  get #popover(): HTMLElement | null {
    return this.closest<HTMLElement>(".popover");
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
    css`
      .group {
        padding: var(--space-1) var(--space-2);
        color: var(--muted);
        font-size: var(--size-1);
      }
      @media (min-width: 860px) {
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

customElements.define("playground-preset-list", PresetList);
