import type { Store } from "../state/store.ts";
import type { Numbers } from "../ui/explanation.ts";
import { knownExactly } from "../ui/known.ts";

/** The losses that an explanation names. */
export function lossNumbers({ snapshot, texts }: Store): Numbers {
  const { train, test } = snapshot.value?.status ?? {};
  return { train: knownExactly(texts.value, train?.loss), test: knownExactly(texts.value, test?.loss) };
}
