import { found } from "../engine/issue.ts";
import type { LessonRequest } from "../state/lesson.ts";
import { refuse } from "./messages.ts";

const PATH = { path: "lesson" };

/** The file at an address beside the page; no other host is asked. */
async function fileAt(address: string, base: string): Promise<string> {
  const url = URL.canParse(address, base) ? new URL(address, base) : undefined;
  if (url?.origin !== new URL(base).origin) return refuse("lesson_address", { found: found(address) }, PATH);
  const response = await fetch(url).catch(() => undefined);
  if (!response?.ok) return refuse("lesson_unreachable", { found: found(address) }, PATH);
  return response.text();
}

/**
 * What a page names as its lesson: the id of one of ours, an address that ends in .json, a text of JSON, or a value.
 * @throws Fault if the address cannot be had
 */
export async function lessonFrom(value: unknown, base: string): Promise<LessonRequest> {
  if (typeof value !== "string") return { value };
  const text = value.trim();
  if (text.startsWith("{")) return { value: text };
  return /\.json$/i.test(text) ? { value: await fileAt(text, base) } : { id: text };
}
