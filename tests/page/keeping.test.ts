import type { Config } from "../../web/engine/types.ts";
import { Playground, expect, test } from "./playground.ts";

/** Own data of two classes whose numbers have all of their digits. */
function ownData(rows: number, columns: number): Config {
  let state = 1;
  const next = () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
  const inputs = Array.from({ length: rows }, () => Array.from({ length: columns }, () => next() * 8 - 4));
  return { data: { name: "custom", inputs, targets: inputs.map(([x]) => (x > 0 ? 1 : 0)), test_fraction: 0.2 }, layers: [{ units: 4, activation: "tanh" }, { units: 2 }] };
}

test("own data of the promised size, in both of two runs, travels in the link and prints", async ({ page, playground, context }) => {
  await playground.openPaused(ownData(10_000, 2));
  await page.getByRole("tab", { name: "Two runs" }).click();
  await page.getByRole("button", { name: "Keep this run as A" }).click();
  await playground.propose({ ...ownData(1600, 10), seed: 5 });
  await expect.poll(async () => JSON.parse((await playground.linked()) || "{}").experiment?.seed).toBe(5);
  const config = await playground.config();
  await page.evaluate(() => (window.print = () => document.body.setAttribute("data-printed", "")));
  await page.getByRole("button", { name: "Print" }).click();
  await expect(page.locator("body")).toHaveAttribute("data-printed", "");
  const other = new Playground(await context.newPage());
  await other.open(await page.evaluate(() => location.hash));
  expect(await other.config()).toEqual(config);
  expect(JSON.parse(await other.linked()).view.rival.data.inputs).toHaveLength(10_000);
  expect(other.faults).toEqual([]);
});
