import { html, nothing, type PropertyDeclarations, type TemplateResult } from "lit";
import type { ExportedFile, FormatReport } from "../../../exports/exported.ts";
import { icon } from "../../../ui/controls/icons.ts";
import { tabId, tabs } from "../../../ui/controls/tabs.ts";
import { base, controls } from "../../../ui/styles/base.ts";
import { View } from "../../../ui/view.ts";
import { Copier } from "../copier.ts";
import { Exporter } from "../exporter.ts";
import { isCode } from "../formats.ts";
import { wayStyles } from "../styles.ts";
import { highlighted } from "./highlight.ts";
import { cellsOf, type Cell } from "./notebook.ts";
import { codeStyles } from "./styles.ts";

const PANEL = "share-format";
const NOTEBOOK = ".ipynb";

/** The files of a format, and what is shown of them. */
interface Shown {
  readonly format: string;
  readonly files: readonly ExportedFile[];
  readonly cells: readonly Cell[];
}

const decoder = new TextDecoder();

function shownOf(format: string, files: readonly ExportedFile[]): Shown {
  const [{ name, data }] = files;
  const text = decoder.decode(data);
  return { format, files, cells: name.endsWith(NOTEBOOK) ? cellsOf(text) : [{ kind: "code", text }] };
}

/** The network as code, shown before it is copied or saved. */
export class CodeView extends View {
  static override properties: PropertyDeclarations = {
    link: { attribute: false },
    format: { state: true },
    shown: { state: true },
  };
  declare link: string | null;
  /** undefined: the first one. */
  declare format: string | undefined;
  declare shown: Shown | null;
  readonly #copier = new Copier(this);
  readonly #exporter = new Exporter(this);

  constructor() {
    super();
    this.shown = null;
  }

  protected override render(): TemplateResult {
    const reports = this.#exporter.reports(isCode);
    const report = reports.find(({ format }) => format === this.format) ?? reports[0];
    if (!report) return html`<p class="muted" aria-busy="true"></p>`;
    return html`${tabs({
      panel: PANEL,
      label: this.text("share-way-code"),
      names: reports.map(({ format }) => format),
      current: report.format,
      face: (name) => this.text(`export-${name}`),
      choose: (name) => {
        this.#copier.forget();
        this.format = name;
      },
    })}
      <div class="format" id=${PANEL} role="tabpanel" aria-labelledby=${tabId(PANEL, report.format)}>
        ${report.refusals.length > 0 ? this.#refused(report) : this.#code(report)}
      </div>
      ${this.#copier.status()}`;
  }

  #refused(report: FormatReport): TemplateResult {
    return html`<p><b>${this.text("share-refused", { name: this.text(`export-${report.format}`) })}</b></p>
      ${this.#exporter.reasons(report)}`;
  }

  #code({ format }: FormatReport): TemplateResult {
    const { shown } = this;
    if (shown?.format !== format) {
      void this.#show(format);
      return html`<p class="muted" aria-busy="true">${this.text("share-writing")}</p>`;
    }
    const code = shown.cells.filter(({ kind }) => kind === "code").map(({ text }) => text);
    return html`<p>${this.text(`export-${format}-note`)}</p>
      <div class="listing" id="listing" tabindex="0" role="region" aria-label=${shown.files[0].name}>
        ${shown.cells.map(({ kind, text }) => html`<pre class=${kind}>${kind === "code" ? highlighted(text.trimEnd()) : text}</pre>`)}
      </div>
      <div class="ends">
        <button type="button" class="primary" autofocus @click=${() => this.#exporter.save(format, shown.files)}>${icon("save")}${this.text("share-save-named", { name: this.#nameOf(shown) })}</button>
        <button type="button" class="outlined" @click=${() => void this.#copier.copy("listing", code.join("\n\n"))}>${this.#copier.face("listing", this.text("share-copy"))}</button>
        ${shown.files.length > 1 ? html`<span class="muted">${this.text("share-zip")}</span>` : nothing}
      </div>
      ${this.#copier.failure("listing")}`;
  }

  #nameOf({ files }: Shown): string {
    return files.map(({ name }) => name).join(" + ");
  }

  /** The format that is being written. */
  #asked: string | null = null;

  async #show(format: string): Promise<void> {
    if (this.#asked === format) return;
    this.#asked = format;
    const files = await this.#exporter.files(format);
    if (this.#asked !== format) return; // another one was chosen meanwhile
    this.#asked = null;
    if (files && this.isConnected) this.shown = shownOf(format, files);
  }

  static override styles = [base, controls, wayStyles, codeStyles];
}

customElements.define("playground-share-code", CodeView);
