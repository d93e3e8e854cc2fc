import type { Store } from "../../state/store.ts";
import { trustedScript } from "../trusted-script.ts";

/** How often a page that stays open asks for a newer version, at most. */
const ASK_AGAIN_MS = 3_600_000;

/** Keeps the page for use offline (service-worker.ts), and offers a newer version. Where that is refused, nothing happens. */
export async function keepOffline(store: Store, script: string): Promise<void> {
  try {
    const registration = await navigator.serviceWorker.register(trustedScript(script));
    watch(registration, () => (store.notice.value = { kind: "newer", reload: () => reload(registration) }));
    ask(registration);
  } catch {
    // A private window, a policy, an origin that is none: the page works as it is.
  }
}

/** Calls `offer` for a version that is waiting, now or later. */
function watch(registration: ServiceWorkerRegistration, offer: () => void): void {
  const look = () => {
    if (registration.waiting && registration.active) offer();
  };
  const follow = () => registration.installing?.addEventListener("statechange", look);
  registration.addEventListener("updatefound", follow);
  follow();
  look();
}

/** Asks for a newer version now, for which browsers take their time, and when the page comes back into view. */
function ask(registration: ServiceWorkerRegistration): void {
  let asked = 0;
  const look = () => {
    if (document.hidden || Date.now() - asked < ASK_AGAIN_MS) return;
    asked = Date.now();
    registration.update().catch(() => undefined); // there may be no network
  };
  document.addEventListener("visibilitychange", look);
  look();
}

/** Another tab may have let the newer version take over already. */
function reload({ waiting }: ServiceWorkerRegistration): void {
  if (!waiting) location.reload();
  navigator.serviceWorker.addEventListener("controllerchange", () => location.reload(), { once: true });
  waiting?.postMessage("take over");
}
