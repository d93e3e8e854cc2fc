import { spawn } from "node:child_process";
import { once } from "node:events";
import { freePort } from "../free-port.mjs";
import { expect, Playground, test as base } from "../page/playground.ts";

/** The address of the built site. */
const test = base.extend<{ site: string }>({
  // eslint-disable-next-line no-empty-pattern -- Playwright wants a pattern
  site: async ({}, use) => {
    const port = await freePort();
    const server = spawn("node", ["node_modules/vitepress/bin/vitepress.js", "preview", "--port", port], {
      cwd: "examples/vitepress",
    });
    await once(server.stdout, "data");
    await use(`http://localhost:${port}/`);
    server.kill();
    await once(server, "exit");
  },
});

test("in a VitePress site the element survives prerendering and pages that change, takes an object, and tells of its goal", async ({
  page,
  site,
}) => {
  const playground = new Playground(page);
  await page.goto(site);
  await page.getByRole("button", { name: "Play" }).click();
  await expect.poll(async () => (await playground.status())?.step ?? 0).toBeGreaterThan(20);

  await page.getByRole("main").getByRole("link", { name: "slopes" }).click();
  await expect.poll(async () => (await playground.config())?.data?.name).toBe("moons");
  await expect(page.getByText(/Reached at step \d+\./)).toBeVisible({ timeout: 30_000 });
  await page.getByRole("slider", { name: "Slope left of zero" }).fill("0.5");
  await expect
    .poll(async () => (await playground.config())!.layers![0])
    .toMatchObject({ activation: { name: "leaky_relu", negative_slope: 0.5 } });

  await page.goBack();
  await expect.poll(async () => (await playground.config())?.data?.name).toBe("xor");
  expect(playground.faults).toEqual([]);
});
