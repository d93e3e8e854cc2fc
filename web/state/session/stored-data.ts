import type { DataToStore } from "../../engine/types.ts";
import type { Api, Outcome } from "../../experiment/protocol.ts";
import type { Connect } from "./supervisor.ts";

/** The stored data that the page holds, by reference. */
export type StoredArrays = Map<string, DataToStore>;

/**
 * Gives every worker the stored data once, before it opens an experiment that may name it. What the worker opens gets its
 * inputs here: they do not travel back.
 */
export const withStoredData =
  (connect: Connect, arrays: StoredArrays): Connect =>
  (died) => {
    const { api, close } = connect(died);
    const own: Partial<Api> = ownCalls(api, arrays);
    return { api: new Proxy(api, { get: (target, name) => Reflect.get(name in own ? own : target, name) }), close };
  };

function ownCalls(api: Api, arrays: StoredArrays): Partial<Api> {
  const given = new Set<string>();
  const addData: Api["addData"] = async (data) => {
    const answer = await api.addData(data);
    if (answer.value) {
      arrays.set(answer.value.reference, data);
      given.add(answer.value.reference);
    }
    return answer;
  };
  const opened = async (open: () => Promise<Outcome>): Promise<Outcome> => {
    for (const [reference, data] of arrays) {
      if (given.has(reference)) continue;
      const { issues } = await addData(data);
      if (issues) return { issues };
    }
    return withInputs(await open(), arrays);
  };
  return {
    addData,
    propose: (config, run, baseline) => opened(() => api.propose(config, run, baseline)),
    restore: (saved, run) => opened(() => api.restore(saved, run)),
    reset: (run) => opened(() => api.reset(run)),
  };
}

function withInputs(outcome: Outcome, arrays: StoredArrays): Outcome {
  const { opened } = outcome;
  const data = opened?.config.data;
  const stored = data && "reference" in data ? arrays.get(String(data.reference)) : undefined;
  if (!opened || !stored) return outcome;
  return { opened: { ...opened, points: { ...opened.points, inputs: { stored: stored.inputs } } } };
}
