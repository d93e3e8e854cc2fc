/** What the worker does without until the first picture is there. */
export { default as messages } from "../../build/engine/messages.json";
export { withTexts } from "../engine/catalog-texts.ts";
export { PANEL_PARTS } from "../panels/computed.ts";
export { summarize } from "../panes/table-view/compute.ts";
export { depth } from "../rooms/explorer/compute/depth.ts";
export { stepTime } from "../rooms/explorer/compute/timing.ts";
export { traits } from "../rooms/explorer/compute/traits.ts";
