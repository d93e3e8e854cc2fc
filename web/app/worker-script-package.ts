import address from "../worker/worker.ts?worker&url";

/** Both become `new URL("./NAME", import.meta.url).href`: bundlers find the files by this very expression. */
export const engineFile: string = new URL(/* @vite-ignore */ "./engine.wasm", import.meta.url).href;
export const workerFile: string = address;

/** One file, which no bundler needs to understand. */
export const workerOptions: WorkerOptions = { type: "classic", name: engineFile };

/** Its script must have the page's origin: if the file has another one, a script of one line loads it. */
export function workerScript(): string {
  if (new URL(workerFile).origin === self.origin) return workerFile;
  return URL.createObjectURL(new Blob([`importScripts(${JSON.stringify(workerFile)})`], { type: "text/javascript" }));
}

/** The page around the element decides what it keeps. */
export const serviceWorker = undefined;
