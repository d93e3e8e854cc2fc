import { html, nothing, type TemplateResult } from "lit";
import type { Texts } from "../../i18n/texts.ts";
import { save } from "../../platform/save.ts";
import { copy } from "../../state/clipboard.ts";
import type { View } from "../../ui/view.ts";
import { icon } from "../../ui/controls/icons.ts";
import { afterFrame } from "../../platform/turns.ts";
import { LESSONS } from "../list.ts";
import type { Player } from "./player.ts";
import { filled, written } from "./words.ts";

/** What was predicted in a step, as the learner's language writes it; undefined: nothing. */
function predicted(texts: Texts, player: Player, id: string): string | undefined {
  const { answer } = player.answered(id);
  const { choices = {} } = player.words.value.step(id);
  if (answer === undefined) return undefined;
  return typeof answer === "number" ? written(texts, answer) : filled(texts, choices[answer] ?? answer, new Map());
}

/** One line a step: the question, the answer, and whether it came so. */
export function answersText(texts: Texts, player: Player): string {
  const { title, question } = player.words.value;
  const lines = player.lesson.steps.map(({ id }, i) => {
    const { right, measured, done, shown } = player.answered(id);
    const answer = predicted(texts, player, id);
    const { ask, do: todo } = player.words.value.step(id);
    const parts = [
      answer === undefined ? undefined : texts.text("lesson-answer", { answer }),
      measured === undefined ? undefined : texts.text("lesson-came-out", { measured: written(texts, measured) }),
      right === undefined ? undefined : texts.text(right ? "lesson-right" : "lesson-wrong"),
      texts.text(done ? (shown ? "lesson-state-shown" : "lesson-state-done") : "lesson-state-open"),
    ].filter((part) => part !== undefined);
    return `${i + 1}. ${filled(texts, ask ?? todo, new Map())}\n   ${parts.join(" · ")}`;
  });
  return [title, question, "", ...lines].join("\n");
}

/** Prints the lesson's answers, and not the experiment. */
async function printAnswers({ store }: View): Promise<void> {
  store.isLessonPrinted.value = true;
  await afterFrame();
  print();
  store.isLessonPrinted.value = false;
}

/** The end of a lesson: what was predicted and what came out, to copy, save or print, and where to go on. */
export function summary(view: View, player: Player, again: () => void): TemplateResult {
  const texts = view.store.texts.value;
  const { steps, id } = player.lesson;
  const asked = steps.filter(({ predict }) => predict);
  const right = asked.filter((step) => player.answered(step.id).right).length;
  const next = LESSONS[LESSONS.findIndex((lesson) => lesson.id === id) + 1];
  const text = () => answersText(texts, player);
  return html`<h3>${view.text("lesson-finished")}</h3>
    <p>${view.text("lesson-score", { right, count: asked.length })}</p>
    <ol class="answers">
      ${steps.map(({ id }) => {
        const answered = player.answered(id);
        const words = player.words.value.step(id);
        const answer = predicted(texts, player, id);
        return html`<li>
          <p>${filled(texts, words.ask ?? words.do, new Map())}</p>
          <p class="muted">
            ${answer === undefined ? nothing : html`${view.text("lesson-answer", { answer })} `}
            ${answered.measured === undefined ? nothing : html`${view.text("lesson-came-out", { measured: written(texts, answered.measured) })} `}
            ${answered.right === undefined ? view.text(answered.done ? "lesson-state-done" : "lesson-state-open") : html`<b>${view.text(answered.right ? "lesson-right" : "lesson-wrong")}</b>`}
          </p>
        </li>`;
      })}
    </ol>
    <div class="actions">
      <button type="button" class="outlined" @click=${() => void copy(view.store, text())}>${icon("copy")} ${view.text("lesson-copy")}</button>
      <button type="button" class="outlined" @click=${() => save(text(), `${id}.txt`, "text/plain")}>${icon("save")} ${view.text("lesson-save")}</button>
      <button type="button" class="outlined" @click=${() => void printAnswers(view)}>${icon("print")} ${view.text("lesson-print")}</button>
    </div>
    <div class="actions">
      <button type="button" class="outlined" @click=${again}>${view.text("lesson-again")}</button>
      ${
        next
          ? html`<button type="button" class="primary" @click=${() => (view.store.lessonRequest.value = { id: next.id })}>${view.text("lesson-next-one", { title: view.text(`lesson-${next.id}-title`) })}</button>`
          : nothing
      }
    </div>`;
}
