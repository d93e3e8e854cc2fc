import { classProbabilities } from "../../experiment/experiment.ts";
import { isSame } from "../../state/store.ts";
import type { View } from "../../ui/view.ts";

const AFTER_MS = 400;

/** Speaks the inspected point after the last key press, once the network's output for it is there. */
export class PointSpeech {
  readonly #view: View;
  readonly #speak: (text: string) => void;
  #timer = 0;

  constructor(view: View, speak: (text: string) => void) {
    this.#view = view;
    this.#speak = speak;
  }

  soon(): void {
    this.stop();
    this.#timer = window.setTimeout(() => {
      const { store } = this.#view;
      const answered = store.snapshot.value?.parts.inspection?.point;
      if (answered && isSame(answered, store.point.value)) this.#speak(pointText(this.#view));
      else this.soon();
    }, AFTER_MS);
  }

  stop(): void {
    clearTimeout(this.#timer);
  }
}

/** The point and the network's output there. */
function pointText(view: View): string {
  const { inspection } = view.store.snapshot.value?.parts ?? {};
  const task = view.store.task.value;
  const texts = view.store.texts.value;
  if (!inspection || !task) return "";
  const place = inspection.point.map((value) => texts.number(value)).join("; ");
  const answers = classProbabilities(task, inspection.result.probabilities).map((value, i) =>
    task === "regression"
      ? texts.number(value)
      : view.text("class-probability", { number: i + 1, share: texts.number(value, { style: "percent" }) }),
  );
  return view.text("point-spoken", { place, answers: answers.join(", ") });
}
