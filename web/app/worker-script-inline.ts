import source from "../worker/worker.ts?worker&inline";

/** No files: the engine is a part of the worker's script, and that of the page's. */
export const engineFile = undefined;
export const workerFile = undefined;

/** Of a page from a disk no browser takes a worker that is a module. */
export const workerType: WorkerType = "classic";

export const workerScript = (): string =>
  URL.createObjectURL(new Blob([source as unknown as string], { type: "text/javascript" }));
