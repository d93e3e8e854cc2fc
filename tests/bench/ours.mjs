// The engine as users get it: dist/engine.js.

/**
 * The rate is that of train({steps}), as the page runs it: the engine gathers its own shuffled batches and keeps
 * its history; in the first epochs and every eighth it passes over all data, to see that the loss is finite.
 * The check gives it the batches of the others; to do so for many steps would measure how lists of rows are handed over.
 */
export function ours(task, engine) {
  const trainer = engine.createTrainer(task.config);
  return {
    check: (steps) =>
      trainer.train({ batches: Array.from({ length: steps }, (_, step) => task.batches[step % task.batches.length]) }),
    train(steps) {
      if (trainer.train({ steps }).state !== "ready") throw new Error("our training diverged");
    },
    parameters: () => trainer.parameters(),
    dispose: () => trainer.dispose(),
  };
}
