import { readFileSync } from "node:fs";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { engineCause, partCause, workerCause } from "../../../web/platform/causes.ts";

const WASM = "https://host/site/assets/engine-12345678.wasm";
const SCRIPT = "https://host/site/assets/explorer-12345678.js";
const engine = readFileSync(new URL("../../../build/engine/engine.wasm", import.meta.url));
const PAGE = "\n<!doctype html><title>Home</title>";
const html = () => new Response(PAGE, { headers: { "content-type": "text/html" } });
const script = () => new Response("export {}", { headers: { "content-type": "text/javascript" } });

let requests: string[];
let server: Record<string, () => Response>;

beforeEach(() => {
  requests = [];
  server = {};
  vi.stubGlobal("fetch", async (address: string | URL) => {
    requests.push(String(address));
    const answer = server[String(address)];
    if (!answer) throw new TypeError("Failed to fetch");
    return answer();
  });
  vi.stubGlobal("self", { origin: "https://host" });
  vi.stubGlobal("navigator", { onLine: true });
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

test.each([
  ["is not there", () => new Response("Not found", { status: 404 }), { reason: "missing", detail: "404" }],
  ["is a page in its place", html, { reason: "page" }],
  ["is cut off", () => new Response(engine.subarray(0, 5000)), { reason: "damaged" }],
  ["is another file", () => new Response("0123456789"), { reason: "damaged" }],
  ["is in order by now", () => new Response(engine), { reason: "unknown" }],
])("the engine's file %s", async (_, answer, cause) => {
  server[WASM] = answer;
  expect(await engineCause(WASM)).toEqual({ kind: "engine", file: WASM, ...cause });
  expect(requests.filter((address) => address === WASM)).toHaveLength(1);
});

test("the engine's file is in order, but the page's policy or the browser does not take it", async () => {
  server[WASM] = () => new Response(engine);
  vi.spyOn(WebAssembly, "compile").mockRejectedValue(
    new WebAssembly.CompileError("violates the following Content Security policy directive"),
  );
  expect(await engineCause(WASM)).toMatchObject({ reason: "policy", detail: "script-src 'wasm-unsafe-eval'" });
  expect(await engineCause(undefined)).toMatchObject({ reason: "policy" });
  vi.spyOn(WebAssembly, "validate").mockReturnValue(false);
  expect(await engineCause(WASM)).toMatchObject({ reason: "browser", detail: "WebAssembly SIMD" });
});

test("the worker's script: not there, a page, of a type that no browser runs, faulty, and a browser that takes no modules", async () => {
  const cause = (message = "") => workerCause(SCRIPT, message, true);
  expect(await cause()).toEqual({ kind: "worker", reason: "unreachable", file: SCRIPT });
  server[SCRIPT] = html;
  expect(await cause()).toMatchObject({ reason: "page" });
  server[SCRIPT] = () => new Response("export {}", { headers: { "content-type": "text/plain" } });
  expect(await cause()).toMatchObject({ reason: "type", detail: "text/plain" });
  server[SCRIPT] = script;
  expect(await cause("SyntaxError: Unexpected end of input")).toMatchObject({ reason: "damaged" });
  expect(await cause()).toMatchObject({ reason: "unknown" });
  requests = [];
  expect(await workerCause(SCRIPT, "SyntaxError", false)).toMatchObject({
    reason: "browser",
    detail: "module workers",
  });
  expect(requests).toEqual([]);
});

test("a sandboxed page without an origin starts no worker from a file", async () => {
  vi.stubGlobal("self", { origin: "null" });
  expect(await workerCause(SCRIPT, "", true)).toMatchObject({ reason: "sandbox" });
  expect(requests).toEqual([]);
});

test.each([
  ["Chromium", new TypeError(`Failed to fetch dynamically imported module: ${SCRIPT}`)],
  ["Firefox", new TypeError(`error loading dynamically imported module: ${SCRIPT}`)],
])("a part that %s could not import is looked for by the address that it names", async (_, error) => {
  server[SCRIPT] = () => new Response("", { status: 404 });
  expect(await partCause(error)).toMatchObject({ kind: "part", reason: "missing", file: SCRIPT });
  delete server[SCRIPT];
  expect(await partCause(error)).toMatchObject({ reason: "unreachable" });
  vi.stubGlobal("navigator", { onLine: false });
  expect(await partCause(error)).toMatchObject({ reason: "offline" });
});

test("Safari names no address", async () => {
  const error = new TypeError("Importing a module script failed.");
  expect(await partCause(error, "texts")).toEqual({ kind: "texts", reason: "unknown" });
  vi.stubGlobal("navigator", { onLine: false });
  expect(await partCause(error)).toEqual({ kind: "part", reason: "offline" });
  expect(requests).toEqual([]);
});

test("a newer version: files of fixed names name another hash of this one, and none its own", async () => {
  const own = "https://host/site/assets/playground-abcd-123.js";
  const missing = () => new Response("", { status: 404 });
  const error = new TypeError(`Failed to fetch dynamically imported module: ${SCRIPT}`);
  const cause = async (index: () => Response, entry: () => Response) => {
    server = {
      [SCRIPT]: missing,
      "https://host/site/index.html": index,
      "https://host/site/activation-playground.js": entry,
    };
    return (await partCause(error, "part", own)).reason;
  };
  const names = (hash: string) => () =>
    new Response(`<link rel="modulepreload" href="./assets/playground-${hash}.js">`);
  expect(await cause(names("abcd-123"), names("abcd-123"))).toBe("missing");
  expect(await cause(names("wxyz_789"), names("wxyz_789"))).toBe("newer");
  expect(await cause(names("wxyz_789"), missing)).toBe("newer");
  expect(await cause(missing, names("wxyz_789"))).toBe("newer");
  expect(await cause(missing, names("abcd-123"))).toBe("missing");
  expect(await cause(html, html)).toBe("missing");
  expect(await cause(missing, missing)).toBe("missing");
});
