/** Named in a page's `trusted-types` directive. */
const POLICY = "activation-playground";

interface Factory {
  createPolicy(
    name: string,
    rules: { createScriptURL(text: string): string },
  ): { createScriptURL(text: string): string };
}

/**
 * A script's address in the form that a page with `require-trusted-types-for 'script'` takes. The policy answers with
 * this address whatever it is asked, so that nobody can have another script trusted by it. To be called once a page.
 */
export function trustedScript(address: string): string {
  const factory = (globalThis as { trustedTypes?: Factory }).trustedTypes;
  return factory?.createPolicy(POLICY, { createScriptURL: () => address }).createScriptURL("") ?? address;
}
