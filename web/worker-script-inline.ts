import source from "./worker.ts?worker&inline";

/** No file: the worker's script is a part of the page's. */
export const workerFile = undefined;

/** Of a page from a disk no browser takes a worker that is a module. */
export const workerType: WorkerType = "classic";

export const workerScript = (): string => URL.createObjectURL(new Blob([source as unknown as string], { type: "text/javascript" }));
