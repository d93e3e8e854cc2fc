/** The policy's name in a page's `trusted-types` directive. */
const POLICY = "activation-playground";

interface Factory {
  createPolicy(
    name: string,
    rules: { createScriptURL(text: string): string },
  ): { createScriptURL(text: string): string };
}

/**
 * A script's address as a trusted script URL, for pages with `require-trusted-types-for 'script'`. The policy returns
 * this address for any input, so that it cannot be used to trust another script. Call it once per page.
 */
export function trustedScript(address: string): string {
  const factory = (globalThis as { trustedTypes?: Factory }).trustedTypes;
  return factory?.createPolicy(POLICY, { createScriptURL: () => address }).createScriptURL("") ?? address;
}
