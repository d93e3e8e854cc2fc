import { html, nothing, svg, type TemplateResult } from "lit";
import { resolveColors, type Colors } from "../../charts/colors.ts";
import { metricId } from "../../i18n/texts.ts";
import { qrCode } from "../../charts/qr.ts";
import { classCount } from "../../experiment/experiment.ts";
import type { EvaluatedStatus } from "../../experiment/protocol.ts";
import { table } from "../../i18n/changes.ts";
import { curveStyles } from "../../panels/curves/view.ts";
import { classColors } from "../../ui/legend.ts";
import { axes, base } from "../../ui/styles/base.ts";
import { View } from "../../ui/view.ts";
import "../inspector/view.ts";
import { pinStyles } from "../map/pin-mark.ts";
import { printedCurves } from "./curves.ts";
import { fitPaper } from "./fit-paper.ts";
import { printedMap } from "./map.ts";
import { printedNetwork } from "./network.ts";
import { drawnStyles, printoutStyles } from "./styles.ts";

/** Nobody types a longer link. */
const MAX_LINK = 1500;
/** Microtasks to wait for the inspector's first update. */
const MAX_MICROTASKS = 20;

/** What is printed in place of the page: the experiment, its results, and its link. */
export class PrintoutView extends View {
  static override needs = ["map", "neurons", "weights", "curves", "inspection"] as const;
  static override properties = { address: { attribute: false }, carried: { attribute: false } };
  /** null: the page has no address that leads back to it. */
  declare address: string | null;
  /** The address carries the experiment. */
  declare carried: boolean;

  constructor() {
    super();
    this.address = null;
    this.carried = true;
  }

  /** The light theme's, whatever the screen's theme is. */
  get #colors(): Colors {
    const probe = this.renderRoot.appendChild(document.createElement("i"));
    const colors = resolveColors(probe);
    probe.remove();
    return colors;
  }

  protected override render(): TemplateResult {
    const experiment = this.store.experiment.value;
    const catalog = this.store.description.value?.catalog;
    if (!experiment || !catalog) return html`<h1>${this.text("name")}</h1>`;
    const colors = this.#colors;
    return html`
      <h1>${this.text("name")}</h1>
      <section>
        <h2>${this.text("printout-experiment")}</h2>
        ${rows(table(this.store.texts.value, catalog, experiment))}
      </section>
      <section>
        <h2>${this.text("printout-results")}</h2>
        ${this.#results()}
      </section>
      <section>
        <h2>${this.text("network")}</h2>
        ${printedNetwork(this, experiment, colors)}
      </section>
      <div class="beside">${printedMap(this, classCount(catalog, experiment), catalog.extent, colors)} ${printedCurves(this)}</div>
      <section>
        <playground-inspector plain .colors=${colors}></playground-inspector>
        <p class="shortened" hidden>${this.text("printout-shortened")}</p>
      </section>
      ${this.#link()}
    `;
  }

  /** The inspector is updated in the same task, a few microtasks later. */
  protected override async updated(): Promise<void> {
    const inspector = this.renderRoot.querySelector<View>("playground-inspector");
    for (let i = 0; inspector && !inspector.hasUpdated && i < MAX_MICROTASKS; i++) await Promise.resolve();
    if (inspector?.isConnected) this.#fit(inspector);
  }

  #fit(inspector: Element): void {
    const shortened = this.renderRoot.querySelector<HTMLElement>(".shortened")!;
    fitPaper(
      this,
      () => [...this.renderRoot.children],
      (brief) => {
        inspector.toggleAttribute("brief", brief);
        shortened.hidden = !brief;
      },
    );
  }

  #results() {
    const { status } = this.store.snapshot.value ?? {};
    return status ? rows(this.#numbers(status)) : nothing;
  }

  #numbers({ epoch, step, train, test, evaluated }: EvaluatedStatus): { name: string; value: string }[] {
    const metric = this.store.score.value!;
    const texts = this.store.texts.value;
    const item = (id: string, value: number | undefined, options: Intl.NumberFormatOptions = {}) =>
      value === undefined ? [] : [{ name: this.text(id), value: texts.number(value, options) }];
    const loss = { maximumSignificantDigits: 4 };
    const score = metric.format === "percent" ? ({ style: "percent", maximumFractionDigits: 1 } as const) : loss;
    return [
      ...item("epoch-count", Math.floor(epoch)),
      ...item("step-count", step),
      ...(evaluated === step ? [] : item("evaluated-step", evaluated)),
      ...item("loss-train", train.loss, loss),
      ...item("loss-test", test?.loss, loss),
      ...item(metricId(metric, "train"), train[metric.name], score),
      ...item(metricId(metric, "test"), test?.[metric.name], score),
    ];
  }

  #link() {
    if (this.address === null) return nothing;
    const missing = !this.carried ? "printout-link-none" : this.address.length > MAX_LINK ? "printout-link-long" : null;
    return html`<section>
      <h2>${this.text("printout-link")}</h2>
      ${missing ? html`<p>${this.text(missing)}</p>` : html`<div class="address">${this.#code(this.address)}<p>${this.address}</p></div>`}
    </section>`;
  }

  /** The link for cameras, if it is short enough. */
  #code(address: string) {
    const code = qrCode(address);
    return code
      ? svg`<svg class="qr" viewBox=${`0 0 ${code.size} ${code.size}`} shape-rendering="crispEdges" role="img" aria-label=${this.text("printout-qr")}><path d=${code.path}></path></svg>`
      : nothing;
  }

  static override styles = [base, axes, classColors, pinStyles, curveStyles, printoutStyles, drawnStyles];
}

const rows = (pairs: readonly { name: string; value: string }[]): TemplateResult =>
  html`<dl>${pairs.map(({ name, value }) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>`;

customElements.define("playground-printout", PrintoutView);
