/** What the worker does without until the first picture is there. */
export { PANEL_PARTS } from "../panels/computed.ts";
export { depth } from "../rooms/explorer/compute/depth.ts";
export { stepTime } from "../rooms/explorer/compute/timing.ts";
export { traits } from "../rooms/explorer/compute/traits.ts";
