import { thisFile, violated, type Cause, type Kind, type Reason } from "./load-error.ts";

type Finding = Pick<Cause, "reason" | "detail">;

const PATIENCE_MS = 5000;
const WASM = [0x00, 0x61, 0x73, 0x6d];
const EMPTY_MODULE = Uint8Array.of(...WASM, 1, 0, 0, 0);
/** A module with one function that returns i8x16.splat(0). */
const VECTORS = Uint8Array.of(
  ...WASM,
  1,
  0,
  0,
  0,
  1,
  5,
  1,
  96,
  0,
  1,
  123,
  3,
  2,
  1,
  0,
  10,
  8,
  1,
  6,
  0,
  65,
  0,
  253,
  15,
  11,
);

const TRUSTED_TYPES = ["require-trusted-types-for", "trusted-types"];

/** What the policy would have to allow, if it forbade one of these directives. A violation is reported in a task of its own. */
async function policyFinding(directives: readonly string[], file?: string): Promise<Finding | undefined> {
  await new Promise((resolve) => setTimeout(resolve));
  const directive = directives.find((name) => violated.has(name));
  if (directive === undefined) return undefined;
  if (TRUSTED_TYPES.includes(directive))
    return { reason: "policy", detail: "trusted-types lit-html activation-playground" };
  const origin = file ? new URL(file).origin : "blob:";
  const source = origin === self.origin ? "'self'" : directive === "worker-src" && file ? `blob: ${origin}` : origin;
  return { reason: "policy", detail: `${directive} ${source}` };
}

const isPage = (bytes: Uint8Array) => new TextDecoder().decode(bytes.subarray(0, 100)).trimStart().startsWith("<");

/** Fetches the file again and checks the response; undefined: no fault. */
async function look(
  file: string,
  check: (bytes: Uint8Array<ArrayBuffer>, type: string) => Finding | undefined | Promise<Finding | undefined>,
): Promise<Finding | undefined> {
  try {
    const response = await fetch(file, { cache: "no-store", signal: AbortSignal.timeout(PATIENCE_MS) });
    if (!response.ok) return { reason: "missing", detail: String(response.status) };
    const bytes = new Uint8Array(await response.arrayBuffer());
    return isPage(bytes) ? { reason: "page" } : await check(bytes, response.headers.get("content-type") ?? "");
  } catch {
    return (await policyFinding(["connect-src"], file)) ?? { reason: navigator.onLine ? "unreachable" : "offline" };
  }
}

const scriptFinding = (_: Uint8Array, type: string): Finding | undefined =>
  /javascript|ecmascript/i.test(type) ? undefined : { reason: "type", detail: type || "?" };

/** Why a wasm file cannot run; without bytes, why none can. */
async function wasmFinding(bytes: Uint8Array<ArrayBuffer> = EMPTY_MODULE): Promise<Finding | undefined> {
  if (typeof WebAssembly === "undefined" || !WebAssembly.validate(VECTORS))
    return { reason: "browser", detail: "WebAssembly SIMD" };
  if (!WebAssembly.validate(bytes)) return { reason: "damaged" };
  return WebAssembly.compile(bytes).then(
    () => undefined,
    () => ({ reason: "policy", detail: "script-src 'wasm-unsafe-eval'" }) as const,
  );
}

const THIS_FILE = /^(.*\/)?([^/?#]+-)([\w-]{8})\.js$/;

/** Whether another version of the page has been deployed: files with fixed names then name this file with another hash. */
async function isReplaced(own: string): Promise<boolean> {
  const [, , name, hash] = THIS_FILE.exec(own) ?? [];
  if (!hash) return false;
  const naming = new RegExp(`${name.replaceAll(/\W/g, "\\$&")}([\\w-]{8})\\.js`);
  const hashes = ["../index.html", "../activation-playground.js"].map(async (path) => {
    const response = await fetch(new URL(path, own), { cache: "no-store", signal: AbortSignal.timeout(PATIENCE_MS) });
    return response.ok ? naming.exec(await response.text())?.[1] : undefined;
  });
  const found = (await Promise.all(hashes.map((named) => named.catch(() => undefined)))).filter(
    (named) => named !== undefined,
  );
  return found.length > 0 && !found.includes(hash);
}

/** Reasons that a new deployment may explain better. */
const MAY_BE_OLD: readonly Reason[] = ["missing", "page", "unknown"];

async function complete(kind: Kind, file: string | undefined, finding: Finding, own = thisFile): Promise<Cause> {
  const newer = MAY_BE_OLD.includes(finding.reason) && (await isReplaced(own));
  return { kind, ...(file ? { file } : {}), ...(newer ? { reason: "newer" } : finding) };
}

/** Why the engine could not be loaded in a running worker. */
export async function engineCause(file: string | undefined): Promise<Cause> {
  const finding = file ? await look(file, wasmFinding) : await wasmFinding();
  return complete("engine", file, finding ?? { reason: "unknown" });
}

/** Why a worker did not start; `message` is the browser's error. */
export async function workerCause(file: string | undefined, message: string, takesModules: boolean): Promise<Cause> {
  if (!takesModules) return complete("worker", file, { reason: "browser", detail: "module workers" });
  if (file && self.origin === "null") return complete("worker", file, { reason: "sandbox" });
  const finding =
    (await policyFinding([...TRUSTED_TYPES, "worker-src", "script-src"], file)) ??
    (file ? await look(file, scriptFinding) : undefined);
  return complete("worker", file, finding ?? { reason: message ? "damaged" : "unknown" });
}

/** Most browsers name the address in the error of a failed import. */
const ADDRESS = /https?:\/\/\S+?\.js\b/;

/** Why a lazily imported module could not be loaded. */
export async function partCause(error: unknown, kind: Kind = "part", own?: string): Promise<Cause> {
  const file = ADDRESS.exec(String((error as Error)?.message))?.[0];
  const finding =
    (await policyFinding(["script-src-elem", "script-src"], file)) ??
    (file ? await look(file, scriptFinding) : undefined);
  const otherwise = !navigator.onLine ? "offline" : error instanceof SyntaxError ? "damaged" : "unknown";
  return complete(kind, file, finding ?? { reason: otherwise }, own);
}
