import { html, nothing, type LitElement, type TemplateResult } from "lit";
import type { Address } from "./address.ts";
import { HAS_ADDRESS, type Host } from "./host.ts";

/** Without it, the page is printed as it is on the screen. */
const loadModule = () => import("../../panes/print/view.ts");

/** Prints the printout in place of the page. */
export class Printing {
  readonly #host: Host;
  readonly #address: Address;
  readonly #paper = matchMedia("print");
  #isPrinting = false;

  constructor(host: Host, address: Address) {
    this.#host = host;
    this.#address = address;
  }

  /** Follows the browser's own print command. Returns a function that ends that. */
  listen(): () => void {
    const onEvent = ({ type }: Event) => this.#set(type === "beforeprint");
    const onMedia = () => this.#set(this.#paper.matches);
    this.#paper.addEventListener("change", onMedia);
    addEventListener("beforeprint", onEvent);
    addEventListener("afterprint", onEvent);
    return () => {
      this.#paper.removeEventListener("change", onMedia);
      removeEventListener("beforeprint", onEvent);
      removeEventListener("afterprint", onEvent);
    };
  }

  /** The browser's own print command uses only what is loaded by then. */
  load(): Promise<object | undefined> {
    return this.#host.store.modules.tryGetView(loadModule);
  }

  /** Loads and computes everything first: nothing arrives while the browser prints. */
  async print(): Promise<void> {
    const { element, session } = this.#host;
    await Promise.all([this.load(), this.#address.write()]);
    this.#set(true);
    await element.updateComplete;
    await session?.refresh();
    await element.renderRoot.querySelector<LitElement>("playground-printout")?.updateComplete;
    await new Promise(requestAnimationFrame); // its parts are drawn in this frame
    print();
    this.#set(this.#paper.matches); // some browsers print after this call
  }

  #set(isPrinting: boolean): void {
    const { element } = this.#host;
    if (isPrinting) {
      this.#address.writeNow(); // nothing arrives while the browser prints
      void this.#address.write().then(() => element.requestUpdate());
      void this.load().then(() => element.requestUpdate());
    }
    this.#isPrinting = isPrinting;
    element.requestUpdate();
  }

  render(): TemplateResult | typeof nothing {
    const { element, store } = this.#host;
    const isShown =
      this.#isPrinting &&
      !store.isLessonPrinted.value &&
      store.view.value.room === "playground" &&
      store.texts.value.has("name");
    if (!isShown || !customElements.get("playground-printout")) return nothing;
    return html`<div class="paper"><playground-printout
      .address=${element.linked && HAS_ADDRESS ? location.href : null}
      .carried=${!this.#address.isTooLarge}
    ></playground-printout></div>`;
  }
}
