import { html, type PropertyDeclarations, type TemplateResult } from "lit";
import { saveFile } from "../../platform/save.ts";
import { trainingFile } from "../../state/training-file.ts";
import { base, controls } from "../../ui/styles/base.ts";
import { View } from "../../ui/view.ts";
import { Exporter } from "./exporter.ts";
import { fileName } from "./file-name.ts";
import { FILES, isOwn } from "./formats.ts";
import { wayStyles } from "./styles.ts";

const EXTENSION = "playground";

/** Files that this page opens again. */
export class FileView extends View {
  static override properties: PropertyDeclarations = { link: { attribute: false } };
  declare link: string | null;
  readonly #exporter = new Exporter(this);

  protected override render(): TemplateResult {
    return html`<div class="cards">
        <section class="card">
          <h4>${this.text("share-file-training")} <code>.${EXTENSION}</code></h4>
          <p>${this.text("share-file-training-note")}</p>
          <button type="button" class="primary" autofocus aria-label=${this.text("share-save-named", { name: this.text("share-file-training") })} @click=${() => void this.#saveTraining()}>${this.text("share-save")}</button>
        </section>
        ${this.#exporter.reports(isOwn).map((report) => this.#exporter.card(report, FILES[report.format]))}
      </div>
      <p class="muted">${this.text("share-open-note")}</p>`;
  }

  async #saveTraining(): Promise<void> {
    const data = await trainingFile(this.store, this.session);
    if (data) saveFile({ name: `${fileName(this.store)}.${EXTENSION}`, type: "application/octet-stream", data });
  }

  static override styles = [base, controls, wayStyles];
}

customElements.define("playground-share-file", FileView);
