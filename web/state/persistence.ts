import { claim, claimedNames } from "../platform/claim.ts";
import type { Entry, UndoHistory } from "./undo.ts";
import { BASELINE_KEY } from "../experiment/link.ts";
import { UNREAD, keyOf, writtenSave, type Part, type SavedWork, type RestoreFault, type Stored } from "./saved-work.ts";
import type { DataToStore } from "../engine/types.ts";
import type { Panel } from "./panel.ts";
import { pack } from "../experiment/packing.ts";
import { isEqual } from "../platform/equal.ts";
import { isRecord } from "../platform/guards.ts";
import { storage, type Storage } from "../platform/storage.ts";
import { within } from "../platform/turns.ts";

export type { SavedWork } from "./saved-work.ts";

/** Why the work cannot be kept. There is a text for each name. */
export type SaveFault = "unsaved-refused" | "unsaved-full" | "unsaved-trained" | "unsaved-large" | "unsaved-silent";

/** Receives what there is to tell the user, each fault once. If `unsaved` returns false, the fault could not be shown and is told again. */
export interface PersistenceListener {
  damaged(faults: readonly RestoreFault[]): void;
  late(restore: () => void): void;
  unsaved(fault: SaveFault): boolean;
}

/** What reads the work of an earlier visit. */
export const loadReader = () => import("./read-work.ts");

/** Stored data that a tab of this device keeps; undefined if none does, or if reading it takes too long. */
export async function keptData(reference: string, from: Storage = storage): Promise<DataToStore | undefined> {
  const reading = loadReader().then(({ findData }) => findData(from, reference));
  return within(DATA_MS, reading).catch(() => undefined);
}

const TAB = "activation-playground-tab";
const ADDRESS = "activation-playground-address";
/** The format's number. Others cannot be read, except 2, in which the view holds the baseline. */
const FORMAT = 3;
const READABLE = [2, FORMAT];
const MOST_TABS = 16;
const MOST_BYTES = 32e6;
/** The page opens without parts that take longer to read; a write that takes longer is reported. */
const READ_MS = 1500;
const WRITE_MS = 10_000;
const DATA_MS = 10_000;

const PARTS: readonly Part[] = ["", BASELINE_KEY, "history", "trained", "written", "data", "names"];

/** undefined if storage is refused, as in a sandboxed frame. */
function attempt<T>(action: () => T): T | undefined {
  try {
    return action();
  } catch {
    return undefined;
  }
}

const readNote = (key: string) => attempt(() => sessionStorage.getItem(key)) ?? null;
const note = (key: string, value: string) => attempt(() => (sessionStorage.setItem(key, value), true)) ?? false;
const canNote = () => attempt(() => sessionStorage.length) !== undefined;

const newId = () => `${Date.now()}-${crypto.getRandomValues(new Uint32Array(1))[0]}`;

const isFull = (error: unknown) => error instanceof DOMException && error.name === "QuotaExceededError";

const packed = (history: UndoHistory): UndoHistory => ({
  ...history,
  entries: history.entries.map((entry) => ({ ...entry, experiment: pack(entry.experiment) }) as Entry),
});

const namesIn = (stored: SavedWork["stored"] = new Map()): string[] => [...stored.keys()];

const bytesOf = (saved: SavedWork["saved"]) =>
  (saved?.trainer.byteLength ?? 0) + (saved?.baseline?.trainer.byteLength ?? 0);

interface Found {
  /** undefined: nothing; null: its format is unknown. */
  value: Stored | null | undefined;
  reader: Awaited<ReturnType<typeof loadReader>>;
}

/**
 * Keeps the work of one tab over a reload or a crash, unless storage is refused.
 * The tab has an id in sessionStorage, so that two tabs never overwrite each other.
 */
export class Persistence {
  readonly #listener: PersistenceListener;
  readonly #panels: readonly Panel[];
  readonly #storage: Storage;
  #id = "";
  #address = "";
  #release: (() => void) | undefined;
  #waiting: SavedWork | null = null;
  #writing: Promise<void> | null = null;
  #written: Partial<SavedWork> = {};
  #isTidy = false;
  /** Bytes that are left for a trained state. */
  #room = MOST_BYTES;
  #isClosed = false;
  readonly #reported = new Set<SaveFault>();

  constructor(listener: PersistenceListener, panels: readonly Panel[], store: Storage = storage) {
    this.#listener = listener;
    this.#panels = panels;
    this.#storage = store;
  }

  /** The tab's work, if the address is unchanged. Another link takes precedence. */
  async open(address: string): Promise<SavedWork | undefined> {
    this.#address = address;
    const before = readNote(TAB);
    const wanted = before !== null && readNote(ADDRESS) === address;
    const reading = wanted ? this.#find(before) : undefined;
    const [release, found] = await Promise.all([
      before === null ? undefined : claim(before),
      reading && within(READ_MS, reading).catch(() => undefined),
    ]);
    if (before !== null && release && (!wanted || (found && found.value !== null))) this.#own(before, release);
    else {
      release?.();
      this.#rename();
    }
    if (!reading) return undefined;
    if (!found) {
      this.#listener.damaged(["restore-silent"]);
      const isThere = reading.then(
        ({ value }) => value,
        () => true,
      );
      void isThere.then((value) => value && this.#listener.late(() => restore(before!)));
      return undefined;
    }
    return this.#read(found);
  }

  /** What a tab has stored, and what reads it. */
  async #find(id: string): Promise<Found> {
    const [value, reader] = await Promise.all([this.#stored(id), loadReader()]);
    return { value, reader };
  }

  /** What a tab has stored; undefined if nothing, null if its format is unknown. */
  async #stored(id: string): Promise<Stored | null | undefined> {
    const part = (name: Part) => this.#storage.read(keyOf(id, name)).catch(() => UNREAD);
    const [rest, baseline, history, trained, data] = await Promise.all([
      part(""),
      part(BASELINE_KEY),
      part("history"),
      part("trained"),
      part("data"),
    ]);
    if ([rest, history, trained].every((value) => value === undefined)) return undefined;
    const { format, view = rest === UNREAD ? UNREAD : undefined, playing } = isRecord(rest) ? rest : {};
    if (isRecord(rest) && !READABLE.includes(format as number)) return null;
    return {
      view,
      baseline: isRecord(view) && format === 2 ? view[BASELINE_KEY] : baseline,
      playing,
      history,
      trained,
      data,
    };
  }

  #read({ value, reader }: Found): SavedWork | undefined {
    if (value === undefined) return undefined;
    const { work, faults } = value
      ? reader.readSavedWork(value, this.#panels)
      : { work: undefined, faults: ["restore-format"] as const };
    if (faults.length > 0) this.#listener.damaged(faults);
    return work;
  }

  /** Sets the address of the work. */
  setAddress(hash: string): void {
    this.#address = hash;
    if (this.#written.history) note(ADDRESS, hash);
  }

  /** As far as is known. */
  get isSaving(): boolean {
    return canNote() && this.#reported.size === 0;
  }

  /** While one is being written, only the newest waits. */
  save(work: SavedWork): void {
    if (!canNote()) {
      if (work.history.entries.length > 1) this.#report("unsaved-refused");
      return;
    }
    this.#waiting = work;
    if (this.#writing) return;
    const writing = this.#writeAll().finally(() => {
      if (this.#writing === writing) this.#writing = null;
    });
    this.#writing = writing;
  }

  /** Writes without waiting for a write under way, because the page may be closed next. */
  saveNow(work: SavedWork): void {
    if (!canNote()) return;
    this.#waiting = null;
    void this.#write(work);
  }

  /** While the page is in the back/forward cache, another page may take the tab's id. */
  close(): void {
    this.#isClosed = true;
    this.#release?.();
    this.#release = undefined;
  }

  /** When the page returns from there, a write that was under way may never finish. */
  async reopen(): Promise<void> {
    this.#isClosed = false;
    this.#writing = null;
    this.#startOver();
    const release = await claim(this.#id);
    if (release) this.#own(this.#id, release);
    else this.#rename();
  }

  #own(id: string, release: (() => void) | undefined): void {
    this.#id = id;
    this.#release = release;
  }

  /** A duplicated tab has the id of the other one. The tab that holds its lock keeps it; without locks, each opening takes a new id. */
  #rename(): void {
    const id = newId();
    this.#written = {};
    this.#own(id, undefined);
    void claim(id).then((release) => (this.#isClosed || this.#id !== id ? release?.() : (this.#release = release)));
  }

  async #writeAll(): Promise<void> {
    while (this.#waiting) {
      const work = this.#waiting;
      this.#waiting = null;
      if (
        !(await within(
          WRITE_MS,
          this.#startOverIfGone()
            .then(() => this.#write(work))
            .then(() => true),
        ))
      )
        this.#giveUpWaiting();
      if (!this.#isTidy) await this.#deleteOthers(MOST_TABS).catch(() => undefined);
    }
  }

  /** The write under way may be done or not, so everything is written again. */
  #giveUpWaiting(): void {
    this.#report("unsaved-silent");
    this.#startOver();
  }

  /** Without its lock, another tab may have taken this one for closed and deleted its work: it is written whole again. */
  async #startOverIfGone(): Promise<void> {
    if (this.#release || !this.#written.history) return;
    const written = await this.#storage.read(keyOf(this.#id, "written")).catch(() => UNREAD);
    if (written === undefined) this.#written = {};
  }

  #startOver(): void {
    this.#storage.forget();
    this.#written = {};
  }

  /** If storage is full, the work of closed tabs is deleted first, then the trained state is left out. */
  async #write(work: SavedWork): Promise<void> {
    try {
      await this.#put(work);
    } catch (error) {
      if (!isFull(error)) return this.#report("unsaved-refused");
      await this.#deleteOthers(0)
        .then(() => this.#put(work))
        .catch(() => this.#writeLess(work));
    }
  }

  async #writeLess(work: SavedWork): Promise<void> {
    this.#room = bytesOf(work.saved) - 1;
    await this.#put(work).then(
      () => this.#report("unsaved-trained"),
      () => this.#report("unsaved-full"),
    );
  }

  async #put(work: SavedWork): Promise<void> {
    const { view, playing, history, saved, stored } = work;
    const fits = bytesOf(saved) <= this.#room;
    const written = this.#written;
    const entries: [Part, unknown][] = [
      ["", { view: { ...view, baseline: null }, playing, format: FORMAT }],
      ["written", Date.now()],
    ];
    if (view.baseline !== written.view?.baseline) entries.push([BASELINE_KEY, pack(view.baseline)]);
    if (history !== written.history) entries.push(["history", packed(history)]);
    if (saved !== written.saved) entries.push(["trained", fits && saved ? writtenSave(saved) : null]);
    const names = namesIn(stored);
    if (!isEqual(names, namesIn(written.stored)))
      entries.push(["data", names.length > 0 ? stored : null], ["names", names]);
    await this.#storage.write(entries.map(([part, value]) => [keyOf(this.#id, part), value] as const));
    this.#written = work;
    if (!note(TAB, this.#id) || !note(ADDRESS, this.#address)) this.#report("unsaved-refused");
    if (bytesOf(saved) > MOST_BYTES) this.#report("unsaved-large");
  }

  #report(fault: SaveFault): void {
    if (!this.#reported.has(fault) && this.#listener.unsaved(fault)) this.#reported.add(fault);
  }

  /** Deletes the work of closed tabs, except those written last. */
  async #deleteOthers(most: number): Promise<void> {
    this.#isTidy = true;
    const [all, claimed] = await Promise.all([this.#storage.keys(), claimedNames()]);
    const ids = [...new Set(all.map((key) => key.split(" ")[0]))];
    const closed = ids.filter((id) => id !== this.#id && !claimed.has(id));
    const ages = await Promise.all(
      closed.map(async (id) => ({ id, age: Number((await this.#storage.read(keyOf(id, "written"))) ?? 0) })),
    );
    const gone = ages.sort((a, b) => b.age - a.age).slice(most);
    if (gone.length > 0)
      await this.#storage.write(gone.flatMap(({ id }) => PARTS.map((part) => [keyOf(id, part), undefined] as const)));
  }
}

/** Reloads the page, which finds the tab's work again. */
function restore(id: string): void {
  note(TAB, id);
  note(ADDRESS, location.hash);
  location.reload();
}
