import type { Need } from "../experiment/protocol.ts";
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

/** The view of a panel, by its name playground-ID. */
export abstract class PanelView extends View {
  protected override get needs(): readonly Need[] {
    return this.store.panels.find(({ id }) => this.localName === `playground-${id}`)!.needs;
  }

  abstract readonly explanation: Explanation;
}
