/** What the worker computes for lessons. */
export type {} from "./functions.ts";
export { judge } from "./facts/compute.ts";
export type { FactSubject } from "./facts/run.ts";
export { play } from "./play/player.ts";
export { readLesson } from "./read/lesson.ts";
