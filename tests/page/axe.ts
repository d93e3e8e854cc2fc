import axe from "axe-core";
import type { Page } from "@playwright/test";

const ALL = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
/** The rules that look at colours. */
const COLORS = ["color-contrast", "link-in-text-block"];

/** What axe finds within an element, or on the whole page, which takes about a second. */
export async function violations(page: Page, within = page.locator("html"), runOnly = ALL): Promise<string[]> {
  const options: axe.RunOptions = { runOnly, resultTypes: ["violations"] };
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(axe.source);
  const found = await within.evaluate(
    async (element, options) => (await (window as unknown as { axe: typeof axe }).axe.run(element, options)).violations,
    options,
  );
  return found.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(" | ")}`);
}

/** In the light theme and in the dark one, which differ in their colours only. */
export async function violationsInBothThemes(page: Page, within = page.locator("html")): Promise<string[]> {
  await page.emulateMedia({ colorScheme: "dark" });
  const dark = await violations(page, within, COLORS);
  await page.emulateMedia({ colorScheme: "light" });
  return [...dark.map((violation) => `dark: ${violation}`), ...(await violations(page, within))];
}
