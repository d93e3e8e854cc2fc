declare module "*.wasm?url" {
  const address: string;
  export default address;
}

declare module "*/engine-core.mjs" {
  const createModule: (options: { wasmBinary: BufferSource; locateFile: (name: string) => string }) => Promise<unknown>;
  export default createModule;
}
