import type { Target } from "../../experiment/protocol.ts";
import type { Store } from "../../state/store.ts";
import type { Value } from "../expression/evaluate.ts";
import type { PageFacts } from "../facts/page.ts";
import type { Step } from "../lesson.ts";

/** What a step keeps beside the store. */
export interface PageBits {
  /** The target that the step gives, of the step's own point. */
  target: Target | null;
  reached: PageFacts["reached"];
}

/** What the page knows and a trainer does not. */
export function pageFacts(
  store: Store,
  { target, reached }: PageBits,
  was: Readonly<Record<string, Value>>,
  answer: number | string | undefined,
  { nudge }: Step,
): PageFacts {
  const view = store.view.value;
  return {
    point: store.points.value ? store.point.value : null,
    target: target ?? store.target.value,
    nudge: view.nudge ?? nudge ?? null,
    lab: view.lab,
    explorer: view.explorer,
    reached,
    was,
    answer: answer ?? null,
    still: !store.playing.value,
  };
}
