import type { Page } from "@playwright/test";
import type { LayerParameters } from "../../web/engine/types.ts";
import { expect, test, type Playground } from "./playground.ts";
import { settled } from "./stored.ts";

const layers = (playground: Playground): Promise<{ kernel: number[]; bias: number[] }[]> =>
  playground.element.evaluate(async (element) =>
    (await (element as unknown as { parameters(): Promise<LayerParameters[]> }).parameters()).map(
      ({ kernel, bias }) => ({
        kernel: Array.from(kernel),
        bias: Array.from(bias ?? []),
      }),
    ),
  );

/** Where the line from the second feature ends, at the third unit of the first layer. */
async function lineEnd(page: Page): Promise<[number, number]> {
  const box = (await page.locator('.face[data-layer="0"][data-unit="2"]').boundingBox())!;
  return [box.x - 12, box.y + box.height / 2 - 2];
}

test("a line shows its weight, and a press opens it: the number changes, training goes on from there", async ({
  page,
  playground,
}) => {
  await playground.openPaused();
  await playground.step(30);
  const before = await layers(playground);
  const [x, y] = await lineEnd(page);
  await page.mouse.move(x, y);
  const tip = page.getByRole("tooltip");
  await expect(tip).toBeVisible();
  const [, input] = /x([₁₂])/.exec((await tip.textContent())!)!;
  const index = (input === "₁" ? 0 : 16) + 2;
  expect(Number((await tip.textContent())!.replace("−", "-").match(/-?\d\.\d+/)![0])).toBeCloseTo(
    before[0].kernel[index],
    3,
  );
  await page.mouse.click(x, y);
  const editor = page.getByRole("dialog", { name: `Weight from x${input} to Layer 1, unit 3` });
  const number = editor.getByRole("spinbutton", { name: "Weight" });
  await expect(number).toBeFocused();
  expect(Number(await number.inputValue())).toBeCloseTo(before[0].kernel[index], 4);
  await number.fill("1.25");
  await number.press("Enter");
  await expect.poll(async () => (await layers(playground))[0].kernel[index]).toBe(1.25);
  expect((await playground.status())!.step).toBe((await playground.step(0)).step);
  const after = await layers(playground);
  before[0].kernel[index] = 1.25;
  expect(after).toEqual(before);
  await expect(page.locator(".links path[data-chosen]")).toHaveCount(1);
  await editor.getByRole("slider", { name: "Weight" }).press("ArrowLeft");
  await expect.poll(async () => (await layers(playground))[0].kernel[index]).toBeLessThan(1.25);
  await page.keyboard.press("Escape");
  await expect(editor).toBeHidden();
});

test("text that is not a number is refused, and the weight stays", async ({ page, playground }) => {
  await playground.openPaused();
  const before = await playground.fingerprint();
  await page.mouse.click(...(await lineEnd(page)));
  const number = page.getByRole("spinbutton", { name: "Weight" });
  for (const [wrong, message] of [
    ["", "Enter a number."],
    ["1e39", "Enter a number from −3.40282e38 to 3.40282e38."],
  ]) {
    await number.fill(wrong);
    await number.press("Enter");
    await expect(page.locator("playground-weight").getByRole("alert")).toHaveText(message);
    await expect(number).toHaveValue(wrong);
  }
  expect(await playground.fingerprint()).toBe(before);
  await number.fill("0.5");
  await number.press("Enter");
  await expect(page.locator("playground-weight").getByRole("alert")).toHaveCount(0);
  expect(await playground.fingerprint()).not.toBe(before);
});

test("by keyboard: the units are one stop, arrows lead through them, Enter opens bias and weights, Escape leads back", async ({
  page,
  playground,
}) => {
  await playground.openPaused();
  const first = page.getByRole("button", { name: "Layer 1, unit 1: edit its weights and bias" });
  await first.focus();
  await expect(page.getByRole("tooltip")).toContainText("Bias");
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowDown");
  const unit = page.getByRole("button", { name: "Layer 2, unit 2: edit its weights and bias" });
  await expect(unit).toBeFocused();
  await expect(page.locator(".links path[data-pointed]")).toHaveCount(8);
  await page.keyboard.press("Enter");
  const editor = page.getByRole("dialog", { name: "Bias of Layer 2, unit 2" });
  await editor.getByRole("spinbutton", { name: "Bias" }).fill("-0.75");
  await page.keyboard.press("Enter");
  await expect.poll(async () => (await layers(playground))[1].bias[1]).toBe(-0.75);
  await editor.getByLabel("From").selectOption("Layer 1, unit 12");
  const weight = page
    .getByRole("dialog", { name: "Weight from Layer 1, unit 12 to Layer 2, unit 2" })
    .getByRole("spinbutton", { name: "Weight" });
  await weight.fill("2");
  await weight.press("Enter");
  await expect.poll(async () => (await layers(playground))[1].kernel[11 * 16 + 1]).toBe(2);
  await page.keyboard.press("Escape");
  await expect(unit).toBeFocused();
});

test("a weight set by hand during training is trained on", async ({ page, playground }) => {
  await playground.open();
  await page.mouse.click(...(await lineEnd(page)));
  const number = page.getByRole("spinbutton", { name: "Weight" });
  await number.fill("40");
  await number.press("Enter");
  await expect.poll(async () => Number(await number.inputValue())).toBeGreaterThan(20);
  const { step } = (await playground.status())!;
  await expect.poll(async () => (await playground.status())!.step).toBeGreaterThan(step);
});

test("of keys and presses that come before the page is drawn again none is lost: units, tabs, steps of backprop", async ({
  page,
  playground,
}) => {
  await playground.openPaused();
  const press = (...keys: string[]) =>
    page.evaluate((keys) => {
      const focused = (root: Document | ShadowRoot): Element =>
        root.activeElement!.shadowRoot?.activeElement ? focused(root.activeElement!.shadowRoot) : root.activeElement!;
      for (const key of keys)
        focused(document).dispatchEvent(
          new KeyboardEvent("keydown", { key, bubbles: true, composed: true, cancelable: true }),
        );
    }, keys);
  await page.getByRole("button", { name: "Layer 1, unit 1: edit its weights and bias" }).focus();
  await press("ArrowRight", "ArrowDown");
  await expect(page.getByRole("button", { name: "Layer 2, unit 2: edit its weights and bias" })).toBeFocused();
  await page.getByRole("tab", { name: "Curves" }).focus();
  await press("ArrowDown", "ArrowDown", "ArrowDown");
  await expect(page.getByRole("tab", { name: "Collapse" })).toBeFocused();
  await expect(page.getByRole("tab", { name: "Collapse" })).toHaveAttribute("aria-selected", "true");
  await page.getByRole("tab", { name: "Backprop" }).click();
  const next = page.getByRole("button", { name: "Next unit" });
  await next.evaluate((button: HTMLButtonElement) => [0, 1, 2].forEach(() => button.click()));
  await expect(page.getByRole("slider", { name: "Forward and backward steps" })).toHaveValue("3");
});

test("a unit gets a name in the editor of its weights, which the network, the inspector and the table show and undo takes away", async ({
  page,
  playground,
}) => {
  await playground.openPaused();
  const button = page.getByRole("button", { name: /Layer 1, unit 3.*edit its weights/ });
  await button.press("Enter");
  await page.getByRole("textbox", { name: "Name of this unit" }).fill("affordability");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Escape");
  await expect(button).toHaveAccessibleName("affordability (Layer 1, unit 3): edit its weights and bias");
  await expect(page.locator("playground-network .own")).toHaveText("affordability");
  await expect
    .poll(async () => JSON.parse(await playground.linked()).view.unitNames)
    .toEqual([{ layer: 0, unit: 2, name: "affordability" }]);
  await page.getByRole("button", { name: "affordability (Layer 1, unit 3): show its weighted sum" }).click();
  const field = page.locator("playground-inspector").getByRole("textbox", { name: "Name of this unit" });
  await expect(field).toHaveValue("affordability");
  await page.getByRole("button", { name: "Network as a table" }).press("Enter");
  await page.getByRole("button", { name: "Weights and biases of Layer 2" }).click();
  await expect(page.getByRole("rowheader", { name: "affordability (Layer 1, unit 3)" })).toBeVisible();
  await page.getByRole("button", { name: "Close", exact: true }).click();
  await page.getByRole("button", { name: "Undo: name of Layer 1, unit 3" }).click();
  await expect(page.locator("playground-network .own, playground-inspector .own")).toHaveCount(0);
  await expect(field).toHaveValue("");
  await settled(page);
  await page.reload();
  await page.getByRole("button", { name: "Redo: name of Layer 1, unit 3" }).click();
  await expect(page.locator("playground-network .own")).toHaveText("affordability");
});

test("a link with a name that is none opens, and the page says that the name was left out", async ({
  page,
  playground,
}) => {
  const view = {
    unitNames: [
      { layer: 0, unit: 1, name: "price" },
      { layer: 0, unit: 2, name: "" },
    ],
  };
  await playground.open(`#experiment=${Buffer.from(JSON.stringify({ experiment: {}, view })).toString("base64url")}`);
  await expect(page.getByRole("alert")).toContainText("Some names that this link gives units were left out");
  await expect(page.locator("playground-network .own")).toHaveText("price");
});
