import { expect, test } from "./playground.ts";

test("what follows from other data is said, with a way back, and comes back with the data", async ({
  page,
  playground,
}) => {
  await playground.openPaused();
  const before = await playground.config();
  const name = async () => (await playground.config())!.data!.name;
  const notice = page.locator("playground-notice").getByRole("alert");
  const choose = (data: string) => page.getByRole("radio", { name: data, exact: true }).check();
  await choose("Moons");
  await expect.poll(name).toBe("moons");
  await choose("Curve");
  await expect(notice).toContainText("Also changed:");
  await expect(notice).toContainText(/Loss .* → Mean squared error/);
  await notice.getByRole("button", { name: "Undo" }).click();
  await expect.poll(name).toBe("moons");
  await expect(notice).not.toContainText("Also changed:");
  await choose("Curve");
  await expect.poll(name).toBe("curve");
  await choose("Spiral");
  await expect.poll(playground.config).toEqual(before);
  await page.getByRole("combobox", { name: "Loss" }).selectOption("mean_squared_error");
  await expect(notice).toContainText("Output Linear → Softmax");
  await page.getByRole("spinbutton", { name: "Seed" }).press("ArrowUp");
  await expect(notice).not.toContainText("Also changed:");
});
