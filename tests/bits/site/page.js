// Shows what the worker finds: one line of JSON an experiment, the last line "done".
const results = document.querySelector("#results");
const worker = new Worker(new URL("worker.js", import.meta.url), { type: "module" });
worker.onmessage = ({ data }) => results.append(`${data}\n`);
worker.onerror = (event) => results.append(`${JSON.stringify({ error: event.message || "the worker cannot start" })}\n`);
