import { inflateRawSync } from "node:zlib";
import { expect, test as base, type Locator, type Page } from "@playwright/test";
import type { Config, Inspection, LayerParameters, Status } from "../../web/engine/types.ts";

/** The element as a page's script sees it. */
interface PlaygroundElement extends HTMLElement {
  config: Config | null;
  status: Status | null;
  play(): void;
  pause(): void;
  step(steps: number): Promise<Status>;
  reset(): Promise<void>;
  inspect(point: number[], target?: number): Promise<Inspection>;
  parameters(): Promise<LayerParameters[]>;
  fingerprint(): Promise<string>;
}

/** A link to an experiment of no test, and to the default view, every part of it written out. */
const RESTART_SEED = 4_294_967;
const RESTART = {
  experiment: { seed: RESTART_SEED },
  view: { point: [1, 1], target: null, pins: [], testShown: true, discrete: false, analysis: "curves" },
};

/** What Playwright says where service workers are blocked, as playwright.config.ts asks for. */
const BLOCKED = "Service Worker registration blocked by Playwright";

/** What a link carries, as JSON; empty where the address is none. */
export function carried(hash: string): string {
  const [, name, letters] = /^#(experiment|deflated)=(.*)$/.exec(hash) ?? [];
  const bytes = Buffer.from(letters ?? "", "base64url");
  return (name === "deflated" ? inflateRawSync(bytes) : bytes).toString();
}

/** The playground on the page, by the hands of a visitor and by those of a script. */
export class Playground {
  readonly page: Page;
  readonly faults: string[] = [];
  #isPaused = false;

  constructor(page: Page) {
    this.page = page;
    page.on("console", (message) => {
      const isFault = message.type() === "error" || message.type() === "warning";
      if (isFault && message.text() !== BLOCKED) this.faults.push(message.text());
    });
    page.on("pageerror", (error) => this.faults.push(String(error)));
    page.on("request", (request) => {
      const { hostname, protocol } = new URL(request.url());
      if (hostname !== "localhost" && protocol !== "data:" && protocol !== "blob:")
        this.faults.push(`request to ${request.url()}`);
    });
  }

  get element(): Locator {
    return this.page.locator("activation-playground");
  }

  async open(hash = ""): Promise<void> {
    await this.page.goto(`/${hash}`);
    await expect.poll(() => this.config(), { message: "an experiment is open" }).not.toBeNull();
  }

  /** A room beside the playground, by its link. */
  async openRoom(room: "explorer" | "softmax"): Promise<void> {
    await this.page.goto(`/#${room}`);
    const ready = { explorer: '[data-cell="value"]', softmax: '[data-cell="sparse"]' }[room];
    await expect(this.page.locator(ready).first()).toContainText(/\d/);
  }

  /** Before the first step: the page's element has no `autoplay`. */
  async openPaused(config?: Config): Promise<void> {
    if (this.#isPaused) await this.#restart();
    else {
      await this.page.addInitScript(() =>
        new MutationObserver(() =>
          document.querySelector("activation-playground")?.removeAttribute("autoplay"),
        ).observe(document, { childList: true, subtree: true }),
      );
      await this.open();
      await expect.poll(() => this.status(), { message: "its numbers are there" }).not.toBeNull();
      this.#isPaused = true;
    }
    if (config) await this.propose(config);
  }

  /** On a page that is open: the default experiment and view, by a link to them. */
  async #restart(): Promise<void> {
    await this.page.mouse.move(0, 0);
    await this.page.evaluate(
      (link) => {
        (document.activeElement as HTMLElement | null)?.blur();
        location.hash = link;
      },
      `experiment=${Buffer.from(JSON.stringify(RESTART)).toString("base64url")}`,
    );
    await expect.poll(() => this.config().then((config) => config?.seed)).toBe(RESTART_SEED);
    await this.propose({});
    await expect.poll(async () => (await this.status())?.step).toBe(0);
  }

  /** Sets the element's config and waits until it is taken over. */
  async propose(config: Config): Promise<void> {
    await this.element.evaluate((element, config) => {
      element.addEventListener("config-change", () => element.setAttribute("data-taken", ""), { once: true });
      (element as PlaygroundElement).config = config;
    }, config);
    await expect(this.element).toHaveAttribute("data-taken", "");
    await this.element.evaluate((element) => element.removeAttribute("data-taken"));
  }

  /** What the address carries by now, as JSON. */
  linked = async () => carried(await this.page.evaluate(() => location.hash));

  config = () => this.element.evaluate((element) => (element as PlaygroundElement).config);

  status = () => this.element.evaluate((element) => (element as PlaygroundElement).status);

  step = (steps: number) =>
    this.element.evaluate((element, steps) => (element as PlaygroundElement).step(steps), steps);

  reset = () => this.element.evaluate((element) => (element as PlaygroundElement).reset());

  inspect = (point: number[], target?: number) =>
    this.element.evaluate(
      (element, [point, target]) => (element as PlaygroundElement).inspect(point as number[], target as number),
      [point, target],
    );

  fingerprint = () => this.element.evaluate((element) => (element as PlaygroundElement).fingerprint());

  /** Every parameter's bits, layer after layer. */
  parameters = () =>
    this.element.evaluate(async (element) =>
      (await (element as PlaygroundElement).parameters()).map(({ kernel, bias, alpha }) =>
        [kernel, bias ?? [], alpha ?? []].map((values) =>
          Array.from(new BigUint64Array(Float64Array.from(values).buffer), (bits) => bits.toString(16)),
        ),
      ),
    );

  /** Where a unit's picture stands; all of them are painted on one canvas. */
  face = (layer: number, unit: number) => this.page.locator(`.face[data-layer="${layer}"][data-unit="${unit}"]`);

  /** A unit's picture, four numbers a pixel of the display. */
  picture = (layer: number, unit: number) =>
    this.face(layer, unit).evaluate((face) => {
      const sheet = (face.getRootNode() as ShadowRoot).querySelector<HTMLCanvasElement>("canvas.sheet")!;
      const [whole, part] = [sheet.getBoundingClientRect(), face.getBoundingClientRect()];
      const ratio = sheet.width / whole.width;
      const [width, height] = [part.width * ratio, part.height * ratio];
      const copy = new OffscreenCanvas(width, height).getContext("2d", { willReadFrequently: true })!;
      copy.drawImage(sheet, Math.round((whole.left - part.left) * ratio), Math.round((whole.top - part.top) * ratio));
      return Array.from(copy.getImageData(0, 0, width, height).data);
    });

  /** The numbers in a column of the inspector's table, as they stand there. */
  async cells(name: string): Promise<number[]> {
    const texts = await this.page.locator(`[data-cell="${name}"]`).allTextContents();
    return texts.map((text) =>
      Number(/[−\d.,e∞]+$/.exec(text.trim())?.[0].replaceAll("−", "-").replaceAll(",", "").replace("∞", "Infinity")),
    );
  }
}

export const test = base.extend<{ playground: Playground }>({
  playground: async ({ page }, use) => {
    const playground = new Playground(page);
    await use(playground);
    expect(playground.faults, "no error, no warning, no request elsewhere").toEqual([]);
  },
});

/**
 * For tests that need no page of their own: those of a process share one, which saves loading it. `openPaused` resets its
 * experiment and view; language, theme, size, undo and storage must be left as they are.
 */
const DESKTOP = { width: 1440, height: 900 };

export const sharedTest = base.extend<{ playground: Playground }, { shared: Playground }>({
  shared: [
    async ({ browser }, use) => {
      const { PLAYGROUND_PORT: port } = process.env;
      const page = await browser.newPage({
        baseURL: `http://localhost:${port}`,
        viewport: DESKTOP,
      });
      await use(new Playground(page));
      await page.close();
    },
    { scope: "worker" },
  ],
  page: ({ shared }, use) => use(shared.page),
  playground: async ({ shared }, use) => {
    shared.faults.length = 0;
    await shared.page.setViewportSize(DESKTOP);
    await use(shared);
    expect(shared.faults, "no error, no warning, no request elsewhere").toEqual([]);
  },
});

export { expect };
