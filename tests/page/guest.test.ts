import type { Page } from "@playwright/test";
import type { Config, Status } from "../../web/engine/types.ts";
import { expect, test } from "./playground.ts";

interface Guest extends HTMLElement {
  config: Config | null | undefined | object;
  preset: string | null | undefined;
  lang: string;
  status: Status | null;
  step(steps: number): Promise<Status | undefined>;
  play(): void;
}

/** A page of somebody else, with its own styles, that shows the element. */
async function visit(
  page: Page,
  { style = "", body = "<activation-playground></activation-playground>", attributes = "" } = {},
): Promise<void> {
  await page.route("**/guest.html", (route) =>
    route.fulfill({
      contentType: "text/html",
      body: `<!doctype html><html ${attributes}><meta charset="utf-8" /><style>${style}</style><body>${body}</body><script type="module" src="./activation-playground.js"></script></html>`,
    }),
  );
  await page.goto("/guest.html");
}

const ready = (page: Page) =>
  expect
    .poll(() => page.locator("activation-playground").evaluate((element) => (element as Guest).status !== null))
    .toBe(true);

/** Where the parts stand, and in which type. */
const looks = (page: Page) =>
  page.locator("activation-playground").evaluate((element) => {
    const origin = element.getBoundingClientRect();
    const found: unknown[] = [];
    const visit = (root: ParentNode) => {
      for (const part of root.querySelectorAll<HTMLElement>("*")) {
        const { left, top, width, height } = part.getBoundingClientRect();
        const {
          fontSize,
          fontFamily,
          letterSpacing,
          whiteSpace,
          textTransform,
          lineHeight,
          color,
          direction,
          fontStyle,
          fontWeight,
        } = getComputedStyle(part);
        const place = [left - origin.left, top - origin.top, width, height].map(Math.round);
        if (width > 0)
          found.push(
            [
              part.localName,
              ...place,
              fontSize,
              fontFamily,
              letterSpacing,
              whiteSpace,
              textTransform,
              lineHeight,
              color,
              direction,
              fontStyle,
              fontWeight,
            ].join(" "),
          );
        if (part.shadowRoot) visit(part.shadowRoot);
      }
    };
    visit(element.shadowRoot!);
    return found;
  });

const PLACE =
  "body { margin: 0 } activation-playground { position: absolute; left: 0; top: 0; width: 1280px; height: 900px }";
const HOSTILE = `html { font-size: 10px; white-space: pre; text-transform: uppercase; letter-spacing: 3px; word-spacing: 9px; line-height: 3; text-align: center; text-indent: 20px; font: italic bold 30px/3 serif; font-variant: small-caps;
  color: red; cursor: wait; user-select: none; -webkit-user-select: none; word-break: break-all; hyphens: auto; quotes: "a" "b"; list-style: square; tab-size: 20; writing-mode: vertical-rl; direction: rtl; border-collapse: collapse; font-variant-numeric: oldstyle-nums;
  overflow-wrap: anywhere; text-shadow: 0 0 9px red; caption-side: bottom; border-spacing: 9px; -webkit-text-stroke: 1px red; font-feature-settings: "smcp"; text-decoration: underline }
  * { letter-spacing: 4px; direction: rtl; text-align: right; line-height: 4; box-sizing: content-box }
  button, input, h1, p, svg, canvas { margin: 40px; padding: 40px; max-width: 10px }`;

test("the styles of the page around change nothing", async ({ page, playground: _ }) => {
  const body = `<activation-playground config='{"seed": 3}' lang="en" theme="light"></activation-playground>`;
  await visit(page, { style: PLACE, body });
  await ready(page);
  await page.waitForTimeout(1500);
  const plain = await looks(page);
  await visit(page, { style: HOSTILE + PLACE, body, attributes: 'dir="rtl" lang="ar"' });
  await ready(page);
  await page.waitForTimeout(1500);
  const among = await looks(page);
  expect(plain.length).toBeGreaterThan(300);
  expect(among).toEqual(plain);
});

test("keys that the element uses do not reach the page around it, all others do", async ({ page, playground: _ }) => {
  await visit(page, { style: PLACE });
  await ready(page);
  await page.evaluate(() => {
    const heard: string[] = ((window as unknown as { heard: string[] }).heard = []);
    for (const name of ["keydown", "keypress", "keyup"])
      document.addEventListener(name, (event) => heard.push(`${name} ${(event as KeyboardEvent).key}`));
  });
  const heard = async (press: () => Promise<void>) => {
    await page.evaluate(() => ((window as unknown as { heard: string[] }).heard.length = 0));
    await press();
    return page.evaluate(() => [...(window as unknown as { heard: string[] }).heard]);
  };
  const keys =
    (...list: string[]) =>
    async () => {
      for (const key of list) await page.keyboard.press(key);
    };
  await page.getByRole("spinbutton", { name: "Seed" }).focus();
  expect(await heard(keys("5", "ArrowLeft", "ArrowUp", "Space", "Control+a", "Enter", "Backspace", "f"))).toEqual([
    "keydown Control",
    "keyup Control",
  ]);
  await page.keyboard.press("Escape");
  expect(await heard(keys("F8", "Escape"))).toEqual(["keydown F8", "keyup F8", "keydown Escape", "keyup Escape"]);
  await page.getByRole("slider", { name: "Noise" }).focus();
  expect(await heard(keys("ArrowRight", "End"))).toEqual([]);
  expect(await heard(keys("n"))).toEqual(["keydown n", "keypress n", "keyup n"]);
  await page.getByRole("application").first().focus();
  expect(await heard(keys("ArrowRight"))).toEqual([]);
  await page.getByRole("button", { name: "One step", exact: true }).focus();
  expect(await heard(keys("Space", "Enter"))).toEqual([]);
  expect(await heard(keys("ArrowRight"))).toEqual(["keydown ArrowRight", "keyup ArrowRight"]);
  await page.getByRole("combobox", { name: "Batch size" }).focus();
  expect(await heard(keys("ArrowDown"))).toEqual([]);
  expect(await heard(keys("Control+z"))).toEqual(["keydown Control", "keyup Control"]);
  await page.getByRole("button", { name: "More", exact: true }).press("Enter");
  expect(await heard(keys("Escape"))).toEqual([]);
  expect(await heard(keys("Escape"))).toEqual(["keydown Escape", "keyup Escape"]);
});

test("a hidden element does not compute, however it is hidden", async ({ page, playground: _ }) => {
  await visit(page, {
    style: PLACE,
    body: `<div id="slide"><activation-playground autoplay></activation-playground></div>`,
  });
  await ready(page);
  const step = () => page.locator("activation-playground").evaluate((element) => (element as Guest).status!.step);
  const rate = async () => {
    const before = await step();
    await page.waitForTimeout(600);
    return (await step()) - before;
  };
  for (const [name, hidden] of [
    ["visibility", "hidden"],
    ["display", "none"],
    ["opacity", "0"],
    ["transform", "translate(-5000px)"],
    ["contentVisibility", "hidden"],
  ]) {
    await page
      .locator("#slide")
      .evaluate((slide, [name, value]) => (slide.style[name as "display"] = value), [name, hidden]);
    await page.waitForTimeout(900);
    expect(await rate(), name).toBe(0);
    await page.locator("#slide").evaluate((slide, name) => (slide.style[name as "display"] = ""), name);
    await expect.poll(rate, { message: name }).toBeGreaterThan(0);
  }
});

test("a config is copied, and null means the default", async ({ page, playground: _ }) => {
  await visit(page, { style: PLACE, body: "" });
  const found = await page.evaluate(async () => {
    const early = document.createElement("activation-playground") as Guest;
    early.config = { seed: 41 };
    const late = document.createElement("activation-playground") as Guest;
    document.body.append(early, late);
    await customElements.whenDefined("activation-playground");
    const seeds: unknown[] = [];
    const seed = async (element: Guest, change?: () => void) => {
      change?.();
      await element.step(0);
      seeds.push([(element.config as Config).seed, (element.config as Config).data!.name, element.preset]);
    };
    const watched = <T extends object>(value: T): T =>
      new Proxy(value, {
        get: (of, key) => {
          const part: unknown = Reflect.get(of, key);
          return typeof part === "object" && part !== null ? watched(part) : part;
        },
      });
    await seed(early);
    const rows = {
      seed: 42,
      data: {
        name: "custom",
        inputs: [
          [0, 1],
          [1, 0],
        ],
        targets: [0, 1],
      },
      layers: [{ units: 2 }],
    };
    await seed(late, () => (late.config = watched(rows)));
    await seed(
      late,
      () =>
        (late.config = {
          ...rows,
          seed: 43,
          data: { ...rows.data, inputs: [Float32Array.of(0, 1), Float32Array.of(1, 0)] },
        }),
    );
    await seed(late, () => (late.config = null));
    await seed(late, () => (late.preset = "xor"));
    await seed(late, () => (late.config = undefined));
    await seed(late, () => (late.preset = undefined));
    const loop: { seed: number; data?: unknown } = { seed: 44 };
    loop.data = loop;
    await seed(late, () => (late.config = loop));
    await seed(late, () => (late.lang = "not a language"));
    return seeds;
  });
  expect(found).toEqual([
    [41, "spiral", null],
    [42, "custom", null],
    [43, "custom", null],
    [7, "spiral", null],
    [7, "xor", "xor"],
    [7, "xor", "xor"],
    [7, "spiral", null],
    [7, "spiral", null],
    [7, "spiral", null],
  ]);
});

test("preset and language are kept where it is taken out and put in while it begins", async ({
  page,
  playground: _,
}) => {
  await visit(page, { style: PLACE, body: "" });
  const found = await page.evaluate(async () => {
    await customElements.whenDefined("activation-playground");
    const found: unknown[] = [];
    for (const pause of [0, 20, 100, 300, 900]) {
      const element = document.createElement("activation-playground") as Guest;
      document.body.replaceChildren(element);
      await new Promise((resolve) => setTimeout(resolve, pause));
      element.preset = "xor";
      element.lang = "zh-Hans";
      element.remove();
      await new Promise((resolve) => setTimeout(resolve, pause % 50));
      document.body.append(element);
      await element.step(1);
      found.push([(element.config as Config).data!.name, element.preset, element.lang, element.status?.step]);
    }
    return found;
  });
  expect(found).toEqual(Array(5).fill(["xor", "xor", "zh-Hans", 1]));
});
