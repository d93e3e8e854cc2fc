const DOUBLE_PRESS_MS = 500;

/** Presses after which something else lies under the pointer: of a double press the second one is not meant for that. */
export class Presses {
  #last = -Infinity;

  isMeant({ timeStamp }: Event): boolean {
    if (timeStamp - this.#last < DOUBLE_PRESS_MS) return false;
    this.#last = timeStamp;
    return true;
  }
}
