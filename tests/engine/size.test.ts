import { readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";

/** Bytes of build/engine/engine.wasm as a web server sends it, with every kind of layer in both precisions. */
const limit = 150_000;

test("the engine's wasm stays small", () => {
  const wasm = readFileSync(new URL("../../build/engine/engine.wasm", import.meta.url));
  expect(gzipSync(wasm, { level: 9 }).length).toBeLessThan(limit);
});
