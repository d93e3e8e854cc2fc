import { effect, signal } from "@preact/signals-core";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Parts } from "../../../web/state/parts.ts";
import type { Notice } from "../../../web/state/notice.ts";

beforeEach(() => vi.stubGlobal("navigator", { onLine: false }));
afterEach(() => vi.unstubAllGlobals());

test("a part that does not come is asked for once however often it is drawn, and again by a press", async () => {
  const notice = signal<Notice | null>(null);
  const parts = new Parts(notice);
  let online = false;
  const load = vi.fn(async () => {
    if (!online) throw new TypeError("Failed to fetch dynamically imported module");
    return {};
  });
  const drawn: boolean[] = [];
  const frame = signal(0);
  effect(() => {
    frame.value;
    drawn.push(parts.has("hand", load));
  });
  for (let i = 0; i < 60; i++) frame.value++;
  await vi.waitFor(() =>
    expect(notice.value).toMatchObject({ kind: "cause", cause: { kind: "part", reason: "offline" } }),
  );
  for (let i = 0; i < 60; i++) frame.value++;
  expect(load).toHaveBeenCalledTimes(1);
  expect(drawn).not.toContain(true);
  online = true;
  (notice.value as Notice & { kind: "cause" }).again();
  await vi.waitFor(() => expect(drawn.at(-1)).toBe(true));
  expect(load).toHaveBeenCalledTimes(2);
});

test("what a press needs is given, or named with what does the same again", async () => {
  const notice = signal<Notice | null>(null);
  const parts = new Parts(notice);
  const again = () => {};
  expect(await parts.get(async () => ({ save: 1 }), again)).toEqual({ save: 1 });
  expect(notice.value).toBeNull();
  expect(await parts.get(() => Promise.reject(new Error()), again, "texts")).toBeUndefined();
  await vi.waitFor(() => expect(notice.value).toMatchObject({ cause: { kind: "texts" }, again }));
});
