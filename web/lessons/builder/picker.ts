const SCAN_MS = 300;
const MARKED = "[data-fact]";
/** What a number has while it can be picked, in place of what it had. */
const GIVEN = ["tabindex", "role", "aria-label"] as const;

const STYLE = `${MARKED} { outline: 2px dashed var(--accent); outline-offset: 1px; border-radius: 3px; cursor: crosshair; }
${MARKED}:is(:hover, :focus) { outline-style: solid; background: var(--accent-soft); }`;

/** An element's shadow root with those inside it. */
function rootsIn(root: ShadowRoot): ShadowRoot[] {
  const inner = Array.from(root.querySelectorAll("*"), ({ shadowRoot }) => shadowRoot).filter((each) => each !== null);
  return [root, ...inner.flatMap(rootsIn)];
}

interface Options {
  /** What a number is called, by its path. */
  name(path: string): string;
  picked(path: string): void;
  ended(): void;
}

/** While it is on, the numbers that name their fact can be pressed, by pointer and by keyboard; Escape ends it. */
export class Picker {
  readonly #root: ShadowRoot;
  readonly #options: Options;
  readonly #sheet = new CSSStyleSheet();
  readonly #styled = new Set<ShadowRoot>();
  readonly #before = new Map<Element, (string | null)[]>();
  readonly #timer: number;

  constructor(root: ShadowRoot, options: Options) {
    this.#root = root;
    this.#options = options;
    this.#sheet.replaceSync(STYLE);
    this.#scan();
    this.#timer = window.setInterval(() => this.#scan(), SCAN_MS);
    addEventListener("click", this.#onClick, { capture: true });
    addEventListener("keydown", this.#onKey, { capture: true });
  }

  /** Views draw new numbers at any time. */
  #scan(): void {
    for (const root of rootsIn(this.#root)) {
      const marked = root.querySelectorAll<HTMLElement>(MARKED);
      if (marked.length > 0 && !this.#styled.has(root)) {
        root.adoptedStyleSheets.push(this.#sheet);
        this.#styled.add(root);
      }
      for (const element of marked) this.#give(element);
    }
  }

  #give(element: HTMLElement): void {
    if (this.#before.has(element)) return;
    this.#before.set(
      element,
      GIVEN.map((name) => element.getAttribute(name)),
    );
    element.setAttribute("tabindex", "0");
    element.setAttribute("role", "button");
    element.setAttribute("aria-label", `${this.#options.name(element.dataset.fact!)}: ${element.textContent.trim()}`);
  }

  #pick(event: Event): boolean {
    const found = event.composedPath().find((each) => this.#before.has(each as Element));
    if (!found) return false;
    event.preventDefault();
    event.stopImmediatePropagation();
    const { fact } = (found as HTMLElement).dataset;
    this.stop();
    this.#options.picked(fact!);
    return true;
  }

  readonly #onClick = (event: Event): void => void this.#pick(event);

  readonly #onKey = (event: KeyboardEvent): void => {
    if (event.key === "Escape") {
      event.stopImmediatePropagation();
      this.stop();
      this.#options.ended();
    } else if (event.key === "Enter" || event.key === " ") this.#pick(event);
  };

  stop(): void {
    clearInterval(this.#timer);
    removeEventListener("click", this.#onClick, { capture: true });
    removeEventListener("keydown", this.#onKey, { capture: true });
    for (const root of this.#styled)
      root.adoptedStyleSheets = root.adoptedStyleSheets.filter((sheet) => sheet !== this.#sheet);
    for (const [element, values] of this.#before)
      GIVEN.forEach((name, i) =>
        values[i] === null ? element.removeAttribute(name) : element.setAttribute(name, values[i]),
      );
  }
}
