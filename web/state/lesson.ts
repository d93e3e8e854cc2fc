/** The lesson that is to be played. */
export interface LessonRequest {
  /** The id of one of ours. */
  readonly id?: string;
  /** What a file, a link or a page holds: a text of JSON, or its value. */
  readonly value?: unknown;
  /** The step to begin with, counted from 0; absent: where the visitor left off. */
  readonly step?: number;
}

/** A lesson of one's own is to be written. */
export interface WritingRequest {
  /** Begins with a step, or goes on with one, from what the page shows. */
  readonly fromHere: boolean;
}

/** The lesson on show, for what is around it. */
export interface LessonShown {
  readonly id: string;
  /** The part of the address that leads here; null: too large for an address. */
  readonly hash: string | null;
}
