import { signal } from "@preact/signals-core";
import { html, nothing, type TemplateResult } from "lit";
import type { Store } from "../../state/store.ts";
import type { View } from "../../ui/view.ts";
import { icon } from "../../ui/controls/icons.ts";
import { boundsOf } from "../expression/bound.ts";
import type { Value } from "../expression/evaluate.ts";
import { factText } from "../expression/fact-text.ts";
import { parse } from "../expression/parse.ts";
import type { Path } from "../expression/tree.ts";
import type { Builder } from "./builder.ts";
import { Picker } from "./picker.ts";

/** What a number is picked for, by a name of the field. */
interface Picking {
  field: string;
  picked(path: string, value: Value): void;
}

interface Offer {
  field: string;
  bounds: readonly string[];
  take(bound: string): void;
}

/** Numbers of the page that are picked for a field of the step, and the bounds that are offered for them. */
export class Picks {
  readonly #store: Store;
  readonly #builder: Builder;
  /** The element's own shadow root, with all views. */
  readonly #root: () => ShadowRoot;
  readonly picking = signal<Picking | null>(null);
  readonly offer = signal<Offer | null>(null);
  #picker: Picker | undefined;

  constructor(store: Store, builder: Builder, root: () => ShadowRoot) {
    this.#store = store;
    this.#builder = builder;
    this.#root = root;
  }

  stop(): void {
    this.#picker?.stop();
    this.picking.value = null;
    this.offer.value = null;
  }

  #begin(picking: Picking): void {
    const wasOn = this.picking.value?.field === picking.field;
    this.stop();
    if (wasOn) return;
    this.picking.value = picking;
    this.#picker = new Picker(this.#root(), {
      name: (path) => factText(this.#store.texts.value, parse(path) as Path),
      picked: (path) => void this.#picked(path),
      ended: () => this.stop(),
    });
  }

  async #picked(path: string): Promise<void> {
    const { picking } = this;
    const wanted = picking.value;
    picking.value = null;
    const value = await this.#builder.valueOf(path);
    if (wanted && value !== undefined) wanted.picked(path, value);
  }

  /** A button that picks a number for a field, and what is offered for it. `take` gets the bound that is chosen. */
  bound(view: View, field: string, take: (bound: string) => void): TemplateResult {
    const picked = (path: string, value: Value) => {
      this.offer.value = { field, bounds: boundsOf(path, value), take };
      void view.updateComplete.then(() => view.renderRoot.querySelector<HTMLElement>(".offer button")?.focus());
    };
    return html`${this.button(view, { field, picked })} ${this.#offered(view, field)}`;
  }

  button(view: View, picking: Picking): TemplateResult {
    const isOn = this.picking.value?.field === picking.field;
    return html`<button type="button" class="outlined pick" data-pick=${picking.field} aria-pressed=${isOn} @click=${() => this.#begin(picking)}>
        ${icon("pin")} ${view.text("builder-pick")}
      </button>
      <p class="hint" role="status">${isOn ? view.text("builder-picking") : nothing}</p>`;
  }

  #offered(view: View, field: string) {
    const offer = this.offer.value;
    if (offer?.field !== field) return nothing;
    const { language } = this.#store.texts.value;
    const take = (bound: string) => {
      this.offer.value = null;
      offer.take(bound);
    };
    return html`<div class="offer" role="group" aria-label=${view.text("builder-offer")}>
      <p>${view.text("builder-offer")}</p>
      ${offer.bounds.map((bound) => {
        const said = this.#builder.sentences(bound).find((each) => each.language === language)?.said;
        return html`<button type="button" class="outlined" @click=${() => take(bound)}>${said ?? bound}</button>`;
      })}
    </div>`;
  }
}
