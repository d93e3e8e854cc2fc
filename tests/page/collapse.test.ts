import { expect, sharedTest as test } from "./playground.ts";

test("linear layers amount to one W and b that gives the same z, after training too", async ({ page, playground }) => {
  await playground.openPaused();
  await page.getByRole("tab", { name: "Collapse" }).click();
  await expect(page.locator("playground-collapse")).toContainText("No two neighbouring layers are linear");
  await page.getByRole("button", { name: "Make every hidden layer linear" }).click();
  await expect(page.locator("playground-collapse")).toContainText(
    "Layer 1 to Output have 371 parameters and are equivalent to one W and b with 9.",
  );
  await playground.step(30);
  await playground.inspect([0.5, -1.5]);
  await expect(async () => {
    const [kernel, bias] = [await playground.cells("kernel"), await playground.cells("bias")];
    const { logits } = await playground.inspect([0.5, -1.5]);
    expect(await playground.cells("one")).toEqual(await playground.cells("layers"));
    Object.values(logits).forEach((z, unit) =>
      expect(0.5 * kernel[unit] - 1.5 * kernel[3 + unit] + bias[unit]).toBeCloseTo(z, 2),
    );
  }).toPass();
});
