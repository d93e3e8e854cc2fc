import { html, nothing, svg, type PropertyValues, type TemplateResult } from "lit";
import type { Description, ShownWeights, WeightPlace } from "../../experiment/protocol.ts";
import { columnHeight, linkDistance, linkLook, linkPath, nodeBox, nodeY } from "../../charts/graph.ts";
import { scaled } from "../../charts/points.ts";
import { largest, paintPicture, paintSigned } from "../../charts/raster.ts";
import { icon } from "../../ui/controls/icons.ts";
import { select, slider, stepper, toggle } from "../../ui/controls/fields.ts";
import { formula } from "../../ui/controls/formula.ts";
import { parameterSlider } from "../../ui/controls/parameters.ts";
import { Presses } from "../../ui/controls/press.ts";
import { popover, popoverStyles } from "../../ui/controls/popover.ts";
import { unitStates } from "../../panels/health/diagnosis.ts";
import type { ActivationItem, Issue, LayerSpec, Parameter } from "../../engine/types.ts";
import {
  activationName,
  activationSettings,
  activationsFor,
  inputsOf,
  columnCount,
  featuresOf,
  probabilityActivation,
  takesLogits,
  withActivation,
  withActivationSetting,
  withFeature,
  withLayer,
  withLayerAdded,
  withLayerRemoved,
  type Experiment,
} from "../../experiment/experiment.ts";
import { inkOf } from "../../experiment/pictures.ts";
import { UNITS_SHOWN, isSameLayer, unitIn, weightIn } from "../../state/valid-view.ts";
import { base, controls } from "../../ui/styles/base.ts";
import { column } from "../../experiment/grid.ts";
import type { Colors } from "../../charts/colors.ts";
import "./activation-menu.ts";
import { networkStyles } from "./styles.ts";
import { classColors, classMark } from "../../ui/legend.ts";
import { isPlane, unitPainter, type Parts } from "./unit-picture.ts";
import { stateMark, stateStyles } from "../../ui/unit-state.ts";
import "../../ui/explain.ts";
import "../table-view/button.ts";
import { View } from "../../ui/view.ts";
import type { Anchor } from "./weight-editor.ts";

/** A node at the end of a link: its row in the column, and its place among the layer's inputs or units. */
export interface End {
  row: number;
  index: number;
}

/** What the pointer or the focus is at: a line, or a unit with all that leads to it; and where, in the graph. */
interface Pointed {
  layer: number;
  unit: number;
  input?: number;
  x: number;
  y: number;
}

/** A formula that was entered and refused, and what stands in the experiment instead. */
interface Fault {
  text: string;
  issue: Issue;
  accepted: unknown;
}

const NEAR = 10;
const CORNER = 8;
const FAINT = 0.35;
const TIP_GAP = 14;
/** Pixels a side of the picture that stands for the inputs, and where its middle is. */
const PICTURE = 72;
const PICTURE_Y = 40;
const UNIT_KEYS: Record<string, [layers: number, units: number]> = {
  ArrowRight: [1, 0],
  ArrowLeft: [-1, 0],
  ArrowDown: [0, 1],
  ArrowUp: [0, -1],
};

const expressionOf = (layer: LayerSpec | undefined) => activationSettings(layer?.activation).expression;

/** The network as columns: features, layers with their controls, the map of every unit, and the weights between. */
export class NetworkView extends View {
  static override needs = ["neurons", "weights", "map", "health", "inspection"] as const;
  static override properties = { width: { state: true }, pointed: { state: true }, stop: { state: true } };
  declare width: number;
  declare pointed: Pointed | null;
  /** The unit that the Tab key stops at. */
  declare stop: { layer: number; unit: number };
  #editorAt: Anchor | null = null;
  /** What had the focus when the editor was opened, and gets it back. */
  #opener: Element | null = null;

  /** By layer: formulas on their way to the engine, and those it has refused. */
  #entered = new Map<number, string>();
  #faults = new Map<number, Fault>();
  #seen: Experiment | null = null;

  #removals = new Presses();

  #resize = new ResizeObserver(() => (this.width = this.renderRoot.querySelector(".graph")?.clientWidth ?? 0));

  constructor() {
    super();
    this.width = 0;
    this.pointed = null;
    this.stop = { layer: 0, unit: 0 };
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#resize.disconnect();
    this.#point(undefined);
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    const experiment = this.store.experiment.value;
    const notice = this.store.notice.value;
    if (notice?.kind === "issues" && notice.from === "change") this.#keepFaults(notice.issues);
    if (experiment === this.#seen) return;
    if (experiment) this.#keepPlaces(this.#seen ?? experiment, experiment);
    this.#seen = experiment;
    this.#entered.clear();
    for (const [index, { accepted }] of this.#faults) {
      if (expressionOf(experiment?.layers[index]) !== accepted) this.#faults.delete(index);
    }
  }

  /** What is pointed at, and the units' stop, as far as they are still there. */
  #keepPlaces(before: Experiment, experiment: Experiment): void {
    const { pointed } = this;
    const isThere =
      pointed &&
      (pointed.input === undefined
        ? unitIn(pointed, experiment)
        : weightIn({ ...pointed, input: pointed.input }, experiment));
    if (!isThere || !isSameLayer(before, experiment, pointed.layer)) this.#point(undefined);
    this.stop = unitIn(this.stop, experiment) ?? { layer: 0, unit: 0 };
  }

  /** What is wrong with a formula stands beside it, and not in a notice over the page. */
  #keepFaults(issues: Issue[]): void {
    for (const [index, text] of this.#entered) {
      const issue = issues.find(({ path }) => path === `layers[${index}].activation.expression`);
      if (!issue) continue;
      this.#entered.delete(index);
      this.#faults.set(index, { text, issue, accepted: expressionOf(this.store.experiment.value?.layers[index]) });
      if (issues.length === 1) queueMicrotask(() => (this.store.notice.value = null));
    }
  }

  #enterFormula(index: number, text: string): void {
    this.#faults.delete(index);
    this.#entered.delete(index);
    if (text === expressionOf(this.session.draft?.layers[index])) return this.requestUpdate();
    this.#entered.set(index, text);
    this.editLayer(index, (draft, at) => withActivationSetting(draft, at, { expression: text }));
  }

  protected override updated(changed: PropertyValues): void {
    this.#painted.clear();
    super.updated(changed);
    const graph = this.renderRoot.querySelector<HTMLElement>(".graph");
    if (!graph) return;
    graph.style.setProperty("--columns", String(graph.querySelectorAll(".column").length));
    this.#placeTip(graph);
    if (!this.store.view.value.weight && this.#opener) {
      if (this.shadowRoot?.activeElement === null) (this.#opener as HTMLElement).focus();
      this.#opener = null;
    }
    this.#resize.observe(graph);
  }

  protected override render(): TemplateResult {
    const description = this.store.description.value;
    const experiment = this.store.experiment.value;
    if (!description || !experiment) return html`<h2>${this.text("network")}</h2>`;
    const full = experiment.layers.length >= description.catalog.limits.layers[1];
    return html`
      <header>
        <h2>${this.text("network")}</h2>
        <p class="muted">${this.text("network-size", { layers: experiment.layers.length - 1 })}</p>
        <playground-explain panel="network" .store=${this.store} .session=${this.session}></playground-explain>
        <button type="button" class="outlined" ?disabled=${full} @click=${() => this.session.edit(withLayerAdded)}>
          ${this.text("add-layer")}
        </button>
      </header>
      <playground-in-words kind="network" .store=${this.store} .session=${this.session}></playground-in-words>
      <div class="scroll" tabindex="0" role="region" aria-label=${this.text("network")}>
        <div class="graph">
          ${this.#links(description, experiment)}
          <canvas class="sheet" aria-hidden="true"></canvas>
          ${this.store.side.value ? this.#picture(this.store.side.value) : this.#features(description, experiment)}
          ${experiment.layers.map((layer, i) => this.#layer(description, experiment, layer, i))} ${this.#tip(experiment)}
          ${this.#values(description, experiment)}
        </div>
      </div>
      ${
        this.store.view.value.weight && this.#editorAt
          ? html`<playground-weight .store=${this.store} .session=${this.session} .at=${this.#editorAt}></playground-weight>`
          : nothing
      }
    `;
  }

  /** The nodes of each column that links start from or lead to: where they stand, and which input or unit they are. */
  #ends(description: Description, experiment: Experiment): End[][] {
    const offered = offeredFeatures(description, experiment);
    const named = offered
      .map((name, row) => ({ row, index: experiment.features.indexOf(name) }))
      .filter(({ index }) => index >= 0);
    const inputs = this.store.side.value ? [] : named;
    const units = experiment.layers.map(({ units }) =>
      Array.from({ length: Math.min(units, UNITS_SHOWN) }, (_, row) => ({ row, index: row })),
    );
    return [inputs, ...units];
  }

  #links(description: Description, experiment: Experiment): TemplateResult {
    const ends = this.#ends(description, experiment);
    const step = this.width / ends.length;
    const paths = ends
      .slice(1)
      .flatMap((to, layer) =>
        ends[layer].flatMap((from) =>
          to.map(({ row }) => linkPath((layer + 0.5) * step, nodeY(from.row), (layer + 1.5) * step, nodeY(row))),
        ),
      );
    return html`<div
      class=${this.pointed?.input === undefined ? "links" : "links pointing"}
      @click=${(event: MouseEvent) => this.#pick(event, ends)}
      @pointermove=${(event: PointerEvent) => this.#point(this.#nearest(event, ends))}
      @pointerleave=${() => this.#point(undefined)}
    ><svg aria-hidden="true">${this.#bundle(experiment, step)}${paths.map((d) => svg`<path d=${d}></path>`)}</svg></div>`;
  }

  /** From a picture one line a unit, for the weights of all its pixels. */
  #bundle({ layers }: Experiment, step: number) {
    if (!this.store.side.value) return nothing;
    const units = Array.from({ length: Math.min(layers[0].units, UNITS_SHOWN) }, (_, row) => row);
    return units.map(
      (row) => svg`<path class="bundle" d=${linkPath(0.5 * step, PICTURE_Y, 1.5 * step, nodeY(row), PICTURE)}></path>`,
    );
  }

  #values(description: Description, experiment: Experiment) {
    if (!this.store.numbered.value || this.width === 0) return nothing;
    if (!this.store.parts.has("graph-values", () => import("../../panels/backprop/graph-values.ts"))) return nothing;
    const ends = this.#ends(description, experiment);
    return html`<playground-graph-values .store=${this.store} .session=${this.session} .ends=${ends} .column=${this.width / ends.length}></playground-graph-values>`;
  }

  #point(pointed: Pointed | undefined): void {
    const now = this.pointed;
    if (pointed && now && now.layer === pointed.layer && now.unit === pointed.unit && now.input === pointed.input)
      return;
    this.pointed = pointed ?? null;
    this.store.magnify(pointed && pointed.input === undefined ? { layer: pointed.layer, unit: pointed.unit } : null);
  }

  /** Takes the weight for the ε-nudge while that is on show, else opens it for editing. */
  #pick(event: MouseEvent, ends: End[][]): void {
    const nearest = this.#nearest(event, ends);
    if (nearest?.input === undefined) return;
    const { layer, unit, input } = nearest;
    const { analysis, nudge } = this.store.view.value;
    if (analysis === "nudge") this.store.change({ nudge: { ...nudge, layer, input, unit } });
    else void this.#edit({ layer, input, unit }, { x: event.clientX, y: event.clientY });
  }

  async #edit(weight: WeightPlace, at: Anchor): Promise<void> {
    if (
      !(await this.store.parts.get(
        () => import("./weight-editor.ts"),
        () => void this.#edit(weight, at),
      ))
    )
      return;
    this.#editorAt = at;
    this.#opener = this.shadowRoot?.activeElement ?? null;
    this.#point(undefined);
    this.store.change({ weight });
  }

  /** The weight whose link is nearest; each unit's button offers all of its weights to those who do not point. */
  #nearest(event: MouseEvent, ends: End[][]): Pointed | undefined {
    const box = (event.currentTarget as HTMLElement).getBoundingClientRect();
    const [x, y] = [event.clientX - box.left, event.clientY - box.top];
    const step = this.width / ends.length;
    const layer = Math.floor(x / step - 0.5);
    const near = (ends[layer] ?? []).flatMap((from) =>
      (ends[layer + 1] ?? []).map((to) => ({
        input: from.index,
        unit: to.index,
        distance: linkDistance((layer + 0.5) * step, nodeY(from.row), (layer + 1.5) * step, nodeY(to.row), x, y),
      })),
    );
    const nearest = near.sort((a, b) => a.distance - b.distance).at(0);
    return nearest && nearest.distance <= NEAR ? { layer, input: nearest.input, unit: nearest.unit, x, y } : undefined;
  }

  /** The value of the line pointed at, or of all that leads to a unit. */
  #tip(experiment: Experiment) {
    const { pointed } = this;
    const weights = pointed && this.store.part("weights")?.[pointed.layer];
    if (!weights || this.store.view.value.weight) return nothing;
    const units = Math.min(experiment.layers[pointed.layer].units, UNITS_SHOWN);
    const row = (name: string, value: number) =>
      html`<dt>${name}</dt><dd class="number">${this.store.texts.value.exact(value)}</dd>`;
    const weight = (input: number) =>
      row(this.#inputLabel(experiment, pointed.layer, input), weights.kernel[input * units + pointed.unit]);
    const inputs = Array.from({ length: Math.min(weights.kernel.length / units, UNITS_SHOWN) }, (_, i) => i);
    const rest = inputsOf(experiment, pointed.layer) - inputs.length;
    return html`<div id="tip" class="tip" role="tooltip">
      ${
        pointed.input === undefined
          ? html`<dl>${weights.bias ? row(this.text("use-bias"), weights.bias[pointed.unit]) : nothing} ${inputs.map(weight)}</dl>
            ${rest > 0 ? html`<p class="muted">${this.text("more-units-shown", { count: rest })}</p>` : nothing}`
          : html`<dl>${weight(pointed.input)}</dl>`
      }
    </div>`;
  }

  #inputLabel(experiment: Experiment, layer: number, input: number): string {
    return layer === 0 ? this.inputName(experiment, 0, input) : this.text("unit-number", { number: input + 1 });
  }

  /** Beside what it is about, within the graph. */
  #placeTip(graph: HTMLElement): void {
    const tip = graph.querySelector<HTMLElement>(".tip");
    if (!tip || !this.pointed) return;
    const { x, y } = this.pointed;
    tip.style.left = `${Math.max(0, Math.min(x + TIP_GAP, graph.clientWidth - tip.offsetWidth))}px`;
    tip.style.top = `${Math.max(0, Math.min(y + TIP_GAP, graph.clientHeight - tip.offsetHeight))}px`;
  }

  /** In place of a feature a pixel: the picture looked at. What each unit of the first layer weighs it with, it shows itself. */
  #picture(side: number): TemplateResult {
    return html`<div class="column" role="group" aria-label=${this.text("pixels")}>
      <div class="head"><h3>${this.text("pixels")}</h3></div>
      <div class="nodes">
        <div class="node"><canvas class="picture" role="img" aria-label=${this.text("picture-here")}></canvas></div>
        <p class="pixel-count muted">${side} × ${side}</p>
      </div>
    </div>`;
  }

  #features(description: Description, experiment: Experiment): TemplateResult {
    const offered = offeredFeatures(description, experiment);
    const order = featuresOf(description.catalog, columnCount(description.catalog, experiment));
    return html`<div class="column" role="group" aria-label=${this.text("features")}>
      <div class="head"><h3>${this.text("features")}</h3></div>
      <div class="nodes">
        ${offered.map((name) => {
          const label = this.itemLabel("feature", name);
          const on = experiment.features.includes(name);
          return html`<div class="node feature">
            <span class="name" aria-hidden="true">${label}</span>
            <button
              type="button"
              aria-pressed=${on}
              aria-label=${this.text("feature-toggle", { name: label })}
              title=${label}
              @focus=${() => this.store.magnify({ feature: name })}
              @pointerenter=${() => this.store.magnify({ feature: name })}
              @blur=${() => this.store.magnify(null)}
              @pointerleave=${() => this.store.magnify(null)}
              @click=${() => this.session.edit((draft) => withFeature(draft, name, order))}
            >
              <span class="face" data-feature=${name}></span>
            </button>
          </div>`;
        })}
        ${order.length > offered.length ? html`<p class="rest muted">${this.text("more-units-shown", { count: order.length - offered.length })}</p>` : nothing}
      </div>
    </div>`;
  }

  #layer(description: Description, experiment: Experiment, layer: LayerSpec, index: number): TemplateResult {
    const output = index === experiment.layers.length - 1;
    const title = this.layerTitle(index);
    return html`<div class="column" role="group" aria-label=${title}>
      <div class="head">
        <div class="title">
          <h3>${title}</h3>
          ${this.#layerMore(description, layer, index, title, output)}
          ${
            output
              ? nothing
              : html`<button
                type="button"
                class="small"
                aria-label=${this.text("remove-layer", { name: title })}
                title=${this.text("remove-layer", { name: title })}
                @click=${(event: MouseEvent) => this.#removals.isMeant(event) && this.editLayer(index, withLayerRemoved)}
              >
                ${icon("close")}
              </button>`
          }
        </div>
        ${this.#activation(description, experiment, layer, index, title)}
        ${output ? this.#outputNote(experiment, layer) : this.#units(description, layer, index, title)}
        ${this.#activationParameters(description, experiment, layer, index, title)}
      </div>
      <div class="nodes">${this.#nodes(layer, index, output)}</div>
    </div>`;
  }

  #activation(
    { catalog }: Description,
    experiment: Experiment,
    layer: LayerSpec,
    index: number,
    title: string,
  ): TemplateResult {
    const value = activationName(layer.activation);
    const choice = select({
      id: `activation-${index}`,
      label: this.text("activation-of", { name: title }),
      hidden: true,
      value,
      title: this.#note(catalog.activations.find(({ name }) => name === value)),
      items: activationsFor(catalog, experiment, index).map((item) => ({
        value: item.name,
        label: this.store.texts.value.label("activation", item),
      })),
      change: (name) => this.editLayer(index, (draft, at) => withActivation(catalog, draft, at, name)),
    });
    return html`<div class="activation">
      ${choice}<playground-activation-menu .store=${this.store} .session=${this.session} .layer=${index}></playground-activation-menu>
    </div>`;
  }

  #note(item: ActivationItem | undefined): string | undefined {
    return item && this.store.texts.value.note("activation", item);
  }

  #activationParameters(
    { catalog }: Description,
    experiment: Experiment,
    layer: LayerSpec,
    index: number,
    title: string,
  ) {
    const parametersOf = (spec: LayerSpec) =>
      catalog.activations.find(({ name }) => name === activationName(spec.activation))?.parameters ?? [];
    if (!experiment.layers.some((spec) => parametersOf(spec).length > 0)) return nothing;
    const written = parametersOf(layer).find(({ kind }) => kind === "text");
    const fields = parametersOf(layer)
      .filter((parameter) => parameter !== written)
      .map((parameter) => this.#parameter(layer, parameter, index));
    return html`<div class="parameters">
      ${written ? this.#formula(layer, written, fields, index, title) : fields}
      <p class="learned number" data-learned=${index} title=${this.text("learned-title")}></p>
    </div>`;
  }

  #parameter(layer: LayerSpec, parameter: Parameter, index: number): TemplateResult {
    return parameterSlider({
      kind: "activation",
      prefix: `parameter-${index}`,
      texts: this.store.texts.value,
      parameter,
      value: activationSettings(layer.activation)[parameter.name],
      change: (name, value) =>
        this.editLayer(index, (draft, at) => withActivationSetting(draft, at, { [name]: value })),
    });
  }

  /** The columns are narrow: a formula and its fields have a panel of their own, opened by a button that shows it. */
  #formula(
    layer: LayerSpec,
    parameter: Parameter,
    fields: TemplateResult[],
    index: number,
    title: string,
  ): TemplateResult {
    const fault = this.#faults.get(index);
    const accepted = String(expressionOf(layer) ?? parameter.default);
    const text = formula({
      id: `formula-${index}`,
      texts: this.store.texts.value,
      label: this.text("formula-of", { name: title }),
      value: fault?.text ?? this.#entered.get(index) ?? accepted,
      fault: fault?.issue,
      change: (text) => this.#enterFormula(index, text),
    });
    return popover({
      id: `formula-panel-${index}`,
      label: this.text(fault ? "formula-wrong" : "formula-of", { name: title }),
      face: html`${fault ? "⚠ " : nothing}${accepted}`,
      content: html`${text} ${fields}`,
      className: fault ? "formula outlined wrong" : "formula outlined",
    });
  }

  #units({ catalog }: Description, layer: LayerSpec, index: number, title: string): TemplateResult {
    return stepper({
      id: `units-${index}`,
      label: this.text("units-of", { name: title }),
      texts: this.store.texts.value,
      fewer: this.text("fewer-units", { name: title }),
      more: this.text("more-units", { name: title }),
      value: layer.units,
      range: catalog.limits.units,
      change: (units) => this.editLayer(index, (draft, at) => withLayer(draft, at, { units })),
    });
  }

  #outputNote(experiment: Experiment, layer: LayerSpec): TemplateResult {
    const fused = takesLogits(experiment.loss.name) && experiment.loss.from_logits;
    const id = fused ? `output-fused-${probabilityActivation(experiment.loss.name)}` : "output-units";
    return html`<p class="note muted">${this.text(id, { units: layer.units })}</p>`;
  }

  #layerMore(
    { catalog }: Description,
    layer: LayerSpec,
    index: number,
    title: string,
    output: boolean,
  ): TemplateResult {
    const edit = (change: Partial<LayerSpec>) => this.editLayer(index, (draft, at) => withLayer(draft, at, change));
    const content = html`
      ${select({
        id: `initializer-${index}`,
        label: this.text("initializer"),
        value: layer.kernel_initializer ?? "",
        items: catalog.initializers.map((item) => ({
          value: item.name,
          label: this.store.texts.value.label("initializer", item),
        })),
        change: (kernel_initializer) => edit({ kernel_initializer }),
      })}
      ${output ? nothing : this.#dropout(layer, index, edit)}
      ${toggle({ label: this.text("use-bias"), value: layer.use_bias ?? true, change: (use_bias) => edit({ use_bias }) })}
    `;
    const label = this.text("layer-more", { name: title });
    return popover({ id: `more-${index}`, label, face: icon("more"), content, className: "small" });
  }

  /** SELU keeps its mean and variance through AlphaDropout, any other activation takes the usual one. */
  #dropout(layer: LayerSpec, index: number, edit: (change: Partial<LayerSpec>) => void): TemplateResult {
    const alpha = activationName(layer.activation) === "selu";
    return slider({
      id: `dropout-${index}`,
      label: this.text(alpha ? "alpha-dropout" : "dropout"),
      texts: this.store.texts.value,
      value: (alpha ? layer.alpha_dropout : layer.dropout) ?? 0,
      range: [0, 0.9],
      limits: this.store.description.value!.catalog.limits.dropout,
      change: (rate) => edit(alpha ? { alpha_dropout: rate, dropout: 0 } : { dropout: rate, alpha_dropout: 0 }),
    });
  }

  #nodes(layer: LayerSpec, index: number, output: boolean): TemplateResult {
    const shown = Math.min(layer.units, UNITS_SHOWN);
    const classes = output && this.store.task.value !== "regression" && layer.units > 1;
    return html`
      ${Array.from(
        { length: shown },
        (_, unit) => html`<div class="node">
          <div class="face" role="img" aria-label=${this.unitName(index, unit)} data-layer=${index} data-unit=${unit}></div>
          ${this.#unitButton(index, unit)} ${classes ? html`<span class="class">${classMark(unit)}</span>` : nothing} ${output ? nothing : stateMark()}
        </div>`,
      )}
      ${layer.units > shown ? html`<p class="rest muted">${this.text("more-units-shown", { count: layer.units - shown })}</p>` : nothing}
    `;
  }

  /** The units are one stop of the Tab key; the arrow keys lead from one to the next. */
  #unitButton(layer: number, unit: number): TemplateResult {
    const show = (event: Event) => this.#point(this.#besides(event.currentTarget as HTMLElement, layer, unit));
    return html`<button
      type="button"
      class="weights"
      data-layer=${layer}
      data-unit=${unit}
      aria-haspopup="dialog"
      aria-label=${this.text("unit-weights", { name: this.unitName(layer, unit) })}
      aria-describedby=${layer === this.pointed?.layer && unit === this.pointed.unit ? "tip" : nothing}
      tabindex=${layer === this.stop.layer && unit === this.stop.unit ? 0 : -1}
      @focus=${show}
      @pointerenter=${show}
      @blur=${() => this.#point(undefined)}
      @pointerleave=${() => this.#point(undefined)}
      @keydown=${(event: KeyboardEvent) => this.#moveFocus(event, layer, unit)}
      @click=${(event: MouseEvent) => this.#editUnit(event.currentTarget as HTMLElement, layer, unit)}
    ></button>`;
  }

  #besides(button: HTMLElement, layer: number, unit: number): Pointed {
    const graph = this.renderRoot.querySelector(".graph")!.getBoundingClientRect();
    const { right, top } = button.getBoundingClientRect();
    return { layer, unit, x: right - graph.left, y: top - graph.top };
  }

  #editUnit(button: HTMLElement, layer: number, unit: number): void {
    const { right, top } = button.getBoundingClientRect();
    const input = this.store.experiment.value?.layers[layer].use_bias === false ? 0 : null;
    void this.#edit({ layer, unit, input }, { x: right, y: top });
  }

  #moveFocus(event: KeyboardEvent, layer: number, unit: number): void {
    const move = UNIT_KEYS[event.key];
    const layers = this.store.experiment.value?.layers;
    if (!move || !layers) return;
    event.preventDefault();
    const next = Math.max(0, Math.min(layers.length - 1, layer + move[0]));
    const stop = { layer: next, unit: Math.max(0, Math.min(layers[next].units, UNITS_SHOWN, unit + move[1] + 1) - 1) };
    this.stop = stop;
    this.renderRoot
      .querySelector<HTMLElement>(`.weights[data-layer="${stop.layer}"][data-unit="${stop.unit}"]`)
      ?.focus(); // at once: the next key may come before the next drawing
  }

  #stateName(layer: number, unit: number, state = "fine"): string {
    const name = this.unitName(layer, unit);
    return state === "fine" ? name : this.text(`unit-${state}`, { name });
  }

  protected override paint(): void {
    const colors = this.store.colors.value;
    const parts = this.store.snapshot.value?.parts;
    const description = this.store.description.value;
    if (!colors || !description) return;
    if (this.#isNew("sheet")) this.#layOut();
    const inputs = isPlane(this.store) ? undefined : parts?.inspection?.result.inputs;
    if (this.#isNew("features", colors, this.store.pictures.value, this.store.points.value, inputs))
      this.#paintFeatures(colors, inputs);
    if (!parts) return;
    this.#paintPicture(colors);
    if (!isPlane(this.store) || this.#isNew("units", colors, parts.neurons, this.store.task.value))
      this.#paintUnits(parts, colors);
    if (this.#isNew("marks", parts.health)) this.#markUnits(parts, description);
    const { analysis, nudge, weight } = this.store.view.value;
    if (!parts.weights || !this.#isNew("links", parts.weights, this.pointed, analysis, nudge, weight)) return;
    this.#paintLinks(parts.weights, description);
    this.#paintBundle(parts.weights[0]);
    this.#paintLearned(parts.weights);
  }

  /** By part of the picture what it was painted of. */
  #painted = new Map<string, readonly unknown[]>();

  /** Whether a part is to be painted of something else than it was; drawn anew, everything is. */
  #isNew(part: string, ...of: readonly unknown[]): boolean {
    const before = this.#painted.get(part);
    this.#painted.set(part, of);
    return !before || of.some((value, i) => value !== before[i]);
  }

  /** The parameter of an activation that learns it, as its units hold it now: mean, least and greatest. */
  #paintLearned(weights: readonly ShownWeights[]): void {
    const digits = (value: number) =>
      this.store.texts.value.number(value, { minimumFractionDigits: 2, maximumFractionDigits: 2 });
    for (const place of this.renderRoot.querySelectorAll<HTMLElement>("[data-learned]")) {
      const alpha = weights[Number(place.dataset.learned)]?.alpha;
      const mean = (values: Float64Array) => values.reduce((sum, value) => sum + value, 0) / values.length;
      const words = alpha
        ? this.text("learned-now", {
            mean: digits(mean(alpha)),
            low: digits(Math.min(...alpha)),
            high: digits(Math.max(...alpha)),
          })
        : "";
      if (place.textContent !== words) place.textContent = words;
    }
  }

  /** Over the plane, or by their value in the row looked at. */
  #paintFeatures(colors: Colors, inputs?: Float64Array): void {
    const maps = (isPlane(this.store) && this.store.pictures.value?.features) || {};
    const chosen = this.store.experiment.value?.features;
    this.renderRoot.querySelectorAll<HTMLElement>("[data-feature]").forEach(({ dataset: { feature = "" } }, row) => {
      const value = inputs?.[chosen?.indexOf(feature) ?? -1];
      const map = value === undefined ? maps[feature] : { size: 1, values: Float32Array.of(value) };
      if (!map) return;
      paintSigned(this.#stamp, map.size, map.values, colors, largest(inputs ?? map.values));
      this.#place(0, row, chosen?.includes(feature) ? 1 : FAINT);
    });
  }

  /** A browser makes a layer of its own of every canvas, so there is one for all nodes: what is painted on the stamp is put in its place there. */
  #stamp = document.createElement("canvas");
  #sheet: CanvasRenderingContext2D | null = null;

  #layOut(): void {
    const canvas = this.renderRoot.querySelector<HTMLCanvasElement>("canvas.sheet");
    const height = columnHeight(UNITS_SHOWN);
    this.#sheet = canvas && this.width > 0 ? scaled(canvas, this.width, height) : null;
    if (!canvas || !this.#sheet) return;
    canvas.style.width = `${this.width}px`;
    canvas.style.height = `${height}px`;
    this.#sheet.imageSmoothingEnabled = !this.store.side.value;
  }

  #place(column: number, row: number, opacity = 1): void {
    const sheet = this.#sheet;
    if (!sheet) return;
    const columns = 1 + (this.store.experiment.value?.layers.length ?? 0);
    const [left, top, side] = nodeBox(((column + 0.5) * this.width) / columns, row);
    sheet.clearRect(left, top, side, side);
    if (this.#stamp.width === 0) return;
    sheet.save();
    sheet.beginPath();
    sheet.roundRect(left, top, side, side, CORNER);
    sheet.clip();
    sheet.globalAlpha = opacity;
    sheet.drawImage(this.#stamp, left, top, side, side);
    sheet.restore();
  }

  #paintUnits(parts: Parts, colors: Colors): void {
    const paintUnit = unitPainter(this.store, parts, colors);
    for (const { dataset } of this.renderRoot.querySelectorAll<HTMLElement>(".face[data-layer]")) {
      const [layer, unit] = [Number(dataset.layer), Number(dataset.unit)];
      paintUnit(this.#stamp, layer, unit);
      this.#place(layer + 1, unit);
    }
  }

  #paintPicture(colors: Colors): void {
    const [points, side] = [this.store.points.value, this.store.side.value];
    const picture = this.renderRoot.querySelector<HTMLCanvasElement>("canvas.picture");
    if (points && side && picture) paintPicture(picture, side, this.store.point.value, inkOf(points), colors);
  }

  /** Which units are dead or saturated, on the unit itself and in its name. */
  #markUnits({ health }: Parts, { catalog }: Description): void {
    const experiment = this.store.experiment.value;
    if (!experiment || health?.length !== experiment.layers.length) return;
    const states = health.slice(0, -1).map((layer, i) => unitStates(catalog, experiment, i, layer));
    for (const face of this.renderRoot.querySelectorAll<HTMLElement>(".face[data-layer]")) {
      const [layer, unit] = [Number(face.dataset.layer), Number(face.dataset.unit)];
      const state = states[layer]?.[unit] ?? "fine";
      const node = face.parentElement!;
      if (node.dataset.state === state) continue;
      node.dataset.state = state;
      face.ariaLabel = face.title = this.#stateName(layer, unit, state);
    }
  }

  #paintLinks(weights: readonly ShownWeights[], description: Description): void {
    const experiment = this.store.experiment.value;
    if (!experiment) return;
    const ends = this.#ends(description, experiment);
    const paths = this.renderRoot.querySelectorAll<SVGPathElement>(".links path:not(.bundle)");
    const values = weights.flatMap(({ kernel }, i) =>
      ends[i].flatMap((from) => ends[i + 1].map((to) => kernel[from.index * ends[i + 1].length + to.index] ?? 0)),
    );
    this.#markLinks(paths, ends);
    values.forEach((weight, i) => {
      const look = linkLook(weight);
      const path = paths[i];
      if (!path || path.dataset.look === look.key) return;
      path.dataset.look = look.key;
      path.setAttribute("class", look.sign);
      path.setAttribute("stroke-width", look.width);
      path.setAttribute("stroke-opacity", look.opacity);
    });
  }

  /** As wide as all weights of a unit together are large; they have no one sign. */
  #paintBundle({ kernel }: ShownWeights): void {
    const paths = this.renderRoot.querySelectorAll<SVGPathElement>("path.bundle");
    paths.forEach((path, unit) => {
      const { width, opacity } = linkLook(Math.hypot(...column(kernel, unit, paths.length)));
      path.setAttribute("stroke-width", width);
      path.setAttribute("stroke-opacity", opacity);
    });
  }

  /** The weight that is nudged or edited, and what is pointed at. */
  #markLinks(paths: NodeListOf<SVGPathElement>, ends: End[][]): void {
    const { analysis, nudge, weight } = this.store.view.value;
    const taken = weight ?? (analysis === "nudge" ? nudge : null);
    const { pointed } = this;
    const places = ends
      .slice(1)
      .flatMap((to, layer) =>
        ends[layer].flatMap((from) => to.map(({ index }) => ({ layer, input: from.index, unit: index }))),
      );
    places.forEach(({ layer, input, unit }, i) => {
      const isTo = (place: { layer: number; unit: number } | null) => layer === place?.layer && unit === place.unit;
      paths[i]?.toggleAttribute("data-chosen", isTo(taken) && input === taken?.input);
      paths[i]?.toggleAttribute("data-pointed", isTo(pointed) && (pointed?.input ?? input) === input);
    });
  }

  static override styles = [base, controls, popoverStyles, classColors, stateStyles, networkStyles];
}

/** The features that the data can give, as many as a column has room for. */
function offeredFeatures({ catalog }: Description, experiment: Experiment): string[] {
  return featuresOf(catalog, columnCount(catalog, experiment)).slice(0, UNITS_SHOWN);
}

customElements.define("playground-network", NetworkView);
