import { isRecord } from "../../platform/guards.ts";
import { preference, setPreference } from "../../state/preferences.ts";
import type { Draft } from "./draft.ts";

const KEY = "lesson-draft";

const isDraft = (value: unknown): value is Draft =>
  isRecord(value) &&
  Array.isArray(value.steps) &&
  value.steps.every((step) => isRecord(step) && typeof step.id === "string") &&
  typeof value.lang === "string" &&
  isRecord(value.texts);

/** The draft that this device remembers; null: there is none. */
export function keptDraft(): Draft | null {
  try {
    const value: unknown = JSON.parse(preference(KEY) ?? "null");
    return isDraft(value) ? value : null;
  } catch {
    return null;
  }
}

export const keepDraft = (draft: Draft): void => setPreference(KEY, JSON.stringify(draft));
