import { effect, signal } from "@preact/signals-core";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { LazyModules } from "../../../web/state/lazy-modules.ts";
import type { Notice } from "../../../web/state/notice.ts";

const loadTexts = async () => {};

beforeEach(() => vi.stubGlobal("navigator", { onLine: false }));
afterEach(() => vi.unstubAllGlobals());

test("a module that fails to load is requested once however often it is rendered, and again by the notice's button", async () => {
  const notice = signal<Notice | null>(null);
  const modules = new LazyModules(notice, loadTexts);
  let online = false;
  const load = vi.fn(async () => {
    if (!online) throw new TypeError("Failed to fetch dynamically imported module");
    return {};
  });
  const drawn: boolean[] = [];
  const frame = signal(0);
  effect(() => {
    frame.value;
    drawn.push(modules.has("hand", load));
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

test("a command gets its module, or a notice whose button repeats the command", async () => {
  const notice = signal<Notice | null>(null);
  const modules = new LazyModules(notice, loadTexts);
  const again = () => {};
  expect(await modules.get(async () => ({ save: 1 }), again)).toEqual({ save: 1 });
  expect(notice.value).toBeNull();
  expect(await modules.get(() => Promise.reject(new Error()), again, "texts")).toBeUndefined();
  await vi.waitFor(() => expect(notice.value).toMatchObject({ cause: { kind: "texts" }, again }));
});

test("a module that the page can do without fails without a notice", async () => {
  const notice = signal<Notice | null>(null);
  const modules = new LazyModules(notice, loadTexts);
  expect(await modules.tryGetView(async () => ({ print: 1 }))).toEqual({ print: 1 });
  expect(await modules.tryGetView(() => Promise.reject(new Error()))).toBeUndefined();
  expect(notice.value).toBeNull();
});

test("a view is there when its texts are, and a failure of the texts is the view's", async () => {
  const notice = signal<Notice | null>(null);
  let resolveTexts = () => {};
  const texts = new Promise<void>((resolve) => (resolveTexts = resolve));
  const modules = new LazyModules(notice, () => texts);
  const load = async () => ({});
  expect(modules.has("view", load)).toBe(false);
  await Promise.resolve();
  expect(modules.has("view", load)).toBe(false);
  resolveTexts();
  await vi.waitFor(() => expect(modules.has("view", load)).toBe(true));
  const failing = new LazyModules(notice, () => Promise.reject(new Error()));
  expect(await failing.getView(load, () => {})).toBeUndefined();
  await vi.waitFor(() => expect(notice.value).toMatchObject({ cause: { kind: "part" } }));
});
