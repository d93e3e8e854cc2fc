import { computed } from "@preact/signals-core";
import { css, html, nothing, type TemplateResult } from "lit";
import { guarded } from "../../ui/controls/guarded.ts";
import { icon } from "../../ui/controls/icons.ts";
import { setPreference } from "../../state/preferences.ts";
import { presetAfter, presetOf } from "../../experiment/presets.ts";
import { base, controls } from "../../ui/styles/base.ts";
import { openPreset } from "./open-preset.ts";
import { hasPresetTexts } from "./texts.ts";
import { View } from "../../ui/view.ts";

/** The hint for the open preset, and a button for the next one; on a first visit the button that starts training. */
export class PresetHint extends View {
  readonly #begun = computed(() => this.store.playing.value || (this.store.snapshot.value?.status.step ?? 0) > 0);

  protected override render(): TemplateResult | typeof nothing {
    const preset = presetOf(this.store.view.value.preset);
    if (!preset) return nothing;
    const next = presetAfter(preset);
    const texts = this.store.texts.value;
    if (![`hint-${preset.id}`, `preset-${next.id}`].every((id) => texts.has(id)) && !hasPresetTexts(this.store))
      return html`<section aria-label=${this.text("presets")} aria-busy="true"></section>`;
    const isFirst = this.store.permissions.isSimple.value && !this.#begun.value;
    return html`<section aria-label=${this.text("presets")}>
      ${icon("idea")}
      <p><b>${this.text(`preset-${preset.id}`)}</b> ${this.text(`hint-${preset.id}`)}</p>
      ${
        isFirst
          ? html`<button type="button" class="primary train" @click=${() => this.session.play()}>${icon("play")} ${this.text("train")}</button>`
          : guarded(
              this,
              "presets",
              html`<button type="button" class="outlined" @click=${() => openPreset(next, this.store, this.session)}>${this.text("next", { name: this.text(`preset-${next.id}`) })}</button>`,
            )
      }
      <button type="button" class="close" aria-label=${this.text("dismiss")} title=${this.text("dismiss")} @click=${this.#close}>${icon("close")}</button>
    </section>`;
  }

  /** Once closed, the hint is not shown at the start again. */
  #close = (): void => {
    setPreference("watched", "yes");
    this.store.change({ preset: null });
  };

  static override styles = [
    base,
    controls,
    css`
      section {
        display: flex;
        align-items: center;
        gap: var(--space-3);
        min-height: 32px;
        padding: 2px var(--space-3);
        border-radius: var(--radius);
        background: var(--accent-soft);
      }
      svg.icon {
        flex: none;
      }
      section > svg.icon {
        color: var(--accent);
      }
      p {
        flex: 1 1 auto;
      }
      b {
        margin-inline-end: var(--space-2);
      }
      button {
        flex: none;
      }
      .outlined {
        background: var(--surface);
        font-size: var(--size-2);
      }
      .train {
        display: flex;
        align-items: center;
        gap: var(--space-2);
        min-height: 44px;
        padding: 0 var(--space-4) 0 var(--space-3);
        border-radius: 22px;
        font-size: var(--size-4);
      }
      .train svg.icon {
        margin: 0;
      }
      @container (max-width: 859px) {
        section {
          display: grid;
          grid-template-columns: auto minmax(0, 1fr) auto;
          align-items: start;
          padding: var(--space-3);
        }
        p {
          grid-row: 1;
          grid-column: 2;
        }
        b {
          display: block;
        }
        .close {
          grid-row: 1;
          grid-column: 3;
        }
        .train {
          grid-column: 1 / -1;
          justify-content: center;
        }
        .outlined {
          grid-column: 2;
          justify-self: start;
          text-align: start;
        }
      }
    `,
  ];
}

customElements.define("playground-hint", PresetHint);
