import type { Session } from "../state/session/session.ts";
import type { Store } from "../state/store.ts";

/** What all views in one `<activation-playground>` share. */
export interface Context {
  readonly store: Store;
  /** undefined while the element is in no document; then no view is, either. */
  readonly session: Session | undefined;
}

const contexts = new WeakMap<Element, Context>();

/** Hands the context down to the views in the element's shadow root. */
export const provideContext = (element: Element, context: Context): void => void contexts.set(element, context);

/** The context of the element whose shadow root the view stands in. The view hands it on to the views in its own. */
export function inheritContext(view: Element): { store: Store; session: Session } {
  const context = contexts.get((view.getRootNode() as ShadowRoot).host);
  if (!context?.session) throw new Error(`<${view.localName}> is not inside <activation-playground>`);
  provideContext(view, context);
  return { store: context.store, session: context.session };
}
