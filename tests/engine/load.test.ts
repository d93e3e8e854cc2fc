import { existsSync, readFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, test } from "vitest";
import { loadEngine } from "../../web/engine/engine.ts";
import { engine, experiment, wasm } from "./module.ts";

test("the wasm may be given as bytes, as a view of them, as an address or as text", async () => {
  const bytes = readFileSync(wasm);
  const buffer = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength);
  for (const source of [buffer, new Uint8Array(buffer), wasm, wasm.href]) {
    const loaded = await loadEngine({ wasm: source });
    expect(loaded.softmax([0, 0])).toEqual(Float64Array.of(0.5, 0.5));
  }
});

test("an address with no file, or with another file, is an error", async () => {
  await expect(loadEngine({ wasm: new URL("./nowhere.wasm", import.meta.url) })).rejects.toMatchObject({
    name: "LoadError",
    path: "wasm",
  });
  await expect(loadEngine({ wasm: "http://127.0.0.1:1/engine.wasm" })).rejects.toMatchObject({
    name: "LoadError",
    path: "wasm",
  });
  await expect(loadEngine({ wasm: new Uint8Array([1, 2, 3, 4]) })).rejects.toMatchObject({
    name: "LoadError",
    path: "wasm",
  });
});

test("it is fetched from a server, and an error response is an error", async () => {
  const server = createServer((request, response) => {
    if (request.url === "/engine.wasm") response.end(readFileSync(wasm));
    else response.writeHead(404).end("<h1>not here</h1>");
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  try {
    expect((await loadEngine({ wasm: `${address}/engine.wasm` })).logSoftmax([3])[0]).toBe(0);
    await expect(loadEngine({ wasm: `${address}/wasm` })).rejects.toMatchObject({
      name: "LoadError",
      code: "wasm_status",
      args: { status: 404 },
    });
  } finally {
    server.close();
  }
});

test("two engines are independent", async () => {
  const other = await loadEngine({ wasm });
  const one = engine.createTrainer(experiment());
  const two = other.createTrainer(experiment());
  one.train({ steps: 5 });
  expect(two.status().step).toBe(0);
  two.train({ steps: 5 });
  expect(two.parameters()).toEqual(one.parameters());
  one.dispose();
  expect(two.status().step).toBe(5);
  two.dispose();
});

test("the version is the package's", () => {
  const { version } = JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8")) as {
    version: string;
  };
  expect(engine.version).toBe(version);
});

test("the module contains no eval and no Function constructor", () => {
  const module = readFileSync(new URL("../../build/engine/engine-core.mjs", import.meta.url), "utf8");
  expect(module.length).toBeGreaterThan(10_000);
  expect(module).not.toMatch(/\beval\s*\(|new Function\b|\bFunction\s*\(/);
});

const dist = new URL("../../dist/engine.js", import.meta.url);

test.skipIf(!existsSync(dist))("the module of dist/ loads the wasm beside it without being told", async () => {
  const module = (await import(/* @vite-ignore */ dist.href)) as typeof import("../../web/engine/engine.ts");
  const loaded = await module.loadEngine();
  expect(loaded.defaults()).toEqual(engine.defaults());
});
