/** A unit in one of the two passes, or the loss between them. */
export interface Step {
  pass: "forward" | "loss" | "backward";
  layer: number;
  unit: number;
}

/** Forward through all units, the loss, and backward from the output; of a wide layer only the first units. */
export function stepsOf(units: readonly number[], most: number): Step[] {
  const through = (pass: Step["pass"]) =>
    units.map((count, layer) =>
      Array.from({ length: Math.min(count, most) }, (_, unit): Step => ({ pass, layer, unit })),
    );
  return [
    ...through("forward").flat(),
    { pass: "loss", layer: units.length - 1, unit: 0 },
    ...through("backward").reverse().flat(),
  ];
}
