import type { BrowserContext, Page } from "@playwright/test";
import { expect, Playground, test as base } from "./playground.ts";
import { Host } from "./host.ts";

/** A host with the page in a folder of a folder. */
const test = base.extend<{ host: Host }>({
  // eslint-disable-next-line no-empty-pattern -- Playwright wants a pattern
  host: async ({}, use, info) => {
    const host = await Host.open(info.outputPath("host"), "courses/playground");
    await use(host);
    await host.stop();
  },
});
test.use({ serviceWorkers: "allow" });

/** Two seconds pass before anything is kept, and then all files are fetched. */
const patient = expect.configure({ timeout: 30_000 });

/** Opens the page with all its settings, and waits until it is kept. */
async function visit(page: Page, address: string): Promise<Playground> {
  await page.context().addInitScript(() => localStorage.setItem("activation-playground-controls", "all"));
  const playground = new Playground(page);
  await page.goto(address);
  await patient
    .poll(() => page.evaluate(() => navigator.serviceWorker.getRegistration().then((found) => found?.active?.state)))
    .toBe("activated");
  return playground;
}

const trains = (playground: Playground) =>
  patient.poll(async () => (await playground.status())?.step ?? 0).toBeGreaterThan(20);
/** Which version the page is. */
const entryOf = (page: Page) => page.locator('script[type="module"]').getAttribute("src");
const offer = (page: Page) => page.getByRole("alert").filter({ hasText: "A newer version of this page is available" });
const caches = (page: Page) => page.evaluate(() => window.caches.keys());
const workers = (context: BrowserContext) => context.serviceWorkers().length;

test("after the first visit, by an address without its last slash, the page opens without a network, trains, and brings parts that were never opened", async ({
  page,
  host,
}) => {
  const playground = await visit(
    page,
    `${host.address.replace(/\/$/, "")}?panels=head,network,output,training,analysis,transport`,
  );
  await host.stop();
  await page.reload();
  await trains(playground);
  await page.getByRole("tab", { name: "Health" }).click();
  await expect(page.locator("playground-health")).toContainText("Layer 1");
  await page.goto(`${host.address}index.html#explorer`);
  await expect(page.locator('[data-cell="value"]').first()).toContainText(/\d/);
  expect(playground.faults).toEqual([]);
});

test("the page is kept only after training has begun", async ({ page, host }) => {
  const playground = new Playground(page);
  let step = 0;
  page.context().on("request", (request) => {
    if (request.url().endsWith("service-worker.js"))
      void playground.status().then((status) => (step = status?.step ?? -1));
  });
  await page.goto(host.address);
  await page.waitForTimeout(3000);
  expect(workers(page.context()), "a first visit waits at step 0").toBe(0);
  await page.getByRole("button", { name: "Train", exact: true }).click();
  await patient.poll(() => step).toBeGreaterThan(0);
});

test("a newer version is offered and not forced, and the old one goes on until no tab needs it", async ({
  page,
  host,
  context,
}) => {
  test.slow(); // three tabs, and two versions kept
  await visit(page, host.address);
  const old = await entryOf(page);
  const other = await context.newPage();
  const second = new Playground(other);
  await other.goto(host.address);
  await trains(second);
  host.deploy();

  await page.reload();
  await patient(offer(page)).toBeVisible();
  expect(await entryOf(page), "a reload alone does not change the version").toBe(old);
  await offer(page).getByRole("button", { name: "Reload" }).click();
  await patient.poll(() => entryOf(page)).not.toBe(old);
  await trains(new Playground(page));
  await expect(offer(page)).toHaveCount(0);

  await other.getByRole("tab", { name: "Collapse" }).click();
  await expect(other.locator("playground-collapse p").first()).toBeVisible();
  expect(await entryOf(other)).toBe(old);
  expect(await caches(other)).toHaveLength(2);
  expect(second.faults).toEqual([]);

  const last = await context.newPage();
  await other.close();
  await page.close();
  await last.goto(host.address);
  await patient.poll(() => caches(last)).toHaveLength(1);
  expect(await entryOf(last)).not.toBe(old);
});

test("a page that its host has removed is not kept up", async ({ page, host }) => {
  await visit(page, host.address);
  host.remove();
  await page.reload();
  await patient.poll(() => caches(page)).toEqual([]);
  expect((await page.goto(host.address))?.status()).toBe(404);
});

test("nothing is kept of a frame, of the element in another page, and of the page in one file", async ({
  page,
  host,
  context,
}) => {
  const shows = async (name: string, body: string) => {
    await page.route(`**/${name}`, (route) =>
      route.fulfill({ contentType: "text/html", body: `<!doctype html>${body}` }),
    );
    await page.goto(host.address + name);
  };
  await shows("frame.html", '<iframe src="index.html#preset=xor" title="XOR"></iframe>');
  const step = page.frameLocator("iframe").locator("activation-playground");
  await expect
    .poll(() => step.evaluate((found) => (found as HTMLElement & { status?: unknown }).status))
    .not.toBe(null);
  await page.waitForTimeout(3000);
  await shows(
    "article.html",
    '<script type="module" src="activation-playground.js"></script><activation-playground autoplay></activation-playground>',
  );
  await trains(new Playground(page));
  await page.waitForTimeout(3000);
  await page.goto(`${host.address}activation-playground.html`);
  await page.getByRole("button", { name: "Train", exact: true }).click();
  await trains(new Playground(page));
  await page.waitForTimeout(3000);
  expect(workers(context)).toBe(0);
});

test("where service workers are refused the page works, and says nothing", async ({ page, host }) => {
  const refuse = () => {
    throw new DOMException("refused", "SecurityError");
  };
  await page.addInitScript(`Object.defineProperty(navigator, "serviceWorker", { get: ${String(refuse)} })`);
  const playground = new Playground(page);
  await page.goto(host.address);
  await page.getByRole("button", { name: "Train", exact: true }).click();
  await trains(playground);
  await page.waitForTimeout(3000);
  expect(playground.faults).toEqual([]);
});
