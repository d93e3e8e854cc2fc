import { preference, setPreference } from "../../state/preferences.ts";
import { isFiniteNumber, isRecord } from "../../platform/guards.ts";

/** What a learner has said and seen in one step. */
export interface Answered {
  readonly answer?: number | string;
  readonly right?: boolean;
  readonly measured?: number;
  readonly tries: number;
  readonly done: boolean;
  /** "Show me" was pressed. */
  readonly shown: boolean;
}

/** How far a learner came in one lesson. */
export interface Progress {
  readonly step: number;
  readonly answers: Readonly<Record<string, Answered>>;
  /** Every step was done. */
  readonly finished: boolean;
}

export const NO_ANSWER: Answered = { tries: 0, done: false, shown: false };
export const NO_PROGRESS: Progress = { step: 0, answers: {}, finished: false };

const KEY = "lessons";

function readAnswered(value: unknown): Answered | undefined {
  if (!isRecord(value)) return undefined;
  const { answer, right, measured, tries, done, shown } = value;
  return {
    ...(isFiniteNumber(answer) || typeof answer === "string" ? { answer } : {}),
    ...(typeof right === "boolean" ? { right } : {}),
    ...(isFiniteNumber(measured) ? { measured } : {}),
    tries: isFiniteNumber(tries) ? tries : 0,
    done: done === true,
    shown: shown === true,
  };
}

function readProgress(value: unknown): Progress {
  if (!isRecord(value)) return NO_PROGRESS;
  const answers = Object.entries(isRecord(value.answers) ? value.answers : {}).flatMap(([id, each]) => {
    const answered = readAnswered(each);
    return answered ? [[id, answered] as const] : [];
  });
  const step = Number.isSafeInteger(value.step) && (value.step as number) >= 0 ? (value.step as number) : 0;
  return { step, answers: Object.fromEntries(answers), finished: value.finished === true };
}

function stored(): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(preference(KEY) ?? "{}");
    return isRecord(value) ? value : {};
  } catch {
    return {};
  }
}

/** What the visitor has done in a lesson, as this device remembers it. Nothing is sent anywhere. */
export const progressOf = (id: string): Progress => {
  const all = stored();
  return Object.hasOwn(all, id) ? readProgress(all[id]) : NO_PROGRESS;
};

export function keepProgress(id: string, progress: Progress): void {
  setPreference(KEY, JSON.stringify({ ...stored(), [id]: progress }));
}
