import { defineConfig } from "vitest/config";
import { parsedTexts } from "./vite.config.ts";
import { knownModule } from "./vite.export.config.ts";

/** Files share a process, because starting one takes longer than the tests. No test leaves anything behind. The timeout allows for a busy machine. */
export default defineConfig({
  plugins: [parsedTexts, knownModule],
  test: { include: ["tests/{engine,web}/**/*.test.ts"], isolate: false, maxWorkers: 2, testTimeout: 60_000 },
});
