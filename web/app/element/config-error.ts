/** As the engine refuses. */
export const configError = (path: string, message: string) =>
  Object.assign(new Error(`${path}: ${message}`), { name: "ConfigError", path });
