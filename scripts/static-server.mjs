// A small static server for dist/: node static-server.mjs [--root dist] [--port 8000] [--open]
// It sends the strictest Content-Security-Policy that the page promises to work under, so that every use tests it.
import { spawn } from "node:child_process";
import { createReadStream } from "node:fs";
import { realpath, stat } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join, resolve, sep } from "node:path";
import { parseArgs } from "node:util";

const { values: options } = parseArgs({
  options: {
    root: { type: "string", default: "dist" },
    port: { type: "string", default: "8000" },
    open: { type: "boolean", default: false },
  },
});
const root = await realpath(resolve(options.root));
const port = Number(options.port);

const types = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".ico": "image/x-icon",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".map": "application/json; charset=utf-8",
  ".mjs": "text/javascript; charset=utf-8",
  ".png": "image/png",
  ".svg": "image/svg+xml; charset=utf-8",
  ".ts": "text/plain; charset=utf-8",
  ".txt": "text/plain; charset=utf-8",
  ".wasm": "application/wasm",
  ".woff2": "font/woff2",
};
const policy =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data: blob:; " +
  "font-src 'self'; connect-src 'self'; worker-src 'self'; " +
  "require-trusted-types-for 'script'; trusted-types lit-html activation-playground";

/** The file that a path names, or undefined: never one outside the root, also not through a link. */
async function find(address) {
  let path;
  try {
    path = decodeURIComponent(address);
  } catch {
    return undefined;
  }
  if (path.includes("\0")) return undefined;
  if (path.endsWith("/")) path += "index.html";
  try {
    const file = await realpath(join(root, path));
    return file.startsWith(root + sep) && (await stat(file)).isFile() ? file : undefined;
  } catch {
    return undefined;
  }
}

async function answer(request, response) {
  if (request.method !== "GET" && request.method !== "HEAD") {
    response.writeHead(405, { allow: "GET, HEAD" }).end();
    return;
  }
  const [, path, query] = /^([^?#]*)(.*)/s.exec(request.url ?? "/");
  const file = await find(path);
  if (!file && /[^/]$/.test(path) && (await find(`${path}/`))) {
    const name = path.split("/").at(-1); // relative, so that it never leads to another host
    response.writeHead(301, { location: `./${name}/${query}` }).end();
    return;
  }
  if (!file) {
    response.writeHead(404, { "content-type": "text/plain" }).end("Not found\n");
    return;
  }
  const headers = {
    "content-type": types[extname(file)] ?? "application/octet-stream",
    "content-length": (await stat(file)).size,
    "cache-control": "no-store",
    "x-content-type-options": "nosniff",
    "access-control-allow-origin": "*", // pages of others may take the element from here
  };
  // The page in one file carries its own policy: its script is inline.
  if (!file.endsWith("activation-playground.html")) headers["content-security-policy"] = policy;
  response.writeHead(200, headers);
  if (request.method === "HEAD") response.end();
  else
    createReadStream(file)
      .on("error", () => response.destroy())
      .pipe(response);
}

const listen = (host) =>
  new Promise((done, failed) => {
    const server = createServer((request, response) => {
      answer(request, response).catch(() => response.destroy());
    });
    server.once("error", failed).listen(port, host, () => done(server));
  });

try {
  await listen("127.0.0.1");
} catch (error) {
  const reason = { EADDRINUSE: "is already in use", EACCES: "needs more rights than you have" }[error.code];
  console.error(`error: port ${port} ${reason ?? `cannot be used (${error.code})`}; choose another with --port N`);
  process.exit(1);
}
// "localhost" may mean ::1 as well; a machine without IPv6 does without.
await listen("::1").catch(() => undefined);

const address = `http://localhost:${port}`;
console.log(address);
if (options.open) {
  spawn(process.platform === "darwin" ? "open" : "xdg-open", [address], { stdio: "ignore", detached: true })
    .on("error", () => undefined)
    .unref();
}
for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => process.exit(0));
