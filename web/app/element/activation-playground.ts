import { computed, effect } from "@preact/signals-core";
import { LitElement, html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { cache } from "lit/directives/cache.js";
import { Address } from "./address.ts";
import type { EvaluatedStatus } from "../../experiment/protocol.ts";
import type { Config, Inspection, LayerParameters, Status } from "../../engine/types.ts";
import { icon } from "../../ui/controls/icons.ts";
import { isPrintKey, undoKey } from "../../ui/controls/keys.ts";
import { keepUsedKeys } from "../../ui/controls/used-keys.ts";
import { tabId, tabs } from "../../ui/controls/tabs.ts";
import { classCount, datasetOf } from "../../experiment/experiment.ts";
import type { Intent } from "../../state/session/intents.ts";
import { Keeper, type Kept, type Told } from "../../state/persistence.ts";
import { keep, kept } from "../../state/preferences.ts";
import { languages } from "../../i18n/locales/languages.ts";
import { readAddress, roomLink } from "../../experiment/link.ts";
import { PRESETS, presetOf, viewOf } from "../../experiment/presets.ts";
import { EXPLORER, LAB, ROOMS, type Room } from "../../rooms/state.ts";
import { Session, type Start } from "../../state/session/session.ts";
import { Store, TABS, type Layout, type Tab, type View } from "../../state/store.ts";
import { base, controls } from "../../ui/styles/base.ts";
import { resolveColors } from "../../ui/styles/colors.ts";
import { tokens } from "../../ui/styles/tokens.ts";
import { FALLBACK, loadTexts, pickLanguage, Texts } from "../../i18n/texts.ts";
import { POINT_RANGE } from "../../state/valid-view.ts";
import { afterFrame, nextTask } from "../../platform/turns.ts";
import { copy } from "../../platform/clipboard.ts";
import { connectWorker } from "../connect.ts";
import "../../panels/analysis.ts";
import "../../panes/data/view.ts";
import "../../panes/undo/view.ts";
import "../../panes/inspector/view.ts";
import "../../panes/map/view.ts";
import "../../panes/network/view.ts";
import "../../panes/notice/view.ts";
import "../../panes/transport/status.ts";
import "../../panes/transport/stops.ts";
import "../../panes/training/view.ts";
import "../../panes/transport/view.ts";
import "../../panes/presets/menu.ts";
import "../../panes/presets/hint.ts";
import { configError } from "./config-error.ts";
import { copied, takeUp } from "./given.ts";
import { layoutStyles } from "./layout.ts";
import { Seen } from "./seen.ts";
import type { ActivationPlaygroundElement } from "./types.ts";

const WIDE = 1200;
const MEDIUM = 860;
const LINK_DELAY_MS = 300;
/** While one change follows another. */
const LINK_LATEST_MS = 2000;
/** Tasks in which the page is drawn at its start. */
const DRAWN_IN = 4;
/** What paper needs is no part of the first look. */
const HANDOUT_DELAY_MS = 2000;

/** The rooms that come when they are entered. */
const LAZY = {
  explorer: () => import("../../rooms/explorer/view.ts"),
  softmax: () => import("../../rooms/softmax/view.ts"),
} as const;

/** A page of srcdoc or of data: has none that anything could be kept in or that would lead here. */
const HAS_ADDRESS = ["http:", "https:", "file:"].includes(location.protocol);

/** Without it, the page is printed as it is. */
const loadHandout = () => import("../../panes/print/handout.ts").catch(() => undefined);

/** In place of a language that cannot be had: English, or no more than the words that say so. */
async function spareTexts(wanted: readonly string[]): Promise<Texts> {
  const language = pickLanguage(wanted);
  const bare = new Texts(language);
  return language === FALLBACK ? bare : loadTexts([FALLBACK]).catch(() => bare);
}

const layoutFor = (width: number): Layout => (width >= WIDE ? "wide" : width >= MEDIUM ? "medium" : "narrow");

const isPlace = (point: unknown, columns: number): point is number[] =>
  Array.isArray(point) &&
  point.length === columns &&
  point.every((value) => typeof value === "number" && value >= POINT_RANGE[0] && value <= POINT_RANGE[1]);

/** What pages of others may rely on is in types.ts. */
export class ActivationPlayground extends LitElement implements ActivationPlaygroundElement {
  static override properties = {
    theme: { type: String, reflect: true },
    lang: { type: String, reflect: true },
    linked: { type: Boolean },
  };

  declare theme: "auto" | "light" | "dark";
  /** The page's address carries the experiment. */
  declare linked: boolean;

  readonly #store = new Store();
  readonly #address = new Address(
    this.#store,
    () => this.linked,
    () => this.#keeper?.address(location.hash),
  );
  #session: Session | undefined;
  #keeper: Keeper | undefined;
  #given: Start | undefined;
  /** By which property the page around has said what to open. */
  #source: "config" | "preset" | null = null;
  /** What it begins with is chosen: another experiment comes after that. */
  #begun = false;
  /** Until what it begins with is open. */
  #opening: Promise<void> | undefined;
  /** What was asked before the element was taken out, and is not done yet. */
  #undone: Intent[] = [];
  #stops: (() => void)[] = [];
  #frame = 0;
  #colorProbe = document.createElement("i");
  #speaking: Promise<void> | undefined;
  /** The attribute by which the language on show, or on its way, was chosen. */
  #asked: string | undefined;
  /** The handout stands in the page's place. */
  #printing = false;
  /** Tasks in which the page has been drawn so far: at the start the head comes first, then part by part what stands below it, of which nothing moves what was there before. */
  #drawn = 0;
  /** A phone's tab that is drawn with all of its parts. */
  #whole: Tab | null = null;

  constructor() {
    super();
    this.theme = "auto";
    this.linked = false;
    takeUp<ActivationPlayground>(this, ["config", "preset", "autoplay"]);
  }

  static override get observedAttributes(): string[] {
    return [...super.observedAttributes, "config", "preset"];
  }

  override attributeChangedCallback(name: string, before: string | null, value: string | null): void {
    if (name === "config") this.config = readJson(value);
    else if (name === "preset") this.preset = value;
    else super.attributeChangedCallback(name, before, value);
  }

  get autoplay(): boolean {
    return this.hasAttribute("autoplay");
  }

  set autoplay(autoplay: boolean) {
    this.toggleAttribute("autoplay", Boolean(autoplay));
  }

  get config(): Config | null {
    return this.#store.experiment.value;
  }

  /** null and undefined take back what was set; they leave alone what a preset has opened. */
  set config(config: unknown) {
    if (config !== null && config !== undefined)
      this.#set("config", copied(config, this.#store.experiment.value?.data));
    else if (this.#source === "config") this.#set(null, {});
  }

  get preset(): string | null {
    return this.#store.view.value.preset;
  }

  /** One that is not known is refused as a config is; null and undefined take back what was set. */
  set preset(id: string | null | undefined) {
    const preset = presetOf(id);
    if (preset) this.#set("preset", preset.experiment, viewOf(preset));
    else if (id) void this.#refusePreset(String(id));
    else if (this.#source === "preset") this.#set(null, {});
  }

  #set(source: "config" | "preset" | null, config: unknown, view: Partial<View> = { preset: null }): void {
    this.#source = source;
    this.#store.change(view);
    void this.#propose(config);
  }

  /** To begin with, or else, once what it began with is open, instead of that; outside a document it waits for the next one. */
  async #propose(config: unknown): Promise<void> {
    const session = this.#begun ? await this.#ready() : undefined;
    if (session && session === this.#session) await session.propose(config);
    else this.#given = { config, from: "start" };
  }

  /** In the engine's words, which are translated as the engine's are. */
  async #refusePreset(name: string): Promise<void> {
    const load = async () => {
      const english = await loadTexts(["en"]);
      await english.load("refusals");
      return english;
    };
    const english = await this.#store.parts.get(load, () => void this.#refusePreset(name));
    if (!english) return;
    const message = english.text("refusal-unknown", { name, allowed: PRESETS.map(({ id }) => id).join(", ") });
    this.#store.notice.value = {
      kind: "issues",
      issues: [{ path: "preset", message }],
      from: this.#store.experiment.value ? "change" : "start",
    };
  }

  get status(): EvaluatedStatus | null {
    return this.#store.snapshot.value?.status ?? null;
  }

  play(): void {
    this.#session?.play();
  }

  pause(): void {
    this.#session?.pause();
  }

  async step(steps = 1): Promise<Status | undefined> {
    if (!Number.isSafeInteger(steps) || steps < 0)
      throw configError("steps", `must be a whole number from 0, not ${String(steps)}`);
    return (await this.#ready())?.advance({ steps });
  }

  async reset(): Promise<void> {
    await (await this.#ready())?.reset();
  }

  async parameters(): Promise<LayerParameters[] | undefined> {
    return (await this.#ready())?.parameters();
  }

  async fingerprint(): Promise<string | undefined> {
    return (await this.#ready())?.fingerprint();
  }

  async inspect(point: number[], target: number | null = null): Promise<Inspection | undefined> {
    const session = await this.#ready();
    const columns = this.#store.points.value?.columns;
    if (!session || columns === undefined) return undefined;
    if (!isPlace(point, columns))
      throw configError("point", `must be a list of ${columns} numbers from ${POINT_RANGE.join(" to ")}`);
    const classes = this.#classes;
    const isClass = Number.isInteger(target) && target! >= 0 && target! < classes;
    if (target !== null && !isClass)
      throw configError(
        "target",
        `must be ${classes > 0 ? `a class from 0 to ${classes - 1}, or ` : ""}null, not ${String(target)}`,
      );
    this.#store.change({ point, target });
    return session.inspect();
  }

  /** Of which each point is one; 0 where the data has none. */
  get #classes(): number {
    const [description, experiment] = [this.#store.description.value, this.#store.experiment.value];
    return description && experiment && this.#store.task.value === "multiclass"
      ? classCount(description.catalog, experiment)
      : 0;
  }

  /** With its experiment open, even where the element was taken out and put in again meanwhile. */
  async #ready(): Promise<Session | undefined> {
    let opening;
    do await (opening = this.#opening);
    while (opening !== this.#opening);
    return this.#session;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.#session) return; // moved within the document: all goes on
    this.#store.layout.value = layoutFor(this.getBoundingClientRect().width || innerWidth);
    this.#session = new Session(this.#store, connectWorker);
    this.#listen();
    this.#speaking = this.#speak();
    const theme = kept("theme");
    if (this.linked && this.theme === "auto" && (theme === "light" || theme === "dark")) this.theme = theme;
    this.#opening = this.#start(this.#session);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    queueMicrotask(() => this.isConnected || this.#leave());
  }

  #leave(): void {
    cancelAnimationFrame(this.#frame);
    for (const stop of this.#stops.splice(0)) stop();
    this.#undone = this.#session?.close() ?? [];
    this.#session = undefined;
    this.#opening = undefined;
    this.#begun = false;
    this.#keeper?.close();
    this.#keeper = undefined;
  }

  /** What the element has come to so far. */
  #work(): Kept | undefined {
    const { history, wholeView, playing, saved } = this.#store;
    return history.value.at < 0
      ? undefined
      : { view: wholeView.value, playing: playing.value, history: history.value, saved: saved.value };
  }

  async #start(session: Session): Promise<void> {
    const keeper = this.linked ? new Keeper(this.#told) : undefined;
    const [linked, before] = await Promise.all([this.#readAddress(location.hash), keeper?.open(location.hash)]);
    if (session !== this.#session) return keeper?.close(); // taken out meanwhile
    const given = this.#given;
    this.#begun = true;
    this.#given = undefined;
    const resumed = given ? before : (this.#work() ?? before);
    if (resumed) this.#store.change(resumed.view);
    const starts = [linked, given].filter((start) => start !== undefined);
    if (this.linked && starts.length === 0 && !resumed && !kept("watched")) this.#store.change(viewOf(PRESETS[0]));
    if (resumed?.playing ?? this.autoplay) session.play();
    await session.start(starts, resumed, this.#undone.splice(0));
    if (session !== this.#session) return keeper?.close();
    this.#keeper = keeper;
    this.#remember(resumed === undefined);
  }

  /** What the page's address asks for; a damaged link is named in a notice. */
  async #readAddress(hash: string): Promise<Start | undefined> {
    if (!this.linked) return undefined;
    const read = await readAddress(hash);
    if (read?.room) this.#store.change({ room: read.room });
    if (read?.text !== undefined) return { config: read.text, from: "link" }; // the engine says where the mistake is
    if (read?.fault) this.#store.notice.value = { kind: "link", fault: read.fault, at: read.at };
    if (!read?.link) return undefined;
    const { rival = null, ...view } = read.link.view;
    this.#store.change({
      room: "playground",
      explorer: EXPLORER,
      lab: LAB,
      names: null,
      preset: null,
      testShown: true,
      discrete: false,
      output: 0,
      goal: null,
      rival: null,
      analysis: "curves",
      ...view,
    });
    return { config: read.link.experiment, from: "link", rival };
  }

  /** Another link was opened in this page; by now the address may have been written over. */
  #onAddress = async ({ newURL }: HashChangeEvent): Promise<void> => {
    if (!this.linked) return;
    const linked = await this.#readAddress(new URL(newURL).hash);
    if (linked) await this.#session?.propose(linked.config, linked.from, linked.rival);
    await this.#address.write();
  };

  #onKey = (event: KeyboardEvent): void => {
    const by = undoKey(event);
    if (this.#store.view.value.room !== "playground") return;
    if (this.linked && isPrintKey(event)) {
      event.preventDefault();
      return void this.#print();
    }
    if (!by) return;
    event.preventDefault();
    void this.#session?.travel(by);
  };

  #setPrinting = (printing: boolean): void => {
    if (printing) {
      this.#address.writeNow(); // once the browser prints, nothing more comes
      void this.#address.write().then(() => this.requestUpdate());
      void loadHandout().then(() => this.requestUpdate());
    }
    this.#printing = printing;
    this.requestUpdate();
  };

  #onPrint = ({ type }: Event): void => this.#setPrinting(type === "beforeprint");

  /** What the handout shows is asked for first: once the browser prints, nothing more comes. */
  async #print(): Promise<void> {
    await Promise.all([loadHandout(), this.#address.write()]);
    this.#setPrinting(true);
    await this.updateComplete;
    await this.#session?.refresh();
    await this.renderRoot.querySelector<LitElement>("playground-handout")?.updateComplete;
    await new Promise(requestAnimationFrame); // until its parts are drawn too
    print();
    this.#setPrinting(false);
  }

  /** What the keeper says goes where the page says such things. */
  readonly #told: Told = {
    kept: (faults) => (this.#store.notice.value = { kind: "kept", faults }),
    late: (bringBack) => (this.#store.notice.value = { kind: "late", bringBack }),
    unkept: (fault) => {
      if (this.#store.notice.value) return false;
      this.#store.notice.value = { kind: "unkept", fault };
      return true;
    },
  };

  /** For a reload, as the address is for others. What has been kept before is no news where it is too large for a link. */
  #remember(isNew = true): void {
    const wasTooLarge = this.#address.isTooLarge || !isNew;
    void this.#address.write().then(() => {
      if (this.#address.isTooLarge && !wasTooLarge) this.#sayTooLarge();
    });
    this.#keep();
  }

  #sayTooLarge(): void {
    this.#store.notice.value = { kind: "too-large", kept: this.#keeper?.isKeeping ?? false };
  }

  #keep(): void {
    const work = this.#work();
    if (work) this.#keeper?.keep(work);
  }

  /** The page is left: nothing that takes a while is done any more, unless it comes back from the browser's cache. */
  #onLeaving = ({ persisted }: PageTransitionEvent): void => {
    this.#address.writeNow();
    const work = this.#work();
    if (work) this.#keeper?.keepNow(work);
    if (persisted) this.#keeper?.close();
  };

  #onReturning = ({ persisted }: PageTransitionEvent): void => {
    if (persisted) void this.#keeper?.reopen().then(() => this.#remember());
  };

  /** What is hidden may be ended without a further word; the session saves by itself. */
  #onHiding = (): void => {
    if (document.visibilityState === "hidden") this.#remember();
  };

  #listen(): void {
    const store = this.#store;
    const dark = matchMedia("(prefers-color-scheme: dark)");
    const paper = matchMedia("print");
    const repaper = () => this.#setPrinting(paper.matches);
    const recolor = () => this.#resolveColors();
    const resized = new ResizeObserver(([entry]) => (store.layout.value = layoutFor(entry.contentRect.width)));
    const showing = () => this.#session?.setVisible(seen.now && store.view.value.room === "playground");
    const seen = new Seen(this, () => showing());
    const keys: HTMLElement | Window = this.linked ? window : this;
    keys.addEventListener("keydown", this.#onKey as EventListener);
    dark.addEventListener("change", recolor);
    paper.addEventListener("change", repaper);
    addEventListener("beforeprint", this.#onPrint);
    addEventListener("afterprint", this.#onPrint);
    addEventListener("hashchange", this.#onAddress);
    addEventListener("pagehide", this.#onLeaving);
    addEventListener("pageshow", this.#onReturning);
    document.addEventListener("visibilitychange", showing);
    document.addEventListener("visibilitychange", this.#onHiding);
    resized.observe(this);
    this.#stops.push(
      () => keys.removeEventListener("keydown", this.#onKey as EventListener),
      () => dark.removeEventListener("change", recolor),
      () => paper.removeEventListener("change", repaper),
      () => removeEventListener("beforeprint", this.#onPrint),
      () => removeEventListener("afterprint", this.#onPrint),
      () => removeEventListener("hashchange", this.#onAddress),
      () => removeEventListener("pagehide", this.#onLeaving),
      () => removeEventListener("pageshow", this.#onReturning),
      () => document.removeEventListener("visibilitychange", this.#onHiding),
      () => document.removeEventListener("visibilitychange", showing),
      () => resized.disconnect(),
      () => seen.stop(),
      this.linked ? () => {} : keepUsedKeys(this),
      effect(showing),
      ...this.#react(),
    );
    const tick = (time: number) => {
      seen.ask(time);
      this.#session?.tick();
      this.#frame = requestAnimationFrame(tick);
    };
    this.#frame = requestAnimationFrame(tick);
  }

  /** What follows from changes of the store. */
  #react(): (() => void)[] {
    const store = this.#store;
    let timer = 0;
    /** When the first change came that the address does not tell yet; 0: it tells all. */
    let changed = 0;
    const named = effect(() => {
      store.view.value.room;
      this.#nameDocument();
    });
    const rerender = effect(() => {
      store.layout.value;
      store.texts.value;
      store.view.value.tab;
      store.view.value.room;
      store.experiment.value;
      store.parts.changes.value;
      this.requestUpdate();
    });
    const look = effect(() => {
      store.point.value;
      store.target.value;
      store.view.value.pins;
      store.view.value.unit;
      store.view.value.nudge;
      store.view.value.weight;
      store.view.value.warp;
      store.needs.value;
      this.#session?.touch();
    });
    const link = effect(() => {
      store.experiment.value;
      store.wholeView.value;
      const now = performance.now();
      changed ||= now;
      clearTimeout(timer);
      timer = window.setTimeout(
        () => {
          changed = 0;
          void afterFrame().then(() => this.isConnected && this.#remember()); // an address that changes has the page laid out
        },
        Math.min(LINK_DELAY_MS, changed + LINK_LATEST_MS - now),
      );
    });
    const work = effect(() => {
      store.history.value;
      store.playing.value;
      store.saved.value;
      void nextTask().then(() => this.#keep());
    });
    const trains = computed(() => (store.snapshot.value?.status.step ?? 0) > 0);
    const handout = effect(() => {
      if (trains.value) setTimeout(() => void loadHandout(), HANDOUT_DELAY_MS); // the browser's own menu prints what is there by then
    });
    const tell = <T>(name: string, value: () => T | null | undefined) =>
      effect(() => {
        const detail = value();
        if (detail) this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
      });
    return [
      named,
      rerender,
      look,
      link,
      work,
      handout,
      () => clearTimeout(timer),
      tell("config-change", () => store.experiment.value),
      tell("progress", () => store.snapshot.value?.status),
      tell("goal-reached", () => (store.notice.value?.kind === "goal" ? store.notice.value.reached : null)),
      tell("diverged", () => store.diverged.value),
    ];
  }

  /** Nothing is drawn in one language only to move when the other arrives, nor in the task that has read the page's code. */
  protected override async scheduleUpdate(): Promise<void> {
    do {
      if (this.lang !== this.#asked) this.#speaking = this.#speak();
      await this.#speaking;
      if (!this.hasUpdated) await nextTask();
    } while (this.lang !== this.#asked);
    super.scheduleUpdate();
  }

  protected override firstUpdated(): void {
    this.#colorProbe.hidden = true;
    this.#colorProbe.style.setProperty("forced-color-adjust", "none");
    this.renderRoot.append(this.#colorProbe);
  }

  protected override updated(changed: PropertyValues): void {
    if (changed.has("theme")) void nextTask().then(() => this.#resolveColors()); // which lays the page out
    if (this.#drawn === DRAWN_IN) return;
    this.#drawn++;
    void nextTask().then(() => this.requestUpdate());
  }

  #resolveColors(): void {
    if (this.#colorProbe.isConnected) this.#store.colors.value = resolveColors(this.#colorProbe);
  }

  async #speak(): Promise<void> {
    const asked = (this.#asked = this.lang);
    const wanted = [this.lang || kept("language") || [], navigator.languages].flat();
    const texts =
      (await this.#store.parts.get(
        () => loadTexts(wanted),
        () => this.#speakAgain(),
        "texts",
      )) ?? (await spareTexts(wanted));
    if (asked !== this.#asked) return;
    this.#store.texts.value = texts;
    this.#nameDocument();
  }

  #speakAgain(): void {
    this.#speaking = this.#speak();
    this.requestUpdate();
  }

  #text(id: string, values?: Record<string, string | number>): string {
    return this.#store.texts.value.text(id, values);
  }

  /** A page that is this element speaks its language and bears the room's name. */
  #nameDocument(): void {
    if (!this.linked) return;
    const { room } = this.#store.view.value;
    const { language } = this.#store.texts.value;
    if (document.documentElement.lang !== language) document.documentElement.lang = language; // the same one, too, would style the page anew
    document.title =
      room === "playground" ? this.#text("name") : `${this.#text(`room-${room}`)} – ${this.#text("name")}`;
  }

  protected override render(): TemplateResult {
    const layout = this.#store.layout.value;
    const { room } = this.#store.view.value;
    const notice = html`<playground-notice ?reloads=${this.linked} .store=${this.#store} .session=${this.#session!}></playground-notice>`;
    if (!this.#store.texts.value.has("name")) return notice;
    return html`
      <div class=${`page ${layout} in-${room}`} lang=${this.#store.texts.value.language}>
        ${this.#head(layout, room)} ${this.#from(1, () => html`${cache(room === "playground" ? this.#playground(layout) : this.#room(room))}`)}
        ${notice}
      </div>
      ${this.#printing && room === "playground" && customElements.get("playground-handout") ? this.#handout() : nothing}
    `;
  }

  #handout(): TemplateResult {
    return html`<div class="paper"><playground-handout
      .store=${this.#store}
      .session=${this.#session!}
      .address=${this.linked && HAS_ADDRESS ? location.href : null}
      .carried=${!this.#address.isTooLarge}
    ></playground-handout></div>`;
  }

  #head(layout: Layout, room: Room): TemplateResult {
    const [store, session] = [this.#store, this.#session!];
    return html`<header class="bar">
      ${this.#name()} ${this.#rooms(room)}
      ${
        room === "playground" && layout !== "narrow"
          ? html`<playground-transport .store=${store} .session=${session}></playground-transport>
            <playground-status .store=${store} .session=${session}></playground-status>`
          : nothing
      }
      ${this.#actions(room, layout)}
    </header>`;
  }

  #rooms(current: Room): TemplateResult {
    return html`<nav aria-label=${this.#text("rooms")}>
      ${ROOMS.map(
        (
          room,
        ) => html`<a href=${roomLink(room)} aria-current=${room === current ? "page" : nothing} @click=${(event: Event) => this.#enter(event, room)}
          >${this.#text(`room-${room}`)}</a
        >`,
      )}
    </nav>`;
  }

  /** The address that is left behind tells all, so that the way back leads there. A part of another's page leaves its address alone. */
  #enter(event: Event, room: Room): void {
    if (this.linked && HAS_ADDRESS) return this.#address.writeNow();
    event.preventDefault();
    this.#store.change({ room });
  }

  /** A part that is drawn in that task, counted from 0, and stays. */
  #from(task: number, part: () => TemplateResult): TemplateResult | typeof nothing {
    return this.#drawn >= task ? part() : nothing;
  }

  #playground(layout: Layout): TemplateResult {
    return layout === "narrow" ? this.#narrow() : this.#roomy();
  }

  #room(room: keyof typeof LAZY): TemplateResult {
    const [store, session] = [this.#store, this.#session!];
    if (!store.parts.has(room, LAZY[room])) return html`<main class="room" aria-busy="true"></main>`;
    return room === "explorer"
      ? html`<main class="room"><playground-explorer .store=${store} .session=${session}></playground-explorer></main>`
      : html`<main class="room"><playground-softmax-lab .store=${store} .session=${session}></playground-softmax-lab></main>`;
  }

  #roomy(): TemplateResult {
    const [store, session] = [this.#store, this.#session!];
    return html`
      <section class="training card" aria-label=${this.#text("training")}>
        <playground-training .store=${store} .session=${session}></playground-training>
        <playground-stops .store=${store} .session=${session}></playground-stops>
        <playground-history .store=${store} .session=${session}></playground-history>
      </section>
      ${this.#watch()}
      <main>
        <section class="data card">
          <playground-data .store=${store} .session=${session}></playground-data>
        </section>
        ${this.#from(
          3,
          () => html`<section class="network card">
          <playground-network .store=${store} .session=${session}></playground-network>
        </section>`,
        )}
        ${this.#from(
          4,
          () => html`<section class="analysis card">
          <playground-analysis .store=${store} .session=${session}></playground-analysis>
        </section>`,
        )}
        <section class="output card">
          ${this.#from(
            2,
            () => html`<playground-map .store=${store} .session=${session}></playground-map>
            <div class="held">
              <div class="inspector" tabindex="0" role="region" aria-label=${this.#text("inspector")}>
                <playground-inspector .store=${store} .session=${session}></playground-inspector>
              </div>
            </div>`,
          )}
        </section>
      </main>
    `;
  }

  #narrow(): TemplateResult {
    const [store, session] = [this.#store, this.#session!];
    const { tab } = store.view.value;
    return html`
      <main>
        <section class="output">
          <playground-map .store=${store} .session=${session}></playground-map>
        </section>
        <playground-status compact .store=${store} .session=${session}></playground-status>
        ${this.#watch()}
        ${tabs({
          panel: "panel",
          label: this.#text("parts"),
          names: TABS,
          current: tab,
          face: (name) => this.#text(name === "inspect" && store.side.value ? "tab-write" : `tab-${name}`),
          choose: (tab) => store.change({ tab }),
        })}
        <section class="panel" id="panel" role="tabpanel" aria-labelledby=${tabId("panel", tab)}>${this.#from(3, () => this.#panel(tab))}</section>
      </main>
      ${this.#from(
        2,
        () => html`<footer>
        <playground-history large .store=${store} .session=${session}></playground-history>
        <playground-transport .store=${store} .session=${session}></playground-transport>
        <playground-stops large .store=${store} .session=${session}></playground-stops>
        ${this.#try()}
      </footer>`,
      )}
    `;
  }

  #try(): TemplateResult {
    return html`<playground-try .store=${this.#store} .session=${this.#session!}></playground-try>`;
  }

  #watch(): TemplateResult {
    return html`<playground-watch .store=${this.#store} .session=${this.#session!}></playground-watch>`;
  }

  /** Of a tab with two parts the second comes a task later. */
  #panel(tab: Tab): TemplateResult {
    const [store, session] = [this.#store, this.#session!];
    const isWhole = this.#whole === tab;
    if (!isWhole) void nextTask().then(() => this.#complete(tab));
    switch (tab) {
      case "network":
        return html`<playground-network inline .store=${store} .session=${session}></playground-network>`;
      case "data":
        return html`<playground-data inline .store=${store} .session=${session}></playground-data>`;
      case "training":
        return html`<playground-training inline .store=${store} .session=${session}></playground-training>
          ${isWhole ? html`<playground-analysis inline .store=${store} .session=${session}></playground-analysis>` : nothing}`;
      case "inspect":
        return html`${store.side.value ? this.#pad() : nothing}
        ${isWhole || !store.side.value ? html`<playground-inspector .store=${store} .session=${session}></playground-inspector>` : nothing}`;
    }
  }

  #complete(tab: Tab): void {
    this.#whole = tab;
    this.requestUpdate();
  }

  /** On a phone a picture is written where it is looked into. */
  #pad() {
    if (!this.#store.parts.has("pad", () => import("../../panels/digit-canvas/view.ts"))) return nothing;
    return html`<playground-pad .store=${this.#store} .session=${this.#session!}></playground-pad>`;
  }

  #name(): TemplateResult {
    return html`<h1>
      <svg viewBox="0 0 32 32" aria-hidden="true">
        <path class="axis" d="M3 22H29"></path>
        <path class="curve" d="M3 22H14C18 22 19 18 29 5"></path>
      </svg>
      <span>${this.#text("name")}</span>
    </h1>`;
  }

  #actions(room: Room, layout: Layout): TemplateResult {
    return html`<div class="actions">
      ${room === "playground" && layout !== "narrow" ? this.#try() : nothing}
      <span class="chips">${room === "playground" ? this.#chips() : nothing}</span>
      ${this.#otherLanguages()}
      ${this.linked && HAS_ADDRESS ? this.#action("share", "link", () => void this.#share()) : ""}
      ${room === "playground" ? this.#action("print", "print", () => void this.#print()) : nothing}
      ${this.#action("theme", "theme", () => this.#toggleTheme())}
      <span class="visually-hidden" role="status">${this.#shared ? this.#text("shared") : ""}</span>
    </div>`;
  }

  #action(id: string, picture: "link" | "print" | "theme", press: () => void): TemplateResult {
    const label = this.#text(id);
    return html`<button type="button" class=${id === "share" && this.#shared ? "done" : ""} aria-label=${label} title=${label} @click=${press}>
      ${icon(picture)}
    </button>`;
  }

  /** A language is named in itself, in short and, for those who want to know, with its script. */
  #otherLanguages(): TemplateResult[] {
    return languages
      .filter(({ tag }) => tag !== this.#store.texts.value.language)
      .map(
        ({ tag, name, short }) =>
          html`<button type="button" class="language" lang=${tag} aria-label=${name} title=${name} @click=${() => this.#choose(tag)}>${short}</button>`,
      );
  }

  #choose(language: string): void {
    keep("language", language);
    this.lang = language;
  }

  #chips(): string {
    const description = this.#store.description.value;
    const experiment = this.#store.experiment.value;
    if (!description || !experiment) return "";
    const { name } = experiment.data;
    const label = this.#store.texts.value.label(
      "dataset",
      datasetOf(description.catalog, experiment) ?? { name, label: name },
    );
    return this.#text(`task-${this.#store.task.value}`, {
      name: label,
      classes: classCount(description.catalog, experiment),
    });
  }

  #shared = false;

  async #share(): Promise<void> {
    if (!this.#address.isCurrent) await this.#address.write();
    if (this.#address.isTooLarge) return this.#sayTooLarge();
    this.#shared = await copy(this.#store, location.href);
    this.requestUpdate();
    setTimeout(() => {
      this.#shared = false;
      this.requestUpdate();
    }, 2000);
  }

  #toggleTheme(): void {
    const dark =
      this.theme === "dark" || (this.theme !== "light" && matchMedia("(prefers-color-scheme: dark)").matches);
    this.theme = dark ? "light" : "dark";
    keep("theme", this.theme);
  }

  static override styles = [tokens, base, controls, layoutStyles];
}

/** What is not JSON goes on as the text it is, for the engine to say where the mistake is. */
function readJson(text: string | null): unknown {
  try {
    return JSON.parse(text ?? "null");
  } catch {
    return text;
  }
}

customElements.define("activation-playground", ActivationPlayground);
