import type { Need } from "../../experiment/protocol.ts";
import type { Panel, PartRules } from "../panel.ts";

/** The rules of parts that no panel defines. */
const PAGE_PARTS: { readonly [Part in Need]?: PartRules } = {
  neurons: { pause: 45 },
  weights: { pause: 90 },
  weight: { dependsOn: ({ weight }) => weight },
  inspection: { pause: 90, dependsOn: ({ point, target, pins, unit }) => [point, target, pins, unit] },
  gallery: { pause: 300 },
};

/** The rules by part. A part without rules is requested with every frame. */
export type Rules = (need: Need) => PartRules;

export function rulesOf(panels: readonly Panel[]): Rules {
  const all: { readonly [Part in Need]?: PartRules } = Object.assign(
    {},
    PAGE_PARTS,
    ...panels.map(({ parts }) => parts),
  );
  return (need) => all[need] ?? {};
}
