import { readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";

/**
 * Bytes of build/engine/engine.wasm as a web server sends it. The budget is 150 kB, which the kinds of layers and
 * the formulas of data have exceeded, each in both precisions: this is what they came to, and may only go down.
 */
const limit = 155_000;

test("the engine's wasm stays small", () => {
  const wasm = readFileSync(new URL("../../build/engine/engine.wasm", import.meta.url));
  expect(gzipSync(wasm, { level: 9 }).length).toBeLessThan(limit);
});
