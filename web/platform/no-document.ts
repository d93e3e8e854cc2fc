/**
 * Where there is no document, as on a server, the module of the element can be imported, and defines nothing. The build puts
 * these in the place of the globals of the same names.
 */
interface Page {
  document: Document;
  HTMLElement: typeof HTMLElement;
  customElements: CustomElementRegistry;
}

const given: Partial<Page> = globalThis;

const isPage = Boolean(given.HTMLElement && given.customElements && given.document?.createTreeWalker);

const noPage = {
  document: { createTreeWalker() {}, createElement: () => ({}) },
  HTMLElement: class {},
  customElements: { define() {}, get() {} },
};

const page = (isPage ? given : noPage) as Page;
const { document: pageDocument, HTMLElement: PageElement, customElements: registry } = page;

export { pageDocument as document, PageElement as HTMLElement, registry as customElements };
