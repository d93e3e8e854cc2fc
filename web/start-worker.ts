import address from "./worker.ts?worker&url";

/**
 * A browser takes a worker's script from the page's own origin alone: where these files lie elsewhere, a script of one
 * line that is written here imports it.
 */
export function startWorker(): Worker {
  const url = new URL(address, import.meta.url);
  if (url.origin === location.origin) return new Worker(url, { type: "module" });
  const script = new Blob([`import ${JSON.stringify(url.href)};`], { type: "text/javascript" });
  return new Worker(URL.createObjectURL(script), { type: "module" });
}
