import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { outOfMemory } from "../../../../web/engine/refuse.ts";
import type { Api } from "../../../../web/experiment/protocol.ts";
import type { LoadError } from "../../../../web/platform/load-error.ts";
import type { Config } from "../../../../web/engine/types.ts";
import type { Experiment } from "../../../../web/experiment/experiment.ts";
import { Session, type Connection } from "../../../../web/state/session/session.ts";
import { PANELS } from "../../../../web/panels/list.ts";
import { Store } from "../../../../web/state/store.ts";
import { defaults } from "../../engine.ts";
import { FakeWorker } from "../../fake-worker.ts";

const HEARTBEAT_MS = 500;
const never = () => new Promise<never>(() => {});

let workers: FakeWorker[];
let store: Store;
let session: Session;
/** What each worker is made into before it is used. */
let prepare: (worker: FakeWorker) => void;

const connect = (died: (reason: string | LoadError) => void): Connection => {
  const worker = new FakeWorker(died);
  worker.held = false;
  prepare(worker);
  workers.push(worker);
  return { api: worker.api, close: () => (worker.closed = true) };
};

const now = () => performance.now();
const latest = () => workers.at(-1)!;
const seed = () => store.experiment.value?.seed;
const settled = () => vi.advanceTimersByTimeAsync(0);

/** Time passes, with display frames or without. */
async function pass(ms: number, frames = true): Promise<void> {
  for (let left = ms; left > 0; left -= 50) {
    await vi.advanceTimersByTimeAsync(Math.min(50, left));
    if (frames) session.tick();
  }
  await settled();
}

/** What is asked, and a little time to answer it. */
async function done<T>(asked: Promise<T>): Promise<T> {
  await pass(100);
  return asked;
}

/** Nothing is answered any more. */
function silence(worker: FakeWorker): void {
  for (const name of Object.keys(worker.api) as (keyof Api)[]) worker.api[name] = never;
}

function trap(name = "RuntimeError"): Error {
  return Object.assign(new Error("memory access out of bounds"), { name });
}

vi.setConfig({ testTimeout: 5000 });

beforeEach(async () => {
  vi.useFakeTimers();
  vi.spyOn(console, "error").mockImplementation(() => {});
  workers = [];
  prepare = () => {};
  store = new Store(PANELS);
  session = new Session(store, connect, now);
  void session.start([]);
  await settled();
});

afterEach(() => {
  session.close();
  vi.useRealTimers();
  vi.restoreAllMocks();
});

test("a worker that stops answering during training is replaced within five seconds", async () => {
  session.play();
  await pass(2000);
  silence(workers[0]);
  await pass(4500);
  expect(workers.length).toBe(2);
  expect(latest().speeds.at(-1)).toBe(store.view.value.speed);
  expect(latest().frames.length).toBeGreaterThan(1);
});

test("a leap of the clock during a frame does not delay later frames", async () => {
  session.play();
  await pass(1000);
  const start = performance.now();
  workers[0].held = true;
  session.tick();
  const clock = vi.spyOn(performance, "now").mockImplementation(() => start + 3_600_000);
  workers[0].frames.at(-1)!.answer();
  await settled();
  workers[0].held = false;
  const asked = workers[0].frames.length;
  clock.mockImplementation(() => start + 3_610_000);
  session.tick();
  expect(workers[0].frames.length).toBe(asked + 1);
});

test("an idle worker is not watched; its end is detected by the next call", async () => {
  await pass(1000);
  expect(vi.getTimerCount()).toBe(0);
  silence(workers[0]);
  await pass(600_000, false);
  expect(workers.length).toBe(1);
  const edited = session.edit((draft) => ({ ...draft, seed: 3 }));
  await pass(4500, false);
  await edited;
  expect([workers.length, seed()]).toEqual([2, 3]);
});

test("the timeout does not run while the page is suspended, throttled or in a debugger", async () => {
  session.play();
  await pass(1000);
  let answer = () => {};
  workers[0].api.frame = (request) => new Promise((resolve) => (answer = () => resolve(workers[0].snapshot(request))));
  workers[0].api.ping = never;
  session.tick();
  for (let woken = 0; woken < 3; woken++) {
    vi.setSystemTime(Date.now() + 3_600_000);
    const skipped = performance.now() + 3_600_000;
    vi.spyOn(performance, "now").mockImplementation(() => skipped + woken);
    await vi.advanceTimersByTimeAsync(HEARTBEAT_MS);
  }
  answer();
  await settled();
  expect(workers.length).toBe(1);
});

test("the timeout grows with the size of the computation", async () => {
  const rows = Array.from({ length: 20_000 }, (_, i) => [i, -i]);
  const large: Config = {
    ...defaults(),
    data: { name: "custom", inputs: rows, targets: rows.map(() => 0) },
    layers: [{ units: 256, activation: "relu" }, { units: 256, activation: "relu" }, { units: 2 }],
  };
  const { propose } = workers[0].api;
  workers[0].api.propose = async (...asked) => {
    await new Promise((resolve) => setTimeout(resolve, 10_000));
    return propose(...asked);
  };
  workers[0].api.ping = never;
  const proposed = session.propose(large);
  await pass(11_000);
  await proposed;
  expect(workers.length).toBe(1);
  expect(store.experiment.value?.layers.length).toBe(3);
});

test("the timeout grows with the data to read, also in an undo, and shrinks once it is read", async () => {
  const rows = Array.from({ length: 60_000 }, (_, i) => [i, -i]);
  const large: Config = {
    ...defaults(),
    data: { name: "custom", inputs: rows, targets: rows.map(() => 0) },
    layers: [{ units: 2 }],
  };
  const { propose } = workers[0].api;
  const slow: typeof propose = async (...asked) => {
    await new Promise((resolve) => setTimeout(resolve, 8000));
    return propose(...asked);
  };
  Object.assign(workers[0].api, { propose: slow, ping: never });
  void session.propose(large);
  await pass(9000);
  expect(store.experiment.value?.layers).toEqual(large.layers);
  workers[0].api.propose = propose;
  await done(session.travel(-1));
  workers[0].api.propose = slow;
  void session.travel(1);
  await pass(9000);
  expect(store.experiment.value?.layers).toEqual(large.layers);
  expect(workers.length).toBe(1);
  session.play();
  silence(workers[0]);
  await pass(4500);
  expect(workers.length).toBe(2);
});

test("the timeout grows after a worker that did not answer", async () => {
  const slow = async (worker: FakeWorker) => {
    const { propose } = worker.api;
    worker.api.propose = async (...asked) => {
      if ((asked[0] as Config).seed === 3) await new Promise((resolve) => setTimeout(resolve, 8000));
      return propose(...asked);
    };
    worker.api.ping = never;
  };
  prepare = slow;
  void slow(workers[0]);
  const edited = session.edit((draft) => ({ ...draft, seed: 3 }));
  await pass(14_000);
  await edited;
  expect([workers.length, seed()]).toEqual([2, 3]);
});

test.each([
  ["traps", () => Promise.reject(trap())],
  ["says that it is broken", () => Promise.reject(trap("EngineBroken"))],
  ["has no memory left", () => Promise.reject(new RangeError("Array buffer allocation failed"))],
  ["never answers", (worker: FakeWorker) => (silence(worker), never())],
])(
  "a change at which the engine %s each time is left out and named; the experiment before goes on as it was trained",
  async (_, outcome) => {
    await done(session.propose({ ...defaults(), seed: 5 }));
    session.play();
    await pass(3000);
    prepare = (worker) => {
      const { propose } = worker.api;
      worker.api.propose = (config, run, baseline) =>
        (config as Config).seed === 66 ? outcome(worker) : propose(config, run, baseline);
    };
    prepare(workers[0]);
    void session.edit((draft) => ({ ...draft, seed: 66 }));
    void session.edit((draft) => ({ ...draft, batch_size: 8 }));
    await pass(40_000);
    expect(store.notice.value).toMatchObject({
      kind: "given-up",
      act: "change",
      before: { seed: 5 },
      after: { seed: 66 },
    });
    expect(workers.length).toBeGreaterThanOrEqual(3);
    expect(store.snapshot.value?.status.step).toBe(42);
    expect(store.playing.value).toBe(true);
    await done(session.edit((draft) => ({ ...draft, seed: 6 })));
    expect(seed()).toBe(6);
  },
);

test("a change that breaks the engine during training is reverted", async () => {
  await done(session.propose({ ...defaults(), seed: 5 }));
  session.play();
  await pass(3000);
  const history = store.history.value;
  prepare = (worker) => {
    const { play } = worker.api;
    worker.api.play = async (speed, stops) => {
      await play(speed, stops);
      if (speed > 0 && worker.config.seed === 66) setTimeout(() => worker.died("unreachable"), 20);
    };
  };
  prepare(workers[0]);
  await done(session.edit((draft) => ({ ...draft, seed: 66 })));
  await pass(1000);
  expect(store.notice.value).toMatchObject({
    kind: "given-up",
    act: "change",
    before: { seed: 5 },
    after: { seed: 66 },
  });
  expect(seed()).toBe(5);
  expect(store.history.value).toEqual(history);
  expect(store.saved.value?.trainer).toEqual(Uint8Array.of(42, 5));
  expect(latest().proposals).toEqual([]);
  expect(latest().speeds.at(-1)).toBe(store.view.value.speed);
});

test("a worker that ends at every start is started four times with pauses, then by the button, and the queue is executed", async () => {
  const started: number[] = [];
  prepare = (worker) => {
    started.push(now());
    worker.api.describe = never;
    setTimeout(() => worker.died("script error"), 5);
  };
  workers[0].died("gone");
  const edited = session.edit((draft) => ({ ...draft, seed: 12 }));
  await pass(20_000);
  await edited;
  expect(store.notice.value).toEqual({ kind: "stopped" });
  expect(started.length).toBeLessThanOrEqual(4);
  expect(started.slice(2).every((time, i) => time - started[i + 1] >= 1000)).toBe(true);
  expect(await session.fingerprint()).toBeUndefined();
  prepare = () => {};
  session.restart();
  await pass(1000);
  expect(seed()).toBe(12);
  expect(store.history.value.entries.map(({ experiment }) => experiment.seed)).toEqual([7, 12]);
});

test("if the save itself breaks the engine, the experiment starts anew", async () => {
  await done(session.propose({ ...defaults(), seed: 5 }));
  await pass(1000);
  expect(store.saved.value).not.toBeNull();
  prepare = (worker) => (worker.api.restore = () => Promise.reject(trap()));
  workers[0].died("gone");
  await pass(1000);
  expect(seed()).toBe(5);
  expect(latest().proposals.length).toBe(1);
  expect(store.notice.value).toMatchObject({ kind: "replaced" });
});

test("a call without memory is refused; worker and save stay", async () => {
  const refuse = () => Promise.reject(outOfMemory("saved"));
  await pass(1000);
  const saved = store.saved.value;
  Object.assign(workers[0].api, { save: refuse, rewind: refuse, frame: refuse, fingerprint: refuse });
  await session.rewind();
  expect(store.notice.value).toEqual({
    kind: "issues",
    issues: [outOfMemory("saved").issue],
    from: "change",
  });
  expect(await session.fingerprint()).toBeUndefined();
  session.play();
  await pass(5000);
  expect(store.saved.value).toBe(saved);
  expect(workers.length).toBe(1);
});

test.each([
  [1, 1500],
  [90, 1800],
  [5000, 4000],
])(
  "a save that takes %d ms of the worker comes every %d ms while it trains, whatever the page does",
  async (milliseconds, every) => {
    const times: number[] = [];
    const { save } = workers[0].api;
    workers[0].api.save = async () => {
      times.push(now());
      return { ...(await save()), milliseconds };
    };
    session.play();
    await pass(30_000, false);
    const pauses = times.slice(2).map((time, i) => time - times[i + 1]);
    expect(pauses.length).toBeGreaterThan(3);
    for (const pause of pauses) expect(pause).toBeGreaterThanOrEqual(every);
    for (const pause of pauses) expect(pause).toBeLessThanOrEqual(every + HEARTBEAT_MS);
    expect(workers.length).toBe(1);
  },
);

test("a change, an undo, a weight, a pause and hiding are saved at once", async () => {
  let saves = 0;
  const { save } = workers[0].api;
  workers[0].api.save = () => (saves++, save());
  const acts: (() => Promise<unknown>)[] = [
    async () => session.edit((draft: Experiment) => ({ ...draft, seed: 8 })),
    () => session.travel(-1),
    () => session.setWeight({ layer: 0, input: null, unit: 1 }, 2),
    async () => session.play(),
    async () => session.setVisible(false),
    async () => session.setVisible(true),
    async () => session.pause(),
  ];
  const made: number[] = [];
  for (const act of acts) {
    saves = 0;
    await done(act());
    made.push(saves);
    await pass(3000);
  }
  expect(made).toEqual([1, 1, 1, 0, 1, 0, 1]);
});

test("steps requested for a replaced run are not made on the next one", async () => {
  const asked: number[] = [];
  prepare = (worker) => {
    const { advance } = worker.api;
    worker.api.advance = (request) => {
      if ("steps" in request) asked.push(request.steps);
      return "steps" in request && request.steps > 0 ? never() : advance(request);
    };
  };
  prepare(workers[0]);
  const advanced = session.advance({ steps: 100 });
  await pass(100);
  await done(session.edit((draft) => ({ ...draft, seed: 3 })));
  expect(asked).toEqual([0, 100]);
  workers[0].died("gone");
  await pass(500);
  expect((await advanced)?.step).toBe(42); // where the save stood
  expect(asked).toEqual([0, 100, 0]);
});

test("a weight of a replaced run is not set", async () => {
  const edited = session.edit((draft) => ({ ...draft, layers: draft.layers.slice(-1) }));
  const answer = session.setWeight({ layer: 0, input: null, unit: 1 }, 2);
  await done(edited);
  expect(await answer).toBeUndefined();
  expect(workers[0].weights).toEqual([]);
});

test("an edit builds on all commands before it", async () => {
  void session.propose({ ...defaults(), seed: 9 });
  void session.edit((draft) => ({ ...draft, batch_size: 8 }));
  await settled();
  await pass(100);
  expect(store.experiment.value).toMatchObject({ seed: 9, batch_size: 8 });
  void session.travel(-1);
  void session.edit((draft) => ({ ...draft, precision: "float64" }));
  await pass(100);
  expect(store.experiment.value).toMatchObject({ seed: 9, batch_size: 32, precision: "float64" });
});
