import { expect, Playground, test as base } from "./playground.ts";
import { Host } from "./host.ts";

/** The article of examples/, with dist/ beside it. */
const test = base.extend<{ host: Host }>({
  // eslint-disable-next-line no-empty-pattern -- Playwright wants a pattern
  host: async ({}, use, info) => {
    const host = await Host.open(info.outputPath("host"), "activation-playground", "examples/article");
    await use(host);
    await host.stop();
  },
});

interface Example extends HTMLElement {
  status: { step: number } | null;
}

test("the article's elements train apart, tell the page of a goal, and its frame is as high as its page", async ({
  page,
  host,
}) => {
  const { faults } = new Playground(page);
  const article = new URL("..", host.address).href;
  await page.route(article, async (route) => {
    const response = await route.fetch();
    const headers = response.headers();
    const policy = `${headers["content-security-policy"]}; frame-src 'self'`; // the article has a frame
    await route.fulfill({ response, headers: { ...headers, "content-security-policy": policy } });
  });
  await page.goto(article);
  const [first, curve] = [page.locator("activation-playground").first(), page.locator("#curve")];
  const stepOf = (element: typeof first) => () => element.evaluate((found) => (found as Example).status?.step ?? -1);

  await first.getByRole("button", { name: "Play" }).click();
  await expect.poll(stepOf(first)).toBeGreaterThan(20);
  expect(await stepOf(curve)()).toBeLessThanOrEqual(0);
  await curve.getByRole("button", { name: "Play" }).click();
  await expect(page.locator("#reached")).toHaveText(/Reached at step \d+\./, { timeout: 30_000 });
  await expect(curve.getByRole("combobox", { name: "Loss" })).toBeDisabled();

  const frame = page.frameLocator("iframe");
  await expect(frame.getByText("Units that never wake up")).toBeVisible();
  await expect
    .poll(async () => {
      const outer = (await page.locator("iframe").boundingBox())!.height;
      const inner = await frame.locator("html").evaluate((found) => found.scrollHeight);
      return outer - inner;
    })
    .toBeGreaterThanOrEqual(-1);
  expect(faults).toEqual([]);
});
