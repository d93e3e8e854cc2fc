import { css, html, nothing, type TemplateResult } from "lit";
import { CONTROLS } from "../experiment/author/controls.ts";
import { guarded } from "../ui/controls/guarded.ts";
import { savePicture } from "../ui/controls/save-picture.ts";
import { tabId, tabs } from "../ui/controls/tabs.ts";
import { isOffered, offeredPanel, type Panel } from "../state/panel.ts";
import { base, controls } from "../ui/styles/base.ts";
import "./curves/view.ts";
import { PANELS } from "./list.ts";
import type { PanelView } from "./panel-view.ts";
import "../ui/explain.ts";
import { View } from "../ui/view.ts";

const TABPANEL = "analysis";

/** The panels below the network, one at a time. A panel that is not shown is not computed. */
export class AnalysisView extends View {
  /** For the warnings on the tabs. */
  static override needs = PANELS.flatMap(({ warns, needs }) => (warns ? needs : []));

  #view: PanelView | null = null;

  protected override render(): TemplateResult {
    const isInline = this.hasAttribute("inline");
    const shape = this.store.points.value?.shape ?? [];
    const layers = this.store.experiment.value?.layers ?? [];
    const panels = PANELS.filter(
      (panel) =>
        this.#isAllowed(panel) && isOffered(panel, shape, layers) && !(isInline && panel.isTabInNarrow === false),
    );
    const panel = offeredPanel(panels, this.store.view.value.analysis, shape, layers);
    const view = this.#viewOf(panel);
    this.toggleAttribute("tall", panel.isTall ?? false);
    return html`
      ${guarded(
        this,
        "panels",
        tabs({
          panel: TABPANEL,
          label: this.text("analysis"),
          names: panels.map(({ id }) => id),
          current: panel.id,
          face: (id) => this.#face(panels.find((panel) => panel.id === id)!),
          choose: (id) => this.store.change({ analysis: id }),
        }),
      )}
      <div class="held">
        <div id=${TABPANEL} class="panel" role="tabpanel" tabindex="0" aria-labelledby=${tabId(TABPANEL, panel.id)}>
          <h2 class="visually-hidden">${this.text(`analysis-${panel.id}`)}</h2>
          ${view}
        </div>
      </div>
      <div class="corner">
        <playground-explain
          panel=${panel.id}
          .numbers=${() => view?.explanation.numbers(this.store) ?? {}}
          .formula=${view?.explanation.formula}
        ></playground-explain>
        ${savePicture(this, panel.id)}
      </div>
    `;
  }

  /** The panels that are on show; if the author names none of them, all. Some are controls, too. */
  #isAllowed({ id }: Panel): boolean {
    const { permissions } = this.store;
    const isListed = !PANELS.some((panel) => permissions.author.value.panels?.has(panel.id)) || permissions.shows(id);
    const control = CONTROLS.find((name) => name === id);
    return isListed && (control === undefined || permissions.has(control));
  }

  #face({ id, warns }: Panel): TemplateResult {
    const title = this.text(`analysis-${id}`);
    return html`<span class="face" data-bold=${title}>${title}</span>
    ${warns?.(this.store) ? html`<span class="warns" role="img" aria-label=${this.text("analysis-warns")} title=${this.text("analysis-warns")}>⚠</span>` : nothing}`;
  }

  /** The view of the panel on show; null while it is loading. */
  #viewOf({ id, load }: Panel): PanelView | null {
    const tag = `playground-${id}`;
    if (load && !this.store.modules.has(id, load)) return (this.#view = null);
    if (this.#view?.localName !== tag) this.#view = document.createElement(tag) as PanelView;
    this.#view.toggleAttribute("inline", this.hasAttribute("inline"));
    return this.#view;
  }

  static override styles = [
    base,
    controls,
    css`
      :host {
        display: grid;
        grid-template-columns: auto minmax(0, 1fr) auto;
        grid-template-rows: minmax(0, 1fr);
        gap: var(--space-4);
        min-height: 0;
      }
      :host(:not([inline])) {
        container-type: size;
      }
      .tabs {
        display: grid;
        grid-template-columns: var(--abreast, auto);
        align-content: start;
        gap: 2px;
        min-height: 0;
        overflow: hidden auto;
        padding-inline-end: var(--space-3);
        border-inline-end: 1px solid var(--line);
      }
      /* Two columns if eight, nine or ten tabs do not fit below each other. */
      @container (max-height: 205px) {
        .tabs {
          --abreast: auto auto;
        }
      }
      @container (max-height: 231px) {
        .tabs:has(:nth-child(9)) {
          --abreast: auto auto;
        }
      }
      @container (max-height: 257px) {
        .tabs:has(:nth-child(10)) {
          --abreast: auto auto;
        }
      }
      .tabs button {
        min-height: 24px;
        text-align: start;
        font-size: var(--size-2);
        color: var(--muted);
        white-space: nowrap;
      }
      .tabs button[aria-selected="true"] {
        background: var(--accent-soft);
        color: var(--text);
        font-weight: 650;
      }
      /* As wide as in bold type, so that the panel beside the tabs does not move. */
      .face {
        display: inline-grid;
      }
      .face::after {
        content: attr(data-bold) / "";
        height: 0;
        overflow: hidden;
        visibility: hidden;
        font-weight: 650;
      }
      .warns {
        color: var(--warning);
      }
      .held {
        grid-column: 2;
        position: relative;
        min-width: 0;
        min-height: 0;
      }
      .panel {
        display: grid;
        min-width: 0;
        min-height: 0;
        overflow: hidden auto;
        container-type: inline-size;
      }
      /* Limits layout to this box: an item of a grid or flex container would lay out the container as well. */
      :host(:not([inline])) .panel {
        position: absolute;
        inset: 0;
        contain: size layout;
      }
      .panel:focus-visible {
        outline-offset: -2px;
      }
      :host([inline]) {
        grid-template-columns: minmax(0, 1fr) auto;
        column-gap: var(--space-2);
      }
      :host([inline]) .held {
        grid-column: 1 / -1;
        grid-row: 2;
      }
      :host([inline]) .tabs {
        grid-template-columns: repeat(4, auto);
        padding: 3px;
        border: 1px solid var(--line);
        border-radius: var(--radius);
        background: var(--sunken);
      }
      :host([inline]) .tabs button {
        text-align: center;
        padding-inline: 2px;
      }
      @container (max-width: 359px) {
        :host([inline]) .tabs button {
          font-size: var(--size-1);
        }
      }
      :host([inline]) .tabs button[aria-selected="true"] {
        background: var(--surface);
        box-shadow: 0 0 0 1px var(--control-line);
      }
      .corner {
        display: grid;
        align-content: start;
        justify-items: center;
        gap: var(--space-1);
      }
      :host([inline]) .corner {
        align-content: center;
      }
      :host([inline]) .panel {
        overflow: visible;
      }
    `,
  ];
}

customElements.define("playground-analysis", AnalysisView);
