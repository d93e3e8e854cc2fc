import { createStore, delMany, getMany, keys, setMany, type UseStore } from "idb-keyval";
import type { Saved } from "./api.ts";
import type { Config } from "./engine/types.ts";
import type { Experiment } from "./experiment.ts";
import type { History } from "./history.ts";
import { pack, unpack } from "./packed.ts";
import type { View } from "./store.ts";

/** What a reload brings back. */
export interface Kept {
  view: View;
  playing: boolean;
  history: History;
  /** null where nothing is trained yet, or where it is too large to keep. */
  saved: Saved | null;
}

const TAB = "activation-playground-tab";
const ADDRESS = "activation-playground-address";
/** Another number: what was kept before is not understood any more. */
const FORMAT = 2;
const MOST_TABS = 8;
const MOST_BYTES = 32e6;

/** Apart from the rest, so that they are written only when they are others. */
const historyKey = (id: string) => `${id} history`;
const trainedKey = (id: string) => `${id} trained`;

/** undefined where storage is refused, as in a sandboxed frame. */
function attempt<T>(action: () => T): T | undefined {
  try {
    return action();
  } catch {
    return undefined;
  }
}

const read = (key: string) => attempt(() => sessionStorage.getItem(key)) ?? null;
const write = (key: string, value: string) => attempt(() => sessionStorage.setItem(key, value));

/** Of our own name: other pages may live under the same origin. */
let opened: UseStore | undefined;
const store = () => (opened ??= createStore("activation-playground", "work"));

/** Ids sort by their age. */
const newId = () => `${Date.now()}-${crypto.getRandomValues(new Uint32Array(1))[0]}`;

/** All experiments of it, packed or unpacked. */
function turned({ view, history }: Pick<Kept, "view" | "history">, turn: typeof pack | typeof unpack): Pick<Kept, "view" | "history"> {
  const entries = history.entries.map((entry) => ({ ...entry, experiment: turn(entry.experiment) as Experiment }));
  return { view: { ...view, rival: turn(view.rival) as Config | null }, history: { ...history, entries } };
}

/**
 * The work of one tab, kept over a reload or a crash of it; where storage is refused, nothing is.
 * The tab is known by an id in sessionStorage, so that two tabs never overwrite each other.
 */
export class Keeper {
  #id = "";
  #release = () => {};
  #waiting: Kept | null = null;
  #writing: Promise<void> | null = null;
  #written: Kept | null = null;

  /** The tab's work, if its address is the one that the work had: any other link wins. */
  async open(address: string): Promise<Kept | undefined> {
    const before = read(TAB);
    if (before && (await this.#take(before))) this.#id = before;
    else this.#rename();
    if (!before || read(ADDRESS) !== address) return undefined;
    try {
      const [rest, history, saved] = await getMany([before, historyKey(before), trainedKey(before)], store());
      return rest?.format === FORMAT ? { ...rest, ...turned({ view: rest.view, history }, unpack), saved } : undefined;
    } catch {
      return undefined;
    }
  }

  /** The address that the work has from now on. */
  address(hash: string): void {
    write(ADDRESS, hash);
  }

  /** While one is written, only the newest waits. */
  keep(kept: Kept): void {
    if (read(TAB) === null) return;
    this.#waiting = kept;
    this.#writing ??= this.#writeAll().finally(() => (this.#writing = null));
  }

  close(): void {
    this.#release();
  }

  #rename(): void {
    this.#id = newId();
    write(TAB, this.#id);
    void this.#take(this.#id);
  }

  /** A tab that was duplicated has the other one's id: who holds its lock keeps it. */
  #take(id: string): Promise<boolean> {
    if (!navigator.locks) return Promise.resolve(true);
    return new Promise((resolve) => {
      const held = new Promise<void>((release) => (this.#release = release));
      const request = navigator.locks.request(id, { ifAvailable: true }, (lock) => {
        resolve(lock !== null);
        return lock ? held : undefined;
      });
      request.catch(() => resolve(true));
    });
  }

  async #writeAll(): Promise<void> {
    while (this.#waiting) {
      const kept = this.#waiting;
      this.#waiting = null;
      try {
        await setMany(this.#parts(kept), store());
        if (!this.#written) await this.#forgetOthers();
        this.#written = kept;
      } catch {
        /* no room, or storage is refused: the page goes on without */
      }
    }
  }

  /** What is not yet there as it is. */
  #parts({ view, playing, history, saved }: Kept): [string, unknown][] {
    const packed = turned({ view, history }, pack);
    const fits = saved && saved.trainer.byteLength + (saved.rival?.trainer.byteLength ?? 0) <= MOST_BYTES;
    const parts: [string, unknown][] = [[this.#id, { view: packed.view, playing, format: FORMAT }]];
    if (history !== this.#written?.history) parts.push([historyKey(this.#id), packed.history]);
    if (!this.#written || saved !== this.#written.saved) parts.push([trainedKey(this.#id), fits ? saved : null]);
    return parts;
  }

  /** Of tabs long gone. */
  async #forgetOthers(): Promise<void> {
    const ids = [...new Set((await keys(store())).map((key) => String(key).split(" ")[0]))].sort();
    const gone = ids.slice(0, -MOST_TABS).filter((id) => id !== this.#id);
    await delMany(gone.flatMap((id) => [id, historyKey(id), trainedKey(id)]), store());
  }
}
