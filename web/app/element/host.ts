import type { LitElement } from "lit";
import type { Session } from "../../state/session/session.ts";
import type { Store } from "../../state/store.ts";

/** What the element's modules know of it. */
export interface Host {
  readonly element: LitElement & {
    theme: "auto" | "light" | "dark";
    /** The element fills the page: the page's address carries the experiment. */
    readonly linked: boolean;
    readonly autoplay: boolean;
  };
  readonly store: Store;
  /** undefined while the element is in no document. */
  readonly session: Session | undefined;
}

/** Documents of `srcdoc` and `data:` have no address that leads back to them. */
export const HAS_ADDRESS = ["http:", "https:", "file:"].includes(globalThis.location?.protocol);
