import { Playground, expect, test } from "./playground.ts";
import { settled, trained } from "./stored.ts";

/** From the start so many steps, and waits until that is kept. */
async function train(playground: Playground, steps: number): Promise<void> {
  await playground.reset();
  const start = await settled(playground.page);
  await playground.step(steps);
  await expect.poll(() => trained(playground.page)).not.toBe(start);
  await settled(playground.page);
}

test("a reload brings back experiment, view, undo and the trained state, and training goes on to the same bits", async ({
  page,
  playground,
}) => {
  await playground.openPaused({
    seed: 31,
    layers: [{ units: 5, activation: "tanh", dropout: 0.2 }, { units: 3 }],
    loss: { name: "sparse_categorical_crossentropy", from_logits: true },
  });
  await playground.reset();
  await playground.step(70);
  const halfway = await playground.fingerprint();
  await playground.step(50);
  const end = await playground.fingerprint();
  await page.getByRole("tab", { name: "Confusion" }).click();
  await train(playground, 70);

  await page.reload();
  await expect.poll(async () => (await playground.status())?.step).toBe(70);
  expect(await playground.fingerprint()).toBe(halfway);
  await expect(page.getByRole("button", { name: "Play" })).toBeEnabled();
  await expect(page.getByRole("tab", { name: "Confusion" })).toHaveAttribute("aria-selected", "true");
  await playground.step(50);
  expect(await playground.fingerprint()).toBe(end);
  await page.keyboard.press("Control+z");
  await expect.poll(async () => (await playground.config())!.seed).toBe(7);
});

test("a link that is opened in the tab wins over what it kept", async ({ page, playground }) => {
  await playground.openPaused();
  await train(playground, 30);
  const other = Buffer.from('{"experiment":{"seed":99},"view":{}}').toString("base64url");
  await page.goto(`/?once#experiment=${other}`);
  await expect.poll(async () => (await playground.config())?.seed).toBe(99);
  await expect(page.getByRole("button", { name: "Undo" })).toBeDisabled();
});

test("two tabs keep their work apart, a duplicated one too", async ({ page, playground }) => {
  await playground.openPaused({ seed: 41 });
  await train(playground, 30);
  const [opened] = await Promise.all([page.waitForEvent("popup"), page.evaluate(() => void open(location.href))]);
  const other = new Playground(opened);
  await expect.poll(async () => (await other.status())?.step).toBe(30);
  await other.propose({ seed: 42 });
  await train(other, 20);
  for (const [tab, seed, step] of [
    [other, 42, 20],
    [playground, 41, 30],
  ] as const) {
    await tab.page.bringToFront();
    await tab.page.reload();
    await expect
      .poll(async () => [(await tab.config())?.seed, (await tab.status())?.step], { timeout: 20_000 })
      .toEqual([seed, step]);
  }
});

test("the page works without storage", async ({ page, playground }) => {
  await page.addInitScript(() => {
    const refuse = () => {
      throw new DOMException("refused", "SecurityError");
    };
    for (const name of ["sessionStorage", "localStorage", "indexedDB"])
      Object.defineProperty(window, name, { get: refuse });
  });
  await playground.open();
  await page.getByRole("button", { name: "Train", exact: true }).click(); // every visit is a first one
  await expect.poll(async () => (await playground.status())?.step ?? 0).toBeGreaterThan(10);
});
