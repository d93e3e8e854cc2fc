import { readFileSync } from "node:fs";
import type { Page } from "@playwright/test";
import type { Inspection, Status } from "../../web/engine/types.ts";
import { expect, test } from "./playground.ts";

interface Element extends HTMLElement {
  config: { seed: number } | null;
  status: Status | null;
  version: string;
  step(steps: unknown): Promise<Status | undefined>;
  inspect(point: unknown, target?: unknown): Promise<Inspection | undefined>;
  fingerprint(): Promise<string | undefined>;
}

/** In an empty page that knows the element: what `script` gives. */
async function made<T>(
  page: Page,
  script: (append: () => Element, wait: (ms: number) => Promise<void>) => Promise<T>,
): Promise<T> {
  await page.goto("/");
  await expect(page.getByRole("heading", { name: "Network" })).toBeVisible();
  return page.evaluate<T>(`(${script})(
    () => document.body.replaceChildren(window.made = document.createElement("activation-playground")) ?? window.made,
    (ms) => new Promise((resolve) => setTimeout(resolve, ms)))`);
}

test("what is called before the experiment is open waits for it", async ({ page, playground: _ }) => {
  const found = await made(page, async (append) => {
    const step = (await append().step(5))?.step;
    const outputs = (await append().inspect([0.5, 1]))?.probabilities.length;
    const digits = (await append().fingerprint())?.length;
    const element = append();
    element.config = { seed: 5 };
    const configured = [(await element.step(7))?.step, element.config.seed];
    return { step, outputs, digits, configured, version: element.version };
  });
  const { version } = JSON.parse(readFileSync("package.json", "utf8")) as { version: string };
  expect(found).toEqual({ step: 5, outputs: 3, digits: 16, configured: [7, 5], version });
});

test("a config that is set while the first one is on its way comes after it", async ({ page, playground: _ }) => {
  const seeds = await made(page, async (append, wait) => {
    const seeds: (number | undefined)[] = [];
    for (const pause of [0, 50, 100, 200]) {
      const element = append();
      await wait(pause);
      element.config = { seed: 55 };
      await element.step(0);
      seeds.push(element.config.seed);
    }
    return seeds;
  });
  expect(seeds).toEqual([55, 55, 55, 55]);
});

test("steps, points and targets that make no sense are refused by name, and nothing is changed", async ({
  page,
  playground: _,
}) => {
  const refused = await made(page, async (append) => {
    const element = append();
    await element.step(3);
    const messages: string[] = [];
    const said = (call: Promise<unknown>) =>
      call.then(
        () => messages.push("taken"),
        (error: Error) => messages.push(`${error.name} ${error.message}`),
      );
    for (const steps of [-1, NaN, 1.5, "3", 1e300]) await said(element.step(steps));
    for (const point of [[1], [NaN, 1], "x", null, [1e308, 0]]) await said(element.inspect(point));
    for (const target of [-1, "2"]) await said(element.inspect([0, 0], target));
    return [...messages, (await element.step(0))?.step];
  });
  const number = (value: string) =>
    `ConfigError steps: must be a whole number from 0 to 9007199254740991, not ${value}`;
  expect(refused).toEqual([
    ...["-1", "NaN", "1.5", '"3"', "1e+300"].map(number),
    ...Array(5).fill("ConfigError point: must be a list of 2 numbers from -1000000000000000 to 1000000000000000"),
    ...["-1", '"2"'].map((value) => `ConfigError target: must be null or a class from 0 to 2, not ${value}`),
    3,
  ]);
});

test("an element that is moved goes on; taken out and put in again it is as it was", async ({
  page,
  playground: _,
}) => {
  const found = await made(page, async (append, wait) => {
    let workers = 0;
    window.Worker = new Proxy(Worker, {
      construct: (target, given) => (workers++, Reflect.construct(target, given) as Worker),
    });
    const element = append();
    await element.step(300);
    const before = await element.fingerprint();
    const other = document.body.appendChild(document.createElement("div"));
    other.append(element);
    const moved = (await element.fingerprint()) === before && workers === 1;
    await wait(1000); // the work is kept a moment after it has come to rest
    element.remove();
    await wait(200);
    document.body.append(element);
    return { moved, back: (await element.fingerprint()) === before, step: (await element.step(1))?.step };
  });
  expect(found).toEqual({ moved: true, back: true, step: 301 });
});

test("an element that is taken out and put in again while it begins keeps what it was given", async ({
  page,
  playground: _,
}) => {
  const seeds = await made(page, async (append, wait) => {
    const seeds: (number | undefined)[] = [];
    for (const pause of [0, 20, 100, 250, 1000]) {
      const element = append();
      await wait(pause);
      element.config = { seed: 55 };
      element.remove();
      await wait(0);
      document.body.append(element);
      await element.step(1);
      seeds.push(element.config.seed);
    }
    return seeds;
  });
  expect(seeds).toEqual([55, 55, 55, 55, 55]);
});

test("an element that plays goes on playing where it is moved to", async ({ page, playground: _ }) => {
  const found = await made(page, async (append, wait) => {
    const element = append();
    element.setAttribute("autoplay", "");
    (element as unknown as { play(): void }).play();
    while (!element.status?.step) await wait(50);
    document.body.appendChild(document.createElement("div")).append(element);
    const before = element.status.step;
    while (element.status.step === before) await wait(50);
    return element.status.step > before;
  });
  expect(found).toBe(true);
});

test("what an element waits for when it is taken out comes to an end", async ({ page, playground: _ }) => {
  const answers = await made(page, async (append) => {
    const element = append();
    const early = element.step(1e12);
    element.remove();
    const first = await early;
    document.body.append(element);
    await element.step(1);
    const late = element.step(1e12);
    element.remove();
    return [first ?? "nothing", (await late) ?? "nothing"];
  });
  expect(answers).toEqual(["nothing", "nothing"]);
});

test("another experiment ends the steps of the one before", async ({ page, playground: _ }) => {
  const found = await made(page, async (append, wait) => {
    const element = append();
    await element.step(1);
    const long = element.step(1e12);
    await wait(200);
    element.config = { seed: 60 };
    await long;
    return [element.config.seed, (await element.step(3))?.step];
  });
  expect(found).toEqual([60, 3]);
});
