import { snippet, type Shared, type TextFormat } from "../../panes/share/embed/snippets.ts";
import type { Lesson } from "../lesson.ts";
import { lessonHash } from "../player/address.ts";

/** The ways to hand a lesson on, named as in the dialog that embeds. */
export const WAYS = ["link", "frame", "element", "markdown"] as const satisfies readonly TextFormat[];
export type Way = (typeof WAYS)[number];

const FRAME_HEIGHT = 760;

export const fileName = ({ id }: Lesson): string => `${id}.lesson.json`;

/** The file's text. */
export const fileText = (lesson: Lesson): string => `${JSON.stringify(lesson, null, 2)}\n`;

/**
 * The texts to copy, for a page at this address; null: the lesson is too large for a link. An element has the lesson in a file
 * beside the page.
 */
export async function sharingTexts(lesson: Lesson, page: string): Promise<Record<Way, string | null>> {
  const hash = await lessonHash(lesson, 0);
  const shared: Shared = {
    page: page.replace(/[?#].*$/, ""),
    settings: [],
    hash: hash ?? "",
    source: [["lesson", fileName(lesson)]],
    title: lesson.texts[lesson.lang].title,
    height: FRAME_HEIGHT,
  };
  const text = (way: Way) => (hash === null && way !== "element" ? null : snippet(way, shared));
  return Object.fromEntries(WAYS.map((way) => [way, text(way)])) as Record<Way, string | null>;
}
