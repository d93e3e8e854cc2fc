import { html, type PropertyDeclarations, type TemplateResult } from "lit";
import { base, controls } from "../../ui/styles/base.ts";
import { View } from "../../ui/view.ts";
import { Exporter } from "./exporter.ts";
import { FILES, isModel } from "./formats.ts";
import { wayStyles } from "./styles.ts";

/** The trained network for other programs. */
export class ModelView extends View {
  static override properties: PropertyDeclarations = { link: { attribute: false } };
  declare link: string | null;
  readonly #exporter = new Exporter(this);

  protected override render(): TemplateResult {
    return html`<div class="cards">
        ${this.#exporter.reports(isModel).map((report) => this.#exporter.card(report, FILES[report.format] ?? ""))}
      </div>
      <p class="muted">${this.text("share-model-note")}</p>`;
  }

  static override styles = [base, controls, wayStyles];
}

customElements.define("playground-share-model", ModelView);
