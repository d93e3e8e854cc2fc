import { expect, test } from "./playground.ts";

test("learns without a click", async ({ page, playground }) => {
  await page.goto("/");
  await expect.poll(async () => (await playground.status())?.step ?? 0).toBeGreaterThan(0);
  await expect(page.getByRole("button", { name: "Pause" })).toBeEnabled();
  const { step } = (await playground.status())!;
  await expect.poll(async () => (await playground.status())!.step).toBeGreaterThan(step + 50);
});
