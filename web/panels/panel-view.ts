import type { Numbers } from "../ui/explanation.ts";
import type { Store } from "../state/store.ts";
import { View } from "../ui/view.ts";

/** What the "?" beside a panel shows besides the texts explain-ID and explain-ID-now. */
export interface Explanation {
  /** TeX. */
  readonly formula?: string;
  /** The numbers that explain-ID-now names. */
  numbers(store: Store): Numbers;
}

/** The view of a panel. */
export abstract class PanelView extends View {
  abstract readonly explanation: Explanation;
}
