import { afterAll, afterEach, beforeAll, expect, test, vi } from "vitest";
import type { Config, CustomData, LayerParameters } from "../../../../web/engine/types.ts";
import { isCustom, type Experiment } from "../../../../web/experiment/experiment.ts";
import { Session } from "../../../../web/state/session/session.ts";
import { PANELS } from "../../../../web/panels/list.ts";
import { Store } from "../../../../web/state/store.ts";
import { WAYS, Workers } from "../../faulty.ts";

/** In each of four sessions. */
const KILLS = 80;
const MINUTE_MS = 60_001;
const HEARTBEAT_MS = 500;

const pause = () => new Promise<void>((resolve) => setTimeout(resolve, 1));

let skew = 0;
const now = () => performance.now() + skew;
const sessions: Session[] = [];

beforeAll(() => {
  vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] });
  vi.spyOn(console, "error").mockImplementation(() => {});
});
afterEach(() => sessions.splice(0).forEach((session) => session.close()));
afterAll(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

async function opened(workers = new Workers()): Promise<{ workers: Workers; store: Store; session: Session }> {
  const store = new Store(PANELS);
  const session = new Session(store, workers.connect, now);
  sessions.push(session);
  store.want(["map", "curves"], 1);
  await session.start([]);
  return { workers, store, session };
}

function own(rows: number): CustomData {
  const inputs = Array.from({ length: rows }, (_, i) => [Math.sin(i), Math.cos(1.7 * i)]);
  return { name: "custom", inputs, targets: inputs.map(([x]) => (x > 0 ? 1 : 0)) };
}

test.each([0, 1, 2, 3])(
  "a worker that ends at any of 320 moments is replaced, and every change is made exactly once (%d of 4)",
  async (quarter) => {
    const { workers, store, session } = await opened();
    const model = { experiments: [store.experiment.value!], at: 0 };
    const place = { layer: 0, input: null, unit: 1 };
    const noticed: number[] = [];
    const lost: string[] = [];

    /** Until it is done, with the page's frames; the beats pass only while a worker has ended without a word. */
    async function until(isDone: () => boolean): Promise<void> {
      for (let waited = 0; !isDone();) {
        session.tick();
        await pause();
        if (workers.ended?.way === "silent" && workers.started <= workers.endings) {
          skew += HEARTBEAT_MS;
          waited += HEARTBEAT_MS;
          vi.advanceTimersByTime(HEARTBEAT_MS);
        } else if (waited > 0) {
          noticed.push(waited);
          waited = 0;
        }
      }
    }

    async function done(asked: Promise<unknown>): Promise<void> {
      let settled = false;
      void asked.finally(() => (settled = true));
      await until(() => settled);
      await asked;
    }

    const change = (experiment: Experiment) => {
      model.experiments = [...model.experiments.slice(0, model.at + 1), experiment];
      model.at = model.experiments.length - 1;
    };
    const edit = async (changed: (draft: Experiment) => Experiment) => {
      change(changed(model.experiments[model.at]));
      await done(session.edit(changed));
    };
    const travel = async (by: -1 | 1) => {
      model.at = Math.max(0, Math.min(model.experiments.length - 1, model.at + by));
      await done(session.travel(by));
    };

    const acts: ((i: number) => Promise<void>)[] = [
      async () => {
        const { step } = store.snapshot.value!.status;
        session.play();
        await until(() => store.snapshot.value!.status.step !== step && workers.started > workers.endings);
      },
      (i) => edit((draft) => ({ ...draft, seed: 1000 + i })),
      () => travel(-1),
      () => travel(1),
      () =>
        edit((draft) => ({
          ...draft,
          layers: [{ units: 2 + (draft.layers[0].units! % 4), activation: "relu" }, ...draft.layers.slice(-1)],
        })),
      (i) => edit((draft) => ({ ...draft, optimizer: { ...draft.optimizer, learning_rate: 0.001 + i / 1e6 } })),
      (i) => edit((draft) => ({ ...draft, data: own(30 + (i % 50)), features: ["x1", "x2"] })),
      () => travel(-1),
      async (i) => {
        session.pause();
        const value = 1 + i / 1024;
        await done(session.setWeight(place, value));
        let layers: LayerParameters[] | undefined;
        await done(session.parameters().then((answer) => (layers = answer)));
        if (Math.fround(layers![0].bias[1]) !== Math.fround(value)) lost.push(`${i} weight`);
        await done(session.travel(-1));
        expect(store.history.value.at).toBe(model.at);
      },
      async (i) => {
        const step = store.snapshot.value!.status.step;
        let reached: number | undefined;
        await done(session.advance({ steps: 5 + (i % 7) }).then((status) => (reached = status?.step)));
        if (reached === undefined || reached < step) lost.push(`${i} advance`);
      },
      async (i) => {
        await done(session.reset());
        if (store.snapshot.value!.status.step !== 0) lost.push(`${i} reset`);
      },
      async () => {
        await done(session.compare(store.experiment.value));
        expect(store.view.value.baseline).not.toBeNull();
        await done(session.compare(null));
        expect(store.view.value.baseline).toBeNull();
      },
    ];

    for (let i = quarter * KILLS; workers.endings < KILLS; i++) {
      skew += MINUTE_MS;
      const act = i % acts.length;
      workers.fault ??= {
        after: Math.floor(i / acts.length) % 9,
        done: i % 2 === 1,
        way: WAYS[(i + Math.floor(i / 4)) % 4],
      };
      workers.messages.length = 0;
      await acts[act](i);
      const running = { ...store.experiment.value };
      const wanted = { ...model.experiments[model.at] } as Config;
      if (JSON.stringify(plain(running)) !== JSON.stringify(plain(wanted)))
        lost.push(`${i} act ${act}: ${workers.ended!.way} after ${workers.messages.slice(-6).join()}`);
      expect(store.history.value.at, `${i} act ${act}`).toBe(model.at);
    }
    expect(lost).toEqual([]);
    expect(noticed.length).toBeGreaterThan(KILLS / 8);
    expect(Math.max(...noticed)).toBeLessThanOrEqual(5000);
  },
);

/** What of it is compared: the engine writes the rest out. */
const plain = ({ seed, data, features, layers, optimizer }: Config) => ({
  seed,
  data: data && isCustom(data) ? data.inputs.length : data?.name,
  features,
  layers: layers?.map(({ units }) => units),
  rate: optimizer?.learning_rate,
});
