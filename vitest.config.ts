import { defineConfig } from "vitest/config";

/** Files share a process: to begin one for each takes longer than the tests. None leaves anything behind. A busy machine is no fault. */
export default defineConfig({
  test: { include: ["tests/{engine,web}/**/*.test.ts"], isolate: false, maxWorkers: 2, testTimeout: 60_000 },
});
