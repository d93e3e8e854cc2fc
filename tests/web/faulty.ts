import { vi } from "vitest";
import type { Api } from "../../web/experiment/protocol.ts";
import type { LoadError } from "../../web/platform/load-error.ts";
import type { Connection } from "../../web/state/session/supervisor.ts";

/** How a worker ends: with an error event, without a word, or at a call that breaks its engine or has no memory left. */
export type Way = "error" | "silent" | "trap" | "memory";

export const WAYS: readonly Way[] = ["error", "silent", "trap", "memory"];

/** Where a worker ends: at so many messages from now, before it has done what they ask, or just after, with the answer unsent. */
export interface Fault {
  after: number;
  done: boolean;
  way: Way;
}

const errors = {
  trap: () => Object.assign(new Error("memory access out of bounds"), { name: "RuntimeError" }),
  memory: () => new RangeError("Array buffer allocation failed"),
};

const exposed: { api?: Api } = {};

vi.mock("../../web/platform/calls.ts", () => ({
  expose: (api: Api) => (exposed.api = api),
  transfer: <T>(value: T) => value,
}));
vi.mock("../../build/engine/engine.wasm?url", () => ({
  default: new URL("../../build/engine/engine.wasm", import.meta.url).href,
}));

let compiled: WebAssembly.Module | undefined;

/** The worker's own code with an engine of its own, in this process. All have one compiled module. */
export async function newApi(): Promise<Api> {
  const { instantiate } = WebAssembly;
  const again = async (bytes: BufferSource, imports: WebAssembly.Imports) => {
    compiled ??= await WebAssembly.compile(bytes);
    return { module: compiled, instance: await instantiate(compiled, imports) };
  };
  WebAssembly.instantiate = again as typeof instantiate;
  vi.resetModules();
  await import("../../web/worker/worker.ts");
  const api = exposed.api!;
  await api.describe();
  WebAssembly.instantiate = instantiate;
  return api;
}

/** Starts workers that can end at any message. */
export class Workers {
  started = 0;
  fault: Fault | null = null;
  /** The last fault that came to pass. */
  ended: Fault | null = null;
  endings = 0;
  messages: string[] = [];
  /** What is to happen at a message, whatever the fault. */
  meets: (name: string, args: readonly unknown[]) => Way | undefined = () => undefined;

  readonly connect = (died: (reason: string | LoadError) => void): Connection => {
    this.started += 1;
    const api = newApi();
    let gone = false;
    const never = () => new Promise<never>(() => {});
    const end = (way: Way): Promise<never> => {
      this.endings += 1;
      if (way === "error") queueMicrotask(() => died("killed"));
      if (way === "trap" || way === "memory") return Promise.reject(errors[way]());
      gone = true;
      return never();
    };
    const call = async (name: string, args: unknown[]): Promise<unknown> => {
      if (gone) return never();
      this.messages.push(name);
      const meets = this.meets(name, args);
      if (meets) return end(meets);
      const fault = this.#due();
      if (fault && !fault.done) return end(fault.way);
      const loaded = await api;
      if (gone) return never();
      const answer = await (loaded[name as keyof Api] as (...args: unknown[]) => Promise<unknown>)(
        ...structuredClone(args),
      );
      if (gone) return never();
      return fault ? end(fault.way) : structuredClone(answer);
    };
    const close = () => {
      gone = true;
      void api.then((loaded) => loaded.play(0, { goal: null, epoch: null, step: null }));
    };
    return {
      api: new Proxy({} as Api, {
        get:
          (_, name: string) =>
          (...args: unknown[]) =>
            call(name, args),
      }),
      close,
    };
  };

  /** Counts a message, and gives the fault where it is due. */
  #due(): Fault | null {
    const { fault } = this;
    if (!fault || fault.after-- > 0) return null;
    this.fault = null;
    this.ended = fault;
    return fault;
  }
}
