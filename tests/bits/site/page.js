// Shows what the worker finds: one line of JSON an experiment, the last line "done".
const results = document.querySelector("#results");
/** The server requires Trusted Types, where the browser knows them. */
const address = new URL("worker.js", import.meta.url).href;
const script = globalThis.trustedTypes
  ?.createPolicy("activation-playground", { createScriptURL: () => address })
  .createScriptURL(address);
const worker = new Worker(script ?? address, { type: "module" });
worker.onmessage = ({ data }) => results.append(`${data}\n`);
worker.onerror = (event) =>
  results.append(`${JSON.stringify({ error: event.message || "the worker cannot start" })}\n`);
