import { hasActivation, hasUnits, outputIndex } from "../experiment/layers.ts";
import { effect } from "@preact/signals-core";
import { html, LitElement, nothing, type ReactiveController, type TemplateResult } from "lit";
import type { EvaluatedStatus, Need, WeightPlace } from "../experiment/protocol.ts";
import { activationName, datasetOf, layerIn, type Experiment } from "../experiment/experiment.ts";
import { ownName } from "../experiment/unit-names.ts";
import { featureName } from "../experiment/features.ts";
import type { FeatureSpec, LayerSpec } from "../engine/types.ts";
import type { DataNames } from "../experiment/link.ts";
import type { Session } from "../state/session/session.ts";
import type { Store } from "../state/store.ts";
import { spelled } from "../i18n/layer-keys.ts";
import type { TextArguments } from "../i18n/texts.ts";
import { inheritContext } from "./context.ts";
import { inTurn } from "../platform/turns.ts";

/** The size of an element of a view in pixels, by observation: reading it while painting would force layout. */
export class PartSize implements ReactiveController {
  width = 0;
  height = 0;
  #view: View;
  #selector: string;
  #part: Element | null = null;
  #observer = new ResizeObserver(([{ contentRect }]) => {
    this.width = Math.round(contentRect.width);
    this.height = Math.round(contentRect.height);
    this.#view.requestUpdate();
  });

  constructor(view: View, selector: string) {
    this.#view = view;
    this.#selector = selector;
    view.addController(this);
  }

  hostUpdated(): void {
    const part = this.#view.renderRoot.querySelector(this.#selector);
    if (part === this.#part) return;
    this.#observer.disconnect();
    if (part) this.#observer.observe(part);
    this.#part = part;
  }

  hostDisconnected(): void {
    this.#observer.disconnect();
    this.#part = null;
  }
}

/**
 * The base class of the page's elements. `render` reads signals and runs again when one of them changes; `paint` does the
 * same after it, for what changes with every frame. `needs` are the parts of the snapshot that it reads while it is shown.
 */
export abstract class View extends LitElement {
  static needs: readonly Need[] = [];

  declare store: Store;
  declare session: Session;
  #stopRendering = () => {};
  #stopPainting = () => {};
  #painting: void | Promise<void> = undefined;

  protected get needs(): readonly Need[] {
    return (this.constructor as typeof View).needs;
  }

  override connectedCallback(): void {
    Object.assign(this, inheritContext(this));
    super.connectedCallback();
    this.store.want(this.needs, 1);
    if (this.hasUpdated) this.requestUpdate();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.store.want(this.needs, -1);
    this.#stop();
  }

  protected paint(): void {}

  /** The experiment that is rendered, to which a press refers. */
  #drawn: Experiment | null = null;

  /** Changes a rendered layer, wherever it stands in the draft; does nothing if it is gone. */
  editLayer(index: number, change: (draft: Experiment, index: number) => Experiment): void {
    const drawn = this.#drawn;
    if (!drawn) return;
    void this.session.edit((draft) => {
      const at = layerIn(draft, drawn, index);
      return at < 0 ? draft : change(draft, at);
    });
  }

  text(id: string, values?: TextArguments): string {
    return this.store.texts.value.text(id, values);
  }

  /** A note if the losses and scores are those of an earlier step. */
  protected evaluatedAt(status: EvaluatedStatus | undefined): TemplateResult | typeof nothing {
    if (!status || status.evaluated === status.step) return nothing;
    return html`<p class="muted">${this.text("evaluated-at", { step: status.evaluated })}</p>`;
  }

  layerTitle(index: number, layers: readonly LayerSpec[] = this.store.experiment.value?.layers ?? []): string {
    if (index === outputIndex(layers)) return this.text("output-layer");
    if (index >= layers.length || hasUnits(layers[index])) return this.text("layer-name", { number: index + 1 });
    const name = layers[index].kind ?? "";
    const item = this.store.description.value?.catalog.layers.find((kind) => kind.name === name);
    const kind = this.store.texts.value.label("layer-kind", item ?? { name, label: name });
    return this.text("layer-of-kind", { number: index + 1, kind });
  }

  /** The label of a layer's activation; empty for a layer without one. */
  activationLabel({ layers }: Experiment, index: number): string {
    const layer = layers[index];
    return hasActivation(layer) ? this.itemLabel("activation", activationName(layer.activation)) : "";
  }

  /** A unit by its place, after the learner's own name for it. */
  unitName(layer: number, unit: number): string {
    const place = this.placeName(layer, unit);
    const own = this.ownUnitName(layer, unit);
    return own === undefined ? place : this.text("unit-named", { name: own, place });
  }

  placeName(layer: number, unit: number): string {
    return this.text("unit-name", { name: this.layerTitle(layer), number: unit + 1 });
  }

  /** The name that the learner has given a unit. */
  ownUnitName(layer: number, unit: number): string | undefined {
    return ownName(this.store.view.value.unitNames, { layer, unit });
  }

  /** The name of a layer's input: a feature, or a unit of the previous layer. */
  inputName({ features }: Experiment, layer: number, input: number): string {
    return layer === 0 ? this.featureLabel(features[input]) : this.unitName(layer - 1, input);
  }

  weightName(experiment: Experiment, { layer, input, unit }: WeightPlace): string {
    return this.text(input === null ? "bias-edit" : "weight-edit", {
      from: this.inputName(experiment, layer, input ?? 0),
      to: this.unitName(layer, unit),
    });
  }

  /** The names of classes and columns that the user's data has, or the data set. */
  get #names(): DataNames | null {
    const own = this.store.view.value.names;
    const [description, experiment] = [this.store.description.value, this.store.experiment.value];
    if (own || !description || !experiment) return own;
    const texts = this.store.texts.value;
    const { column_names = [], class_names = [] } = datasetOf(description.catalog, experiment) ?? {};
    return {
      columns: column_names.map((name) => texts.label("dataset-column", { name, label: spelled(name) })),
      classes: class_names.map((name) => texts.label("dataset-class", { name, label: spelled(name) })),
    };
  }

  /** The number by which a class is named: from 1, but from 0 for pictures, so that digits have their own numbers. */
  classNumber(index: number): number {
    return this.store.side.value ? index : index + 1;
  }

  /** The name of a class or label, counted from 0. */
  classLabel(index: number): string {
    const id = this.store.task.value === "multilabel" ? "label-name" : "class-name";
    return this.#names?.classes[index] ?? this.text(id, { number: this.classNumber(index) });
  }

  /** The name of one of several outputs, counted from 0. */
  outputLabel(index: number): string {
    return this.#names?.classes[index] ?? `y${index + 1}`;
  }

  /** The index of the output that maps show. */
  get outputShown(): number {
    return this.store.view.value.output;
  }

  /** The name of an input column, counted from 0. */
  columnLabel(index: number): string {
    return this.#names?.columns[index] ?? `x${index + 1}`;
  }

  /** The name of a catalog item in the page's language; a column of the user's data has its own name. */
  itemLabel(kind: "activation" | "feature", name: string): string {
    const column = kind === "feature" ? /^x(\d+)$/.exec(name)?.[1] : undefined;
    const own = this.#names?.columns[Number(column) - 1];
    if (own) return own;
    const catalog = this.store.description.value?.catalog;
    const items: { name: string; label: string }[] =
      (kind === "activation" ? catalog?.activations : catalog?.features) ?? [];
    return this.store.texts.value.label(kind, items.find((item) => item.name === name) ?? { name, label: name });
  }

  /** The name of an input of the network; a formula is its own. */
  featureLabel(feature: FeatureSpec): string {
    return this.itemLabel("feature", featureName(feature));
  }

  /** Views update in turns, so that a change that concerns all of them does not block the page. A new view renders at once. */
  protected override scheduleUpdate(): void | Promise<unknown> {
    return this.hasUpdated ? inTurn(() => super.scheduleUpdate()) : super.scheduleUpdate();
  }

  /** A view that is not in the page renders when it is inserted again. */
  protected override shouldUpdate(): boolean {
    return this.isConnected;
  }

  protected override performUpdate(): void {
    this.#stop();
    if (!this.isConnected) return super.performUpdate();
    let first = true;
    this.#stopRendering = effect(() => {
      this.store.notice.value; // after a refusal, fields show the present values again
      if (first) this.#drawn = this.store.experiment.peek();
      if (first) super.performUpdate();
      else this.requestUpdate();
      first = false;
    });
    this.#painting = inTurn(() => this.#repaint());
  }

  protected override async getUpdateComplete(): Promise<boolean> {
    const complete = await super.getUpdateComplete();
    await this.#painting;
    return complete;
  }

  /** Paints now and after each change, unless an update is pending, which paints as well. */
  #repaint(): void {
    if (this.isUpdatePending || !this.isConnected) return;
    this.#stopPainting();
    let first = true;
    this.#stopPainting = effect(() => {
      if (first) this.paint();
      else queueMicrotask(() => this.#repaint());
      first = false;
    });
  }

  #stop(): void {
    this.#stopRendering();
    this.#stopPainting();
  }
}
