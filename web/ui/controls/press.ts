const DOUBLE_PRESS_MS = 500;
const SAME_PLACE = 8;

/** Presses after which something else lies under the pointer: of a double press the second one is not meant for that. */
export class Presses {
  #last = { timeStamp: -Infinity, clientX: 0, clientY: 0 };

  isMeant({ timeStamp, clientX, clientY }: MouseEvent): boolean {
    const last = this.#last;
    const isSamePlace = Math.hypot(clientX - last.clientX, clientY - last.clientY) < SAME_PLACE;
    if (timeStamp - last.timeStamp < DOUBLE_PRESS_MS && isSamePlace) return false;
    this.#last = { timeStamp, clientX, clientY };
    return true;
  }
}
