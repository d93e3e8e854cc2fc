import { isOffered } from "../../state/panel.ts";
import type { Store } from "../../state/store.ts";

/** The drawings that are no panel, and the texts that name them. */
const DRAWN = { network: "network", map: "printout-map" } as const;

export type Drawn = keyof typeof DRAWN;
export const isDrawn = (id: string): id is Drawn => id in DRAWN;

/** What a picture can be saved of: the network, the map, and the panels that are offered for the data and the network. */
export function figuresOf({ panels, points, experiment, permissions }: Store): string[] {
  const shape = points.value?.shape ?? [];
  const layers = experiment.value?.layers ?? [];
  const parts = permissions.shows("network") ? ["network"] : [];
  if (permissions.shows("output")) parts.push("map");
  const offered = panels.filter((panel) => isOffered(panel, shape, layers) && permissions.shows("analysis"));
  return [...parts, ...offered.map(({ id }) => id)];
}

export const figureText = (id: string): string => (isDrawn(id) ? DRAWN[id] : `analysis-${id}`);
