import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { readFileSync } from "node:fs";
import { extname } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test, type Page } from "@playwright/test";

const dist = (name: string) => fileURLToPath(new URL(`../../dist/${name}`, import.meta.url));

/** What a visitor reads where the element is not defined. */
const said = (page: Page) => page.locator(".unstarted");

test("index.html from a disk names the file that works there", async ({ page }) => {
  await page.goto(`file://${dist("index.html")}`);
  await expect(said(page)).toHaveText(
    /^\s*Browsers do not start index\.html from a disk\. Open the file activation-playground\.html/,
    { useInnerText: true },
  );
});

test("a missing script, or a missing part of it, is named", async ({ page }) => {
  await page.route("**/assets/index-*.js", (route) => route.fulfill({ status: 404 }));
  await page.goto("/");
  await expect(said(page)).toHaveText(/^\s*The script of this page could not be fetched\./, { useInnerText: true });
  await page.unrouteAll();
  await page.route("**/assets/playground-*.js", (route) =>
    route.fulfill({ contentType: "text/html", body: "<!doctype html>" }),
  );
  await page.goto("/");
  await expect(said(page)).toHaveText(/^\s*The script of this page does not run/, { useInnerText: true });
});

test("an old browser is named, in the browser's language", async ({ browser, baseURL }) => {
  const page = await (await browser.newContext({ locale: "zh-CN", baseURL })).newPage();
  await page.addInitScript(() => (WebAssembly.validate = () => false));
  await page.route("**/assets/*.js", (route) =>
    route.fulfill({ contentType: "text/javascript", body: "class { #a }" }),
  );
  await page.goto("/");
  await expect(said(page)).toHaveText(/^\s*浏览器版本过旧/, { useInnerText: true });
  await page.context().close();
});

test("where no script runs at all, the page says what it needs", async ({ browser, baseURL }) => {
  const page = await (await browser.newContext({ javaScriptEnabled: false, baseURL })).newPage();
  await page.goto("/");
  await expect(
    page.getByText("It needs JavaScript and a current browser; from a disk, open activation-playground.html"),
  ).toBeVisible();
  await page.context().close();
});

/** A host of its own, and the way to end it. */
async function served(answer: (path: string, response: ServerResponse) => void): Promise<[string, () => void]> {
  const server = createServer(({ url }, response) => answer(url!, response));
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  return [`http://127.0.0.1:${(server.address() as AddressInfo).port}/`, () => void server.close()];
}

/** A page of another origin around it. */
async function framed(page: Page, attributes: string) {
  const body = `<!doctype html><title>Around</title><link rel="icon" href="data:,"><iframe ${attributes} width="1300" height="900"></iframe>`;
  const [url, close] = await served((_, response) => response.setHeader("content-type", "text/html").end(body));
  await page.goto(url);
  return { frame: page.frameLocator("iframe"), close };
}

/** Which lets scripts run and nothing else. */
const sandboxed = (page: Page, address: string) => framed(page, `sandbox="allow-scripts" src="${address}"`);

test("in a sandbox without an origin index.html names the file that works there, whether its script may be fetched or not", async ({
  page,
  baseURL,
}) => {
  const open = await sandboxed(page, `${baseURL}/`);
  await expect(open.frame.getByRole("alert")).toContainText(
    "A sandboxed frame without allow-same-origin forbids it. The file activation-playground.html works there.",
  );
  open.close();
  const types: Record<string, string> = { ".html": "text/html", ".js": "text/javascript", ".css": "text/css" };
  const [url, end] = await served((path, response) => {
    response
      .setHeader("content-type", types[extname(path)] ?? "application/octet-stream")
      .end(readFileSync(dist(path.slice(1))));
  });
  const closed = await sandboxed(page, `${url}index.html`);
  await expect(closed.frame.locator(".unstarted")).toHaveText(
    /^\s*index\.html does not start in a sandboxed frame without allow-same-origin\. The file activation-playground\.html works there\.\s*$/,
    { useInnerText: true },
  );
  closed.close();
  end();
});

test("a page of srcdoc has no address: its rooms open, and nothing else is loaded in its place", async ({ page }) => {
  const faults: string[] = [];
  page.on("pageerror", (error) => faults.push(String(error)));
  page.on("console", (message) => message.type() === "error" && faults.push(message.text()));
  const { frame, close } = await framed(page, "");
  await page
    .locator("iframe")
    .evaluate(
      (frame: HTMLIFrameElement, text) => (frame.srcdoc = text),
      readFileSync(dist("activation-playground.html"), "utf8"),
    );
  await frame.getByRole("link", { name: "Softmax" }).click();
  await expect(frame.locator('[data-cell="sparse"]').first()).toContainText(/\d/);
  await frame.getByRole("link", { name: "Activations" }).click();
  await expect(frame.locator('[data-cell="value"]').first()).toContainText(/\d/);
  await frame.getByRole("link", { name: "Playground", exact: true }).click();
  await expect(frame.getByRole("button", { name: "Train", exact: true })).toBeVisible();
  await frame.getByRole("button", { name: "Save / Share" }).click();
  await expect(frame.getByRole("tab", { name: "File" })).toHaveAttribute("aria-selected", "true");
  await expect(frame.getByRole("tab", { name: "Link" })).toHaveCount(0);
  expect(await frame.locator("html").evaluate(() => location.href)).toBe("about:srcdoc");
  expect(faults).toEqual([]);
  close();
});

test("a host that sends wasm as another type is no hindrance", async ({ page, baseURL }) => {
  const faults: string[] = [];
  page.on("pageerror", (error) => faults.push(String(error)));
  let sent = 0;
  await page.route("**/*.wasm", async (route) => {
    sent++;
    const response = await route.fetch();
    await route.fulfill({ response, headers: { ...response.headers(), "content-type": "text/plain" } });
  });
  await page.goto(baseURL!);
  const element = page.locator("activation-playground");
  const step = () =>
    element.evaluate((found) => (found as HTMLElement & { status?: { step: number } }).status?.step ?? 0);
  await expect.poll(step).toBeGreaterThan(20);
  expect(sent).toBe(1);
  expect(faults).toEqual([]);
});
