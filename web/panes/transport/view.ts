import { css, html, type TemplateResult } from "lit";
import { guarded } from "../../ui/controls/guarded.ts";
import { icon } from "../../ui/controls/icons.ts";
import { base, controls } from "../../ui/styles/base.ts";
import { View } from "../../ui/view.ts";

/** Play, pause, one step, one epoch, reset. */
export class TransportView extends View {
  protected override render(): TemplateResult {
    const ready = this.store.experiment.value !== null;
    const playing = this.store.playing.value;
    const stuck = this.store.diverged.value !== null;
    return html`<div class="buttons" role="group" aria-label=${this.text("transport")}>
      ${guarded(
        this,
        "reset",
        this.#button("reset", ready, () => void this.session.reset()),
      )}
      ${guarded(
        this,
        "play",
        html`<button
        type="button"
        class="primary play"
        aria-label=${this.text(playing ? "pause" : "play")}
        title=${this.text(playing ? "pause" : "play")}
        ?disabled=${!ready || stuck}
        @click=${() => (playing ? this.session.pause() : this.session.play())}
      >
        ${icon(playing ? "pause" : "play")}
      </button>`,
      )}
      ${guarded(
        this,
        "step",
        html`${this.#button("step", ready && !stuck, () => void this.session.advance({ steps: 1 }))}
        ${this.#button("epoch", ready && !stuck, () => void this.session.advance({ epochs: 1 }))}`,
      )}
    </div>`;
  }

  #button(name: "reset" | "step" | "epoch", enabled: boolean, press: () => void): TemplateResult {
    const label = this.text(name);
    return html`<button type="button" class="outlined" aria-label=${label} title=${label} ?disabled=${!enabled} @click=${press}>
      ${icon(name)}
    </button>`;
  }

  static override styles = [
    base,
    controls,
    css`
      .buttons {
        display: flex;
        align-items: center;
        gap: 6px;
      }
      button {
        width: 36px;
        height: 36px;
        padding: 0;
        border-radius: 50%;
        border-color: var(--line);
      }
      .play {
        width: 48px;
        height: 48px;
        box-shadow: 0 2px 8px var(--shadow);
      }
      .play svg.icon {
        width: 26px;
        height: 26px;
      }
      @container (min-width: 860px) {
        .play {
          width: 44px;
          height: 44px;
        }
      }
      @container (max-width: 359px) {
        .buttons {
          gap: 2px;
        }
      }
    `,
  ];
}

customElements.define("playground-transport", TransportView);
