import { effect } from "@preact/signals-core";
import { html, type PropertyValues, type TemplateResult } from "lit";
import type { EvaluatedStatus } from "../../experiment/protocol.ts";
import type { Config, Inspection, LayerParameters, Status } from "../../engine/types.ts";
import { classCount } from "../../experiment/experiment.ts";
import { PRESETS, presetOf, viewOf } from "../../experiment/presets.ts";
import { version } from "../../../package.json";
import { nextTask } from "../../platform/turns.ts";
import { preference } from "../../state/preferences.ts";
import { PANELS } from "../../panels/list.ts";
import { Store } from "../../state/store.ts";
import type { ViewState } from "../../state/view-state.ts";
import { POINT_RANGE } from "../../state/valid-view.ts";
import { base, controls } from "../../ui/styles/base.ts";
import { resolveColors } from "../../charts/colors.ts";
import { provideContext } from "../../ui/context.ts";
import { tokens } from "../../ui/styles/tokens.ts";
import { SETTING_NAMES, type SettingName } from "../../experiment/author/settings.ts";
import { Author } from "./author.ts";
import { Autosave } from "./autosave.ts";
import { copyOf, readJson, upgradeProperties } from "./input.ts";
import { DroppedFiles } from "./dropped-files.ts";
import { Head } from "./head.ts";
import type { Host } from "./host.ts";
import { listenToKeys } from "./keyboard.ts";
import { Language } from "./language.ts";
import { LessonSource } from "./lesson-source.ts";
import { Opening } from "./opening.ts";
import { Printing } from "./printing.ts";
import { react } from "./reactions.ts";
import { Sharing } from "./sharing.ts";
import { SettingsElement } from "./settings-element.ts";
import { layoutFor, Shell } from "./shell.ts";
import { styles } from "./styles.ts";
import type { ExportedFile } from "../../exports/exported.ts";
import type { ActivationPlaygroundElement } from "./types.ts";
import { Visibility } from "./visibility.ts";

/** The element's own refusals, which the page begins without. */
const loadErrors = () => import("./config-error.ts");

const isPoint = (point: unknown, columns: number): point is number[] =>
  Array.isArray(point) &&
  point.length === columns &&
  point.every((value) => typeof value === "number" && value >= POINT_RANGE[0] && value <= POINT_RANGE[1]);

/** The element. types.ts says what other pages may rely on. */
export class ActivationPlayground
  extends SettingsElement
  implements Omit<ActivationPlaygroundElement, "addEventListener" | "removeEventListener">
{
  static override properties = {
    theme: { type: String, reflect: true },
    lang: { type: String, reflect: true },
    linked: { type: Boolean },
  };

  declare theme: "auto" | "light" | "dark";
  /** The element fills the page: the page's address carries the experiment. */
  declare linked: boolean;

  readonly #store = new Store(PANELS);
  readonly #host: Host = hostOf(this, this.#store, () => this.#opening.session);
  readonly #author = new Author(this.#store);
  readonly #lesson = new LessonSource(this.#host);
  readonly #autosave = new Autosave(this.#host);
  readonly #opening = new Opening(this.#host, this.#autosave, () => this.#decided());
  readonly #language = new Language(this.#host);
  readonly #printing = new Printing(this.#host, this.#autosave.address);
  readonly #sharing = new Sharing(this.#host, this.#autosave);
  readonly #shell = new Shell(
    this.#host,
    new Head(this.#host, this.#autosave, this.#language, this.#printing, this.#sharing),
    this.#sharing,
  );
  /** The property by which the page has said what to open. */
  #source: "config" | "preset" | null = null;
  #stops: (() => void)[] = [];
  #frame = 0;
  #colorProbe = document.createElement("i");

  constructor() {
    super();
    this.theme = "auto";
    this.linked = false;
    provideContext(this, this.#host);
    upgradeProperties<ActivationPlayground>(this, [
      "config",
      "preset",
      "lesson",
      "autoplay",
      "point",
      ...SETTING_NAMES,
    ]);
  }

  static override get observedAttributes(): string[] {
    return [...super.observedAttributes, "config", "preset", "lesson", "point", ...SETTING_NAMES];
  }

  override attributeChangedCallback(name: string, before: string | null, value: string | null): void {
    if (name === "config") this.config = readJson(value);
    else if (name === "preset") this.preset = value;
    else if (name === "lesson") this.lesson = value;
    else if (name === "point") this.point = readJson(value && `[${value.replaceAll(/^\[|\]$/g, "")}]`);
    else if (SETTING_NAMES.includes(name as SettingName)) this.#author.set(name as SettingName, value);
    else super.attributeChangedCallback(name, before, value);
  }

  get autoplay(): boolean {
    return this.hasAttribute("autoplay");
  }

  set autoplay(autoplay: boolean) {
    this.toggleAttribute("autoplay", Boolean(autoplay));
  }

  get point(): readonly number[] {
    return this.#store.point.value;
  }

  set point(point: unknown) {
    if (Array.isArray(point) && isPoint(point, point.length)) this.#store.change({ point, target: null });
  }

  get config(): Config | null {
    return this.#store.experiment.value;
  }

  /** null and undefined lead back to the default if a config was set, and change nothing if a preset was. */
  set config(config: unknown) {
    if (config !== null && config !== undefined)
      this.#set("config", copyOf(config, this.#store.experiment.value?.data));
    else if (this.#source === "config") this.#set(null, {});
  }

  get preset(): string | null {
    return this.#store.view.value.preset;
  }

  /** An unknown one is refused as a config is. null and undefined lead back to the default if a preset was set. */
  set preset(id: string | null | undefined) {
    const preset = presetOf(id);
    if (preset) this.#set("preset", preset.experiment, viewOf(preset), preset.baseline ?? null);
    else if (id) void this.#refusePreset(String(id));
    else if (this.#source === "preset") this.#set(null, {});
  }

  #set(
    source: "config" | "preset" | null,
    config: unknown,
    view: Partial<ViewState> = { preset: null },
    baseline?: Config | null,
  ): void {
    this.#source = source;
    this.#store.change(view);
    void this.#opening.propose(config, baseline);
  }

  async #refusePreset(name: string): Promise<void> {
    const from = this.#store.experiment.value ? "change" : "start";
    const allowed = PRESETS.map(({ id }) => id);
    const { found, issue } = await loadErrors();
    const issues = [issue("preset", "name_unknown", { name: found(name), allowed })];
    this.#store.notice.value = { kind: "issues", issues, from };
  }

  /** Resolves when what the page has set around the experiment applies. */
  async #decided(): Promise<void> {
    await Promise.all([this.#author.loaded, this.#lesson.loaded]);
  }

  get lesson(): string | null {
    return this.#lesson.shown;
  }

  set lesson(lesson: unknown) {
    this.#lesson.set(lesson);
  }

  get status(): EvaluatedStatus | null {
    return this.#store.snapshot.value?.status ?? null;
  }

  get version(): string {
    return version;
  }

  play(): void {
    this.#opening.session?.play();
  }

  pause(): void {
    this.#opening.session?.pause();
  }

  async step(steps = 1): Promise<Status | undefined> {
    if (!Number.isSafeInteger(steps) || steps < 0) {
      const { configError, found } = await loadErrors();
      throw configError("steps", "whole_number_out_of_range", { most: Number.MAX_SAFE_INTEGER, found: found(steps) });
    }
    return (await this.#opening.ready())?.advance({ steps });
  }

  async reset(): Promise<void> {
    await (await this.#opening.ready())?.reset();
  }

  async parameters(): Promise<LayerParameters[] | undefined> {
    return (await this.#opening.ready())?.parameters();
  }

  async fingerprint(): Promise<string | undefined> {
    return (await this.#opening.ready())?.fingerprint();
  }

  async exportAs(format: string, target = "network"): Promise<ExportedFile[] | undefined> {
    const open = await this.#open();
    return open?.files.exportAs(open.host, format, target, await this.#sharing.link());
  }

  async save(): Promise<Uint8Array | undefined> {
    const open = await this.#open();
    return open?.files.save(open.host);
  }

  async load(bytes: Uint8Array | ArrayBuffer): Promise<void> {
    const open = await this.#open();
    await open?.files.load(open.host, bytes);
  }

  /** The open experiment, and what makes files of it. */
  async #open() {
    const session = await this.#opening.ready();
    return session && { host: { element: this, store: this.#store, session }, files: await import("./files.ts") };
  }

  async inspect(point: number[], target: number | null = null): Promise<Inspection | undefined> {
    const session = await this.#opening.ready();
    const columns = this.#store.points.value?.columns;
    if (!session || columns === undefined) return undefined;
    const { configError, found } = await loadErrors();
    const [least, most] = POINT_RANGE;
    if (!isPoint(point, columns)) throw configError("point", "point_expected", { columns, least, most });
    const classes = this.#classes;
    const isClass = Number.isInteger(target) && target! >= 0 && target! < classes;
    if (target !== null && classes === 0) throw configError("target", "target_unexpected", { found: found(target) });
    if (target !== null && !isClass)
      throw configError("target", "target_expected", { last: classes - 1, found: found(target) });
    this.#store.change({ point, target });
    return session.inspect();
  }

  /** Classes that a target may be; 0 if targets are not single classes. */
  get #classes(): number {
    const [description, experiment] = [this.#store.description.value, this.#store.experiment.value];
    return description && experiment && this.#store.task.value === "multiclass"
      ? classCount(description.catalog, experiment)
      : 0;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.#opening.session) return; // moved within the document: everything goes on
    this.#store.layout.value = layoutFor(this.getBoundingClientRect().width || innerWidth);
    if (this.linked) this.#author.readQuery(this, location.search);
    this.#lesson.readInside();
    this.#opening.open();
    this.#listen();
    this.#language.load();
    const theme = preference("theme");
    if (this.linked && this.theme === "auto" && (theme === "light" || theme === "dark")) this.theme = theme;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    queueMicrotask(() => this.isConnected || this.#leave());
  }

  #leave(): void {
    cancelAnimationFrame(this.#frame);
    for (const stop of this.#stops.splice(0)) stop();
    this.#opening.close();
  }

  #listen(): void {
    const store = this.#store;
    const dark = matchMedia("(prefers-color-scheme: dark)");
    const recolor = () => this.#resolveColors();
    const resized = new ResizeObserver(([entry]) => (store.layout.value = layoutFor(entry.contentRect.width)));
    const updateVisible = () =>
      this.#opening.session?.setVisible(visibility.now && store.view.value.room === "playground");
    const visibility = new Visibility(this, () => updateVisible());
    dark.addEventListener("change", recolor);
    resized.observe(this);
    this.#stops.push(
      () => dark.removeEventListener("change", recolor),
      () => resized.disconnect(),
      () => visibility.stop(),
      listenToKeys(this.#host, () => void this.#printing.print()),
      this.#printing.listen(),
      this.#sharing.listen(),
      this.#opening.listen(),
      new DroppedFiles(this.#host).listen(),
      this.#autosave.listen(),
      effect(updateVisible),
      ...react(this.#host, this.#autosave, this.#language, this.#printing),
    );
    const tick = (time: number) => {
      visibility.check(time);
      this.#opening.session?.tick();
      this.#frame = requestAnimationFrame(tick);
    };
    this.#frame = requestAnimationFrame(tick);
  }

  /** Waits for the texts, so that nothing moves when they arrive; and draws in another task than the one that ran the page's code. */
  protected override async scheduleUpdate(): Promise<void> {
    do {
      await Promise.all([this.#language.loaded(), this.#author.loaded]);
      if (!this.hasUpdated) await nextTask();
    } while (!this.#language.isCurrent);
    await super.scheduleUpdate();
  }

  protected override firstUpdated(): void {
    this.#colorProbe.hidden = true;
    this.#colorProbe.style.setProperty("forced-color-adjust", "none");
    this.renderRoot.append(this.#colorProbe);
  }

  protected override updated(changed: PropertyValues): void {
    if (changed.has("theme")) void nextTask().then(() => this.#resolveColors()); // forces layout
    this.#shell.updated();
  }

  #resolveColors(): void {
    if (this.#colorProbe.isConnected) this.#store.colors.value = resolveColors(this.#colorProbe);
  }

  protected override render(): TemplateResult {
    return html`${this.#shell.render()}${this.#printing.render()}`;
  }

  static override styles = [tokens, base, controls, ...styles];
}

function hostOf(element: ActivationPlayground, store: Store, session: () => Opening["session"]): Host {
  return {
    element,
    store,
    get session() {
      return session();
    },
  };
}

customElements.define("activation-playground", ActivationPlayground);
