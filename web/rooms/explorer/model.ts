import { signal } from "@preact/signals-core";
import type { Result, Curve, Depth, DepthRequest, Traits } from "../../experiment/protocol.ts";
import type { ActivationItem } from "../../engine/types.ts";
import { copy } from "../../state/clipboard.ts";
import type { TextArguments, Texts } from "../../i18n/texts.ts";
import { classStyle } from "../../ui/legend.ts";
import type { View } from "../../ui/view.ts";
import { withHiddenActivation, type Experiment } from "../../experiment/experiment.ts";
import { hasActivation } from "../../experiment/layers.ts";
import { pack } from "../../experiment/packing.ts";
import { StepTimes } from "./timing.ts";
import { ResultCache } from "../../state/result-cache.ts";
import type { Chosen, ExplorerState } from "../../experiment/rooms.ts";

const POINTS = 241;
const DASHES = 4;
const THUMBNAIL = 41;
const THUMBNAIL_SPAN = 4;
const SLOW_AFTER_MS = 150;

/** Evenly spaced points from −span to span. */
export const spread = (span: number, points = POINTS): Float64Array =>
  Float64Array.from({ length: points }, (_, i) => ((2 * i) / (points - 1) - 1) * span);

/** What the explorer's cards share: the chosen activations, and what the engine computes of them. */
export class Explorer {
  /** The element that shows the cards. */
  readonly view: View;
  /** The line of code copied last. */
  readonly copied = signal("");

  readonly #pictures = new ResultCache<Chosen, Result<Curve>>((spec) =>
    this.view.session.ask((engine) => engine.activate(spec, spread(THUMBNAIL_SPAN, THUMBNAIL))),
  );
  readonly #curves = new ResultCache<{ spec: Chosen; span: number }, Result<Curve>>(({ spec, span }) =>
    this.view.session.ask((engine) => engine.activate(spec, spread(span))),
  );
  readonly #readings = new ResultCache<{ spec: Chosen; x: number }, Result<Curve>>(({ spec, x }) =>
    this.view.session.ask((engine) => engine.activate(spec, Float64Array.of(x))),
  );
  readonly #traits = new ResultCache<Chosen, Result<Traits>>((spec) =>
    this.view.session.ask((engine) => engine.traits(spec)),
  );
  readonly #depths = new ResultCache<DepthRequest, Result<Depth>>((request) =>
    this.view.session.ask((engine) => engine.depth(request)),
  );
  readonly times = new StepTimes((spec, experiment) => this.#time(spec, experiment));
  #slowly = 0;

  constructor(view: View) {
    this.view = view;
  }

  get state(): ExplorerState {
    return this.view.store.view.value.explorer;
  }

  /** All elementwise activations; softmax has a room of its own. */
  get items(): ActivationItem[] {
    return this.view.store.description.value?.catalog.activations.filter(({ elementwise }) => elementwise) ?? [];
  }

  get chosen(): readonly Chosen[] {
    const known = new Set(this.items.map(({ name }) => name));
    return this.state.activations.filter(({ name }) => known.has(name));
  }

  get focused(): Chosen | undefined {
    return this.chosen.find(({ name }) => name === this.state.focus) ?? this.chosen[0];
  }

  change(change: Partial<ExplorerState>): void {
    if (!this.view.session.admits("explorer")) return;
    this.view.store.change({ explorer: Object.freeze({ ...this.state, ...change }) });
  }

  toggle(name: string): void {
    const without = this.chosen.filter((spec) => spec.name !== name);
    const removed = without.length < this.chosen.length;
    this.change(removed ? { activations: without } : { activations: [...without, { name }], focus: name });
  }

  /** Chooses exactly these; those already chosen keep their parameters. */
  choose(names: readonly string[], change: Partial<ExplorerState> = {}): void {
    this.change({
      activations: names.map((name) => this.chosen.find((spec) => spec.name === name) ?? { name }),
      focus: names[0],
      ...change,
    });
  }

  async copy(line: string): Promise<void> {
    this.copied.value = (await copy(this.view.store, line)) ? line : "";
  }

  /** Asks the engine for everything on show. Slow requests wait, so that curves follow a slider without delay. */
  ask(): void {
    const { span, x, initializer, width } = this.state;
    const slots = <Q>(question: (spec: Chosen) => Q) =>
      this.chosen.map((spec): [string, Q] => [spec.name, question(spec)]);
    void this.#pictures.want(this.items.map(({ name }) => [name, { name }]));
    void this.#curves.want(slots((spec) => ({ spec, span })));
    void this.#readings.want(slots((spec) => ({ spec, x })));
    const traits = slots((spec) => spec);
    const depths = slots((activation) => ({ activation, initializer, width }));
    this.stopAsking();
    this.#slowly = window.setTimeout(
      () => void this.#traits.want(traits).then(() => this.#depths.want(depths)),
      SLOW_AFTER_MS,
    );
  }

  stopAsking(): void {
    clearTimeout(this.#slowly);
  }

  /** Times a training step of the present network with each activation. */
  measure(): void {
    const experiment = this.view.store.experiment.value;
    if (!experiment || !this.view.session.admits("explorer")) return;
    const specs = this.items.map(({ name }) => this.chosen.find((spec) => spec.name === name) ?? { name });
    void this.times.start(experiment, specs);
  }

  async #time(spec: Chosen, experiment: Experiment): Promise<number | null | undefined> {
    const config = pack(withHiddenActivation(experiment, spec));
    const answer = await this.view.session.ask((engine) => engine.stepTime(config));
    return answer?.issues ? null : answer?.value;
  }

  /** Whether the present network has a layer whose activation can be chosen before its output. */
  get hasHidden(): boolean {
    return (this.view.store.experiment.value?.layers ?? []).slice(0, -1).some(hasActivation);
  }

  picture = (name: string): Curve | undefined => this.#pictures.get(name)?.value;
  curve = ({ name }: Chosen): Result<Curve> | undefined => this.#curves.get(name);
  /** f and f′ at the cursor. */
  reading = ({ name }: Chosen): Curve | undefined => this.#readings.get(name)?.value;
  traits = ({ name }: Chosen): Traits | undefined => this.#traits.get(name)?.value;
  depth = ({ name }: Chosen): Depth | undefined => this.#depths.get(name)?.value;

  item(name: string): ActivationItem | undefined {
    return this.view.store.description.value?.catalog.activations.find((item) => item.name === name);
  }

  text(id: string, values?: TextArguments): string {
    return this.view.text(id, values);
  }

  get texts(): Texts {
    return this.view.store.texts.value;
  }

  label(name: string): string {
    return this.view.itemLabel("activation", name);
  }

  get focusedLabel(): string {
    return this.focused ? this.label(this.focused.name) : "–";
  }

  lossLabel(name: string): string {
    const item = this.view.store.description.value?.catalog.losses.find((loss) => loss.name === name);
    return item ? this.texts.label("loss", item) : name;
  }

  /** Class, dashes and mark of an activation's line. */
  look(spec: Chosen, index: number): { style: string; shape: number } {
    const focused = spec === this.focused ? "focused" : "";
    return { style: `${classStyle(index)} dash-${index % DASHES} ${focused}`, shape: index };
  }

  tick = (value: number): string => this.texts.number(value, { maximumSignificantDigits: 4, useGrouping: false });

  digits(value: number | undefined): string {
    return value === undefined ? "…" : this.texts.exact(value);
  }
}

/** Numbers at the cursor of the activation in focus, for the cards' explanations. */
export function cursorNumbers(explorer: Explorer) {
  const reading = explorer.focused && explorer.reading(explorer.focused);
  return {
    name: explorer.focusedLabel,
    x: explorer.tick(explorer.state.x),
    value: explorer.digits(reading?.value[0]),
    slope: explorer.digits(reading?.derivative[0]),
  };
}
