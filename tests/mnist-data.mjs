// Data of MNIST's size, of figures that the engine draws: for a test in the page and for the bench.

export const side = 28;
export const trainRows = 60_000;
export const testRows = 10_000;
/** So many figures are drawn; the data repeat them. */
const drawn = 5000;

function repeated(part, count) {
  const all = new Uint8Array(part.length * count);
  for (let i = 0; i < count; i++) all.set(part, i * part.length);
  return all;
}

/** @returns {{ inputs: Uint8Array, targets: Uint8Array }} rows × pixels from 0 to 255, and a class a row */
export function mnistData(engine) {
  const { inputs, targets } = engine.dataset({ name: "digits", samples: drawn, side }, 7);
  const times = (trainRows + testRows) / drawn;
  return {
    inputs: repeated(
      Uint8Array.from(inputs, (pixel) => Math.round(255 * pixel)),
      times,
    ),
    targets: repeated(Uint8Array.from(targets), times),
  };
}
