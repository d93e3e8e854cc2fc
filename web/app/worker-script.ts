import engineAddress from "../../build/engine/engine.wasm?url";
import address from "../worker/worker.ts?worker&url";

/** The engine's file, which the worker loads. */
export const engineFile = new URL(engineAddress, import.meta.url).href;

/** The worker's file. */
export const workerFile = new URL(address, import.meta.url).href;

export const workerOptions: WorkerOptions = { type: "module" };

/**
 * The script that a worker is started with. It must have the page's origin: if the file has another one, a script of one
 * line imports it.
 */
export function workerScript(): string {
  if (new URL(workerFile).origin === self.origin) return workerFile;
  return URL.createObjectURL(new Blob([`import ${JSON.stringify(workerFile)};`], { type: "text/javascript" }));
}

/** The script that keeps the page for use offline, beside the page. */
export const serviceWorker = "service-worker.js";
