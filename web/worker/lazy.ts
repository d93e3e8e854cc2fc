/** Loads a part of this worker once, when it is first needed. A failure is a LoadError, and the next need tries again. */
export function lazy<Module>(load: () => Promise<Module>): () => Promise<Module> {
  let loading: Promise<Module> | undefined;
  return () =>
    (loading ??= load().catch((error: Error) => {
      loading = undefined;
      throw Object.assign(error, { name: "LoadError" });
    }));
}
