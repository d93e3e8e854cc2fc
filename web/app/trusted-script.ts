/** The policy's name in a page's `trusted-types` directive. */
const POLICY = "activation-playground";

interface Policy {
  createScriptURL(text: string): string;
}
interface Factory {
  createPolicy(name: string, rules: Policy): Policy;
}

/** A page may create a policy of a name only once. */
let policy: Policy | undefined;
const trusted = new Set<string>();

function own(address: string): string {
  if (trusted.has(address)) return address;
  throw new TypeError(`not a script of the page: ${address}`);
}

/**
 * A script's address as a trusted script URL, for pages with `require-trusted-types-for 'script'`. The policy refuses
 * every address that did not come through here, so that it cannot be used to trust another script.
 */
export function trustedScript(address: string): string {
  trusted.add(address);
  policy ??= (globalThis as { trustedTypes?: Factory }).trustedTypes?.createPolicy(POLICY, { createScriptURL: own });
  return policy?.createScriptURL(address) ?? address;
}
