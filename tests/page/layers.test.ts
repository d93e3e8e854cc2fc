import type { Config } from "../../web/engine/types.ts";
import { violationsInBothThemes } from "./axe.ts";
import { expect, test } from "./playground.ts";

const config = {
  layers: [
    { units: 5, activation: "relu" },
    { kind: "dropout", rate: 0.1 },
    { units: 4 },
    { kind: "activation", activation: "prelu" },
    { units: 3 },
    { kind: "activation", activation: "softmax" },
  ],
  loss: { name: "sparse_categorical_crossentropy", from_logits: false },
};

test("a network with layers that have no units opens, trains and shows every panel", async ({ page, playground }) => {
  const errors: Error[] = [];
  page.on("pageerror", (error) => errors.push(error));
  await playground.openPaused(config);
  await playground.step(20);
  await expect(page.locator('playground-network .column[aria-label="Layer 2: Dropout"]')).toBeVisible();
  await expect(page.locator(".face[data-layer]")).toHaveCount(5 + 4 + 3);
  for (const tab of await page.getByRole("tab").all()) {
    await tab.click();
    await playground.step(1);
  }
  expect((await playground.config())!.layers!.map(({ kind }) => kind)).toEqual([
    undefined,
    "dropout",
    undefined,
    "activation",
    undefined,
    "activation",
  ]);
  expect(errors).toEqual([]);
});

test("a layer of any kind is added where it is wanted, set in its menu, and removed by one step of undo", async ({
  page,
  playground,
}) => {
  await playground.openPaused(config);
  const kinds = async () => (await playground.config())!.layers!.map(({ kind }) => kind);
  const before = await kinds();
  await page.getByRole("button", { name: "Add a layer of another kind" }).press("Enter");
  await page.getByRole("combobox", { name: "Before" }).selectOption("Layer 3");
  const menu = page.locator("playground-layer-menu");
  const offer = menu.getByRole("button", { name: "Alpha dropout" });
  await expect(offer).toBeEnabled(); // the engine has said that it fits there
  await offer.press("Enter");
  await expect.poll(kinds).toEqual([...before.slice(0, 2), "alpha_dropout", ...before.slice(2)]);
  await expect(menu).toBeHidden();
  await page.getByRole("button", { name: "More settings of Layer 3: Alpha dropout" }).press("Enter");
  await page.getByRole("slider", { name: "Share dropped" }).press("ArrowRight");
  await expect.poll(async () => (await playground.config())!.layers![2].rate).toBe(0.11);
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Undo: Layer 3, Share dropped 0.1 → 0.11" }).click();
  await expect.poll(async () => (await playground.config())!.layers![2].rate).toBe(0.1);
  await page.getByRole("button", { name: /^Undo/ }).click();
  await expect.poll(kinds).toEqual(before);
});

test("a change that breaks the output offers its repairs, each one step of undo", async ({ page, playground }) => {
  await playground.openPaused(config);
  const count = async () => (await playground.config())!.layers!.length;
  const undo = page.getByRole("button", { name: /^Undo/ });
  for (const [repair, logits] of [
    ["Give the output layer Softmax", false],
    ["Give the logits to the loss", true],
  ] as const) {
    const mend = page.getByRole("button", { name: repair });
    // A second press at the same place within half a second is taken for a double press.
    await expect(async () => {
      await page.getByRole("button", { name: "Remove Layer 6: Activation" }).click();
      await expect(mend).toBeVisible({ timeout: 1000 });
    }).toPass();
    await mend.click();
    await expect.poll(count).toBe(5);
    const { layers, loss } = (await playground.config())!;
    expect([layers!.at(-1)!.activation, loss!.from_logits]).toEqual([{ name: logits ? "linear" : "softmax" }, logits]);
    await expect(page.getByText("This experiment cannot run")).toBeHidden();
    await undo.click();
    await expect.poll(count).toBe(6);
  }
});

test("a layer's ? writes it as Keras and PyTorch do, with its present settings", async ({ page, playground }) => {
  await playground.openPaused({
    data: { name: "shapes" },
    layers: [
      { kind: "conv2d", filters: 4, kernel_size: 5, strides: 2, padding: "same", activation: "relu" },
      { kind: "global_max_pooling2d" },
      { units: 6 },
    ],
    loss: { name: "sparse_categorical_crossentropy", from_logits: true },
  });
  await page.getByRole("button", { name: "More settings of Layer 1: Convolution 2D" }).press("Enter");
  const question = page.getByRole("button", { name: "What is this? Layer 1: Convolution 2D" });
  await question.press("Enter");
  const about = page.locator("playground-layer-about").first();
  await expect(about).toContainText("12 × 12 × 1 → 6 × 6 × 4, 104 parameters");
  const code = about.locator("code");
  await expect(code.first()).toHaveText('layers.Conv2D(4, (5, 5), strides=(2, 2), padding="same", activation="relu")');
  await expect(code.last()).toHaveText("x = F.pad(x, (1, 2, 1, 2))\nnn.Conv2d(1, 4, 5, stride=2)\nnn.ReLU()");
  await page.keyboard.press("Escape");
  await expect(question).toBeFocused();
  await page.getByRole("switch", { name: "Bias" }).press("Space");
  await question.press("Enter");
  await expect(code.first()).toContainText("use_bias=False");
});

test("what is seldom meant is hinted at, with what to do, and can be dismissed", async ({ page, playground }) => {
  const layers = (use_bias: boolean) => [
    { units: 4, use_bias },
    { kind: "batch_normalization" },
    { kind: "activation", activation: "sigmoid" },
    { units: 3 },
  ];
  await playground.openPaused({ layers: layers(true) });
  const hint = page.getByRole("button", { name: "One hint on this experiment" });
  await hint.press("Enter");
  const advice = page.locator("playground-advice");
  await expect(advice).toContainText("Layer 1, Bias: has no effect: the batch normalization after it subtracts");
  await page.getByRole("button", { name: "Dismiss the hint on Layer 1, Bias" }).press("Enter");
  await expect(hint).toHaveCount(0);
  await playground.propose({ layers: layers(false) });
  await expect(hint).toHaveCount(0);
  await playground.propose({ layers: [{ units: 4, activation: "softmax" }, { units: 3 }] });
  await hint.press("Enter");
  await expect(advice).toContainText("softmax in a hidden layer");
});

const LONG: Config = {
  data: { name: "digits", side: 12, samples: 100, classes: 10 },
  layers: [
    { kind: "conv2d", filters: 8, kernel_size: 3, padding: "same" },
    { kind: "batch_normalization" },
    { kind: "activation", activation: "relu" },
    { kind: "max_pooling2d" },
    { kind: "conv2d", filters: 16, kernel_size: 3 },
    { kind: "activation", activation: "relu" },
    { kind: "average_pooling2d", strides: 1 },
    { kind: "flatten" },
    { units: 16, activation: "relu" },
    { units: 10 },
  ],
};

test("in narrow columns layers still say their kind and number, and the picture is whole", async ({
  page,
  playground,
}) => {
  await playground.openPaused(LONG);
  const network = page.locator("playground-network");
  for (const [width, height] of [
    [1366, 768],
    [390, 844],
  ]) {
    await page.setViewportSize({ width, height });
    const pooling = network.getByRole("group", { name: "Layer 4" });
    await expect(pooling.locator(".kind"), `${width} px`).toHaveText("Max pooling 2D");
    const heading = pooling.locator("h3");
    await expect(heading).toHaveText("Layer 4");
    const spare = () => heading.evaluate(({ scrollWidth, clientWidth }) => clientWidth - scrollWidth);
    await expect.poll(spare, `${width} px`).toBeGreaterThanOrEqual(0);
    const left = async (part: string) => (await network.locator(part).first().boundingBox())!.x;
    const beside = async () => (await left("canvas.picture")) - (await left(".scroll"));
    await expect.poll(beside, `${width} px`).toBeGreaterThanOrEqual(0);
  }
});

/** Twelve layers of pictures and an output, as tutorials have them. */
const CONVOLUTIONS: Config = {
  data: { name: "shapes", samples: 100 },
  layers: [
    ...[4, 8].flatMap((filters) => [
      { kind: "conv2d", filters, kernel_size: 3, padding: "same" },
      { kind: "batch_normalization" },
      { kind: "activation", activation: "relu" },
      { kind: "max_pooling2d" },
    ]),
    { kind: "flatten" },
    { units: 12, activation: "relu" },
    { kind: "dropout", rate: 0.2 },
    { units: 8, activation: "relu" },
    { units: 6 },
  ],
  loss: { name: "sparse_categorical_crossentropy", from_logits: true },
} as Config;

const dense = (count: number): Config => ({
  data: { name: "blobs", classes: 3, samples: 100 },
  layers: [...Array.from({ length: count - 1 }, () => ({ units: 3, activation: "tanh" })), { units: 3 }],
});

test("a stack of any height keeps to the width, its output whole", async ({ page, playground }) => {
  await playground.openPaused();
  const network = page.locator("playground-network");
  for (const config of [CONVOLUTIONS, dense(20), dense(48)]) {
    const count = config.layers!.length;
    await playground.propose(config);
    for (const [width, height] of [
      [1440, 900],
      [1366, 768],
      [390, 844],
      [320, 640],
    ]) {
      const name = `${count} layers, ${width} px`;
      await page.setViewportSize({ width, height });
      const rightOf = (part: string) =>
        network
          .locator(part)
          .last()
          .evaluate((each) => each.getBoundingClientRect().right);
      // Another layout may replace the elements meanwhile.
      await expect(async () => {
        const over = await network.locator(".scroll").evaluate((each) => each.scrollWidth - each.clientWidth);
        expect(over, name).toBe(0);
        const right = await rightOf(".scroll");
        for (const part of [".node .face", ".node .class"])
          expect(await rightOf(part), `${part} of ${name}`).toBeLessThanOrEqual(right);
        expect(await network.locator(".face[data-layer]").last().getAttribute("data-layer"), name).toBe(
          String(count - 1),
        );
      }).toPass({ timeout: 5000 });
    }
  }
});

test("layers that have no room are folded, and open by a press, by an arrow key, and when they change", async ({
  page,
  playground,
}) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await playground.openPaused(dense(20));
  const network = page.locator("playground-network");
  const layers = async () =>
    (await network.locator(".column[role=group] .title h3").allTextContents()).map((title) => title.split(" ").at(-1));
  const all = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, i) => String(from + i));
  await expect.poll(layers).toEqual([...all(1, 5), "Output"]);
  const later = network.getByRole("button", { name: /: show layers? .*19$/ });
  await expect(later).toHaveText("+14 layers");
  const { width } = (await later.boundingBox())!;
  expect(width).toBeGreaterThanOrEqual(24);
  await later.press("Enter");
  await expect.poll(layers).toEqual([...all(6, 9), "Output"]);
  await expect(later).toBeFocused();
  expect(await violationsInBothThemes(page, network)).toEqual([]);
  await expect(later).toHaveAccessibleName("+10 layers: show layers 10 to 19");
  await later.press("Enter");
  await later.press("Enter");
  await expect.poll(layers).toEqual([...all(14, 17), "Output"]);
  await later.press("Enter");
  await expect.poll(layers).toEqual([...all(15, 19), "Output"]);
  const earlier = network.getByRole("button", { name: "+14 layers: show layers 1 to 14" });
  await expect(earlier, "nothing is left of the other column").toBeFocused();
  await earlier.click();
  await expect.poll(layers).toEqual([...all(11, 14), "Output"]);

  const weights = network.locator(".weights[tabindex='0']");
  await expect(weights, "a unit that is shown is in the Tab order").toHaveAttribute("data-layer", "10");
  await weights.press("ArrowLeft");
  await expect(weights).toBeFocused();
  await expect(weights).toHaveAttribute("data-layer", "9");
  await expect.poll(layers).toEqual([...all(7, 10), "Output"]);

  const changed = dense(20);
  changed.layers![1] = { units: 4, activation: "tanh" };
  await playground.propose(changed);
  await expect.poll(layers).toEqual([...all(1, 5), "Output"]);
});

test("the layer of a weight that is chosen in a panel is not folded", async ({ page, playground }) => {
  await playground.openPaused(dense(20));
  await expect(page.locator('.face[data-layer="0"]')).toHaveCount(3);
  await page.getByRole("tab", { name: "ε-nudge" }).click();
  await page.getByLabel("Layer", { exact: true }).selectOption("Layer 19");
  await expect(page.locator('.face[data-layer="18"]')).toHaveCount(3);
  await expect(page.locator('.face[data-layer="0"]')).toHaveCount(0);
});

test("the column of a layer without units has its number in line with the titles of the others", async ({
  page,
  playground,
}) => {
  await playground.openPaused(LONG);
  const network = page.locator("playground-network");
  for (const [width, height] of [
    [1440, 900],
    [1366, 768],
    [390, 844],
  ]) {
    await page.setViewportSize({ width, height });
    const heading = network
      .getByRole("group", { name: "Layer 2: Batch normalization" })
      .getByRole("heading", { name: "Layer 2: Batch normalization" });
    await expect(heading, `${width} px`).toHaveText("2");
    const topOf = (node: Node) => {
      const range = document.createRange();
      range.selectNodeContents(node);
      return range.getClientRects()[0].top;
    };
    const tops = async () => [
      await heading.evaluate(topOf),
      await network.getByRole("group", { name: "Layer 1" }).locator("h3").evaluate(topOf),
    ];
    await expect.poll(async () => Math.abs((await tops())[0] - (await tops())[1]), `${width} px`).toBeLessThan(2);
  }
});

test("the upright names of layers stay one line when the window gets higher", async ({ page, playground }) => {
  await playground.openPaused(LONG);
  const label = page.locator(".layer-label").first();
  const width = (await label.boundingBox())!.width;
  await page.setViewportSize({ width: 1440, height: 1300 });
  await expect.poll(async () => (await label.boundingBox())!.width).toBe(width);
});

test("kinds that fit stand first; of the others it is said which layer they do not suit", async ({
  page,
  playground,
}) => {
  await playground.openPaused(LONG);
  await page.getByRole("button", { name: "Add a layer of another kind" }).press("Enter");
  await page.getByRole("combobox", { name: "Before" }).selectOption("Layer 1: Convolution 2D");
  const menu = page.locator("playground-layer-menu");
  const misfits = menu.locator("h4 ~ ul");
  await expect(misfits.getByRole("button", { name: "Dense" })).toContainText(
    /Layer 1: Convolution 2D: needs rows × columns × channels/,
  );
  for (const offer of await misfits.getByRole("button").all()) await expect(offer).toBeDisabled();
  for (const offer of await menu.locator("ul").first().getByRole("button").all()) await expect(offer).toBeEnabled();
});

test("data too small for a window offer its padding, as one step of undo", async ({ page, playground }) => {
  await playground.openPaused({
    data: { name: "digits", side: 10, samples: 100, classes: 10 },
    layers: [
      { kind: "conv2d", filters: 2, kernel_size: 5 },
      { kind: "conv2d", filters: 2, kernel_size: 6 },
      { kind: "flatten" },
      { units: 10 },
    ],
  });
  const state = async () => {
    const { data, layers } = (await playground.config())!;
    return [(data as { side: number }).side, layers![1].padding];
  };
  await page.getByRole("slider", { name: "Image size" }).press("ArrowLeft");
  const notice = page.locator("playground-notice");
  await expect(notice).toContainText("Layer 2: Convolution 2D, Kernel size: reaches over 6 cells");
  await notice.getByRole("button", { name: "Pad its input (same)" }).click();
  await expect.poll(state).toEqual([9, "same"]);
  await page.getByRole("button", { name: /^Undo/ }).click();
  await expect.poll(state).toEqual([10, "valid"]);
});
