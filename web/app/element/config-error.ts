/** An error like the engine's. */
export const configError = (path: string, message: string) =>
  Object.assign(new Error(`${path}: ${message}`), { name: "ConfigError", path });
