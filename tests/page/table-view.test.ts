import type { Locator } from "@playwright/test";
import { expect, test } from "./playground.ts";

const texts = (cells: Locator) =>
  cells.evaluateAll((found) => found.map((cell) => cell.textContent.replaceAll(/\s+/g, " ").trim()));
const exact = (value: number) => value.toFixed(4).replace("-", "−");

test("the network as a table, by keyboard: layers, then the weights of one, as they are", async ({
  page,
  playground,
}) => {
  await playground.openPaused({ layers: [{ units: 3, activation: "prelu" }, { units: 3 }] });
  await playground.step(30);
  const open = page.getByRole("button", { name: "Network as a table" });
  await page.getByRole("button", { name: "Add a layer of another kind" }).focus();
  await page.keyboard.press("Tab");
  await expect(open).toBeFocused();
  expect(await open.evaluate((button) => getComputedStyle(button).clipPath)).toBe("none");
  await page.keyboard.press("Enter");
  const dialog = page.getByRole("dialog", { name: "Network as a table" });
  await expect(dialog.getByRole("status")).toHaveText("At step 30");
  expect(await texts(dialog.getByRole("rowheader"))).toEqual(["Layer 1", "Output"]);
  const kernel = await playground.element.evaluate((element) =>
    (element as unknown as { parameters(): Promise<{ kernel: number[] }[]> })
      .parameters()
      .then((layers) => layers.map(({ kernel }) => [...kernel])),
  );
  const range = `${exact(Math.min(...kernel[0]))} to ${exact(Math.max(...kernel[0]))}`;
  expect(await texts(dialog.getByRole("row", { name: "Layer 1" }).getByRole("cell"))).toEqual([
    "3",
    "PReLU",
    "12",
    range,
    "Show",
  ]);
  await dialog.getByRole("button", { name: "Weights and biases of Output" }).press("Enter");
  const weights = dialog.getByRole("table", { name: "Weights and biases of Output" });
  expect(await texts(weights.getByRole("rowheader"))).toEqual([
    "Bias",
    "Layer 1, unit 1",
    "Layer 1, unit 2",
    "Layer 1, unit 3",
  ]);
  expect(await texts(weights.getByRole("row", { name: "Layer 1, unit 2" }).getByRole("cell"))).toEqual(
    kernel[1].slice(3, 6).map(exact),
  );
  await playground.step(30);
  await expect(dialog.getByRole("status")).toHaveText("At step 30");
  await dialog.getByRole("button", { name: "Refresh" }).press("Enter");
  await expect(dialog.getByRole("status")).toHaveText("At step 60");
  await page.keyboard.press("Escape");
  await expect(dialog).toHaveCount(0);
  await expect(open).toBeFocused();
});

test("the map as a table: at each place the likeliest class, as the inspector finds it", async ({
  page,
  playground,
}) => {
  await playground.openPaused();
  await playground.step(200);
  await page.getByRole("button", { name: "Map as a table" }).press("Enter");
  const dialog = page.getByRole("dialog", { name: "Map as a table" });
  await expect(dialog.getByRole("columnheader")).toHaveText([
    "x₁ = −3",
    "x₁ = −2",
    "x₁ = −1",
    "x₁ = 0",
    "x₁ = 1",
    "x₁ = 2",
    "x₁ = 3",
  ]);
  expect(await texts(dialog.getByRole("rowheader"))).toEqual([
    "x₂ = 3",
    "x₂ = 2",
    "x₂ = 1",
    "x₂ = 0",
    "x₂ = −1",
    "x₂ = −2",
    "x₂ = −3",
  ]);
  const { probabilities } = await playground.element.evaluate(async (element) => {
    const found = await (
      element as unknown as { inspect(point: number[]): Promise<{ probabilities: Float64Array }> }
    ).inspect([2, -1]);
    return { probabilities: [...found.probabilities] };
  });
  const best = Math.max(...probabilities);
  const wanted = `Class ${probabilities.indexOf(best) + 1} ${Math.round(best * 100)}%`;
  expect((await texts(dialog.getByRole("row", { name: "x₂ = −1" }).getByRole("cell")))[5]).toBe(wanted);
});

test("for a curve, and for several labels", async ({ page, playground }) => {
  await playground.openPaused({
    data: { name: "curve" },
    features: ["x1"],
    layers: [{ units: 2, activation: "tanh" }, { units: 1 }],
    loss: { name: "mean_squared_error" },
  });
  await page.getByRole("button", { name: "Map as a table" }).press("Enter");
  await expect(page.getByRole("dialog").getByRole("row")).toHaveCount(14);
  await page.keyboard.press("Escape");
  await playground.propose({
    data: { name: "overlap", classes: 2 },
    layers: [{ units: 2 }],
    loss: { name: "binary_crossentropy", from_logits: true },
  });
  await page.getByRole("button", { name: "Map as a table" }).press("Enter");
  await expect(page.getByRole("dialog").getByRole("cell").nth(1)).toHaveText(/^Label 1 \d+%, Label 2 \d+%$/);
});

/** How often what a screen reader speaks by itself has changed within a second. */
const spoken = () => {
  const regions: Node[] = [];
  const collect = (root: ParentNode) => {
    for (const element of root.querySelectorAll("*")) {
      if (
        element.matches('[role="status"], [role="alert"], [role="log"], [aria-live="polite"], [aria-live="assertive"]')
      )
        regions.push(element);
      if (element.shadowRoot) collect(element.shadowRoot);
    }
  };
  collect(document);
  return new Promise<{ regions: number; changes: number }>((resolve) => {
    let changes = 0;
    const watch = new MutationObserver((records) => (changes += records.length));
    for (const region of regions) watch.observe(region, { childList: true, characterData: true, subtree: true });
    setTimeout(() => resolve({ regions: regions.length, changes }), 1000);
  });
};

test("a table whose network becomes another one is read anew, whenever that is", async ({ page, playground }) => {
  await playground.openPaused();
  const change = (seed: number, layers: number[]) =>
    playground.element.evaluate(
      (element, [seed, layers]) => {
        const hidden = layers.map((units) => ({ units, activation: "tanh" }));
        Object.assign(element, {
          config: {
            seed,
            data: { name: "curve" },
            features: ["x1"],
            layers: [...hidden, { units: 1 }],
            loss: { name: "mean_squared_error" },
          },
        });
      },
      [seed, layers] as const,
    );
  await change(1, [3]); // on its way as the table is opened
  await page.getByRole("button", { name: "Map as a table" }).press("Enter");
  const dialog = page.getByRole("dialog");
  await expect(dialog.getByRole("row")).toHaveCount(14);
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Network as a table" }).press("Enter");
  await expect(dialog.getByRole("row")).toHaveCount(3);
  await change(2, [3, 2]);
  await expect(dialog.getByRole("row")).toHaveCount(4);
});

test("nothing is spoken while it trains", async ({ page, playground }) => {
  await playground.open();
  for (const panel of ["Curves", "Health", "Backprop"]) {
    await page.getByRole("tab", { name: panel }).click();
    await page.waitForTimeout(500);
    const { regions, changes } = await page.evaluate(spoken);
    expect(regions, panel).toBeGreaterThan(2);
    expect(changes, panel).toBe(0);
  }
});

test("a stack of maps as a table: what each layer gives and has, its kernels row by row", async ({
  page,
  playground,
}) => {
  await playground.openPaused({
    data: { name: "shapes" },
    layers: [{ kind: "conv2d", filters: 4, kernel_size: 5 }, { kind: "global_max_pooling2d" }, { units: 6 }],
    loss: { name: "sparse_categorical_crossentropy", from_logits: true },
  });
  await page.getByRole("button", { name: "Network as a table" }).press("Enter");
  const dialog = page.getByRole("dialog", { name: "Network as a table" });
  await expect(dialog).toContainText("It reads examples of 12 × 12 numbers.");
  const cells = (name: string) => dialog.getByRole("row", { name }).getByRole("cell");
  await expect(cells("Layer 1: Convolution 2D").first()).toHaveText("8 × 8 × 4");
  await expect(cells("Layer 1: Convolution 2D").nth(2)).toHaveText("104");
  await expect(cells("Layer 2: Global max pooling 2D").first()).toHaveText("4");
  await expect(cells("Layer 2: Global max pooling 2D").nth(2)).toHaveText("0");
  await dialog.getByRole("button", { name: "Weights and biases of Layer 1: Convolution 2D" }).press("Enter");
  const weights = dialog.getByRole("table", { name: /^Weights and biases of Layer 1/ });
  expect((await texts(weights.getByRole("rowheader"))).slice(0, 3)).toEqual(["Bias", "Kernel 1·1·1", "Kernel 1·2·1"]);
});
