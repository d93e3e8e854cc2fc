import { defineConfig } from "@playwright/test";
import site from "../../playwright.config.ts";

/** The examples that need packages of their own: scripts/examples installs and builds them. Each test serves one. */
export default defineConfig({
  ...site,
  testDir: ".",
  outputDir: "../../build/test-results/examples",
  webServer: undefined,
});
