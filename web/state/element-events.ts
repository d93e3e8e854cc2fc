/** The names of the element's events, all of which leave the shadow roots around it. */
export const EVENTS = [
  "ready",
  "config-change",
  "training-progress",
  "diverged",
  "goal-reached",
  "refused",
  "lesson-progress",
] as const;
