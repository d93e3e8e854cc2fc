import { effect } from "@preact/signals-core";
import { html, type TemplateResult } from "lit";
import { lockable, lockNote } from "../../ui/controls/guarded.ts";
import { base, controls } from "../../ui/styles/base.ts";
import { classColors } from "../../ui/legend.ts";
import { View } from "../../ui/view.ts";
import { roomStyles } from "../room-styles.ts";
import { barStyles } from "../bar.ts";
import { LAB } from "../../experiment/rooms.ts";
import { chainCard } from "./cards/chain.ts";
import { digitsCard } from "./cards/digits.ts";
import { roundingCard } from "./cards/rounding.ts";
import { sigmoidsCard } from "./cards/sigmoids.ts";
import { Lab } from "./model.ts";
import { softmaxStyles } from "./styles.ts";

/** Every number between logits and the loss's gradient, and how floating point changes them. */
export class SoftmaxLab extends View {
  readonly #lab = new Lab(this);
  #stopAsking = () => {};

  override connectedCallback(): void {
    super.connectedCallback();
    this.#stopAsking = effect(() => this.#lab.ask());
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#stopAsking();
  }

  protected override render(): TemplateResult {
    const lab = this.#lab;
    const cards = [chainCard(lab, this.#showDigits), sigmoidsCard(lab), digitsCard(lab), roundingCard(lab)];
    return html`${lockNote(this, "lab")}
      <div class=${`grid ${this.store.layout.value}`}>${lockable(this, "lab", cards)}</div>`;
  }

  #showDigits = (): void => {
    this.#lab.change({ power: LAB.power });
    const heading = this.renderRoot.querySelector<HTMLElement>("#digits");
    heading?.scrollIntoView({
      block: "center",
      behavior: matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth",
    });
    heading?.focus({ preventScroll: true });
  };

  static override styles = [base, controls, classColors, roomStyles, barStyles, softmaxStyles];
}

customElements.define("playground-softmax-lab", SoftmaxLab);
