import { expect, test } from "vitest";
import type { DataToStore } from "../../../../web/engine/types.ts";
import type { Api, Opened, Outcome } from "../../../../web/experiment/protocol.ts";
import { withStoredData } from "../../../../web/state/session/stored-data.ts";

const data: DataToStore = { inputs: Uint8Array.of(1, 2), targets: [0, 1], shape: [1] };
const spec = { name: "stored" as const, reference: "abc", rows: 2, shape: [1] };

function worker(refuses = false) {
  const calls: string[] = [];
  const opened = { config: { data: spec }, points: { inputs: new Float64Array(0), rows: 2 } } as unknown as Opened;
  const open = (name: string) => async (): Promise<Outcome> => {
    calls.push(name);
    return { opened };
  };
  const api = {
    addData: async () => {
      calls.push("addData");
      const issue = { code: "data_too_large", args: {}, path: "inputs", message: "" };
      return refuses ? { issues: [issue] } : { value: spec };
    },
    propose: open("propose"),
    restore: open("restore"),
    reset: open("reset"),
    ping: async () => void calls.push("ping"),
  } as unknown as Api;
  return { calls, connect: () => ({ api, close: () => {} }) };
}

test("each worker gets the data once, before it opens anything, and what it opens has its inputs", async () => {
  const arrays = new Map([["abc", data]]);
  for (let i = 0; i < 2; i++) {
    const { calls, connect } = worker();
    const { api } = withStoredData(connect, arrays)(() => {});
    await api.ping();
    const { opened } = await api.propose({}, 1, null);
    await api.reset(2);
    expect(calls).toEqual(["ping", "addData", "propose", "reset"]);
    expect(opened!.points.inputs).toEqual({ stored: data.inputs });
  }
});

test("data that is added is kept for the next worker, and not sent twice to this one", async () => {
  const arrays = new Map<string, DataToStore>();
  const { calls, connect } = worker();
  const { api } = withStoredData(connect, arrays)(() => {});
  expect((await api.addData(data)).value).toEqual(spec);
  await api.propose({}, 1, null);
  expect(calls).toEqual(["addData", "propose"]);
  expect(arrays.get("abc")).toBe(data);
});

test("data that the engine refuses is the reason why nothing opens", async () => {
  const { calls, connect } = worker(true);
  const { api } = withStoredData(connect, new Map([["abc", data]]))(() => {});
  expect((await api.restore({} as never, 1)).issues![0].code).toBe("data_too_large");
  expect(calls).toEqual(["addData"]);
});
