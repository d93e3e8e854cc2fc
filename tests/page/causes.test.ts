import type { Page, Route } from "@playwright/test";
import { expect, Playground, test as base } from "./playground.ts";

/** The browser itself reports what is missing: faults are expected here. */
const test = base.extend<{ playground: Playground }>({
  playground: async ({ page }, use) => use(new Playground(page)),
});

const missing = (route: Route) => route.fulfill({ status: 404, body: "Not found" });
const page404 = (route: Route) =>
  route.fulfill({ contentType: "text/html", body: "<!doctype html><title>Home</title>" });

/** Requests for files, of that name. */
function counted(page: Page, name: RegExp): () => number {
  let count = 0;
  page.on("request", (request) => (count += Number(name.test(request.url()))));
  return () => count;
}

const alert = (page: Page) => page.getByRole("alert");

test("the engine's file is missing: named once, in few requests; a press goes on where the page had begun", async ({
  page,
  playground,
}) => {
  const requests = counted(page, /assets/);
  await page.route("**/engine-*.wasm", missing);
  await page.goto("/#preset=xor");
  await expect(alert(page)).toHaveText(
    /The engine could not be loaded.* does not have assets\/engine-.*\.wasm \(status 404\)/s,
  );
  const asked = requests();
  await page.waitForTimeout(3000);
  expect(requests() - asked, "nothing is asked for again by itself").toBe(0);
  await page.unroute("**/engine-*.wasm");
  await page.getByRole("button", { name: "Try again" }).click();
  await expect.poll(async () => (await playground.config())?.data?.name).toBe("xor");
  await expect.poll(async () => (await playground.status())?.step).toBeGreaterThan(20);
  await expect(alert(page).getByRole("button")).toHaveCount(0);
});

test("a page in place of the engine, and in place of the worker", async ({ page }) => {
  await page.route("**/engine-*.wasm", page404);
  await page.goto("/");
  await expect(alert(page)).toContainText(/sends a web page instead of assets\/engine-/);
  await page.route("**/worker-*.js", page404);
  await page.reload();
  await expect(alert(page)).toContainText(
    /The worker that trains could not be started. The server sends a web page instead of assets\/worker-/,
  );
});

test("policies that forbid WebAssembly, the worker, or its Trusted Types: named with what they lack", async ({
  page,
  baseURL,
}) => {
  const under = async (change: (policy: string) => string) => {
    const policed = async (route: Route) => {
      const response = await route.fetch();
      const headers = response.headers();
      await route.fulfill({
        response,
        headers: { ...headers, "content-security-policy": change(headers["content-security-policy"] ?? "") },
      });
    };
    await page.unroute(`${baseURL}/**`);
    await page.route(`${baseURL}/**`, policed);
    await page.goto("/");
  };
  await under((policy) => policy.replace(" 'wasm-unsafe-eval'", ""));
  await expect(alert(page)).toContainText(
    "The engine could not be loaded, so nothing can be trained. The Content-Security-Policy of this page forbids it. It needs script-src 'wasm-unsafe-eval'.",
  );
  await under((policy) => policy.replace("worker-src 'self'", "worker-src 'none'"));
  await expect(alert(page)).toContainText(
    "The worker that trains could not be started. The Content-Security-Policy of this page forbids it. It needs worker-src 'self'.",
  );
  await under((policy) => policy.replace("trusted-types lit-html activation-playground", "trusted-types lit-html"));
  await expect(alert(page)).toContainText("It needs trusted-types lit-html activation-playground.");
});

test("a part that is missing while it trains is asked for once; offline it says so, and a press brings it", async ({
  page,
  context,
  playground,
}) => {
  await playground.open();
  const requests = counted(page, /health-/);
  await context.setOffline(true);
  await page.getByRole("tab", { name: "Health" }).click();
  await expect(alert(page)).toContainText("This part of the page could not be loaded. This device is offline.");
  const step = (await playground.status())!.step;
  await expect.poll(async () => (await playground.status())!.step).toBeGreaterThan(step + 50);
  expect(requests(), "the import and one look at why it failed").toBeLessThanOrEqual(2);
  await context.setOffline(false);
  await page.getByRole("button", { name: "Try again" }).click();
  await expect(page.locator("playground-health")).toContainText("Layer 1");
});

test("the rest of the worker is missing: said when a panel needs it, and a press goes on from where it was", async ({
  page,
  playground,
}) => {
  await page.route("**/rest-*.js", missing);
  await playground.open();
  await playground.step(40);
  await page.getByRole("tab", { name: "Collapse" }).click();
  await expect(alert(page)).toHaveText(
    /The worker that trains could not be started.* does not have assets\/rest-.*\.js \(status 404\)/s,
  );
  await page.unroute("**/rest-*.js");
  await page.getByRole("button", { name: "Try again" }).click();
  await expect(page.locator("playground-collapse p").first()).toBeVisible();
  expect((await playground.status())!.step).toBeGreaterThanOrEqual(40);
});

test("what reads links is missing: nothing opens in place of the link's experiment, and a press opens that", async ({
  page,
  playground,
}) => {
  await page.route("**/read-address-*.js", missing);
  await page.goto("/#preset=xor");
  await expect(alert(page)).toContainText(
    /This part of the page could not be loaded.* does not have assets\/read-address-/,
  );
  expect(await playground.config()).toBeNull();
  expect(page.url()).toContain("#preset=xor");
  await page.unroute("**/read-address-*.js");
  await page.getByRole("button", { name: "Try again" }).click();
  await expect.poll(async () => (await playground.config())?.data?.name).toBe("xor");
});

test("a newer version has taken the place of this one: said, and a reload for it loses nothing", async ({
  page,
  playground,
}) => {
  await playground.open();
  await playground.step(40);
  const { step } = (await playground.status())!;
  const before = await playground.fingerprint();
  await page.route("**/explorer-*.js", missing);
  const renamed = async (route: Route) => {
    const response = await route.fetch();
    await route.fulfill({
      response,
      body: (await response.text()).replaceAll(/playground-[\w-]{8}\.js/g, "playground-01234567.js"),
    });
  };
  await page.route("**/index.html", renamed);
  await page.route("**/activation-playground.js", renamed);
  await page.getByRole("link", { name: "Activations" }).click();
  await expect(alert(page)).toContainText(
    "A newer version of this page is available. Reload to use it; your work is kept.",
  );
  await page.getByRole("link", { name: "Playground", exact: true }).click();
  await page.waitForTimeout(2000); // what is done since the last save may be lost: two seconds
  await page.unrouteAll();
  await page.getByRole("button", { name: "Reload" }).click();
  await expect.poll(async () => (await playground.status())?.step).toBe(step);
  expect(await playground.fingerprint()).toBe(before);
});

test("a language that cannot be had: English, and the press of a button tries again", async ({ page, playground }) => {
  await playground.open();
  await page.route("**/zh-Hans-*.js", missing);
  await page.getByRole("button", { name: "简体中文" }).click();
  await expect(alert(page)).toContainText("The texts in this language could not be loaded.");
  await page.unrouteAll();
  await page.getByRole("button", { name: "Try again" }).click();
  await expect(page.locator("html")).toHaveAttribute("lang", "zh-Hans");
});

test("without the texts of any language the cause is still said", async ({ page }) => {
  await page.route(/\/(en|zh-Hans)-[\w-]{8}\.js/, missing);
  await page.goto("/");
  await expect(alert(page)).toContainText(
    "The texts in this language could not be loaded. The server does not have assets/en-",
  );
  await page.unrouteAll();
  await page.getByRole("button", { name: "Try again" }).click();
  await expect(page.getByRole("button", { name: "Pause" })).toBeVisible();
});
