import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Config, LayerSpec } from "../../../web/engine/types.ts";
import type { Experiment } from "../../../web/experiment/experiment.ts";
import { EMPTY_UNDO_HISTORY, type UndoHistory } from "../../../web/state/undo.ts";
import { keptData, Persistence, type SavedWork, type SaveFault } from "../../../web/state/persistence.ts";
import type { RestoreFault } from "../../../web/state/saved-work.ts";
import { PANELS } from "../../../web/panels/list.ts";
import { Store } from "../../../web/state/store.ts";
import type { Storage } from "../../../web/platform/storage.ts";
import { PRESETS } from "../../../web/experiment/presets.ts";
import { catalog, defaults, engine } from "../engine.ts";

/** A table in memory, which copies as the browser's does. */
class FakeStorage implements Storage {
  values = new Map<string, unknown>();
  refusal: ((entries: readonly (readonly [string, unknown])[]) => Error | undefined) | undefined;
  unreadable: (key: string) => boolean = () => false;
  silent = false;
  forgotten = 0;
  answers: (() => void)[] = [];

  async read(key: string): Promise<unknown> {
    if (this.silent) await new Promise<void>((resolve) => this.answers.push(resolve));
    if (this.unreadable(key)) throw new DOMException("no", "UnknownError");
    return structuredClone(this.values.get(key));
  }

  forget(): void {
    this.forgotten += 1;
  }

  async keys(): Promise<string[]> {
    return [...this.values.keys()];
  }

  async write(entries: readonly (readonly [string, unknown])[]): Promise<void> {
    if (this.silent) await new Promise<void>(() => {});
    const error = this.refusal?.(entries);
    if (error) throw error;
    for (const [key, value] of entries)
      value === undefined ? this.values.delete(key) : this.values.set(key, structuredClone(value));
  }
}

/** Tabs have their own sessionStorage; locks are those of the browser. */
class Tab {
  values = new Map<string, string>();
  static locks = new Set<string>();

  enter(locks: unknown = Tab.manager): void {
    vi.stubGlobal("sessionStorage", {
      getItem: (key: string) => this.values.get(key) ?? null,
      setItem: (key: string, value: string) => void this.values.set(key, value),
      length: 0,
    });
    vi.stubGlobal("navigator", { locks });
  }

  static manager = {
    async request(name: string, _: unknown, use: (lock: unknown) => Promise<void> | void) {
      if (Tab.locks.has(name)) return use(null);
      Tab.locks.add(name);
      await use({ name });
      Tab.locks.delete(name);
    },
    query: async () => ({ held: [...Tab.locks].map((name) => ({ name })) }),
  };
}

const HASH = "#deflated=abc";
const curves = {
  epoch: [0, 1],
  trainLoss: [1, 0.5],
  testLoss: [1, 0.6],
  trainAccuracy: [0.3, 0.9],
  testAccuracy: [0.3, 0.8],
};
const ownData: Experiment = {
  ...defaults(),
  data: {
    name: "custom",
    inputs: [
      [0, 1],
      [2, 3],
    ],
    targets: [0, 1],
  },
};
const history: UndoHistory = {
  entries: [
    { experiment: defaults(), unitNames: [{ layer: 0, unit: 1, name: "price" }], named: { layer: 0, unit: 1 } },
    { experiment: ownData, edit: { place: { layer: 0, unit: 1, input: null }, before: 0, after: 2 } },
  ],
  at: 1,
  changed: 5,
};
const defaultView = new Store(PANELS).wholeView.value;
const work: SavedWork = {
  view: { ...defaultView, baseline: ownData, tab: "data", unit: { layer: 1, unit: 2 } },
  playing: true,
  history,
  saved: { trainer: Uint8Array.of(1, 2, 3), curves },
};

const sequences: Config = {
  data: { name: "order", classes: 2, steps: 8, samples: 60 },
  loss: { name: "sparse_categorical_crossentropy", from_logits: true },
};

let storage: FakeStorage;
let tab: Tab;
let reports: { damaged: RestoreFault[]; late: (() => void)[]; unsaved: SaveFault[] };

const persistence = () =>
  new Persistence(
    {
      damaged: (faults) => reports.damaged.push(...faults),
      late: (restore) => reports.late.push(restore),
      unsaved: (fault) => reports.unsaved.push(fault) > 0,
    },
    PANELS,
    storage,
  );

const settle = () => new Promise((resolve) => setTimeout(resolve, 5));

/** The tab at an address, its work kept. */
async function savedWith(of: SavedWork = work, address = HASH): Promise<Persistence> {
  const first = persistence();
  const before = await first.open(address);
  expect(before).toBeUndefined();
  first.setAddress(address);
  first.save(of);
  await settle();
  return first;
}

/** The page is gone, and opened anew in the same tab. */
async function reload(before: Persistence, address = HASH): Promise<SavedWork | undefined> {
  before.close();
  await settle();
  return persistence().open(address);
}

const id = () => tab.values.get("activation-playground-tab")!;
const part = (name: string) => storage.values.get(name ? `${id()} ${name}` : id());
const put = (name: string, value: unknown) => storage.values.set(name ? `${id()} ${name}` : id(), value);

beforeEach(() => {
  Tab.locks.clear();
  storage = new FakeStorage();
  reports = { damaged: [], late: [], unsaved: [] };
  tab = new Tab();
  tab.enter();
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

test("saved work is restored completely, without a notice", async () => {
  const first = await savedWith();
  expect(await reload(first)).toEqual(work);
  expect(reports).toEqual({ damaged: [], late: [], unsaved: [] });
});

const presetsAndKinds: [string, Config][] = [
  ...PRESETS.map(({ id, experiment }): [string, Config] => [id, experiment]),
  ...catalog.layers.map(({ name, usual }): [string, Config] => [name, { layers: [usual as LayerSpec, { units: 3 }] }]),
  [
    "sizes of two",
    { ...sequences, layers: [{ kind: "reshape", target_shape: [4, 2] }, { kind: "flatten" }, { units: 2 }] },
  ],
  ["two activations", { ...sequences, layers: [{ kind: "gru", units: 2, bidirectional: "concat" }, { units: 2 }] }],
];
/** Only what the engine takes is ever saved. */
const saveable = presetsAndKinds.filter(([, config]) => engine.validate(config).length === 0);

test.each(saveable)("an edit history with %s is restored whole", async (_, config) => {
  const trainer = engine.createTrainer(config);
  const experiment = trainer.config as Experiment;
  trainer.dispose();
  const entries = [{ experiment }, { experiment: defaults() }];
  const restored = await reload(await savedWith({ ...work, history: { entries, at: 0, changed: 5 } }));
  expect(reports.damaged).toEqual([]);
  expect(restored!.history.entries).toEqual(entries);
});

test("another address takes precedence over saved work", async () => {
  const first = await savedWith();
  expect(await reload(first, "#preset=xor")).toBeUndefined();
  tab = new Tab();
  tab.enter();
  const second = await savedWith();
  second.setAddress("#deflated=other");
  expect(await reload(second, "#deflated=other")).toEqual(work);
});

test("a part is written only if it has changed", async () => {
  const first = await savedWith();
  const written: string[] = [];
  storage.refusal = (entries) => void written.push(...entries.map(([key]) => key.split(" ")[1] ?? ""));
  first.save({ ...work, playing: false });
  await settle();
  expect(written.sort()).toEqual(["", "written"]);
  first.save({ ...work, saved: { trainer: Uint8Array.of(9), curves } });
  await settle();
  expect(written).toContain("trained");
  expect((part("trained") as { trainer: Uint8Array }).trainer[0]).toBe(9);
});

test("of the states that come during a write, the newest is written next", async () => {
  const first = await savedWith();
  for (const step of [1, 2, 3]) first.save({ ...work, saved: { trainer: Uint8Array.of(step), curves } });
  await settle();
  expect((part("trained") as { trainer: Uint8Array }).trainer[0]).toBe(3);
});

test("a duplicated tab takes a copy, and neither tab overwrites the other", async () => {
  const first = await savedWith();
  const other = new Tab();
  for (const [key, value] of tab.values) other.values.set(key, value);
  other.enter();
  const second = persistence();
  expect(await second.open(HASH)).toEqual(work);
  second.setAddress(HASH);
  second.save({ ...work, playing: false });
  await settle();
  tab.enter();
  expect((await reload(first))?.playing).toBe(true);
  other.enter();
  expect((await reload(second))?.playing).toBe(false);
});

test.each([
  ["no locks", undefined],
  ["locks that never answer", { request: () => new Promise(() => {}), query: () => new Promise(() => {}) }],
])("with %s, each opening has an id of its own, so that no other tab is overwritten", async (_, locks) => {
  tab.enter(locks);
  const first = await savedWith();
  const before = id();
  const second = persistence();
  expect(await second.open(HASH)).toEqual(work);
  second.setAddress(HASH);
  second.save({ ...work, playing: false });
  await settle();
  expect(id()).not.toBe(before);
  expect((storage.values.get(before) as SavedWork).playing).toBe(true);
  first.close();
});

// What was kept and is damaged: each part apart from the others.

const damages: [name: string, damage: () => void, faults: RestoreFault[], left: Partial<SavedWork>][] = [
  [
    "no view",
    () => put("", { ...(part("") as object), view: undefined }),
    ["restore-view"],
    { view: { baseline: ownData }, history, saved: work.saved, playing: true },
  ],
  [
    "the view's record gone",
    () => storage.values.delete(id()),
    ["restore-view"],
    { view: { baseline: ownData }, history, saved: work.saved, playing: undefined },
  ],
  [
    "a baseline without layers",
    () => put("rival", { ...ownData, layers: 5 }),
    ["restore-view"],
    { view: { ...work.view, baseline: null }, history },
  ],
  [
    "no history",
    () => storage.values.delete(`${id()} history`),
    ["restore-history"],
    { view: work.view, history: EMPTY_UNDO_HISTORY, saved: work.saved },
  ],
  [
    "an empty history",
    () => put("history", { entries: [], at: 0 }),
    ["restore-history"],
    { history: EMPTY_UNDO_HISTORY },
  ],
  [
    "a place past the history's end",
    () => put("history", { ...history, at: 99 }),
    ["restore-history"],
    { history: EMPTY_UNDO_HISTORY, saved: work.saved },
  ],
  [
    "an unsound experiment that does not run",
    () => put("history", { entries: [{ experiment: { seed: -1 } }, { experiment: defaults() }], at: 1 }),
    ["restore-history"],
    { history: { entries: [{ experiment: defaults() }], at: 0, changed: -Infinity } },
  ],
  [
    "an unsound experiment that runs",
    () => put("history", { entries: [{ experiment: { seed: -1 } }], at: 0 }),
    ["restore-history"],
    { history: EMPTY_UNDO_HISTORY },
  ],
  [
    "own data cut short",
    () =>
      put("history", {
        entries: [
          {
            experiment: {
              ...ownData,
              data: {
                name: "custom",
                inputs: { values: new Float64Array(3), width: 2 },
                targets: { values: new Float64Array(2), width: 0 },
              },
            },
          },
        ],
        at: 0,
      }),
    ["restore-history"],
    { history: EMPTY_UNDO_HISTORY },
  ],
  [
    "a name of no unit",
    () =>
      put("history", {
        ...history,
        entries: [{ experiment: defaults(), unitNames: [{ layer: 0, unit: -1, name: "price" }] }, history.entries[1]],
      }),
    ["restore-history"],
    { history: { entries: [{ experiment: ownData }], at: 0, changed: -Infinity } },
  ],
  [
    "an edit of no weight",
    () =>
      put("history", {
        ...history,
        entries: [history.entries[0], { ...history.entries[1], edit: { place: 3, before: 0, after: 1 } }],
        at: 0,
      }),
    ["restore-history"],
    {},
  ],
  [
    "a trained state that is text",
    () => put("trained", "text"),
    ["restore-trained"],
    { view: work.view, history, saved: null },
  ],
  [
    "a trained state without bytes",
    () => put("trained", { trainer: 5, curves }),
    ["restore-trained"],
    { history, saved: null },
  ],
  [
    "curves of unequal length",
    () => put("trained", { trainer: Uint8Array.of(1), curves: { ...curves, epoch: [0] } }),
    ["restore-trained"],
    { saved: null },
  ],
  [
    "curves that are none",
    () => put("trained", { trainer: Uint8Array.of(1), curves: { epoch: ["x"], trainLoss: null } }),
    ["restore-trained"],
    { saved: null },
  ],
  [
    "a baseline's state that is none",
    () => put("trained", { trainer: Uint8Array.of(1), curves, rival: 1 }),
    ["restore-trained"],
    { saved: null },
  ],
];

test.each(damages)("damage is reported and the rest restored: %s", async (_, damage, faults, left) => {
  const first = await savedWith();
  damage();
  const back = (await reload(first))!;
  for (const [name, value] of Object.entries(left)) expect(back[name as keyof SavedWork], name).toEqual(value);
  expect(reports.damaged).toEqual(faults);
});

test("an invalid stored view takes defaults", async () => {
  const first = await savedWith();
  put("", {
    ...(part("") as object),
    view: {
      pins: 5,
      point: [1e39, "x"],
      room: "nowhere",
      tab: 7,
      analysis: "__proto__",
      names: { classes: 1 },
      explorer: null,
      lab: 3,
      goal: { measure: "x" },
      speed: "fast",
      weight: 3,
      unit: { layer: 1.5, unit: -1 },
      warp: null,
      nudge: "n",
      drawing: { tool: "x" },
      backprop: -1,
    },
  });
  const { view } = (await reload(first))!;
  const { names, explorer, lab, drawing, baseline, ...rest } = view;
  const { names: _, explorer: __, lab: ___, drawing: ____, baseline: _____, ...start } = defaultView;
  expect({ ...rest, analysis: "curves" }).toEqual(start);
  expect(names).toEqual({ classes: [], columns: [] });
  expect(baseline).toEqual(ownData);
});

test("a trained baseline is stored under the key of earlier versions and restored", async () => {
  const saved = { ...work.saved!, baseline: { trainer: Uint8Array.of(4), curves } };
  const first = await savedWith({ ...work, saved });
  expect(part("trained")).toEqual({ ...work.saved, rival: saved.baseline });
  expect((await reload(first))?.saved).toEqual(saved);
});

test("work of an unknown format is reported and kept; format 2 is restored", async () => {
  const first = await savedWith();
  const before = id();
  put("", { ...(part("") as object), format: 99 });
  expect(await reload(first)).toBeUndefined();
  expect(reports.damaged).toEqual(["restore-format"]);
  expect(storage.values.has(`${before} history`)).toBe(true);

  tab = new Tab();
  tab.enter();
  const second = await savedWith();
  put("", { view: { ...work.view, rival: ownData }, playing: true, format: 2 });
  storage.values.delete(`${id()} rival`);
  expect(await reload(second)).toEqual(work);
});

test.each([
  ["history", ["restore-unread", "restore-history"]],
  ["trained", ["restore-unread", "restore-trained"]],
] as const)("where the browser cannot read the part %s, the rest comes back", async (name, faults) => {
  const first = await savedWith();
  storage.unreadable = (key) => key.endsWith(name);
  expect((await reload(first))?.view).toEqual(work.view);
  expect(reports.damaged).toEqual(faults);
});

test("unreadable storage is reported once", async () => {
  const first = await savedWith();
  storage.unreadable = () => true;
  expect(await reload(first)).toBeUndefined();
  expect(reports.damaged).toEqual(["restore-unread"]);
});

test("storage that does not answer delays the page for at most three seconds; a late answer can be restored", async () => {
  const first = await savedWith();
  first.close();
  await settle();
  const before = id();
  storage.silent = true;
  const start = performance.now();
  const second = persistence();
  expect(await second.open(HASH)).toBeUndefined();
  expect(performance.now() - start).toBeLessThan(3000);
  expect(reports.damaged).toEqual(["restore-silent"]);
  storage.silent = false;
  second.setAddress(HASH);
  second.save({ ...work, playing: false });
  await settle();
  expect(id()).not.toBe(before);
  expect(reports.late).toEqual([]);
  storage.answers.forEach((answer) => answer());
  await settle();
  vi.stubGlobal("location", { hash: HASH, reload: vi.fn() });
  reports.late[0]();
  expect(location.reload).toHaveBeenCalledOnce();
  expect(await persistence().open(HASH)).toEqual(work);
});

// What cannot be kept is said, once, with what is kept all the same.

const full = () => new DOMException("full", "QuotaExceededError");
const bytes = (value: unknown) => (value as SavedWork["saved"])?.trainer?.byteLength ?? 0;

test("without room for the trained state the rest is kept; without any room that is reported", async () => {
  storage.refusal = (entries) => (entries.some(([, value]) => bytes(value) > 2) ? full() : undefined);
  const first = await savedWith();
  first.save({ ...work, playing: false });
  await settle();
  expect(reports.unsaved).toEqual(["unsaved-trained"]);
  expect(await reload(first)).toEqual({ ...work, playing: false, saved: null });

  tab = new Tab();
  tab.enter();
  reports.unsaved = [];
  storage.refusal = (entries) => (entries.some(([, value]) => value !== undefined) ? full() : undefined);
  const second = await savedWith();
  second.save({ ...work, playing: false });
  await settle();
  expect(reports.unsaved).toEqual(["unsaved-full"]);
});

test("if storage is full, closed tabs are deleted first, and open ones never", async () => {
  const open = await savedWith();
  const openId = id();
  tab = new Tab();
  tab.enter();
  const closed = await savedWith();
  const closedId = id();
  closed.close();
  await settle();
  tab = new Tab();
  tab.enter();
  storage.refusal = (entries) =>
    storage.values.has(closedId) && entries.some(([, value]) => bytes(value) > 0) ? full() : undefined;
  await savedWith();
  await settle();
  expect(storage.values.has(closedId)).toBe(false);
  expect(storage.values.has(openId)).toBe(true);
  expect(bytes(part("trained"))).toBe(3);
  expect(reports.unsaved).toEqual([]);
  open.close();
});

test("of closed tabs, those written last are kept", async () => {
  for (let age = 0; age < 30; age++)
    for (const [name, value] of [
      ["", { view: {}, format: 3 }],
      [" written", age],
      [" trained", null],
    ] as const)
      storage.values.set(`${1000 - age}-1${name}`, value);
  await savedWith();
  await settle();
  const left = [...storage.values.keys()].filter((key) => key.endsWith("written") && !key.startsWith(id()));
  expect(left).toEqual(Array.from({ length: 16 }, (_, i) => `${1000 - 14 - i}-1 written`));
});

test("a trained state that is too large is reported, and the rest kept", async () => {
  const large = { trainer: new Uint8Array(32e6 + 1), curves };
  const first = await savedWith({ ...work, saved: large });
  expect(reports.unsaved).toEqual(["unsaved-large"]);
  expect(await reload(first)).toEqual({ ...work, saved: null });
});

test("a refused or full sessionStorage is reported once there is something to lose", async () => {
  const refuse = () => {
    throw new DOMException("no", "SecurityError");
  };
  vi.stubGlobal("sessionStorage", {
    getItem: refuse,
    setItem: refuse,
    get length() {
      return refuse();
    },
  });
  const first = persistence();
  await first.open(HASH);
  first.save({ ...work, history: { ...history, entries: history.entries.slice(0, 1), at: 0 } });
  expect(reports.unsaved).toEqual([]);
  first.save(work);
  first.save(work);
  expect(reports.unsaved).toEqual(["unsaved-refused"]);
  expect(storage.values.size).toBe(0);

  reports.unsaved = [];
  vi.stubGlobal("sessionStorage", { getItem: () => null, setItem: refuse, length: 0 });
  const second = persistence();
  await second.open(HASH);
  second.save(work);
  await settle();
  expect(reports.unsaved).toEqual(["unsaved-refused"]);
});

test("a write that never ends is reported, and the next one is made", async () => {
  vi.useFakeTimers();
  const first = persistence();
  await first.open(HASH);
  first.setAddress(HASH);
  storage.silent = true;
  first.save(work);
  await vi.advanceTimersByTimeAsync(9000);
  expect(reports.unsaved).toEqual([]);
  storage.silent = false;
  first.save({ ...work, playing: false });
  await vi.advanceTimersByTimeAsync(2000);
  expect(reports.unsaved).toEqual(["unsaved-silent"]);
  expect(storage.forgotten).toBe(1);
  expect(part("")).toMatchObject({ playing: false });
  expect(part("history")).toBeDefined();
});

test("a write under way when the page enters the back/forward cache does not block later ones", async () => {
  const first = await savedWith();
  storage.silent = true;
  first.save({ ...work, playing: false });
  first.close();
  await settle();
  storage.silent = false;
  await first.reopen();
  first.save({ ...work, saved: { trainer: Uint8Array.of(7), curves } });
  await settle();
  expect((part("trained") as { trainer: Uint8Array }).trainer[0]).toBe(7);
});

test("a fault that could not be shown is shown later", async () => {
  let free = false;
  const first = new Persistence(
    { damaged: () => {}, late: () => {}, unsaved: (fault) => free && reports.unsaved.push(fault) > 0 },
    PANELS,
    storage,
  );
  await first.open(HASH);
  storage.refusal = () => new DOMException("no", "InvalidStateError");
  first.save(work);
  await settle();
  free = true;
  first.save(work);
  await settle();
  expect(reports.unsaved).toEqual(["unsaved-refused"]);
});

test("a page that returns from the back/forward cache keeps its id, or a copy of its work under another", async () => {
  const first = await savedWith();
  const before = id();
  first.close();
  await settle();
  await first.reopen();
  first.save({ ...work, playing: false });
  await settle();
  expect(id()).toBe(before);
  first.close();
  await settle();
  Tab.locks.add(before);
  await first.reopen();
  first.save(work);
  await settle();
  expect(id()).not.toBe(before);
  expect(part("history")).toBeDefined();
});

const stored = { inputs: Uint8Array.of(1, 2), targets: Uint8Array.of(0, 1), shape: [1] };

test("stored data of one tab is found by the others, until the work of its tab is gone", async () => {
  const first = await savedWith();
  first.save({ ...work, stored: new Map([["abc", stored]]) });
  await settle();
  tab = new Tab();
  tab.enter();
  const second = persistence();
  await second.open("#preset=xor");
  second.save({
    ...work,
    stored: new Map([
      ["abc", stored],
      ["def", stored],
    ]),
  });
  await settle();
  expect(await keptData("abc", storage)).toEqual(stored);
  expect(await keptData("def", storage)).toEqual(stored);
  expect(await keptData("ghi", storage)).toBeUndefined();
  for (const key of storage.values.keys()) if (key.startsWith(id())) storage.values.delete(key);
  expect(await keptData("def", storage)).toBeUndefined();
  expect(await keptData("abc", storage)).toEqual(stored);
});

test("a tab without a lock, whose work another one has deleted, writes it whole again", async () => {
  tab.enter(null);
  const first = persistence();
  await first.open(HASH);
  const own = { ...work, stored: new Map([["abc", stored]]) };
  first.save(own);
  await settle();
  storage.values.clear();
  first.save({ ...own, playing: false });
  await settle();
  expect(part("history")).toBeDefined();
  expect(await keptData("abc", storage)).toEqual(stored);
});
