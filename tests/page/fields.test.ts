import type { Locator } from "@playwright/test";
import { expect, test } from "./playground.ts";

const enter = async (field: Locator, text: string) => {
  await field.fill(text);
  await field.press("Enter");
};

test("numbers are read as people write them; other text is refused at the field, which keeps it", async ({
  page,
  playground,
}) => {
  await playground.openPaused();
  const noise = page.getByRole("spinbutton", { name: "Noise" });
  const read = async () => ((await playground.config())!.data as { noise: number }).noise;
  const before = await read();
  for (const [text, message] of [
    ["abc", "“abc” is not a number."],
    ["", "Enter a number."],
    ["7", "Enter a number from 0 to 5."],
    ["1,500", "“1,500” can mean 1.5 or 1500. Enter one of these."],
  ]) {
    await enter(noise, text);
    await expect(noise).toHaveValue(text);
    await expect(noise).toHaveAttribute("aria-invalid", "true");
    await expect(noise).toHaveAccessibleDescription(message);
    await expect(page.getByRole("alert").filter({ hasText: message })).toBeVisible();
  }
  expect(await read()).toBe(before);
  await noise.press("Escape");
  await expect(noise).toHaveValue(String(before));
  await expect(noise).not.toHaveAttribute("aria-invalid");
  await enter(noise, "０，０３");
  await expect.poll(read).toBe(0.03);
  await expect(noise).toHaveValue("0.03");
  await noise.press("ArrowUp");
  await expect.poll(read).toBe(0.04);
  const classes = page.getByRole("spinbutton", { name: "Classes" });
  await enter(classes, "2.5");
  await expect(classes).toHaveAccessibleDescription("Enter a whole number.");
  await page.getByRole("slider", { name: "Classes" }).press("ArrowRight");
  await expect(classes).toHaveValue("4");
  await expect(classes).not.toHaveAttribute("aria-invalid");
});

test("Ctrl+Z undoes the experiment once a number is taken over, and the typing before", async ({
  page,
  playground,
}) => {
  await playground.openPaused();
  const seed = page.getByRole("spinbutton", { name: "Seed" });
  const read = async () => (await playground.config())!.seed;
  await enter(seed, "12");
  await expect.poll(read).toBe(12);
  await seed.press("End");
  await page.keyboard.type("3");
  await expect(seed).toHaveValue("123");
  await page.keyboard.press("Control+z");
  await expect(seed).toHaveValue("12");
  expect(await read()).toBe(12);
  await page.keyboard.press("Control+z");
  await expect.poll(read).toBe(7);
  await expect(seed).toHaveValue("7");
  await expect(seed).toBeFocused();
  await page.keyboard.press("Control+Shift+Z");
  await expect.poll(read).toBe(12);
  await expect(seed).toHaveValue("12");
});

test("a menu shows the value of another experiment, also one that is not among the usual ones", async ({
  page,
  playground,
}) => {
  await playground.open();
  const rate = page.getByRole("combobox", { name: "Learning rate" });
  await expect(rate).toHaveValue("0.01");
  for (const learning_rate of [0.004, 2, 0.00002, 0.1]) {
    await playground.element.evaluate(
      (element, optimizer) => ((element as unknown as { config: unknown }).config = { optimizer }),
      { name: "adam", learning_rate },
    );
    await expect.poll(async () => (await playground.config())!.optimizer!.learning_rate).toBe(learning_rate);
    await expect.poll(async () => Number(await rate.inputValue())).toBe(learning_rate);
  }
});
