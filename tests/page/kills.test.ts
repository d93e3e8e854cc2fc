import type { Page } from "@playwright/test";
import { expect, test } from "./playground.ts";

/** Ways in which a real worker ends. */
const ENDS: Record<string, (page: Page) => Promise<unknown>> = {
  throws: async (page) =>
    page
      .workers()
      .at(-1)!
      .evaluate(
        () =>
          void setTimeout(() => {
            throw new Error("killed");
          }),
      ),
  "ends without a word": async (page) => page.evaluate("workers.at(-1).terminate()"),
  // What hangs does not answer here, either.
  hangs: async (page) =>
    void page
      .workers()
      .at(-1)!
      .evaluate(() => {
        for (;;);
      })
      .catch(() => undefined),
};

for (const [way, end] of Object.entries(ENDS)) {
  test(`a worker that ${way} is replaced: what was asked meanwhile is done, and training goes on`, async ({
    page,
    playground,
  }) => {
    await page.addInitScript(() => {
      const workers: Worker[] = [];
      Object.assign(window, { workers });
      window.Worker = class extends Worker {
        constructor(...made: ConstructorParameters<typeof Worker>) {
          super(...made);
          workers.push(this);
        }
      };
    });
    await playground.open();
    await expect.poll(async () => (await playground.status())?.step).toBeGreaterThan(50);
    await end(page);
    await playground.element.evaluate((element) => Object.assign(element, { config: { seed: 91 } }));
    await expect.poll(async () => (await playground.config())?.seed, { timeout: 15_000 }).toBe(91);
    await page.keyboard.press("Control+z");
    await expect.poll(async () => (await playground.config())?.seed).not.toBe(91);
    await expect(page.getByRole("alert").filter({ hasText: "It was restarted" })).toBeVisible();
    const step = (await playground.status())!.step;
    await expect.poll(async () => (await playground.status())!.step).toBeGreaterThan(step);
    expect(await page.evaluate("workers.length")).toBe(2);
    playground.faults.length = 0;
  });
}
