import { html, nothing, type PropertyDeclarations, type TemplateResult } from "lit";
import { resolveColors } from "../../charts/colors.ts";
import { classCount, datasetOf } from "../../experiment/experiment.ts";
import type { Need } from "../../experiment/protocol.ts";
import { classColors } from "../../ui/legend.ts";
import { provideContext } from "../../ui/context.ts";
import { base } from "../../ui/styles/base.ts";
import { tokens } from "../../ui/styles/tokens.ts";
import { View } from "../../ui/view.ts";
import { qrPicture } from "../../ui/qr-code.ts";
import { pinStyles } from "../map/pin-mark.ts";
import { qrCode } from "../../charts/qr.ts";
import { printedMap } from "../print/map.ts";
import { printedNetwork } from "../print/network.ts";
import { drawnStyles } from "../print/styles.ts";
import { figureText, isDrawn } from "./list.ts";
import { withColors } from "./light-store.ts";
import { figureStyles } from "./styles.ts";

/** Letters of the address that are seen. */
const MOST_SEEN = 64;
const NEEDS: Readonly<Record<string, readonly Need[]>> = {
  network: ["neurons", "weights", "map", "inspection"],
  map: ["map"],
};

/** A figure as it is saved: light, with its title, the experiment in a few words, and the link; drawn where nobody sees it. */
export class FigureView extends View {
  static override properties: PropertyDeclarations = { figure: { attribute: false }, link: { attribute: false } };
  declare figure: string;
  /** null: nothing leads back to the page. */
  declare link: string | null;

  protected override get needs(): readonly Need[] {
    return NEEDS[this.figure] ?? [];
  }

  override connectedCallback(): void {
    super.connectedCallback();
    const probe = this.renderRoot.appendChild(document.createElement("i"));
    this.store = withColors(this.store, resolveColors(probe));
    probe.remove();
    provideContext(this, { store: this.store, session: this.session });
  }

  protected override render(): TemplateResult {
    this.style.setProperty("--layers", String(this.store.experiment.value?.layers.length ?? 0));
    return html`<figure class=${`of-${this.figure}`}>
      <header><h2>${this.text(figureText(this.figure))}</h2><p>${this.#subtitle()}</p></header>
      <div class="body">${this.#body()}</div>
      ${this.#source()}
    </figure>`;
  }

  /** The task and how far training has come. */
  #subtitle(): string {
    const [description, experiment] = [this.store.description.value, this.store.experiment.value];
    const status = this.store.status.value;
    if (!description || !experiment || !status) return "";
    const texts = this.store.texts.value;
    const { name } = experiment.data;
    const item = datasetOf(description.catalog, experiment) ?? { name, label: name };
    const task = this.text(`task-${this.store.task.value}`, {
      name: texts.label("dataset", item),
      classes: classCount(description.catalog, experiment),
    });
    const loss = texts.number(status.train.loss, { maximumSignificantDigits: 3 });
    return this.text("figure-progress", { task, epoch: texts.number(Math.floor(status.epoch)), loss });
  }

  /** The link as a text, of which a line is seen, and for cameras. */
  #source(): TemplateResult {
    const code = this.link === null ? undefined : qrCode(this.link);
    return html`<footer>
      <a href=${this.link ?? nothing}><b>${this.text("name")}</b>${this.link === null ? nothing : html`<br />${shortened(this.link)}`}</a>
      ${code ? qrPicture(code, "") : nothing}
    </footer>`;
  }

  #body(): unknown {
    const [experiment, catalog] = [this.store.experiment.value, this.store.description.value?.catalog];
    const colors = this.store.colors.value;
    if (!experiment || !catalog || !colors) return nothing;
    const { figure } = this;
    if (!isDrawn(figure)) return this.#view(figure);
    if (figure === "network") return printedNetwork(this, experiment, colors, true);
    const isPlane = (this.store.points.value?.columns ?? 0) <= 2;
    return isPlane ? printedMap(this, classCount(catalog, experiment), catalog.extent, colors) : this.#view(figure); // pictures, sequences and rows of many columns have no plane
  }

  #copied: Element | undefined;

  /** A view of the page, for a second time. */
  #view(name: string): Element {
    return (this.#copied ??= document.createElement(`playground-${name}`));
  }

  static override styles = [tokens, base, classColors, pinStyles, drawnStyles, figureStyles];
}

const shortened = (link: string) => (link.length > MOST_SEEN ? `${link.slice(0, MOST_SEEN)}…` : link);

customElements.define("playground-figure", FigureView);
