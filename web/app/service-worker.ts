/**
 * Keeps the files of one version of the page, so that it opens without a network. vite.config.ts fills in which.
 *
 * The page is answered from the version that has taken over, which a newer one does when no tab is open any more or when
 * asked. Files with a hash in their name are answered from any version, so that an old tab goes on. All other files, as
 * those for other pages, always come from the network.
 */
declare const self: ServiceWorkerGlobalScope;
declare const __VERSION__: { hash: string; entry: string; files: string[] };

const { hash, entry, files } = __VERSION__;
const scope = self.registration.scope;
/** A host may have several playgrounds. */
const prefix = `activation-playground ${scope} `;
const name = prefix + hash;

/** What is there under the scope itself, whatever it is called on the host. */
const PAGE = ["", "index.html"];
const kept = new Set(files);

self.addEventListener("install", (event) => event.waitUntil(fill()));
self.addEventListener("activate", (event) => event.waitUntil(Promise.all([self.clients.claim(), forget()])));
self.addEventListener("message", ({ data }) => {
  if (data === "take over") void self.skipWaiting();
});
self.addEventListener("fetch", (event) => {
  const { request } = event;
  const address = request.url.replace(/[?#].*/s, "");
  if (request.method !== "GET" || !address.startsWith(scope)) return;
  const path = address.slice(scope.length);
  if (request.mode === "navigate" && PAGE.includes(path)) {
    event.respondWith(page(request));
    event.waitUntil(Promise.all([forget(), leaveIfGone()]));
  } else if (path.startsWith("assets/") || kept.has(path)) event.respondWith(file(request));
});

/** The page comes last, and only that of this version, so that it never names files that are not there. */
async function fill(): Promise<void> {
  const cache = await caches.open(name);
  await cache.addAll(files.map((path) => new Request(path, path.startsWith("assets/") ? {} : { cache: "no-cache" })));
  const found = await fetch(scope, { cache: "no-cache" });
  const text = await found.text();
  if (!found.ok || !text.includes(entry)) throw new Error("the page is not of this version");
  await cache.put(scope, new Response(text, { headers: found.headers })); // not redirected, which navigations refuse
}

async function page(request: Request): Promise<Response> {
  return (await caches.match(scope, { cacheName: name })) ?? fetch(request);
}

async function file(request: Request): Promise<Response> {
  const options = { ignoreSearch: true, ignoreVary: true };
  const own = await caches.match(request, { ...options, cacheName: name });
  return own ?? (await caches.match(request, options)) ?? fetch(request);
}

/** Drops the other versions once no tab may need them. */
async function forget(): Promise<void> {
  if (self.registration.installing || self.registration.waiting) return;
  const windows = await self.clients.matchAll({ type: "window", includeUncontrolled: true });
  if (windows.some(({ url }) => url.startsWith(scope))) return;
  for (const other of await caches.keys()) if (other.startsWith(prefix) && other !== name) await caches.delete(other);
}

/** A page that its host no longer has is not kept up. */
async function leaveIfGone(): Promise<void> {
  const found = await fetch(self.location.href, { method: "HEAD", cache: "no-store" }).catch(() => undefined);
  if (found?.status !== 404) return;
  await self.registration.unregister();
  for (const each of await caches.keys()) if (each.startsWith(prefix)) await caches.delete(each);
}

export {};
