/** A lesson in the list, before it is loaded. Its texts are `lesson-ID-title` and `lesson-ID-question`. */
export interface Listed {
  readonly id: string;
  readonly minutes: number;
  /** Lessons that come before. */
  readonly needs?: readonly string[];
}

/** Lessons on one subject. Its text is `lesson-chapter-ID`. */
export interface Chapter {
  readonly id: string;
  readonly lessons: readonly Listed[];
}

/** All lessons, in their order. What each says of itself is in data/ID.json; a test compares the two. */
export const CHAPTERS: readonly Chapter[] = [
  {
    id: "computes",
    lessons: [
      { id: "neuron", minutes: 6 },
      { id: "bend", minutes: 8, needs: ["neuron"] },
      { id: "collapse", minutes: 6, needs: ["bend"] },
    ],
  },
  {
    id: "learns",
    lessons: [
      { id: "curves", minutes: 6 },
      { id: "nudge", minutes: 7 },
      { id: "backprop", minutes: 8, needs: ["nudge"] },
    ],
  },
  {
    id: "hidden",
    lessons: [
      { id: "vanishing", minutes: 9, needs: ["curves", "backprop"] },
      { id: "race", minutes: 8 },
      { id: "dying", minutes: 8, needs: ["vanishing"] },
      { id: "learned-slope", minutes: 5, needs: ["dying"] },
      { id: "selu", minutes: 8, needs: ["vanishing"] },
      { id: "smooth", minutes: 8 },
    ],
  },
  {
    id: "output",
    lessons: [
      { id: "output-number", minutes: 9, needs: ["dying"] },
      { id: "output-class", minutes: 8 },
      { id: "softmax", minutes: 6 },
      { id: "surprise", minutes: 7, needs: ["softmax"] },
      { id: "logits", minutes: 9, needs: ["surprise"] },
    ],
  },
  {
    id: "training",
    lessons: [
      { id: "adam", minutes: 9, needs: ["nudge"] },
      { id: "digits", minutes: 8, needs: ["softmax", "surprise"] },
      { id: "convolution", minutes: 9, needs: ["digits"] },
      { id: "recurrence", minutes: 9, needs: ["vanishing"] },
    ],
  },
];

export const LESSONS: readonly Listed[] = CHAPTERS.flatMap(({ lessons }) => lessons);
