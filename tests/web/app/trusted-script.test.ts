import { afterEach, expect, test, vi } from "vitest";
import { trustedScript } from "../../../web/app/trusted-script.ts";

afterEach(() => vi.unstubAllGlobals());

test("a browser without Trusted Types takes the address as it is", () => {
  vi.stubGlobal("trustedTypes", undefined);
  expect(trustedScript("https://host/worker.js")).toBe("https://host/worker.js");
});

test("the policy has one script trusted, whatever it is asked for", () => {
  const policies: Record<string, { createScriptURL(text: string): unknown }> = {};
  const createPolicy = (name: string, rules: { createScriptURL(text: string): string }) =>
    (policies[name] = { createScriptURL: (text) => ({ trusted: rules.createScriptURL(text) }) });
  vi.stubGlobal("trustedTypes", { createPolicy });
  expect(trustedScript("https://host/worker.js")).toEqual({ trusted: "https://host/worker.js" });
  expect(policies["activation-playground"].createScriptURL("https://evil/worker.js")).toEqual({
    trusted: "https://host/worker.js",
  });
});
