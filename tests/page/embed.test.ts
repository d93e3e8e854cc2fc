import { fileURLToPath } from "node:url";
import type { Page } from "@playwright/test";
import type { ActivationPlaygroundElement } from "../../web/app/element/types.ts";
import { expect, test } from "./playground.ts";
import { faultsOf, tutorial } from "./tutorial.ts";

const module = (baseURL: string | undefined) =>
  `<script type="module" src="${baseURL}/activation-playground.js"></script>`;

const elements = (page: Page) => page.locator("activation-playground");
const step = (page: Page, nth: number) =>
  elements(page)
    .nth(nth)
    .evaluate((element) => (element as ActivationPlaygroundElement).status?.step ?? -1);

test("two elements in a page of another host train for themselves, and only while they are seen", async ({
  page,
  baseURL,
}) => {
  const { url, server } = await tutorial(`
    <activation-playground preset="xor" autoplay></activation-playground>
    <p style="height: 1500px">and</p>
    <activation-playground config='{"seed": 5}' autoplay></activation-playground>${module(baseURL)}`);
  const faults = faultsOf(page);
  await page.goto(url);
  await expect.poll(() => step(page, 0)).toBeGreaterThan(20);
  const experiments = await elements(page).evaluateAll((all) =>
    all.map((element) => (element as ActivationPlaygroundElement).config),
  );
  expect(experiments.map((config) => [config?.data?.name, config?.seed])).toEqual([
    ["xor", 7],
    ["spiral", 5],
  ]);
  expect(await step(page, 1)).toBe(0);
  await elements(page).nth(1).scrollIntoViewIfNeeded();
  await expect.poll(() => step(page, 1)).toBeGreaterThan(20);
  await expect
    .poll(async () => (await step(page, 0)) === (await page.waitForTimeout(200), await step(page, 0)), {
      message: "the first one rests",
    })
    .toBe(true);
  expect(await page.evaluate(() => [document.title, location.hash])).toEqual(["Tutorial", ""]);
  expect(faults).toEqual([]);
  server.close();
});

test("two elements of another host run in a page that requires trusted types and names each policy once", async ({
  page,
  baseURL,
}) => {
  const policy =
    `default-src 'none'; img-src data: blob:; style-src 'unsafe-inline'; script-src ${baseURL} 'wasm-unsafe-eval'; connect-src ${baseURL};
    worker-src blob: ${baseURL}; require-trusted-types-for 'script'; trusted-types lit-html activation-playground`.replaceAll(
      /\s+/g,
      " ",
    );
  const { url, server } = await tutorial(
    `<activation-playground autoplay></activation-playground><activation-playground></activation-playground>${module(baseURL)}`,
    policy,
  );
  const faults = faultsOf(page);
  await page.goto(url);
  await expect.poll(() => step(page, 0)).toBeGreaterThan(20);
  await elements(page).nth(1).scrollIntoViewIfNeeded();
  await expect.poll(() => step(page, 1)).toBe(0);
  expect(faults).toEqual([]);
  server.close();
});

test("what an element keeps in sight stays within it", async ({ page, baseURL }) => {
  const { url, server } = await tutorial(
    `<p>Before</p><activation-playground config='{"seed": -1}'></activation-playground><p style="height: 2000px">After</p>${module(baseURL)}`,
  );
  await page.goto(url);
  await expect(page.getByRole("alert")).toContainText(
    "This experiment cannot run. Another one is shown: seed must be from 0 to",
  );
  await expect(page.getByRole("button", { name: "Play" })).toBeVisible();
  const boxes = () =>
    elements(page).evaluate((element) => {
      const box = (part: Element) => part.getBoundingClientRect();
      const alert = element.shadowRoot!.querySelector("playground-notice")!.shadowRoot!.querySelector(".card")!;
      const [all, bar, notice] = [box(element), box(element.shadowRoot!.querySelector("footer")!), box(alert)];
      const inside = [bar, notice].every(
        ({ left, right, top, bottom }) =>
          left >= all.left && right <= all.right && top >= all.top && bottom <= all.bottom,
      );
      return { inside, seen: bar.bottom <= innerHeight, apart: notice.bottom <= bar.top };
    });
  const past = await elements(page).evaluate(
    (element) => element.getBoundingClientRect().bottom + scrollY - innerHeight + 300,
  );
  for (const scrolled of [0, 300, past]) {
    await page.evaluate((y) => scrollTo(0, y), scrolled);
    expect(await boxes(), `scrolled by ${scrolled}`).toEqual({ inside: true, seen: true, apart: true });
  }
  server.close();
});

const onePage = fileURLToPath(new URL("../../dist/activation-playground.html", import.meta.url));

test("the page in one file trains from a disk, rooms and closer looks included, and asks nobody for anything", async ({
  page,
}) => {
  const faults = faultsOf(page);
  const requests: string[] = [];
  page.on("request", (request) => requests.push(new URL(request.url()).protocol));
  await page.addInitScript(() => localStorage.setItem("activation-playground-controls", "all")); // a returning visitor's
  await page.goto(`file://${onePage}`);
  await expect.poll(() => step(page, 0)).toBeGreaterThan(20);
  await page.getByRole("tab", { name: "Health" }).click();
  await expect(page.locator("playground-health")).toContainText("Layer 1");
  await page.getByRole("link", { name: "Activations" }).click();
  await expect(page.locator('[data-cell="value"]').first()).toContainText(/\d/);
  await page.getByRole("button", { name: "简体中文" }).click();
  await expect(page.locator("html")).toHaveAttribute("lang", "zh-Hans");
  await page.reload();
  await expect(page.locator('[data-cell="value"]').first()).toContainText(/\d/);
  expect(requests.filter((protocol) => protocol.startsWith("http"))).toEqual([]);
  expect(faults).toEqual([]);
});

test("the page in one file trains in a sandboxed frame, which has no storage", async ({ page }) => {
  const { url, server } = await tutorial(
    `<iframe sandbox="allow-scripts" src="/one.html" width="700" height="800"></iframe>`,
  );
  const faults = faultsOf(page);
  await page.route("**/one.html", (route) => route.fulfill({ path: onePage, contentType: "text/html" }));
  await page.goto(url);
  await page.frameLocator("iframe").getByRole("button", { name: "Train", exact: true }).click();
  const inside = page.frameLocator("iframe").locator("activation-playground");
  await expect
    .poll(() => inside.evaluate((element) => (element as ActivationPlaygroundElement).status?.step ?? 0))
    .toBeGreaterThan(20);
  expect(faults).toEqual([]);
  server.close();
});

/** A tutorial with the page in a frame, and what is said between them. */
const FRAMED = (
  address: string,
) => `<iframe src="${address}/" width="700" height="400"></iframe><iframe id="other" srcdoc="<p>another frame</p>"></iframe>
  <script>
    const frame = document.querySelector("iframe"), said = [];
    let next = 0;
    addEventListener("message", ({ source, data, origin }) => source === frame.contentWindow && said.push({ ...data, origin }));
    async function call(name, ...args) {
      const id = ++next;
      frame.contentWindow.postMessage({ type: "activation-playground", call: name, args, id }, "*");
      for (;;) {
        const answer = said.find((message) => message.id === id);
        if (answer) return answer.error ?? answer.value;
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
    }
    const heights = () => said.filter(({ event }) => event === "height").map(({ detail }) => detail);
  </script>`;

test("in a frame the page takes calls from the page around it, and from no other", async ({ page, baseURL }) => {
  const { url, server } = await tutorial(FRAMED(baseURL!));
  const faults = faultsOf(page);
  await page.goto(url);
  await page.waitForFunction("heights().length > 0");
  expect(await page.evaluate("call('pause')")).toBeUndefined();
  await page.evaluate("call('reset')");
  expect(await page.evaluate("call('step', 5)")).toMatchObject({ step: 5, state: "ready" });
  expect(await page.evaluate("call('fingerprint')")).toMatch(/^[0-9a-f]{16}$/);
  expect(await page.evaluate("call('inspect', [0.5, 1]).then(({ probabilities }) => probabilities.length)")).toBe(3);
  await page.evaluate("call('set', 'config', { seed: 9 })");
  await page.waitForFunction("said.some(({ event, detail }) => event === 'config-change' && detail.seed === 9)");
  expect(await page.evaluate("call('get', 'config').then(({ seed }) => seed)")).toBe(9);
  await page.evaluate("call('set', 'theme', 'dark')");
  await expect(page.frameLocator("iframe").first().locator("activation-playground")).toHaveAttribute("theme", "dark");
  const unknown = (path: string, name: string, allowed: string) => ({
    code: "name_unknown",
    args: { name, allowed: allowed.split(", ") },
    path,
    message: `${path}: "${name}" is not known; allowed are ${allowed}`,
  });
  const calls = "play, pause, step, reset, parameters, fingerprint, inspect, exportAs, save, load, get, set, hello";
  const settable = "config, preset, theme, lang, point, lesson, panels, controls, locked, goal, limits, task";
  const refused: [string, object][] = [
    ["call('fly')", unknown("call", "fly", calls)],
    ["call('constructor')", unknown("call", "constructor", calls)],
    ["call('get', 'innerHTML')", unknown("args[0]", "innerHTML", `${settable}, status, version`)],
    ["call('set', 'theme', 'pink')", unknown("args[1]", "pink", "auto, light, dark")],
    ["call('set', 'status', {})", unknown("args[0]", "status", settable)],
    [
      "call('set', 'lang', 5)",
      {
        code: "name_expected",
        args: { found: 5 },
        path: "args[1]",
        message: "args[1]: must be a name, not 5",
      },
    ],
    [
      "call('step', -3)",
      {
        code: "whole_number_out_of_range",
        args: { most: Number.MAX_SAFE_INTEGER, found: -3 },
        path: "steps",
        message: "steps: must be a whole number from 0 to 9007199254740991, not -3",
      },
    ],
    [
      "call('inspect', 'here')",
      {
        code: "point_expected",
        args: { columns: 2, least: -1e15, most: 1e15 },
        path: "point",
        message: "point: must be a list of 2 numbers from -1000000000000000 to 1000000000000000",
      },
    ],
  ];
  for (const [script, error] of refused) expect(await page.evaluate(script)).toEqual({ name: "ConfigError", ...error });
  await page.evaluate(
    `document.querySelector("#other").contentWindow.eval('top[0].postMessage({ type: "activation-playground", call: "step", args: [50], id: "theirs" }, "*")')`,
  );
  await page.evaluate("frame.contentWindow.postMessage('nonsense', '*'), frame.contentWindow.postMessage(null, '*')");
  await page.waitForTimeout(500);
  expect(await page.evaluate("call('get', 'status').then(({ step }) => step)")).toBe(0);
  expect(await page.evaluate("said.filter(({ id }) => id === 'theirs').length")).toBe(0);
  expect(faults).toEqual([]);
  server.close();
});

test("in a frame the page says how high it is, and again when that changes", async ({ page, baseURL }) => {
  const { url, server } = await tutorial(FRAMED(baseURL!));
  await page.goto(url);
  const inside = page.frameLocator("iframe").first();
  await expect(inside.getByRole("button", { name: "Add layer" })).toBeVisible();
  const last = () => page.evaluate("heights().at(-1)");
  const content = () =>
    inside.locator("activation-playground").evaluate((element) => Math.ceil(element.getBoundingClientRect().height));
  await expect.poll(async () => (await last()) === (await content())).toBe(true);
  expect(await last()).toBeGreaterThan(900);
  await inside.getByRole("link", { name: "Softmax" }).click();
  await expect(inside.locator('[data-cell="sparse"]').first()).toContainText(/\d/);
  await expect.poll(async () => (await last()) === (await content())).toBe(true);
  await page.evaluate("frame.height = 3000"); // higher than the page: it still says its own height
  await inside.getByRole("link", { name: "Playground" }).click();
  await expect(inside.getByRole("button", { name: "Add layer" })).toBeVisible();
  await expect.poll(last).toBeLessThan(2000);
  expect(Math.min(...(await page.evaluate<number[]>("heights()"))), "a room on its way has none").toBeGreaterThan(900);
  server.close();
});

test("in a frame the page says its height as Embedly and Canvas read it, without what the learner has made", async ({
  page,
  baseURL,
}) => {
  const { url, server } = await tutorial(`<script>
    const forms = [];
    addEventListener("message", ({ data }) => forms.push(typeof data === "string" ? JSON.parse(data) : data));
  </script><iframe src="${baseURL}/?lang=en#preset=xor" width="700" height="400"></iframe>`);
  await page.goto(url);
  await page.waitForFunction("forms.length >= 3");
  const forms = await page.evaluate<Record<string, unknown>[]>("forms");
  const height = forms.find(({ event }) => event === "height")!.detail;
  expect(forms).toContainEqual({ subject: "lti.frameResize", height });
  expect(forms).toContainEqual({ context: "iframe.resize", height, src: `${baseURL}/?lang=en` });
  server.close();
});

/** A page that uses frame-host.js, with what it has been told. */
const HOSTED = (baseURL: string, frame: string) => `${frame}
  <script type="module">
    import { connect } from "${baseURL}/frame-host.js";
    const told = (window.told = []);
    const playground = (window.playground = connect(document.querySelector("iframe")));
    for (const name of ["goal-reached", "config-change", "height"])
      playground.addEventListener(name, ({ detail }) => told.push({ name, detail }));
  </script>`;

/** Saves, trains on, and loads again; and what is exported. */
const FILES = `(async () => {
  const [saved, before] = [await playground.save(), await playground.fingerprint()];
  await playground.step(2);
  await playground.load(saved);
  const files = [await playground.exportAs("json"), await playground.exportAs("svg", "network")];
  const { step } = await playground.get("status");
  return { step, same: before === (await playground.fingerprint()), names: files.flat().map(({ name }) => name) };
})()`;

for (const [kind, sandbox] of [
  ["a frame", ""],
  ["a sandboxed frame", 'sandbox="allow-scripts"'],
])
  test(`with frame-host.js, ${kind} follows its page's height and answers calls`, async ({ page, baseURL }) => {
    const file = sandbox ? "activation-playground.html" : "index.html";
    const { url, server } = await tutorial(
      HOSTED(baseURL!, `<iframe ${sandbox} src="${baseURL}/${file}#preset=xor" width="700" height="100"></iframe>`),
    );
    const faults = faultsOf(page);
    if (sandbox)
      await page.route("**/activation-playground.html", (route) =>
        route.fulfill({ path: onePage, contentType: "text/html" }),
      );
    await page.goto(url);
    expect(await page.evaluate("playground.ready.then((ready) => ready === playground)")).toBe(true);
    await page.evaluate("playground.pause().then(() => playground.reset())");
    expect(await page.evaluate("playground.step(5)")).toMatchObject({ step: 5 });
    expect(await page.evaluate("playground.get('status')")).toMatchObject({ step: 5 });
    expect(await page.evaluate("playground.get('preset')")).toBe("xor");
    expect(await page.evaluate("playground.inspect([0.5, 1]).then(({ probabilities }) => probabilities.length)")).toBe(
      2,
    );
    expect(await page.evaluate(FILES)).toEqual({ step: 5, same: true, names: ["experiment.json", "network.svg"] });
    await page.evaluate("playground.set('goal', 'step>=20').then(() => playground.play())");
    await page.waitForFunction("told.some(({ name, detail }) => name === 'goal-reached' && detail.step >= 20)");
    expect(
      await page.evaluate(
        "playground.call('fly').catch(({ name, code, path, message }) => ({ name, code, path, message }))",
      ),
    ).toMatchObject({ name: "ConfigError", code: "name_unknown", path: "call" });
    const frame = page.locator("iframe");
    const inside = page.frameLocator("iframe").locator("activation-playground");
    await expect
      .poll(
        async () =>
          (await frame.boundingBox())!.height -
          (await inside.evaluate((element) => element.getBoundingClientRect().height)),
      )
      .toBeCloseTo(4, 0); // the frame's border
    // Another page in the frame is taken on, too.
    const before = await page.evaluate<number>("told.length");
    await page.evaluate("void (window.left = playground.step(1e8).catch(({ name, code }) => ({ name, code })))");
    await frame.evaluate(
      (frame: HTMLIFrameElement) => (frame.src = frame.src.replace("#preset=xor", "?again#preset=relu")),
    );
    // A call to a page that is being left is lost, and says so: the new one says that it is there by its height.
    expect(await page.evaluate("left")).toEqual({ name: "FrameLost", code: "page_left" });
    await page.waitForFunction(`told.slice(${before}).some(({ name }) => name === "height")`);
    expect(await page.evaluate("playground.get('preset')")).toBe("relu");
    expect(faults).toEqual([]);
    server.close();
  });

test("frame-host.js hears its own frame only, and lets go of it", async ({ page, baseURL }) => {
  const { url, server } = await tutorial(
    HOSTED(
      baseURL!,
      `<iframe src="${baseURL}/#preset=xor" width="700" height="300"></iframe><iframe id="other" srcdoc="<p>another</p>"></iframe>`,
    ),
  );
  await page.goto(url);
  await page.evaluate("playground.ready");
  await page.evaluate(
    `document.querySelector("#other").contentWindow.eval('parent.postMessage({ type: "activation-playground", event: "goal-reached", detail: "forged" }, "*")')`,
  );
  await page.evaluate("playground.get('version')");
  expect(await page.evaluate("told.some(({ detail }) => detail === 'forged')")).toBe(false);
  const pending = page.evaluate("playground.step(1e6).catch(({ code }) => code)");
  await page.evaluate("Promise.resolve().then(() => playground.disconnect())");
  expect(await pending).toBe("disconnected");
  const count = await page.evaluate<number>("told.length");
  await page
    .locator("iframe")
    .first()
    .evaluate((frame: HTMLIFrameElement) => (frame.width = "400"));
  await page.waitForTimeout(500);
  expect(await page.evaluate("told.length")).toBe(count);
  server.close();
});

test("a page sets the element's colours and type, in whatever colours are written", async ({ page, baseURL }) => {
  const { url, server } =
    await tutorial(`<style>activation-playground { --class-1: oklch(0.55 0.22 29); --class-2: rebeccapurple; --accent: rgb(1 2 3); --font: Georgia, serif }</style>
    <activation-playground preset="xor"></activation-playground>${module(baseURL)}`);
  await page.goto(url);
  await expect(page.getByRole("button", { name: "Play" })).toBeVisible();
  const seen = await elements(page).evaluate(async (element) => {
    const root = element.shadowRoot!;
    const canvas = root.querySelector("playground-map")!.shadowRoot!.querySelector<HTMLCanvasElement>("canvas.points")!;
    await new Promise((resolve) => setTimeout(resolve, 500));
    const copy = new OffscreenCanvas(canvas.width, canvas.height).getContext("2d")!;
    copy.drawImage(canvas, 0, 0);
    const { data } = copy.getImageData(0, 0, canvas.width, canvas.height);
    /** How near the nearest pixel of the points comes. */
    const distance = ([r, g, b]: number[]) => {
      let nearest = Infinity;
      for (let i = 0; i < data.length; i += 4)
        nearest = Math.min(
          nearest,
          Math.max(Math.abs(data[i] - r), Math.abs(data[i + 1] - g), Math.abs(data[i + 2] - b)),
        );
      return nearest;
    };
    const play = root.querySelector("playground-transport")!.shadowRoot!.querySelector(".primary, .play")!;
    return {
      first: distance([212, 15, 12]), // oklch(0.55 0.22 29) in sRGB, by Ottosson's matrices
      second: distance([102, 51, 153]),
      before: distance([41, 96, 181]), // the token's own blue
      play: getComputedStyle(play).backgroundColor,
      font: getComputedStyle(root.querySelector("h1")!).fontFamily,
    };
  });
  expect(seen).toMatchObject({ play: "rgb(1, 2, 3)", font: "Georgia, serif" });
  expect(seen.first).toBeLessThan(4);
  expect(seen.second).toBeLessThan(4);
  expect(seen.before).toBeGreaterThan(20);
  server.close();
});
