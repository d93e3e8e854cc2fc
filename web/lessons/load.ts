const files = import.meta.glob<unknown>("./data/*.json", { import: "default" });

/** One of our lessons, to be read by `readLesson`; undefined if there is none of this id. @throws if it cannot be had */
export async function loadLesson(id: string): Promise<unknown> {
  const path = `./data/${id}.json`;
  return Object.hasOwn(files, path) ? files[path]() : undefined;
}
