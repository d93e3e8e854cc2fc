import type { Source } from "./source.ts";

/** The parts of the texts that are loaded on demand, by name and language. */
export const parts = import.meta.glob<Source>(
  ["./locales/*/*.ftl", "!./locales/causes/*.ftl", "!./locales/reasons/*.ftl"],
  { query: "?texts", import: "default" },
);
