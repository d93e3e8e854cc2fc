import type { Store } from "../state/store.ts";

/** Opens a lesson from a file. What is wrong with it is said when it is read; nothing changes before. */
export async function openLessonFile(store: Store, file: File): Promise<void> {
  store.lessonRequest.value = { value: await file.text() };
}
