import type { Confusion, Points } from "../api.ts";
import type { Task } from "../engine/types.ts";

/** Counts of what was true against what was predicted; undefined for regression. */
export function confusion(task: Task, outputs: ArrayLike<number>, points: Points): Confusion | undefined {
  if (task === "regression") return undefined;
  const { rows, trainRows, targets } = points;
  const [width, columns] = [outputs.length / rows, targets.length / rows];
  const row = (values: ArrayLike<number>, index: number, size: number) => Array.from({ length: size }, (_, i) => values[index * size + i]);
  const answers = Array.from({ length: rows }, (_, i) => ({ truth: row(targets, i, columns), answer: row(outputs, i, width) }));
  const count = task === "multiclass" ? countClasses : countLabels;
  // Beside an output from −1 to 1, labels are −1 and 1.
  const middle = targets.some((target) => target < 0) ? 0 : 0.5;
  return { task, train: count(answers.slice(0, trainRows), width, middle), test: count(answers.slice(trainRows), width, middle) };
}

interface Answer {
  truth: number[];
  answer: number[];
}

const greatest = (values: readonly number[]) => values.indexOf(Math.max(...values));

/** True × predicted. */
function countClasses(answers: readonly Answer[], width: number, middle: number): number[][] {
  const classes = Math.max(2, width);
  const counts = Array.from({ length: classes }, () => new Array<number>(classes).fill(0));
  for (const { truth, answer } of answers) {
    const actual = width === 1 ? Number(truth[0] > middle) : truth.length === 1 ? truth[0] : greatest(truth);
    const predicted = width === 1 ? Number(answer[0] > middle) : greatest(answer);
    if (predicted >= 0) counts[actual][predicted]++;
  }
  return counts;
}

/** By label: holds and said, holds and not said, does not hold and said, neither. */
function countLabels(answers: readonly Answer[], width: number, middle: number): number[][] {
  return Array.from({ length: width }, (_, label) => {
    const counts = [0, 0, 0, 0];
    for (const { truth, answer } of answers) counts[(truth[label] > middle ? 0 : 2) + (answer[label] > middle ? 0 : 1)]++;
    return counts;
  });
}
