import { defineConfig } from "@playwright/test";
import { freePort } from "./tests/free-port.mjs";
import { returning } from "./tests/page/returning.ts";

/** Chosen once: Playwright's workers read this file, too, and inherit the environment. */
const port = (process.env.PLAYGROUND_PORT ??= await freePort());

/** The built page, served under the strict content security policy, in the machine's Chromium. */
export default defineConfig({
  testDir: "tests/page",
  outputDir: "build/test-results/page",
  fullyParallel: true,
  workers: 2,
  timeout: 60_000,
  retries: process.env.CI ? 1 : 0, // tolerates a busy machine; tests that pass only then are listed as flaky
  reporter: "list",
  use: {
    baseURL: `http://localhost:${port}`,
    viewport: { width: 1440, height: 900 },
    serviceWorkers: "block", // but for tests of them: they would answer before routes
    storageState: returning(port),
    launchOptions: {
      executablePath: process.env.PLAYGROUND_CHROMIUM,
      args: [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
      ],
    },
  },
  webServer: {
    command: `node scripts/static-server.mjs --root dist --port ${port}`,
    url: `http://localhost:${port}`,
    reuseExistingServer: false,
  },
});
