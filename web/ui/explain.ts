import { css, html, nothing, type PropertyDeclarations, type TemplateResult } from "lit";
import { placePopover, popover, popoverStyles } from "./controls/popover.ts";
import { base, controls } from "./styles/base.ts";
import type { Numbers } from "./explanation.ts";
import { View } from "./view.ts";

/** The "?" of a panel, which opens an explanation with the present numbers and a formula. Its content is loaded when it opens. */
export class ExplainView extends View {
  static override properties: PropertyDeclarations = {
    panel: { type: String },
    name: {},
    numbers: { attribute: false },
    formula: { attribute: false },
    content: { state: true },
  };
  declare panel: string;
  /** The panel's name, if neither a tab nor a heading has it. */
  declare name: string | undefined;
  /** The numbers of a panel or card. */
  declare numbers: (() => Numbers) | undefined;
  declare formula: string | undefined;
  /** Writes what is explained, once it is loaded. */
  declare content: (() => TemplateResult) | null;

  constructor() {
    super();
    this.content = null;
  }

  protected override render(): TemplateResult {
    return popover({
      id: "explanation",
      label: this.text("explain", { name: this.#name }),
      face: "?",
      content: html`<div>${this.content?.() ?? nothing}</div>`,
      className: "question",
    });
  }

  /** The panel's name, from its tab or its heading. */
  get #name(): string {
    const tab = `analysis-${this.panel}`;
    return this.name ?? this.text(this.store.texts.value.has(tab) ? tab : this.panel);
  }

  protected override firstUpdated(): void {
    this.renderRoot.querySelector("#explanation")!.addEventListener("toggle", this.#onToggle);
  }

  /** The content arrives after the popover has opened and changes its height. */
  protected override updated(): void {
    placePopover(this.renderRoot.querySelector<HTMLElement>("#explanation")!);
  }

  #onToggle = async (event: Event): Promise<void> => {
    if ((event as ToggleEvent).newState !== "open") return void (this.content = null);
    await this.#load();
  };

  async #load(): Promise<void> {
    const load = () => this.loadContent();
    this.content = (await this.store.modules.get(load, () => void this.#load())) ?? null;
  }

  protected async loadContent(): Promise<() => TemplateResult> {
    const [{ explanation }] = await Promise.all([
      import("./explanation.ts"),
      this.store.texts.value.load("explanations"),
    ]);
    return () => explanation(this.panel, this.store, this.numbers?.(), this.formula);
  }

  static override styles = [
    base,
    controls,
    popoverStyles,
    css`
      .question {
        width: 24px;
        min-width: 24px;
        height: 24px;
        min-height: 24px;
        padding: 0;
        border: 1px solid var(--control-line);
        border-radius: 50%;
        color: var(--muted);
        font-size: var(--size-2);
        font-weight: 650;
        line-height: 1;
      }
      .popover {
        width: min(320px, calc(100vw - 24px));
        min-height: 120px;
        font-size: var(--size-3);
        line-height: 1.5;
      }
      .popover > div {
        display: grid;
        gap: var(--space-2);
        align-content: start;
      }
      math {
        font-size: var(--size-4);
        justify-self: center;
      }
    `,
  ];
}

customElements.define("playground-explain", ExplainView);

/** The "?" of a card that gives its own numbers. */
export const explain = (panel: string, numbers: () => Numbers, name?: string): TemplateResult =>
  html`<playground-explain panel=${panel} .name=${name} .numbers=${numbers}></playground-explain>`;
