import { beforeEach, expect, test, vi } from "vitest";
import type { FrameRequest, Need } from "../../../../web/experiment/protocol.ts";
import { LoadError, type Cause } from "../../../../web/platform/load-error.ts";
import { errorOf } from "../../../../web/engine/refuse.ts";
import { issue } from "../../../../web/engine/messages.ts";
import type { CustomData } from "../../../../web/engine/types.ts";
import type { Experiment } from "../../../../web/experiment/experiment.ts";
import { Session, type Connection } from "../../../../web/state/session/session.ts";
import { PANELS } from "../../../../web/panels/list.ts";
import { nameUnit } from "../../../../web/ui/unit-name-field.ts";
import { Store } from "../../../../web/state/store.ts";
import type { Notice } from "../../../../web/state/notice.ts";
import { defaults } from "../../engine.ts";
import { FakeWorker, settle } from "../../fake-worker.ts";

const MISSING: Cause = { kind: "engine", reason: "missing", file: "https://host/engine.wasm", detail: "404" };

let workers: FakeWorker[];
let store: Store;
let session: Session;
let now: number;

const connect = (died: (reason: string | LoadError) => void): Connection => {
  const worker = new FakeWorker(died);
  worker.held = false;
  workers.push(worker);
  return { api: worker.api, close: () => (worker.closed = true) };
};

beforeEach(async () => {
  vi.spyOn(console, "error").mockImplementation(() => {});
  workers = [];
  now = 0;
  store = new Store(PANELS);
  session = new Session(store, connect, () => now);
  await session.start([]);
});

const seed = () => store.experiment.value?.seed;

test("a session starts with the default experiment and its first snapshot", () => {
  expect(seed()).toBe(7);
  expect(store.snapshot.value?.run).toBe(workers[0].run);
});

test("the first valid experiment is opened, and the issues of those before it are shown", async () => {
  const other = new Store(PANELS);
  await new Session(other, connect, () => now).start([{ config: { ...defaults(), seed: -1 }, from: "link" }]);
  expect(other.experiment.value?.seed).toBe(7);
  expect(other.notice.value).toMatchObject({ kind: "issues", from: "link", issues: [{ path: "seed" }] });
  const refused = new Store(PANELS);
  await new Session(refused, connect, () => now).start([{ config: { ...defaults(), seed: 3 }, from: "link" }]);
  expect(refused.experiment.value?.seed).toBe(3);
  expect(refused.notice.value).toBeNull();
});

test("an invalid config of the element is reported even if another experiment is opened", async () => {
  const other = new Store(PANELS);
  await new Session(other, connect, () => now).start([{ config: { ...defaults(), seed: -1 }, from: "start" }]);
  expect(other.experiment.value?.seed).toBe(7);
  expect(other.notice.value).toMatchObject({ kind: "issues", from: "start", issues: [{ path: "seed" }] });
});

test("a refused config is reported, and the running experiment goes on", async () => {
  await session.propose({ ...defaults(), seed: -5 });
  expect(store.notice.value).toMatchObject({
    kind: "issues",
    issues: [{ code: "number_expected", path: "seed" }],
    from: "change",
  });
  expect(seed()).toBe(7);
  expect(session.draft?.seed).toBe(7);
  await session.propose({ ...defaults(), seed: 9 });
  expect(store.notice.value).toBeNull();
  expect(seed()).toBe(9);
});

test("edits build on each other while the worker is busy, and only the newest is queued", async () => {
  const before = workers[0].proposals.length;
  const edit = (change: Partial<Experiment>) => session.edit((draft) => ({ ...draft, ...change }));
  void edit({ seed: 1 });
  void edit({ batch_size: 8 });
  void edit({ seed: 2 });
  void edit({ precision: "float64" });
  await vi.waitFor(() =>
    expect(store.experiment.value).toMatchObject({ seed: 2, batch_size: 8, precision: "float64" }),
  );
  expect(workers[0].proposals.length - before).toBe(2);
});

test("at most one frame is in flight", async () => {
  const [worker] = workers;
  worker.held = true;
  worker.frames = [];
  session.play();
  for (let i = 0; i < 5; i++) session.tick();
  expect(worker.frames.length).toBe(1);
  worker.frames[0].answer();
  await settle();
  now += 16;
  session.tick();
  expect(worker.frames.length).toBe(1); // every other display frame is left to the hand
  now += 17;
  session.tick();
  session.tick();
  expect(worker.frames.length).toBe(2);
  worker.frames[1].answer();
  await settle();
  session.touch();
  session.tick();
  expect(worker.frames.length).toBe(3); // what the hand has changed is shown at once
});

test("during training, a snapshot has at most two slow parts, which take turns", async () => {
  const [worker] = workers;
  worker.held = false;
  const rare: Need[] = ["neurons", "weights", "curves", "inspection", "health"];
  store.want(["map", ...rare], 1);
  session.play();
  session.touch();
  session.tick();
  await settle();
  const seen = new Set<Need>();
  for (let frame = 0; frame < 12; frame++) {
    now += 33;
    session.tick();
    await settle();
    const { needs } = worker.frames.at(-1)!.request;
    expect(needs).toContain("map");
    expect(needs.filter((need) => rare.includes(need)).length).toBeLessThanOrEqual(2);
    needs.forEach((need) => seen.add(need));
  }
  expect([...seen].sort()).toEqual(["map", ...rare].sort());
});

test("an answer of an earlier run is dropped", async () => {
  const [worker] = workers;
  worker.held = true;
  worker.frames = [];
  session.play();
  session.tick();
  const [stale] = worker.frames;
  worker.held = false;
  await session.propose({ ...defaults(), seed: 8 });
  const fresh = store.snapshot.value;
  stale.answer({ stepsPerSecond: 999 });
  await settle();
  expect(store.snapshot.value).toBe(fresh);
  expect(store.snapshot.value?.run).toBe(worker.run);
});

test("a paused page without changes requests nothing", async () => {
  const [worker] = workers;
  session.pause();
  session.tick();
  await settle();
  worker.frames = [];
  session.tick();
  expect(worker.frames.length).toBe(0);
  session.touch();
  session.tick();
  expect(worker.frames.length).toBe(1);
});

test("training pauses off-screen and resumes on screen", async () => {
  const [worker] = workers;
  session.play();
  session.setVisible(false);
  worker.frames = [];
  session.tick();
  expect(worker.speeds.at(-1)).toBe(0);
  expect(worker.frames.length).toBe(0);
  session.setVisible(true);
  expect(worker.speeds.at(-1)).toBe(store.view.value.speed);
});

test("the maximum speed is infinite", () => {
  session.setSpeed(null);
  session.play();
  expect(workers[0].speeds.at(-1)).toBe(Infinity);
});

test("during training, frames take less than a third of the worker's time, and input is answered at once", async () => {
  const [worker] = workers;
  session.play();
  await settle();
  worker.held = true;
  now = 1000;
  session.tick();
  now = 1110;
  worker.frames.at(-1)!.answer({ took: 100 });
  await settle();
  const asked = worker.frames.length;
  now = 1299;
  session.tick();
  expect(worker.frames.length).toBe(asked);
  session.touch();
  session.tick();
  expect(worker.frames.length).toBe(asked + 1);
  worker.frames.at(-1)!.answer({ took: 1 });
  await settle();
  now = 1330;
  session.tick();
  expect(worker.frames.length).toBe(asked + 2);
});

test("expensive parts are requested seldom, and cheap ones as often as before", async () => {
  const [worker] = workers;
  store.want(["map", "health"], 1);
  session.play();
  await settle();
  worker.held = true;
  worker.frames.at(-1)?.answer({ costs: { health: 60, map: 2 } });
  await settle();
  const seen: Record<string, number[]> = { map: [], health: [] };
  for (now = 1000; now < 4000; now += 33) {
    session.tick();
    const { request, answer } = worker.frames.at(-1)!;
    for (const need of request.needs) seen[need]?.push(now);
    answer({ costs: { health: 60, map: 2 } });
    await settle();
  }
  expect(seen.map.length).toBeGreaterThan(80);
  expect(seen.health.length).toBeGreaterThanOrEqual(2);
  for (let i = 2; i < seen.health.length; i++) expect(seen.health[i] - seen.health[i - 1]).toBeGreaterThanOrEqual(1000);
});

test("a new choice requests only the part that depends on it", async () => {
  const [worker] = workers;
  worker.held = false;
  session.pause();
  store.want(["map", "inspection", "backprop", "nudge", "warp"], 1);
  session.tick();
  await settle();
  const asked = async (change: () => void) => {
    change();
    session.touch();
    session.tick();
    await settle();
    return worker.frames.at(-1)!.request.needs;
  };
  const { nudge, warp } = store.view.value;
  expect(await asked(() => store.change({ point: [0.25, 0.5] }))).toEqual(["inspection", "backprop"]);
  expect(await asked(() => store.change({ pins: [{ point: [1, 2], target: null }] }))).toEqual(["inspection"]);
  expect(await asked(() => store.change({ nudge: { ...nudge, epsilon: 0.5 } }))).toEqual(["nudge"]);
  expect(await asked(() => store.change({ warp: { ...warp, principal: !warp.principal } }))).toEqual(["warp"]);
  expect(await asked(() => store.want(["health"], 1))).toEqual(["health"]);
  expect(await asked(() => session.pause())).toEqual(["map", "inspection", "backprop", "nudge", "warp", "health"]);
  session.play();
  await settle();
  now += 10;
  expect(await asked(() => store.change({ point: [0.5, 0.5] }))).toEqual(
    expect.arrayContaining(["inspection", "backprop"]),
  );
  expect(await asked(() => store.change({ point: [0.75, 0.5] }))).not.toContain("nudge");
});

test("when training pauses, parts that depend on the losses are requested until these are of the last step", async () => {
  const [worker] = workers;
  worker.held = false;
  store.want(["map", "curves"], 1);
  session.play();
  session.pause();
  worker.held = true;
  session.tick();
  worker.frames.at(-1)!.answer({ settled: false });
  await settle();
  session.tick();
  expect(worker.frames.at(-1)!.request.needs).toEqual(["curves"]);
  worker.frames.at(-1)!.answer({ settled: false });
  await settle();
  await session.setWeight({ layer: 0, input: 0, unit: 0 }, 1);
  session.tick();
  expect(worker.frames.at(-1)!.request.needs).toEqual(["map", "curves"]);
  worker.frames.at(-1)!.answer();
  await settle();
  const asked = worker.frames.length;
  session.tick();
  expect(worker.frames.length).toBe(asked);
});

test("only visible parts are requested, and slow ones not with every frame", async () => {
  const [worker] = workers;
  store.want(["map", "inspection"], 1);
  store.want(["map"], 1);
  store.want(["map"], -1);
  session.play();
  await settle();
  session.touch();
  now = 1000;
  session.tick();
  expect(worker.frames.at(-1)?.request.needs).toEqual(["map", "inspection"]);
  await settle();
  now = 1032;
  session.tick();
  expect(worker.frames.at(-1)?.request.needs).toEqual(["map"]);
  await settle();
  store.want(["map"], -1);
  now = 1200;
  session.tick();
  expect(worker.frames.at(-1)?.request.needs).toEqual(["inspection"]);
});

test("a frame request has the inspected point, with the nearest row's class unless one is chosen", async () => {
  const [worker] = workers;
  const ask = async () => {
    session.touch();
    session.tick();
    await settle();
    return worker.frames.at(-1)?.request;
  };
  store.change({ point: [1.5, 1.8], target: null });
  expect(await ask()).toMatchObject({ point: [1.5, 1.8], target: 2 });
  store.change({ target: 0 });
  expect(await ask()).toMatchObject({ target: 0 });
  store.change({ target: 5 });
  expect(await ask()).toMatchObject({ target: 2 });
});

test("training that diverges is paused", async () => {
  const [worker] = workers;
  worker.held = true;
  session.play();
  session.tick();
  const diverged = { step: 12, layer: 1, code: "diverged_loss", args: {}, message: "too far", good_step: 10 };
  const { status } = worker.snapshot({ run: worker.run } as FrameRequest);
  worker.frames.at(-1)?.answer({ status: { ...status, state: "diverged", diverged } });
  await settle();
  expect(store.playing.value).toBe(false);
  expect(store.diverged.value).toEqual(diverged);
  session.play();
  expect(store.playing.value).toBe(false);
});

test("training is saved again once it is back on screen", async () => {
  let saves = 0;
  const { api } = workers[0];
  const save = api.save;
  api.save = () => (saves++, save());
  const pass = async (milliseconds: number) => {
    now += milliseconds;
    session.tick();
    await settle();
    await settle();
  };
  session.play();
  await pass(5000);
  session.setVisible(false);
  await pass(100);
  session.setVisible(true);
  const before = saves;
  await pass(5000);
  await pass(5000);
  expect(saves - before).toBeGreaterThanOrEqual(2);
});

test("a worker that dies is replaced from its last saved state", async () => {
  await session.propose({ ...defaults(), seed: 77 });
  workers[0].proposals = [];
  session.play();
  now = 5000;
  session.tick();
  await settle();
  workers[0].died("out of memory");
  await vi.waitFor(() => expect(store.notice.value).toEqual({ kind: "replaced", step: 42 }));
  expect(workers[0].closed).toBe(true);
  expect(workers.length).toBe(2);
  expect(workers[1].proposals).toEqual([]);
  expect(seed()).toBe(77);
  expect(workers[1].speeds.at(-1)).toBe(store.view.value.speed);
});

test("a call that breaks the engine ends its worker; without a save the experiment starts anew", async () => {
  await session.propose({ ...defaults(), seed: 5 });
  workers[0].held = true;
  session.touch();
  session.tick();
  workers[0].frames.at(-1)?.fail();
  await vi.waitFor(() => expect(workers.length).toBe(2));
  await vi.waitFor(() => expect(store.notice.value?.kind).toBe("replaced"));
});

test("an engine that keeps breaking is given up with a notice", async () => {
  for (let i = 0; i < 4; i++) {
    workers.at(-1)?.died("again");
    await settle();
    await settle();
  }
  expect(store.notice.value).toEqual({ kind: "stopped" });
  expect(workers.length).toBe(4);
  expect(store.playing.value).toBe(false);
});

test("an engine that computes wrongly is not tried again, with a notice", async () => {
  const refusal = errorOf("EngineBroken", "", "wrong_answers", { check: "tanh" });
  const opened = workers.length;
  const other = new Store(PANELS);
  await new Session(other, (died) => {
    const connection = connect(died);
    return { ...connection, api: { ...connection.api, describe: () => Promise.reject(refusal) } };
  }).start([]);
  expect(other.notice.value).toEqual({ kind: "broken", issue: refusal.issue });
  expect(workers.length).toBe(opened + 1);
  expect(workers.at(-1)!.closed).toBe(true);
  expect(other.experiment.value).toBeNull();
});

test("an engine that cannot be loaded is requested once with its cause in a notice, and again by the button", async () => {
  const other = new Store(PANELS);
  const opened = workers.length;
  let refused = true;
  const started = new Session(other, (died) => {
    const connection = connect(died);
    const describe = () => (refused ? Promise.reject(new LoadError(MISSING)) : connection.api.describe());
    return { ...connection, api: { ...connection.api, describe } };
  });
  started.play();
  await started.start([{ config: { ...defaults(), seed: 3 }, from: "link" }]);
  const notice = other.notice.value as Notice & { kind: "cause" };
  expect(notice).toMatchObject({ kind: "cause", cause: MISSING });
  expect([workers.length, other.playing.value]).toEqual([opened + 1, false]);
  refused = false;
  notice.again();
  await vi.waitFor(() => expect(other.experiment.value?.seed).toBe(3));
  expect([workers.length, other.playing.value]).toEqual([opened + 2, true]);
});

test("a missing worker script is reported, and the button starts the experiment again", async () => {
  await session.propose({ ...defaults(), seed: 21 });
  const cause: Cause = { kind: "worker", reason: "newer", file: "https://host/worker.js" };
  workers[0].died(new LoadError(cause));
  await settle();
  const notice = store.notice.value as Notice & { kind: "cause" };
  expect(notice).toMatchObject({ kind: "cause", cause });
  expect(workers.length).toBe(1);
  notice.again();
  await vi.waitFor(() => expect(workers.at(-1)!.config.seed).toBe(21));
  expect(seed()).toBe(21);
});

test("reset starts the same experiment anew", async () => {
  await session.propose({ ...defaults(), seed: 21 });
  const before = workers[0].run;
  await session.reset();
  expect(workers[0].run).toBeGreaterThan(before);
  expect(seed()).toBe(21);
  expect(store.snapshot.value?.run).toBe(workers[0].run);
});

test("undo and redo take one step each, and a refused change is no step", async () => {
  await session.propose({ ...defaults(), seed: 1 });
  await session.propose({ ...defaults(), seed: -4 });
  await session.propose({ ...defaults(), batch_size: 8 });
  await session.travel(-1);
  expect(store.experiment.value).toMatchObject({ seed: 1, batch_size: 32 });
  await session.travel(-1);
  expect(seed()).toBe(7);
  const { proposals } = workers[0];
  const before = proposals.length;
  await session.travel(-1);
  expect(proposals.length).toBe(before);
  await session.travel(1);
  await session.travel(1);
  expect(store.experiment.value).toMatchObject({ seed: 7, batch_size: 8 });
  expect(proposals.length).toBe(before + 2);
});

test("repeated undo while the worker is busy takes as many steps, after the change under way", async () => {
  for (const seed of [1, 2, 3]) await session.propose({ ...defaults(), seed }).then(() => (now += 5000));
  void session.edit((draft) => ({ ...draft, batch_size: 8 }));
  void session.travel(-1);
  await session.travel(-1);
  expect(store.experiment.value).toMatchObject({ seed: 2, batch_size: 32 });
  expect(store.history.value.at).toBe(2);
  expect(store.history.value.entries.length).toBe(5);
});

test("a change replaces a queued undo", async () => {
  const edit = session.propose({ ...defaults(), seed: 5 });
  void session.travel(-1);
  await Promise.all([edit, session.propose({ ...defaults(), seed: 5, batch_size: 4 })]);
  expect(store.history.value.entries.map(({ experiment }) => [experiment.seed, experiment.batch_size])).toEqual([
    [7, 32],
    [5, 32],
    [5, 4],
  ]);
  expect(store.history.value.at).toBe(2);
});

test("a weight set by hand is undone and redone without a new start, and restored with its network", async () => {
  const [worker] = workers;
  const place = (unit: number) => ({ layer: 0, input: null, unit });
  await session.setWeight(place(1), 0.5);
  await session.setWeight(place(2), 4);
  await session.setWeight(place(2), NaN);
  const { proposals } = worker;
  const before = proposals.length;
  await session.travel(-1);
  expect(worker.weights).toEqual([, 0.5, 0]);
  worker.weights[2] = 3;
  await session.travel(1);
  expect(worker.weights).toEqual([, 0.5, 4]);
  expect(store.history.value.entries[2].edit).toMatchObject({ before: 3, after: 4 });
  expect(proposals.length).toBe(before);
  await session.propose({ ...defaults(), seed: 5 });
  expect(worker.weights).toEqual([]);
  await session.travel(-1);
  expect(worker.weights).toEqual([, 0.5, 4]);
  await session.reset();
  expect(store.history.value).toMatchObject({
    at: 0,
    entries: [{ experiment: { seed: 7 } }, { experiment: { seed: 5 } }],
  });
});

test("a unit's name is undone, moves with its layer, and a link brings its own", async () => {
  const named = () => store.view.value.unitNames.map(({ layer, name }) => `${layer} ${name}`);
  await session.edit((draft) => ({ ...draft, layers: [{ units: 5 }, ...draft.layers.slice(-1)] }));
  nameUnit(store, { layer: 0, unit: 4 }, "price");
  await session.edit((draft) => ({ ...draft, layers: [{ units: 6 }, ...draft.layers] }));
  expect(named()).toEqual(["1 price"]);
  nameUnit(store, { layer: 0, unit: 0 }, "taste");
  expect(named()).toEqual(["0 taste", "1 price"]);
  await session.travel(-1);
  expect(named()).toEqual(["1 price"]);
  await session.travel(-1);
  expect(named()).toEqual(["0 price"]);
  await session.travel(-1);
  expect(named()).toEqual([]);
  for (let i = 0; i < 3; i++) await session.travel(1);
  expect(named()).toEqual(["0 taste", "1 price"]);
  const layers = [{ units: 30 }, { units: 3 }];
  store.change({ unitNames: [{ layer: 0, unit: 29, name: "sent" }] });
  await session.propose({ ...defaults(), layers }, "link");
  expect(named()).toEqual(["0 sent"]);
  expect(store.linkView.unitNames).toEqual([{ layer: 0, unit: 29, name: "sent" }]);
});

test("training that reaches its goal is paused, with one notice", async () => {
  const [worker] = workers;
  const goal = { measure: "step", value: 50 } as const;
  session.setGoal(goal);
  worker.held = true;
  worker.frames = [];
  session.play();
  session.tick();
  const goalEnd = { goal, step: 50, epoch: 7, isReached: true };
  worker.frames[0].answer({ ended: true, goalEnd });
  await settle();
  expect(store.playing.value).toBe(false);
  expect(store.notice.value).toEqual({ kind: "goal", end: goalEnd });
  store.notice.value = null;
  session.play();
  session.tick();
  worker.frames.at(-1)?.answer({ goalEnd: { ...goalEnd } });
  await settle();
  expect(store.notice.value).toBeNull();
  expect(store.playing.value).toBe(true);
});

test("the baseline is part of every proposal, and dropped if it is refused", async () => {
  const [worker] = workers;
  await session.compare(store.experiment.value);
  expect(worker.baseline).toMatchObject({ seed: 7 });
  await session.propose({ ...defaults(), batch_size: 8 });
  expect(worker.baseline).toMatchObject({ batch_size: 32 });
  expect(store.history.value.entries.length).toBe(2);
  worker.api.propose = async () => ({ issues: [issue("number_expected", { found: 5 }, "baseline.layers[0].units")] });
  await session.propose({ ...defaults(), batch_size: 4 });
  expect(store.view.value.baseline).toBeNull();
  expect(store.notice.value).toMatchObject({ kind: "issues", issues: [{ path: "baseline.layers[0].units" }] });
});

test("custom data is packed for the worker, and the page keeps its own rows", async () => {
  const [worker] = workers;
  worker.open = (config, run) => FakeWorker.prototype.open.call(worker, structuredClone(config), run);
  const data: CustomData = {
    name: "custom",
    inputs: [
      [0, 0],
      [2, 2],
    ],
    targets: [1, 2],
  };
  for (const seed of [8, 9]) {
    await session.edit((draft) => ({ ...draft, seed, data: draft.data.name === "custom" ? draft.data : data }));
    expect(worker.proposals.at(-1)).toMatchObject({ seed, data: { inputs: { values: Float64Array.of(0, 0, 2, 2) } } });
    expect(store.experiment.value!.data).toEqual(data);
    expect((store.experiment.value!.data as CustomData).inputs).toBe(data.inputs);
  }
});

test("saved work is opened before any link", async () => {
  const history = { entries: [3, 77].map((seed) => ({ experiment: { ...defaults(), seed } })), at: 1, changed: 12 };
  const { saved } = await Object.assign(workers[0], { config: history.entries[1].experiment }).api.save();
  const [other, kept] = [new Store(PANELS), { view: store.view.value, playing: false, history }];
  const resumed = new Session(other, connect, () => now);
  await resumed.start([{ config: { ...defaults(), seed: 5 }, from: "link" }], { ...kept, saved });
  expect(other.experiment.value?.seed).toBe(77);
  expect(other.snapshot.value?.status.step).toBe(42);
  await resumed.travel(-1);
  expect(other.experiment.value?.seed).toBe(3);
  const untrained = new Store(PANELS);
  await new Session(untrained, connect, () => now).start([], { ...kept, saved: null });
  expect(untrained.experiment.value?.seed).toBe(77);
  expect(untrained.history.value.entries.length).toBe(2);
});

test("if the trained state cannot be read, its experiment starts anew with a notice", async () => {
  const other = new Store(PANELS);
  const broken: typeof connect = (died) => {
    const connection = connect(died);
    workers.at(-1)!.api.restore = async () => ({ issues: [issue("save_base64", {}, "saved")] });
    return connection;
  };
  const history = { entries: [{ experiment: { ...defaults(), seed: 13 } }], at: 0, changed: 0 };
  const { saved } = await workers[0].api.save();
  await new Session(other, broken, () => now).start([], { view: store.view.value, playing: false, history, saved });
  expect(other.experiment.value?.seed).toBe(13);
  expect(other.notice.value).toEqual({ kind: "damaged", faults: ["restore-trained"] });
});

test("commands and questions that wait for a dead worker go to the next one", async () => {
  workers[0].api.propose = () => new Promise(() => {});
  workers[0].api.fingerprint = () => new Promise(() => {});
  const [asked, proposed] = [session.fingerprint(), session.propose({ ...defaults(), seed: 11 })];
  workers[0].died("gone");
  expect(await asked).toBe("0123456789abcdef");
  await proposed;
  expect(store.notice.value).toMatchObject({ kind: "replaced" });
  expect(seed()).toBe(11);
  expect(store.history.value.entries.map(({ experiment }) => experiment.seed)).toEqual([7, 11]);
});

test("questions to a closed session resolve with undefined", async () => {
  workers[0].api.advance = () => new Promise(() => {});
  const waiting = session.advance({ steps: 1e9 });
  await settle();
  session.close();
  expect(await waiting).toBeUndefined();
  expect(await session.fingerprint()).toBeUndefined();
  const early = new Session(new Store(PANELS), connect, () => now);
  const started = early.start([]);
  early.close();
  await started;
});
