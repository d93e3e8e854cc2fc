import { expect, test } from "./playground.ts";

const status = (page: import("@playwright/test").Page) => page.getByRole("alert");

test("what the author locks is seen, disabled and says why, by mouse, by key and by undo", async ({
  page,
  playground,
}) => {
  await playground.open("?locked=data,layers,units#preset=xor");
  const group = page.locator("playground-add-layer").getByRole("group", { name: "layers: set by the author" });
  await expect(group.getByRole("button", { name: "+ Add layer" })).toBeDisabled();
  await group.getByRole("button", { name: "+ Add layer" }).click({ force: true });
  await expect(status(page)).toContainText("This stays as it is: layers (set by the author).");
  await expect(page.getByRole("radio", { name: "Moons" })).toBeDisabled();
  // What is not locked goes on working.
  await page.getByRole("combobox", { name: "Learning rate" }).selectOption("0.1");
  await expect.poll(async () => (await playground.config())!.optimizer).toMatchObject({ learning_rate: 0.1 });
  // A file that is dropped asks, too.
  await page.locator("playground-data").evaluate((part) => {
    const transfer = new DataTransfer();
    transfer.items.add(new File(["x,y\n1,2\n"], "own.csv", { type: "text/csv" }));
    part.dispatchEvent(
      new DragEvent("drop", { dataTransfer: transfer, bubbles: true, composed: true, cancelable: true }),
    );
  });
  await expect(status(page)).toContainText("data (set by the author)");
  await expect(page.getByRole("dialog")).toHaveCount(0);
  expect((await playground.config())!.data).toMatchObject({ name: "xor" });
});

test("undo and redo do not lead past a lock that came later", async ({ page, playground }) => {
  await playground.openPaused();
  await page.getByRole("spinbutton", { name: "Units of Layer 1" }).fill("5");
  await page.getByRole("spinbutton", { name: "Units of Layer 1" }).press("Enter");
  await expect.poll(async () => (await playground.config())!.layers![0].units).toBe(5);
  await playground.element.evaluate((element) => element.setAttribute("locked", "units"));
  await expect(page.getByRole("spinbutton", { name: "Units of Layer 1" })).toBeDisabled();
  await page.keyboard.press("Control+z");
  await expect(status(page)).toContainText("units (set by the author)");
  expect((await playground.config())!.layers![0].units).toBe(5);
  await playground.element.evaluate((element) => element.removeAttribute("locked"));
  await expect(page.getByRole("spinbutton", { name: "Units of Layer 1" })).toBeEnabled();
  await page.keyboard.press("Control+z");
  await expect.poll(async () => (await playground.config())!.layers![0].units).toBe(16);
});

test("a link that is opened later does not lead out of a locked page", async ({ page, playground }) => {
  await playground.open("?locked#preset=xor");
  await page.evaluate(() => (location.hash = "#preset=relu"));
  await expect(status(page)).toContainText("presets (set by the author)");
  expect((await playground.config())!.data).toMatchObject({ name: "xor" });
});

test("limits refuse what exceeds them, by a learner and by a script, and training stops at the last step", async ({
  page,
  playground,
}) => {
  await playground.open("?limits=layers<=2 units<=20 step<=150#preset=spiral");
  await page.getByRole("button", { name: "+ Add layer" }).click();
  await expect(status(page)).toContainText("must be at most 2 on this page, not 3");
  const refused = await playground.element.evaluate(
    (element) =>
      new Promise<unknown>((resolve) => {
        element.addEventListener("refused", (event) => resolve((event as CustomEvent).detail), { once: true });
        (element as HTMLElement & { config: unknown }).config = { layers: [{ units: 21 }, { units: 3 }] };
      }),
  );
  expect(refused).toEqual({ path: "layers[0].units", message: "must be at most 20 on this page, not 21" });
  expect((await playground.config())!.layers).toHaveLength(3);
  await playground.element.evaluate((element) => (element as HTMLElement & { play(): void }).play());
  await expect.poll(async () => (await playground.status())!.step).toBe(150);
  await expect(page.getByRole("button", { name: "Play" })).toBeEnabled();
  await page.getByRole("button", { name: "One epoch" }).click();
  await expect(status(page)).toContainText("must be at most 150");
  expect((await playground.status())!.step).toBe(150);
});

test("a lesson is named by the query, beside what is on show", async ({ page, playground }) => {
  await playground.open("?lesson=bend&panels=output,transport");
  await expect(page.getByRole("region", { name: "Lesson: A line is not enough" })).toBeVisible();
  await expect(page.getByRole("button", { name: "Lock in" })).toBeVisible();
  await expect(page.getByRole("navigation")).toHaveCount(0);
});

test("only the named parts are on show, down to map and transport in 360 × 420 px", async ({ page, playground }) => {
  await page.setViewportSize({ width: 360, height: 420 });
  await playground.open("?panels=output,transport&task=Where+is+it+unsure%3F#preset=xor");
  await expect(page.getByText("Where is it unsure?")).toBeVisible();
  await expect(page.getByRole("button", { name: /Play|Pause/ })).toBeVisible();
  for (const name of ["banner", "tablist", "navigation"] as const) await expect(page.getByRole(name)).toHaveCount(0);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
});

test("what an author writes wrong is named, and the rest applies", async ({ page, playground }) => {
  await playground.open("?controls=play,units,unit&utm_source=mail#preset=xor");
  await expect(status(page)).toContainText("unit");
  await expect(page.getByRole("button", { name: "+ Add layer" })).toHaveCount(0);
  await expect(page.getByRole("button", { name: /Play|Pause/ })).toBeVisible();
});

test("the author's goal is reached with its fingerprint, and reset leads back to the author's experiment", async ({
  page,
  playground,
}) => {
  await playground.open("?preset=xor&goal=step%3E%3D40");
  await playground.element.evaluate((element) => (element as HTMLElement & { pause(): void }).pause());
  const reached = await playground.element.evaluate(
    (element) =>
      new Promise<{ measure: string; value: number; step: number; fingerprint: string }>((resolve) => {
        element.addEventListener("goal-reached", (event) => resolve((event as CustomEvent).detail), { once: true });
        const playground = element as HTMLElement & { reset(): Promise<void>; play(): void };
        void playground.reset().then(() => playground.play());
      }),
  );
  expect(reached).toMatchObject({ measure: "step", value: 40, step: 40 });
  expect(reached.fingerprint).toBe(await playground.fingerprint());
  await page.getByRole("button", { name: "+ Add layer" }).click();
  await expect.poll(async () => (await playground.config())!.layers!.length).toBe(2);
  await page.getByRole("button", { name: "Reset", exact: true }).click();
  await expect.poll(async () => (await playground.config())!.layers!.length).toBe(1);
});
