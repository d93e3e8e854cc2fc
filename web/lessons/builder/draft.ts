import { isEqual } from "../../platform/equal.ts";
import { LESSONS } from "../list.ts";
import type { Lesson, LessonTexts, Step, StepTexts } from "../lesson.ts";

/** A lesson that is being written is a lesson whose texts may be empty. */
export type Draft = Lesson;

export const newDraft = (language: string): Draft => ({
  lesson: 1,
  id: "my-lesson",
  lang: language,
  steps: [],
  texts: { [language]: { title: "", question: "", steps: {} } },
});

const NO_STEP: StepTexts = { say: "", do: "" };
const NO_TEXTS: LessonTexts = { title: "", question: "", steps: {} };

export const textsIn = ({ texts }: Draft, language: string): LessonTexts => ({ ...NO_TEXTS, ...texts[language] });

export const stepTexts = (draft: Draft, language: string, id: string): StepTexts => ({
  ...NO_STEP,
  ...textsIn(draft, language).steps[id],
});

export const withTexts = (draft: Draft, language: string, part: Partial<LessonTexts>): Draft => ({
  ...draft,
  texts: { ...draft.texts, [language]: { ...textsIn(draft, language), ...part } },
});

export function withStepTexts(draft: Draft, language: string, id: string, part: Partial<StepTexts>): Draft {
  const { steps } = textsIn(draft, language);
  return withTexts(draft, language, { steps: { ...steps, [id]: { ...stepTexts(draft, language, id), ...part } } });
}

/** The first name of a kind that is not taken: step-1, step-2, … */
export function freeName(kind: string, taken: readonly string[]): string {
  let number = 1;
  while (taken.includes(`${kind}-${number}`)) number++;
  return `${kind}-${number}`;
}

export function withNewStep(draft: Draft, step: Omit<Step, "id">): Draft {
  const id = freeName(
    "step",
    draft.steps.map((each) => each.id),
  );
  return { ...draft, steps: [...draft.steps, { id, ...step }] };
}

/** Changes a step; a key that is undefined goes. */
export function withStep(draft: Draft, id: string, part: Partial<Step>): Draft {
  const changed = (step: Step) =>
    Object.fromEntries(
      Object.entries({ ...step, ...part }).filter(([, value]) => value !== undefined),
    ) as unknown as Step;
  return { ...draft, steps: draft.steps.map((step) => (step.id === id ? changed(step) : step)) };
}

export function withoutStep(draft: Draft, id: string): Draft {
  const texts = Object.entries(draft.texts).map(([language, all]) => {
    const { [id]: _, ...steps } = all.steps;
    return [language, { ...all, steps }];
  });
  return {
    ...draft,
    steps: draft.steps.filter((step) => step.id !== id),
    texts: Object.fromEntries(texts) as Draft["texts"],
  };
}

export function moved(draft: Draft, index: number, by: -1 | 1): Draft {
  const steps = [...draft.steps];
  const [step] = steps.splice(index, 1);
  steps.splice(index + by, 0, step);
  return { ...draft, steps };
}

/** The id of a lesson by its title: for the names of files and links. It is none of ours. */
export function idOf(title: string): string {
  const letters = title
    .normalize("NFKD")
    .replaceAll(/\p{M}/gu, "")
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, "-")
    .slice(0, 40);
  const id = letters.replaceAll(/^-+|-+$/g, "");
  return !id || LESSONS.some((lesson) => lesson.id === id) ? `my-${id || "lesson"}`.slice(0, 40) : id;
}

const isFilled = (value: unknown): boolean =>
  typeof value === "string" ? value.trim() !== "" : !isEqual(value, {}) && value !== undefined;

/** Without empty texts, and without those of choices and hints that are gone. */
function filledTexts(texts: StepTexts | undefined, { predict, hints = {} }: Step): Partial<StepTexts> {
  const { ask, choices = {}, hints: said = {}, ...rest } = texts ?? ({} as Partial<StepTexts>);
  const names = predict && "choices" in predict ? Object.keys(predict.choices) : [];
  const among = (all: Readonly<Record<string, string>>, kept: readonly string[]) =>
    Object.fromEntries(Object.entries(all).filter(([name, text]) => kept.includes(name) && isFilled(text)));
  const found = {
    ...rest,
    ...(predict ? { ask } : {}),
    choices: among(choices, names),
    hints: among(said, Object.keys(hints)),
  };
  return Object.fromEntries(Object.entries(found).filter(([, value]) => isFilled(value)));
}

/** A step that opens an experiment has one run, unless it says otherwise. */
function alone(step: Step, before: readonly Step[]): Step {
  const follows = before.filter(({ rival }) => rival !== undefined).at(-1)?.rival === "before";
  return step.experiment && step.rival === undefined && follows ? { ...step, rival: null } : step;
}

/** The lesson as it is saved and played: without what is empty. What is still missing is said by who reads it. */
export function finished(draft: Draft): Lesson {
  const texts = Object.entries(draft.texts).map(([language, { title, question, steps }]) => {
    const own = draft.steps.map((step) => [step.id, filledTexts(steps[step.id], step)] as const);
    const kept = own.filter(([, each]) => language === draft.lang || isFilled(each));
    const heads = Object.entries({ title, question }).filter(([, text]) => isFilled(text));
    return [language, { ...Object.fromEntries(heads), steps: Object.fromEntries(kept) }] as const;
  });
  const said = texts.filter(
    ([language, all]) => language === draft.lang || Object.keys(all).length > 1 || isFilled(all.steps),
  );
  const steps: Step[] = [];
  for (const step of draft.steps) {
    const { check, ...others } = alone(step, steps);
    steps.push(check?.trim() ? { ...others, check } : others);
  }
  return {
    ...draft,
    id: idOf(textsIn(draft, draft.lang).title),
    steps,
    texts: Object.fromEntries(said) as unknown as Lesson["texts"],
  };
}
