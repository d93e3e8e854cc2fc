import { expect, test } from "vitest";
import { lazy } from "../../../web/worker/lazy.ts";

test("a part is loaded once", async () => {
  let loads = 0;
  const load = lazy(async () => ++loads);
  expect(await Promise.all([load(), load()])).toEqual([1, 1]);
  expect(await load()).toBe(1);
});

test("a part that cannot be loaded is a LoadError for everybody who waits, and the next need tries again", async () => {
  let fails = true;
  const load = lazy(async () => {
    if (fails) throw new TypeError("Failed to fetch dynamically imported module");
    return "there";
  });
  for (const waiting of [load(), load()])
    await expect(waiting).rejects.toMatchObject({ name: "LoadError", message: /dynamically imported/ });
  fails = false;
  expect(await load()).toBe("there");
});
