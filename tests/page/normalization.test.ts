import { expect, sharedTest as test } from "./playground.ts";

const layers = [
  { units: 6, activation: "linear", use_bias: false },
  { kind: "batch_normalization" },
  { kind: "activation", activation: "sigmoid" },
  { units: 3, activation: "linear" },
];

test("channels by keyboard, and a momentum with which the moving statistics catch up, as one step of undo", async ({
  page,
  playground,
}) => {
  await playground.openPaused();
  await expect(page.getByRole("tab", { name: "Normalization" })).toHaveCount(0);
  await playground.propose({ layers });
  await playground.step(5);
  await page.getByRole("tab", { name: "Normalization" }).click();
  const channels = page.getByRole("slider", { name: /^Channels/ });
  await expect(channels).toHaveAttribute("aria-valuetext", /^Channel 1: mean .+ at present, .+ moving; variance/);
  await expect(page.locator("playground-normalization .present:not(.mean)")).toHaveCount(13); // with the legend's
  await channels.press("ArrowDown");
  await expect(page.locator("playground-normalization h3")).toHaveText("Channel 2, at 210 training rows");
  await expect(page.locator("playground-normalization")).toContainText("momentum 0.99 these lag by about 200 steps");
  const momentum = async () => (await playground.config())!.layers![1].momentum;
  await page.getByRole("button", { name: "Set momentum 0.9" }).click();
  await expect.poll(momentum).toBe(0.9);
  await expect(page.getByRole("button", { name: "Set momentum 0.9" })).toHaveCount(0);
  await page.getByRole("button", { name: /^Undo/ }).click();
  await expect.poll(momentum).toBe(0.99);
  await playground.propose({});
  await expect(page.getByRole("tab", { name: "Normalization" })).toHaveCount(0);
});
