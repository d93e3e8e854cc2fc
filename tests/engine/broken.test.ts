import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { loadEngine } from "../../web/engine/engine.ts";
import { wasm } from "./module.ts";

// A browser that computes wrongly, played by an engine whose wasm says something else than what was compiled.

const intact = new Uint8Array(readFileSync(wasm));
const F32X4_ADD = 0xe4, F32X4_SUB = 0xe5, F32X4_MUL = 0xe6, F64X2_ADD = 0xf0, F64X2_SUB = 0xf1, F64X2_MUL = 0xf2;

/** Every instruction of this kind becomes another: fd, the number in LEB128. */
function exchanged(from: number, to: number): Uint8Array {
  const bytes = intact.slice();
  let count = 0;
  for (let i = 0; i + 2 < bytes.length; i++) {
    if (bytes[i] === 0xfd && bytes[i + 1] === from && bytes[i + 2] === 0x01) {
      bytes[i + 1] = to;
      count++;
    }
  }
  expect(count).toBeGreaterThan(10);
  return bytes;
}

/** Every copy of a float64 constant, in code or data, becomes another. */
function withConstant(from: number, to: number): Uint8Array {
  const bytes = intact.slice();
  const view = new DataView(bytes.buffer);
  let count = 0;
  for (let i = 0; i + 8 <= bytes.length; i++) {
    if (view.getFloat64(i, true) === from) {
      view.setFloat64(i, to, true);
      count++;
    }
  }
  expect(count).toBeGreaterThan(0);
  return bytes;
}

const broken = { name: "EngineBroken", path: "", message: expect.stringMatching(/^This browser or device computes wrongly: .+ came out wrong\. Please/) as string };

test.each([
  ["float32 additions", F32X4_ADD, F32X4_SUB],
  ["float32 multiplications", F32X4_MUL, F32X4_ADD],
  ["float64 additions", F64X2_ADD, F64X2_SUB],
  ["float64 multiplications", F64X2_MUL, F64X2_ADD],
])("wrong %s of vectors are noticed before anything is computed", async (_, from, to) => {
  await expect(loadEngine({ wasm: exchanged(from, to) })).rejects.toMatchObject(broken);
});

test("the message says what is wrong", async () => {
  await expect(loadEngine({ wasm: exchanged(F32X4_ADD, F32X4_SUB) })).rejects.toThrow("the product of two matrices (float32)");
});

test("a known answer that is another one is noticed", async () => {
  await expect(loadEngine({ wasm: withConstant(0.653692035520103, 0.653692035530103) })).rejects.toThrow("a step of training (float64)");
  await expect(loadEngine({ wasm: withConstant(-0.99505475368673045133, -0.995054) })).rejects.toThrow("a function such as tanh or softmax");
});

test("an engine that is in order is loaded", async () => {
  await expect(loadEngine({ wasm: intact })).resolves.toHaveProperty("version");
});
