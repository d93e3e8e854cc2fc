import { expect, test } from "./playground.ts";

test("learns without a click, within a second of the page's arrival", async ({ page, playground }) => {
  await page.goto("/");
  const milliseconds = await page.evaluate(
    () =>
      new Promise<number>((resolve) =>
        document.addEventListener("progress", (event) => {
          if ((event as unknown as CustomEvent).detail.step > 0) resolve(performance.now());
        }),
      ),
  );
  expect(milliseconds).toBeLessThan(1000);
  await expect(page.getByRole("button", { name: "Pause" })).toBeEnabled();
  const { step } = (await playground.status())!;
  await expect.poll(async () => (await playground.status())!.step).toBeGreaterThan(step + 50);
});
