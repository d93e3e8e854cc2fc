import { html, nothing, type ReactiveController, type TemplateResult } from "lit";
import type { ExportedFile, FormatReport } from "../../exports/exported.ts";
import { refusalText } from "../../i18n/refusals.ts";
import { saveFile } from "../../platform/save.ts";
import type * as Exporting from "../../state/exporting.ts";
import type { View } from "../../ui/view.ts";
import { fileName } from "./file-name.ts";

/** Reasons that are listed. */
const MOST_REASONS = 4;

/** What exports say of the open network, and its files, for a view. Loads them when the view is shown. */
export class Exporter implements ReactiveController {
  readonly #view: View & { readonly link: string | null };
  #exporting: typeof Exporting | undefined;
  #reports: readonly FormatReport[] = [];

  constructor(view: View & { readonly link: string | null }) {
    this.#view = view;
    view.addController(this);
  }

  hostConnected(): void {
    void this.#load();
  }

  async #load(): Promise<void> {
    const { store } = this.#view;
    this.#exporting = await store.modules.get(
      () => import("../../state/exporting.ts"),
      () => void this.#load(),
    );
    if (!this.#exporting || !store.experiment.value) return;
    this.#reports = this.#exporting.reportsOf(store);
    this.#view.requestUpdate();
  }

  /** The formats that are wanted and there are, in the order of exports. */
  reports(isWanted: (format: string) => boolean): FormatReport[] {
    return this.#reports.filter(({ format }) => isWanted(format));
  }

  /** undefined if another experiment is opened meanwhile. */
  async files(format: string): Promise<ExportedFile[] | undefined> {
    const { store, session, link } = this.#view;
    return this.#exporting?.exportedFiles(store, session, format, link);
  }

  /** Saves a file as it is, and several as one archive. */
  save(format: string, files: readonly ExportedFile[]): void {
    const name = fileName(this.#view.store);
    const { data, type, name: own } = this.#exporting!.asOneFile(files, `${name}-${format}`);
    const extension = own.slice(own.lastIndexOf("."));
    saveFile({ name: files.length === 1 ? `${name}${extension}` : own, type, data: data as Uint8Array<ArrayBuffer> });
  }

  async saveFormat(format: string): Promise<void> {
    const files = await this.files(format);
    if (files) this.save(format, files);
  }

  /** Why a format cannot say the network, with the paths in the experiment. */
  reasons({ refusals }: FormatReport): TemplateResult | typeof nothing {
    if (refusals.length === 0) return nothing;
    const { texts } = this.#view.store;
    const shown = refusals.slice(0, MOST_REASONS);
    return html`<ul class="fault">
      ${shown.map((refusal) => html`<li>${refusal.path ? html`<code>${refusal.path}</code> ` : nothing}${refusalText(texts.value, refusal)}</li>`)}
    </ul>`;
  }

  /** A format that is saved at once, or why it cannot be. */
  card(report: FormatReport, files: string): TemplateResult {
    const view = this.#view;
    const { format, refusals } = report;
    const isRefused = refusals.length > 0;
    const name = view.text(`export-${format}`);
    const label = view.text("share-save-named", { name });
    return html`<section class=${`card ${isRefused ? "refused-card" : ""}`}>
      <h4>${name} <code>${files}</code></h4>
      ${isRefused ? this.reasons(report) : html`<p>${view.text(`export-${format}-note`)}</p>`}
      <button type="button" class="outlined" ?disabled=${isRefused} aria-label=${label} @click=${() => void this.saveFormat(format)}>${view.text("share-save")}</button>
    </section>`;
  }
}
