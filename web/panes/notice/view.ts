import { css, html, nothing, type PropertyDeclarations, type TemplateResult } from "lit";
import { changes } from "../../i18n/changes.ts";
import { icon } from "../../ui/controls/icons.ts";
import type { Reached } from "../../experiment/protocol.ts";
import type { Reason } from "../../platform/causes.ts";
import type { Status } from "../../engine/types.ts";
import { followed } from "../../state/followed.ts";
import { repairs } from "../../experiment/repairs.ts";
import { NUMBERS_LINKED } from "../../experiment/link.ts";
import { placedRefusalText, refusalText, repairText } from "../../i18n/refusals.ts";
import type { GivenUp, Notice } from "../../state/notice.ts";
import { base, controls } from "../../ui/styles/base.ts";
import { goalText } from "../transport/goal-text.ts";
import { View } from "../../ui/view.ts";

const SLOWER = 0.1;
const MOST_ISSUES = 3;
const MOST_FOLLOWED = 4;
/** Causes that a retry may fix, and causes that need a reload. */
const REQUESTED: readonly Reason[] = ["offline", "unreachable", "missing", "page", "type"];
const RELOADED: readonly Reason[] = ["damaged", "policy", "newer", "unknown"];
const REFUSED = {
  link: "link-refused",
  start: "start-refused",
  change: "config-refused",
  baseline: "baseline-refused",
} as const;

/** Error messages over the page. */
export class NoticeView extends View {
  static override properties: PropertyDeclarations = { reloads: { type: Boolean } };
  /** Whether the element fills the page, so that the page may be reloaded. */
  declare reloads: boolean;
  #selected: Notice | null = null;

  protected override render(): TemplateResult {
    const diverged = this.store.diverged.value;
    const notice = this.store.notice.value;
    return html`<div role="alert">
      ${diverged ? this.#divergence(diverged) : nothing} ${notice && !this.#isOver(notice) ? this.#notice(notice) : nothing}
    </div>`;
  }

  #notice(notice: Notice): TemplateResult {
    return html`<div class=${notice.kind === "goal" || notice.kind === "followed" ? "card reached" : "card"}>
      <div>${this.#words(notice)}</div>
      <button type="button" aria-label=${this.text("dismiss")} @click=${() => (this.store.notice.value = null)}>${icon("close")}</button>
    </div>`;
  }

  #words(notice: Notice): TemplateResult {
    switch (notice.kind) {
      case "issues":
        return html`${this.#refused(notice)}
          <ul>
            ${notice.issues.slice(0, MOST_ISSUES).map((issue) => html`<li>${issue.path ? html`<code>${issue.path}</code> ` : nothing}${placedRefusalText(this.store.texts.value, issue)}</li>`)}
          </ul>
          ${this.#repairs(notice)}`;
      case "link":
        return html`<p><b>${this.text("link-damaged")}</b> ${this.text(notice.fault)} ${notice.at ? this.text("link-at", { column: notice.at }) : nothing}</p>`;
      case "too-large":
        return html`<p>${this.text("link-too-large", { count: NUMBERS_LINKED })} ${notice.isSaved ? this.text("saved-here") : nothing}</p>`;
      case "damaged":
        return html`<p><b>${this.text("restore-damaged")}</b></p>
          <ul>
            ${notice.faults.map((fault) => html`<li>${this.text(fault)}</li>`)}
          </ul>`;
      case "restorable":
        return html`<p>${this.text("restore-late")}</p>
          <div class="actions"><button type="button" class="primary" @click=${notice.restore}>${this.text("restore")}</button></div>`;
      case "unsaved":
        return html`<p><b>${this.text(notice.fault)}</b> ${this.text("unsaved-advice")}</p>`;
      case "replaced":
        return html`<p>${this.text("worker-replaced", { step: notice.step })}</p>`;
      case "given-up":
        return this.#givenUp(notice);
      case "goal":
        return this.#goal(notice.reached);
      case "followed":
        return this.#followed(notice.asked);
      case "stopped":
        return html`<p>${this.text("worker-stopped")}</p>
          <div class="actions"><button type="button" class="primary" @click=${() => this.session.restart()}>${this.text("worker-again")}</button></div>`;
      case "cause":
        return this.#cause(notice);
      case "copy":
        return html`<p>${this.text("copy-by-hand")}</p>
          <input readonly aria-label=${this.text("copy-by-hand")} .value=${notice.text} />`;
      case "broken":
        return html`<p><b>${this.text("engine-broken")}</b></p>
          <p>${refusalText(this.store.texts.value, notice.issue)}</p>`;
    }
  }

  /** For each repair of a refused change a button that makes the change with it, as one step of undo. */
  #repairs({ issues, draft }: Notice & { kind: "issues" }) {
    const found = draft ? repairs(this.store.description.value!.catalog, draft, issues) : [];
    if (found.length === 0) return nothing;
    return html`<div class="actions">
      ${found.map(
        (
          repair,
          i,
        ) => html`<button type="button" class=${i === 0 ? "primary" : "outlined"} @click=${() => void this.session.edit(() => repair.experiment)}>
          ${repairText(this.store.texts.value, repair)}
        </button>`,
      )}
    </div>`;
  }

  #isOver(notice: Notice): boolean {
    return notice.kind === "followed" && notice.of !== this.store.experiment.value;
  }

  #followed(asked: readonly string[]): TemplateResult {
    const said = followed(this.store, asked);
    const shown = said.slice(0, MOST_FOLLOWED).join(" · ");
    const words =
      said.length > MOST_FOLLOWED
        ? this.text("change-and-more", { change: shown, count: said.length - MOST_FOLLOWED })
        : shown;
    return html`<p><b>${this.text("followed")}</b> ${words}</p>
      <div class="actions"><button type="button" class="outlined" @click=${() => void this.session.travel(-1)}>${this.text("undo")}</button></div>`;
  }

  #givenUp({ act, before, after }: GivenUp): TemplateResult {
    const texts = this.store.texts.value;
    const said = before && after ? changes(texts, this.store.description.value!.catalog, before, after) : [];
    return html`<p><b>${this.text("given-up", { act: this.text(`given-up-${act}`) })}</b></p>
      ${said.length > 0 ? html`<ul>${said.slice(0, MOST_ISSUES).map((change) => html`<li>${change}</li>`)}</ul>` : nothing}
      <p>${this.text("given-up-kept")}</p>`;
  }

  #cause({ cause: { kind, reason, file, detail }, again }: Notice & { kind: "cause" }): TemplateResult {
    const name = file ? new URL(file).pathname.split("/").slice(-2).join("/") : this.text("this-file");
    return html`<p><b>${this.text(`cause-${kind}`)}</b> ${this.text(`reason-${reason}`, { file: name, detail: detail ?? "" })}</p>
      ${REQUESTED.includes(reason) ? this.#again(again) : nothing} ${RELOADED.includes(reason) ? this.#reload() : nothing}`;
  }

  #again(again: () => void): TemplateResult {
    const press = () => {
      this.store.notice.value = null;
      again();
    };
    return html`<div class="actions"><button type="button" class="primary" @click=${press}>${this.text("try-again")}</button></div>`;
  }

  /** An embedded element does not reload its host page. */
  #reload() {
    if (!this.reloads) return nothing;
    return html`<div class="actions"><button type="button" class="primary" @click=${() => location.reload()}>${this.text("reload")}</button></div>`;
  }

  /** Selects the text to copy, once. */
  protected override updated(): void {
    const notice = this.store.notice.peek();
    if (notice === this.#selected) return;
    this.#selected = notice;
    const field = this.renderRoot.querySelector("input");
    field?.focus();
    field?.select();
  }

  #refused({ from, issues }: Notice & { kind: "issues" }): TemplateResult {
    if (from === "link" && issues[0].path === "")
      return html`<p><b>${this.text("link-damaged")}</b> ${this.text("link-not-json")}</p>`;
    return html`<p><b>${this.text(REFUSED[from])}</b></p>`;
  }

  #goal({ goal, step, epoch }: Reached): TemplateResult {
    const texts = this.store.texts.value;
    const reached = goalText(texts, goal, this.store.score.value!);
    return html`<p><b>${this.text("goal-reached", { goal: reached })}</b></p>
      <p>${this.text("goal-took", { steps: step, epochs: texts.number(epoch, { maximumFractionDigits: 1 }) })}</p>`;
  }

  #divergence(diverged: NonNullable<Status["diverged"]>): TemplateResult {
    const { step, layer, good_step } = diverged;
    const atStart = step === 0;
    return html`<div class="card diverged">
      <div>
        <p><b>${this.text(atStart ? "diverged-start" : "diverged", { step, layer: this.layerTitle(layer) })}</b></p>
        <p>${refusalText(this.store.texts.value, diverged)}</p>
        <p class="muted">${this.text(atStart ? "diverged-start-why" : "diverged-why")}</p>
        <div class="actions">${atStart ? this.#undo() : this.#back(good_step)}</div>
      </div>
    </div>`;
  }

  #back(step: number): TemplateResult {
    return html`<button type="button" class="primary" @click=${() => void this.session.rewind()}>${this.text("rewind", { step })}</button>
      <button type="button" class="outlined" @click=${() => void this.#slower()}>${this.text("slower")}</button>`;
  }

  /** If nothing was learned, there is no good state, only the previous experiment. */
  #undo() {
    if (this.store.history.value.at < 1) return nothing;
    return html`<button type="button" class="primary" @click=${() => void this.session.travel(-1)}>${this.text("undo")}</button>`;
  }

  async #slower(): Promise<void> {
    await this.session.rewind();
    void this.session.edit((draft) => {
      const learning_rate = Number(((draft.optimizer.learning_rate ?? 0) * SLOWER).toPrecision(6));
      return { ...draft, optimizer: { ...draft.optimizer, learning_rate } };
    });
  }

  static override styles = [
    base,
    controls,
    css`
      .card {
        display: flex;
        gap: var(--space-2);
        align-items: start;
        padding: var(--space-3) var(--space-4);
        margin-top: var(--space-2);
        border: 1px solid var(--warning);
        border-radius: var(--radius);
        background: var(--warning-soft);
        color: var(--text);
        font-size: var(--size-3);
        line-height: 1.45;
        box-shadow: 0 8px 28px var(--shadow);
      }
      .reached {
        border-color: var(--accent);
        background: var(--accent-soft);
      }
      .card > div {
        flex: 1;
        min-width: 0;
        overflow-wrap: anywhere;
      }
      .actions {
        display: flex;
        flex-wrap: wrap;
        gap: var(--space-2);
        margin-top: var(--space-2);
      }
      code {
        font-weight: 600;
      }
      input {
        width: 100%;
        margin-top: var(--space-2);
      }
    `,
  ];
}

customElements.define("playground-notice", NoticeView);
