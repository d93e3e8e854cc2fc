import { signal } from "@preact/signals-core";
import type { Colors } from "../../charts/colors.ts";
import type { Store } from "../../state/store.ts";

/** The same store with other colours, for a copy of a view that is drawn in another theme than the page. */
export function withColors(store: Store, colors: Colors): Store {
  const own = signal(colors);
  return new Proxy(store, {
    get(target, key) {
      if (key === "colors") return own;
      const value: unknown = Reflect.get(target, key, target);
      return typeof value === "function" ? (value.bind(target) as unknown) : value;
    },
  });
}
