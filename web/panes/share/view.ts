import { html, nothing, type LitElement, type PropertyDeclarations, type TemplateResult } from "lit";
import { icon } from "../../ui/controls/icons.ts";
import { tabId, tabs } from "../../ui/controls/tabs.ts";
import { isStored } from "../../experiment/experiment.ts";
import { nextTask } from "../../platform/turns.ts";
import { base, controls, dialogs } from "../../ui/styles/base.ts";
import { View } from "../../ui/view.ts";
import "./code/view.ts";
import "./embed/view.ts";
import "./file-view.ts";
import "./link-view.ts";
import "./model-view.ts";
import "./pictures-view.ts";
import { shareStyles } from "./styles.ts";
import { LINKED, WAYS } from "./ways.ts";
import type { Way } from "../../state/sharing.ts";

const PANEL = "share-way";

/** The dialog with all ways in which the experiment leaves the page. */
export class ShareView extends View {
  static override properties: PropertyDeclarations = {
    link: { attribute: false },
    way: { attribute: false },
    figure: { attribute: false },
  };
  /** The page's own address; null: nothing leads back to it. */
  declare link: string | null;
  /** The way that is shown; undefined: the first one. */
  declare way: Way | undefined;
  /** What the pictures begin with. */
  declare figure: string | undefined;

  get #ways(): Way[] {
    const isOffered = (id: Way) => !LINKED.includes(id) || (this.link !== null && !(id === "embed" && this.#isStored));
    return WAYS.map(({ id }) => id).filter(isOffered);
  }

  /** The data is on this device alone. */
  get #isStored(): boolean {
    return isStored(this.store.experiment.value!.data);
  }

  get #way(): Way {
    return this.way ?? this.#ways[0];
  }

  protected override async firstUpdated(): Promise<void> {
    this.renderRoot.querySelector("dialog")!.showModal();
    const way = this.renderRoot.querySelector<LitElement>(".way > :not(h3)")!;
    while (!way.hasUpdated) await nextTask(); // not until it is painted, which may take its turn after others
    way.renderRoot.querySelector<HTMLElement>("[autofocus]")?.focus();
  }

  protected override render(): TemplateResult {
    const close = this.text("share-close");
    const way = this.#way;
    return html`<dialog aria-labelledby="title" @close=${() => this.dispatchEvent(new Event("close"))}>
      <div class="head">
        <h2 id="title">${this.text("share")}</h2>
        <button type="button" aria-label=${close} title=${close} @click=${() => this.renderRoot.querySelector("dialog")!.close()}>${icon("close")}</button>
      </div>
      ${tabs({
        panel: PANEL,
        label: this.text("share-ways"),
        names: this.#ways,
        current: way,
        face: (id) => this.#face(id),
        choose: (id) => (this.way = id),
      })}
      <div class="way" id=${PANEL} role="tabpanel" aria-labelledby=${tabId(PANEL, way)} @way=${(event: CustomEvent<Way>) => (this.way = event.detail)}>
        <h3>${this.text(`share-way-${way}`)}</h3>
        ${this.#panel(way)}
      </div>
    </dialog>`;
  }

  #face(id: Way): TemplateResult {
    const { face } = WAYS.find((way) => way.id === id)!;
    return html`${face()}<b>${this.text(`share-way-${id}`)}</b><small>${this.text(id === "link" && this.#isStored ? "share-about-link-stored" : `share-about-${id}`)}</small>`;
  }

  #panel(way: Way): TemplateResult | typeof nothing {
    const { link } = this;
    switch (way) {
      case "link":
        return html`<playground-share-link .link=${link}></playground-share-link>`;
      case "file":
        return html`<playground-share-file .link=${link}></playground-share-file>`;
      case "code":
        return html`<playground-share-code .link=${link}></playground-share-code>`;
      case "model":
        return html`<playground-share-model .link=${link}></playground-share-model>`;
      case "pictures":
        return html`<playground-share-pictures .link=${link} .figure=${this.figure}></playground-share-pictures>`;
      case "embed":
        return html`<playground-share-embed .link=${link}></playground-share-embed>`;
    }
  }

  static override styles = [base, controls, dialogs, shareStyles];
}

customElements.define("playground-share", ShareView);
