import type { Api } from "../experiment/protocol.ts";
import { wrap } from "../platform/calls.ts";
import { LoadError } from "../platform/load-error.ts";
import { startWorker, type Started } from "./start-worker.ts";
import { findCause } from "../state/find-cause.ts";
import type { Connect, Connection } from "../state/session/supervisor.ts";
import { engineFile, workerFile } from "./worker-script.ts";

type Died = Parameters<Connect>[0];

/** Starts a worker with its engine. If the worker does not start, the error says why. */
export const connectWorker: Connect = (died) => {
  try {
    return connected(startWorker(), died);
  } catch (error) {
    void workerError((error as Error).message, true).then(died);
    return { api: SILENT, close: () => {} };
  }
};

/** Why the worker did not start; `message` is the browser's error. */
const workerError = async (message: string, takesModules: boolean) =>
  new LoadError(await findCause("worker", ({ workerCause }) => workerCause(workerFile, message, takesModules)));

/** Stands for a worker that could not be started: calls never resolve. */
const SILENT = new Proxy({}, { get: () => () => new Promise(() => {}) }) as Api;

function connected({ worker, takesModules }: Started, died: Died): Connection {
  let runs = false;
  worker.addEventListener("message", () => (runs = true), { once: true });
  const onError = ({ message }: ErrorEvent) => {
    if (runs) died(message);
    else void workerError(message, takesModules).then(died);
  };
  worker.addEventListener("error", onError, { once: true });
  return { api: explained(wrap<Api>(worker)), close: () => worker.terminate() };
}

/** Names the cause where the engine or the rest of the worker could not be loaded. The first call waits for the engine. */
function explained(api: Api): Api {
  const explain = async (name: PropertyKey, error: Error): Promise<never> => {
    if (error.name !== "LoadError") throw error;
    throw new LoadError(
      await (name === "describe"
        ? findCause("engine", ({ engineCause }) => engineCause(engineFile))
        : findCause("worker", ({ partCause }) => partCause(error, "worker"))),
    );
  };
  return new Proxy(api, {
    get: (target, name: keyof Api) => {
      const call = target[name] as (...args: unknown[]) => Promise<unknown>;
      return (...args: unknown[]) => call(...args).catch((error: Error) => explain(name, error));
    },
  });
}
