import { beforeEach, expect, test, vi } from "vitest";
import type { Config } from "../../../web/engine/types.ts";
import { defaults } from "../engine.ts";
import { newApi } from "../faulty.ts";

/** The bindings that were given the text of a config, in order. */
const reads: string[] = [];

vi.mock("../../../build/engine/engine-core.mjs", async (original) => {
  const { default: load } = await original<{ default: (options: object) => Promise<Record<string, unknown>> }>();
  const isConfig = (argument: unknown) =>
    argument instanceof Uint8Array && new TextDecoder().decode(argument).includes('"layers"');
  return {
    default: async (options: object) =>
      new Proxy(await load(options), {
        get(target, name: string) {
          const found = target[name];
          if (typeof found !== "function") return found;
          return (...args: unknown[]) => {
            if (args.some(isConfig)) reads.push(name);
            return found(...args) as unknown;
          };
        },
      }),
  };
});

const faster: Config = { ...defaults(), optimizer: { name: "adam", learning_rate: 0.5 } };
const wider: Config = { ...defaults(), layers: [{ units: 9 }, { units: 3 }] };
const wrong: Config = { ...defaults(), batch_size: -1 };

beforeEach(() => void reads.splice(0));

test("a config is read once to open it and once to reset it", async () => {
  const api = await newApi();
  reads.splice(0);
  const proposals: [Config, boolean][] = [
    [defaults(), true],
    [faster, false],
    [wider, true],
  ];
  for (const [i, [config, rebuilt]] of proposals.entries()) {
    expect((await api.propose(config, i + 1, null)).opened).toMatchObject({ rebuilt });
    expect(reads.splice(0)).toEqual(["open"]);
  }
  expect((await api.reset(4)).opened).toMatchObject({ run: 4, config: wider });
  expect(reads.splice(0)).toEqual(["open"]);
});

test("a refusal has its message before the rest of the worker is loaded", async () => {
  const api = await newApi();
  const { issues } = await api.propose(wrong, 1, null);
  expect(issues).toMatchObject([
    { path: "batch_size", message: expect.stringMatching(/^must be [\w ]+ to \d+, not -1$/) },
  ]);
});

test("a refused config is read once", async () => {
  const api = await newApi();
  await api.propose(defaults(), 1, null);
  reads.splice(0);
  expect((await api.propose(wrong, 2, null)).issues?.map(({ path }) => path)).toEqual(["batch_size"]);
  expect(reads).toEqual(["open"]);
});

test("config and baseline are each read once, and the issues of both are returned", async () => {
  const api = await newApi();
  reads.splice(0);
  expect((await api.propose(wider, 1, { ...defaults(), seed: 3 })).opened).toMatchObject({
    config: wider,
    baseline: { ...defaults(), seed: wider.seed },
  });
  expect(reads.splice(0)).toEqual(["open", "open"]);
  expect((await api.propose(wider, 2, wrong)).issues?.map(({ path }) => path)).toEqual(["baseline.batch_size"]);
  expect(reads.splice(0)).toEqual(["open", "open"]);
  expect((await api.propose(wrong, 3, wrong)).issues?.map(({ path }) => path)).toEqual([
    "batch_size",
    "baseline.batch_size",
  ]);
  expect(reads.splice(0)).toEqual(["open", "validate"]);
});

test("a refused proposal leaves the open experiment unchanged", async () => {
  const api = await newApi();
  await api.propose(defaults(), 1, null);
  await api.advance({ steps: 5 });
  const before = await api.fingerprint();
  const refused: [Config, Config | null][] = [
    [wrong, null],
    [wider, wrong],
    [wider, { ...wider, layers: [] }],
  ];
  for (const [config, baseline] of refused) expect((await api.propose(config, 2, baseline)).opened).toBeUndefined();
  expect(await api.fingerprint()).toBe(before);
  expect((await api.summary(1))?.step).toBe(5);
});
