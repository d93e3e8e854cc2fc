import { afterEach, expect, test, vi } from "vitest";
import { expose, transfer, wrap } from "../../../web/platform/calls.ts";

afterEach(() => vi.unstubAllGlobals());

const functions = {
  add: async (a: number, b: number) => a + b,
  bytes: async () => {
    const value = Uint8Array.of(1, 2, 3);
    kept.push(value);
    return transfer(value, [value.buffer]);
  },
  refuse: async (): Promise<void> => {
    throw Object.assign(new Error("no"), { name: "ConfigError", issue: { code: "seed", args: {} } });
  },
  unsendable: async () => () => 1,
};
const kept: Uint8Array[] = [];

/** The functions in a worker, as the page calls them. */
function connected() {
  const { port1, port2 } = new MessageChannel();
  const end = (port: MessagePort) => ({
    addEventListener: (_: string, listen: (event: MessageEvent) => void) => (port.onmessage = listen),
    postMessage: port.postMessage.bind(port),
  });
  vi.stubGlobal("self", end(port1));
  expose(functions);
  return { api: wrap<typeof functions>(end(port2) as unknown as Worker), close: () => port1.close() };
}

test("each call gets its own answer, in whatever order", async () => {
  const { api, close } = connected();
  expect(await Promise.all([api.add(1, 2), api.add(3, 4), api.add(5, 6)])).toEqual([3, 7, 11]);
  close();
});

test("buffers are given away, not copied", async () => {
  const { api, close } = connected();
  expect(Array.from(await api.bytes())).toEqual([1, 2, 3]);
  expect(kept.at(-1)!.length).toBe(0);
  close();
});

test("an error keeps its name, its message and its issue", async () => {
  const { api, close } = connected();
  const error = await api.refuse().catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(Error);
  expect(error).toMatchObject({ name: "ConfigError", message: "no", issue: { code: "seed", args: {} } });
  close();
});

test("what cannot be sent is refused on either way, and later calls are answered", async () => {
  const { api, close } = connected();
  await expect(api.unsendable()).rejects.toMatchObject({ name: "DataCloneError" });
  await expect(api.add(1, (() => 1) as unknown as number)).rejects.toMatchObject({ name: "DataCloneError" });
  expect(await api.add(1, 1)).toBe(2);
  close();
});
