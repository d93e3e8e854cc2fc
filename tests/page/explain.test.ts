import { expect, test } from "./playground.ts";

test("every panel explains itself, with the numbers of now, and a formula where it has one", async ({ page, playground }) => {
  await playground.openPaused();
  await playground.step(40);
  const explained = async (name: string) => {
    const label = `What is this? ${name}`;
    await page.getByRole("button", { name: label, exact: true }).click();
    const panel = page.getByRole("group", { name: label, exact: true });
    await expect(panel.locator("p")).toHaveCount(2);
    await expect(panel, name).not.toContainText("–"); // a number that is not known yet
    const text = (await panel.textContent())!;
    expect(text, name).not.toMatch(/explain-|NaN|\\/);
    const { y, height } = (await panel.boundingBox())!;
    expect(y + height, `${name} stays inside the window`).toBeLessThanOrEqual(900);
    const formulas = await panel.locator("math").count();
    await page.keyboard.press("Escape");
    await expect(panel).toBeHidden();
    return { text, formulas };
  };
  const { data } = (await playground.config())!;
  expect((await explained("Data")).text).toContain(`learns from ${210} points. The other ${(data as { samples: number }).samples - 210}`);
  expect(await explained("Network")).toMatchObject({ text: expect.stringContaining("336 weights"), formulas: 1 }); // 2·16 + 16·16 + 16·3
  expect(await explained("Probabilities at a point")).toMatchObject({ text: expect.stringContaining("At 1; 1"), formulas: 1 });
  const loss = (await playground.status())!.train.loss.toFixed(4);
  for (const [name, formulas] of [["Curves", 0], ["Health", 1], ["ε-nudge", 1], ["Collapse", 1], ["Confusion", 0]] as const) {
    await page.getByRole("tab", { name: new RegExp(`^${name}`) }).click();
    await expect(page.locator("playground-analysis .panel > *").nth(1)).toBeVisible();
    const found = await explained(name);
    expect(found.formulas, name).toBe(formulas);
    if (name === "Curves" || name === "Confusion") expect(found.text).toContain(`${loss} on training data`);
  }
});
