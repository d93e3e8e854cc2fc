import engineAddress from "../../build/engine/engine.wasm?url";
import address from "../worker/worker.ts?worker&url";

/** The file that the worker loads. */
export const engineFile = new URL(engineAddress, import.meta.url).href;

/** The worker's file. */
export const workerFile = new URL(address, import.meta.url).href;

export const workerType: WorkerType = "module";

/**
 * What a worker is started with. A browser takes that from the page's own origin alone: where the file lies elsewhere, a
 * script of one line imports it.
 */
export function workerScript(): string {
  if (new URL(workerFile).origin === self.origin) return workerFile;
  return URL.createObjectURL(new Blob([`import ${JSON.stringify(workerFile)};`], { type: "text/javascript" }));
}
