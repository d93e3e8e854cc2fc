import { css, html, nothing, type PropertyValues, type TemplateResult } from "lit";
import type { Catalog, Issue, LayerItem } from "../../engine/types.ts";
import type { Experiment } from "../../experiment/experiment.ts";
import { withLayerAdded } from "../../experiment/layer-kinds.ts";
import { outputIndex } from "../../experiment/layers.ts";
import { repairs } from "../../experiment/repairs.ts";
import { refusalText, repairText } from "../../i18n/refusals.ts";
import { select } from "../../ui/controls/fields.ts";
import { placePopover } from "../../ui/controls/popover.ts";
import { base, controls } from "../../ui/styles/base.ts";
import { issueLayer } from "../../ui/issue-place.ts";
import { View } from "../../ui/view.ts";

/** What is wrong with a layer of some kind at a place, and whether the first repair mends it. */
interface Fit {
  issues: readonly Issue[];
  isRepaired: boolean;
}

/** The kinds of layer with a sentence each, and the place where they are added. Kinds that do not fit there say why. */
export class LayerMenu extends View {
  static override properties = { place: { state: true }, fits: { state: true } };
  /** The layer before which a new one is added; null: the output layer. */
  declare place: number | null;
  /** By kind; null while it is not known. */
  declare fits: readonly Fit[] | null;
  /** What `fits` is about. */
  #asked: { experiment: Experiment; before: number } | null = null;

  constructor() {
    super();
    this.place = null;
    this.fits = null;
  }

  get #catalog(): Catalog {
    return this.store.description.value!.catalog;
  }

  protected override render(): TemplateResult {
    const experiment = this.store.experiment.value;
    if (!experiment) return html``;
    const output = outputIndex(experiment.layers);
    const before = Math.min(this.place ?? output, output);
    void this.#ask(experiment, before);
    return html`
      ${select({
        id: "before",
        label: this.text("add-layer-before"),
        value: String(before),
        items: Array.from({ length: output + 1 }, (_, i) => ({ value: String(i), label: this.layerTitle(i) })),
        change: (value) => (this.place = Number(value)),
      })}
      ${this.#list(before, false)} ${this.#list(before, true)}
    `;
  }

  /** The kinds that fit there, or those that do not; as long as that is not known, all of them are among the first. */
  #list(before: number, refused: boolean) {
    const kinds = this.#catalog.layers.map((kind, i) => ({ kind, fit: this.fits?.[i] }));
    const shown = kinds.filter(({ fit }) => isRefused(fit) === refused);
    if (shown.length === 0) return nothing;
    return html`${refused ? html`<h4>${this.text("add-layer-misfits")}</h4>` : nothing}
      <ul>${shown.map(({ kind, fit }) => html`<li>${this.#choice(kind, before, fit)}</li>`)}</ul>`;
  }

  #choice(kind: LayerItem, before: number, fit: Fit | undefined): TemplateResult {
    const texts = this.store.texts.value;
    const refused = isRefused(fit);
    return html`<button type="button" ?disabled=${!fit || refused} @click=${() => this.#add(kind, before, fit!)}>
      <b>${texts.label("layer-kind", kind)}</b>
      <span class="muted">${texts.note("layer-kind", kind)}</span>
      ${refused ? html`<span class="why">${this.#layerOf(fit!.issues[0], before)} ${refusalText(texts, fit!.issues[0])}</span>` : nothing}
      ${fit?.isRepaired ? html`<span class="why">${this.#layerOf(fit.issues[0], before)} ${this.#repairOf(kind, before, fit)}</span>` : nothing}
    </button>`;
  }

  /** The layer that an issue is about, if it is not the new one, by its present name. */
  #layerOf({ path }: Issue, before: number) {
    const layer = issueLayer(path);
    if (layer === undefined || layer === before) return nothing;
    const name = this.layerTitle(layer > before ? layer - 1 : layer);
    return html`<b>${this.text("issue-of", { name })}</b>`;
  }

  #repairOf(kind: LayerItem, before: number, { issues }: Fit): string {
    const added = withLayerAdded(this.#catalog, this.store.experiment.value!, kind, before);
    const [repair] = repairs(this.#catalog, added, issues);
    return repair ? this.text("add-layer-with", { repair: repairText(this.store.texts.value, repair) }) : "";
  }

  #add(kind: LayerItem, before: number, { issues, isRepaired }: Fit): void {
    const catalog = this.#catalog;
    this.editLayer(before, (draft, at) => {
      const added = withLayerAdded(catalog, draft, kind, at);
      return (isRepaired && repairs(catalog, added, issues)[0]?.experiment) || added;
    });
    this.closest<HTMLElement>("[popover]")?.hidePopover();
  }

  async #ask(experiment: Experiment, before: number): Promise<void> {
    if (this.#asked?.experiment === experiment && this.#asked.before === before) return;
    const asked = (this.#asked = { experiment, before });
    const catalog = this.#catalog;
    const added = catalog.layers.map((kind) => withLayerAdded(catalog, experiment, kind, before));
    const issues = await this.session.fitting(added.map(networkOf));
    const repaired = issues && added.map((each, i) => repairs(catalog, each, issues[i])[0]?.experiment ?? each);
    const left = repaired && (await this.session.fitting(repaired.map(networkOf)));
    if (!left || asked !== this.#asked) return;
    this.fits = issues.map((found, i) => ({ issues: found, isRepaired: found.length > 0 && left[i].length === 0 }));
  }

  /** The list changes the size of the popover around it. */
  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    const around = this.closest<HTMLElement>("[popover]");
    if (around) placePopover(around);
  }

  static override styles = [
    base,
    controls,
    css`
      :host {
        display: grid;
        gap: var(--space-2);
      }
      ul {
        display: grid;
        gap: 2px;
      }
      li button {
        display: grid;
        gap: 1px;
        width: 100%;
        padding: var(--space-1) var(--space-2);
        font-size: var(--size-2);
        line-height: 1.35;
        text-align: start;
      }
      button:disabled {
        opacity: 1;
      }
      button:disabled b {
        color: var(--muted);
      }
      .why {
        font-size: var(--size-1);
        overflow-wrap: anywhere;
      }
      h4 {
        margin: var(--space-2) 0 0;
        padding-top: var(--space-2);
        border-top: 1px solid var(--line);
        color: var(--muted);
        font-size: var(--size-2);
        font-weight: 600;
      }
    `,
  ];
}

const isRefused = (fit: Fit | undefined): boolean => fit !== undefined && fit.issues.length > 0 && !fit.isRepaired;

const networkOf = ({ layers, loss }: Experiment) => ({ layers, loss });

customElements.define("playground-layer-menu", LayerMenu);
