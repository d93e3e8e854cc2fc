import type { TemplateResult } from "lit";
import type { Way } from "../../state/sharing.ts";
import { icon, pathIcon } from "../../ui/controls/icons.ts";

/** How the experiment leaves the page, in the order of the list. Each has a text share-way-ID, and a line share-about-ID. */
export const WAYS: readonly { readonly id: Way; readonly face: () => TemplateResult }[] = [
  { id: "link", face: () => icon("link") },
  { id: "file", face: () => icon("save") },
  {
    id: "code",
    face: () => pathIcon("M8.7 6.3 3 12l5.7 5.7 1.4-1.4L5.8 12l4.3-4.3zm6.6 0-1.4 1.4 4.3 4.3-4.3 4.3 1.4 1.4L21 12z"),
  },
  {
    id: "model",
    face: () =>
      pathIcon(
        "M5 4a2.5 2.5 0 0 1 2.4 3.2l3.1 2.6a2.5 2.5 0 0 1 3 0l3.1-2.6A2.5 2.5 0 1 1 18 8.7l-3.1 2.6a2.5 2.5 0 0 1 0 1.4l3.1 2.6a2.5 2.5 0 1 1-1.4 1.5l-3.1-2.6a2.5 2.5 0 0 1-3 0l-3.1 2.6A2.5 2.5 0 1 1 6 15.3l3.1-2.6a2.5 2.5 0 0 1 0-1.4L6 8.7A2.5 2.5 0 1 1 5 4z",
      ),
  },
  { id: "pictures", face: () => icon("picture") },
  {
    id: "embed",
    face: () =>
      pathIcon(
        "M3 4h18v16H3zm2 4v10h14V8zm4.5 2 1.2 1.2L8.9 13l1.8 1.8L9.5 16l-3-3zm5 0 3 3-3 3-1.2-1.2 1.8-1.8-1.8-1.8z",
      ),
  },
];

/** What needs an address that leads back to the page. */
export const LINKED: readonly Way[] = ["link", "embed"];
