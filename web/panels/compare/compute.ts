import type { Compute } from "../../experiment/compute.ts";
import { decisionMap } from "../../panes/map/compute.ts";
import "./types.ts";

export const compute: Compute<"rival"> = (subject, { still }) => {
  const { rival, catalog } = subject;
  if (!rival) return undefined;
  const map = decisionMap(rival, rival.shape, catalog.extent, still);
  if (map) subject.transferred(map.values);
  return { status: rival.status, curves: rival.curves, map };
};
