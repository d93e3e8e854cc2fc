import { html, nothing, type PropertyDeclarations, type PropertyValues, type TemplateResult } from "lit";
import { saveFile } from "../../platform/save.ts";
import { icon } from "../../ui/controls/icons.ts";
import { select } from "../../ui/controls/fields.ts";
import { base, controls } from "../../ui/styles/base.ts";
import { View } from "../../ui/view.ts";
import type * as Drawing from "../figures/draw.ts";
import { figuresOf, figureText } from "../figures/list.ts";
import { Copier } from "./copier.ts";
import { fileName } from "./file-name.ts";
import { picturesStyles } from "./pictures-styles.ts";
import { wayStyles } from "./styles.ts";

/** Pictures of the network, the map and the panels, with a preview. */
export class PicturesView extends View {
  static override properties: PropertyDeclarations = {
    link: { attribute: false },
    figure: { attribute: false },
    drawn: { state: true },
  };
  declare link: string | null;
  /** undefined: the first one. */
  declare figure: string | undefined;
  /** null: it is being drawn. */
  declare drawn: SVGSVGElement | null;
  #draw: typeof Drawing | undefined;
  readonly #copier = new Copier(this);

  constructor() {
    super();
    this.drawn = null;
  }

  get #figure(): string {
    const figures = figuresOf(this.store);
    return figures.find((id) => id === this.figure) ?? figures[0];
  }

  protected override updated(changed: PropertyValues): void {
    if (changed.has("figure") || !this.hasUpdated) void this.#redraw();
  }

  protected override firstUpdated(): void {
    void this.#redraw();
  }

  async #redraw(): Promise<void> {
    const { store, session } = this;
    const figure = this.#figure;
    this.drawn = null;
    this.#draw ??= await store.modules.getView(
      () => import("../figures/draw.ts"),
      () => void this.#redraw(),
    );
    const drawn = await this.#draw?.drawFigure({ store, session, root: this.shadowRoot!, link: this.link }, figure);
    if (drawn && figure === this.#figure && this.isConnected) this.drawn = drawn;
  }

  protected override render(): TemplateResult {
    const { drawn } = this;
    const name = this.text(figureText(this.#figure));
    return html`<div class="choice">
        ${select({
          id: "figure",
          label: this.text("share-figure"),
          value: this.#figure,
          items: figuresOf(this.store).map((value) => ({ value, label: this.text(figureText(value)) })),
          change: (figure) => (this.figure = figure),
        })}
        <button type="button" class="outlined" @click=${() => void this.#redraw()}>${icon("reset")}${this.text("share-redraw")}</button>
      </div>
      <div class="preview" aria-busy=${drawn === null}>
        ${drawn && this.#draw ? html`<img src=${this.#draw.pictureAddress(drawn)} alt=${name} />` : html`<p class="muted">${this.text("share-drawing")}</p>`}
      </div>
      <div class="ends">
        <button type="button" class="primary" autofocus ?disabled=${!drawn} @click=${() => void this.#save("svg")}>${icon("save")}${this.text("share-save-format", { format: "SVG" })}</button>
        <button type="button" class="outlined" ?disabled=${!drawn} @click=${() => void this.#save("png")}>${icon("save")}${this.text("share-save-format", { format: "PNG" })}</button>
        <button type="button" class="outlined" ?disabled=${!drawn} @click=${() => void this.#copy()}>${this.#copier.face("picture", this.text("share-copy-picture"))}</button>
      </div>
      ${this.#copier.failure("picture", "share-picture-by-hand")} ${this.#copier.status()}
      ${drawn ? html`<p class="muted">${this.text("share-pictures-note")}</p>` : nothing}`;
  }

  async #file(format: Drawing.PictureFormat) {
    const name = `${fileName(this.store)}-${this.#figure}`;
    return this.#draw!.pictureFile(this.drawn!, name, format);
  }

  async #save(format: Drawing.PictureFormat): Promise<void> {
    saveFile(await this.#file(format));
  }

  async #copy(): Promise<void> {
    try {
      const png = this.#file("png").then(({ data, type }) => new Blob([data], { type }));
      await navigator.clipboard.write([new ClipboardItem({ "image/png": png })]);
      this.#copier.tell("picture", true);
    } catch {
      this.#copier.tell("picture", false);
    }
  }

  static override styles = [base, controls, wayStyles, picturesStyles];
}

customElements.define("playground-share-pictures", PicturesView);
