import { css, html, nothing, type PropertyDeclarations, type TemplateResult } from "lit";
import { icon } from "../../ui/controls/icons.ts";
import type { Reason } from "../../platform/load-error.ts";
import type { Notice } from "../../state/notice.ts";
import { base, controls } from "../../ui/styles/base.ts";
import { View } from "../../ui/view.ts";

/** Causes that a retry may fix, and causes that need a reload. */
const REQUESTED: readonly Reason[] = ["offline", "unreachable", "missing", "page", "type"];
const RELOADED: readonly Reason[] = ["damaged", "policy", "newer", "unknown"];
/** The words of notices come with the first one; those of a file that could not be loaded are here. */
export const loadWords = () => import("./words.ts");

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
      ${diverged ? this.#words?.divergence(this, diverged) : nothing} ${notice && !this.#isOver(notice) ? this.#notice(notice) : nothing}
    </div>`;
  }

  get #words() {
    return this.store.modules.find("notice", loadWords);
  }

  #notice(notice: Notice): TemplateResult | typeof nothing {
    const words = notice.kind === "cause" ? this.#cause(notice) : this.#words?.words(this, notice);
    if (!words) return nothing;
    return html`<div class=${isGood(notice) ? "card reached" : "card"}>
      <div>${words}</div>
      <button type="button" aria-label=${this.text("dismiss")} @click=${() => (this.store.notice.value = null)}>${icon("close")}</button>
    </div>`;
  }

  #isOver(notice: Notice): boolean {
    return notice.kind === "followed" && notice.of !== this.store.experiment.value;
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
    const field = this.renderRoot.querySelector("input");
    if (notice === this.#selected || (notice?.kind === "copy" && !field)) return;
    this.#selected = notice;
    field?.focus();
    field?.select();
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

/** What went as it should. */
const isGood = (notice: Notice): boolean =>
  notice.kind === "followed" || notice.kind === "newer" || (notice.kind === "goal" && notice.end.isReached);

customElements.define("playground-notice", NoticeView);
