import type { Page } from "@playwright/test";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { freePort } from "../free-port.mjs";
import { expect, Playground, test as base } from "../page/playground.ts";

/** How the tool serves the project. */
const WAYS = { dev: [], build: ["preview"] };

const test = base.extend<{ site: (way: keyof typeof WAYS) => Promise<string> }>({
  // eslint-disable-next-line no-empty-pattern -- Playwright wants a pattern
  site: async ({}, use) => {
    const port = await freePort();
    let stop: () => Promise<unknown> = () => Promise.resolve();
    await use(async (way) => {
      const args = [
        "node_modules/vite/bin/vite.js",
        ...WAYS[way],
        "--port",
        port,
        "--strictPort",
        "--host",
        "localhost",
      ];
      const server = spawn("node", args, { cwd: "examples/frameworks" });
      stop = () => (server.kill(), once(server, "exit"));
      await new Promise<void>((served) => server.stdout.on("data", (text) => /Local/.test(String(text)) && served()));
      return `http://localhost:${port}/`;
    });
    await stop();
  },
});

/** Counts the listeners that stay at the window, the document and media queries: `listening`. */
async function countListeners(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const kept = new Map<EventTarget, Set<unknown>>();
    const isShared = (target: unknown) =>
      target === undefined || target === window || target === document || target instanceof MediaQueryList;
    const { addEventListener, removeEventListener } = EventTarget.prototype;
    const targetOf = (target: EventTarget | undefined) => target ?? window;
    EventTarget.prototype.addEventListener = function (type, listener, options) {
      const isBrief = typeof options === "object" && (options.once || options.signal);
      if (isShared(this) && !isBrief) {
        const target = targetOf(this);
        kept.set(target, (kept.get(target) ?? new Set()).add(listener));
      }
      addEventListener.call(this, type, listener, options);
    };
    EventTarget.prototype.removeEventListener = function (type, listener, options) {
      if (isShared(this)) kept.get(targetOf(this))?.delete(listener);
      removeEventListener.call(this, type, listener, options);
    };
    Object.assign(window, { listening: () => [...kept.values()].reduce((sum, { size }) => sum + size, 0) });
  });
}

const listening = (page: Page) => page.evaluate(() => (window as unknown as { listening(): number }).listening());

for (const way of Object.keys(WAYS) as (keyof typeof WAYS)[])
  for (const name of ["React", "Vue", "Svelte"])
    test(`${name}, ${way}: an object as property, attributes, the event of a goal; nothing stays when it is removed`, async ({
      page,
      site,
    }) => {
      await countListeners(page);
      const { faults } = new Playground(page);
      await page.goto(await site(way));
      const section = page.locator("section").filter({ has: page.getByRole("heading", { name, exact: true }) });
      const button = (label: string) => section.getByRole("button", { name: label, exact: true });
      const element = section.locator("activation-playground");
      const config = () => element.evaluate((found) => (found as unknown as { config: unknown }).config);

      const showAndRemove = async (seed: number) => {
        await button("Show").click();
        await expect.poll(config).toMatchObject({ seed, data: { name: "moons" } });
        await expect(element).toHaveAttribute("panels", "output transport");
        await expect(element.getByRole("heading", { name: "Network" })).toHaveCount(0);
        await element.getByRole("button", { name: "Play" }).click();
        await expect(section).toContainText(/goal at step [5-9]\d/);
        expect(page.workers()).toHaveLength(1);
        await button("Next seed").click();
        await expect.poll(config).toMatchObject({ seed: seed + 1 });
        await button("Remove").click();
        await expect.poll(() => page.workers().length).toBe(0);
        return listening(page);
      };
      const first = await showAndRemove(1);
      expect(await showAndRemove(2)).toBe(first);
      expect(faults).toEqual([]);
    });
