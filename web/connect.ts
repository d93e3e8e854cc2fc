import { wrap } from "comlink";
import type { Api } from "./api.ts";
import type { Connect } from "./session.ts";
import { startWorker } from "./start-worker.ts";

/** A new worker with its engine. */
export const connectWorker: Connect = (died) => {
  const worker = startWorker();
  worker.addEventListener("error", (event) => died(event.message), { once: true });
  return { api: wrap<Api>(worker) as unknown as Api, close: () => worker.terminate() };
};
