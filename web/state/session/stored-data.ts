import type { DataToStore, Issue } from "../../engine/types.ts";
import type { Api, Outcome } from "../../experiment/protocol.ts";
import type { Connect } from "./supervisor.ts";

/** The stored data that the page holds, by reference. */
export type StoredArrays = Map<string, DataToStore>;

/** What finds stored data that the page does not hold; undefined if it is not on this device. */
export type FindStored = (reference: string) => Promise<DataToStore | undefined>;

/**
 * Gives every worker the stored data once, before it opens an experiment that may name it. What the worker opens gets its
 * inputs here: they do not travel back. Data that is missing is looked for once.
 */
export const withStoredData =
  (connect: Connect, arrays: StoredArrays, find: FindStored): Connect =>
  (died) => {
    const { api, close } = connect(died);
    const own: Partial<Api> = ownCalls(api, arrays, find);
    return { api: new Proxy(api, { get: (target, name) => Reflect.get(name in own ? own : target, name) }), close };
  };

function ownCalls(api: Api, arrays: StoredArrays, find: FindStored): Partial<Api> {
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
    const outcome = await open();
    const missing = missingIn(outcome.issues);
    const isNew = missing !== undefined && !arrays.has(missing);
    const data = isNew ? await find(missing) : undefined;
    if (!data) return withInputs(outcome, arrays);
    arrays.set(missing!, data);
    return opened(open);
  };
  return {
    addData,
    propose: (config, run, baseline) => opened(() => api.propose(config, run, baseline)),
    restore: (saved, run) => opened(() => api.restore(saved, run)),
    reset: (run) => opened(() => api.reset(run)),
  };
}

/** The reference of stored data that the engine does not have. */
const missingIn = (issues: readonly Issue[] = []): string | undefined => {
  const { reference } = issues.find(({ code }) => code === "stored_data_missing")?.args ?? {};
  return typeof reference === "string" ? reference : undefined;
};

function withInputs(outcome: Outcome, arrays: StoredArrays): Outcome {
  const { opened } = outcome;
  const data = opened?.config.data;
  const stored = data && "reference" in data ? arrays.get(String(data.reference)) : undefined;
  if (!opened || !stored) return outcome;
  return { opened: { ...opened, points: { ...opened.points, inputs: { stored: stored.inputs } } } };
}
