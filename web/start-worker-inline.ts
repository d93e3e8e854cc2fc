import InlineWorker from "./worker.ts?worker&inline";

/** Where the whole page is one file, the worker's script is a part of it. */
export const startWorker = (): Worker => new InlineWorker();
