/** The page names it: a bundler gives the engine's file another name, and does not read this script. */
export const engineAddress = new URL(self.name);
