import type { Config } from "../../engine/types.ts";
import { PRESETS, viewOf } from "../../experiment/presets.ts";
import type { Control } from "../../experiment/author/controls.ts";
import { EXPLORER, LAB } from "../../experiment/rooms.ts";
import { NO_NAMES } from "../../experiment/unit-names.ts";
import type { Command } from "../../state/session/command-queue.ts";
import { Session } from "../../state/session/session.ts";
import type { Start } from "../../state/session/start.ts";
import { keptData } from "../../state/persistence.ts";
import { preference, setPreference } from "../../state/preferences.ts";
import { connectWorker } from "../connect.ts";
import type { Autosave } from "./autosave.ts";
import type { Notice } from "../../state/notice.ts";
import type { ViewState } from "../../state/view-state.ts";
import type { Host } from "./host.ts";

/** Only an address that names something needs it. */
const loadReader = () => import("../../experiment/read-address.ts");

const isOfAddress = (notice: Notice | null) => notice?.kind === "link" || notice?.kind === "data-missing";

/** Opens the experiment that the element begins with, and the ones that are set or linked to later. */
export class Opening {
  readonly #host: Host;
  readonly #autosave: Autosave;
  readonly #decided: () => Promise<void>;
  session: Session | undefined;
  /** What the page has set before anything was open. */
  #given: Start | undefined;
  /** It is decided what the element begins with: what is set from now on is opened after that. */
  #isDecided = false;
  /** Resolves when the first experiment is open. */
  #opening: Promise<void> | undefined;
  /** Commands that were not carried out when the element was removed. */
  #undone: Command[] = [];

  /** `decided` resolves when what the author has set applies. */
  constructor(host: Host, autosave: Autosave, decided: () => Promise<void>) {
    this.#host = host;
    this.#decided = decided;
    this.#autosave = autosave;
  }

  open(): void {
    const find = async (reference: string) => (this.#host.element.linked ? keptData(reference) : undefined);
    this.session = new Session(this.#host.store, connectWorker, undefined, find);
    this.#opening = this.#start(this.session);
  }

  close(): void {
    this.#undone = this.session?.close() ?? [];
    this.session = undefined;
    this.#opening = undefined;
    this.#isDecided = false;
    this.#autosave.end();
  }

  /** The session with its experiment open, even if the element is removed and inserted again meanwhile. */
  async ready(): Promise<Session | undefined> {
    let opening;
    do await (opening = this.#opening);
    while (opening !== this.#opening);
    return this.session;
  }

  /**
   * Opens a config: as the first one, or after that. Outside a document it waits for the next one. Without a baseline the
   * present one stays.
   */
  async propose(config: unknown, baseline?: Config | null): Promise<void> {
    const session = this.#isDecided ? await this.ready() : undefined;
    if (session && session === this.session) {
      await session.propose(config, "change", baseline);
      this.#startHere();
    } else this.#given = { config, from: "start", ...(baseline === undefined ? {} : { baseline }) };
  }

  /** What the author has given is what reset leads back to. */
  #startHere(): void {
    const { permissions, experiment } = this.#host.store;
    permissions.start.value = experiment.value;
  }

  async #start(session: Session): Promise<void> {
    const { element, store } = this.#host;
    const persistence = this.#autosave.open();
    await this.#decided();
    const { value: ownView } = store.wholeView;
    const [linked, before] = await Promise.all([this.#readAddress(location.hash), persistence?.open(location.hash)]);
    if (session !== this.session) return persistence?.close(); // removed meanwhile
    const given = this.#given;
    this.#isDecided = true;
    this.#given = undefined;
    const resumed = given ? before : (this.#autosave.work ?? before);
    if (resumed) store.change(resumed.view);
    for (const [reference, data] of resumed?.stored ?? []) store.stored.set(reference, data);
    const starts = [linked, given].filter((start) => start !== undefined);
    const hasLesson = store.lessonRequest.value !== null;
    const isNew = element.linked && starts.length === 0 && !resumed && !hasLesson;
    if (isNew && !preference("watched")) store.change(viewOf(PRESETS[0]));
    const waits = isNew && preference("controls") === null;
    if (waits) setPreference("controls", "simple");
    store.waits.value = waits;
    store.permissions.isSimple.value = waits || (element.linked && preference("controls") === "simple");
    if (!hasLesson && (resumed?.playing ?? (element.autoplay && !waits))) session.play();
    await session.start(starts, resumed, this.#undone.splice(0));
    if (session !== this.session) return persistence?.close();
    if (linked) this.#keepView(ownView);
    if (given && !resumed && !linked) this.#startHere();
    this.#autosave.begin(persistence, resumed === undefined);
  }

  /** What reads addresses. Until it could be loaded, nothing is opened in place of what the address names. */
  #reader(): ReturnType<typeof loadReader> {
    return new Promise((resolve) => {
      const load = async () => {
        const module = await this.#host.store.modules.get(loadReader, () => void load());
        if (module) resolve(module);
      };
      void load();
    });
  }

  /** What the page's address asks for. A damaged link becomes a notice; what is not admitted changes nothing. */
  async #readAddress(hash: string, admits: (control: Control) => boolean = () => true): Promise<Start | undefined> {
    const { element, store } = this.#host;
    if (!element.linked || hash.length <= 1) return undefined;
    const { readAddress } = await this.#reader();
    const read = await readAddress(hash);
    if (!admits(read?.room ? "rooms" : "presets")) return undefined;
    if (read?.lesson) store.lessonRequest.value = read.lesson;
    else if (read) store.lessonRequest.value = null;
    if (read?.room) store.change({ room: read.room });
    if (read?.text !== undefined) return { config: read.text, from: "link" }; // the engine says where the mistake is
    if (read?.fault) store.notice.value = { kind: "link", fault: read.fault, at: read.at };
    else if (isOfAddress(store.notice.value)) store.notice.value = null; // it was of the address before
    if (!read?.link) return undefined;
    const { baseline = null, ...view } = read.link.view;
    store.change({
      room: "playground",
      explorer: EXPLORER,
      lab: LAB,
      names: null,
      unitNames: NO_NAMES,
      preset: null,
      testShown: true,
      discrete: false,
      output: 0,
      goal: null,
      baseline: null,
      analysis: "curves",
      ...view,
    });
    return { config: read.link.experiment, from: "link", baseline };
  }

  /** An experiment whose data is missing keeps what its link says of the view; what is open keeps its own. */
  #keepView(own: ViewState): void {
    const { store } = this.#host;
    const notice = store.notice.value;
    if (notice?.kind !== "data-missing" || notice.view) return;
    store.notice.value = { ...notice, view: store.wholeView.value };
    store.change(own);
  }

  /** Follows links that are opened in this page. Returns a function that ends that. */
  listen(): () => void {
    addEventListener("hashchange", this.#onHashChange);
    return () => removeEventListener("hashchange", this.#onHashChange);
  }

  /** By now, location.hash may have been overwritten. */
  #onHashChange = async ({ newURL }: HashChangeEvent): Promise<void> => {
    if (!this.#host.element.linked) return;
    const { permissions, wholeView } = this.#host.store;
    const { value: ownView } = wholeView;
    // A lesson ends when another link is opened; what the author has locked stays.
    const isLocked = (control: Control) => permissions.author.value.locked.has(control);
    const admits = (control: Control) => !isLocked(control) || this.session?.admits(control) === true;
    const linked = await this.#readAddress(new URL(newURL).hash, admits);
    if (linked) {
      await this.session?.propose(linked.config, linked.from, linked.baseline);
      this.#keepView(ownView);
    }
    await this.#autosave.address.write();
  };
}
