const ASK_EVERY_MS = 250;

/**
 * Whether an element can be seen: on the screen, in a page that is shown, and not hidden by its styles or those around it,
 * of which no event tells: `ask` is to be called with every frame.
 */
export class Seen {
  readonly #element: HTMLElement;
  readonly #changed: () => void;
  readonly #observer: IntersectionObserver;
  #onScreen = true;
  #visible = true;
  #asked = -Infinity;

  constructor(element: HTMLElement, changed: () => void) {
    this.#element = element;
    this.#changed = changed;
    this.#observer = new IntersectionObserver((entries) => {
      this.#onScreen = entries[entries.length - 1].isIntersecting;
      changed();
    });
    this.#observer.observe(element);
  }

  get now(): boolean {
    return this.#onScreen && this.#visible && document.visibilityState === "visible";
  }

  ask(time: number): void {
    if (time - this.#asked < ASK_EVERY_MS || !this.#onScreen) return;
    this.#asked = time;
    const visible =
      this.#element.checkVisibility?.({
        opacityProperty: true,
        visibilityProperty: true,
        contentVisibilityAuto: true,
      }) ?? true;
    if (visible === this.#visible) return;
    this.#visible = visible;
    this.#changed();
  }

  stop(): void {
    this.#observer.disconnect();
  }
}
