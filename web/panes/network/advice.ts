import { css, html, type TemplateResult } from "lit";
import type { Issue } from "../../engine/types.ts";
import type { Experiment } from "../../experiment/experiment.ts";
import { refusalText } from "../../i18n/refusals.ts";
import { icon } from "../../ui/controls/icons.ts";
import { popover, popoverStyles } from "../../ui/controls/popover.ts";
import { base, controls } from "../../ui/styles/base.ts";
import { issuePlace } from "../../ui/issue-place.ts";
import { View } from "../../ui/view.ts";

const keyOf = ({ code, path }: Issue): string => `${code} ${path}`;

/** What of the experiment is allowed but seldom meant, and what to do instead; each can be dismissed until the page is left. */
export class AdviceView extends View {
  static override properties = { issues: { state: true }, dismissed: { state: true } };
  declare issues: readonly Issue[];
  declare dismissed: ReadonlySet<string>;
  /** The experiment that `issues` is about, or asked for. */
  #asked: Experiment | null = null;

  constructor() {
    super();
    this.issues = [];
    this.dismissed = new Set();
  }

  protected override render(): TemplateResult {
    const experiment = this.store.experiment.value;
    this.store.layers.value; // when another network is open, a question that came too early is asked again
    if (experiment && experiment !== this.#asked) void this.#ask(experiment);
    const shown = this.issues.filter((issue) => !this.dismissed.has(keyOf(issue)));
    if (shown.length === 0) return html``;
    return popover({
      id: "advice",
      label: this.text("advice", { count: shown.length }),
      face: html`${icon("idea")}<span>${shown.length}</span>`,
      content: html`<ul>${shown.map((issue) => this.#item(issue))}</ul>`,
      className: "hint",
    });
  }

  #item(issue: Issue): TemplateResult {
    const label = this.text("advice-dismiss", { name: this.#place(issue) });
    const dismiss = () => (this.dismissed = new Set([...this.dismissed, keyOf(issue)]));
    return html`<li>
      <p><b>${this.#place(issue)}:</b> ${refusalText(this.store.texts.value, issue)}</p>
      <button type="button" class="small" aria-label=${label} title=${label} @click=${dismiss}>${icon("close")}</button>
    </li>`;
  }

  /** The part of the experiment that it is about, as the page names it. */
  #place({ path }: Issue): string {
    const place = issuePlace(this, this.store.experiment.value?.layers ?? [], path);
    if (place !== undefined) return place;
    const [part] = path.split(".");
    const id = part.replaceAll("_", "-");
    return this.store.texts.value.has(id) ? this.text(id) : path;
  }

  async #ask(experiment: Experiment): Promise<void> {
    this.#asked = experiment;
    const issues = await this.session.advice();
    if (this.#asked !== experiment) return;
    if (issues) this.issues = issues;
    else this.#asked = null;
  }

  static override styles = [
    base,
    controls,
    popoverStyles,
    css`
      .hint {
        display: inline-flex;
        align-items: center;
        gap: 3px;
        min-height: 24px;
        padding: 0 6px;
        border: 1px solid var(--control-line);
        border-radius: 12px;
        color: var(--muted);
        font-size: var(--size-2);
      }
      .hint svg {
        width: 14px;
        height: 14px;
      }
      .popover {
        width: min(360px, calc(100vw - 12px));
        max-height: calc(100dvh - 12px);
        overflow-y: auto;
        font-size: var(--size-2);
        line-height: 1.45;
      }
      ul {
        display: grid;
        gap: var(--space-2);
      }
      li {
        display: flex;
        align-items: start;
        gap: var(--space-2);
      }
      li p {
        flex: 1;
        overflow-wrap: anywhere;
      }
      button.small {
        min-width: 24px;
        min-height: 24px;
        padding: 0;
        color: var(--muted);
      }
    `,
  ];
}

customElements.define("playground-advice", AdviceView);
