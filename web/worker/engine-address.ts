import address from "../../build/engine/engine.wasm?url";

/** Where the engine's file is. In the site in one file, the file itself. */
export const engineAddress = new URL(address, import.meta.url);
