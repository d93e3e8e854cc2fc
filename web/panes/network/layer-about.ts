import { css, type TemplateResult } from "lit";
import { copy } from "../../state/clipboard.ts";
import { codeStyles } from "../../ui/code-block.ts";
import { ExplainView } from "../../ui/explain.ts";

/** The "?" of a layer: what its kind does, and its code in other frameworks. */
export class LayerAbout extends ExplainView {
  static override properties = { ...ExplainView.properties, index: { type: Number }, copied: { state: true } };
  declare index: number;
  /** The code that was copied last. */
  declare copied: string;

  constructor() {
    super();
    this.index = 0;
    this.copied = "";
  }

  protected override async loadContent(): Promise<() => TemplateResult> {
    const { value: texts } = this.store.texts;
    const [{ layerCode }] = await Promise.all([
      import("./layer-code.ts"),
      texts.load("explanations"),
      texts.load("views"),
    ]);
    return () => layerCode(this, this.index, this.copied, (code) => void this.#copy(code));
  }

  async #copy(code: string): Promise<void> {
    this.copied = (await copy(this.store, code)) ? code : "";
  }

  static override styles = [
    ...ExplainView.styles,
    codeStyles,
    css`
      .popover {
        width: min(400px, calc(100vw - 24px));
        max-height: calc(100vh - 24px);
        overflow: auto;
      }
      .code code {
        font-size: var(--size-2);
      }
      .differences {
        display: grid;
        gap: var(--space-1);
        padding-inline-start: var(--space-3);
        list-style: disc;
        color: var(--muted);
        font-size: var(--size-2);
        line-height: 1.4;
      }
    `,
  ];
}

customElements.define("playground-layer-about", LayerAbout);
