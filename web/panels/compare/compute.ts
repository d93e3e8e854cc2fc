import type { Compute } from "../../experiment/compute.ts";
import { decisionMap } from "../../experiment/decision-map.ts";
import "./types.ts";

export const compute: Compute<"baseline"> = (subject, { still }) => {
  const { baseline, catalog } = subject;
  if (!baseline) return undefined;
  const map = decisionMap(baseline, baseline.shape, catalog.extent, still);
  if (map) subject.transferred(map.values);
  return { status: baseline.status, curves: baseline.curves, map };
};
