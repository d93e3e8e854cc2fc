/** Where a bundler has put the engine's file. */
declare const address: string;
export default address;
