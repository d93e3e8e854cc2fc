import source from "../worker/worker.ts?worker&inline";

/** There are no files: the engine is part of the worker's script, and the worker's script is part of the page's. */
export const engineFile = undefined;
export const workerFile = undefined;

/** No browser starts a module worker for a page opened from a local file. */
export const workerOptions: WorkerOptions = { type: "classic" };

export const workerScript = (): string =>
  URL.createObjectURL(new Blob([source as unknown as string], { type: "text/javascript" }));

/** One file is there offline by itself. */
export const serviceWorker = undefined;
