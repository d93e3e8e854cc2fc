const SLICE = 1000;

/** The fingerprint of an experiment after so many steps, wherever the engine runs. */
export function fingerprint(engine, { config }, steps) {
  const trainer = engine.createTrainer(config);
  for (let made = 0; made < steps; made += SLICE) trainer.train({ steps: Math.min(SLICE, steps - made) });
  const result = trainer.fingerprint();
  trainer.dispose();
  return result;
}
