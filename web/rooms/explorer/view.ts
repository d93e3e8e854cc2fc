import { effect } from "@preact/signals-core";
import { html, type TemplateResult } from "lit";
import { lockable, lockNote } from "../../ui/controls/guarded.ts";
import { Presses } from "../../ui/controls/press.ts";
import { axes, base, controls, covered } from "../../ui/styles/base.ts";
import { tiles } from "../../ui/styles/tiles.ts";
import { classColors } from "../../ui/legend.ts";
import { PartSize, View } from "../../ui/view.ts";
import { chartsCard } from "./cards/charts.ts";
import { choiceCard } from "./cards/choice.ts";
import { depthCard } from "./cards/depth.ts";
import { detailsCard } from "./cards/details.ts";
import { guideCard } from "./cards/guide.ts";
import { propertiesCard } from "./cards/properties.ts";
import { timingCard } from "./cards/timing.ts";
import { Explorer } from "./model.ts";
import { explorerStyles } from "./styles.ts";
import { codeStyles } from "../../ui/code-block.ts";
import { barStyles } from "../bar.ts";
import { roomStyles } from "../room-styles.ts";

/** Compares activations: values, slopes, properties, code, and behaviour in deep networks. */
export class ExplorerRoom extends View {
  readonly #explorer = new Explorer(this);
  readonly #removals = new Presses();
  readonly #plot = new PartSize(this, "svg.plot");
  readonly #smallPlot = new PartSize(this, "svg.small-plot");
  #stopAsking = () => {};

  override connectedCallback(): void {
    super.connectedCallback();
    this.#stopAsking = effect(() => this.#explorer.ask());
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#stopAsking();
    this.#explorer.stopAsking();
    this.#explorer.times.cancel();
  }

  protected override render(): TemplateResult {
    if (!this.store.description.value) return html``;
    const layout = this.store.layout.value;
    return html`${lockNote(this, "explorer")}
      <div class=${`grid ${layout}`}>${lockable(this, "explorer", this.#cards(layout === "narrow"))}</div>`;
  }

  /** In reading order; on a narrow page the curves come first. */
  #cards(narrow: boolean): TemplateResult[] {
    const explorer = this.#explorer;
    const charts = chartsCard(explorer, this.#plot.width);
    return [
      ...(narrow ? [charts, choiceCard(explorer)] : [choiceCard(explorer), charts]),
      detailsCard(explorer, this.#removals),
      propertiesCard(explorer),
      depthCard(explorer, this.#smallPlot.width),
      timingCard(explorer),
      guideCard(explorer),
    ];
  }

  static override styles = [
    base,
    controls,
    covered,
    tiles,
    axes,
    classColors,
    roomStyles,
    barStyles,
    codeStyles,
    explorerStyles,
  ];
}

customElements.define("playground-explorer", ExplorerRoom);
