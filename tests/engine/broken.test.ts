import { expect, test } from "vitest";
import { loadEngine } from "../../web/engine/engine.ts";
import { exchanged, instruction, intact, withConstant } from "./patched.ts";

const broken = { name: "EngineBroken", path: "", code: "wrong_answers" };

test.each([
  ["float32 additions", instruction.f32x4_add, instruction.f32x4_sub],
  ["float32 multiplications", instruction.f32x4_mul, instruction.f32x4_add],
  ["float64 additions", instruction.f64x2_add, instruction.f64x2_sub],
  ["float64 multiplications", instruction.f64x2_mul, instruction.f64x2_add],
])("wrong %s of vectors are noticed before anything is computed", async (_, from, to) => {
  await expect(loadEngine({ wasm: exchanged(from, to) })).rejects.toMatchObject(broken);
});

test("the failed check is named", async () => {
  await expect(loadEngine({ wasm: exchanged(instruction.f32x4_add, instruction.f32x4_sub) })).rejects.toMatchObject({
    ...broken,
    args: { check: "matrix_product_float32" },
  });
});

test("a wrong answer is detected", async () => {
  await expect(loadEngine({ wasm: withConstant(0.6599963067729138, 0.6601) })).rejects.toMatchObject({
    args: { check: "training_step_float32" },
  });
  await expect(loadEngine({ wasm: withConstant(0.99505475368673045133, 0.995054) })).rejects.toMatchObject({
    args: { check: "functions_float64" },
  });
});

test("a correct engine is loaded", async () => {
  await expect(loadEngine({ wasm: intact })).resolves.toHaveProperty("version");
});
