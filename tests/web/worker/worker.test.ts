import { afterAll, beforeAll, expect, test, vi } from "vitest";
import type { Api, FrameRequest } from "../../../web/experiment/protocol.ts";
import type { Config } from "../../../web/engine/types.ts";
import { Session } from "../../../web/state/session/session.ts";
import { PANELS } from "../../../web/panels/list.ts";
import { Store } from "../../../web/state/store.ts";
import { defaults } from "../engine.ts";
import { newApi, Workers } from "../faulty.ts";

beforeAll(() => void vi.spyOn(console, "error").mockImplementation(() => {}));
afterAll(() => void vi.restoreAllMocks());

const request = (run: number): FrameRequest => ({
  run,
  needs: [
    "map",
    "neurons",
    "curves",
    "inspection",
    "weights",
    "weight",
    "health",
    "nudge",
    "collapse",
    "confusion",
    "backprop",
    "warp",
    "baseline",
    "gallery",
  ],
  point: [0, 0],
  target: null,
  pins: [],
  unit: { layer: 0, unit: 1 },
  nudge: { layer: 0, input: 0, unit: 0, epsilon: 0.01 },
  weight: { layer: 0, input: null, unit: 1 },
  warp: { layer: 0, x: 0, y: 1, principal: true },
  backprop: 0,
  convolution: { shown: "maps", cell: null, example: null, right: 0, down: 0 },
  recurrence: { layer: 0, unit: 0, step: null, backward: false },
  normalization: { layer: 0, channel: 0 },
  still: true,
  waits: false,
  units: 8,
});

async function opened(config: Config = defaults(), baseline: Config | null = null): Promise<Api> {
  const api = await newApi();
  expect((await api.propose(config, 1, baseline)).issues).toBeUndefined();
  return api;
}

const curve: Config = {
  ...defaults(),
  data: { name: "custom", inputs: [[0], [1], [2]], targets: [0, 1, 4] },
  features: ["x1"],
  layers: [{ units: 3, activation: "tanh" }, { units: 1 }],
  loss: { name: "mean_squared_error" },
};

test("a question about a replaced run is answered with null and changes nothing", async () => {
  const api = await opened();
  await api.propose(curve, 2, null);
  const place = { layer: 1, input: 3, unit: 2 };
  const before = await api.fingerprint();
  expect([
    await api.outputs(1, new Float64Array(98)),
    await api.predictions(1),
    await api.summary(1),
    await api.setWeight(1, place, 5),
    await api.frame(request(1)),
  ]).toEqual([null, null, null, null, null]);
  expect(await api.fingerprint()).toBe(before);
  expect((await api.outputs(2, Float64Array.of(0, 1)))?.values.length).toBe(2);
});

test("a question that does not fit the network is refused, or its part is left out of the snapshot", async () => {
  const api = await opened(curve);
  await expect((await opened()).outputs(1, Float64Array.of(1, 2, 3))).rejects.toMatchObject({ name: "ConfigError" });
  expect((await api.setWeight(1, { layer: 1, input: 9, unit: 2 }, 5))?.issues).toBeDefined();
  const snapshot = await api.frame({
    ...request(1),
    nudge: { layer: 7, input: 9, unit: 9, epsilon: 0.1 },
    unit: { layer: 9, unit: 9 },
    weight: { layer: 9, input: 9, unit: 9 },
    warp: { layer: -3, x: 9, y: 9, principal: false },
  });
  expect(snapshot?.run).toBe(1);
  expect(Object.keys(snapshot!.parts).sort()).toEqual(["collapse", "curves", "health", "map", "neurons", "weights"]);
});

test("a refused change leaves the run and its baseline unchanged to the bit", async () => {
  const baseline = { ...defaults(), batch_size: 8 };
  const api = await opened(defaults(), baseline);
  await api.advance({ steps: 20 });
  const [before, compared] = [await api.fingerprint(), (await api.frame(request(1)))!.parts.baseline];
  expect(compared?.status.step).toBe(20);
  expect((await api.propose(defaults(), 2, { ...baseline, layers: [] }))?.issues?.[0].path).toMatch(/^baseline\./);
  expect((await api.propose({ ...defaults(), seed: -1 }, 3, null))?.issues).toBeDefined();
  const { saved } = await api.save();
  const damaged = Uint8Array.of(1, 2, 3);
  expect((await api.restore({ ...saved, trainer: damaged }, 4))?.issues).toBeDefined();
  expect(
    (await api.restore({ ...saved, baseline: { ...saved.baseline!, trainer: damaged } }, 5))?.issues,
  ).toBeDefined();
  expect(await api.fingerprint()).toBe(before);
  expect((await api.frame(request(1)))!.parts.baseline).toEqual(compared);
});

test("questions before an experiment is open are refused, and it can still be opened", async () => {
  const api = await newApi();
  for (const ask of [
    () => api.fingerprint(),
    () => api.parameters(),
    () => api.save(),
    () => api.advance({ steps: 1 }),
    () => api.rewind(),
  ]) {
    await expect(ask()).rejects.toMatchObject({ name: "ConfigError" });
  }
  expect((await api.reset(1)).issues).toBeDefined();
  expect((await api.propose(defaults(), 2, null)).opened?.run).toBe(2);
});

test("steps interrupted by the end of a worker are made on the next one, with the same bits", async () => {
  async function trained(workers: Workers, arm: () => void): Promise<unknown[]> {
    const session = new Session(new Store(PANELS), workers.connect);
    await session.start([]);
    arm();
    const status = await session.advance({ steps: 37 });
    const result = [status?.step, await session.fingerprint()];
    session.close();
    return result;
  }
  const whole = await trained(new Workers(), () => {});
  expect(whole[0]).toBe(37);
  for (const way of ["error", "trap"] as const) {
    for (const after of [0, 1, 2, 3, 4]) {
      const workers = new Workers();
      const found = await trained(workers, () => (workers.fault = { after, done: after % 2 === 0, way }));
      expect(found, `${way} ${after}`).toEqual(whole);
      expect(workers.endings).toBe(1);
    }
  }
});
