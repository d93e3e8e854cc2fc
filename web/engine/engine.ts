import messages from "../../build/engine/messages.json";
import { withTexts } from "./catalog-texts.ts";
import { learnWords } from "./words.ts";

/** The engine with all of its words, as other programs load it. The page's worker loads load.ts, and the words later. */
learnWords({ messages, withTexts });

export { EngineError, loadEngine } from "./load.ts";
export type * from "./types.ts";
