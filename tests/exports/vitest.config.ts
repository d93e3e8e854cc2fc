import { defineConfig } from "vitest/config";
import { knownModule } from "../../vite.export.config.ts";

/** What scripts/exports runs: readers of the exported files that must be installed first. */
export default defineConfig({
  plugins: [knownModule],
  test: { include: ["tests/exports/**/*.test.ts"], testTimeout: 600_000 },
});
