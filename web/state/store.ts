import { computed, signal, type ReadonlySignal, type Signal } from "@preact/signals-core";
import type {
  Description,
  Need,
  PanelStates,
  Pictures,
  Points,
  Saved,
  Snapshot,
  SnapshotParts,
  Target,
  UnitPlace,
} from "../experiment/protocol.ts";
import type { DataToStore, LayerShape, MetricItem, Task } from "../engine/types.ts";
import { freeze, generated, scoreOf, taskOf, type Experiment } from "../experiment/experiment.ts";
import { nearestTarget, targetOf } from "../experiment/targets.ts";
import { EMPTY_UNDO_HISTORY, type UndoHistory } from "./undo.ts";
import { MOST_PINS, type DataNames, type LinkView } from "../experiment/link.ts";
import { initialStates, statesIn, type Panel } from "./panel.ts";
import { LazyModules } from "./lazy-modules.ts";
import { firstShown, hasGallery, pictureOf, pictureSide, pixelsOf } from "../experiment/pictures.ts";
import { Permissions } from "./permissions.ts";
import { EXPLORER, LAB } from "../experiment/rooms.ts";
import type { Colors } from "../charts/colors.ts";
import { Texts, VIEWS } from "../i18n/texts.ts";
import { DEFAULT_VIEW, type Layout, type ChosenPoint, type ViewState, type Magnified } from "./view-state.ts";
import type { LessonRequest, LessonShown, WritingRequest } from "./lesson.ts";
import type { Notice } from "./notice.ts";
import type { SharingRequest } from "./sharing.ts";
import { isSameLayer, UNITS_SHOWN, validMagnified, validView } from "./valid-view.ts";

/** The most columns of a point in a link; a picture has more. */
const MOST_LINKED = 16;

/** The point with as many numbers as the data has columns. For pictures and sequences without a chosen point, the first of them. */
export function pointFor({ point }: ChosenPoint, points: Points | null): number[] {
  if (points && hasGallery(points.shape) && point.length !== points.columns)
    return pixelsOf(points, firstShown(points));
  return Array.from({ length: points?.columns ?? 2 }, (_, i) => point[i] ?? 0);
}

/** A signal per key of a value, so that readers of one key depend on that one alone. */
function byKey<T extends object>(whole: ReadonlySignal<T>): T {
  const follow = (key: string): PropertyDescriptor => {
    const part = computed(() => whole.value[key as keyof T]);
    return { get: () => part.value, enumerable: true };
  };
  const keys = Object.keys(whole.peek());
  return Object.defineProperties({}, Object.fromEntries(keys.map((key) => [key, follow(key)]))) as T;
}

export const isSame = (one: readonly unknown[], other: readonly unknown[]) =>
  one.length === other.length && one.every((value, i) => value === other[i]);

/** The chosen true class, or that of the nearest example; a drawn picture has none. */
export function targetFor(
  view: ChosenPoint,
  points: Points | null,
  task: Task | null,
  classes = Infinity,
): Target | null {
  if (view.target !== null && view.target < classes && task === "multiclass") return view.target;
  if (!points) return null;
  if (!pictureSide(points.shape)) return nearestTarget(points, pointFor(view, points));
  return view.point.length === points.columns ? null : targetOf(points, firstShown(points));
}

/** The state of one element, as signals. The store computes nothing and calls nothing, except to load modules. */
export class Store {
  readonly panels: readonly Panel[];
  readonly permissions = new Permissions();
  /** The lesson to be played; null: none. */
  readonly lessonRequest = signal<LessonRequest | null>(null);
  /** What the dialog that saves and shares is asked for; null: it is closed. */
  readonly sharing = signal<SharingRequest | null>(null);
  /** Files with data that the dialog that imports is to open; null: none. */
  readonly filesToImport = signal<readonly File[] | null>(null);
  /** A lesson that is written; null: none. */
  readonly writing = signal<WritingRequest | null>(null);
  readonly lessonShown = signal<LessonShown | null>(null);
  /** Numbers that would give a prediction away are covered. */
  readonly isCovered = signal(false);
  /** The lesson is printed in place of the experiment. */
  readonly isLessonPrinted = signal(false);
  readonly texts = signal(new Texts());
  readonly description = signal<Description | null>(null);
  readonly pictures = signal<Pictures | null>(null);
  /** A first visit waits at step 0, untouched. */
  readonly waits = signal(false);
  /** What the first picture does without may be loaded. */
  readonly isPastFirstLook = computed(() => this.pictures.value !== null && !this.waits.value);
  /** The experiment that the worker has accepted. */
  readonly experiment = signal<Experiment | null>(null);
  /** The experiments that undo and redo lead through. */
  readonly history = signal<UndoHistory>(EMPTY_UNDO_HISTORY);
  readonly points = signal<Points | null>(null);
  /** What each layer of the open experiment reads and gives. */
  readonly layers = signal<readonly LayerShape[]>([]);
  /** Units of a layer that the network view shows. */
  readonly unitsShown = signal(UNITS_SHOWN);
  /** The stored data, which experiments name by reference. */
  readonly stored = new Map<string, DataToStore>();
  /** The points during a gesture, until the worker has opened them. */
  readonly sketch = signal<Points | null>(null);
  /** The view state as chosen. It may refer to things that only undo brings back. */
  readonly wholeView: Signal<ViewState>;
  readonly #validView = computed<ViewState>(() => this.viewOf(this.experiment.value));
  /** The view state limited to the experiment, by key, so that readers depend on the keys that they read. */
  readonly view: { readonly value: ViewState };
  /** Names for custom data, by the data. */
  readonly #names = new WeakMap<object, DataNames | null>();
  /** The experiment in which a unit or weight was chosen. */
  readonly #chosenIn = new WeakMap<UnitPlace, Experiment>();
  readonly snapshot = signal<Snapshot | null>(null);
  /** The last save. */
  readonly saved = signal<Saved | null>(null);
  readonly #magnified = signal<Magnified | null>(null);
  readonly #validMagnified = computed(() =>
    this.experiment.value ? validMagnified(this.#magnified.value, this.experiment.value) : null,
  );
  readonly playing = signal(false);
  readonly notice = signal<Notice | null>(null);
  readonly modules = new LazyModules(this.notice, () => this.#loadViewTexts());
  readonly colors = signal<Colors | null>(null);
  readonly layout = signal<Layout>("wide");
  /** The number of visible views that need each part. */
  readonly #wants = signal<ReadonlyMap<Need, number>>(new Map());

  readonly needs = computed<Need[]>(() =>
    [...this.#wants.value].filter(([, count]) => count > 0).map(([need]) => need),
  );

  readonly task = computed<Task | null>(() => {
    const description = this.description.value;
    const experiment = this.experiment.value;
    return description && experiment ? taskOf(description.catalog, experiment) : null;
  });

  /** The metric of the task that is shown beside the loss. */
  readonly score = computed<MetricItem | null>(() => {
    const task = this.task.value;
    return task && scoreOf(this.description.value!.catalog, task);
  });

  /** Pixels per side, if the data is pictures. */
  readonly side = computed<number | null>(() => pictureSide(this.points.value?.shape ?? []));

  /** Whether the data is pictures, of any size. */
  readonly isPictures = computed(() => pictureOf(this.points.value?.shape ?? []) !== null);

  /** The inspected point, with as many columns as the data has. */
  readonly point = computed<number[]>(() => pointFor(this.view.value, this.points.value));

  readonly target = computed<Target | null>(() => targetFor(this.view.value, this.points.value, this.task.value));

  readonly diverged = computed(() => {
    const status = this.snapshot.value?.status;
    return status?.state === "diverged" ? (status.diverged ?? null) : null;
  });

  /** Whether backprop is shown, whose numbers then appear in the network. */
  readonly numbered = computed(() => this.view.value.analysis === "backprop");

  /** Whether there are test rows. */
  readonly tested = computed(() => this.snapshot.value?.status.test !== null);

  /** The state of all panels, shown or not. */
  readonly panelStates = computed<PanelStates>(() => statesIn(this.panels, this.view.value));

  readonly status = computed(() => this.snapshot.value?.status);

  /** Loads the texts of views that are loaded on demand. If the language changes meanwhile, the new texts get them as well. */
  async #loadViewTexts(): Promise<void> {
    const catalogTexts = this.#loadCatalogTexts();
    for (let texts; texts !== this.texts.peek(); await Promise.all([texts.load(VIEWS), catalogTexts]))
      texts = this.texts.peek();
  }

  #hasCatalogTexts = false;

  /** Formulas, notes and sources of items, which the first picture does without. */
  async #loadCatalogTexts(): Promise<void> {
    const { withTexts } = await import("../engine/catalog-texts.ts");
    if (this.#hasCatalogTexts) return;
    this.#hasCatalogTexts = true;
    this.description.subscribe((description) => {
      if (!description || description.catalog.layers[0].notes) return;
      this.description.value = freeze({ ...description, catalog: withTexts(description.catalog) });
    });
  }

  readonly #parts = new Map<Need, ReadonlySignal<unknown>>();

  /** A part of the snapshot. A view that reads it renders again only when this part changes, not with every snapshot. */
  part<Part extends Need>(name: Part): SnapshotParts[Part] | undefined {
    const known = this.#parts.get(name) ?? computed(() => this.snapshot.value?.parts[name]);
    this.#parts.set(name, known);
    return known.value as SnapshotParts[Part] | undefined;
  }

  constructor(panels: readonly Panel[]) {
    this.panels = panels;
    this.wholeView = signal<ViewState>(Object.freeze({ ...DEFAULT_VIEW, ...initialStates(panels) }));
    this.view = { value: byKey(this.#validView) };
  }

  get magnified(): Magnified | null {
    return this.#validMagnified.value;
  }

  magnify(what: Magnified | null): void {
    this.#magnified.value = what;
  }

  /** The view state limited to this experiment. Custom data keeps the names that it had when it was first shown. */
  viewOf(experiment: Experiment | null): ViewState {
    const [view, catalog] = [this.wholeView.value, this.description.value?.catalog];
    if (!experiment || !catalog) return view;
    const { data } = experiment;
    if (!generated(experiment) && !this.#names.has(data)) this.#names.set(data, view.names);
    const names = this.#names.get(data) ?? null;
    const isThere = (place: UnitPlace | null) =>
      place && isSameLayer(this.#chosenIn.get(place) ?? experiment, experiment, place.layer);
    const [unit, weight] = [isThere(view.unit) ? view.unit : null, isThere(view.weight) ? view.weight : null];
    return validView({ ...view, names, unit, weight }, experiment, catalog, this.panels);
  }

  /** The names for the custom data shown. */
  nameData(names: DataNames): void {
    const { data } = this.experiment.value ?? {};
    if (data) this.#names.set(data, names);
    this.change({ names });
  }

  change(view: Partial<ViewState>): void {
    const experiment = this.experiment.value;
    for (const place of [view.unit, view.weight]) if (place && experiment) this.#chosenIn.set(place, experiment);
    this.wholeView.value = Object.freeze({ ...this.wholeView.value, ...view });
  }

  /** Pins the inspected point, unless it is pinned already or no pin is left. */
  pin(): void {
    const { pins, target } = this.view.value;
    const point = this.point.value;
    if (pins.length < MOST_PINS && !pins.some((pin) => isSame(pin.point, point)))
      this.change({ pins: [...pins, { point, target }] });
  }

  unpin(index: number): void {
    this.change({ pins: this.view.value.pins.filter((_, i) => i !== index) });
  }

  get linkView(): LinkView {
    const {
      point,
      target,
      pins,
      names,
      unitNames,
      speed,
      preset,
      testShown,
      discrete,
      output,
      goal,
      baseline,
      room,
      explorer,
      lab,
      analysis,
    } = this.#validView.value;
    const places = pins
      .filter(({ point }) => point.length <= MOST_LINKED)
      .map(({ point, target }) => ({ point: [...point], target }));
    return {
      ...(point.length === 0 || point.length > MOST_LINKED
        ? {}
        : { point: [...point], ...(target === null ? {} : { target }) }),
      ...(places.length > 0 ? { pins: places } : {}),
      ...(names === null ? {} : { names }),
      ...(unitNames.length === 0 ? {} : { unitNames }),
      speed,
      ...(preset === null ? {} : { preset }),
      ...(testShown ? {} : { testShown }),
      ...(discrete ? { discrete } : {}),
      ...(output > 0 ? { output } : {}),
      ...(goal ? { goal } : {}),
      ...(baseline ? { baseline } : {}),
      ...(analysis === this.panels[0].id ? {} : { analysis }),
      ...(room === "playground" ? {} : { room }),
      ...(explorer === EXPLORER ? {} : { explorer }),
      ...(lab === LAB ? {} : { lab }),
    };
  }

  want(needs: readonly Need[], by: 1 | -1): void {
    const wants = new Map(this.#wants.value);
    for (const need of needs) wants.set(need, (wants.get(need) ?? 0) + by);
    this.#wants.value = wants;
  }
}
