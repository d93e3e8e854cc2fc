import type { Api, FrameRequest, Functions, Opened, Outcome, Snapshot } from "../../web/experiment/protocol.ts";
import { issue } from "../../web/engine/messages.ts";
import type { LoadError } from "../../web/platform/load-error.ts";
import type { Config } from "../../web/engine/types.ts";
import { defaults, description } from "./engine.ts";

export const settle = () => new Promise<void>((resolve) => setTimeout(resolve));

/** A worker whose frames are answered by hand. It refuses negative seeds. */
export class FakeWorker {
  run = 0;
  step = 0;
  config: Config = {};
  baseline: Config | null = null;
  weights: number[] = [];
  frames: { request: FrameRequest; answer(snapshot?: Partial<Snapshot>): void; fail(): void }[] = [];
  proposals: unknown[] = [];
  speeds: number[] = [];
  closed = false;
  held = true;
  died: (reason: string | LoadError) => void;

  constructor(died: (reason: string | LoadError) => void) {
    this.died = died;
  }

  open(config: Config, run: number): Outcome {
    this.run = run;
    this.config = config;
    this.weights = [];
    const points = {
      inputs: Float64Array.of(0, 0, 2, 2),
      targets: Float64Array.of(1, 2),
      rows: 2,
      columns: 2,
      shape: [2],
      trainRows: 1,
    };
    const opened: Opened = { run, config, points, layers: [], rebuilt: true, baseline: this.baseline };
    return { opened };
  }

  snapshot(request: FrameRequest): Snapshot {
    const status = {
      step: this.step,
      epoch: 0,
      state: "ready" as const,
      train: { loss: 1, data_loss: 1 },
      test: null,
      evaluated: this.step,
    };
    return {
      run: request.run,
      status,
      settled: true,
      took: 1,
      costs: {},
      stepsPerSecond: 0,
      ended: false,
      goalEnd: null,
      parts: {},
    };
  }

  api: Api = {
    ...({} as Functions),
    describe: async () => description,
    advice: async () => [],
    fitting: async (_, candidates) => candidates.map(() => []),
    propose: async (config, run, baseline) => {
      this.proposals.push(config);
      this.baseline = baseline as Config | null;
      await settle();
      const { seed = 0 } = config as Config;
      return seed < 0
        ? { issues: [issue("number_expected", { found: seed }, "seed")] }
        : this.open(config as Config, run);
    },
    reset: async (run) => this.open(this.config, run),
    restore: async (saved, run) => {
      this.step = saved.trainer[0];
      return this.open({ ...defaults(), seed: saved.trainer[1] }, run);
    },
    play: async (speed) => void this.speeds.push(speed),
    advance: async () => this.snapshot({ run: this.run } as FrameRequest).status,
    frame: (request) =>
      new Promise((resolve, reject) => {
        const answer = (more: Partial<Snapshot> = {}) => resolve({ ...this.snapshot(request), ...more });
        this.frames.push({ request, answer, fail: () => reject(new Error("memory access out of bounds")) });
        if (!this.held) answer();
      }),
    pictures: async () => ({ datasets: {}, features: {} }),
    rewind: async () => this.snapshot({ run: this.run } as FrameRequest).status,
    parameters: async () => [],
    network: async () => null,
    setWeight: async (_run, { unit }, value) => {
      if (!Number.isFinite(value)) return { issues: [issue("weight_unknown", {}, "weight")] };
      const before = this.weights[unit] ?? 0;
      this.weights[unit] = value;
      return { value: before };
    },
    predictions: async () => Float32Array.of(),
    summary: async () => ({ step: this.step, layers: [] }),
    outputs: async () => ({ step: this.step, values: Float32Array.of() }),
    fingerprint: async () => "0123456789abcdef",
    ping: async () => {},
    save: async () => {
      const curves = { epoch: [], trainLoss: [], testLoss: [], trainAccuracy: [], testAccuracy: [] };
      return { run: this.run, milliseconds: 1, saved: { trainer: Uint8Array.of(42, this.config.seed ?? 0), curves } };
    },
  };
}
