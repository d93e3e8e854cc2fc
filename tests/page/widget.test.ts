import type { Config, Status } from "../../web/engine/types.ts";
import { expect, Playground, test as base } from "./playground.ts";
import { Host } from "./host.ts";

/** dist/ on a host of its own, as a notebook's page finds it. */
const test = base.extend<{ host: Host }>({
  // eslint-disable-next-line no-empty-pattern -- Playwright wants a pattern
  host: async ({}, use, info) => {
    const host = await Host.open(info.outputPath("host"), "site", "examples/jupyter");
    await use(host);
    await host.stop();
  },
});

/** The browser's side of a widget, as anywidget gives it to a module. */
interface Shown {
  traits: Record<string, unknown>;
  /** As Python assigns a trait. */
  assign(name: string, value: unknown): void;
  listeners(): number;
  leave(): void;
}

test("the widget takes traits, tells status and goal, and leaves nothing behind", async ({ page, host }) => {
  const playground = new Playground(page);
  const notebook = new URL("../notebook.html", host.address).href;
  await page.route(notebook, (route) =>
    route.fulfill({ contentType: "text/html", body: "<!doctype html><div id=cell></div>" }),
  );
  await page.goto(notebook);
  await page.evaluate(async (site) => {
    const traits: Record<string, unknown> = {
      site,
      panels: "output transport",
      config: { data: { name: "moons", classes: 2 } },
      goal: "step>=60",
    };
    const listeners = new Map<string, Set<() => void>>();
    const listening = (name: string) => listeners.get(name) ?? listeners.set(name, new Set()).get(name)!;
    const model = {
      get: (name: string) => traits[name],
      set: (name: string, value: unknown) => (traits[name] = value),
      save_changes() {},
      on: (name: string, call: () => void) => listening(name).add(call),
      off: (name: string, call: () => void) => listening(name).delete(call),
    };
    const { default: widget } = (await import(new URL("../playground.js", site).href)) as {
      default: { render(context: object): Promise<() => void> };
    };
    const leave = await widget.render({ model, el: document.querySelector("#cell") });
    const shown: Shown = {
      traits,
      assign: (name, value) => {
        traits[name] = value;
        listening(`change:${name}`).forEach((call) => call());
      },
      listeners: () => [...listeners.values()].reduce((sum, { size }) => sum + size, 0),
      leave,
    };
    Object.assign(window, { shown });
  }, host.address);
  const trait = <T>(name: string) =>
    page.evaluate((wanted) => (window as unknown as { shown: Shown }).shown.traits[wanted] as T, name);

  await expect.poll(async () => (await playground.config())?.data?.name).toBe("moons");
  await expect(page.getByRole("region", { name: "Network" })).toHaveCount(0);
  await page.getByRole("button", { name: "Play" }).click();
  await expect.poll(async () => (await trait<Status>("status"))?.step ?? 0).toBeGreaterThan(0);
  await expect.poll(async () => (await trait<{ step: number }>("reached"))?.step).toBe(60);
  await page.evaluate(() =>
    (window as unknown as { shown: Shown }).shown.assign("config", { data: { name: "xor", classes: 2 } }),
  );
  await expect.poll(async () => ((await playground.config()) as Config).data?.name).toBe("xor");
  const left = await page.evaluate(() => {
    const { shown } = window as unknown as { shown: Shown };
    const before = shown.listeners();
    shown.leave();
    return [before, shown.listeners()];
  });
  expect(left).toEqual([8, 0]);
  expect(playground.faults).toEqual([]);
});
