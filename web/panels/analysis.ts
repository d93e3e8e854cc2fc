import { css, html, nothing, type TemplateResult } from "lit";
import { tabId, tabs } from "../ui/controls/tabs.ts";
import { diagnose } from "./health/diagnosis.ts";
import { ANALYSES, type Analysis } from "./list.ts";
import { base, controls } from "../ui/styles/base.ts";
import "./curves/view.ts";
import "../ui/explain.ts";
import { View } from "../ui/view.ts";

const PANEL = "analysis";

/** The panels that come when they are opened. */
const LAZY = {
  health: () => import("./health/view.ts"),
  nudge: () => import("./nudge/view.ts"),
  collapse: () => import("./collapse/view.ts"),
  confusion: () => import("./confusion/view.ts"),
  backprop: () => import("./backprop/view.ts"),
  warp: () => import("./space/view.ts"),
  pad: () => import("./digit-canvas/view.ts"),
  compare: () => import("./compare/view.ts"),
} as const;

/** What can be seen of the training, one panel at a time: what is not on show is not computed. */
export class AnalysisView extends View {
  static override needs = ["health"] as const;

  protected override render(): TemplateResult {
    const names = ANALYSES.filter((name) => name !== "pad" || (this.store.side.value && !this.hasAttribute("inline")));
    const analysis = names.find((name) => name === this.store.view.value.analysis) ?? names[0];
    return html`
      ${tabs({
        panel: PANEL,
        label: this.text("analysis"),
        names,
        current: analysis,
        face: (name) => this.#face(name),
        choose: (analysis) => this.store.change({ analysis }),
      })}
      <div class="held">
        <div id=${PANEL} class="panel" role="tabpanel" tabindex="0" aria-labelledby=${tabId(PANEL, analysis)}>
          <h2 class="visually-hidden">${this.text(`analysis-${analysis}`)}</h2>
          ${this.#panel(analysis)}
        </div>
      </div>
      <playground-explain panel=${analysis} .store=${this.store} .session=${this.session}></playground-explain>
    `;
  }

  #face(name: Analysis): TemplateResult {
    const warns = name === "health" && this.#isIll();
    const title = this.text(`analysis-${name}`);
    return html`<span class="face" data-bold=${title}>${title}</span>
    ${warns ? html`<span class="warns" role="img" aria-label=${this.text("analysis-warns")} title=${this.text("analysis-warns")}>⚠</span>` : nothing}`;
  }

  #isIll(): boolean {
    const catalog = this.store.description.value?.catalog;
    const experiment = this.store.experiment.value;
    const health = this.store.part("health");
    const step = this.store.snapshot.peek()?.status.step;
    if (!catalog || !experiment || step === undefined || health?.length !== experiment.layers.length) return false;
    return diagnose(catalog, experiment, health, step).length > 0;
  }

  #panel(name: Analysis): TemplateResult {
    const [store, session] = [this.store, this.session];
    if (name !== "curves" && !store.parts.has(name, LAZY[name])) return html``;
    switch (name) {
      case "curves":
        return html`<playground-curves ?inline=${this.hasAttribute("inline")} .store=${store} .session=${session}></playground-curves>`;
      case "health":
        return html`<playground-health .store=${store} .session=${session}></playground-health>`;
      case "nudge":
        return html`<playground-nudge .store=${store} .session=${session}></playground-nudge>`;
      case "collapse":
        return html`<playground-collapse .store=${store} .session=${session}></playground-collapse>`;
      case "confusion":
        return html`<playground-confusion .store=${store} .session=${session}></playground-confusion>`;
      case "backprop":
        return html`<playground-backprop .store=${store} .session=${session}></playground-backprop>`;
      case "warp":
        return html`<playground-warp .store=${store} .session=${session}></playground-warp>`;
      case "pad":
        return html`<playground-pad .store=${store} .session=${session}></playground-pad>`;
      case "compare":
        return html`<playground-compare .store=${store} .session=${session}></playground-compare>`;
    }
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
      /* Where eight, or with the pad nine, do not stand below each other. */
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
      /* As wide as when it is chosen, so that the panel beside the tabs stays where it is. */
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
      /* New numbers lay out no more than this: what a grid or flex places lays out its container with it. */
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
      :host([inline]) playground-explain {
        align-self: center;
      }
      :host([inline]) .panel {
        overflow: visible;
      }
    `,
  ];
}

customElements.define("playground-analysis", AnalysisView);
