import { html, nothing, type PropertyValues, type TemplateResult } from "lit";
import type { LayerSpec } from "../../engine/types.ts";
import type { Experiment } from "../../experiment/experiment.ts";
import { outputIndex } from "../../experiment/layers.ts";
import { hasGallery } from "../../experiment/pictures.ts";
import type { Description, ShownWeights, WeightPlace } from "../../experiment/protocol.ts";
import { isSameLayer, UNITS_SHOWN, unitIn, weightIn } from "../../state/valid-view.ts";
import { popoverStyles } from "../../ui/controls/popover.ts";
import { Presses } from "../../ui/controls/press.ts";
import { classColors } from "../../ui/legend.ts";
import { base, controls } from "../../ui/styles/base.ts";
import { View } from "../../ui/view.ts";
import "../table-view/button.ts";
import { compactStyles } from "./compact-styles.ts";
import { formulaStyles } from "../../ui/styles/formula.ts";
import { FormulaEntries } from "../../ui/formula-entries.ts";
import type { End } from "../../charts/graph.ts";
import { layerColumns, shapesOf, type Column } from "./columns.ts";
import { changedLayer, firstToShow, foldAt, isFolded } from "./folds.ts";
import { inputEnds, offeredFeatures, nearestLink, rowCount, type Pointed } from "./graph.ts";
import { header } from "./header.ts";
import { exampleColumn, featureColumn, paintPicture } from "./inputs.ts";
import { foldColumn, labelColumn, layerHead } from "./layer-head.ts";
import { layOut, type Layout } from "./layout.ts";
import { optionStyles } from "./layer-options.ts";
import { paintLearned } from "./learned.ts";
import { bundlePaths, linkPaths, markLinks, paintBundles, paintLinks } from "./links.ts";
import { firstStop, markUnits, nextStop, unitNodes, type Stop } from "./nodes.ts";
import { Sheet } from "./sheet.ts";
import { networkStyles } from "./styles.ts";
import { placeTip, weightTip } from "./tip.ts";
import { isPlane } from "./unit-picture.ts";
import { stateStyles } from "../../ui/unit-state.ts";
import type { Anchor } from "./weight-editor.ts";

/** The network as columns: the inputs, then each layer with its controls and units, linked by the weights. */
export class NetworkView extends View {
  static override needs = ["neurons", "weights", "map", "health", "inspection"] as const;
  static override properties = {
    room: { state: true },
    pointed: { state: true },
    stop: { state: true },
    first: { state: true },
    expanded: { state: true },
  };
  /** Width in pixels of what the graph stands in. */
  declare room: number;
  declare pointed: Pointed | null;
  /** The unit in the Tab order. */
  declare stop: Stop;
  /** From which layer on layers are shown if there is no room for all. */
  declare first: number;
  /** The layers of which all units are shown. */
  declare expanded: ReadonlySet<number>;
  #editorAt: Anchor | null = null;
  /** What had the focus when the editor opened; it gets the focus back. */
  #opener: Element | null = null;

  readonly #formulas = new FormulaEntries(this);
  readonly #removals = new Presses();
  readonly #sheet = new Sheet(this);
  #seen: Experiment | null = null;
  #chosenBefore: number | undefined;
  #inputs: readonly End[] = [];
  /** All of them, folded or not. */
  #columns: readonly Column[] = [];
  #layout: Layout = layOut({ inputs: [], columns: [], output: 0, room: 0, inline: false, first: 0 });

  #resize = new ResizeObserver(() => (this.room = this.renderRoot.querySelector(".scroll")?.clientWidth ?? 0));

  constructor() {
    super();
    this.room = 0;
    this.first = 0;
    this.expanded = new Set();
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
    this.#formulas.follow(experiment, experiment !== this.#seen);
    if (experiment !== this.#seen) {
      if (experiment?.layers.length !== this.#seen?.layers.length) this.expanded = new Set();
      if (experiment) this.#keepPlaces(this.#seen ?? experiment, experiment);
    }
    if (experiment) {
      this.#layOut(experiment);
      if (experiment !== this.#seen) this.stop = unitIn(this.stop, experiment) ?? firstStop(this.#columns);
      this.#keepInView(experiment, changed.has("room"));
    }
    this.#seen = experiment;
  }

  /** A layer that was changed or chosen is not folded, nor what has the focus; the Tab stop is among what is shown. */
  #keepInView(experiment: Experiment, roomChanged: boolean): void {
    const changed = changedLayer(this.#seen?.layers ?? experiment.layers, experiment.layers);
    const chosen = this.#chosen?.layer;
    if (changed !== undefined) this.#show(changed);
    else if (chosen !== this.#chosenBefore) this.#show(chosen);
    else if (roomChanged) this.#show(this.#focused);
    this.#chosenBefore = chosen;
    this.#layOut(experiment);
    if (isFolded(this.#layout.run, this.stop.layer)) this.stop = firstStop(this.#layout.columns);
  }

  get #focused(): number | undefined {
    const layer = (this.shadowRoot?.activeElement as HTMLElement | null)?.dataset.layer;
    return layer === undefined ? undefined : Number(layer);
  }

  /** The weight whose link is marked. */
  get #chosen(): WeightPlace | null {
    const { analysis, nudge, weight } = this.store.view.value;
    return weight ?? (analysis === "nudge" ? nudge : null);
  }

  /** Opens the layers among which a folded one is. */
  #show(layer: number | undefined): void {
    const { run, fits } = this.#layout;
    if (layer !== undefined && isFolded(run, layer)) this.first = firstToShow(layer, run, fits);
  }

  #layOut(experiment: Experiment): void {
    const description = this.store.description.value;
    if (!description) return;
    const isFree = this.store.permissions.has("features");
    // A picture or a sequence is one node, with no link of its own.
    this.#inputs = this.#isOneInput ? [] : inputEnds(experiment, offeredFeatures(description, experiment, !isFree));
    const inputs = this.#isOneInput ? 0 : experiment.features.length;
    this.#columns = layerColumns(experiment, shapesOf(experiment, this.store.layers.value), inputs, this.expanded);
    this.#layout = layOut({
      inputs: this.#inputs,
      columns: this.#columns,
      output: outputIndex(experiment.layers),
      room: this.room,
      inline: this.hasAttribute("inline"),
      first: this.first,
    });
  }

  /** Whether the input is shown as one picture or sequence. */
  get #isOneInput(): boolean {
    return hasGallery(this.store.points.value?.shape ?? []);
  }

  readonly #expand = (index: number): void => {
    const next = new Set(this.expanded);
    if (!next.delete(index)) next.add(index);
    this.expanded = next;
  };

  /** The column that was pressed may be gone: the focus goes on to the other one. */
  readonly #unfold = async (layer: number): Promise<void> => {
    const isBefore = layer < this.#layout.run.from;
    this.#show(layer);
    await this.updateComplete;
    const left = this.renderRoot.querySelectorAll<HTMLElement>(".fold");
    left[isBefore ? 0 : left.length - 1]?.focus();
  };

  /** Asks for the maps and weights of all units that are shown. */
  #askForUnits(): void {
    const shown = Math.max(UNITS_SHOWN, ...this.#columns.map(({ nodes }) => nodes.length));
    const { unitsShown } = this.store;
    const isMore = shown > unitsShown.peek() && this.expanded.size > 0;
    unitsShown.value = shown;
    if (isMore) void this.session.refresh();
  }

  /** Keeps what is pointed at and the Tab stop, if they still exist. */
  #keepPlaces(before: Experiment, experiment: Experiment): void {
    const { pointed } = this;
    const exists =
      pointed &&
      (pointed.input === undefined
        ? unitIn(pointed, experiment)
        : weightIn({ ...pointed, input: pointed.input }, experiment));
    if (!exists || !isSameLayer(before, experiment, pointed.layer)) this.#point(undefined);
  }

  protected override updated(changed: PropertyValues): void {
    this.#painted.clear();
    super.updated(changed);
    const graph = this.renderRoot.querySelector<HTMLElement>(".graph");
    if (!graph) return;
    const { tracks, least, side } = this.#layout;
    graph.style.setProperty("--tracks", tracks);
    graph.style.setProperty("--least-width", `${least}px`);
    graph.style.setProperty("--picture", `${side}px`);
    placeTip(graph, this.pointed);
    this.#askForUnits();
    if (!this.store.view.value.weight && this.#opener) {
      if (this.shadowRoot?.activeElement === null) (this.#opener as HTMLElement).focus();
      this.#opener = null;
    }
    this.#resize.observe(graph.parentElement!);
  }

  protected override render(): TemplateResult {
    const description = this.store.description.value;
    const experiment = this.store.experiment.value;
    if (!description || !experiment) return html`<h2>${this.text("network")}</h2>`;
    const shape = this.store.points.value?.shape ?? [];
    return html`
      ${header(this, experiment)}
      <playground-table-view kind="network"></playground-table-view>
      <div class="scroll" tabindex="0" role="region" aria-label=${this.text("network")}>
        <div class=${this.#layout.compact ? "graph compact" : "graph"}>
          ${this.#links()}
          <canvas class="sheet" aria-hidden="true"></canvas>
          ${this.#isOneInput ? exampleColumn(this, shape) : featureColumn(this, description, experiment, this.#formulas)}
          ${experiment.layers.map((layer, i) => this.#layer(description, experiment, layer, i))} ${this.#tip(experiment)}
          ${this.#values()}
        </div>
      </div>
      ${
        this.store.view.value.weight && this.#editorAt
          ? html`<playground-weight .at=${this.#editorAt}></playground-weight>`
          : nothing
      }
    `;
  }

  #layer(description: Description, experiment: Experiment, layer: LayerSpec, index: number) {
    const { run, columns, compact } = this.#layout;
    const folded = foldAt(run, index);
    if (folded > 0) return foldColumn(this, index, folded, this.#unfold);
    if (isFolded(run, index)) return nothing;
    const title = this.layerTitle(index);
    const shown = {
      view: this,
      description,
      experiment,
      layer,
      index,
      title,
      isOutput: index >= outputIndex(experiment.layers),
      formulas: this.#formulas,
      removals: this.#removals,
      shape: shapesOf(experiment, this.store.layers.value)[index],
      column: columns[index],
      expanded: this.expanded.has(index),
      expand: this.#expand,
      compact,
    };
    if (shown.column.nodes.length === 0) return labelColumn(shown);
    return html`<div class="column" role="group" aria-label=${title}>
      ${layerHead(shown)}
      <div class="nodes">${unitNodes(shown, this.stop, this.pointed, this.#unitEvents)}</div>
    </div>`;
  }

  #links(): TemplateResult {
    const nearest = (event: MouseEvent) => {
      const box = (event.currentTarget as HTMLElement).getBoundingClientRect();
      const { inputs, columns, centers } = this.#layout;
      return nearestLink(inputs, columns, centers, event.clientX - box.left, event.clientY - box.top);
    };
    return html`<div
      class=${this.pointed?.input === undefined ? "links" : "links pointing"}
      @click=${(event: MouseEvent) => this.#pick(event, nearest(event))}
      @pointermove=${(event: PointerEvent) => this.#point(nearest(event))}
      @pointerleave=${() => this.#point(undefined)}
    ><svg aria-hidden="true">${bundlePaths(this.#layout)}${linkPaths(this.#layout)}</svg></div>`;
  }

  #values() {
    const { ends, centers, width } = this.#layout;
    if (!this.store.numbered.value || width === 0) return nothing;
    if (!this.store.modules.has("graph-values", () => import("../../panels/backprop/graph-values.ts"))) return nothing;
    return html`<playground-graph-values .ends=${ends} .centers=${centers}></playground-graph-values>`;
  }

  #tip(experiment: Experiment) {
    const { pointed } = this;
    const weights = pointed && this.store.part("weights")?.[pointed.layer];
    if (!weights || this.store.view.value.weight) return nothing;
    return weightTip(this, experiment, pointed, weights);
  }

  #point(pointed: Pointed | undefined): void {
    const now = this.pointed;
    if (pointed && now && now.layer === pointed.layer && now.unit === pointed.unit && now.input === pointed.input)
      return;
    this.pointed = pointed ?? null;
    this.store.magnify(pointed && pointed.input === undefined ? { layer: pointed.layer, unit: pointed.unit } : null);
  }

  /** Selects the weight for the ε-nudge if that panel is open, else opens its editor. */
  #pick(event: MouseEvent, nearest: Pointed | undefined): void {
    if (nearest?.input === undefined) return;
    const { layer, unit, input } = nearest;
    const { analysis, nudge } = this.store.view.value;
    if (analysis === "nudge") {
      if (this.session.admits("nudge")) this.store.change({ nudge: { ...nudge, layer, input, unit } });
    } else void this.#edit({ layer, input, unit }, { x: event.clientX, y: event.clientY });
  }

  async #edit(weight: WeightPlace, at: Anchor): Promise<void> {
    if (
      !(await this.store.modules.getView(
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

  readonly #unitEvents = {
    point: (pointed: Pointed | undefined) => this.#point(pointed),
    edit: (button: HTMLElement, { layer, unit }: Stop) => {
      const { right, top } = button.getBoundingClientRect();
      const input = this.store.experiment.value?.layers[layer].use_bias === false ? 0 : null;
      void this.#edit({ layer, unit, input }, { x: right, y: top });
    },
    move: (event: KeyboardEvent, from: Stop) => {
      const stop = nextStop(event, from, this.#columns);
      if (!stop) return;
      event.preventDefault();
      this.stop = stop;
      // At once if it is there: the next key may come before the next rendering.
      const focus = () =>
        this.renderRoot
          .querySelector<HTMLElement>(`.weights[data-layer="${stop.layer}"][data-unit="${stop.unit}"]`)
          ?.focus();
      this.#show(stop.layer);
      if (isFolded(this.#layout.run, stop.layer)) void this.updateComplete.then(focus);
      else focus();
    },
  };

  protected override paint(): void {
    const colors = this.store.colors.value;
    const parts = this.store.snapshot.value?.parts;
    const description = this.store.description.value;
    if (!colors || !description) return;
    const { width, ends, centers } = this.#layout;
    if (this.#isNew("sheet")) this.#sheet.layOut(width, rowCount(ends), centers);
    const hasMaps =
      isPlane(this.store) && this.store.experiment.value?.features.every((each) => typeof each === "string");
    const inputs = hasMaps ? undefined : parts?.inspection?.result.inputs;
    if (this.#isNew("features", colors, this.store.pictures.value, this.store.points.value, inputs))
      this.#sheet.paintFeatures(colors, inputs);
    if (!parts) return;
    paintPicture(this, this.#layout.side, colors);
    if (!isPlane(this.store) || this.#isNew("units", colors, parts.neurons, this.store.task.value))
      this.#sheet.paintUnits(parts, colors);
    if (this.#isNew("marks", parts.health)) markUnits(this, description.catalog, parts.health);
    if (parts.weights) this.#paintWeights(parts.weights);
  }

  #paintWeights(weights: readonly ShownWeights[]): void {
    if (!this.#isNew("links", weights, this.pointed, this.#chosen)) return;
    markLinks(this.renderRoot, this.#layout, this.#chosen, this.pointed);
    paintLinks(this.renderRoot, this.#layout, weights);
    paintBundles(this.renderRoot, this.#layout.columns, weights);
    paintLearned(this, weights);
  }

  /** By part of the drawing, what it was last painted from. */
  #painted = new Map<string, readonly unknown[]>();

  /** Whether a part must be painted again: after each rendering, and when one of its sources changed. */
  #isNew(part: string, ...sources: readonly unknown[]): boolean {
    const before = this.#painted.get(part);
    this.#painted.set(part, sources);
    return !before || sources.some((value, i) => value !== before[i]);
  }

  static override styles = [
    base,
    controls,
    popoverStyles,
    classColors,
    stateStyles,
    networkStyles,
    compactStyles,
    optionStyles,
    formulaStyles,
  ];
}

customElements.define("playground-network", NetworkView);
