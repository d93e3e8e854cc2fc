import type { Page } from "@playwright/test";
import { expect, test } from "./playground.ts";

const notice = (page: Page) => page.getByRole("alert");

const point = async (page: Page) => [
  await page.getByRole("spinbutton", { name: "x₁" }).inputValue(),
  await page.getByRole("spinbutton", { name: "x₂" }).inputValue(),
];

test("a locked map takes no point, by pointer or by key", async ({ page, playground }) => {
  await playground.open("?locked=map#preset=xor");
  const map = page.getByRole("application", { name: /^Decision map/ });
  await expect(map).toHaveAttribute("aria-disabled", "true");
  const before = await point(page);
  await map.click({ position: { x: 40, y: 40 }, force: true });
  await expect(notice(page)).toContainText("This stays as it is: the map (set by the author).");
  await notice(page).getByRole("button").click();
  await map.press("ArrowLeft");
  await expect(notice(page)).toContainText("the map (set by the author)");
  await map.press("Enter");
  expect(await point(page)).toEqual(before);
  await expect(page.getByRole("group", { name: "Pinned points" })).toHaveCount(0);
  // The inspector's own fields are another control.
  await page.getByRole("spinbutton", { name: "x₁" }).fill("0.5");
  await page.getByRole("spinbutton", { name: "x₁" }).press("Enter");
  await expect.poll(() => point(page)).toEqual(["0.5", before[1]]);
});

test("a locked inspector has its fields, its pin and its classes disabled; the map still points", async ({
  page,
  playground,
}) => {
  await playground.open("?locked=inspector#preset=spiral");
  await expect(page.getByRole("spinbutton", { name: "x₁" })).toBeDisabled();
  await expect(page.getByRole("button", { name: "Pin this point" })).toBeDisabled();
  await expect(page.locator("playground-inspector").getByRole("button", { name: "Class 1" })).toBeDisabled();
  const before = await point(page);
  await page.getByRole("application", { name: /^Decision map/ }).press("ArrowLeft");
  await expect.poll(() => point(page)).not.toEqual(before);
});

test("locked panels keep their numbers and give their steps and fields back when free", async ({
  page,
  playground,
}) => {
  await playground.openPaused();
  await playground.element.evaluate((element) => element.setAttribute("locked", "backprop,nudge"));
  await page.getByRole("tab", { name: "Backprop" }).click();
  await expect(page.getByRole("button", { name: "Next unit" })).toBeDisabled();
  await expect(page.getByRole("heading", { name: "Forward: Layer 1, unit 1" })).toBeVisible();
  await page.getByRole("tab", { name: "ε-nudge" }).click();
  await expect(page.getByRole("slider", { name: "ε =" })).toBeDisabled();
  const unit = page.getByLabel("To", { exact: true });
  await expect(unit).toBeDisabled();
  const from = (await playground.face(0, 2).boundingBox())!;
  await page.mouse.click(from.x + from.width + 3, from.y + from.height / 2);
  await expect(notice(page)).toContainText("ε-nudge (set by the author)");
  await expect(unit).toHaveValue("0");
  await playground.element.evaluate((element) => element.removeAttribute("locked"));
  await expect(unit).toBeEnabled();
});

test("locked panels cannot be changed for another, and a locked weight not be edited", async ({ page, playground }) => {
  await playground.openPaused();
  await playground.element.evaluate((element) => element.setAttribute("locked", "panels,weights"));
  await expect(page.getByRole("tab", { name: "Health" })).toBeDisabled();
  const face = (await playground.face(0, 2).boundingBox())!;
  await page.mouse.click(face.x - 12, face.y + face.height / 2 - 2);
  const editor = page.getByRole("dialog", { name: /^Weight from/ });
  await expect(editor.getByRole("spinbutton")).toBeDisabled();
});

test("a locked pad is not drawn on, by pointer or by key", async ({ page, playground }) => {
  await playground.open("?locked=pad#preset=moving-digits");
  await page.getByRole("tab", { name: "Draw" }).click();
  const paper = page.locator("playground-pad").getByRole("application");
  await expect(page.getByRole("button", { name: "Clear" })).toBeDisabled();
  const seen = () =>
    page.locator("playground-pad canvas.seen").evaluate((canvas: HTMLCanvasElement) => canvas.toDataURL());
  const before = await seen();
  await paper.click({ force: true });
  await expect(notice(page)).toContainText("drawing (set by the author)");
  await paper.press("Enter");
  await expect(paper).toHaveAttribute("aria-disabled", "true");
  expect(await seen()).toBe(before);
});

for (const [room, control, name] of [
  ["softmax", "lab", "the softmax lab"],
  ["explorer", "explorer", "the activations’ curves"],
] as const)
  test(`the room ${room} shows what it has, and changes nothing, where ${control} is locked`, async ({
    page,
    playground,
  }) => {
    await playground.openRoom(room);
    await playground.element.evaluate((element, control) => element.setAttribute("locked", control), control);
    const view = page.locator(room === "softmax" ? "playground-softmax-lab" : "playground-explorer");
    await expect(view.getByText(`${name}: set by the author`).last()).toBeVisible();
    for (const role of ["slider", "spinbutton", "checkbox", "combobox"] as const)
      for (const field of await view.getByRole(role).all()) await expect(field).toBeDisabled();
    await expect(view.getByRole("button", { name: /^What is this/ }).first()).toBeEnabled();
    await view.getByRole("heading").first().click();
    await expect(notice(page)).toContainText(`${name} (set by the author)`);
    if (room === "explorer") {
      const x = await view.getByRole("spinbutton", { name: "x", exact: true }).inputValue();
      await view.locator("svg.plot").first().press("ArrowRight");
      await expect(view.getByRole("spinbutton", { name: "x", exact: true })).toHaveValue(x);
    }
    await playground.element.evaluate((element) => element.removeAttribute("locked"));
    await expect(view.getByRole("spinbutton").first()).toBeEnabled();
  });

test("where sections are locked, neither the head nor a link leads to another", async ({ page, playground }) => {
  await playground.open("?locked=rooms#preset=xor");
  await expect(page.getByRole("link", { name: "Softmax" })).toHaveAttribute("aria-disabled", "true");
  await page.getByRole("link", { name: "Softmax" }).dispatchEvent("click");
  await expect(notice(page)).toContainText("sections (set by the author)");
  await notice(page).getByRole("button").click();
  await page.evaluate(() => (location.hash = "#softmax"));
  await expect(notice(page)).toContainText("sections (set by the author)");
  await expect(page.locator("playground-softmax-lab")).toHaveCount(0);
  await expect(page.getByRole("button", { name: /Play|Pause/ })).toBeVisible();
});

for (const [lesson, tag] of [
  ["softmax", "playground-softmax-lab"],
  ["curves", "playground-explorer"],
] as const)
  test(`in the lesson ${lesson}, its room is free once the prediction is locked in`, async ({ page, playground }) => {
    await page.goto(`/#lesson=${lesson}`);
    const field = page.locator(tag).getByRole("spinbutton").first();
    await expect(field).toBeDisabled();
    await expect(page.locator(tag).getByText("not free in this step of the lesson").last()).toBeVisible();
    const panel = page.locator("playground-lesson");
    await panel.getByRole("spinbutton", { name: "Your guess" }).fill("0.5");
    await panel.getByRole("spinbutton", { name: "Your guess" }).press("Enter");
    await panel.getByRole("button", { name: "Lock in" }).click();
    await expect(field).toBeEnabled();
    expect(playground.faults).toEqual([]);
  });
