import type { Store } from "../../state/store.ts";

/** Such as `spiral-epoch-120`: what a file begins with. */
export function fileName({ experiment, status }: Store): string {
  const name = experiment.value?.data.name ?? "experiment";
  const epoch = Math.floor(status.value?.epoch ?? 0);
  return `${name.replaceAll("_", "-")}-epoch-${epoch}`;
}
