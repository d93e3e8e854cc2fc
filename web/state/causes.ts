/** What finds out why a file could not be loaded, and its words. */
export * from "../platform/causes.ts";
export { reasons } from "../i18n/reasons.ts";
