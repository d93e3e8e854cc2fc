import type { Lesson } from "../lesson.ts";
import { lessonHash } from "../player/address.ts";

/** The ways to hand a lesson on. Each has the text `builder-share-NAME`. */
export const WAYS = ["link", "frame", "element", "markdown"] as const;
export type Way = (typeof WAYS)[number];

const FRAME_HEIGHT = 760;
const ENTITIES: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

const inMarkup = (text: string): string => text.replaceAll(/[&<>"]/g, (sign) => ENTITIES[sign]);
const inMarkdown = (text: string): string => text.replaceAll(/[\\[\]<>]/g, (sign) => `\\${sign}`);

export const fileName = ({ id }: Lesson): string => `${id}.lesson.json`;

/** The file's text. */
export const fileText = (lesson: Lesson): string => `${JSON.stringify(lesson, null, 2)}\n`;

/** The texts to copy, for a page at this address; null: the lesson is too large for a link. */
export async function sharingTexts(lesson: Lesson, page: string): Promise<Record<Way, string | null>> {
  const { title } = lesson.texts[lesson.lang];
  const hash = await lessonHash(lesson, 0);
  const link = hash && page.replace(/#.*$/, "") + hash;
  const script = new URL("activation-playground.js", page).href;
  return {
    link,
    frame:
      link &&
      `<iframe src="${inMarkup(link)}" title="${inMarkup(title)}" width="100%" height="${FRAME_HEIGHT}"></iframe>`,
    element: `<script type="module" src="${inMarkup(script)}"></script>\n<activation-playground lesson="${fileName(lesson)}"></activation-playground>`,
    markdown: link && `[${inMarkdown(title)}](${link})`,
  };
}
