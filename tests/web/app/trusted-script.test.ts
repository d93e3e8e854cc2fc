import { afterEach, expect, test, vi } from "vitest";
import { trustedScript } from "../../../web/app/trusted-script.ts";

afterEach(() => vi.unstubAllGlobals());

test("a browser without Trusted Types takes the address as it is", () => {
  vi.stubGlobal("trustedTypes", undefined);
  expect(trustedScript("https://host/worker.js")).toBe("https://host/worker.js");
});

test("one policy trusts the scripts that were given, and no other", () => {
  const created: { createScriptURL(text: string): unknown }[] = [];
  const createPolicy = (name: string, rules: { createScriptURL(text: string): string }) => {
    const policy = { createScriptURL: (text: string) => ({ name, trusted: rules.createScriptURL(text) }) };
    created.push(policy);
    return policy;
  };
  vi.stubGlobal("trustedTypes", { createPolicy });
  const name = "activation-playground";
  expect(trustedScript("https://host/worker.js")).toEqual({ name, trusted: "https://host/worker.js" });
  expect(trustedScript("https://host/other.js")).toEqual({ name, trusted: "https://host/other.js" });
  expect(created).toHaveLength(1);
  expect(() => created[0].createScriptURL("https://evil/worker.js")).toThrow("https://evil/worker.js");
});
