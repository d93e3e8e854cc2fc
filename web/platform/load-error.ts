/** What could not be loaded; each has a text `cause-…`. */
export const KINDS = ["engine", "worker", "part", "texts"] as const;
export type Kind = (typeof KINDS)[number];

/** Why; each has a text `reason-…` that says what to do. */
export const REASONS = [
  "offline",
  "unreachable",
  "missing",
  "page",
  "type",
  "damaged",
  "policy",
  "sandbox",
  "browser",
  "newer",
  "unknown",
] as const;
export type Reason = (typeof REASONS)[number];

export interface Cause {
  kind: Kind;
  reason: Reason;
  /** The address of the file. */
  file?: string;
  /** What the text names: the server's status or content type, or what the policy or the browser lacks. */
  detail?: string;
}

/** A file of the page could not be loaded. */
export class LoadError extends Error {
  override readonly name = "LoadError";
  override readonly cause: Cause;

  constructor(cause: Cause) {
    super([cause.kind, cause.reason, cause.detail, cause.file].filter((part) => part !== undefined).join(" "));
    this.cause = cause;
  }
}

/** The directives of the content security policy that have been violated. */
export const violated = new Set<string>();
globalThis.document?.addEventListener?.("securitypolicyviolation", ({ effectiveDirective }) =>
  violated.add(effectiveDirective),
);

/** The address of the page's first file, by whose name a newer version is told. */
export const thisFile = import.meta.url;
