import { css, html, svg, type TemplateResult } from "lit";
import type { Curve } from "../../experiment/protocol.ts";
import { thumbnail } from "../../charts/thumbnail.ts";
import { guarded } from "../../ui/controls/guarded.ts";
import { popover, popoverStyles } from "../../ui/controls/popover.ts";
import type { ActivationItem, ActivationSpec, LayerSpec } from "../../engine/types.ts";
import {
  activationName,
  activationSettings,
  activationsFor,
  withActivation,
  withHiddenActivation,
  type Experiment,
} from "../../experiment/experiment.ts";
import { ResultCache } from "../../state/result-cache.ts";
import { base, controls } from "../../ui/styles/base.ts";
import { View } from "../../ui/view.ts";

const SPAN = 4;
const SAMPLES = 41;
const FACE = "face";

/** A button with the curve of a layer's activation; it opens a menu of all activations by their curves. */
export class ActivationMenu extends View {
  static override properties = { layer: { attribute: false }, opened: { state: true }, learned: { state: true } };
  declare layer: number;
  declare opened: boolean;
  /** Mean of the learned parameter, to two digits. */
  declare learned: number | null;

  readonly #curves = new ResultCache<ActivationSpec, Curve>(async (activation) => {
    const x = Float64Array.from({ length: SAMPLES }, (_, i) => SPAN * ((2 * i) / (SAMPLES - 1) - 1));
    return (await this.session.ask((functions) => functions.activate(activation, x)))?.value;
  });

  constructor() {
    super();
    this.opened = false;
    this.learned = null;
  }

  protected override render(): TemplateResult {
    const catalog = this.store.description.value?.catalog;
    const experiment = this.store.experiment.value;
    const layer = experiment?.layers[this.layer];
    if (!catalog || !experiment || !layer) return html``;
    const offered = activationsFor(catalog, experiment, this.layer);
    this.#askFor(catalog.activations, layer, this.opened ? offered : []);
    const label = this.text("activation-pictures", { name: this.layerTitle(this.layer) });
    const content = this.opened ? this.#choices(offered, experiment, layer) : html``;
    const menu = html`<div @beforetoggle=${{ handleEvent: this.#onToggle, capture: true }}>
      ${popover({ id: "menu", label, face: this.#picture(FACE), content, className: "face outlined" })}
    </div>`;
    return html`${guarded(this, this.layer === experiment.layers.length - 1 ? "output" : "activation", menu)}`;
  }

  /** Before it opens, so that it is placed with its full size. */
  #onToggle = (event: ToggleEvent): void => {
    this.opened = event.newState === "open";
  };

  #askFor(known: readonly ActivationItem[], layer: LayerSpec, offered: readonly ActivationItem[]): void {
    const name = activationName(layer.activation);
    const item = known.find((item) => item.name === name);
    const parameter = item?.parameters.find(({ kind }) => kind === "number");
    const settings = { ...activationSettings(layer.activation), name };
    const face = parameter && this.learned !== null ? { ...settings, [parameter.name]: this.learned } : settings;
    const pictures = offered
      .filter(({ elementwise }) => elementwise)
      .map(({ name }): [string, ActivationSpec] => [name, { name }]);
    queueMicrotask(
      () =>
        void this.#curves.want([...(item?.elementwise ? [[FACE, face] as [string, ActivationSpec]] : []), ...pictures]),
    );
  }

  protected override paint(): void {
    const alpha = this.store.part("weights")?.[this.layer]?.alpha;
    this.learned = alpha ? Number((alpha.reduce((sum, value) => sum + value, 0) / alpha.length).toFixed(2)) : null;
  }

  #choices(offered: readonly ActivationItem[], experiment: Experiment, layer: LayerSpec): TemplateResult {
    const catalog = this.store.description.value!.catalog;
    const now = activationName(layer.activation);
    const hidden = this.layer < experiment.layers.length - 1;
    return html`<div class="choices">
        ${offered.map(
          ({ name }) => html`<button
            type="button"
            aria-pressed=${name === now}
            @click=${() => this.editLayer(this.layer, (draft, at) => withActivation(catalog, draft, at, name))}
          >
            ${this.#picture(name)}<span>${this.itemLabel("activation", name)}</span>
          </button>`,
        )}
      </div>
      ${
        hidden
          ? html`<button type="button" class="outlined" @click=${() => this.editLayer(this.layer, (draft, at) => withHiddenActivation(draft, draft.layers[at].activation))}>
            ${this.text("activation-everywhere", { name: this.itemLabel("activation", now) })}
          </button>`
          : html``
      }`;
  }

  #picture(slot: string): TemplateResult {
    const values = this.#curves.get(slot)?.value;
    return html`<svg viewBox="0 0 40 28" aria-hidden="true">${values ? thumbnail(values) : svg``}</svg>`;
  }

  static override styles = [
    base,
    controls,
    popoverStyles,
    css`
      button.face {
        display: block;
        width: 100%;
        min-width: 34px;
        padding: 0;
        background: var(--surface);
      }
      svg {
        display: block;
        width: 40px;
        height: 28px;
        margin: auto;
        fill: none;
      }
      .face svg {
        width: 32px;
        height: 24px;
      }
      .zero {
        stroke: var(--line);
      }
      .curve {
        stroke: var(--accent);
        stroke-width: 2;
        stroke-linecap: round;
        stroke-linejoin: round;
      }
      .popover {
        width: min(420px, calc(100vw - 12px));
        max-height: min(560px, calc(100vh - 12px));
        overflow-y: auto;
      }
      .choices {
        display: grid;
        grid-template-columns: repeat(auto-fill, minmax(92px, 1fr));
        gap: 4px;
      }
      .choices button {
        padding: 4px 2px;
        font-size: var(--size-1);
        line-height: 1.3;
      }
      .choices button[aria-pressed="true"] {
        border-color: var(--accent);
        background: var(--accent-soft);
        font-weight: 650;
      }
    `,
  ];
}

customElements.define("playground-activation-menu", ActivationMenu);
