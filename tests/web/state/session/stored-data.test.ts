import { expect, test } from "vitest";
import type { DataToStore } from "../../../../web/engine/types.ts";
import type { Api, Opened, Outcome } from "../../../../web/experiment/protocol.ts";
import { withStoredData } from "../../../../web/state/session/stored-data.ts";

const data: DataToStore = { inputs: Uint8Array.of(1, 2), targets: [0, 1], shape: [1] };
const spec = { name: "stored" as const, reference: "abc", rows: 2, shape: [1] };

const nowhere = async () => undefined;

/** `missing`: an experiment is refused until its data is there, which `adds` tells. */
function worker({ refuses = false, missing = false, adds = true } = {}) {
  const calls: string[] = [];
  const opened = { config: { data: spec }, points: { inputs: new Float64Array(0), rows: 2 } } as unknown as Opened;
  const open = (name: string) => async (): Promise<Outcome> => {
    calls.push(name);
    const isMissing = missing && !(adds && calls.includes("addData"));
    const issue = { code: "stored_data_missing", args: { reference: "abc" }, path: "data.reference", message: "" };
    return isMissing ? { issues: [issue] } : { opened };
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
    const { api } = withStoredData(connect, arrays, nowhere)(() => {});
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
  const { api } = withStoredData(connect, arrays, nowhere)(() => {});
  expect((await api.addData(data)).value).toEqual(spec);
  await api.propose({}, 1, null);
  expect(calls).toEqual(["addData", "propose"]);
  expect(arrays.get("abc")).toBe(data);
});

test("data that the engine refuses is the reason why nothing opens", async () => {
  const { calls, connect } = worker({ refuses: true });
  const { api } = withStoredData(connect, new Map([["abc", data]]), nowhere)(() => {});
  expect((await api.restore({} as never, 1)).issues![0].code).toBe("data_too_large");
  expect(calls).toEqual(["addData"]);
});

test("data that is missing is looked for on the device, once, and what needs it is opened again", async () => {
  const arrays = new Map<string, DataToStore>();
  const asked: string[] = [];
  const { calls, connect } = worker({ missing: true });
  const { api } = withStoredData(connect, arrays, async (reference) => (asked.push(reference), data))(() => {});
  expect((await api.propose({}, 1, null)).opened!.points.inputs).toEqual({ stored: data.inputs });
  expect(calls).toEqual(["propose", "addData", "propose"]);
  expect([asked, arrays.get("abc")]).toEqual([["abc"], data]);
});

test("data that is nowhere, or not what its name says, is the reason why nothing opens", async () => {
  for (const found of [undefined, data]) {
    const { calls, connect } = worker({ missing: true, adds: false });
    const { api } = withStoredData(connect, new Map(), async () => found)(() => {});
    expect((await api.propose({}, 1, null)).issues![0].code).toBe("stored_data_missing");
    expect(calls.filter((name) => name === "propose")).toHaveLength(found ? 2 : 1);
  }
});
