import { effect } from "@preact/signals-core";
import { html, LitElement, nothing, type ReactiveController, type TemplateResult } from "lit";
import type { EvaluatedStatus, Need, WeightPlace } from "../experiment/protocol.ts";
import { layerIn, type Experiment } from "../experiment/experiment.ts";
import type { DataNames } from "../experiment/link.ts";
import type { Session } from "../state/session/session.ts";
import type { Store } from "../state/store.ts";
import type { TextArguments } from "../i18n/texts.ts";
import { inheritContext } from "./context.ts";
import { inTurn } from "../platform/turns.ts";

/** The size of a part of a view in pixels, kept as it changes: to ask for it while painting would lay out the page. */
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
 * A part of the page. `render` reads signals and runs again when one of them changes; `paint` does the same after it,
 * for what changes with every frame. `needs` is what the worker must compute while the part is on show.
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

  /** The experiment as it is drawn, which a press is about. */
  #drawn: Experiment | null = null;

  /** Changes a layer that is drawn, wherever it stands by now; nothing where it is gone. */
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

  /** Says so where losses and scores are of an earlier step. */
  protected evaluatedAt(status: EvaluatedStatus | undefined): TemplateResult | typeof nothing {
    if (!status || status.evaluated === status.step) return nothing;
    return html`<p class="muted">${this.text("evaluated-at", { step: status.evaluated })}</p>`;
  }

  layerTitle(index: number): string {
    const last = (this.store.experiment.value?.layers.length ?? 0) - 1;
    return index === last ? this.text("output-layer") : this.text("layer-name", { number: index + 1 });
  }

  unitName(layer: number, unit: number): string {
    return this.text("unit-name", { name: this.layerTitle(layer), number: unit + 1 });
  }

  /** What a layer takes in at that place: a feature, or a unit of the layer before. */
  inputName({ features }: Experiment, layer: number, input: number): string {
    return layer === 0 ? this.itemLabel("feature", features[input]) : this.unitName(layer - 1, input);
  }

  weightName(experiment: Experiment, { layer, input, unit }: WeightPlace): string {
    return this.text(input === null ? "bias-edit" : "weight-edit", {
      from: this.inputName(experiment, layer, input ?? 0),
      to: this.unitName(layer, unit),
    });
  }

  /** What own data calls its classes and columns. */
  get #names(): DataNames | null {
    return this.store.view.value.names;
  }

  /** What a class is called by: from 1 on, but for pictures as their files do, so that digits have their own names. */
  classNumber(index: number): number {
    return this.store.side.value ? index : index + 1;
  }

  /** A class or a label, counted from 0. */
  classLabel(index: number): string {
    const id = this.store.task.value === "multilabel" ? "label-name" : "class-name";
    return this.#names?.classes[index] ?? this.text(id, { number: this.classNumber(index) });
  }

  /** One of several numbers that the network answers, counted from 0. */
  outputLabel(index: number): string {
    return this.#names?.classes[index] ?? `y${index + 1}`;
  }

  /** Of these numbers the one that maps show. */
  get outputShown(): number {
    return this.store.view.value.output;
  }

  /** An input column, counted from 0. */
  columnLabel(index: number): string {
    return this.#names?.columns[index] ?? `x${index + 1}`;
  }

  /** What an item of the catalogue is called in the page's language; a column of own data bears its name. */
  itemLabel(kind: "activation" | "feature", name: string): string {
    const column = kind === "feature" ? /^x(\d+)$/.exec(name)?.[1] : undefined;
    const own = this.#names?.columns[Number(column) - 1];
    if (own) return own;
    const catalog = this.store.description.value?.catalog;
    const items: { name: string; label: string }[] =
      (kind === "activation" ? catalog?.activations : catalog?.features) ?? [];
    return this.store.texts.value.label(kind, items.find((item) => item.name === name) ?? { name, label: name });
  }

  /** Views take turns: what is new to all of them, as an experiment, does not hold the page up. A view that is new takes its place at once. */
  protected override scheduleUpdate(): void | Promise<unknown> {
    return this.hasUpdated ? inTurn(() => super.scheduleUpdate()) : super.scheduleUpdate();
  }

  /** What has left the page is drawn when it comes back. */
  protected override shouldUpdate(): boolean {
    return this.isConnected;
  }

  protected override performUpdate(): void {
    this.#stop();
    if (!this.isConnected) return super.performUpdate();
    let first = true;
    this.#stopRendering = effect(() => {
      this.store.notice.value; // after a refusal, fields show again what goes on
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

  /** Paints now, and again after a change; not where a new rendering is due, which paints too. */
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
