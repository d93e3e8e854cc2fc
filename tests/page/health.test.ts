import type { Config } from "../../web/engine/types.ts";
import { expect, sharedTest as test } from "./playground.ts";

/** Adam with a rate far too high: ReLUs die. */
const DYING: Config = {
  data: { name: "spiral", classes: 3 },
  layers: [{ units: 8, activation: "relu" }, { units: 8, activation: "relu" }, { units: 3 }],
  loss: { name: "sparse_categorical_crossentropy", from_logits: true },
  optimizer: { name: "adam", learning_rate: 1 },
};

test("dead units are marked on the network, counted by layer, and said in a sentence with what to try", async ({
  page,
  playground,
}) => {
  await playground.openPaused(DYING);
  await playground.step(60);
  await page.getByRole("tab", { name: "Health" }).click();
  const finding = page.locator("playground-health .findings li").first();
  await expect(finding).toContainText("Layer 2: 8 of 8 units are dead: their input is negative for every point.");
  await expect(finding).toContainText("Try Leaky ReLU");
  for (const layer of [1, 2]) {
    const marked = await page.getByRole("img", { name: new RegExp(`^Layer ${layer}, unit \\d, dead`) }).count();
    expect(marked).toBeGreaterThan(1);
    await expect(
      page.getByRole("group", { name: `Layer ${layer}` }).locator("dd", { hasText: `${marked} of 8` }),
    ).toHaveCount(1);
  }
  await expect(page.locator('.node[data-state="dead"] .state').first()).toBeVisible();
});

test("what is wrong shows on the tab, whatever panel is open, and goes when it is mended", async ({
  page,
  playground,
}) => {
  await playground.openPaused(DYING);
  const warning = page.getByRole("tab", { name: "Health" }).getByRole("img", { name: "Problem found" });
  await playground.reset();
  await expect(warning).toHaveCount(0);
  await playground.step(60);
  await expect(warning).toBeVisible();
  await playground.reset();
  await expect(warning).toHaveCount(0);
});

test("a panel that is not on show is not there, and its work is not done", async ({ page, playground }) => {
  await playground.openPaused();
  await expect(page.locator("playground-health")).toHaveCount(0);
  await page.getByRole("tab", { name: "Health" }).click();
  await expect(page.locator("playground-health section")).toHaveCount(3);
  await expect(page.locator("playground-curves")).toHaveCount(0);
});

test("the panels change by the arrow keys, and none makes the page higher than the screen", async ({
  page,
  playground,
}) => {
  await playground.openPaused(DYING);
  await playground.step(60);
  await page.getByRole("tab", { name: "Curves" }).focus();
  for (let tabs = await page.getByRole("tab").count(); tabs > 0; tabs--) {
    await page.keyboard.press("ArrowDown");
    await expect(page.locator("[role=tab]:focus")).toHaveAttribute("aria-selected", "true");
    expect(await page.evaluate(() => document.documentElement.scrollHeight)).toBeLessThanOrEqual(900);
  }
  await expect(page.getByRole("tab", { name: "Curves" })).toHaveAttribute("aria-selected", "true");
});

test("mean, spread and range of the activations, with dropout where there is some, and how far the weights have moved", async ({
  page,
  playground,
}) => {
  await playground.openPaused({ ...DYING, layers: [{ units: 8, activation: "tanh", dropout: 0.5 }, { units: 3 }] });
  await page.getByRole("tab", { name: "Health" }).click();
  const panel = page.locator("playground-health");
  const hidden = panel.getByRole("group", { name: "Layer 1" });
  await expect(hidden).toContainText("weights moved by 0");
  await expect(hidden).toContainText(/a: mean −?0\.\d+, spread 0\.\d+, −0\.\d+ … 0\.\d+/);
  await expect(hidden).toContainText(/in training: mean −?0\.\d+, spread \d\.?\d*/);
  await playground.step(10);
  await expect(hidden).toContainText(/weights moved by [1-9]/);
  await playground.propose(DYING);
  await expect(hidden).toContainText("weights moved by 0");
  await expect(panel, "without dropout, they are the same in training").not.toContainText("in training");
});

test("panels that measure or draw a part of the rows say so, where there are more", async ({ page, playground }) => {
  const text = async (name: string) => {
    await page.getByRole("tab", { name }).click();
    return page.locator({ Health: "playground-health", Space: "playground-warp" }[name] ?? "playground-normalization");
  };
  const layers = [{ units: 6 }, { kind: "batch_normalization" }, { units: 3 }];
  const spiral = (samples: number): Config => ({ ...DYING, data: { name: "spiral", classes: 3, samples }, layers });
  await playground.openPaused(spiral(2000));
  await expect(await text("Health")).toContainText("Measured on the first training rows: at most 512 of 1,400.");
  await expect(await text("Space")).toContainText("The first 400 of 2,000 points are drawn.");
  await expect(await text("Normalization")).toContainText("Channel 1, at the first 1,024 of 1,400 training rows");
  await playground.propose(spiral(300));
  await expect(await text("Normalization")).toContainText("Channel 1, at 210 training rows");
  await expect(await text("Space")).not.toContainText("points are drawn");
  await expect(await text("Health")).toContainText("Layer 1");
  await expect(await text("Health")).not.toContainText("Measured on");
});
