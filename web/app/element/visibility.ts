const CHECK_INTERVAL_MS = 250;

/**
 * Whether an element can be seen: it is on the screen, its page is shown, and neither its styles nor those around it hide it.
 * No event tells of styles: `check` is to be called with every frame.
 */
export class Visibility {
  readonly #element: HTMLElement;
  readonly #changed: () => void;
  readonly #observer: IntersectionObserver;
  #isOnScreen = true;
  #isVisible = true;
  #checked = -Infinity;

  constructor(element: HTMLElement, changed: () => void) {
    this.#element = element;
    this.#changed = changed;
    this.#observer = new IntersectionObserver((entries) => {
      this.#isOnScreen = entries[entries.length - 1].isIntersecting;
      changed();
    });
    this.#observer.observe(element);
    document.addEventListener("visibilitychange", changed);
  }

  get now(): boolean {
    return this.#isOnScreen && this.#isVisible && document.visibilityState === "visible";
  }

  check(time: number): void {
    if (time - this.#checked < CHECK_INTERVAL_MS || !this.#isOnScreen) return;
    this.#checked = time;
    const isVisible =
      this.#element.checkVisibility?.({
        opacityProperty: true,
        visibilityProperty: true,
        contentVisibilityAuto: true,
      }) ?? true;
    if (isVisible === this.#isVisible) return;
    this.#isVisible = isVisible;
    this.#changed();
  }

  stop(): void {
    this.#observer.disconnect();
    document.removeEventListener("visibilitychange", this.#changed);
  }
}
