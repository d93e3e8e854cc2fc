import type { Compute, Subject } from "../../experiment/compute.ts";
import type { Inspected, Place, UnitPlace, UnitWeights } from "../../experiment/protocol.ts";

export const computeInspection: Compute<"inspection"> = (subject, request) => {
  const shown = inspected(subject, request);
  if (!shown) return undefined;
  const pins = request.pins.flatMap((pin) => inspected(subject, pin) ?? []);
  const unit = request.unit ? unitWeights(subject, request.unit) : undefined;
  return { ...shown, pins, ...(unit ? { unit } : {}) };
};

function inspected({ trainer, unlessRefused }: Subject, { point, target }: Place): Inspected | undefined {
  const result = unlessRefused(() => trainer.inspect(point, target ?? undefined));
  return result && { point, target, result };
}

function unitWeights(subject: Subject, { layer, unit }: UnitPlace): UnitWeights | undefined {
  const { kernel, bias } = subject.parameters()[layer] ?? {};
  const [, units = 0, ...more] = subject.trainer.layers()[layer]?.weights.kernel ?? [];
  if (!kernel || unit >= units || more.length > 0) return undefined;
  const own = Float64Array.from({ length: kernel.length / units }, (_, i) => kernel[i * units + unit]);
  return { layer, unit, kernel: own, ...(bias?.length ? { bias: bias[unit] } : {}) };
}
