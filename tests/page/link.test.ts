import { Playground, expect, test } from "./playground.ts";

const encode = (text: string) => `#experiment=${Buffer.from(text, "utf8").toString("base64url")}`;

test("opened from its link in another tab, the experiment gives the same parameters to the bit", async ({
  page,
  playground,
}) => {
  await playground.openPaused({
    seed: 23,
    data: { name: "moons", classes: 2, noise: 0.25, samples: 200 },
    layers: [{ units: 6, activation: { name: "elu", alpha: 0.7 }, dropout: 0.1 }, { units: 1 }],
    loss: { name: "binary_crossentropy", from_logits: true },
    regularizer: { l2: 0.001 },
  });
  await playground.reset();
  await playground.step(100);
  const [config, parameters] = [await playground.config(), await playground.parameters()];
  const address = () => page.evaluate(() => location.hash);
  await expect.poll(async () => JSON.parse((await playground.linked()) || "{}").experiment?.seed).toBe(23);

  const other = new Playground(await page.context().newPage());
  await other.open(await address());
  expect(await other.config()).toEqual(config);
  await other.page.getByRole("button", { name: "Pause" }).click();
  await other.reset();
  await other.step(100);
  expect(await other.parameters()).toEqual(parameters);
});

test("another link in the same window is followed, a damaged one is named and the address put right", async ({
  page,
  playground,
}) => {
  await playground.open();
  await page.evaluate((hash) => (location.hash = hash), encode('{"experiment":{"seed":99},"view":{}}'));
  await expect.poll(async () => (await playground.config())!.seed).toBe(99);
  await page.evaluate(() => (location.hash = "#experiment=%%%"));
  await expect(page.getByRole("alert")).toContainText("This link is damaged");
  await expect(page.getByRole("alert")).toContainText("Character 13, counted from the #");
  expect((await playground.config())!.seed).toBe(99);
  await expect.poll(() => page.evaluate(() => location.hash.length > 100)).toBe(true);
  await page.evaluate(() => (location.hash = "#preset=xor"));
  await expect(page.getByRole("alert").filter({ hasText: "damaged" })).toHaveCount(0);
});

test("the point looked at travels with the link", async ({ page, playground }) => {
  await playground.open(encode('{"experiment":{},"view":{"point":[-1.5,0.25],"target":1}}'));
  await expect(page.getByRole("spinbutton", { name: "x₁" })).toHaveValue("-1.5");
  await expect(page.getByRole("spinbutton", { name: "x₂" })).toHaveValue("0.25");
  await expect(page.locator("tr.chosen")).toContainText("Class 2");
});

test("which of several numbers the map shows travels with the link, and what has none shows the first", async ({
  page,
  playground,
}) => {
  const data = {
    name: "custom",
    inputs: [
      [0, 0],
      [1, 0],
      [0, 1],
      [1, 1],
    ],
    targets: [
      [0, 1],
      [1, 0],
      [1, 0],
      [0, 1],
    ],
  };
  const experiment = {
    data,
    layers: [{ units: 4, activation: "tanh" }, { units: 2 }],
    loss: { name: "mean_squared_error" },
  };
  await playground.open(encode(JSON.stringify({ experiment, view: { output: 1 } })));
  await expect(page.getByRole("combobox", { name: "Output shown on the map" })).toHaveValue("1");
  await page.reload();
  await expect(page.getByRole("combobox", { name: "Output shown on the map" })).toHaveValue("1");
  await page.getByRole("combobox", { name: "Output shown on the map" }).selectOption("0");
  await expect.poll(playground.linked).not.toContain('"output"');
});

test("the panel on show travels with the link; one that says nothing shows the curves", async ({
  page,
  playground,
  context,
}) => {
  await playground.open();
  await page.getByRole("tab", { name: "Collapse" }).click();
  const address = () => page.evaluate(() => location.hash);
  await expect.poll(playground.linked).toContain('"analysis":"collapse"');
  const other = await context.newPage();
  await other.goto(`/${await address()}`);
  await expect(other.getByRole("tab", { name: "Collapse" })).toHaveAttribute("aria-selected", "true");
  await other.evaluate((hash) => (location.hash = hash), encode('{"experiment":{},"view":{"analysis":"weather"}}'));
  await expect(other.getByRole("tab", { name: "Curves" })).toHaveAttribute("aria-selected", "true");
});

for (const [name, hash, words] of [
  ["cut off", encode('{"experiment":{"seed":3},"view":{}}').slice(0, 36), "Line 1, character 19"],
  ["without an experiment", encode("{}"), "contains no experiment"],
  [
    "with a negative rate",
    encode('{"experiment":{"optimizer":{"name":"sgd","learning_rate":-1}}}'),
    "optimizer.learning_rate",
  ],
] as const) {
  test(`a damaged link, ${name}: said in words, and the usual experiment runs`, async ({ page, playground }) => {
    await playground.open(hash);
    await expect(page.getByRole("alert")).toContainText(words);
    expect((await playground.config())!.data).toMatchObject({ name: "spiral", classes: 3 });
    await expect.poll(async () => (await playground.status())?.step).toBeGreaterThan(10);
  });
}

test("a link whose other run says little is completed; one that is unsound is named, and its experiment runs alone", async ({
  page,
  playground,
}) => {
  const link = (rival: object) =>
    encode(JSON.stringify({ experiment: { seed: 5 }, view: { rival, analysis: "compare" } }));
  await playground.open(link({}));
  await expect(
    page.getByText("A and B are still identical", { exact: false }).or(page.getByText("A → B:")),
  ).toBeVisible();
  await page.evaluate((hash) => (location.hash = hash), link({ layers: 5 }));
  await expect(page.getByRole("alert")).toContainText("cannot run and is left out");
  await expect(page.getByRole("button", { name: "Keep this run as A" })).toBeVisible();
  expect((await playground.config())!.seed).toBe(5);
});

for (const [damage, hash, room] of [
  ["in capitals", "#Softmax", "Softmax"],
  ["with a full stop", "#explorer.", "Activations"],
] as const) {
  test(`a link to a room, ${damage}, leads there`, async ({ page }) => {
    await page.goto(`/${hash}`);
    await expect(page.getByRole("link", { name: room })).toHaveAttribute("aria-current", "page");
  });
}

test("an address that names nothing known here is said, and the usual experiment runs", async ({
  page,
  playground,
}) => {
  await playground.open("#chapter-2");
  await expect(page.getByRole("alert")).toContainText("is not a known link");
});
