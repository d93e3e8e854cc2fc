import type { Api, Candidate, Functions, LayerSummary, NetworkData, Saved } from "../../experiment/protocol.ts";
import type { Config, Issue, LayerParameters } from "../../engine/types.ts";
import type { Running } from "./frames.ts";

/** What may be asked about the open run without changing it. An answer is undefined if the worker has ended, or another run is open. */
export abstract class Questions {
  protected abstract askWorker<T>(question: (api: Api) => Promise<T>): Promise<T | undefined>;
  /** Asks a question about the run shown. */
  protected abstract askRun<T>(question: (api: Api, running: Running) => Promise<T | null>): Promise<T | undefined>;

  /** Asks a question that does not depend on the experiment. */
  ask<T>(question: (functions: Functions) => Promise<T>): Promise<T | undefined> {
    return this.askWorker(question);
  }

  parameters = (): Promise<LayerParameters[] | undefined> => this.askWorker((api) => api.parameters());

  fingerprint = (): Promise<string | undefined> => this.askWorker((api) => api.fingerprint());

  predictions(): Promise<Float32Array | undefined> {
    return this.askRun((api, { run }) => api.predictions(run));
  }

  summary(): Promise<{ step: number; layers: LayerSummary[] } | undefined> {
    return this.askRun((api, { run }) => api.summary(run));
  }

  outputs(inputs: Float64Array): Promise<{ step: number; values: Float32Array } | undefined> {
    return this.askRun((api, { run }) => api.outputs(run, inputs));
  }

  /** The open network with its parameters and its data, all of one moment. */
  network(): Promise<({ config: Config } & NetworkData) | undefined> {
    return this.askRun(async (api, { run, config }) => {
      const network = await api.network(run);
      return network && { config, ...network };
    });
  }

  /** The state from which training goes on to the bit. */
  save(): Promise<Saved | undefined> {
    return this.askRun(async (api, { run }) => {
      const result = await api.save();
      return result.run === run ? result.saved : null;
    });
  }

  /** What is wrong with each network in place of the experiment's. */
  fitting(candidates: Candidate[]): Promise<Issue[][] | undefined> {
    return this.askRun((api, { run }) => api.fitting(run, candidates));
  }

  /** What the experiment does that is allowed but seldom meant. */
  advice(): Promise<Issue[] | undefined> {
    return this.askRun((api, { run }) => api.advice(run));
  }
}
