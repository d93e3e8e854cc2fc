import type { Source } from "./source.ts";

/** Why a file could not be loaded, in all languages: at the time of asking, others may not be had. */
export const reasons = import.meta.glob<Source>("./locales/reasons/*.ftl", {
  query: "?texts",
  import: "default",
  eager: true,
});
